"""A ring: everybody knows those next to them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.errors import InputError, check_whole
from sim.network import Network
from sim.networks.base import Source
from sim.people import People


@dataclass(frozen=True)
class Ring(Source):
    """People in a circle, each tied to the nearest ones on both sides.

    Parameters
    ----------
    people : int
        From 3 to 10,000,000.
    neighbours : int
        Even, from 2, and less than `people`: half of them on each side.

    References
    ----------
    Watts & Strogatz, "Collective dynamics of 'small-world' networks", Nature 393:440 (1998): the
    ring lattice, nothing rewired.
    """

    people: int = 1000
    neighbours: int = 2

    def __post_init__(self) -> None:
        check_whole("people", self.people, 3, 10_000_000)
        check_whole("neighbours", self.neighbours, 2, self.people - 1)
        if self.neighbours % 2:
            raise InputError(
                f"neighbours is an even number, half on each side, got {self.neighbours}", field="neighbours"
            )

    @property
    def label(self) -> str:
        """How many people, and how many neighbours."""
        return f"a ring of {self.people:,} people with {self.neighbours} neighbours each"

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Return the ring, which hangs on no luck.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1 around the circle.
        """
        person = np.arange(self.people)
        steps = range(1, self.neighbours // 2 + 1)
        other = np.concatenate([(person + step) % self.people for step in steps])
        return Network.from_edges(np.tile(person, len(steps)), other, nodes=person), People(self.people)
