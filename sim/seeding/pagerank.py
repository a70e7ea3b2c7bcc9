"""PageRank: heard by people who hear few others, and who are heard themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.people import People
from sim.ranking import settled
from sim.seeding.around import passed_back, spoken
from sim.seeding.base import Strategy
from sim.settings import setting


@dataclass(frozen=True)
class PageRank(Strategy):
    """Approach the people with the highest PageRank, which flows from listener to speaker.

    Parameters
    ----------
    damping : float
        Share of rank that flows along ties, in [0, 1]; 0.85 is the authors' choice.

    References
    ----------
    Brin & Page, "The anatomy of a large-scale hypertextual web search engine", Computer
    Networks 30:107 (1998), section 2.1.
    """

    damping: float = setting(0.85, low=0, high=1, text="share of rank that flows along ties")

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the PageRank of everybody, to ten digits."""
        n = network.n
        heard_by = spoken(network)
        sources = network.sources
        rank = np.full(n, 1.0 / n)
        for _ in range(1000):
            flow = passed_back(heard_by, np.divide(rank, sources, out=np.zeros(n), where=sources > 0))
            new = self.damping * (flow + rank[sources == 0].sum() / n) + (1.0 - self.damping) / n
            change, rank = np.abs(new - rank).sum(), new
            if change < 1e-13:
                break
        return settled(rank)
