"""A network with given degrees, otherwise random."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import Source
from sim.networks.drawing import generator, paired_stubs
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import number, say


@dataclass(frozen=True)
class Configuration(Source):
    """Ends of ties, as many for each person as asked, paired at random.

    Loops are dropped and parallel ties merged (the erased configuration model); the network's
    counts say how many there were, a handful in a large sparse network.

    Parameters
    ----------
    people : int
        From 2 to 10,000,000.
    degrees : int or sequence of int
        Ties of everybody (a regular network), or of each person; at most people - 1 each, and
        together even.

    References
    ----------
    Molloy & Reed, "A critical point for random graphs with a given degree sequence", Random
    Structures and Algorithms 6:161 (1995).
    """

    people: int = setting(10_000, low=2, high=10_000_000)
    degrees: int | Sequence[int] = setting(
        4,
        low=0,
        high=Bound("people - 1", lambda one: one.people - 1),
        unit="ties",
        text="ties of everybody, or a list with one number for each person",
    )
    drawn = True

    def __post_init__(self) -> None:
        super().__post_init__()
        given = np.size(self.degrees)
        if given not in (1, self.people):
            raise InputError(
                f"degrees has one value for all or one per person ({self.people:,}), got {given:,}", field="degrees"
            )
        total = int(self._all().sum())
        if total % 2:
            raise InputError(f"degrees add up to an even number, got {total:,}", field="degrees")

    def _all(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.broadcast_to(np.asarray(self.degrees, dtype=np.int64), (self.people,))

    @property
    def label(self) -> str:
        """How many people, and how well they are tied."""
        return say(
            "network-configuration", people=say("people", count=self.people), mean=number(float(self._all().mean()))
        )

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Pair the ends.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1.
        """
        return paired_stubs(generator(root_seed, block, "configuration"), self._all())
