"""Nobody: a plan that approaches no one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.people import People
from sim.seeding.base import Ranking, Strategy
from sim.seeding.context import Context
from sim.world import World


@dataclass(frozen=True)
class Nobody(Strategy):
    """Approach nobody, to see what happens anyway. It is no kind of `seeding`: a plan without one has it."""

    @property
    def needs(self) -> str:
        """Nothing at all."""
        return "nothing"

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return 0 for everybody."""
        return np.zeros(network.n)

    def ranking(self, context: Context) -> Ranking:
        """Return an order of no one."""
        return Ranking(np.zeros(context.network.n), order=_no_one)


def _no_one(count: int, world: World, name: str) -> NDArray[np.int64]:
    return np.zeros(0, np.int64)
