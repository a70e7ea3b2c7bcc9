"""One campaign in one world, for any law: who is convinced notes in a calendar who will hear of it on which day.

It is `sim.engines.quick` for words of any size: people are convinced while they listen, and marks are noted by day.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.effects import LEADER
from sim.engines.bounds import first_day
from sim.engines.manner import differs, factor_of, leave, mark_of, set_out, settle, take_on
from sim.engines.state import (
    BUYERS,
    CONVINCED,
    FORGOTTEN,
    LOGGED,
    PAGE,
    REACHED,
    WAITING,
    convince,
    entry,
    hand_back,
    know,
    reset,
)
from sim.engines.waves import begin, following
from sim.kernels import kernel


@kernel
def _approach(wave: Any, today: Any, approach: Any, luck: Any, state: Any) -> None:
    """Approach the people of a wave."""
    begin(wave, approach)
    person = following(approach, state.approached, state.days)
    while person >= 0:
        state.approached[person] = today
        know(person, today, state)
        if luck.accepts[person] and state.days[person] < 0:
            convince(person, today, state)
        person = following(approach, state.approached, state.days)


@kernel
def _forget(today: Any, state: Any, log: Any) -> None:
    """Let words go that were heeded too long ago."""
    while state.tally[FORGOTTEN] < state.tally[LOGGED]:
        place = state.tally[FORGOTTEN]
        if log.day[place] > today - log.memory:
            return
        state.evidence[log.person[place]] -= log.worth[place]
        state.tally[FORGOTTEN] += 1


@kernel
def _hear(person: Any, evidence: Any, today: Any, luck: Any, state: Any, log: Any) -> None:
    """Let a person hear something; without thresholds, anything convinces."""
    if state.days[person] >= 0:
        return
    know(person, today, state)
    if luck.threshold.size > 0:
        if log is not None and evidence > 0:
            place = state.tally[LOGGED]
            log.person[place], log.worth[place], log.day[place] = person, evidence, today
            state.tally[LOGGED] += 1
        state.evidence[person] += evidence
        if state.evidence[person] < luck.threshold[person]:
            return
    convince(person, today, state)


@kernel
def _note(listener: Any, evidence: Any, day: Any, state: Any) -> None:
    """Enter what a listener will hear in the calendar."""
    at = entry(day, state)
    state.calendar[at] = listener
    if state.carried.size > 0:
        state.carried[at] = evidence


@kernel
def _speak_as_live(person: Any, today: Any, last_day: Any, live: Any, state: Any) -> None:
    """Note who will hear a person on their live ties."""
    for tie in range(live.start[person], live.start[person + 1]):
        day = today + (live.delay[tie] if live.delay.size > 0 else 1)
        if day <= last_day:
            _note(live.listener[tie], live.evidence[tie] if live.evidence.size > 0 else 1, day, state)


@kernel
def _leave(person: Any, mark: Any, today: Any, live: Any, manner: Any) -> None:
    """Leave marks with all who heed a person on their live ties."""
    for tie in range(live.start[person], live.start[person + 1]):
        if live.evidence.size == 0 or live.evidence[tie] > 0:
            leave(mark, live.listener[tie], today + (live.delay[tie] if live.delay.size > 0 else 1), manner)


@kernel
def _speak_otherwise(
    person: Any, seed: Any, mark: Any, today: Any, last_day: Any, speech: Any, state: Any, manner: Any
) -> None:
    """Note who will hear a person who speaks in another way than their live ties say."""
    factor, posts = factor_of(person, seed, speech, manner), speech.posts if seed else 1
    days, one_shot = speech.days, speech.one_shot
    reach = speech.law.reach[person % speech.law.reach.size]
    for tie in range(speech.start[person], speech.start[person + 1]):
        listener, number = speech.listener[tie], speech.number[tie]
        strange = speech.unfamiliar.size > 0 and speech.unfamiliar[listener]
        law = speech.strange if strange else speech.law
        hear = min(1.0, law.hear[tie % law.hear.size] * factor)
        heeded = first_day(number, hear, reach, posts, days, one_shot)
        if law.exposes:
            expose = max(law.expose[tie % law.expose.size], hear)
            known = first_day(number, expose, reach, posts, days, one_shot)
            if known > 0 and known != heeded and today + known <= last_day:
                _note(listener, 0, today + known, state)
        if heeded > 0 and today + heeded <= last_day:
            evidence = law.evidence[tie % law.evidence.size]
            _note(listener, evidence, today + heeded, state)
            if evidence > 0:
                leave(mark, listener, today + heeded, manner)


@kernel
def _tell(
    person: Any,
    seed: Any,
    today: Any,
    last_day: Any,
    live: Any,
    speech: Any,
    state: Any,
    manner: Any,
) -> None:
    """Note who will hear a person who may speak otherwise, or leave marks."""
    mark = mark_of(person, 1, speech)
    if differs(person, seed, speech, manner):
        _speak_otherwise(person, seed, mark, today, last_day, speech, state, manner)
        return
    _speak_as_live(person, today, last_day, live, state)
    if mark:
        _leave(person, mark, today, live, manner)


@kernel
def _end_day(
    done: Any,
    seeds: Any,
    today: Any,
    last_day: Any,
    luck: Any,
    led: Any,
    live: Any,
    speech: Any,
    state: Any,
    manner: Any,
) -> None:
    """Let those convinced today buy, and note who will hear them when; write the day's counts."""
    for place in range(done, state.tally[CONVINCED]):
        person = state.order[place]
        buys = luck.buys[person]
        if manner is not None and manner.marks.size > 0:
            buys = led[person] if take_on(person, today - np.int64(place < seeds), manner) & LEADER else buys
        state.tally[BUYERS] += buys
        if luck.recommends[person]:
            if speech is None:
                _speak_as_live(person, today, last_day, live, state)
            else:
                _tell(person, place < seeds, today, last_day, live, speech, state, manner)
    for measure in range(3):
        state.counts[measure, today] = state.tally[measure]


