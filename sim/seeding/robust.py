"""Robust: good under all theories at once, as nobody knows which is true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.network import Network
from sim.people import People
from sim.seeding.base import NEEDS, Ranking, Strategy, Tried
from sim.seeding.context import Context, Evaluator
from sim.seeding.greedy import Greedy
from sim.seeding.hubs import Hubs
from sim.seeding.nomination import distinct
from sim.seeding.pagerank import PageRank
from sim.seeding.ris import fixed
from sim.seeding.steps import Steps
from sim.settings import setting
from sim.words import amount, label, say

POOL, HALVINGS, ROUNDS, SWAPS = 60, 6, 40, 24
"""People of highest PageRank who are tried out; steps by which saturation finds its share; rounds of exchanges, and
exchanges that are tried in each (chosen)."""

People_ = NDArray[np.int64]
Reached = NDArray[np.float64]


@dataclass(frozen=True)
class Robust(Strategy):
    """Approach people who are a good choice under every theory that is compared.

    Candidates are those whom `greedy` finds under each theory, the hubs, the people of highest PageRank, a group that
    reaches the same share of the best under all theories (saturation), and exchanges of one person after another from
    the best of these. Whichever loses least, where it loses most, in worlds of their own is taken: the smallest largest
    regret. Neither of our own theories is submodular, so nothing guarantees that there is no better group.

    Parameters
    ----------
    worlds : int
        In how many worlds people are tried out.
    judged : int
        In how many other worlds the candidates are judged.
    by : {"regret", "mean"}
        What decides: the smallest largest regret, or the highest mean over theories.
    weights : sequence of float, optional
        With mean: what each theory counts, in their order; by default all the same.
    work : int
        As in `Greedy`.

    References
    ----------
    He & Kempe, "Robust influence maximization", KDD 2016; saturation: Krause, McMahan, Guestrin & Gupta, "Robust
    submodular observation selection", J. Machine Learning Research 9:2761 (2008).
    """

    under_all = True

    worlds: int = setting(96, low=1, text="worlds in which people are tried out")
    judged: int = setting(300, low=1, text="other worlds in which the candidates are judged")
    by: str = setting(
        "regret", choices=("regret", "mean"), text="smallest largest regret, or highest mean over theories"
    )
    weights: Sequence[float] | None = setting(
        None, low=0, text="with mean, what each theory counts, in their order", also={None: "all the same"}
    )
    work: int = setting(1_000_000_000, low=1, text="steps along ties; above, only those who seem best are tried out")

    @property
    def needs(self) -> str:
        """The map and the theories."""
        return NEEDS[-1]

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the number of listeners, by which people are ranked after those chosen."""
        return network.listeners.astype(np.float64)

    def ranking(self, context: Context) -> Ranking:
        """Return the candidate that is taken, then the others by listeners."""
        if not context.rivals:
            raise InputError("robust is a plan of its own, which looks at all theories; it cannot be a part of another")
        search = _Search(self, context)
        groups = search.candidates()
        reached = search.reached([*groups.values()], self.judged, self.worlds)
        lost = regret(reached)
        place = int(
            np.argmin(lost.max(axis=1)) if self.by == "regret" else np.argmax((reached * search.weights).sum(axis=1))
        )
        name = [*groups][place]
        told = {"which": named(name), "count": len(groups), "worlds": say("worlds", count=self.judged)}
        note = say(
            "ranked-robust" if self.by == "regret" else "ranked-robust.mean",
            loss=amount(float(lost[place].max())),
            **told,
        )
        tried = Tried([*groups], [*context.rivals], reached, self.judged, name)
        return replace(fixed(np.concatenate([groups[name], search.by_listeners]), note), tried=tried)


def named(name: str) -> str:
    """Return what a candidate is called.

    Parameters
    ----------
    name : str
        As `Robust` names it: "greedy flow", "hubs", "pagerank", "saturation" or "exchanges".

    Returns
    -------
    str
        In words.
    """
    kind, _, theory = name.partition(" ")
    if kind == "greedy":
        return say("robust-greedy", theory=label("theory", theory))
    return label("strategy", kind) if kind in ("hubs", "pagerank") else say(f"robust-{kind}")


def regret(reached: Reached) -> Reached:
    """Return how much each group loses against the best of all, under each theory.

    Parameters
    ----------
    reached : (groups, theories) float64 array
        Mean of people convinced.

    Returns
    -------
    (groups, theories) float64 array
        0 or more.
    """
    return np.asarray(reached.max(axis=0) - reached)


