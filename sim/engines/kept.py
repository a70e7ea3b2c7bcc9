"""Which ties are heard in a world, if their speaker talks, in words of 32 bits."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.kernels import inlined, kernel

DAYS = 15
"""A speaker can be heard for at most so many days."""

UNROLLED = 6
"""Bounds of days that are compared side by side; a law has at least so many."""

UPPER = np.uint32(28)
"""Where the upper four bits of a word begin."""


PERSON = np.uint32(2**28 - 1)
"""The bits of a word below."""


class Ties(NamedTuple):
    """Ties that are heard in a world, if their speaker talks.

    Parameters
    ----------
    start : (n + 1,) int64 array
        Where each speaker's begin.
    entry : (m + 1,) uint32 array
        Listener, and the day of talking in the upper four bits; nothing there where all are heard on the next.
    """

    start: NDArray[np.int64]
    entry: NDArray[np.uint32]


@kernel
def keep_next_day(numbers: Any, start: Any, listener: Any, packing: Any, ties: Any) -> None:
    """Keep the ties that are heard in a world in which people talk for a day.

    Parameters
    ----------
    numbers : (m,) uint32 array
        Random numbers of the world, one for each tie.
    start, listener : arrays
        Of the network.
    packing : Packing
        What a theory says.
    ties : Ties
        Filled in place.
    """
    kept, step = np.uint64(0), np.int64(packing.kind.size > 1)
    for speaker in range(start.size - 1):
        ties.start[speaker] = kept
        kind = packing.kind[speaker * step]
        last, heard = packing.last[kind, 0], np.uint64(not packing.silent[kind])
        for tie in range(np.uint64(start[speaker]), np.uint64(start[speaker + 1])):
            ties.entry[kept] = listener[tie]
            kept += np.uint64(numbers[tie] <= last) & heard
    ties.start[start.size - 1] = kept


@kernel
def keep_heard(numbers: Any, start: Any, listener: Any, packing: Any, scratch: Any, ties: Any) -> None:
    """Keep the ties that are heard in a world, with the day of talking on which they are.

    Parameters
    ----------
    numbers, start, listener, packing, ties
        As in `keep_next_day`.
    scratch : (m + 1,) uint32 array
        Overwritten with numbers.
    """
    kept, days, step = np.uint64(0), packing.days, np.int64(packing.kind.size > 1)
    for speaker in range(start.size - 1):
        ties.start[speaker] = first = kept
        kind = packing.kind[speaker * step]
        bounds, heard = packing.last[kind], np.uint64(not packing.silent[kind])
        last = bounds[days - 1]
        for tie in range(np.uint64(start[speaker]), np.uint64(start[speaker + 1])):
            ties.entry[kept] = listener[tie]
            scratch[kept] = numbers[tie]
            kept += np.uint64(numbers[tie] <= last) & heard
        b0, b1, b2, b3, b4, b5 = bounds[0], bounds[1], bounds[2], bounds[3], bounds[4], bounds[5]
        for place in range(first, kept):
            number = scratch[place]
            day = np.uint32(1) + np.uint32(number > b0) + np.uint32(number > b1) + np.uint32(number > b2)
            day += np.uint32(number > b3) + np.uint32(number > b4) + np.uint32(number > b5)
            for later in range(UNROLLED, days - 1):
                day += np.uint32(number > bounds[later])
            ties.entry[place] |= day << UPPER
    ties.start[start.size - 1] = kept


@inlined
def _day(number: Any, bounds: Any) -> Any:
    """Return the day of talking on which a number is heard, by the first bounds."""
    day = np.uint32(1) + np.uint32(number > bounds[0]) + np.uint32(number > bounds[1]) + np.uint32(number > bounds[2])
    return day + np.uint32(number > bounds[3]) + np.uint32(number > bounds[4]) + np.uint32(number > bounds[5])


@kernel
def keep_by_listener(
    numbers: Any, start: Any, listener: Any, packing: Any, unfamiliar: Any, scratch: Any, ties: Any
) -> None:
    """Keep the ties that are heard, where it depends on whether the listener knows the brand.

    Parameters
    ----------
    numbers, start, listener, packing, scratch, ties
        As in `keep_heard`.
    unfamiliar : (n,) bool array
        Who does not know the brand.
    """
    kept, days, step = np.uint64(0), packing.days, np.int64(packing.kind.size > 1)
    for speaker in range(start.size - 1):
        ties.start[speaker] = first = kept
        kind = packing.kind[speaker * step]
        near, far = packing.last[kind], packing.strange[kind]
        near_last, far_last = near[days - 1], far[days - 1]
        near_heard, far_heard = not packing.silent[kind], not packing.silent_to_strangers[kind]
        for tie in range(np.uint64(start[speaker]), np.uint64(start[speaker + 1])):
            strange = unfamiliar[listener[tie]]
            ties.entry[kept] = np.uint32(listener[tie]) | np.uint32(strange) << UPPER
            scratch[kept] = numbers[tie]
            kept += np.uint64(
                (numbers[tie] <= (far_last if strange else near_last)) & (far_heard if strange else near_heard)
            )
        if days == 1:
            for place in range(first, kept):
                ties.entry[place] &= PERSON
            continue
        for place in range(first, kept):
            number, entry = scratch[place], ties.entry[place]
            day, late = _day(number, near), _day(number, far)
            for later in range(UNROLLED, days - 1):
                day += np.uint32(number > near[later])
                late += np.uint32(number > far[later])
            strange = entry >> UPPER
            ties.entry[place] = entry & PERSON | (strange * late + (np.uint32(1) - strange) * day) << UPPER
    ties.start[start.size - 1] = kept
