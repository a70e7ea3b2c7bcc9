"""A campaign in one world in which words are forgotten, leave marks or differ in weight: all listen, then decide.

The calendar of `sim.engines.calendar` convinces people while they listen. That is right only as long as it does not
matter who else is heard on the same day. Here everybody listens first. Who is approached, and who has heeded a
manager, may speak in another way than their live ties say; they read the random numbers of their own ties.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.effects import LEADER, MANAGER
from sim.engines.bounds import first_day
from sim.engines.speech import FORGOTTEN, HEADS, LOGGED, MONEY, NEXT, PENDING
from sim.engines.state import BUYERS, CONVINCED, PAGE, REACHED, WAITING, convince, entry, hand_back, know, reset
from sim.kernels import kernel


@kernel
def _approach_one(person: Any, today: Any, luck: Any, state: Any, more: Any) -> None:
    more.approached[person] = today
    know(person, today, state)
    if luck.accepts[person] and state.days[person] < 0:
        more.seed[person] = True
        convince(person, today, state)


@kernel
def _adapt(wave: Any, today: Any, approach: Any, luck: Any, state: Any, more: Any) -> None:
    """Go down the whole order, passing over who was approached or is convinced, or costs more than is left."""
    state.tally[HEADS] += approach.heads[wave]
    if approach.money.size > 0:
        state.tally[MONEY] += approach.money[wave]
    for person in approach.order:
        if state.tally[HEADS] == 0:
            return
        if more.approached[person] >= 0 or state.days[person] >= 0:
            continue
        if approach.money.size > 0:
            if approach.fees[person] > state.tally[MONEY]:
                continue
            state.tally[MONEY] -= approach.fees[person]
        state.tally[HEADS] -= 1
        _approach_one(person, today, luck, state, more)


@kernel
def _approach(wave: Any, today: Any, approach: Any, luck: Any, state: Any, more: Any) -> None:
    """Approach the people of a wave."""
    if approach.adaptive:
        _adapt(wave, today, approach, luck, state, more)
        return
    first = state.tally[NEXT]
    for place in range(first, first + approach.heads[wave]):
        _approach_one(approach.order[place], today, luck, state, more)
    state.tally[NEXT] += approach.heads[wave]


@kernel
def _forget(today: Any, memory: Any, state: Any, more: Any) -> None:
    """Let words go that were heeded too long ago."""
    while state.tally[FORGOTTEN] < state.tally[LOGGED]:
        place = state.tally[FORGOTTEN]
        if more.when[place] > today - memory:
            return
        state.evidence[more.logged[place]] -= more.worth[place]
        state.tally[FORGOTTEN] += 1


@kernel
def _heed(person: Any, evidence: Any, mark: Any, today: Any, luck: Any, state: Any, more: Any) -> None:
    """Let a person hear something; who has heard enough decides when everybody has listened."""
    if state.days[person] >= 0:
        return
    know(person, today, state)
    if evidence <= 0:
        return
    more.marks[person] |= mark
    enough = luck.threshold.size == 0
    if not enough:
        before = state.evidence[person]
        state.evidence[person] += evidence
        enough = before < luck.threshold[person] and state.evidence[person] >= luck.threshold[person]
        if more.when.size > 0:
            place = state.tally[LOGGED]
            more.logged[place], more.worth[place], more.when[place] = person, evidence, today
            state.tally[LOGGED] += 1
    if enough and not more.waiting[person]:
        more.waiting[person] = True
        more.pending[state.tally[PENDING]] = person
        state.tally[PENDING] += 1


@kernel
def _note(listener: Any, evidence: Any, mark: Any, day: Any, state: Any, more: Any) -> None:
    """Enter what a listener will hear in the calendar."""
    at = entry(day, state)
    state.calendar[at] = listener
    if state.carried.size > 0:
        state.carried[at] = evidence
    if more.spoken.size > 0:
        more.spoken[at] = mark


@kernel
def _speak(person: Any, today: Any, last_day: Any, factor: Any, posts: Any, speech: Any, state: Any, more: Any) -> None:
    """Note who will hear a person who speaks in another way than their live ties say."""
    mark = speech.mark[person] if speech.mark.size > 0 else np.uint8(0)
    days, one_shot = speech.days, speech.one_shot
    reach = speech.law.reach[person % speech.law.reach.size]
    for tie in range(speech.start[person], speech.start[person + 1]):
        listener, number = speech.listener[tie], speech.number[tie]
        if state.days[listener] >= 0:
            continue
        strange = speech.unfamiliar.size > 0 and speech.unfamiliar[listener]
        law = speech.strange if strange else speech.law
        hear = min(1.0, law.hear[tie % law.hear.size] * factor)
        heeded = first_day(number, hear, reach, posts, days, one_shot)
        if law.exposes:
            expose = max(law.expose[tie % law.expose.size], hear)
            known = first_day(number, expose, reach, posts, days, one_shot)
            if known > 0 and known != heeded and today + known <= last_day:
                _note(listener, 0, mark, today + known, state, more)
        if heeded > 0 and today + heeded <= last_day:
            _note(listener, law.evidence[tie % law.evidence.size], mark, today + heeded, state, more)


@kernel
def _speak_as_live(person: Any, today: Any, last_day: Any, speech: Any, live: Any, state: Any, more: Any) -> None:
    """Note who will hear a person on their live ties."""
    mark = speech.mark[person] if speech.mark.size > 0 else np.uint8(0)
    for tie in range(live.start[person], live.start[person + 1]):
        day = today + (live.delay[tie] if live.delay.size > 0 else 1)
        if day <= last_day:
            evidence = live.evidence[tie] if live.evidence.size > 0 else 1
            _note(live.listener[tie], evidence, mark, day, state, more)


@kernel
def _end_day(
    done: Any, today: Any, last_day: Any, luck: Any, led: Any, live: Any, speech: Any, state: Any, more: Any
) -> None:
    """Let those convinced today buy, and note who will hear them when; write the day's counts."""
    for place in range(done, state.tally[CONVINCED]):
        person = state.order[place]
        state.tally[BUYERS] += led[person] if more.marks[person] & LEADER else luck.buys[person]
        if luck.recommends[person]:
            factor, posts = 1.0, 1
            if more.seed[person]:
                factor, posts = speech.flag[person % speech.flag.size], speech.posts
            if more.marks[person] & MANAGER:
                factor *= speech.answer
            if factor == 1.0 and posts == 1:
                _speak_as_live(person, today, last_day, speech, live, state, more)
            else:
                _speak(person, today, last_day, factor, posts, speech, state, more)
    for measure in range(3):
        state.counts[measure, today] = state.tally[measure]


