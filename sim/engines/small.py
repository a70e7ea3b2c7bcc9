"""One campaign in one world in small words: a tie is 32 bits, and what a person still needs is 16.

What is read at random is the cost of a play: the smaller it is, the more of it stays near the processor.
The result is that of `sim.engines.calendar`, for laws that fit (`sim.engines.packing`).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engines.kept import UPPER
from sim.kernels import fetch, kernel

PAGE = 1024
"""Entries on a page of the calendar."""

SLOTS = 16
"""Days that the calendar holds; a power of two above `sim.engines.kept.DAYS`."""

LISTENER = np.uint32(2**28 - 1)
"""The bits of an entry that are the listener's number; those above are a day, or a worth."""

UNHEARD = 2**14
"""The bit of a person's word that says they have never heard of it; those below are what they still need."""

KNOWING, CONVINCED, BUYERS, WAITING, REACHED, SPARE, PAGES = range(7)


class Small(NamedTuple):
    """A campaign on its way.

    Parameters
    ----------
    days, known : (n,) int16 array
        Day of conviction, and of first hearing of it; -1 not yet.
    word : (n,) int16 array
        What each person still needs, 0 once convinced, and `UNHEARD`.
    order, heard : (n + 1,) int32 array
        Who was convinced, and who got to know, in the order of days.
    page : (pages * PAGE,) uint32 array
        The calendar: listeners, and what a word is worth in the upper four bits.
    following : (pages,) int32 array
        The next page of each, of the same day or among spare ones.
    head, fill : (SLOTS,) int64 array
        The first page of each day, and where its next entry stands.
    tally : (7,) int64 array
        Running counts, at the places `KNOWING` to `PAGES`.
    counts : (3, days) int64 array
        As in `Play`.
    """

    days: NDArray[np.int16]
    known: NDArray[np.int16]
    word: NDArray[np.int16]
    order: NDArray[np.int32]
    heard: NDArray[np.int32]
    page: NDArray[np.uint32]
    following: NDArray[np.int32]
    head: NDArray[np.int64]
    fill: NDArray[np.int64]
    tally: NDArray[np.int64]
    counts: NDArray[np.int64]


@kernel
def _turn_page(slot: Any, small: Any) -> Any:
    """Give a day a fresh first page, a used one if there is any; return where it begins."""
    page = small.tally[SPARE]
    if page >= 0:
        small.tally[SPARE] = small.following[page]
    else:
        page = small.tally[PAGES]
        small.tally[PAGES] += 1
    small.following[page] = small.head[slot]
    small.head[slot] = page
    return page * PAGE


@kernel
def _hear(person: Any, worth: Any, knowing: Any, convinced: Any, small: Any) -> Any:
    """Let a person hear a word; return how many know and are convinced.

    Nothing here is a branch: whoever it is is written down as the next one, and only counted if they are. Who is
    convinced needs 0 and knows.
    """
    word = np.int64(small.word[person])
    unheard = word >> 14
    need = word - (unheard << 14) - worth
    small.heard[np.uint64(knowing)] = person
    small.order[np.uint64(convinced)] = person
    small.word[person] = need & ~(need >> 63)
    return knowing + unheard, convinced + (((need - 1) >> 63) & 1 & ~((word - 1) >> 63))


@kernel
def _approach(seeds: Any, luck: Any, needs: Any, small: Any) -> None:
    """Bring a campaign to where nothing has happened, and approach people."""
    small.days[:] = -1
    small.known[:] = -1
    small.head[:] = -1
    small.fill[:] = 0
    small.tally[:] = 0
    small.tally[SPARE] = -1
    for person in range(needs.size):
        small.word[person] = needs[person] | UNHEARD
    for person in seeds:
        small.heard[small.tally[KNOWING]] = person
        small.tally[KNOWING] += 1
        small.word[person] = needs[person]
        if luck.accepts[person]:
            _convince(person, small)


@kernel
def _convince(person: Any, small: Any) -> None:
    """Convince somebody who is not, and knows."""
    small.word[person] = 0
    small.order[small.tally[CONVINCED]] = person
    small.tally[CONVINCED] += 1


@kernel
def _look_ahead(place: Any, end: Any, ties: Any, small: Any) -> None:
    """Ask for the ties of who will speak soon."""
    if place + 8 < end:
        fetch(ties.start, np.uint64(small.order[place + 8]))
    if place + 4 < end:
        fetch(ties.entry, np.uint64(ties.start[small.order[place + 4]]))


@kernel
def _speak(first: Any, end: Any, today: Any, luck: Any, packing: Any, ties: Any, small: Any) -> None:
    """Enter what the listeners of those convinced today will hear in the calendar."""
    step, waiting = np.int64(packing.worth.size > 1), 0
    for place in range(first, end):
        _look_ahead(place, end, ties, small)
        person = small.order[place]
        if luck.recommends[person]:
            worth = packing.worth[person * step]
            for tie in range(np.uint64(ties.start[person]), np.uint64(ties.start[person + 1])):
                entry = ties.entry[tie]
                slot = np.uint64(today + (entry >> UPPER)) & np.uint64(SLOTS - 1)
                at = small.fill[slot]
                if at & (PAGE - 1) == 0:
                    at = _turn_page(slot, small)
                small.page[np.uint64(at)] = entry & LISTENER | worth
                small.fill[slot] = at + 1
            waiting += ties.start[person + 1] - ties.start[person]
    small.tally[WAITING] += waiting


