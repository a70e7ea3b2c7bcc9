"""Reverse-reachable sets: who would have convinced somebody drawn at random."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.kernels import kernel
from sim.seeding.backwards import Ties, add_sets
from sim.seeding.steps import Steps
from sim.seeding.triggers import Triggers

BLOCK = 4096
"""Sets that are added between two steps."""


class ReverseSets:
    """Sets that grow, each with luck of its own number.

    Parameters
    ----------
    triggers : Triggers
        Chances that ties are live, and that people accept and recommend.
    root_seed : int
        Address of the luck.
    first : int
        Number of the first set.
    most : int
        How many members all sets may have together, and how many sets there may be.
    """

    def __init__(self, triggers: Triggers, root_seed: int, first: int, most: int) -> None:
        network = triggers.network
        self._ties = Ties(
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

    def grow(self, count: int, steps: Steps | None = None) -> None:
        """Add sets until there are so many, or no room is left.

        Parameters
        ----------
        count : int
            How many there shall be.
        steps : Steps, optional
            One is done with each set.
        """
        self.full = self.full or count > self._most
        count = min(count, self._most)
        end = np.concatenate([self.end, np.empty(max(count - self.count, 0), np.int64)])
        made, stuck = self.count, False
        while made < count and not stuck:
            room = len(self.member) - self.n
            before, until = made, min(made + BLOCK, count)
            made = add_sets(
                self._ties, self._seed, self._first, made, until, room, self._seen, self._silent, self._queue,
                self.member, end,
            )  # fmt: skip
            if steps is not None:
                steps.go(made - before)
            stuck = made < until and room >= self._most
            if made < until and not stuck:
                larger = np.empty(min(2 * room, self._most) + self.n, np.int32)
                larger[: end[made]] = self.member[: end[made]]
                self.member = larger
        self.end, self.full = end[: made + 1], self.full or stuck

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
