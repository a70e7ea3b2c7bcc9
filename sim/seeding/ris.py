"""Reverse influence sampling: whoever would have convinced most people drawn at random."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, lgamma, log, log2, sqrt

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.luck import Purpose, name_code, numbers
from sim.network import Network
from sim.people import People
from sim.seeding.base import NEEDS, Ranking, Strategy
from sim.seeding.context import Context, Progress
from sim.seeding.nomination import distinct
from sim.seeding.reverse import ReverseSets
from sim.seeding.steps import Steps
from sim.seeding.triggers import Triggers, triggers
from sim.settings import setting
from sim.words import amount, percent, say


@dataclass(frozen=True)
class RIS(Strategy):
    """Approach people so that as many as possible are convinced, by reverse-reachable sets (IMM).

    The theory has to be an independent or weighted cascade or linear threshold, or any other under
    which any word convinces, without a horizon or anything from outside the network. Then the
    expected reach is at least (1 - 1/e - epsilon) times the largest possible, but for a chance of 1/n;
    what comes after those who can be approached is ranked by listeners.

    Parameters
    ----------
    epsilon : float
        In [0.01, 0.6]; the smaller, the more sets.
    members : int
        How many members all sets together may have, to spare memory and time; where that is too few for
        epsilon, the note says for which it is enough.

    References
    ----------
    Borgs, Brautbar, Chayes & Lucier, "Maximizing social influence in nearly optimal time", SODA
    2014; Tang, Shi & Xiao, "Influence maximization in near-linear time: a martingale approach",
    SIGMOD 2015, algorithms 1-3, with new sets for the last step (Chen, "An issue in the martingale
    analysis of the influence maximization algorithm IMM", CSoNet 2018).
    """

    epsilon: float = setting(0.2, low=0.01, high=0.6, text="the smaller, the more sets")
    members: int = setting(10_000_000, low=1, text="of all sets together, to spare memory")

    @property
    def needs(self) -> str:
        """The map and the theory."""
        return NEEDS[-1]

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the number of listeners, by which people are ranked after those chosen."""
        return network.listeners.astype(np.float64)

    def ranking(self, context: Context) -> Ranking:
        """Return those chosen for a theory, then the others by listeners."""
        network = context.network
        law = None if context.evaluator is None else triggers(network, context.evaluator)
        if law is None:
            raise InputError(
                "ris needs a theory under which any word convinces, or linear threshold, without a horizon, memory or"
                " mechanisms that change how people are heard; greedy works under any"
            )
        luck = numbers(context.root_seed, 2, Purpose.SAMPLE, network.n, name_code("ris"))
        lots = np.argsort(luck, kind="stable")
        chosen, note = self._chosen(
            law, max(context.heads, 1), context.among(lots), context.root_seed, context.progress
        )
        rest = lots[np.argsort(-network.listeners[lots], kind="stable")]
        return fixed(np.concatenate([chosen, rest]), note)

    def _chosen(
        self, law: Triggers, heads: int, lots: NDArray[np.int64], root_seed: int, progress: Progress | None
    ) -> tuple[NDArray[np.int64], str]:
        bounds = Bounds(law.network.n, min(heads, law.network.n), self.epsilon)
        known = ReverseSets(law, root_seed, 0, self.members)
        least, steps = 1.0, Steps(progress, 2 * bounds.sets_for(bounds.n / 2))
        for half in range(1, max(int(log2(max(bounds.n, 2))), 2)):
            known.grow(bounds.sets_for(bounds.n / 2**half), steps)
            _, gains = known.cover(heads, lots)
            reached = bounds.n * gains.sum() / max(known.count, 1)
            least = max(1.0, reached / (1.0 + bounds.near))
            steps.total = max(steps.done, self._expected(bounds, known, least))
            if known.full or reached >= (1.0 + bounds.near) * bounds.n / 2**half:
                break
        wanted = bounds.sets_at_last(least)
        sets = ReverseSets(law, root_seed, 2**31, self.members)
        steps.total = steps.done + min(wanted, self._that_fit(known))
        del known
        sets.grow(wanted, steps)
        steps.finish()
        chosen, gains = sets.cover(heads, lots)
        reached = bounds.n * gains.sum() / max(sets.count, 1)
        epsilon = self.epsilon * sqrt(max(wanted / max(sets.count, 1), 1.0))
        share = 1.0 - np.exp(-1.0) - epsilon
        told = {"sets": int(sets.count), "reached": amount(float(reached)), "epsilon": f"{epsilon:.2g}"}
        entry = "ranked-sets" if share > 0 else "ranked-sets.unbounded"
        return chosen, say(entry, share=percent(max(float(share), 0.0)), **told)

    def _expected(self, bounds: Bounds, known: ReverseSets, least: float) -> int:
        """Return how many sets there will be in all, by what is known of the best reach."""
        last, fit = max(ceil(log2(bounds.n / least)), 1), self._that_fit(known)
        return min(bounds.sets_for(bounds.n / 2**last), fit) + min(bounds.sets_at_last(least), fit)

    def _that_fit(self, known: ReverseSets) -> int:
        return self.members * known.count // max(int(known.end[-1]), 1)


@dataclass(frozen=True)
class Bounds:
    """How many sets are enough.

    Parameters
    ----------
    n, k : int
        People, and how many are chosen.
    epsilon : float
        As in `RIS`.
    """

    n: int
    k: int
    epsilon: float

    @property
    def near(self) -> float:
        """The epsilon with which the best reach is searched."""
        return sqrt(2.0) * self.epsilon

    @property
    def _ways(self) -> float:
        return lgamma(self.n + 1) - lgamma(self.k + 1) - lgamma(self.n - self.k + 1)

    @property
    def _sure(self) -> float:
        """Logarithm of n^l, where l = 1 + log 2 / log n keeps the chance to fail at 1/n."""
        return log(max(self.n, 2)) + log(2.0)

    def sets_for(self, reach: float) -> int:
        """Return how many sets tell whether the best reach is at least so large (eq. 9).

        Parameters
        ----------
        reach : float
            People that the best choice may reach, more than 0 and at most n.

        Returns
        -------
        int
            Sets.
        """
        sure = self._ways + self._sure + log(max(log2(max(self.n, 2)), 1.0))
        return int((2.0 + 2.0 / 3.0 * self.near) * sure * self.n / self.near**2 / reach) + 1

    def sets_at_last(self, reach: float) -> int:
        """Return how many sets are enough to choose people, if the best reach is at least so large (eq. 6).

        Parameters
        ----------
        reach : float
            People that the best choice reaches at least, more than 0 and at most n.

        Returns
        -------
        int
            Sets.
        """
        share = 1.0 - np.exp(-1.0)
        alpha = sqrt(self._sure + log(2.0))
        beta = sqrt(share * (self._ways + self._sure + log(2.0)))
        return int(2.0 * self.n * (share * alpha + beta) ** 2 / self.epsilon**2 / reach) + 1


def fixed(people: NDArray[np.int64], note: str) -> Ranking:
    """Return a ranking that is the same in every world.

    Parameters
    ----------
    people : (k,) int64 array
        Everybody, best first; who comes again is passed over.
    note : str
        How it was found.

    Returns
    -------
    Ranking
        By minus the place.
    """
    order = distinct(people)
    score = np.empty(len(order))
    score[order] = -np.arange(1.0, len(order) + 1.0)
    return Ranking(score, note)
