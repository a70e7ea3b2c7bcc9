"""Hubs: the people with most listeners."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.people import People
from sim.seeding.base import Strategy


@dataclass(frozen=True)
class Hubs(Strategy):
    """Approach the people with most listeners.

    References
    ----------
    Hinz, Skiera, Barrot & Becker, "Seeding strategies for viral marketing", J. Marketing
    75:55 (2011): high-degree seeding.
    """

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the number of listeners."""
        return network.listeners.astype(np.float64)
