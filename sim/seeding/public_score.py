"""Public score: what a service such as Klout would have published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.graph.adjacency import passed_back, spoken
from sim.network import Network
from sim.people import People
from sim.ranking import scaled, settled
from sim.seeding.base import Strategy
from sim.seeding.pagerank import PageRank
from sim.settings import setting
from sim.traits import BOUGHT, Trait

SCORE = Trait("public_score", "how influential a public service says they are")


@dataclass(frozen=True)
class PublicScore(Strategy):
    """Approach the people with the highest score of a kind that was public once.

    Klout said that it looked at *true reach* (how many one influences), *amplification* (how much)
    and *network* (how influential these are), and never how. Here these are the logarithms of
    1 + listeners and of 1 + the mean number of listeners' listeners, and PageRank, each as a share
    of the largest. Followers who were bought (trait `bought`) count as listeners of their own; they do not hear
    anything. A trait `public_score` of people stands before the score where it is given.

    Parameters
    ----------
    reach, amplification, network : float
        Weights, 0 or more; chosen.

    References
    ----------
    Rao, Spasojevic, Li & DSouza, "Klout score: measuring influence across multiple social
    networks", IEEE Big Data 2015, for what goes into such a score.
    """

    reach: float = setting(0.5, low=0, text="weight of the number of listeners")
    amplification: float = setting(0.25, low=0, text="weight of the number of theirs")
    network: float = setting(0.25, low=0, text="weight of PageRank")

    reads: ClassVar[tuple[Trait, ...]] = (SCORE, BOUGHT)

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.reach + self.amplification + self.network == 0:
            raise InputError(
                "reach, amplification and network are weights of which one is above 0, got 0 for all", field="reach"
            )

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the score, in [0, 1] unless it is given as a trait."""
        onward = passed_back(spoken(network), network.listeners) / np.maximum(network.listeners, 1)
        followers = network.listeners + BOUGHT.of(people, 0)
        parts = [np.log1p(followers), np.log1p(onward), PageRank().score(network, people, root_seed)]
        weights = [float(one) for one in (self.reach, self.amplification, self.network)]
        total = np.zeros(network.n)
        for weight, part in zip(weights, parts, strict=True):
            total += weight * scaled(part)
        return SCORE.of(people, settled(total / sum(weights)))
