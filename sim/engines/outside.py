"""What reaches people from outside the network, whom in a world, and on which day."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.budget import MILLION
from sim.effects import Effects
from sim.luck import ONE
from sim.world import World

Chances = NDArray[np.float64]


class Outside(NamedTuple):
    """Something that reaches people from outside the network.

    Parameters
    ----------
    by_day : (last_day + 1,) float64 array
        Chance on each day; none on day 0.
    factor : (n,) float64 array or None
        What the chance of each person is multiplied by, in [0, 1]; None is 1 for all.
    cost : int
        Of each person whom it reaches, in millionths.
    """

    by_day: Chances
    factor: Chances | None
    cost: int = 0

    def on(self, person: int, day: int) -> float:
        """Return the chance that it reaches a person on a day.

        Parameters
        ----------
        person : int
            Number of the person.
        day : int
            In 0 ... last_day.

        Returns
        -------
        float
            In [0, 1].
        """
        chance = float(self.by_day[day])
        return chance if self.factor is None else min(1.0, chance * float(self.factor[person]))


def expected(one: Outside, people: int) -> float:
    """Return how many people something from outside reaches on average, up to the last day.

    Parameters
    ----------
    one : Outside
        What can reach them.
    people : int
        How many there are in the network.

    Returns
    -------
    float
        In [0, people].
    """
    rows, group = _kinds((one,), people)
    of_each = [1.0 - float(np.multiply.accumulate(1.0 - together((one,), row))[-1]) for row in rows]
    return math.fsum(share * int(often) for share, often in zip(of_each, np.bincount(group), strict=True))


def outside_of(effects: Effects, last_day: int) -> list[tuple[Outside, int]]:
    """Return what can reach people from outside by day, and the voices of each; what is sent needs contact.

    Parameters
    ----------
    effects : Effects
        What the campaign and the theory do.
    last_day : int
        Up to which.

    Returns
    -------
    list of (Outside, int)
        Also those that reach nobody.
    """
    found = [(Outside(one.by_day(last_day), None), one.voices) for one in effects.external]
    for one in effects.sent:
        factor = effects.contact if one.whom is None else one.whom
        if effects.contact is not None and one.whom is not None:
            factor = effects.contact * one.whom
        found.append((Outside(one.what.by_day(last_day), factor, round(one.cost * MILLION)), one.what.voices))
    return found


def reached(rows: list[Chances], group: NDArray[np.int64], world: World) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    """Return whom something from outside the network reaches in a world, and when.

    Parameters
    ----------
    rows, group
        As `bounds_by_day` returns them.
    world : World
        Random numbers of the world.

    Returns
    -------
    tuple of (k,) int64 and (k,) int16 array
        People in the order of days, and the day of each.
    """
    whom, when = [], []
    for place, bounds in enumerate(rows):
        people = np.flatnonzero((world.external < bounds[-1]) & (group == place if len(rows) > 1 else True))
        whom.append(people)
        when.append(np.searchsorted(bounds, world.external[people], side="right").astype(np.int16))
    everybody, days = np.concatenate(whom), np.concatenate(when)
    order = np.argsort(days, kind="stable")
    return everybody[order], days[order]


def bounds_by_day(outside: tuple[Outside, ...], people: int) -> tuple[list[Chances], NDArray[np.int64]]:
    """Return the bounds of random numbers below which something has reached people by each day.

    Parameters
    ----------
    outside : tuple of Outside
        What can reach people, one thing at least.
    people : int
        How many there are in the network.

    Returns
    -------
    tuple of list of (last_day + 1,) float64 array, and (people,) int64 array
        Whole numbers in 0 ... 2^32 for each kind of people, and of which kind each person is.
    """
    kinds, group = _kinds(outside, people)
    chances = (1.0 - np.multiply.accumulate(1.0 - together(outside, factors)) for factors in kinds)
    return [np.ceil(by_now * ONE) for by_now in chances], group


def _kinds(outside: tuple[Outside, ...], people: int) -> tuple[Chances, NDArray[np.int64]]:
    """Return the different factors that people have, a row each, and which row is whose."""
    if all(one.factor is None for one in outside):
        return np.ones((1, len(outside))), np.zeros(people, np.int64)
    columns = [np.ones(people) if one.factor is None else one.factor for one in outside]
    rows, group = np.unique(np.stack(columns, axis=1), axis=0, return_inverse=True)
    return rows, group.reshape(-1)


def together(outside: tuple[Outside, ...], factors: Chances) -> Chances:
    """Return the chance on each day that at least one of several things reaches a person.

    Parameters
    ----------
    outside : tuple of Outside
        Things, in the order in which chances are multiplied.
    factors : (things,) float64 array
        The person's factor for each.

    Returns
    -------
    (last_day + 1,) float64 array
        In [0, 1].
    """
    chances = np.zeros(len(outside[0].by_day))
    for one, factor in zip(outside, factors.tolist(), strict=True):
        own = np.minimum(1.0, one.by_day * factor)
        alone = (chances == 0) | (own == 0)
        chances = np.where(alone, np.maximum(chances, own), 1.0 - (1.0 - chances) * (1.0 - own))
    return chances
