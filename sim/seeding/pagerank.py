"""PageRank: heard by people who hear few others, and who are heard themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.graph.adjacency import passed_back, spoken
from sim.graph.krylov import Step, added_up, affordable_rounds
from sim.network import Network
from sim.seeding.base import Solved
from sim.settings import setting


@dataclass(frozen=True)
class PageRank(Solved):
    """Approach the people with the highest PageRank, which flows from listener to speaker.

    Parameters
    ----------
    damping : float
        Share of rank that flows along ties, in [0, 0.9999]; 0.85 is the authors' choice. At 1 no
        rank would be anybody's own, and nothing says what it is where people are not all in reach.

    References
    ----------
    Brin & Page, "The anatomy of a large-scale hypertextual web search engine", Computer
    Networks 30:107 (1998), section 2.1.
    """

    damping: float = setting(0.85, low=0, high=0.9999, text="share of rank that flows along ties")

    def solution(self, network: Network) -> tuple[NDArray[np.float64], float]:
        """Return the PageRank of everybody, in units of (1 - damping) / n and of what nobody passes on."""
        ties, sources = spoken(network), np.maximum(network.sources, 1).astype(np.float64)
        rounds = affordable_rounds(network.n, network.m)
        one = np.ones(network.n)
        if network.directed:
            step = Step(lambda x: self.damping * passed_back(ties, x / sources), False, rounds)
            rank, left = added_up(step, one)
        else:  # the same, made symmetric
            root = np.sqrt(sources)
            step = Step(lambda x: self.damping * (passed_back(ties, x / root) / root), True, rounds)
            rank = root * added_up(step, one / root)[0]
            left = one + self.damping * passed_back(ties, rank / sources) - rank
        in_all = float(np.abs(left).sum() / ((1.0 - self.damping) * rank.max()))
        return rank, min(float(np.abs(left).max()), in_all)
