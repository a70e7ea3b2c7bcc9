"""Campaigns tried out by strategies that know the theory, in worlds that no comparison uses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from sim.campaign import LAST_DAY
from sim.engines.base import Engine, Stage
from sim.world import World


class Trials:
    """A stage on which a strategy may try out whom to approach (see `Trial`).

    Parameters
    ----------
    stage : Stage
        Network, law and campaign.
    make_engine : callable
        Makes an engine of a stage.
    root_seed : int
        Address of the luck.
    first_world : int
        The first of the worlds that are kept for it.
    """

    def __init__(self, stage: Stage, make_engine: Callable[[Stage], Engine], root_seed: int, first_world: int) -> None:
        self._stage, self._make_engine = stage, make_engine
        self.law, self.accept, self.recommend = stage.law, stage.accept, stage.recommend
        self.limited = stage.last_day < LAST_DAY or stage.broadcast > 0
        self.root_seed, self.first_world = root_seed, first_world
        self._engine: Engine | None = None

    def convinced(self, rosters: Sequence[NDArray[np.int64]], worlds: int) -> NDArray[np.int64]:
        """Return how many are convinced by the end when a roster is approached.

        Parameters
        ----------
        rosters, worlds
            As in `Trial`.

        Returns
        -------
        (rosters, worlds) int64 array
            People, those approached included.
        """
        self._engine = self._engine or self._make_engine(self._stage)
        network = self._stage.network
        found = np.zeros((len(rosters), worlds), np.int64)
        room = np.empty(network.m, np.uint32)
        for index in range(worlds):
            world = World(network.n, network.m, self.root_seed, self.first_world + index, room)
            for place, roster in enumerate(rosters):
                found[place, index] = self._engine.play(world, roster).counts[1, -1]
        return found