@kernel
def _reach(today: Any, evidence: Any, luck: Any, state: Any, more: Any) -> None:
    """Let everybody whose day for it is today hear what comes from outside."""
    while state.tally[REACHED] < luck.reached.size and luck.reached_days[state.tally[REACHED]] == today:
        _heed(luck.reached[state.tally[REACHED]], evidence, np.uint8(0), today, luck, state, more)
        state.tally[REACHED] += 1


@kernel
def _listen(today: Any, luck: Any, state: Any, more: Any) -> None:
    """Let everybody hear what stands in the calendar for today, and free its pages."""
    slot = today & (state.head.size - 1)
    page, entries = state.head[slot], state.fill[slot]
    state.head[slot] = -1
    while page >= 0:
        for at in range(page * PAGE, page * PAGE + entries):
            evidence = state.carried[at] if state.carried.size > 0 else 1
            mark = more.spoken[at] if more.spoken.size > 0 else np.uint8(0)
            _heed(state.calendar[at], evidence, mark, today, luck, state, more)
        state.tally[WAITING] -= entries
        entries = PAGE
        page = hand_back(page, state)


@kernel
def _decide(today: Any, instigators: Any, luck: Any, state: Any, more: Any) -> None:
    """Convince those who have heard enough, on day 1 also those who need nothing."""
    for place in range(state.tally[PENDING]):
        more.waiting[more.pending[place]] = False
        convince(more.pending[place], today, state)
    state.tally[PENDING] = 0
    if today == 1 and instigators:
        for person in range(luck.threshold.size):
            if state.days[person] < 0 and luck.threshold[person] <= 0:
                convince(person, today, state)


@kernel
def _reset(state: Any, more: Any) -> None:
    reset(state)
    more.approached[:] = -1
    more.seed[:] = False
    more.marks[:] = 0
    more.waiting[:] = False


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
    more: Any,
) -> Any:
    """Play one campaign.

    Parameters
    ----------
    approach : Approach
        When and whom the campaign approaches.
    external_evidence : int
        Evidence of what comes from outside the network.
    last_day : int
        When to stop at the latest.
    luck : Luck
        Of the world.
    led : (n,) bool array
        Who buys once convinced, if they have heeded a leader.
    live : Live
        Ties that are heard in the world.
    speech : Speech
        How people speak who do not speak as their live ties say.
    state : State
        Overwritten with how this campaign goes.
    more : More
        Overwritten with how this campaign goes, too.

    Returns
    -------
    int
        The last day that was played.
    """
    _reset(state, more)
    today, wave = 0, 0
    while True:
        done = state.tally[CONVINCED]
        if speech.memory > 0:
            _forget(today, speech.memory, state, more)
        if wave < approach.days.size and approach.days[wave] == today:
            _approach(wave, today, approach, luck, state, more)
            wave += 1
        if today > 0:
            _reach(today, external_evidence, luck, state, more)
            _listen(today, luck, state, more)
            _decide(today, luck.instigators, luck, state, more)
        _end_day(done, today, last_day, luck, led, live, speech, state, more)
        over = state.tally[WAITING] == 0 and state.tally[REACHED] == luck.reached.size and wave == approach.days.size
        if today >= last_day or (over and not (today == 0 and luck.instigators)):
            return today
        today += 1
