"""Community bridges: heard in other communities than their own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.graph.communities import communities
from sim.network import Network
from sim.people import People
from sim.seeding.base import Ranking, Strategy
from sim.seeding.community_hubs import grouped
from sim.seeding.context import Context
from sim.words import say


@dataclass(frozen=True)
class CommunityBridges(Strategy):
    """Approach the people with most listeners outside their own community.

    References
    ----------
    Salathé & Jones, "Dynamics and control of diseases in networks with community structure", PLoS
    Computational Biology 6:e1000736 (2010): people who bridge communities. Communities: see
    `communities`.
    """

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the number of listeners in other communities."""
        return outside(network, communities(network, root_seed))

    def ranking(self, context: Context) -> Ranking:
        """Return the ranking by score, and say how many communities there are."""
        group = grouped(context)
        note = say("ranked-communities", count=int(group.max(initial=-1)) + 1)
        return Ranking(outside(context.network, group), note)


def outside(network: Network, group: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return how many listen to each person from other groups.

    Parameters
    ----------
    network : Network
        Who hears whom.
    group : (n,) int64 array
        Group of each person, numbered from 0.

    Returns
    -------
    (n,) float64 array
        Listeners.
    """
    across = group[network.speaker] != group[network.listener]
    return np.bincount(network.speaker, weights=across, minlength=network.n).astype(np.float64)
