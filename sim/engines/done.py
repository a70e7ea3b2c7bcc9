"""What a campaign does to people, ready to be played."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.campaign import Campaign
from sim.days import External
from sim.effects import LEADER, Effects
from sim.engines.outside import Outside, bounds_by_day, expected, outside_of, reached
from sim.luck import ONE, bound
from sim.mechanisms.base import naming
from sim.network import Network
from sim.people import People
from sim.response import RESPONSES
from sim.schedule import AT_ONCE, Schedule
from sim.theories.base import Law
from sim.world import World

Bounds = tuple[list[NDArray[np.float64]], NDArray[np.int64]]


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
    sends : bool
        Whether the campaign sends anything to people outside the network, too.
    earned : bool
        Whether words of who was convinced by the approach are booked as earned, not as paid for.
    """

    accept: NDArray[np.int64]
    recommend: NDArray[np.int64]
    buy: NDArray[np.int64]
    buy_led: NDArray[np.int64]
    outside: tuple[Outside, ...]
    evidence: int
    flag: NDArray[np.float64] | None = None
    posts: int = 1
    mark: NDArray[np.uint8] | None = None
    answer: float = 1.0
    waves: Schedule = AT_ONCE
    sends: bool = False
    earned: bool = False

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
            with naming(mechanism):
                effects = mechanism.effects(effects, network, people)
        last_day = campaign.last_day(law.external > 0, law.horizon)
        able = [one for one in outside_of(effects, last_day) if one[0].by_day.any()]
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
            sends=bool(effects.sent),
            earned=effects.earned,
        )

    @property
    def plain(self) -> bool:
        """Whether those who are approached are approached on day 0 and speak like everybody, and there are no marks."""
        return self.waves.at_once and self.static and self.mark is None

    @property
    def alike(self) -> bool:
        """Whether people speak alike whether or not they were approached, and whomever they have heeded."""
        return self.flag is None and self.posts == 1 and (self.mark is None or self.answer == 1)

    @property
    def static(self) -> bool:
        """Whether it does not matter to listeners who was approached, on which day, and whom a speaker has heeded."""
        return self.alike and not self.waves.adaptive

    @property
    def limits(self) -> tuple[tuple[str, NDArray[np.int64]], ...]:
        """The numbers of a world by name, and below which of them people do something."""
        led = self.buy_led
        return ("accept", self.accept), ("recommend", self.recommend), ("buy", self.buy), ("buy", led)

    @cached_property
    def sure(self) -> tuple[bool, ...]:
        """Which of `limits` nobody can miss, so that no luck is needed."""
        return tuple(bool((limit == int(ONE)).all()) for _, limit in self.limits)

    @cached_property
    def _bounds(self) -> Bounds:
        """When who is reached, the same in all worlds."""
        return bounds_by_day(self.outside, len(self.accept))

    @cached_property
    def _costly(self) -> list[tuple[int, Bounds]]:
        """The same of each thing that costs something, with the cost of each person."""
        return [(one.cost, bounds_by_day((one,), len(self.accept))) for one in self.outside if one.cost]

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
        if not self.outside:
            return np.empty(0, np.int64), np.empty(0, np.int16)
        return reached(*self._bounds, world)

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
        return sum(cost * len(reached(*bounds, world)[0]) for cost, bounds in self._costly)

    def most_cost(self, people: int, drawn: bool) -> int:
        """Return what it costs at most to reach people from outside the network.

        Parameters
        ----------
        people : int
            How many there are in the network.
        drawn : bool
            Whether networks are drawn anew, so that others may be reached in them.

        Returns
        -------
        int
            In millionths.
        """
        return sum(
            one.cost * (people if drawn or one.factor is None else int(np.count_nonzero(one.factor)))
            for one in self.outside
        )

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
        return sum(round(one.cost * expected(one, people)) for one in self.outside if one.cost)

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
