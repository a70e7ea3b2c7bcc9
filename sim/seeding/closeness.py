"""Closeness: few steps away from everybody else."""

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
from sim.seeding.sampling import affordable, noted, sampled_sources
from sim.seeding.steps import Steps
from sim.settings import setting


@dataclass(frozen=True)
class Closeness(Gradual):
    """Approach the people from whom the way to others is shortest on average.

    Ways run along ties, from speaker to listener. Whoever cannot be reached counts as n steps away,
    n being the number of people, so that nobody is central by being cut off with a few others.

    Parameters
    ----------
    work : int
        Exact as long as people x ties is at most this; above, ways to as many people drawn at
        random as this pays for, 100 at least.

    References
    ----------
    Freeman, "Centrality in social networks: conceptual clarification", Social Networks 1:215
    (1979); n for unreachable people: Kempe, Kleinberg & Tardos, "Maximizing the spread of influence
    through a social network", Theory of Computing 11:105 (2015), section 8.
    """

    work: int = setting(1_000_000_000, low=1, text="exact as long as people x ties is at most this")

    def gradually(self, network: Network, root_seed: int, progress: Progress | None) -> NDArray[np.float64]:
        """Return minus the sum of steps to the people looked at."""
        sources = sampled_sources("closeness", network.n, affordable(network, self.work), root_seed)
        nearer = np.zeros(network.n, np.int64)
        steps, order = np.full(network.n, OPEN, np.int32), np.zeros(network.n, np.int32)
        heard = network.heard
        for begin, end in Steps(progress, len(sources)).blocks(len(sources)):
            _add_distances(heard.start, heard.speaker, sources[begin:end], steps, order, nearer)
        return (nearer - network.n * len(sources)).astype(np.float64)

    def note(self, network: Network) -> str:
        """Return whether ways to all people are measured."""
        count = affordable(network, self.work)
        return noted("ranked-distances-to", count, network.n)


@kernel
def _add_distances(start: Any, speaker: Any, sources: Any, steps: Any, order: Any, total: Any) -> None:
    """Add how much nearer than n everybody is to each source, going back along ties."""
    n = steps.size
    for source in sources:
        reached = walk(start, speaker, source, n, steps, order)
        for place in range(reached):
            total[order[place]] += n - steps[order[place]]
        forget(steps, order, reached)
