"""A random network in which a few people have very many ties."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.networks.base import Source
from sim.networks.drawing import generator, paired_stubs
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import number, say


@dataclass(frozen=True)
class PowerLaw(Source):
    """Degrees k = 1, 2, ... with chances in proportion to ``k**-exponent * exp(-k / cutoff)``.

    The ends of ties are paired at random; loops are dropped and parallel ties merged (the erased
    configuration model), and the network's counts say how many there were. If the degrees add up to
    an odd number, the last person's is drawn anew until they do not.

    Parameters
    ----------
    people : int
        From 100 to 10,000,000.
    exponent : float
        In [0, 10].
    cutoff : float
        In [0.1, people / 20]; no degree exceeds 20 cutoffs, beyond which the chance is below
        exp(-20).

    References
    ----------
    Newman, "Spread of epidemic disease on networks", Physical Review E 66:016128 (2002):
    power law with exponential cutoff.
    """

    people: int = setting(10_000, low=100, high=10_000_000)
    exponent: float = setting(2.0, low=0, high=10, text="how steeply large degrees become rare")
    cutoff: float = setting(
        20.0,
        low=0.1,
        high=Bound("people / 20", lambda one: one.people / 20),
        unit="ties",
        text="degree from which they are rarer still",
    )
    drawn = True

    @property
    def label(self) -> str:
        """How many people, and how their ties are spread."""
        return say(
            "network-power_law",
            people=say("people", count=self.people),
            exponent=number(self.exponent),
            cutoff=number(self.cutoff),
        )

    def _cumulative(self) -> NDArray[np.float64]:
        k = np.arange(1, max(int(20 * self.cutoff), 1) + 1)
        weight = np.exp(-self.exponent * np.log(k) - k / self.cutoff)
        cumulative: NDArray[np.float64] = np.cumsum(weight) / weight.sum()
        return cumulative

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Draw the degrees, then pair the ends.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1.
        """
        rng = generator(root_seed, block, "power_law")
        cumulative = self._cumulative()[:-1]
        degrees = 1 + np.searchsorted(cumulative, rng.random(self.people), side="right")
        while degrees.sum() % 2:
            degrees[-1] = 1 + np.searchsorted(cumulative, rng.random(), side="right")
        return paired_stubs(rng, degrees)
