"""Diffusion centrality: how often others hear of it within a few days, if word passes by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.graph.adjacency import spoken
from sim.network import Network
from sim.seeding.base import Solved
from sim.seeding.news import chance_of, heard_within
from sim.settings import setting


@dataclass(frozen=True)
class DiffusionCentrality(Solved):
    """Approach the people whose word is heard most often, in expectation, within some days.

    Parameters
    ----------
    steps : int
        Days T, from 1; 7 is chosen: a week.
    q : float or None
        Chance q that word passes along a tie on a day; None is 1 over the largest eigenvalue, the
        authors' choice.

    References
    ----------
    Banerjee, Chandrasekhar, Duflo & Jackson, "The diffusion of microfinance", Science 341:1236498
    (2013): the sum of (q g)^t 1 over t = 1 ... T.
    """

    steps: int = setting(7, low=1, high=1000, unit="days", text="days")
    q: float | None = setting(
        None,
        low=0,
        high=1,
        unit="per day",
        text="chance that word passes on a day",
        also={None: "1 over the largest eigenvalue"},
    )

    def solution(self, network: Network) -> tuple[NDArray[np.float64], float]:
        """Return how often everybody's word is heard, as shares of the largest."""
        chance, off = chance_of(self.q, network)
        return heard_within(self.steps, chance, spoken(network), np.ones(network.n)), off * self.steps
