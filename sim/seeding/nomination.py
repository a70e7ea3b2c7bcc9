"""Nomination: somebody whom a person drawn at random names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.people import People
from sim.ranking import lowest, settled
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
    luck, naming = world.roster(name), world.roster(f"{name} names")

    def named(asked: NDArray[np.int64]) -> NDArray[np.int32]:
        able = asked[network.sources[asked] > 0]
        which = (naming[able].astype(np.int64) * network.sources[able]) >> 32
        return network.heard.speaker[network.heard.start[able] + which]

    return with_others(named_first(count, luck, named), count, luck)


def named_first(
    count: int, luck: NDArray[np.uint32], named: Callable[[NDArray[np.int64]], NDArray[np.integer]]
) -> NDArray[np.int64]:
    """Return whom people name, who are asked in the order of their luck until enough are named.

    Parameters
    ----------
    count : int
        How many are enough.
    luck : (k,) uint32 array
        Random numbers of those who can be asked.
    named : callable
        Takes numbers from 0 to k - 1 of those asked, in order, and returns whom they name, in the same order.

    Returns
    -------
    int64 array
        Each once, `count` or more if so many are named.
    """
    asked = 2 * count + 16
    while True:
        found = distinct(named(lowest(luck, asked)))
        if len(found) >= count or asked >= len(luck):
            return found
        asked *= 4


def with_others(first: NDArray[np.int64], count: int, luck: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return so many people: some, and then others at random.

    Parameters
    ----------
    first : (k,) int64 array
        Who comes first, each once.
    count : int
        How many are wanted.
    luck : (n,) uint32 array
        Random number of each person.

    Returns
    -------
    (count,) int64 array
        Distinct people.
    """
    return distinct(np.concatenate([first, lowest(luck, count)]))[:count]


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
