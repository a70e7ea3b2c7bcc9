"""Personal circles of strong ties, with weak ties to other circles."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import Source
from sim.networks.drawing import generator
from sim.networks.pairing import paired
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import say


@dataclass(frozen=True)
class Cliques(Source):
    """Cliques of strong ties; everybody also has some weak ties to people of other cliques.

    Parameters
    ----------
    people : int
        From 2 to 1,000,000.
    clique : int
        People in a clique, from 1; the last one takes the rest, so it is the largest. At most 50,000,000
        strong ties.
    weak_ties : int
        Of each person, 0 or more, fewer than there are people outside the largest clique. With an odd number
        of ends the last person has one less.
    strong_weight, weak_weight : float
        Weight of a tie, 0 or more; used by theories that read weights. Chosen: a weak tie is worth a
        fifth of a strong one.

    Notes
    -----
    Trait: ``clique``, a number. Attribute of ties: ``strong``, 1 or 0.

    References
    ----------
    Goldenberg, Libai & Muller, "Talk of the network: a complex systems look at the underlying process of
    word-of-mouth", Marketing Letters 12:211 (2001). There weak ties are met anew in each period; here
    they are drawn once, as ties of a network do not change.
    """

    people: int = setting(10_000, low=2, high=1_000_000)
    clique: int = setting(
        10, low=1, high=Bound("people", lambda one: one.people), text="people in a clique; trait clique"
    )
    weak_ties: int = setting(
        5,
        low=0,
        high=Bound("people - clique - people % clique", lambda one: one.people - one.clique - one.people % one.clique),
        text="of each person, to other cliques",
    )
    strong_weight: float = setting(1.0, low=0, text="weight of a tie in a clique, for theories that read weights")
    weak_weight: float = setting(0.2, low=0, text="weight of a weak tie")
    drawn = True

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.people * (self.clique - 1) / 2 > 5e7:
            raise InputError(
                f"clique makes at most 50,000,000 strong ties, got {self.clique:,} people in each", field="clique"
            )

    @property
    def label(self) -> str:
        """How many people in what cliques, and how many weak ties."""
        return say(
            "network-cliques",
            people=say("people", count=self.people),
            size=self.clique,
            ties=say("ties", count=self.weak_ties),
        )

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Tie everybody within cliques, and draw the weak ties.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1, clique by clique. Where cliques are few and weak ties many, a few
            weak ties may be missing.
        """
        n = self.people
        person = np.arange(n)
        clique = np.minimum(person // self.clique, n // self.clique - 1)
        following = np.append(np.searchsorted(clique, np.arange(clique[-1] + 1), side="right"), n)[clique] - person - 1
        src = np.repeat(person, following)
        dst = src + 1 + np.arange(len(src)) - np.repeat(np.cumsum(following) - following, following)
        ends = np.repeat(person, self.weak_ties)
        ends = ends[: len(ends) // 2 * 2]
        weak = paired(generator(root_seed, block, "cliques"), ends, np.zeros_like(ends), clique)
        src, dst = np.concatenate([src, weak[0]]), np.concatenate([dst, weak[1]])
        network = Network.from_edges(src, dst, nodes=person)
        strong = clique[network.speaker] == clique[network.listener]
        weight = np.where(strong, self.strong_weight, self.weak_weight)
        network = replace(network, ties={"weight": weight, "strong": strong.astype(np.float64)})
        return network, People(n, {"clique": clique}, made_up=True)
