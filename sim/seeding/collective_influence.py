"""Collective influence: many ties, towards a rim of people with many ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.graph.walks import OPEN, forget, walk
from sim.kernels import kernel
from sim.network import Network
from sim.seeding.base import Gradual
from sim.seeding.context import Progress
from sim.seeding.steps import Steps
from sim.settings import setting
from sim.words import say


@dataclass(frozen=True)
class CollectiveInfluence(Gradual):
    """Approach the people with most listeners, times how many listen to those a few steps away.

    With d listeners, a person's influence is (d - 1) times the sum of (d' - 1) over all people
    exactly `radius` steps away, along ties. It is computed once; the authors' algorithm takes
    the first away and computes it again, which this does not.

    Parameters
    ----------
    radius : int
        Steps, 1 to 5; 2 is chosen.

    References
    ----------
    Morone & Makse, "Influence maximization in complex networks through optimal percolation",
    Nature 524:65 (2015), eq. 2.
    """

    radius: int = setting(2, low=1, high=5, text="steps to the rim")

    def gradually(self, network: Network, root_seed: int, progress: Progress | None) -> NDArray[np.float64]:
        """Return everybody's collective influence."""
        n = network.n
        total, steps, order = np.zeros(n, np.int64), np.full(n, OPEN, np.int32), np.zeros(n, np.int32)
        for begin, end in Steps(progress, n).blocks(n):
            _add_rims(network.start, network.listener, begin, end, self.radius, steps, order, total)
        return (np.maximum(network.listeners - 1, 0) * total).astype(np.float64)

    def note(self, network: Network) -> str:
        """Return that nobody is taken away."""
        return say("ranked-nodes")


@kernel
def _add_rims(start: Any, listener: Any, begin: Any, end: Any, radius: Any, steps: Any, order: Any, total: Any) -> None:
    """Add up listeners less one of everybody exactly so many steps away."""
    for person in range(begin, end):
        reached = walk(start, listener, person, radius, steps, order)
        place = reached - 1
        while steps[order[place]] == radius:
            one = order[place]
            total[person] += max(start[one + 1] - start[one] - 1, 0)
            steps[one] = OPEN
            place -= 1
        forget(steps, order, place + 1)
