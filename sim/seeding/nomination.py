"""Nomination: somebody whom a person drawn at random names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.people import People
from sim.ranking import settled
from sim.seeding.base import Ranking, Strategy
from sim.seeding.context import Context
from sim.world import World


@dataclass(frozen=True)
class Nomination(Strategy):
    """Ask people at random to name one of those they hear, and approach the named.

    Nobody is asked twice or approached twice. Once all have been asked, others are drawn at random.

    References
    ----------
    Kim et al., "Social network targeting to maximise population behaviour change: a cluster
    randomised controlled trial", Lancet 386:145 (2015); Cohen, Havlin & ben-Avraham, "Efficient
    immunization strategies for computer networks and populations", PRL 91:247901 (2003).
    """

    @property
    def needs(self) -> str:
        """A few people, and whom they name."""
        return "local nominations"

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return by how many people each is named, in expectation, if all are asked."""
        share = 1.0 / np.maximum(network.sources, 1)[network.listener]
        return settled(np.bincount(network.speaker, weights=share, minlength=network.n))

    def ranking(self, context: Context) -> Ranking:
        """Return an order in which others are asked in every world."""
        return Ranking(self.score(context.network, context.people), order=partial(_order, context.network))


def _order(network: Network, count: int, world: World, name: str) -> NDArray[np.int64]:
    asked = np.argsort(world.roster(name), kind="stable")
    able = asked[network.sources[asked] > 0]
    which = (world.roster(f"{name} names")[able].astype(np.int64) * network.sources[able]) >> 32
    named = network.heard.speaker[network.heard.start[able] + which]
    return distinct(np.concatenate([named, asked]))[:count]


def distinct(people: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return people in the order in which they first come.

    Parameters
    ----------
    people : (k,) integer array
        Numbers of people, some of them more than once.

    Returns
    -------
    int64 array
        Each once.
    """
    _, first = np.unique(people, return_index=True)
    each: NDArray[np.int64] = people[np.sort(first)].astype(np.int64)
    return each
