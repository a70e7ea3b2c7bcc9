"""What is measured of a variant that was played: a number for each world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from sim.campaign import Campaign
from sim.credit.words import KINDS
from sim.scenario import Outcome
from sim.seeding.public_score import PublicScore
from sim.spending import Spending
from sim.study.value import value
from sim.world import World

Numbers = NDArray[np.float64]

MOST = 50
"""People of highest social value among whom those are counted who seldom buy."""


@dataclass(frozen=True, eq=False)
class Played:
    """A variant as it was played under one theory on one network.

    Parameters
    ----------
    outcome : Outcome
        What happens to everybody.
    campaign : Campaign
        What is done, and for what.
    spending : Spending
        What people cost.
    segment : (n,) bool array or None
        Who counts for the goal.
    """

    outcome: Outcome
    campaign: Campaign
    spending: Spending
    segment: NDArray[np.bool_] | None

    def by(self, days: NDArray[np.int16]) -> NDArray[np.bool_]:
        """Return who counts and was there by the day that counts.

        Parameters
        ----------
        days : (worlds, people) int16 array
            Of conviction or first hearing, -1 never.

        Returns
        -------
        (worlds, people) bool array
            True where it is so.
        """
        last = self.campaign.by
        found = days >= 0 if last is None else (days >= 0) & (days <= last)
        return found if self.segment is None else found & self.segment

    @cached_property
    def worth(self) -> NDArray[np.int32]:
        """Social value by world and person: purchases of others that a person's silence would have cost."""
        return value(self.outcome).lost


def _counted(people: NDArray[np.bool_]) -> Numbers:
    """Return how many people there are in each world, of (worlds, people)."""
    found: Numbers = np.count_nonzero(people, axis=1).astype(np.float64)
    return found


def _aware(one: Played) -> Numbers:
    return _counted(one.by(one.outcome.known))


def _convinced(one: Played) -> Numbers:
    return _counted(one.by(one.outcome.days))


def _buyers(one: Played) -> Numbers:
    return _counted(one.by(one.outcome.days) & one.outcome.buys)


def _others(one: Played) -> Numbers:
    return _counted(one.by(one.outcome.days) & (one.outcome.approached < 0))


def _share(one: Played) -> Numbers:
    counted = one.outcome.days.shape[1] if one.segment is None else int(one.segment.sum())
    return 100 * _convinced(one) / counted


def _approached(one: Played) -> Numbers:
    return _counted(one.outcome.approached >= 0)


def _cost(one: Played) -> Numbers:
    outcome, done = one.outcome, one.outcome.done
    network, found = outcome.heard.network, []
    for index, approached in enumerate(outcome.approached):
        besides = done.cost(World(network.n, network.m, outcome.root_seed, index))
        found.append(one.spending.cost(np.flatnonzero(approached >= 0), besides))
    return np.array(found)


def _profit(one: Played) -> Numbers:
    most = np.inf if one.campaign.capacity is None else one.campaign.capacity
    return np.minimum(_buyers(one), most) * one.campaign.revenue - _cost(one)


def _first_day(one: Played) -> Numbers:
    """Return the first day with as many convinced as the target asks for; the day after the last if it never comes."""
    enough = one.outcome.counts[:, 1] >= (one.campaign.target or 1)
    never = (enough.shape[1] if one.campaign.horizon is None else one.campaign.horizon + 1) * 1.0
    found: Numbers = np.where(enough.any(axis=1), enough.argmax(axis=1), never)
    return found


def _belief(one: Played) -> Numbers:
    """Return how many of a hundred people who got to know of it, and were not approached, are convinced."""
    aware = _counted(one.by(one.outcome.known) & (one.outcome.approached < 0))
    return 100 * _others(one) / np.maximum(aware, 1)


def _per_listener(one: Played) -> Numbers:
    """Return how many people are convinced for each listener of those who are approached."""
    listeners = one.outcome.heard.network.listeners
    approached: Numbers = ((one.outcome.approached >= 0) * listeners).sum(axis=1)
    return np.asarray(_convinced(one) / np.maximum(approached, 1))


def _worth(one: Played) -> Numbers:
    """Return the mean social value of the people who count."""
    everybody = np.ones(one.outcome.days.shape[1], bool)
    found: Numbers = one.worth[:, everybody if one.segment is None else one.segment].mean(axis=1)
    return found


def _seldom(one: Played) -> list[NDArray[np.bool_]]:
    """Return who buys less than people do on average among the 50 worth most in worlds of odd and of even number."""
    buys = one.outcome.done.buy
    best = [np.argsort(-one.worth[half::2].mean(axis=0), kind="stable")[:MOST] for half in (1, 0)]
    return [np.isin(np.arange(len(buys)), people) & (buys < buys.mean()) for people in best]


def _seldom_worth(one: Played) -> Numbers:
    """Return the mean social value of those of `_seldom` who were found in the other half of worlds."""
    seldom = _seldom(one)
    return np.array([row[seldom[world % 2]].mean() for world, row in enumerate(one.worth)])


def _seldom_people(one: Played) -> Numbers:
    """Return how many people there are in `_seldom`, for each half of the worlds."""
    return np.array([float(people.sum()) for people in _seldom(one)])


def _score_rank(one: Played) -> Numbers:
    """Return how well a public score ranks people by social value (Spearman), in each quarter of the worlds."""
    outcome = one.outcome
    score = PublicScore().score(outcome.heard.network, outcome.people, outcome.root_seed)
    quarters = [one.worth[part::4].mean(axis=0) for part in range(4)]
    return np.array([stats.spearmanr(score, worth).statistic for worth in quarters])


def _earned(one: Played) -> Numbers:
    """Return the percentage of words heeded by the day that counts that are earned; 0 where there are none."""
    words = one.outcome.shares()
    words = words if one.campaign.by is None else words[words.day <= one.campaign.by]
    sums = words.groupby("world")[list(KINDS)].sum()
    found: Numbers = (100 * sums["earned"] / sums.sum(axis=1).clip(lower=1)).to_numpy(np.float64)
    return found


MEASURES: dict[str, Callable[[Played], Numbers]] = {
    "aware": _aware,
    "convinced": _convinced,
    "buyers": _buyers,
    "others": _others,
    "share": _share,
    "approached": _approached,
    "cost": _cost,
    "profit": _profit,
    "first_day": _first_day,
    "belief": _belief,
    "per_listener": _per_listener,
    "worth": _worth,
    "seldom_worth": _seldom_worth,
    "seldom_people": _seldom_people,
    "score_rank": _score_rank,
    "earned": _earned,
}
"""By name: a function of a variant that was played, which returns a number for each world."""
