"""A square lattice without edges: neighbours know each other's neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.network import Network
from sim.networks.base import Source
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import say


@dataclass(frozen=True)
class Lattice(Source):
    """People on a torus, each tied to all within a square around them (Moore neighbourhood).

    The person in row r and column c has the id ``r * width + c``; rows and columns wrap around.

    Parameters
    ----------
    width, height : int
        From 3 to 10,000, and more than ``2 * radius``, so that nobody is met twice.
    radius : int
        1 or more: everybody has ``(2 * radius + 1)**2 - 1`` neighbours.

    References
    ----------
    Centola & Macy, "Complex contagions and the weakness of long ties", American J. Sociology
    113:702 (2007): lattices with Moore neighbourhoods.
    """

    width: int = setting(100, low=3, high=10_000, text="people in a row")
    height: int = setting(100, low=3, high=10_000, text="rows")
    radius: int = setting(
        1,
        low=1,
        high=Bound("(min(width, height) - 1) // 2", lambda one: (min(one.width, one.height) - 1) // 2),
        text="tied to all within this many rows and columns: (2 radius + 1)^2 - 1 neighbours",
    )

    @property
    def label(self) -> str:
        """The lattice, and how many neighbours everybody has."""
        return say("network-lattice", width=self.width, height=self.height, neighbours=(2 * self.radius + 1) ** 2 - 1)

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Return the lattice, which depends on no luck.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... width * height - 1.
        """
        n, reach = self.width * self.height, self.radius
        person = np.arange(n)
        row, column = person // self.width, person % self.width
        # each pair once: to the right in the same row, and everything in the rows below
        steps = [(0, right) for right in range(1, reach + 1)]
        steps += [(down, right) for down in range(1, reach + 1) for right in range(-reach, reach + 1)]
        other = [(row + down) % self.height * self.width + (column + right) % self.width for down, right in steps]
        network = Network.from_edges(np.tile(person, len(steps)), np.concatenate(other), nodes=person)
        return network, People(n)
