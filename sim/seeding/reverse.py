"""Reverse-reachable sets: who would have convinced somebody drawn at random."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.kernels import kernel
from sim.luck import Purpose, draw, name_code
from sim.seeding.triggers import CERTAIN, Triggers

_NAME = np.uint32(name_code("ris"))
_SAMPLE = int(Purpose.SAMPLE)


class _Ties(NamedTuple):
    """Triggers as arrays."""

    start: NDArray[np.int64]
    speaker: NDArray[np.int32]
    heard: NDArray[np.int64]
    until: NDArray[np.int64]
    span: NDArray[np.int64]
    accept: NDArray[np.int64]
    recommend: NDArray[np.int64]


class ReverseSets:
    """Sets that grow, each with luck of its own number.

    Parameters
    ----------
    triggers : Triggers
        The law.
    root_seed : int
        Address of the luck.
    first : int
        Number of the first set.
    most : int
        How many members all sets may have together.
    """

    def __init__(self, triggers: Triggers, root_seed: int, first: int, most: int) -> None:
        network = triggers.network
        self._ties = _Ties(
            network.heard.start,
            network.heard.speaker,
            triggers.heard,
            triggers.until,
            triggers.span,
            triggers.accept,
            triggers.recommend,
        )
        self.n, self._seed, self._first, self._most = network.n, np.uint64(root_seed), first, most
        self._seen, self._silent = np.full(self.n, -1, np.int64), np.full(self.n, -1, np.int64)
        self._queue = np.empty(self.n, np.int64)
        self.member, self.end = np.empty(min(most, 1 << 20) + self.n, np.int32), np.zeros(1, np.int64)
        self.full = False

    @property
    def count(self) -> int:
        """How many sets there are."""
        return len(self.end) - 1

    def grow(self, count: int) -> None:
        """Add sets until there are so many, or no room is left.

        Parameters
        ----------
        count : int
            How many there shall be.
        """
        end = np.concatenate([self.end, np.empty(max(count - self.count, 0), np.int64)])
        made = self.count
        while made < count and not self.full:
            room = len(self.member) - self.n
            made = _grow(
                self._ties, self._seed, self._first, made, count, room, self._seen, self._silent, self._queue,
                self.member, end,
            )  # fmt: skip
            self.full = made < count and room >= self._most
            if made < count and not self.full:
                larger = np.empty(min(2 * room, self._most) + self.n, np.int32)
                larger[: end[made]] = self.member[: end[made]]
                self.member = larger
        self.end = end[: made + 1]

    def cover(self, count: int, lots: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return people who are in most sets, each counting only those in which no one before is.

        Parameters
        ----------
        count : int
            How many people, at most.
        lots : (n,) int64 array
            People in the order in which ties are settled.

        Returns
        -------
        chosen : (k,) int64 array
            Best first; fewer if all sets are covered.
        covered : (k,) int64 array
            How many sets each adds.
        """
        member = self.member[: self.end[-1]]
        degree = np.bincount(member, minlength=self.n)
        start = np.concatenate([[0], np.cumsum(degree)]).astype(np.int64)
        within = np.empty(len(member), np.int32)
        _invert(self.end, member, start[:-1].copy(), within)
        chosen, gains = np.full(count, -1, np.int64), np.zeros(count, np.int64)
        done = np.zeros(self.count, np.bool_)
        found = _cover(self.end, member, start, within, degree.astype(np.int64), lots, done, chosen, gains)
        return chosen[:found], gains[:found]


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
def _grow(
    ties: Any, seed: Any, first: Any, made: Any, count: Any, room: Any, seen: Any, silent: Any, queue: Any,
    member: Any, end: Any,
) -> Any:  # fmt: skip
    """Add sets of those who accept, until there are enough or a set might not fit."""
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


@kernel
def _invert(end: Any, member: Any, fill: Any, within: Any) -> None:
    """List for everybody the sets they are in."""
    for one in range(end.size - 1):
        for place in range(end[one], end[one + 1]):
            within[fill[member[place]]] = one
            fill[member[place]] += 1


@kernel
def _cover(
    end: Any, member: Any, start: Any, within: Any, left: Any, lots: Any, done: Any, chosen: Any, gains: Any
) -> Any:
    """Choose who is in most sets that are not covered, again and again; return how many."""
    for count in range(chosen.size):
        best = lots[0]
        for person in lots:
            if left[person] > left[best]:
                best = person
        if left[best] == 0:
            return count
        chosen[count], gains[count] = best, left[best]
        for at in range(start[best], start[best + 1]):
            one = within[at]
            if not done[one]:
                done[one] = True
                for place in range(end[one], end[one + 1]):
                    left[member[place]] -= 1
    return chosen.size
