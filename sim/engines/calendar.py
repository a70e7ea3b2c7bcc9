"""One campaign in one world: who is convinced notes in a calendar who will hear of it on which day."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.kernels import kernel

TALLIES = 7
AWARE, CONVINCED, BUYERS, WAITING, REACHED, PAGES, SPARE = range(TALLIES)
PAGE = 64
"""Entries on a page of the calendar."""


class Luck(NamedTuple):
    """What a world has in store for people; `threshold` is empty where any word convinces.

    Parameters
    ----------
    accepts, recommends, buys : (n,) bool array
        Whether each person accepts an approach, recommends once convinced, and buys.
    threshold : (n,) int64 array
        Evidence that convinces.
    instigators : bool
        Whether anybody needs none.
    reached : (k,) int64 array
        Whom something from outside the network reaches, in the order of days.
    reached_days : (k,) int16 array
        Day on which each of `reached` is reached, ascending.
    """

    accepts: NDArray[np.bool_]
    recommends: NDArray[np.bool_]
    buys: NDArray[np.bool_]
    threshold: NDArray[np.int64]
    instigators: bool
    reached: NDArray[np.int64]
    reached_days: NDArray[np.int16]


class State(NamedTuple):
    """A campaign on its way.

    Parameters
    ----------
    days : (n,) int16 array
        Day of conviction, -1 not yet.
    known : (n,) int16 array
        Day of first hearing of it, -1 not yet.
    evidence : (n,) int64 array
        Heard so far; one entry where any word convinces.
    order : (n,) int32 array
        Who was convinced, in the order of days.
    calendar, carried : arrays
        Pages of listeners, and of what they will hear.
    following : int32 array
        The next page of each, in its slot or among spare ones.
    head, fill : (slots,) int32 array
        The first page of each day's slot, and how full it is.
    tally : (TALLIES,) int64 array
        Running counts, at the places `AWARE` to `SPARE`.
    counts : (3, days) int64 array
        As in `Play`.
    """

    days: NDArray[np.int16]
    known: NDArray[np.int16]
    evidence: NDArray[np.int64]
    order: NDArray[np.int32]
    calendar: NDArray[np.int32]
    carried: NDArray[np.int64]
    following: NDArray[np.int32]
    head: NDArray[np.int32]
    fill: NDArray[np.int32]
    tally: NDArray[np.int64]
    counts: NDArray[np.int64]


@kernel
def know(person: Any, today: Any, state: Any) -> None:
    """Let a person get to know of it, if they have not known before.

    Parameters
    ----------
    person, today : int
        Who, and on which day.
    state : State
        Of the campaign, changed in place.
    """
    if state.known[person] < 0:
        state.known[person] = today
        state.tally[AWARE] += 1


@kernel
def convince(person: Any, today: Any, state: Any) -> None:
    """Convince a person who is not convinced yet.

    Parameters
    ----------
    person, today : int
        Who, and on which day.
    state : State
        Of the campaign, changed in place.
    """
    know(person, today, state)
    state.days[person] = today
    state.order[state.tally[CONVINCED]] = person
    state.tally[CONVINCED] += 1


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
def _turn_page(slot: Any, state: Any) -> None:
    """Give a slot of the calendar a fresh first page, a used one if there is any."""
    page = state.tally[SPARE]
    if page >= 0:
        state.tally[SPARE] = state.following[page]
    else:
        page = state.tally[PAGES]
        state.tally[PAGES] += 1
    state.following[page] = state.head[slot]
    state.head[slot] = page
    state.fill[slot] = 0


@kernel
def entry(day: Any, state: Any) -> Any:
    """Return where the next entry of a day stands in the calendar, and count it.

    Parameters
    ----------
    day : int
        On which it will be heard.
    state : State
        Of the campaign, changed in place.

    Returns
    -------
    int
        Place in `State.calendar`, to be written to.
    """
    slot = day & (state.head.size - 1)
    if state.head[slot] < 0 or state.fill[slot] == PAGE:
        _turn_page(slot, state)
    at = state.head[slot] * PAGE + state.fill[slot]
    state.fill[slot] += 1
    state.tally[WAITING] += 1
    return at


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
        used = page
        page = state.following[used]
        state.following[used] = state.tally[SPARE]
        state.tally[SPARE] = used


@kernel
def reset(state: Any) -> None:
    """Bring a state to where nothing has happened.

    Parameters
    ----------
    state : State
        Of any campaign; overwritten.
    """
    state.days[:] = -1
    state.known[:] = -1
    state.evidence[:] = 0
    state.head[:] = -1
    state.tally[:] = 0
    state.tally[SPARE] = -1


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
