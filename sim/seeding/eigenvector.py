"""Eigenvector centrality: heard by people who are heard themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.people import People
from sim.ranking import settled
from sim.seeding.around import spoken
from sim.seeding.base import Strategy
from sim.seeding.spectrum import leading


@dataclass(frozen=True)
class Eigenvector(Strategy):
    """Approach the people whose listeners are central themselves, and so on.

    References
    ----------
    Bonacich, "Power and centrality: a family of measures", American J. Sociology 92:1170 (1987).
    """

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the leading eigenvector, flowing from listener to speaker, to ten digits."""
        return settled(leading(spoken(network))[1])
