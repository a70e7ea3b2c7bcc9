"""Community hubs: the best-heard of every community, large ones giving more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from sim.graph.communities import PASSES, communities
from sim.network import Network
from sim.people import People
from sim.seeding.base import Ranking, Strategy
from sim.seeding.context import Context
from sim.seeding.steps import Steps
from sim.words import say
from sim.world import World


@dataclass(frozen=True)
class CommunityHubs(Strategy):
    """Approach the hubs of communities, each in proportion to its size.

    Places are given to communities one after the other, to the one with most people per place, as
    Webster's method gives seats to parties: a community of N people that has s places has the
    claim N / (2 s + 1). A place goes to the person with most listeners in the community.

    References
    ----------
    One hub per community: Cao, Wu, Wang & Hu, "OASNET: an optimal allocation approach to influence
    maximization in modular social networks", SAC 2010; Webster's method: Balinski & Young, *Fair
    Representation*, Yale University Press (1982). Communities: see `communities`.
    """

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the claim with which everybody gets a place, ties in the community to the lower number."""
        return claims(communities(network, root_seed), network.listeners, np.arange(network.n, dtype=np.uint32))

    def ranking(self, context: Context) -> Ranking:
        """Return an order in which luck settles ties anew in every world; communities stay."""
        network = context.network
        group = grouped(context)
        by_hub = np.lexsort((-network.listeners, group))
        lots = np.arange(network.n, dtype=np.uint32)
        note = say("ranked-communities", count=int(group.max(initial=-1)) + 1)
        order = partial(_order, group, network.listeners, by_hub)
        return Ranking(claims(group, network.listeners, lots), note, order)


def grouped(context: Context) -> NDArray[np.int64]:
    """Return the community of everybody, and tell how far it is.

    Parameters
    ----------
    context : Context
        Whose progress is told.

    Returns
    -------
    (n,) int64 array
        Numbers from 0, of no meaning.
    """
    steps = Steps(context.progress, PASSES)
    group = communities(context.network, context.root_seed, steps.go)
    steps.finish()
    return group


def _order(
    group: NDArray[np.int64],
    listeners: NDArray[np.int64],
    by_hub: NDArray[np.int64],
    count: int,
    world: World,
    name: str,
) -> NDArray[np.int64]:
    size = np.bincount(group)
    among = _may_have_a_turn(size, group, listeners, by_hub, count)
    luck, listeners = world.roster(name)[among], listeners[among]
    claim = claims(group[among], listeners, luck, size)
    # of equal claims, the better hub first
    return among[np.lexsort((luck, -listeners, -claim))[:count]]


def _may_have_a_turn(
    size: NDArray[np.int64],
    group: NDArray[np.int64],
    listeners: NDArray[np.int64],
    by_hub: NDArray[np.int64],
    count: int,
) -> NDArray[np.int64]:
    """Return the best-heard people of each community, as many as it may have places, and their equals."""
    turns = np.minimum(size, count)
    own = np.repeat(np.arange(len(size)), turns)
    turn = np.arange(len(own)) - (np.cumsum(turns) - turns)[own]
    claim = size[own] / (2.0 * turn + 1.0)
    if count < len(claim):
        own = own[claim >= np.partition(claim, len(claim) - count)[len(claim) - count]] if count else own[:0]
    places = np.bincount(own, minlength=len(size))
    last = by_hub[np.cumsum(size) - size + np.maximum(places, 1) - 1]
    return np.flatnonzero((places[group] > 0) & (listeners >= listeners[last][group]))


def claims(
    group: NDArray[np.int64],
    listeners: NDArray[np.int64],
    luck: NDArray[np.uint32],
    size: NDArray[np.int64] | None = None,
) -> NDArray[np.float64]:
    """Return the claim of each person's community when it is their turn.

    Parameters
    ----------
    group : (n,) int64 array
        Communities, from 0.
    listeners : (n,) int64 array
        Who has most has the first turn.
    luck : (n,) uint32 array
        Among equals, the lower has.
    size : (communities,) int64 array, optional
        How many people each has, where only those with the first turns are given; by default, all are.

    Returns
    -------
    (n,) float64 array
        N / (2 s + 1) for the person after s others of N.
    """
    order = np.lexsort((luck, -listeners, group))
    here = np.bincount(group)
    first = np.cumsum(here) - here
    size = here if size is None else size
    claim = np.empty(len(group))
    claim[order] = size[group[order]] / (2.0 * (np.arange(len(group)) - first[group[order]]) + 1.0)
    return claim
