"""How reverse-reachable sets are drawn: back along live ties from somebody drawn at random."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.kernels import kernel
from sim.luck import Purpose, draw, name_code
from sim.seeding.triggers import CERTAIN

_NAME = np.uint32(name_code("ris"))
_SAMPLE = int(Purpose.SAMPLE)


class Ties(NamedTuple):
    """Triggers as arrays.

    Parameters
    ----------
    start, speaker : arrays
        Where each listener's ties begin and who speaks, as in `Network.heard`.
    heard, until, span, accept, recommend : int64 arrays
        As in `Triggers`.
    """

    start: NDArray[np.int64]
    speaker: NDArray[np.int32]
    heard: NDArray[np.int64]
    until: NDArray[np.int64]
    span: NDArray[np.int64]
    accept: NDArray[np.int64]
    recommend: NDArray[np.int64]


@kernel
def _number(seed: Any, one: Any, index: Any) -> Any:
    return np.int64(draw(seed, one, _SAMPLE, index, _NAME))


@kernel
def _visit(ties: Any, tie: Any, seed: Any, one: Any, index: Any, seen: Any, silent: Any) -> Any:
    """Return the number of draws, below 0 if the speaker on a tie is not reached."""
    speaker = ties.speaker[tie]
    if seen[speaker] == one or silent[speaker] == one:
        return -index - 1
    if ties.heard[tie] < CERTAIN:
        index += 1
        if _number(seed, one, index) >= ties.heard[tie]:
            return -index - 1
    if ties.recommend[speaker] < CERTAIN:
        index += 1
        if _number(seed, one, index) >= ties.recommend[speaker]:
            silent[speaker] = one
            return -index - 1
    seen[speaker] = one
    return index


@kernel
def _pick(ties: Any, person: Any, number: Any) -> Any:
    """Return the one tie somebody picks under linear threshold, -1 for none."""
    share = (number * ties.span[person]) >> 32
    low, high = ties.start[person], ties.start[person + 1]
    last = high
    while low < high:
        middle = (low + high) // 2
        if ties.until[middle] > share:
            high = middle
        else:
            low = middle + 1
    return low if low < last else -1


@kernel
def _reverse(ties: Any, seed: Any, one: Any, seen: Any, silent: Any, queue: Any) -> Any:
    """Queue up who would convince somebody drawn at random; return how many, and how many draws."""
    index = np.int64(0)
    person = (_number(seed, one, index) * seen.size) >> 32
    seen[person], queue[0] = one, person
    place, count = 0, 1
    while place < count:
        person = queue[place]
        place += 1
        begin, end = ties.start[person], ties.start[person + 1]
        if ties.span.size > 0 and begin < end:
            index += 1
            begin = _pick(ties, person, _number(seed, one, index))
            end = begin + 1 if begin >= 0 else begin
        for tie in range(begin, end):
            after = _visit(ties, tie, seed, one, index, seen, silent)
            index = max(after, -after - 1)
            if after >= 0:
                queue[count] = ties.speaker[tie]
                count += 1
    return count, index


@kernel
def add_sets(
    ties: Any, seed: Any, first: Any, made: Any, count: Any, room: Any, seen: Any, silent: Any, queue: Any,
    member: Any, end: Any,
) -> Any:  # fmt: skip
    """Add sets of those who accept, until there are enough or a set might not fit.

    Parameters
    ----------
    ties : Ties
        Ties and the bounds of their chances, made from `Triggers`.
    seed, first : int
        Address of the luck: root seed, and number of the first set.
    made, count : int
        How many sets there are and shall be.
    room : int
        Stop once there are more members.
    seen, silent, queue : (n,) int64 array
        Scratch; the first two hold no number of a set.
    member, end : arrays
        Members of sets, and where each set ends; filled.

    Returns
    -------
    int
        How many sets there are now.
    """
    while made < count and end[made] <= room:
        one = first + made
        reached, index = _reverse(ties, seed, one, seen, silent, queue)
        at = end[made]
        for place in range(reached):
            accepts = True
            if ties.accept[queue[place]] < CERTAIN:
                index += 1
                accepts = _number(seed, one, index) < ties.accept[queue[place]]
            if accepts:
                member[at] = queue[place]
                at += 1
        made += 1
        end[made] = at
    return made
