"""Worlds in which live ties are fixed, and what one more person would add in all of them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.kernels import kernel
from sim.seeding.triggers import Triggers
from sim.world import World


class Snapshots:
    """Live ties of some worlds, and who is convinced in each by those chosen so far.

    Parameters
    ----------
    triggers : Triggers
        The law.
    root_seed, first_world : int
        Address of the worlds.
    worlds : int
        How many at most.
    most : int
        How many live ties and people all worlds may have together; fewer worlds are kept if these
        would be more.
    """

    def __init__(self, triggers: Triggers, root_seed: int, first_world: int, worlds: int, most: int) -> None:
        network = triggers.network
        starts: list[NDArray[np.int64]] = []
        listeners: list[NDArray[np.int32]] = []
        accepts: list[NDArray[np.bool_]] = []
        first = 0
        for index in range(worlds):
            world = World(network.n, network.m, root_seed, first_world + index)
            live = triggers.live(world)
            before = np.concatenate([[0], np.cumsum(live)])
            if index and first + int(before[-1]) + (index + 1) * network.n > most:
                break
            starts.append(first + before[network.start])
            listeners.append(network.listener[live])
            accepts.append(world.accept < triggers.accept)
            first += int(before[-1])
        self.n, self.worlds = network.n, len(starts)
        self._start, self._listener = np.array(starts, np.int64), np.concatenate(listeners)
        self._accepts = np.array(accepts)
        self._covered = np.zeros((self.worlds, self.n), np.bool_)
        self._seen, self._queue = np.full(self.n, -1, np.int64), np.empty(self.n, np.int64)
        self._searches = 0

    def gains(self, people: NDArray[np.int64], worlds: int | None = None) -> tuple[NDArray[np.int64], int]:
        """Return how many more would be convinced with each of some people, in all worlds together.

        Parameters
        ----------
        people : (k,) int64 array
            Who.
        worlds : int, optional
            Look at the first few worlds only.

        Returns
        -------
        gains : (k,) int64 array
            Of each alone.
        steps : int
            How many steps along live ties it took.
        """
        gains, steps = np.zeros(len(people), np.int64), 0
        for world in range(self.worlds if worlds is None else min(worlds, self.worlds)):
            steps += _add_gains(
                self._start[world], self._listener, self._accepts[world], self._covered[world], people,
                self._searches, self._seen, self._queue, gains,
            )  # fmt: skip
            self._searches += len(people)
        return gains, int(steps)

    def choose(self, person: int) -> None:
        """Convince somebody, and whomever they lead to, in all worlds.

        Parameters
        ----------
        person : int
            Who is chosen.
        """
        for world in range(self.worlds):
            if self._accepts[world, person]:
                count = _reach(
                    self._start[world], self._listener, self._covered[world], person, self._searches, self._seen,
                    self._queue,
                )[0]  # fmt: skip
                self._searches += 1
                self._covered[world, self._queue[:count]] = True

    @property
    def reached(self) -> float:
        """How many are convinced by those chosen, the mean over worlds."""
        return float(self._covered[: self.worlds].sum() / self.worlds)


@kernel
def _reach(start: Any, listener: Any, covered: Any, person: Any, mark: Any, seen: Any, queue: Any) -> Any:
    """Queue up whom somebody leads to and who is not convinced yet; return how many, and how many steps."""
    if covered[person]:
        return 0, 1
    seen[person], queue[0] = mark, person
    place, count, steps = 0, 1, 1
    while place < count:
        begin, end = start[queue[place]], start[queue[place] + 1]
        place += 1
        steps += end - begin + 1
        for tie in range(begin, end):
            other = listener[tie]
            if seen[other] != mark and not covered[other]:
                seen[other], queue[count] = mark, other
                count += 1
    return count, steps


@kernel
def _add_gains(
    start: Any, listener: Any, accepts: Any, covered: Any, people: Any, mark: Any, seen: Any, queue: Any, gains: Any
) -> Any:
    """Count whom each person leads to in a world; return how many steps it took."""
    steps = 0
    for place in range(people.size):
        if accepts[people[place]]:
            count, more = _reach(start, listener, covered, people[place], mark + place, seen, queue)
            gains[place] += count
            steps += more
    return steps
