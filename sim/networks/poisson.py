"""A uniformly random network: each pair of people is tied with the same chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.network import Network
from sim.networks.base import Source
from sim.networks.drawing import distinct, generator, pairs
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import number, say


@dataclass(frozen=True)
class Poisson(Source):
    """Undirected ties at random; the number of ties of a person is nearly Poisson.

    Each pair is tied with chance ``mean_degree / people``, independently.

    Parameters
    ----------
    people : int
        From 2 to 10,000,000.
    mean_degree : float
        In [0, people]; expected ties of a person are this times ``1 - 1 / people``.

    References
    ----------
    Erdos & Renyi, "On random graphs I", Publicationes Mathematicae 6:290 (1959); Gilbert, "Random
    graphs", Annals of Mathematical Statistics 30:1141 (1959). The chance z/n is that of Watts, PNAS
    99:5766 (2002).
    """

    people: int = setting(10_000, low=2, high=10_000_000)
    mean_degree: float = setting(
        5.0,
        low=0,
        high=Bound("people", lambda one: one.people),
        text="ties of a person on average: each pair is tied with chance mean_degree / people",
    )
    drawn = True

    @property
    def label(self) -> str:
        """How many people, and how well they are tied."""
        return say("network-poisson", people=say("people", count=self.people), mean=number(self.mean_degree))

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Draw the network: how many ties, then which.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1.
        """
        n = self.people
        rng = generator(root_seed, block, "poisson")
        possible = n * (n - 1) // 2
        ties = int(rng.binomial(possible, self.mean_degree / n))
        return Network.from_edges(*pairs(n, distinct(rng, possible, ties)), nodes=np.arange(n)), People(n)
