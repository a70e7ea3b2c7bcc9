"""A ring: everybody knows those next to them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import Source
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import say


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

    people: int = setting(1000, low=3, high=10_000_000)
    neighbours: int = setting(
        2,
        low=2,
        high=Bound("(people - 1) // 2 * 2", lambda one: (one.people - 1) // 2 * 2),
        text="even: half on each side",
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.neighbours % 2:
            raise InputError(
                f"neighbours is an even number, half on each side, got {self.neighbours}", field="neighbours"
            )

    @property
    def label(self) -> str:
        """How many people, and how many neighbours."""
        return say("network-ring", people=say("people", count=self.people), neighbours=self.neighbours)

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Return the ring, which depends on no luck.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1 around the circle.
        """
        person = np.arange(self.people)
        steps = range(1, self.neighbours // 2 + 1)
        other = np.concatenate([(person + step) % self.people for step in steps])
        return Network.from_edges(np.tile(person, len(steps)), other, nodes=person), People(self.people)
