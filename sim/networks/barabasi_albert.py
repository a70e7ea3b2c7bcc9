"""A network that grew: newcomers tie themselves to those who have many ties."""

from __future__ import annotations

from dataclasses import dataclass

from sim.network import Network
from sim.networks.base import Source
from sim.networks.growth import grown
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import say


@dataclass(frozen=True)
class BarabasiAlbert(Source):
    """Growth with preferential attachment, from a star of ``ties + 1`` people.

    Each newcomer is tied to `ties` distinct people, drawn with chances in proportion to the ties they
    have. So there are ``ties * (people - ties)`` ties.

    Parameters
    ----------
    people : int
        From 2 to 1,000,000.
    ties : int
        Of a newcomer; from 1, and less than `people`.

    References
    ----------
    Barabasi & Albert, "Emergence of scaling in random networks", Science 286:509 (1999). What the
    network grows from is left open there; the star is chosen, as it leaves nobody without a tie.
    """

    people: int = setting(10_000, low=2, high=1_000_000)
    ties: int = setting(3, low=1, high=Bound("people - 1", lambda one: one.people - 1), text="of a newcomer")
    drawn = True

    @property
    def label(self) -> str:
        """How many people, and how many ties of a newcomer."""
        return say(
            "network-barabasi_albert", people=say("people", count=self.people), ties=say("ties", count=self.ties)
        )

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Grow the network.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1 in the order of coming.
        """
        network = grown(self.people, self.ties, 0.0, root_seed, block, "barabasi_albert")
        return network, People(self.people)
