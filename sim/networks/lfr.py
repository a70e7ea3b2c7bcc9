"""Communities of many sizes whose members have very different numbers of ties."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import Source
from sim.networks.drawing import generator
from sim.networks.pairing import paired
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import number, percent, say

Numbers = NDArray[np.int64]

_TRIES = 50


@dataclass(frozen=True)
class LFR(Source):
    """Degrees and sizes of communities by power laws; a share of everybody's ties leads outside.

    Ends of ties are paired at random, inside each community and between; pairs that may not be are
    paired anew, and a few that are left in dense communities are dropped.

    Parameters
    ----------
    people : int
        From 20 to 1,000,000.
    mean_degree : float
        In [1, max_degree].
    max_degree : int
        From 1, and less than `people`.
    mixing : float
        Expected share of a person's ties that lead to other communities, in [0, 1].
    smallest, largest : int
        People in a community; `largest` is more than ``(1 - mixing) * max_degree`` and at most half of `people`.
    degree_exponent, size_exponent : float
        Chances of a degree k, or a size s, are in proportion to ``k**-degree_exponent`` and
        ``s**-size_exponent``; in [0, 10].

    Notes
    -----
    Trait: ``community``, a number.

    References
    ----------
    Lancichinetti, Fortunato & Radicchi, "Benchmark graphs for testing community detection algorithms",
    Physical Review E 78:046110 (2008). The lowest degree follows from the mean; people are placed from
    the one with most ties inside, each at a random free place of a community large enough, where
    the paper moves people about until all are at home.
    """

    people: int = setting(1000, low=20, high=1_000_000)
    mean_degree: float = setting(
        20.0,
        low=1,
        high=Bound("max_degree", lambda one: one.max_degree),
        text="ties of a person on average; the lowest degree follows from it",
    )
    max_degree: int = setting(
        50, low=1, high=Bound("people - 1", lambda one: one.people - 1), text="most ties of a person"
    )
    mixing: float = setting(0.3, low=0, high=1, text="share of a person's ties that lead to other communities")
    smallest: int = setting(
        20,
        low=2,
        high=Bound("largest", lambda one: one.largest),
        text="people in the smallest community; trait community",
    )
    largest: int = setting(
        100,
        low=Bound("ceil((1 - mixing) * max_degree) + 1", lambda one: math.ceil((1 - one.mixing) * one.max_degree) + 1),
        high=Bound("people // 2", lambda one: one.people // 2),
        text="people in the largest community",
    )
    degree_exponent: float = setting(2.0, low=0, high=10, text="of the power law of degrees")
    size_exponent: float = setting(1.0, low=0, high=10, text="of the power law of sizes of communities")
    drawn = True

    def __post_init__(self) -> None:
        super().__post_init__()
        least = _mean(1, self.max_degree, self.degree_exponent)
        if least > self.mean_degree:
            raise InputError(
                f"mean_degree is at least {least:.3g} with these degrees, got {self.mean_degree:g}", field="mean_degree"
            )

    @property
    def label(self) -> str:
        """How many people, how well they are tied, and how much of it leads outside."""
        return say(
            "network-lfr",
            people=say("people", count=self.people),
            mean=number(self.mean_degree),
            mixing=percent(self.mixing, 1),
        )

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Draw degrees and communities, place people, and pair the ends of ties.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1.

        Raises
        ------
        InputError
            If people with many ties find no community that is large enough.
        """
        rng, n = generator(root_seed, block, "lfr"), self.people
        degree = self._degrees(rng)
        inside = np.floor(degree * (1 - self.mixing) + rng.random(n)).astype(np.int64)
        for _ in range(_TRIES):
            community = _placed(rng, inside, self._sizes(rng))
            if community is not None:
                break
        else:
            raise InputError(
                "largest is too small: people with many ties find no place in a community of their size",
                field="largest",
            )
        odd = np.flatnonzero(np.bincount(community, weights=inside).astype(np.int64) % 2)
        for place in odd.tolist():  # one end of a random member with a tie inside is turned outwards
            inside[rng.choice(np.flatnonzero((community == place) & (inside > 0)))] -= 1
        src, dst = self._ties(rng, degree, inside, community)
        return Network.from_edges(src, dst, nodes=np.arange(n)), People(n, {"community": community}, made_up=True)

    @staticmethod
    def _ties(
        rng: np.random.Generator, degree: Numbers, inside: Numbers, community: Numbers
    ) -> tuple[Numbers, Numbers]:
        order = np.argsort(community, kind="stable")
        ends = np.repeat(order, inside[order])
        within = paired(rng, ends, community[ends])
        outward = np.repeat(np.arange(len(degree)), degree - inside)
        outward = np.delete(outward, rng.integers(len(outward))) if len(outward) % 2 else outward
        between = paired(rng, outward, np.zeros_like(outward), community)
        return np.concatenate([within[0], between[0]]), np.concatenate([within[1], between[1]])

    def _degrees(self, rng: np.random.Generator) -> Numbers:
        """Draw degrees; two neighbouring lowest degrees are mixed so that the mean is the one wanted."""
        low = 1
        while low < self.max_degree and _mean(low + 1, self.max_degree, self.degree_exponent) <= self.mean_degree:
            low += 1
        below = _mean(low, self.max_degree, self.degree_exponent)
        above = _mean(min(low + 1, self.max_degree), self.max_degree, self.degree_exponent)
        share = (self.mean_degree - below) / (above - below) if above > below else 0.0
        one, other = (
            _power_law(rng, start, self.max_degree, self.degree_exponent, self.people)
            for start in (low, min(low + 1, self.max_degree))
        )
        return np.where(rng.random(self.people) < share, other, one)

    def _sizes(self, rng: np.random.Generator) -> Numbers:
        """Draw sizes until everybody has a place; a last community that is too small is shared out."""
        enough = -(-self.people // self.smallest)
        sizes = _power_law(rng, self.smallest, self.largest, self.size_exponent, enough)
        count = int(np.searchsorted(np.cumsum(sizes), self.people)) + 1
        sizes = sizes[:count]
        sizes[-1] -= sizes.sum() - self.people
        if sizes[-1] < self.smallest:
            rest, sizes = int(sizes[-1]), sizes[:-1].copy()
            np.add.at(sizes, rng.integers(0, len(sizes), rest), 1)
        return sizes


def _mean(low: int, high: int, exponent: float) -> float:
    k = np.arange(low, high + 1, dtype=np.float64)
    return float((k ** (1 - exponent)).sum() / (k**-exponent).sum())


def _power_law(rng: np.random.Generator, low: int, high: int, exponent: float, count: int) -> Numbers:
    cumulative = np.cumsum(np.arange(low, high + 1, dtype=np.float64) ** -exponent)
    return low + np.searchsorted(cumulative[:-1] / cumulative[-1], rng.random(count), side="right")


def _placed(rng: np.random.Generator, inside: Numbers, sizes: Numbers) -> Numbers | None:
    """Return everybody's community, each larger than their ties inside; None if somebody finds no place."""
    community = np.empty(len(inside), dtype=np.int64)
    waiting, free = np.argsort(sizes, kind="stable").tolist(), []
    luck = rng.random(len(inside)).tolist()
    for person in np.argsort(-inside, kind="stable").tolist():
        while waiting and sizes[waiting[-1]] > inside[person]:
            one = waiting.pop()
            free += [one] * int(sizes[one])
        if not free:
            return None
        taken = int(luck[person] * len(free))
        community[person] = free[taken]
        free[taken] = free[-1]
        free.pop()
    return community
