"""Gossip: somebody from whom people hear most."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from sim.graph.adjacency import spoken
from sim.luck import Purpose, name_code, numbers
from sim.network import Network
from sim.people import People
from sim.seeding.base import Ranking, Strategy, how_near
from sim.seeding.context import Context, Progress
from sim.seeding.news import chance_of, heard_within
from sim.seeding.nomination import named_first, with_others
from sim.seeding.sampling import affordable, noted, sampled_sources
from sim.seeding.steps import Steps
from sim.settings import setting
from sim.words import say
from sim.world import World

BATCH = 32
"""People asked together, to spare memory."""


@dataclass(frozen=True)
class Gossip(Strategy):
    """Ask people at random of whom they hear most news, and approach those named.

    News of a person passes along each tie with chance q a day, for some days; whose news somebody
    hears most often, in expectation, is whom they name. Nobody is asked twice or approached twice;
    once all have been asked, others are drawn at random.

    Parameters
    ----------
    steps : int
        Days T, from 1; 7 is chosen: a week.
    q : float or None
        Chance that news passes along a tie on a day; None is 1 over the largest eigenvalue.
    work : int
        Everybody can be asked as long as people x ties is at most this; above, as many, drawn once
        at random, as this pays for, 100 at least.

    References
    ----------
    Banerjee, Chandrasekhar, Duflo & Jackson, "Using gossips to spread information: theory and
    evidence from two randomized controlled trials", Review of Economic Studies 86:2453 (2019).
    """

    steps: int = setting(7, low=1, high=1000, unit="days", text="days")
    q: float | None = setting(
        None,
        low=0,
        high=1,
        unit="per day",
        text="chance that news passes on a day",
        also={None: "1 over the largest eigenvalue"},
    )
    work: int = setting(200_000_000, low=1, text="everybody can be asked as long as people x ties is at most this")

    @property
    def needs(self) -> str:
        """A few people, and whom they name."""
        return "local nominations"

    def _asked(self, network: Network, root_seed: int) -> NDArray[np.int64]:
        return sampled_sources("gossip", network.n, affordable(network, self.work), root_seed)

    def named(
        self, network: Network, asked: NDArray[np.int64], root_seed: int = 0, progress: Progress | None = None
    ) -> NDArray[np.int64]:
        """Return whom people name.

        Parameters
        ----------
        network : Network
            Who hears whom.
        asked : (k,) int64 array
            Who is asked.
        root_seed : int
            Address of the luck that settles ties.
        progress : callable, optional
            Told how many have been asked, of all.

        Returns
        -------
        (k,) int64 array
            Whom each names, -1 where they hear of nobody.
        """
        return self._named(network, asked, chance_of(self.q, network)[0], root_seed, progress)

    def _named(
        self, network: Network, asked: NDArray[np.int64], chance: float, root_seed: int, progress: Progress | None
    ) -> NDArray[np.int64]:
        ties = spoken(network)
        lots = np.argsort(numbers(root_seed, 1, Purpose.SAMPLE, network.n, name_code("gossip")), kind="stable")
        named, steps = np.empty(len(asked), np.int64), Steps(progress, len(asked))
        for begin in range(0, len(asked), BATCH):
            some = asked[begin : begin + BATCH]
            own = (some, np.arange(len(some)))
            first = np.zeros((network.n, len(some)))
            first[own] = 1.0
            heard = heard_within(self.steps, chance, ties, first)
            heard[own] = 0.0
            most = heard.max(axis=0)
            alike = heard >= most * (1.0 - 1e-10)
            named[begin : begin + BATCH] = np.where(most > 0, lots[np.argmax(alike[lots], axis=0)], -1)
            steps.go(len(some))
        return named

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return how often everybody is named, if all who may be asked are."""
        named = self.named(network, self._asked(network, root_seed), root_seed)
        return np.bincount(named[named >= 0], minlength=network.n).astype(np.float64)

    def note(self, network: Network) -> str:
        """Return how many may be asked."""
        count = affordable(network, self.work)
        return noted("ranked-asked", count, network.n)

    def ranking(self, context: Context) -> Ranking:
        """Return an order in which others are asked in every world."""
        network = context.network
        asked = self._asked(network, context.root_seed)
        chance, off = chance_of(self.q, network)
        named = self._named(network, asked, chance, context.root_seed, context.progress)
        score = np.bincount(named[named >= 0], minlength=network.n).astype(np.float64)
        note, near = self.note(network), how_near(off * self.steps)
        note = note if near == say("ranked-exact") else say("ranked-news", note=note, near=near)
        return Ranking(score, note, partial(_order, asked, named))


def _order(
    asked: NDArray[np.int64], named: NDArray[np.int64], count: int, world: World, name: str
) -> NDArray[np.int64]:
    luck = world.roster(name)
    naming = named >= 0
    found = named_first(count, luck[asked[naming]], named[naming].take)
    return with_others(found, count, luck)
