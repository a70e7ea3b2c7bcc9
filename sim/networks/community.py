"""The followers of a museum: a made-up community for examples, the same one every time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from sim.luck import ONE, Purpose, bound, name_code, numbers
from sim.network import Network
from sim.networks.base import Source
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import say


@dataclass(frozen=True)
class Community(Source):
    """Circles of acquaintances with a few very sociable members, tied to other circles.

    Every person belongs to one circle and has a sociability that is lognormal. Two people
    are tied with a chance in proportion to the product of their sociabilities (Chung & Lu
    2002, "Connected components in random graphs with given expected degree sequences"),
    `inside` of all expected ties falling within circles. All numbers are chosen.

    Parameters
    ----------
    people : int
        From 10 to 5,000.
    circle : int
        People in a circle, 2 or more; the last circle takes the rest.
    friends : float
        Expected ties of a person, more than 0.
    inside : float
        Share of ties within circles, in [0, 1].
    spread : float
        Standard deviation of the logarithm of sociability, in [0, 2].
    variant : int
        Which draw of the community. It does not depend on the root seed: the community of an
        example is a given one, luck plays in it.

    Notes
    -----
    Traits: ``circle``, a number, and ``buy``, the chance that a convinced follower buys a
    ticket: 0.4 for the half of the circles that live in town, 0.1 for the others.
    """

    people: int = setting(2000, low=10, high=5000)
    circle: int = setting(
        25, low=2, high=Bound("people", lambda one: one.people), text="people in a circle of acquaintances"
    )
    friends: float = setting(
        8.0, low=0.1, high=Bound("people", lambda one: one.people), text="expected ties of a person"
    )
    inside: float = setting(0.7, low=0, high=1, text="share of ties within circles")
    spread: float = setting(0.8, low=0, high=2, text="standard deviation of the logarithm of sociability")
    variant: int = setting(1, low=0, high=2**32 - 1, text="which draw of the community")

    @property
    def label(self) -> str:
        """Who these people are."""
        return say("network-community", count=self.people)

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Draw the community.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1.
        """
        n = self.people
        luck = numbers(0, self.variant, Purpose.NETWORK, n, name_code("sociability"))
        sociable = np.exp(self.spread * special.ndtri((luck + 0.5) / ONE))
        circle = np.minimum(np.arange(n) // self.circle, max(n // self.circle - 1, 0))
        src, dst = np.triu_indices(n, k=1)
        same = circle[src] == circle[dst]
        pull = sociable[src] * sociable[dst]
        wanted = n * self.friends / 2
        factor = np.where(same, wanted * self.inside / pull[same].sum(), 0.0)
        if not same.all():
            factor[~same] = wanted * (1 - self.inside) / pull[~same].sum()
        tied = numbers(0, self.variant, Purpose.NETWORK, len(src), name_code("ties")) < bound(
            np.minimum(1.0, factor * pull)
        )
        network = Network.from_edges(src[tied], dst[tied], nodes=np.arange(n))
        return network, People(n, {"circle": circle, "buy": np.where(circle % 2 == 0, 0.4, 0.1)}, made_up=True)
