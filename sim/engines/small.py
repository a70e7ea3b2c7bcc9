"""A campaign in small words: a tie is 32 bits, and what a person still needs is 16.

What is read at random is the cost of a play: the smaller it is, the more of it stays near the processor.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.kernels import kernel

PAGE = 1024
"""Entries on a page of the calendar."""

SLOTS = 16
"""Days that the calendar holds; a power of two above `sim.engines.kept.DAYS`."""

UNHEARD = 2**14
"""The bit of a person's word that says they have never heard of it; those below are what they still need."""

TALLIES = 9
KNOWING, CONVINCED, BUYERS, WAITING, REACHED, SPARE, PAGES, FORGOTTEN, LOOKED = range(TALLIES)


class Small(NamedTuple):
    """A campaign on its way.

    Parameters
    ----------
    days, known, approached : (n,) int16 array
        Day of conviction, of first hearing of it, and of the approach; -1 never.
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
    old_head, old_fill : (memory,) int64 array
        The same of days that are over, until their words are forgotten; empty where none are.
    tally : (TALLIES,) int64 array
        Running counts, at the places `KNOWING` to `LOOKED`.
    counts : (3, days) int64 array
        As in `Play`.
    """

    days: NDArray[np.int16]
    known: NDArray[np.int16]
    approached: NDArray[np.int16]
    word: NDArray[np.int16]
    order: NDArray[np.int32]
    heard: NDArray[np.int32]
    page: NDArray[np.uint32]
    following: NDArray[np.int32]
    head: NDArray[np.int64]
    fill: NDArray[np.int64]
    old_head: NDArray[np.int64]
    old_fill: NDArray[np.int64]
    tally: NDArray[np.int64]
    counts: NDArray[np.int64]


@kernel
def reset(needs: Any, fresh: Any, small: Any) -> None:
    """Bring a campaign to where nothing has happened.

    Parameters
    ----------
    needs : (n,) int16 array
        What everybody needs, 0 or more.
    fresh : bool
        Whether the arrays hold anything; else they hold another campaign among people with the same needs, of whom
        only those who got to know are looked at, if they are few.
    small : Small
        Of any campaign; overwritten.
    """
    if fresh or small.tally[KNOWING] > needs.size // 16:
        small.days[:] = -1
        small.known[:] = -1
        small.approached[:] = -1
        for person in range(needs.size):
            small.word[person] = needs[person] | UNHEARD
    else:
        for place in range(small.tally[KNOWING]):
            person = small.heard[place]
            small.days[person] = small.known[person] = small.approached[person] = -1
            small.word[person] = needs[person] | UNHEARD
    small.head[:] = -1
    small.fill[:] = 0
    small.old_head[:] = -1
    small.tally[:] = 0
    small.tally[SPARE] = -1


@kernel
def convince(person: Any, small: Any) -> None:
    """Convince somebody who is not, and knows.

    Parameters
    ----------
    person : int
        Whose number it is.
    small : Small
        Of the campaign, changed in place.
    """
    small.word[person] = 0
    small.order[small.tally[CONVINCED]] = person
    small.tally[CONVINCED] += 1


@kernel
def approach_one(person: Any, today: Any, accepts: Any, small: Any) -> None:
    """Let a person get to know; who accepts, and is not convinced yet, is.

    Parameters
    ----------
    person, today : int
        Who it is, and on which day.
    accepts : (n,) bool array
        Who accepts an approach.
    small : Small
        Of the campaign, changed in place.
    """
    small.approached[person] = today
    if small.word[person] & UNHEARD:
        small.word[person] ^= UNHEARD
        small.heard[small.tally[KNOWING]] = person
        small.tally[KNOWING] += 1
    if accepts[person] and small.days[person] < 0:
        small.days[person] = today
        convince(person, small)


@kernel
def hear(person: Any, worth: Any, knowing: Any, convinced: Any, small: Any) -> Any:
    """Let a person hear a word.

    Nothing here is a branch: whoever it is is written down as the next one, and only counted if they are. Who is
    convinced needs 0 and knows.

    Parameters
    ----------
    person : int
        Whose number it is.
    worth : int64
        Of the word, 0 or more.
    knowing, convinced : int64
        How many know, and are convinced.
    small : Small
        Of the campaign, changed in place but for its tally.

    Returns
    -------
    tuple of int64 and int64
        How many know, and are convinced, now.
    """
    word = np.int64(small.word[person])
    unheard = word >> 14
    need = word - (unheard << 14) - worth
    small.heard[np.uint64(knowing)] = person
    small.order[np.uint64(convinced)] = person
    small.word[person] = need & ~(need >> 63)
    return knowing + unheard, convinced + (((need - 1) >> 63) & 1 & ~((word - 1) >> 63))
