"""Closeness: few steps away from everybody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import check_whole
from sim.kernels import kernel
from sim.network import Network
from sim.people import People
from sim.seeding.base import Strategy
from sim.seeding.sampling import sampled_sources


@dataclass(frozen=True)
class Closeness(Strategy):
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

    work: int = 1_000_000_000

    def __post_init__(self) -> None:
        check_whole("work", self.work, 1)

    def _count(self, network: Network) -> int:
        return min(network.n, max(100, self.work // max(network.m, 1)))

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return minus the sum of steps to the people looked at."""
        sources = sampled_sources("closeness", network.n, self._count(network), root_seed)
        total = np.zeros(network.n, np.int64)
        distance, order = np.zeros(network.n, np.int64), np.zeros(network.n, np.int64)
        _add_distances(network.heard.start, network.heard.speaker, sources, distance, order, total)
        return -total.astype(np.float64)

    def note(self, network: Network) -> str:
        """Return whether ways to all people are measured."""
        count = self._count(network)
        return "exact" if count == network.n else f"ways to {count:,} of {network.n:,} people"


@kernel
def _add_distances(start: Any, speaker: Any, sources: Any, distance: Any, order: Any, total: Any) -> None:
    """Add everybody's distance to each source, going back along ties; n where there is no way."""
    for source in sources:
        distance[:] = distance.size
        distance[source], order[0] = 0, source
        reached, place = 1, 0
        while place < reached:
            person = order[place]
            place += 1
            for tie in range(start[person], start[person + 1]):
                other = speaker[tie]
                if distance[other] == distance.size:
                    distance[other] = distance[person] + 1
                    order[reached] = other
                    reached += 1
        for person in range(distance.size):
            total[person] += distance[person]
