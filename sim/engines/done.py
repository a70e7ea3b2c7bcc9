"""What a campaign does to people, ready to be played."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.budget import MILLION
from sim.campaign import Campaign
from sim.days import External
from sim.effects import LEADER, Effects
from sim.luck import ONE, bound
from sim.network import Network
from sim.people import People
from sim.response import RESPONSES
from sim.schedule import AT_ONCE, Schedule
from sim.theories.base import Law
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


@dataclass(frozen=True, eq=False)
class Done:
    """What a campaign does to people, besides whom it approaches.

    Parameters
    ----------
    accept, recommend, buy, buy_led : (n,) int64 array
        Bounds: a person does if their number in the world is below; `buy_led` is for those who have heeded a
        leader, `buy` itself where there are none.
    outside : tuple of Outside
        What can reach people from outside the network; empty where nothing does.
    evidence : int
        What it is worth, in the law's units.
    flag : (n,) float64 array or None
        Factor of the chance to be heeded of who was convinced by the approach; None is 1 for all.
    posts : int
        How often a day they speak.
    mark : (n,) uint8 array or None
        Marks of speakers, as in `Effects`; None where there are none.
    answer : float
        Factor of the chance to be heeded of who has heeded a manager.
    waves : Schedule
        When people are approached, the lead included.
    """

    accept: NDArray[np.int64]
    recommend: NDArray[np.int64]
    buy: NDArray[np.int64]
    buy_led: NDArray[np.int64]
    outside: tuple[Outside, ...]
    evidence: int
    flag: Chances | None = None
    posts: int = 1
    mark: NDArray[np.uint8] | None = None
    answer: float = 1.0
    waves: Schedule = AT_ONCE

    @classmethod
    def of(cls, network: Network, people: People, law: Law, campaign: Campaign) -> Done:
        """Return what a campaign does.

        Parameters
        ----------
        network : Network
            Who hears whom.
        people : People
            Traits ``accept``, ``recommend`` and ``buy`` stand before the campaign's chances.
        law : Law
            What the theory says; its own external influence is worth a voice at least.
        campaign : Campaign
            How people respond, and what mechanisms do.

        Returns
        -------
        Done
            To be played.

        Raises
        ------
        InputError
            If a trait is out of range.
        """
        accept, recommend, buy = (one.of(people, getattr(campaign, one.name)) for one in RESPONSES)
        effects = Effects(accept, recommend, buy, (External(law.external),), lead=campaign.lead)
        for mechanism in campaign.mechanisms:
            effects = mechanism.effects(effects, network, people)
        last_day = campaign.last_day(law.external > 0, law.horizon)
        able = [one for one in _outside(effects, last_day) if one[0].by_day.any()]
        accept = effects.accept if effects.contact is None else effects.accept * effects.contact
        buy = bound(effects.buy)
        return cls(
            accept=bound(accept),
            recommend=bound(effects.recommend),
            buy=buy,
            buy_led=buy if effects.buy_led is None else bound(effects.buy_led),
            outside=tuple(one for one, _ in able),
            evidence=max((voices for _, voices in able), default=0) * law.one,
            flag=effects.flag,
            posts=effects.posts,
            mark=effects.mark,
            answer=effects.answer,
            waves=effects.waves.later(effects.lead).within(last_day),
        )

    @property
    def plain(self) -> bool:
        """Whether those who are approached are approached on day 0 and speak like everybody, and there are no marks."""
        flagged = self.flag is not None or self.posts > 1 or self.mark is not None
        return self.waves.at_once and not flagged

    def reached_from_outside(self, world: World) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
        """Return whom something from outside the network reaches in a world, and when.

        Parameters
        ----------
        world : World
            Random numbers of the world.

        Returns
        -------
        tuple of (k,) int64 and (k,) int16 array
            People in the order of days, and the day of each.
        """
        return reached(self.outside, world)

    def cost(self, world: World) -> int:
        """Return what it costs in a world to reach people from outside the network.

        Parameters
        ----------
        world : World
            Random numbers of the world.

        Returns
        -------
        int
            In millionths, up to the last day; the same whoever is convinced before.
        """
        return sum(one.cost * len(reached((one,), world)[0]) for one in self.outside if one.cost)

    def expected_cost(self, people: int) -> int:
        """Return what it costs on average to reach people from outside the network.

        Parameters
        ----------
        people : int
            How many there are in the network.

        Returns
        -------
        int
            In millionths, rounded.
        """
        return sum(round(one.cost * _expected(one, people)) for one in self.outside if one.cost)

    def buys(self, world: World, marks: NDArray[np.uint8]) -> NDArray[np.bool_]:
        """Return who buys in a world, once convinced.

        Parameters
        ----------
        world : World
            Random numbers of the world.
        marks : (n,) uint8 array
            What people have heeded, as in `Play`.

        Returns
        -------
        (n,) bool array
            One for each person.
        """
        if self.buy_led is self.buy:
            return world.buy < self.buy
        return world.buy < np.where(marks & LEADER, self.buy_led, self.buy)


def _expected(one: Outside, people: int) -> float:
    """Return how many people something from outside reaches on average, up to the last day."""
    rows, group = _kinds((one,), people)
    of_each = [1.0 - float(np.multiply.accumulate(1.0 - together((one,), row))[-1]) for row in rows]
    return math.fsum(share * int(often) for share, often in zip(of_each, np.bincount(group), strict=True))


def _outside(effects: Effects, last_day: int) -> list[tuple[Outside, int]]:
    """Return what can reach people from outside by day, and the voices of each; what is sent needs contact."""
    found = [(Outside(one.by_day(last_day), None), one.voices) for one in effects.external]
    for one in effects.sent:
        factor = effects.contact if one.whom is None else one.whom
        if effects.contact is not None and one.whom is not None:
            factor = effects.contact * one.whom
        found.append((Outside(one.what.by_day(last_day), factor, round(one.cost * MILLION)), one.what.voices))
    return found


def reached(outside: tuple[Outside, ...], world: World) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    """Return whom one or the other thing from outside the network reaches in a world, and when.

    Parameters
    ----------
    outside : tuple of Outside
        What can reach people, each independently of the others.
    world : World
        Random numbers of the world.

    Returns
    -------
    tuple of (k,) int64 and (k,) int16 array
        People in the order of days, and the day of each.
    """
    if not outside:
        return np.empty(0, np.int64), np.empty(0, np.int16)
    kinds, group = _kinds(outside, world.people)
    whom, when = [], []
    for place, factors in enumerate(kinds):
        bounds = np.ceil((1.0 - np.multiply.accumulate(1.0 - together(outside, factors))) * ONE)
        people = np.flatnonzero((world.external < bounds[-1]) & (group == place if len(kinds) > 1 else True))
        whom.append(people)
        when.append(np.searchsorted(bounds, world.external[people], side="right").astype(np.int16))
    everybody, days = np.concatenate(whom), np.concatenate(when)
    order = np.argsort(days, kind="stable")
    return everybody[order], days[order]


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
