"""Katz centrality: heard by many, directly or at second hand, nearer people counting more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.graph.adjacency import passed_back, spoken
from sim.graph.krylov import Step, added_up, affordable_rounds
from sim.graph.spectrum import Largest, largest
from sim.network import Network
from sim.seeding.base import Solved
from sim.settings import setting


@dataclass(frozen=True)
class Katz(Solved):
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
        return self._step(largest(network))

    def _step(self, ends: Largest) -> float:
        return self.attenuation / max(1.0, ends.high)

    def solution(self, network: Network) -> tuple[NDArray[np.float64], float]:
        """Return the sum over all ways from everybody, flowing from listener to speaker."""
        ties, ends = spoken(network), largest(network)
        alpha = self._step(ends)
        step = Step(
            lambda x: alpha * passed_back(ties, x), not network.directed, affordable_rounds(network.n, network.m)
        )
        total, left = added_up(step, np.ones(network.n))
        return total, float(np.abs(left).max()) + ends.off * self.attenuation / (1.0 - self.attenuation)
