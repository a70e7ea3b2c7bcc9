"""Campaigns tried out by strategies that know the theory, in worlds that no comparison uses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from sim.days import LAST_DAY
from sim.engines.base import Engine, Heard
from sim.engines.compiled import is_simple
from sim.engines.done import Done
from sim.seeding.context import Progress
from sim.seeding.steps import Steps
from sim.world import World


class Evaluator:
    """A campaign in which a strategy may try out whom to approach (see `sim.seeding.context.Evaluator`).

    Parameters
    ----------
    heard : Heard
        Network and law.
    done : Done
        What the campaign does.
    make_engine : callable
        Makes an engine of what is heard.
    root_seed : int
        Address of the luck.
    first_world : int
        The first of the worlds that are kept for it.
    """

    def __init__(
        self, heard: Heard, done: Done, make_engine: Callable[[Heard], Engine], root_seed: int, first_world: int
    ) -> None:
        self._heard, self._done, self._make_engine = heard, done, make_engine
        self.law, self.accept, self.recommend = heard.law, done.accept, done.recommend
        law = heard.law
        remembered = law.familiar is None and (law.memory is None or is_simple(law))
        self.limited = heard.last_day < LAST_DAY or bool(done.outside) or not (done.static and remembered)
        self.root_seed, self.first_world = root_seed, first_world
        self._engine: Engine | None = None

    def convinced(
        self, rosters: Sequence[NDArray[np.int64]], worlds: int, progress: Progress | None = None
    ) -> NDArray[np.int64]:
        """Return how many are convinced by the end when a roster is approached.

        Parameters
        ----------
        rosters, worlds, progress
            As in `sim.seeding.context.Evaluator`.

        Returns
        -------
        (rosters, worlds) int64 array
            People, those approached included.
        """
        self._engine = self._engine or self._make_engine(self._heard)
        network = self._heard.network
        found = np.zeros((len(rosters), worlds), np.int64)
        room = np.empty(network.m, np.uint32)
        steps = Steps(progress, worlds)
        for index in range(worlds):
            world = World(network.n, network.m, self.root_seed, self.first_world + index, room)
            for place, roster in enumerate(rosters):
                found[place, index] = self._engine.play(world, self._done, roster).counts[1, -1]
            steps.go()
        return found

    def after(self, worlds: int) -> Evaluator:
        """Return the same in later worlds.

        Parameters
        ----------
        worlds : int
            How many are passed over.

        Returns
        -------
        Evaluator
            With an engine of its own.
        """
        if not worlds:
            return self
        return Evaluator(self._heard, self._done, self._make_engine, self.root_seed, self.first_world + worlds)
