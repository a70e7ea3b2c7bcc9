"""What is measured of a variant that was played: a number for each world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.campaign import Campaign
from sim.scenario import Outcome
from sim.spending import Spending
from sim.world import World

Numbers = NDArray[np.float64]


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
    target = one.campaign.target or 1
    enough = one.outcome.counts[:, 1] >= target
    found: Numbers = np.where(enough.any(axis=1), enough.argmax(axis=1), enough.shape[1]) * 1.0
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
}
"""By name: a function of a variant that was played, which returns a number for each world."""
