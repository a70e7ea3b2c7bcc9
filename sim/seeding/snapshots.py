"""Worlds in which live ties are fixed, and what one more person would add in all of them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.graph.walks import CLOSED, OPEN, forget, walk
from sim.kernels import kernel
from sim.seeding.steps import Steps
from sim.seeding.triggers import Triggers
from sim.world import World


class Snapshots:
    """Live ties of some worlds, and who is convinced in each by those chosen so far.

    Parameters
    ----------
    triggers : Triggers
        Chances that ties are live, and that people accept and recommend.
    root_seed, first_world : int
        Address of the worlds.
    worlds : int
        How many at most.
    most : int
        How many live ties and people all worlds may have together; fewer worlds are kept if these
        would be more.
    steps : Steps, optional
        One is done with each world.
    """

    def __init__(
        self, triggers: Triggers, root_seed: int, first_world: int, worlds: int, most: int, steps: Steps | None = None
    ) -> None:
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
            if steps is not None:
                steps.go()
        self.n, self.worlds = network.n, len(starts)
        self._start, self._listener = np.array(starts, np.int64), np.concatenate(listeners)
        self._accepts = np.array(accepts)
        self._steps = np.full((self.worlds, self.n), OPEN, np.int32)  # closed: convinced by those chosen
        self._order = np.empty(self.n, np.int32)

    def gains(
        self, people: NDArray[np.int64], worlds: int | None = None, steps: Steps | None = None
    ) -> tuple[NDArray[np.int64], int]:
        """Return how many more would be convinced with each of some people, in all worlds together.

        Parameters
        ----------
        people : (k,) int64 array
            Numbers of the people to try out, each alone.
        worlds : int, optional
            Look at the first few worlds only.
        steps : Steps, optional
            One is done with each world.

        Returns
        -------
        gains : (k,) int64 array
            Of each alone.
        looked : int
            How many steps along live ties it took.
        """
        gains, looked = np.zeros(len(people), np.int64), 0
        for world in range(self.worlds if worlds is None else min(worlds, self.worlds)):
            looked += _add_gains(
                self._start[world], self._listener, self._accepts[world], self._steps[world], people, self._order, gains
            )
            if steps is not None:
                steps.go()
        return gains, int(looked)

    def choose(self, person: int) -> None:
        """Convince somebody, and whomever they lead to, in all worlds.

        Parameters
        ----------
        person : int
            Who is chosen.
        """
        for world in range(self.worlds):
            steps = self._steps[world]
            if self._accepts[world, person] and steps[person] == OPEN:
                count = walk(self._start[world], self._listener, person, self.n, steps, self._order)
                steps[self._order[:count]] = CLOSED

    @property
    def reached(self) -> float:
        """How many are convinced by those chosen, the mean over worlds."""
        return float((self._steps[: self.worlds] == CLOSED).sum() / self.worlds)


@kernel
def _add_gains(start: Any, listener: Any, accepts: Any, steps: Any, people: Any, order: Any, gains: Any) -> Any:
    """Count whom each person leads to in a world; return how many ties and people were looked at."""
    looked = 0
    for place in range(people.size):
        person = people[place]
        if accepts[person]:
            looked += 1
            if steps[person] == OPEN:
                reached = walk(start, listener, person, steps.size, steps, order)
                for one in range(reached):
                    looked += start[order[one] + 1] - start[order[one]] + 1
                forget(steps, order, reached)
                gains[place] += reached
    return looked