@kernel
def _instigate(today: Any, luck: Any, state: Any) -> None:
    """Convince those who need no evidence, on day 1."""
    if today == 1 and luck.instigators:
        for person in range(luck.threshold.size):
            if state.days[person] < 0 and luck.threshold[person] <= 0:
                convince(person, today, state)


@kernel
def _reach(today: Any, evidence: Any, luck: Any, state: Any, log: Any) -> None:
    """Let everybody whose day for it is today hear what comes from outside; worth nothing, it is only known."""
    only_known = luck.threshold.size == 0 and evidence < 1
    while state.tally[REACHED] < luck.reached.size and luck.reached_days[state.tally[REACHED]] == today:
        person = luck.reached[state.tally[REACHED]]
        if not only_known:
            _hear(person, evidence, today, luck, state, log)
        elif state.days[person] < 0:
            know(person, today, state)
        state.tally[REACHED] += 1


@kernel
def _listen(today: Any, luck: Any, state: Any, log: Any) -> None:
    """Let everybody hear what stands in the calendar for today, and free its pages."""
    slot = today & (state.head.size - 1)
    page, entries = state.head[slot], state.fill[slot]
    state.head[slot] = -1
    while page >= 0:
        for at in range(page * PAGE, page * PAGE + entries):
            evidence = state.carried[at] if state.carried.size > 0 else 1
            _hear(state.calendar[at], evidence, today, luck, state, log)
        state.tally[WAITING] -= entries
        entries = PAGE
        page = hand_back(page, state)


@kernel
def play(
    approach: Any,
    external_evidence: Any,
    last_day: Any,
    luck: Any,
    led: Any,
    live: Any,
    speech: Any,
    state: Any,
    manner: Any,
    log: Any,
) -> Any:
    """Play one campaign.

    Parameters
    ----------
    approach, external_evidence, last_day, luck, led, speech, manner
        As in `sim.engines.quick.play`.
    live : Live
        Ties that are heard in the world.
    state : State
        Overwritten with how this campaign goes.
    log : Log or None
        Overwritten with the words that count; None where none are forgotten.

    Returns
    -------
    int
        The last day that was played.
    """
    reset(state)
    if manner is not None:
        set_out(manner)
    today, wave = 0, 0
    while True:
        done = state.tally[CONVINCED]
        if log is not None:
            _forget(today, state, log)
        if wave < approach.days.size and approach.days[wave] == today:
            _approach(wave, today, approach, luck, state)
            wave += 1
        seeds = state.tally[CONVINCED]
        if today > 0:
            _instigate(today, luck, state)
            _reach(today, external_evidence, luck, state, log)
            _listen(today, luck, state, log)
        _end_day(done, seeds, today, last_day, luck, led, live, speech, state, manner)
        over = state.tally[WAITING] == 0 and state.tally[REACHED] == luck.reached.size and wave == approach.days.size
        if today >= last_day or (over and not (today == 0 and luck.instigators)):
            break
        today += 1
    if manner is not None:
        settle(today, state.days, manner)
    return today
