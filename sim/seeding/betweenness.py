"""Betweenness: on the shortest paths between others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError, check_whole
from sim.kernels import kernel
from sim.network import Network
from sim.people import People
from sim.ranking import settled
from sim.seeding.base import Strategy
from sim.seeding.sampling import sampled_sources


@dataclass(frozen=True)
class Betweenness(Strategy):
    """Approach the people through whom most shortest paths between others run.

    Parameters
    ----------
    work : int
        Exact as long as people x ties is at most this; above, paths from as many people
        drawn at random as this pays for, 100 at least.

    References
    ----------
    Freeman, "A set of measures of centrality based on betweenness", Sociometry 40:35
    (1977); Brandes, "A faster algorithm for betweenness centrality", J. Mathematical
    Sociology 25:163 (2001); sampled sources: Brandes & Pich, Int. J. Bifurcation and Chaos
    17:2303 (2007).
    """

    work: int = 1_000_000_000

    def __post_init__(self) -> None:
        check_whole("work", self.work, 1)

    def _count(self, network: Network) -> int:
        return min(network.n, max(100, self.work // max(network.m, 1)))

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the number of shortest paths through everybody, along ties."""
        sources = sampled_sources("betweenness", network.n, self._count(network), root_seed)
        return settled(_dependencies(network, sources) * (network.n / len(sources)))

    def note(self, network: Network) -> str:
        """Return whether all paths are counted."""
        count = self._count(network)
        return "exact" if count == network.n else f"paths from {count:,} of {network.n:,} people"


@kernel
def _paths(start: Any, listener: Any, source: Any, distance: Any, paths: Any, order: Any) -> Any:
    """Fill distances and numbers of shortest paths from one person; return how many are reached."""
    distance[:] = -1
    paths[:] = 0.0
    distance[source], paths[source], order[0] = 0, 1.0, source
    reached, place = 1, 0
    while place < reached:
        person = order[place]
        place += 1
        for tie in range(start[person], start[person + 1]):
            other = listener[tie]
            if distance[other] < 0:
                distance[other] = distance[person] + 1
                order[reached] = other
                reached += 1
            if distance[other] == distance[person] + 1:
                paths[other] += paths[person]
    return reached


@kernel
def _add_dependencies(
    start: Any, listener: Any, sources: Any, distance: Any, paths: Any, order: Any, share: Any, total: Any
) -> None:
    """Go back from the farthest person, handing each one's share on to those before them."""
    for source in sources:
        reached = _paths(start, listener, source, distance, paths, order)
        for place in range(reached - 1, -1, -1):
            person = order[place]
            share[person] = 0.0
            for tie in range(start[person], start[person + 1]):
                other = listener[tie]
                if distance[other] == distance[person] + 1:
                    share[person] += paths[person] / paths[other] * (1.0 + share[other])
            if person != source:
                total[person] += share[person]


def _dependencies(network: Network, sources: NDArray[np.int64]) -> NDArray[np.float64]:
    n = network.n
    paths, share, total = np.zeros(n), np.zeros(n), np.zeros(n)
    distance, order = np.zeros(n, np.int32), np.zeros(n, np.int32)
    _add_dependencies(network.start, network.listener, sources, distance, paths, order, share, total)
    if not np.isfinite(total).all():
        raise InputError("betweenness needs at most 1e308 shortest paths between two people; this network has more")
    return total
