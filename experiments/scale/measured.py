"""What a world, a plan, a person and a tie cost on one core."""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import dataclass

import numpy as np

import sim
from sim.engines.base import parts
from sim.engines.compiled import CompiledEngine
from sim.network import Network
from sim.networks import Poisson
from sim.people import People
from sim.seeding import CommunityHubs, PageRank
from sim.seeding.base import Strategy
from sim.theories import Flow, IndependentCascade, KeyPerson
from sim.theories.base import Theory
from sim.world import World

THEORIES: dict[str, Theory] = {"flow": Flow(), "key person": KeyPerson(), "cascade": IndependentCascade(p=0.08)}
"""What is played: both theories of our own, and a cascade that reaches many."""


STRATEGIES: dict[str, Strategy] = {"PageRank": PageRank(), "hubs of each community": CommunityHubs()}
"""Orders of people for which the whole network is looked at, again and again."""


@dataclass(frozen=True)
class Costs:
    """What play costs.

    Parameters
    ----------
    ties, people : int
        Of the network that was played; a tie in each direction counts as one.
    draw, play : dict of str to float
        Nanoseconds a tie, by theory: to draw a world, and to play a plan in it.
    stored : float
        Bytes of the network for a tie.
    person : float
        Bytes of the network for a person.
    peak : float
        Bytes for a tie at the peak, with building the network and eight plans.
    rank : dict of str to float
        Seconds of a core to rank everybody, by strategy.
    """

    ties: int
    people: int
    draw: dict[str, float]
    play: dict[str, float]
    stored: float
    person: float
    peak: float
    rank: dict[str, float]


def network_of(people: int) -> Network:
    """Return a random network with 20 ties a person, each counted in both directions.

    Parameters
    ----------
    people : int
        How many there are.

    Returns
    -------
    Network
        The same for the same number.
    """
    return Poisson(people=people, mean_degree=20).build(1)[0]


def costs(people: int, worlds: int = 12) -> Costs:
    """Measure what play costs.

    Parameters
    ----------
    people : int
        Of the network.
    worlds : int
        For each theory, after two to warm up.

    Returns
    -------
    Costs
        Of this machine, in processor time.
    """
    before = _peak()
    network = network_of(people)
    draw, play = {}, {}
    for name, theory in THEORIES.items():
        one, eight = (_world(network, theory, plans, worlds) for plans in (1, 8))
        each = max(eight - one, 0.0) / 7
        play[name], draw[name] = 1e9 * each / network.m, 1e9 * max(one - each, 0.0) / network.m
    arrays = [value for value in vars(network).values() if isinstance(value, np.ndarray)]
    long = [value.nbytes for value in arrays if len(value) >= network.m]
    short = [value.nbytes for value in arrays if len(value) < network.m]
    peak = (_peak() - before) / network.m
    rank = {name: _ranked(strategy, network) for name, strategy in STRATEGIES.items()}
    return Costs(network.m, network.n, draw, play, sum(long) / network.m, sum(short) / network.n, peak, rank)


def _ranked(strategy: Strategy, network: Network) -> float:
    began = time.process_time()
    strategy.score(network, People(network.n))
    return time.process_time() - began


def _world(network: Network, theory: Theory, plans: int, worlds: int) -> float:
    """Return the seconds of a world in which so many plans are played."""
    heard, done = parts(network, People(network.n), theory.law(network, People(network.n)), sim.Campaign())
    engine, room = CompiledEngine(heard), np.empty(network.m, np.uint32)
    rosters = [np.arange(10 * one, 10 * one + 10) for one in range(plans)]
    spent = []
    for index in range(worlds + 2):
        began = time.process_time()
        world = World(network.n, network.m, 1, index, room)
        for seeds in rosters:
            engine.play(world, done, seeds)
        spent.append(time.process_time() - began)
    return float(np.median(spent[2:]))


def _peak() -> int:
    """Return the peak of this process's memory in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
