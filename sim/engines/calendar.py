"""One campaign in one world: who is convinced notes in a calendar who will hear of it on which day."""

from __future__ import annotations

from typing import Any

from sim.engines.state import BUYERS, CONVINCED, PAGE, REACHED, WAITING, convince, entry, hand_back, know, reset
from sim.kernels import kernel


@kernel
def _hear(person: Any, evidence: Any, today: Any, luck: Any, state: Any) -> None:
    """Let a person hear something; without thresholds, anything convinces."""
    if state.days[person] >= 0:
        return
    know(person, today, state)
    if luck.threshold.size > 0:
        state.evidence[person] += evidence
        if state.evidence[person] < luck.threshold[person]:
            return
    convince(person, today, state)


@kernel
def _note(tie: Any, day: Any, live: Any, state: Any) -> None:
    """Enter what the listener of a live tie will hear in the calendar."""
    at = entry(day, state)
    state.calendar[at] = live.listener[tie]
    if live.evidence.size > 0:
        state.carried[at] = live.evidence[tie]


@kernel
def _end_day(done: Any, today: Any, last_day: Any, luck: Any, live: Any, state: Any) -> None:
    """Let those convinced today buy, and note who will hear them when; write the day's counts."""
    for place in range(done, state.tally[CONVINCED]):
        person = state.order[place]
        state.tally[BUYERS] += luck.buys[person]
        if luck.recommends[person]:
            for tie in range(live.start[person], live.start[person + 1]):
                day = today + (live.delay[tie] if live.delay.size > 0 else 1)
                if day <= last_day:
                    _note(tie, day, live, state)
    for measure in range(3):
        state.counts[measure, today] = state.tally[measure]


@kernel
def _instigate(today: Any, luck: Any, state: Any) -> None:
    """Convince those who need no evidence."""
    for person in range(luck.threshold.size):
        if state.days[person] < 0 and luck.threshold[person] <= 0:
            convince(person, today, state)


@kernel
def _reach(today: Any, evidence: Any, luck: Any, state: Any) -> None:
    """Let everybody whose day for it is today hear what comes from outside; worth nothing, it is only known."""
    only_known = luck.threshold.size == 0 and evidence < 1
    while state.tally[REACHED] < luck.reached.size and luck.reached_days[state.tally[REACHED]] == today:
        person = luck.reached[state.tally[REACHED]]
        if not only_known:
            _hear(person, evidence, today, luck, state)
        elif state.days[person] < 0:
            know(person, today, state)
        state.tally[REACHED] += 1


@kernel
def _listen(today: Any, luck: Any, state: Any) -> None:
    """Let everybody hear what stands in the calendar for today, and free its pages."""
    slot = today & (state.head.size - 1)
    page, entries = state.head[slot], state.fill[slot]
    state.head[slot] = -1
    while page >= 0:
        for at in range(page * PAGE, page * PAGE + entries):
            evidence = state.carried[at] if state.carried.size > 0 else 1
            _hear(state.calendar[at], evidence, today, luck, state)
        state.tally[WAITING] -= entries
        entries = PAGE
        page = hand_back(page, state)


@kernel
def play(seeds: Any, external_evidence: Any, last_day: Any, luck: Any, live: Any, state: Any) -> Any:
    """Play one campaign.

    Parameters
    ----------
    seeds : (k,) int64 array
        People approached on day 0.
    external_evidence : int
        Evidence of what comes from outside the network.
    last_day : int
        When to stop at the latest.
    luck : Luck
        Of the world.
    live : Live
        Ties that are heard in it.
    state : State
        Overwritten with how this campaign goes.

    Returns
    -------
    int
        The last day that was played.
    """
    reset(state)
    for person in seeds:
        know(person, 0, state)
        if luck.accepts[person]:
            convince(person, 0, state)
    instigators = luck.instigators
    today, done = 0, 0
    while True:
        _end_day(done, today, last_day, luck, live, state)
        done = state.tally[CONVINCED]
        over = state.tally[WAITING] == 0 and state.tally[REACHED] == luck.reached.size
        if today >= last_day or (over and not (today == 0 and instigators)):
            return today
        today += 1
        if today == 1 and instigators:
            _instigate(today, luck, state)
        _reach(today, external_evidence, luck, state)
        _listen(today, luck, state)
