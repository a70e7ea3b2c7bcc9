"""Small networks on which it is known by enumeration what strategies reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

import sim
from experiments import exact
from sim.luck import Purpose, bound, numbers
from sim.seeding import Hubs, Random, Strategy
from sim.study.comparison import Comparison
from sim.theories import IndependentCascade, LinearThreshold, Theory

Truth = NDArray[np.float64]

# a diamond with a tail, a short cut and a way back; in- and out-degrees differ
DIAMOND = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (4, 1), (2, 4), (1, 2), (4, 5), (0, 4)]
HOUSE = [(0, 1), (1, 2), (2, 3), (3, 0), (0, 4), (1, 4)]


@dataclass(frozen=True)
class Ranked(Strategy):
    """Approach people in an order that is given.

    Parameters
    ----------
    scores : tuple of float
        Of each person.
    """

    scores: tuple[float, ...]

    def score(self, network: sim.Network, people: sim.People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the scores."""
        return np.array(self.scores)


@dataclass(frozen=True)
class SomeTies(sim.networks.Source):
    """Networks in which each tie of a list is there with a chance.

    Parameters
    ----------
    people : int
        How many.
    ties : tuple of pairs
        Undirected.
    chance : float
        Of each tie.
    """

    drawn: ClassVar[bool] = True
    people: int
    ties: tuple[exact.Arc, ...]
    chance: float

    @property
    def label(self) -> str:
        """How many people there are."""
        return f"{self.people} people, ties drawn"

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[sim.Network, sim.People]:
        """Draw the ties of a block."""
        there = numbers(root_seed, block, Purpose.NETWORK, len(self.ties)) < bound(self.chance)
        src, dst = np.array(self.ties)[there].T.reshape(2, -1)
        return sim.Network.from_edges(src, dst, nodes=np.arange(self.people)), sim.People(self.people)


@dataclass(frozen=True)
class Case:
    """Strategies on a network on which the truth is known.

    Parameters
    ----------
    name : str
        What it is.
    population : Source or Network
        Where they are compared.
    theories : mapping of str to Theory
        By name.
    strategies : mapping of str to Strategy
        By name.
    truth : (theories, strategies) float64 array
        Exact expectation of the goal.
    campaign : Campaign
        What is done.
    blocks : int
        In a comparison of fixed size.
    worlds_per_network : int
        Worlds in a block.
    people : People or None
        Traits.
    margin : float or None
        Of the verdicts; None is the usual one.
    """

    name: str
    population: sim.Network | sim.networks.Source
    theories: dict[str, Theory]
    strategies: dict[str, Strategy]
    truth: Truth
    campaign: sim.Campaign = field(default_factory=lambda: sim.Campaign(budget=1))
    blocks: int = 64
    worlds_per_network: int = 1
    people: sim.People | None = None
    margin: float | None = 0.0

    def play(self, root_seed: int, blocks: int, looks: int = 1) -> Comparison:
        """Compare the strategies.

        Parameters
        ----------
        root_seed : int
            Address of the luck: another one is another repetition.
        blocks : int
            How many at most.
        looks : int
            How many looks are planned.

        Returns
        -------
        Comparison
            As anybody would get it.
        """
        return sim.compare(
            self.population,
            self.theories,
            self.strategies,
            people=self.people,
            campaign=self.campaign,
            worlds=blocks * self.worlds_per_network,
            worlds_per_network=self.worlds_per_network,
            looks=looks,
            margin=self.margin,
            root_seed=root_seed,
        )

    def gaps(self, values: Truth) -> Truth:
        """Return differences of all pairs of strategies, in the order of `Comparison.pairs`.

        Parameters
        ----------
        values : (theories, strategies, ...) float64 array
            Something for each strategy.

        Returns
        -------
        (theories * pairs, ...) float64 array
            One minus other.
        """
        pairs = list(combinations(range(len(self.strategies)), 2))
        return np.array([theory[one] - theory[other] for theory in values for one, other in pairs])


def _arcs(network: Sequence[exact.Arc], people: int, chance: Sequence[float] | None = None) -> sim.Network:
    src, dst = np.array(network).T
    return sim.Network.from_edges(src, dst, weight=chance, nodes=np.arange(people), directed=True)


def _degrees(people: int, ties: Sequence[exact.Arc]) -> list[float]:
    return [float(sum(person in tie for tie in ties)) for person in range(people)]


def cascade_and_thresholds(n: int, arcs: Sequence[exact.Arc], p: float, strategies: Sequence[Sequence[float]]) -> Truth:
    """Return what strategies that approach one person reach under two theories.

    Parameters
    ----------
    n : int
        Number of people.
    arcs : sequence of pairs
        Who is heard by whom.
    p : float
        Of independent cascade; the other theory is linear threshold.
    strategies : sequence of scores
        Of people.

    Returns
    -------
    (2, strategies) float64 array
        Exact expectations.
    """
    chance = [p] * len(arcs)
    alone: list[tuple[int, ...]] = [(person,) for person in range(n)]
    cascade = {seeds: exact.live_edge_mean(n, arcs, chance, seeds) for seeds in alone}
    threshold = {seeds: exact.threshold_mean(n, arcs, seeds) for seeds in alone}
    return np.array(
        [[exact.over_rosters(one, 1, own.__getitem__) for one in strategies] for own in (cascade, threshold)]
    )


def diamond() -> Case:
    """Return three strategies under two theories on a directed network of ten arcs.

    Returns
    -------
    Case
        Independent cascade by all arcs that may be heard, linear threshold by all thresholds.
    """
    ranked = {"first": (6.0, 5.0, 4.0, 3.0, 2.0, 1.0), "middle": (1.0, 2.0, 4.0, 6.0, 5.0, 3.0), "random": (0.0,) * 6}
    return Case(
        "ten arcs",
        _arcs(DIAMOND, 6),
        {"cascade": IndependentCascade(0.4), "threshold": LinearThreshold()},
        {name: Ranked(scores) for name, scores in ranked.items()},
        cascade_and_thresholds(6, DIAMOND, 0.4, list(ranked.values())),
    )


