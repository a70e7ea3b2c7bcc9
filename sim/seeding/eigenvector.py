"""Eigenvector centrality: heard by people who are heard themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.graph.spectrum import leading
from sim.network import Network
from sim.seeding.base import Solved


@dataclass(frozen=True)
class Eigenvector(Solved):
    """Approach the people whose listeners are central themselves, and so on.

    References
    ----------
    Bonacich, "Power and centrality: a family of measures", American J. Sociology 92:1170 (1987).
    """

    def solution(self, network: Network) -> tuple[NDArray[np.float64], float]:
        """Return the leading eigenvector, flowing from listener to speaker."""
        return leading(network)