@kernel
def _listen(today: Any, small: Any) -> None:
    """Let everybody hear what stands in the calendar for today, and hand back its pages."""
    knowing, convinced, waiting = small.tally[KNOWING], small.tally[CONVINCED], small.tally[WAITING]
    slot = today & (SLOTS - 1)
    page, end = small.head[slot], small.fill[slot]
    small.head[slot], small.fill[slot] = -1, 0
    while page >= 0:
        for at in range(np.uint64(page * PAGE), np.uint64(end)):
            entry = small.page[at]
            knowing, convinced = _hear(entry & LISTENER, np.int64(entry >> UPPER), knowing, convinced, small)
        waiting -= end - page * PAGE
        following = np.int64(small.following[page])
        small.following[page] = small.tally[SPARE]
        small.tally[SPARE] = page
        page, end = following, (following + 1) * PAGE
    small.tally[KNOWING], small.tally[CONVINCED], small.tally[WAITING] = knowing, convinced, waiting


@kernel
def _listen_at_once(first: Any, end: Any, luck: Any, packing: Any, ties: Any, small: Any) -> None:
    """Let everybody hear those convinced the day before, where people talk for a day."""
    knowing, convinced = small.tally[KNOWING], small.tally[CONVINCED]
    step = np.int64(packing.worth.size > 1)
    for place in range(first, end):
        _look_ahead(place, end, ties, small)
        person = small.order[place]
        if luck.recommends[person]:
            worth = np.int64(packing.worth[person * step] >> UPPER)
            for tie in range(np.uint64(ties.start[person]), np.uint64(ties.start[person + 1])):
                knowing, convinced = _hear(ties.entry[tie], worth, knowing, convinced, small)
    small.tally[KNOWING], small.tally[CONVINCED] = knowing, convinced


@kernel
def _hear_from_outside(today: Any, evidence: Any, luck: Any, needs: Any, small: Any) -> None:
    """Convince those who need nothing, on day 1, and let people hear what reaches them today."""
    if today == 1 and luck.instigators:
        for person in range(needs.size):
            if needs[person] == 0 and small.days[person] < 0:
                small.tally[KNOWING], _ = _hear(person, 0, small.tally[KNOWING], small.tally[CONVINCED], small)
                _convince(person, small)
    while small.tally[REACHED] < luck.reached.size and luck.reached_days[small.tally[REACHED]] == today:
        person = luck.reached[small.tally[REACHED]]
        small.tally[KNOWING], small.tally[CONVINCED] = _hear(
            person, evidence, small.tally[KNOWING], small.tally[CONVINCED], small
        )
        small.tally[REACHED] += 1


@kernel
def _write_down(told: Any, done: Any, today: Any, luck: Any, small: Any) -> None:
    """Write down who got to know and who was convinced today, and the day's counts."""
    for place in range(told, small.tally[KNOWING]):
        small.known[small.heard[place]] = today
    for place in range(done, small.tally[CONVINCED]):
        person = small.order[place]
        small.days[person] = today
        small.tally[BUYERS] += luck.buys[person]
    for measure in range(3):
        small.counts[measure, today] = small.tally[measure]


@kernel
def play(
    seeds: Any, external_evidence: Any, last_day: Any, luck: Any, needs: Any, packing: Any, ties: Any, small: Any
) -> Any:
    """Play one campaign.

    Parameters
    ----------
    seeds : (k,) int64 array
        People approached on day 0, distinct.
    external_evidence : int
        Evidence of what comes from outside the network.
    last_day : int
        When to stop at the latest.
    luck : Luck
        Of the world; its thresholds are not read.
    needs : (n,) int16 array
        What everybody needs, 0 or more.
    packing : Packing
        What a theory says.
    ties : Ties
        Those that are heard in the world.
    small : Small
        Overwritten with how this campaign goes.

    Returns
    -------
    int
        The last day that was played.
    """
    _approach(seeds, luck, needs, small)
    today, told, done = 0, 0, 0
    while True:
        _write_down(told, done, today, luck, small)
        first, told, done = done, small.tally[KNOWING], small.tally[CONVINCED]
        if packing.days > 1:
            _speak(first, done, today, luck, packing, ties, small)
        else:
            small.tally[WAITING] = done - first
        over = small.tally[WAITING] == 0 and small.tally[REACHED] == luck.reached.size
        if today >= last_day or (over and not (today == 0 and luck.instigators)):
            return today
        today += 1
        _hear_from_outside(today, external_evidence, luck, needs, small)
        if packing.days > 1:
            _listen(today, small)
        else:
            _listen_at_once(first, done, luck, packing, ties, small)
