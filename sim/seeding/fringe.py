"""Fringe: the people with fewest listeners."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.people import People
from sim.seeding.base import Strategy


@dataclass(frozen=True)
class Fringe(Strategy):
    """Approach the people with fewest listeners, those without any last.

    References
    ----------
    Hinz, Skiera, Barrot & Becker, "Seeding strategies for viral marketing", J. Marketing
    75:55 (2011): low-degree seeding.
    """

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return minus the number of listeners, minus infinity for none."""
        listeners = network.listeners.astype(np.float64)
        return np.where(listeners > 0, -listeners, -np.inf)
