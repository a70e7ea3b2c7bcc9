"""A network that grew, in which newcomers also meet friends of their new friends."""

from __future__ import annotations

from dataclasses import dataclass

from sim.network import Network
from sim.networks.base import Source
from sim.networks.growth import grown
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import percent, say


@dataclass(frozen=True)
class HolmeKim(Source):
    """Growth with preferential attachment and steps that close triangles, from a star.

    After a tie to somebody drawn with a chance in proportion to their ties, each further tie of a
    newcomer goes with chance `triangles` to one of that person's friends not yet met, if there is one,
    else again by preferential attachment. There are ``ties * (people - ties)`` ties.

    Parameters
    ----------
    people : int
        From 2 to 1,000,000.
    ties : int
        Of a newcomer; from 1, and less than `people`.
    triangles : float
        Chance of a step that closes a triangle, in [0, 1]; at 0 there is preferential attachment only.

    References
    ----------
    Holme & Kim, "Growing scale-free networks with tunable clustering", Physical Review E 65:026107 (2002).
    There the network grows from people without ties; here from a star of ``ties + 1``.
    """

    people: int = setting(10_000, low=2, high=1_000_000)
    ties: int = setting(3, low=1, high=Bound("people - 1", lambda one: one.people - 1), text="of a newcomer")
    triangles: float = setting(
        0.5, low=0, high=1, text="chance that a tie after the first goes to a friend of a new friend"
    )
    drawn = True

    @property
    def label(self) -> str:
        """How many people, how many ties of a newcomer, and how often a triangle is closed."""
        return say(
            "network-holme_kim",
            people=say("people", count=self.people),
            ties=say("ties", count=self.ties),
            chance=percent(self.triangles, 1),
        )

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Grow the network.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1 in the order of coming.
        """
        network = grown(self.people, self.ties, self.triangles, root_seed, block, "holme_kim")
        return network, People(self.people)
