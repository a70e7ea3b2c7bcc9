"""Katz centrality: heard by many, directly or at second hand, nearer people counting more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.people import People
from sim.ranking import settled
from sim.seeding.around import passed_back, spoken
from sim.seeding.base import Strategy
from sim.seeding.spectrum import leading
from sim.settings import setting


@dataclass(frozen=True)
class Katz(Strategy):
    """Approach the people from whom most ways lead to others, each step counting less.

    Parameters
    ----------
    attenuation : float
        What a step counts, as a share of the largest for which all ways add up (1 over the
        largest eigenvalue, or over 1 where that is less), in [0, 0.99]; one half is chosen.

    References
    ----------
    Katz, "A new status index derived from sociometric analysis", Psychometrika 18:39 (1953).
    """

    attenuation: float = setting(0.5, low=0, high=0.99, text="what a step counts, as a share of the most that adds up")

    def step(self, network: Network) -> float:
        """Return what a step counts on a network.

        Parameters
        ----------
        network : Network
            Who hears whom.

        Returns
        -------
        float
            Katz's alpha.
        """
        return self.attenuation / max(1.0, leading(spoken(network))[0])

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the sum over all ways from everybody, flowing from listener to speaker."""
        ties, alpha = spoken(network), self.step(network)
        total = np.ones(network.n)
        for _ in range(10_000):
            new = 1.0 + alpha * passed_back(ties, total)
            change, total = np.abs(new - total).max(), new
            if change <= 1e-13 * total.max():
                break
        return settled(total)
