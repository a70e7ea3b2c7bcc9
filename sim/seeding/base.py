"""What a seeding strategy is: a score for everybody, or an order of its own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.people import People
from sim.ranking import highest, settled
from sim.seeding.context import Context, Progress
from sim.settings import Checked
from sim.traits import Reader
from sim.words import percent, say
from sim.world import World

NEEDS = ("nothing", "local nominations", "the whole map", "the theory")
"""What a strategy has to know, from least to most."""

EXACT = 1e-9
"""What can be off by no more, as a share of the largest score, is called exact; mostly far less is."""

Order = Callable[[int, World, str], NDArray[np.int64]]
"""Returns so many distinct people, best first, in a world, for a strategy of a name."""


@dataclass(frozen=True, eq=False)
class Tried:
    """Groups of people that were tried out under each theory before one of them was taken.

    Parameters
    ----------
    groups, theories : list of str
        What they are called.
    reached : (groups, theories) float64 array
        How many people each convinces on average, those approached included.
    worlds : int
        In how many worlds; no comparison uses these.
    taken : str
        Name of the group that was taken.
    """

    groups: list[str]
    theories: list[str]
    reached: NDArray[np.float64]
    worlds: int
    taken: str


@dataclass(frozen=True, eq=False)
class Ranking:
    """People as a strategy ranks them on one network.

    Parameters
    ----------
    score : (n,) float64 array
        Higher is approached first, ties settled by luck in every world, unless there is an order;
        then it only stands beside people's names.
    note : str
        How it was computed: "exact", or what is sampled or left out.
    order : callable, optional
        Whom to approach in a world, where that does not follow from scores alone.
    extra : int
        How many are approached besides the budget.
    listed : (k,) int64 array
        Numbers of the people on a list that somebody gave; empty where there is none.
    tried : Tried, optional
        What it was chosen from, where it was tried out under all theories.
    """

    score: NDArray[np.float64]
    note: str = field(default_factory=lambda: say("ranked-exact"))
    order: Order | None = None
    extra: int = 0
    listed: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    tried: Tried | None = None

    def first(self, count: int, world: World, name: str) -> NDArray[np.int64]:
        """Return whom to approach in a world.

        Parameters
        ----------
        count : int
            How many, in 0 ... n.
        world : World
            Whose luck settles ties, or draws.
        name : str
            The strategy's name, the address of that luck.

        Returns
        -------
        (count,) int64 array
            Distinct people, best first.
        """
        if self.order is not None:
            return self.order(count, world, name)
        return roster(self.score, count, world, name)

    def limited(self, allowed: NDArray[np.bool_]) -> Ranking:
        """Return the ranking of some of the people; the others are passed over.

        Parameters
        ----------
        allowed : (n,) bool array
            Who is left.

        Returns
        -------
        Ranking
            Of at most so many people as are allowed, in the same order.
        """
        if self.order is None:
            return replace(self, score=np.where(allowed, self.score, -np.inf))

        def order(count: int, world: World, name: str) -> NDArray[np.int64]:
            everybody = self.first(len(allowed), world, name)
            return everybody[allowed[everybody]][:count]

        return replace(self, order=order)


class Strategy(Checked, Reader, ABC):
    """Whom to approach first.

    A strategy is a frozen dataclass in a file of its own; its fields are its settings. Most score
    people once; equal scores are settled by luck in every world. One that chooses in sequence,
    draws, or needs the theory gives a `ranking` of its own.
    """

    under_all: ClassVar[bool] = False
    """Whether it looks at all theories at once; then it needs the theory."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Files that it reads, where people are named in one."""
        return ()

    @property
    def needs(self) -> str:
        """What has to be known to use it, one of `NEEDS`; by default the whole map."""
        return "the whole map"

    @abstractmethod
    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return a score for everybody; higher is approached first.

        Parameters
        ----------
        network : Network
            Who hears whom.
        people : People
            What is known of them.
        root_seed : int
            Address of the luck of a strategy that samples.

        Returns
        -------
        (n,) float64 array
            Equal each time for equal input. All equal means drawn at random.
        """

    def note(self, network: Network) -> str:
        """Return how the score is computed on a network of this size.

        Returns
        -------
        str
            "exact", or what is sampled.
        """
        return say("ranked-exact")

    def ranking(self, context: Context) -> Ranking:
        """Return everybody as this strategy ranks them.

        Parameters
        ----------
        context : Context
            What may be known.

        Returns
        -------
        Ranking
            By default, by score.
        """
        return Ranking(self.score(context.network, context.people, context.root_seed), self.note(context.network))


class Gradual(Strategy):
    """A strategy whose score is put together from person to person, and that says how far it is."""

    @abstractmethod
    def gradually(self, network: Network, root_seed: int, progress: Progress | None) -> NDArray[np.float64]:
        """Return a score for everybody.

        Parameters
        ----------
        network : Network
            Who hears whom.
        root_seed : int
            Address of the luck of a strategy that samples.
        progress : callable or None
            Told how many steps are done, of all; no score depends on it.

        Returns
        -------
        (n,) float64 array
            As of `score`.
        """

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the score without telling how far it is."""
        return self.gradually(network, root_seed, None)

    def ranking(self, context: Context) -> Ranking:
        """Return everybody by score."""
        return Ranking(self.gradually(context.network, context.root_seed, context.progress), self.note(context.network))


class Solved(Strategy):
    """A strategy whose score solves an equation, and that says how well it does."""

    @abstractmethod
    def solution(self, network: Network) -> tuple[NDArray[np.float64], float]:
        """Return a score for everybody.

        Parameters
        ----------
        network : Network
            Who hears whom.

        Returns
        -------
        score : (n,) float64 array
            0 or more.
        off : float
            By how much it may be wrong, as a share of the largest; 1 or more where that is not known.
        """

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the solution, to ten digits of the largest."""
        return settled(self.solution(network)[0])

    def ranking(self, context: Context) -> Ranking:
        """Return everybody by the solution, with a note on what it is worth."""
        score, off = self.solution(context.network)
        return Ranking(settled(score), how_near(off))


def how_near(off: float) -> str:
    """Return how well something was computed.

    Parameters
    ----------
    off : float
        By how much it may be wrong, as a share of the largest.

    Returns
    -------
    str
        "exact" where that is less than `EXACT`.

    Examples
    --------
    >>> how_near(1e-12), how_near(0.0021)
    ('exact', 'not converged: scores may be wrong by up to 0.21 % of the largest')
    """
    if off < EXACT:
        return say("ranked-exact")
    if off < 1.0:
        return say("ranked-unconverged", share=percent(float(f"{off:.2g}"), 12))
    return say("ranked-unconverged.unknown")


def roster(score: NDArray[np.float64], budget: int, world: World, name: str) -> NDArray[np.int64]:
    """Return whom a strategy approaches in a world.

    Parameters
    ----------
    score : (n,) float64 array
        Score of each person, as `Strategy.score` returns it; higher is approached first.
    budget : int
        How many, in 0 ... n.
    world : World
        Whose luck settles ties.
    name : str
        The strategy's name, the address of that luck.

    Returns
    -------
    (budget,) int64 array
        Distinct people, best first.
    """
    return highest(score, budget, world.roster(name))
