"""Random: anybody, drawn anew in every world."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.people import People
from sim.seeding.base import Strategy


@dataclass(frozen=True)
class Random(Strategy):
    """Approach people drawn at random: the strategy all others are held against.

    References
    ----------
    Hinz, Skiera, Barrot & Becker, "Seeding strategies for viral marketing", J. Marketing
    75:55 (2011): random seeding.
    """

    @property
    def needs(self) -> str:
        """Nothing but who there is."""
        return "nothing"

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the same score for everybody."""
        return np.zeros(network.n)
