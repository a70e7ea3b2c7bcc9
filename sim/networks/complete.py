"""Everybody knows everybody."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.network import Network
from sim.networks.base import Source
from sim.people import People
from sim.settings import setting
from sim.words import say


@dataclass(frozen=True)
class Complete(Source):
    """All people tied to all others: a crowd in one place.

    Parameters
    ----------
    people : int
        From 1 to 5,000; there are people x (people - 1) / 2 ties.
    """

    people: int = setting(100, low=1, high=5000)

    @property
    def label(self) -> str:
        """How many people."""
        return say("network-complete", people=say("people", count=self.people))

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Return the network, which depends on no luck.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1.
        """
        src, dst = np.triu_indices(self.people, k=1)
        return Network.from_edges(src, dst, nodes=np.arange(self.people)), People(self.people)
