"""The calendar of small words: who will hear what on which day, on chained pages; and how words are forgotten."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.engines.kept import PERSON, UPPER
from sim.engines.small import (
    CONVINCED,
    FORGOTTEN,
    KNOWING,
    PAGE,
    PAGES,
    REACHED,
    SLOTS,
    SPARE,
    WAITING,
    hear,
)
from sim.kernels import fetch, kernel


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
def place_on(slot: Any, small: Any) -> Any:
    """Return where the next entry of a day stands in the calendar; the caller counts it.

    Parameters
    ----------
    slot : uint64
        Of the day, in `Small.fill`.
    small : Small
        Of the campaign, changed in place where a page is turned.

    Returns
    -------
    int64
        Place in `Small.page`.
    """
    at = small.fill[slot]
    return at if at & (PAGE - 1) else _turn_page(slot, small)


@kernel
def enter_live(person: Any, worth: Any, later: Any, ties: Any, small: Any) -> None:
    """Enter what the listeners of a person will hear in the calendar; the caller counts how many.

    Parameters
    ----------
    person : int
        Who has been convinced.
    worth : uint32
        Of a word, in the upper four bits.
    later : int
        The day to which the day of talking on a tie is added.
    ties : Ties
        Those that are heard in the world.
    small : Small
        Of the campaign, changed in place.
    """
    for tie in range(np.uint64(ties.start[person]), np.uint64(ties.start[person + 1])):
        entry = ties.entry[tie]
        slot = np.uint64(later + (entry >> UPPER)) & np.uint64(SLOTS - 1)
        at = place_on(slot, small)
        small.page[np.uint64(at)] = entry & PERSON | worth
        small.fill[slot] = at + 1


@kernel
def look_ahead(place: Any, end: Any, ties: Any, small: Any) -> None:
    """Ask for the ties of who will speak soon.

    Parameters
    ----------
    place, end : int
        Who speaks now, in the order of conviction, and where those who speak today end.
    ties : Ties
        Those that are heard in the world.
    small : Small
        Of the campaign that is played.
    """
    if place + 8 < end:
        fetch(ties.start, np.uint64(small.order[place + 8]))
    if place + 4 < end:
        fetch(ties.entry, np.uint64(ties.start[small.order[place + 4]]))


@kernel
def _hand_back(head: Any, last: Any, small: Any) -> None:
    """Put a chain of pages that have been read among the spare ones."""
    if head >= 0:
        small.following[last] = small.tally[SPARE]
        small.tally[SPARE] = head


@kernel
def listen(today: Any, small: Any) -> None:
    """Let everybody hear what stands in the calendar for today; its pages are handed back, or kept to be forgotten.

    Parameters
    ----------
    today : int
        Which day is played.
    small : Small
        Of the campaign, changed in place.
    """
    knowing, convinced, waiting = small.tally[KNOWING], small.tally[CONVINCED], small.tally[WAITING]
    slot = today & (SLOTS - 1)
    head, fill = small.head[slot], small.fill[slot]
    small.head[slot], small.fill[slot] = -1, 0
    page, end, last = head, fill, head
    while page >= 0:
        for at in range(np.uint64(page * PAGE), np.uint64(end)):
            entry = small.page[at]
            knowing, convinced = hear(entry & PERSON, np.int64(entry >> UPPER), knowing, convinced, small)
        waiting -= end - page * PAGE
        last, page = page, np.int64(small.following[page])
        end = (page + 1) * PAGE
    if small.old_head.size > 0:
        old = today % small.old_head.size
        small.old_head[old], small.old_fill[old] = head, fill
    else:
        _hand_back(head, last, small)
    small.tally[KNOWING], small.tally[CONVINCED], small.tally[WAITING] = knowing, convinced, waiting


@kernel
def _unlearn(person: Any, worth: Any, small: Any) -> None:
    """Let an unconvinced person need again what a word was worth; who needs nothing is convinced."""
    small.word[person] += np.int16(worth) * np.int16(small.word[person] != 0)


@kernel
def forget(today: Any, external_evidence: Any, luck: Any, small: Any) -> None:
    """Let words go that were heard as many days ago as words count.

    Parameters
    ----------
    today : int
        Which day is played.
    external_evidence : int
        Evidence of what comes from outside the network.
    luck : Luck
        Of the world that is played.
    small : Small
        Of the campaign, changed in place.
    """
    memory = small.old_head.size
    old = today % memory
    head, end = small.old_head[old], small.old_fill[old]
    page, last = head, head
    while page >= 0:
        for at in range(np.uint64(page * PAGE), np.uint64(end)):
            entry = small.page[at]
            _unlearn(entry & PERSON, entry >> UPPER, small)
        last, page = page, np.int64(small.following[page])
        end = (page + 1) * PAGE
    small.old_head[old] = -1
    _hand_back(head, last, small)
    while small.tally[FORGOTTEN] < small.tally[REACHED]:
        place = small.tally[FORGOTTEN]
        if luck.reached_days[place] > today - memory:
            return
        _unlearn(luck.reached[place], external_evidence, small)
        small.tally[FORGOTTEN] += 1
