"""A directed influence network: everybody influences a Poisson number of others drawn at random."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.network import Network
from sim.networks.base import Source
from sim.networks.drawing import different, generator
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import number, say


@dataclass(frozen=True)
class Influence(Source):
    """Person i influences n_i distinct others drawn at random, n_i being Poisson.

    Ties are directed: who is influenced need not influence back. The number of people somebody
    hears is then nearly Poisson too, and independent of how many hear them.

    Parameters
    ----------
    people : int
        From 2 to 10,000,000.
    mean_listeners : float
        Mean of n_i, in [0, people / 2]; an n_i never exceeds people - 1.

    References
    ----------
    Watts & Dodds, "Influentials, networks, and public opinion formation", J. Consumer Research
    34:441 (2007): the influence network of the basic model.
    """

    people: int = setting(10_000, low=2, high=10_000_000)
    mean_listeners: float = setting(
        5.0,
        low=0,
        high=Bound("people / 2", lambda one: one.people / 2),
        text="how many others a person influences on average",
    )
    drawn = True

    @property
    def label(self) -> str:
        """How many people, and how many they influence."""
        return say("network-influence", people=say("people", count=self.people), mean=number(self.mean_listeners))

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Draw the network: how many each influences, then whom; who is drawn twice is drawn anew.

        Returns
        -------
        tuple of Network and People
            Directed; ids 0 ... people - 1.
        """
        n = self.people
        rng = generator(root_seed, block, "influence")
        influenced = np.minimum(rng.poisson(self.mean_listeners, n), n - 1)
        speaker = np.repeat(np.arange(n), influenced)
        ties = np.empty(0, dtype=np.int64)
        while len(speaker):
            others = rng.integers(0, n - 1, len(speaker))
            ties = different(np.concatenate([ties, speaker * n + others + (others >= speaker)]))
            missing = influenced - np.bincount(ties // n, minlength=n)
            speaker = np.repeat(np.arange(n), missing)
        return Network.from_edges(ties // n, ties % n, directed=True, nodes=np.arange(n)), People(n)