def profit() -> Case:
    """Return three strategies under two theories, ranked by profit, on a network of six ties.

    Returns
    -------
    Case
        Half of those convinced bring 3 each; the most popular cost most.
    """
    fees = (2.0, 1.5, 1.0, 0.5, 0.1)
    ranked = {"hubs": tuple(_degrees(5, HOUSE)), "cheap": tuple(-fee for fee in fees), "random": (0.0,) * 5}
    reach = cascade_and_thresholds(5, exact.both_ways(HOUSE), 0.3, list(ranked.values()))
    cost = [exact.over_rosters(scores, 1, lambda seeds: fees[seeds[0]]) for scores in ranked.values()]
    return Case(
        "six ties, profit",
        _arcs(exact.both_ways(HOUSE), 5),
        {"cascade": IndependentCascade(0.3), "threshold": LinearThreshold()},
        {name: Ranked(scores) for name, scores in ranked.items()},
        3.0 * 0.5 * reach - np.array(cost),
        campaign=sim.Campaign(budget=1, goal="profit", revenue=3, buy=0.5),
        people=sim.People(5, {"fee": np.array(fees)}),
    )


def drawn() -> Case:
    """Return three strategies on networks that are drawn, each with four worlds.

    Returns
    -------
    Case
        The truth is by all networks, and all arcs that may be heard in each.
    """
    scores = {"hubs": lambda ties: _degrees(5, ties), "first": lambda _: (5, 4, 3, 2, 1), "random": lambda _: [0] * 5}
    means = [exact.drawn_mean(5, HOUSE, 0.5, 0.8, score, 1) for score in scores.values()]
    return Case(
        "drawn networks of four worlds",
        SomeTies(5, tuple(HOUSE), 0.5),
        {"cascade": IndependentCascade(0.8)},
        {"hubs": Hubs(), "first": Ranked((5.0, 4.0, 3.0, 2.0, 1.0)), "random": Random()},
        np.array([means]),
        worlds_per_network=4,
    )


def equals(strategies: int) -> Case:
    """Return strategies that are equal: each approaches anybody, on a ring of six.

    Parameters
    ----------
    strategies : int
        How many.

    Returns
    -------
    Case
        Whatever is called better is called so falsely.
    """
    ring = exact.both_ways([(person, (person + 1) % 6) for person in range(6)])
    mean = exact.live_edge_mean(6, ring, [0.5] * 12, [0])
    return Case(
        f"{strategies} equal strategies",
        _arcs(ring, 6),
        {"cascade": IndependentCascade(0.5)},
        {f"anybody {number}": Random() for number in range(1, strategies + 1)},
        np.full((1, strategies), mean),
    )


def rare(fee: float = 0.0, leaves: int = 6) -> Case:
    """Return two strategies of which one starts a cascade in two worlds of a hundred.

    Parameters
    ----------
    fee : float
        What the one costs, where the goal is profit.
    leaves : int
        How many a cascade reaches besides the two who begin it.

    Returns
    -------
    Case
        All of 64 worlds miss the cascade with a chance of 0.27.
    """
    star, n = [(0, 1), *((1, leaf) for leaf in range(2, leaves + 2))], leaves + 3
    people = {"fee": np.array([fee] + [0.0] * (n - 1))} if fee else {}
    ahead = 0.02 * (1 + leaves)
    return Case(
        f"rare cascades of {leaves + 1}" + (f", one costs {fee:g}" if fee else ""),
        _arcs(star, n, [0.02] + [1.0] * leaves),
        {"cascade": IndependentCascade(1.0, tie_weight="probability")},
        {"spark": Ranked((1.0,) + (0.0,) * (n - 1)), "alone": Ranked((0.0,) * (n - 1) + (1.0,))},
        np.array([[1.0 + ahead - fee, 1.0]]),
        campaign=sim.Campaign(budget=1, goal="profit" if fee else "convinced", revenue=1.0),
        people=sim.People(n, people),
    )


def ahead(fee: float = 0.0) -> Case:
    """Return two strategies that look alike, until in one world of fifty the one convinces a thousand.

    Each approaches one person with twenty listeners; the one is also two ties away from a crowd.

    Parameters
    ----------
    fee : float
        What the one costs, where the goal is profit.

    Returns
    -------
    Case
        By the usual margin, 1 % of all, the one is ahead by 1.9 margins where there is no fee.
    """
    crowd, p = 1000, 0.14
    own = [(0, person) for person in range(2, 22)] + [(1, person) for person in range(22, 42)]
    way = [(0, 42), (42, 43)]
    arcs = [*own, *way, *((43, person) for person in range(44, 44 + crowd))]
    n = 44 + crowd
    usual = 1 + 20 * p
    people = {"fee": np.array([fee] + [0.0] * (n - 1))} if fee else {}
    return Case(
        "alike but for a crowd" + (f", one costs {fee:g}" if fee else ""),
        _arcs(arcs, n, [p] * 42 + [1.0] * crowd),
        {"cascade": IndependentCascade(1.0, tie_weight="probability")},
        {"near": Ranked((2.0, 1.0) + (0.0,) * (n - 2)), "far": Ranked((1.0, 2.0) + (0.0,) * (n - 2))},
        np.array([[usual + p + p * p * (1 + crowd) - fee, usual]]),
        campaign=sim.Campaign(budget=1, goal="profit" if fee else "convinced", revenue=1.0),
        people=sim.People(n, people),
        margin=None,
    )