@dataclass(frozen=True, eq=False)
class _Search:
    """The search for candidates.

    Parameters
    ----------
    own : Robust
        With its settings.
    context : Context
        With all theories.
    """

    own: Robust
    context: Context

    @property
    def heads(self) -> int:
        """How many are approached."""
        allowed = self.context.among(self.by_listeners)
        return min(self.context.heads, len(allowed))

    @property
    def rivals(self) -> Mapping[str, Evaluator]:
        """The theories."""
        return self.context.rivals

    @property
    def weights(self) -> NDArray[np.float64]:
        """What each theory counts; the sum is 1."""
        given = self.own.weights
        if given is None:
            return np.full(len(self.rivals), 1 / len(self.rivals))
        if len(given) != len(self.rivals) or not sum(given) > 0:
            raise InputError(
                f"weights has one number for each theory ({', '.join(self.rivals)}), not all 0, got {[*given]}",
                field="weights",
            )
        return np.array(given, dtype=np.float64) / sum(given)

    @cached_property
    def by_listeners(self) -> People_:
        """Everybody, most listeners first."""
        return self._ordered(Hubs())

    def _ordered(self, strategy: Strategy) -> People_:
        score = strategy.score(self.context.network, self.context.people, self.context.root_seed)
        return np.argsort(-score, kind="stable")

    def candidates(self) -> dict[str, People_]:
        """Return groups of people by name, each once."""
        context, heads = self.context, self.heads
        steps = Steps(context.progress, len(self.rivals) + HALVINGS + 2)
        found = dict[str, People_]()
        for name, evaluator in self.rivals.items():
            greedy = Greedy(worlds=self.own.worlds, work=self.own.work)
            ranking = greedy.ranking(replace(context, evaluator=evaluator, progress=None))
            found[f"greedy {name}"] = np.argsort(-ranking.score, kind="stable")[:heads]
            steps.go()
        by_rank = context.among(self._ordered(PageRank()))
        found |= {"hubs": context.among(self.by_listeners)[:heads], "pagerank": by_rank[:heads]}
        pool = distinct(np.concatenate([by_rank[:POOL], *found.values()]))
        means = self.reached([*found.values()], self.own.worlds)
        if len(self.rivals) > 1:
            found["saturation"] = self._saturated(pool, means.max(axis=0), steps)
            means = np.concatenate([means, self.reached([found["saturation"]], self.own.worlds)])
        best = [*found.values()][int(np.argmin(self._worst(means, means.max(axis=0))))]
        found["exchanges"] = self._exchanged(best, pool, means.max(axis=0))
        steps.finish()
        return {name: group for name, group in found.items() if len(group) == heads}

    def reached(self, groups: Sequence[People_], worlds: int, after: int = 0) -> Reached:
        """Return (groups, theories) means over some worlds, after those that are left out."""
        told = [one.after(after).convinced(groups, worlds).mean(axis=1) for one in self.rivals.values()]
        return np.stack(told, axis=1)

    def _worst(self, means: Reached, best: Reached) -> Reached:
        """Return what is to be small: the largest regret, or minus the weighted mean."""
        if self.own.by == "mean":
            return np.asarray(-(means * self.weights).sum(axis=1))
        return np.asarray((best - means).max(axis=1))

    def _saturated(self, pool: People_, best: Reached, steps: Steps) -> People_:
        """Return the group that reaches the largest share of the best under all theories, by halving intervals."""
        low, high, found = 0.0, 1.0, pool[: self.heads]
        for _ in range(HALVINGS):
            share = (low + high) / 2 if low else 0.9
            group, met = self._filled(pool, share * best)
            low, high = (share, high) if met else (low, share)
            found = group if met or not low else found
            steps.go()
        return found

    def _filled(self, pool: People_, wanted: Reached) -> tuple[People_, bool]:
        """Return whom greedy takes to reach so much under each theory, and whether that is reached."""
        worlds = max(self.own.worlds // 4, 1)
        chosen: list[int] = []
        gains = np.full(len(pool), np.inf)
        so_far = 0.0
        while len(chosen) < self.heads:
            for block in _blocks(gains, chosen, pool):
                groups = [np.array([*chosen, pool[one]], np.int64) for one in block]
                values = np.minimum(self.reached(groups, worlds) / wanted, 1.0).mean(axis=1)
                gains[block] = values - so_far
                if gains[block].max() >= np.delete(gains, [*block, *np.flatnonzero(np.isin(pool, chosen))]).max(
                    initial=0
                ):
                    break
            free = ~np.isin(pool, chosen)
            place = int(np.flatnonzero(free)[np.argmax(gains[free])])
            so_far += max(float(gains[place]), 0.0)
            chosen.append(int(pool[place]))
        group = np.array(chosen, np.int64)
        return group, bool((self.reached([group], self.own.worlds)[0] >= wanted).all())

    def _exchanged(self, group: People_, pool: People_, best: Reached) -> People_:
        """Return a group after exchanges of one person, each of which makes what is lost smaller."""
        now = float(self._worst(self.reached([group], self.own.worlds), best)[0])
        pairs = [(out, into) for into in pool for out in range(len(group))]
        begin = 0
        for _ in range(ROUNDS):
            block = [pairs[(begin + step) % len(pairs)] for step in range(min(SWAPS, len(pairs)))] if pairs else []
            tried = [_with(group, out, int(into)) for out, into in block if into not in group]
            begin += len(block)
            if not tried:
                continue
            worst = self._worst(self.reached(tried, self.own.worlds), best)
            if float(worst.min()) < now:
                group, now = tried[int(np.argmin(worst))], float(worst.min())
        return group


def _with(group: People_, out: int, into: int) -> People_:
    changed = group.copy()
    changed[out] = into
    return changed


def _blocks(gains: NDArray[np.float64], chosen: Sequence[int], pool: People_) -> Iterator[NDArray[np.int64]]:
    """Yield places of the pool in blocks, those first that added most when last tried out."""
    order = np.argsort(-gains, kind="stable")
    order = order[~np.isin(pool[order], chosen)]
    size = len(order) if np.isinf(gains).any() else 8
    yield from (order[place : place + size] for place in range(0, len(order), size))
