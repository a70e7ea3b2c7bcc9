"""Posters, mailings, a company's own account: messages that reach people at random, every day or on some."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.budget import MOST_MONEY
from sim.conditions import Condition
from sim.days import LAST_DAY, External
from sim.effects import Effects, Sent
from sim.errors import InputError, told
from sim.mechanisms.base import Change, Mechanism
from sim.network import Network
from sim.people import People
from sim.settings import setting
from sim.traits import Trait
from sim.values import whole
from sim.words import amount, listed, percent, say

DAYS = 60
"""Days that are played with a broadcast where the campaign sets no horizon and one is only tried."""

WEAK = 0.001
"""Chance per day of a broadcast that is tried where there is none."""

CALENDARS = {"eight_gives": "GGGGGGGGAG"}
"""Calendars that have names."""


@dataclass(frozen=True)
class ByDay(External):
    """A broadcast whose chance depends on the day.

    Parameters
    ----------
    chance, voices
        As in `External`, the chance on a day on which everybody who is asked trusts.
    days : tuple of (int, int), or None
        First and last day of each time in which there is a broadcast; None is always.
    calendar : str
        What is done on the days, from day 1 and over again: G gives, A asks.
    trust : float
        Share of the chance that an asking has at first, in [0, 1].
    give : float
        Share of the missing trust that each giving adds, in [0, 1].
    spend : float
        Share of the trust that each asking uses up, in [0, 1].
    """

    days: tuple[tuple[int, int], ...] | None = None
    calendar: str = "A"
    trust: float = 1.0
    give: float = 0.0
    spend: float = 0.0

    def by_day(self, last_day: int) -> NDArray[np.float64]:
        """Return the chance on each day; an asking meets the trust that is left by the days before it.

        Parameters
        ----------
        last_day : int
            Up to which day, from 0.

        Returns
        -------
        (last_day + 1,) float64 array
            In [0, 1]; on day 0, and on days of giving, there is none.
        """
        chances, trust = super().by_day(last_day), self.trust
        on = np.full(last_day + 1, self.days is None)
        for first, last in self.days or ():
            on[first : last + 1] = True
        for day in np.flatnonzero(on[1:]) + 1:
            if self.calendar[(day - 1) % len(self.calendar)] == "G":
                chances[day] = 0.0
                trust += self.give * (1.0 - trust)
            else:
                chances[day] = min(1.0, chances[day] * trust)
                trust *= 1.0 - self.spend
        return np.where(on, chances, 0.0)


@dataclass(frozen=True)
class Broadcast(Mechanism):
    """A broadcast reaches each person once, on a day that luck settles, whether or not they know anybody.

    A theory's own external influence (Bass) reaches people independently of it. With a calendar the sender gives on
    some days (advice, entertainment), which reaches nobody with the recommendation but builds trust, and asks on
    others, which is heard with the chance times the trust, and uses trust up. On days without a broadcast trust stays
    as it is.

    Parameters
    ----------
    chance : float
        Chance per day, from day 1, that it reaches a person, in [0, 1]; at 0 there is none. It
        needs a horizon of the campaign, or of the theory.
    worth : int
        Evidence that it adds, in voices, from 0 to 1,000,000; with 0 people only get to know.
    days : sequence of (int, int), or None
        First and last day of each time in which it runs, from 1, one after the other; None is every day.
    segment : str or None
        Whom it can reach: a condition on traits; None is everybody.
    cost : float
        What each person costs whom it reaches, convinced or not, in money.
    calendar : str or None
        What is done on each day, from day 1 and over again: G gives, A asks, as in "GGGA"; or "eight_gives". None is
        asking every day.
    trust : float
        Trust on day 1, in [0, 1]; with a calendar only, as are the next two.
    give : float
        Share of the missing trust that each giving adds, in [0, 1].
    spend : float
        Share of the trust that each asking uses up, in [0, 1].

    References
    ----------
    Vaynerchuk, *Jab, Jab, Jab, Right Hook* (2013), for giving before asking; the formula of trust is chosen.

    Raises
    ------
    InputError
        If days overlap, the calendar has other letters, or trust is given without a calendar.
    """

    chance: float = setting(
        0.0,
        low=0,
        high=1,
        unit="per day",
        text="chance per day that it reaches a person, once each; needs a horizon; 0 is no broadcast",
    )
    worth: int = setting(1, low=0, high=1_000_000, unit="voices", text="evidence it adds, in voices")
    days: Any = setting(
        None, kind="other", text="when it runs: first and last days, as in [[1, 7], [30, 37]]", also={None: "every day"}
    )
    segment: str | None = setting(
        None, kind="other", text="whom it can reach, as in circle:3 or 'km <= 20'", also={None: "everybody"}
    )
    cost: float = setting(0.0, low=0, high=MOST_MONEY, unit="money", text="what each person costs whom it reaches")
    calendar: str | None = setting(
        None,
        kind="other",
        text="what is done from day 1 on and over again, G gives and A asks, as in GGGA",
        also={None: "asking every day", "eight_gives": CALENDARS["eight_gives"]},
    )
    trust: float = setting(1.0, low=0, high=1, text="trust on day 1, by which the chance of an asking is multiplied")
    give: float = setting(0.0, low=0, high=1, text="share of the missing trust that each giving adds")
    spend: float = setting(0.0, low=0, high=1, text="share of the trust that each asking uses up")

    endless: ClassVar[bool] = True
    order: ClassVar[int] = 60
    moved: ClassVar[Mapping[str, str]] = {"campaign.broadcast": "chance", "campaign.broadcast_worth": "worth"}

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.days is not None:
            object.__setattr__(self, "days", _times(self.days))
        self._condition()
        _check_calendar(self)

    @property
    def on(self) -> bool:
        """Whether it can reach anybody."""
        return self.chance > 0

    def at(self, chance: float) -> Broadcast:
        """Return the same with another chance; without one it has no calendar.

        Parameters
        ----------
        chance : float
            Per day, in [0, 1].

        Returns
        -------
        Broadcast
            Off at 0.
        """
        if chance > 0:
            return replace(self, chance=chance)
        neutral = type(self)()
        return replace(self, chance=0.0, calendar=None, trust=neutral.trust, give=neutral.give, spend=neutral.spend)

    @property
    def read(self) -> tuple[Trait, ...]:
        """Traits that are compared to find out whom it can reach."""
        condition = self._condition()
        return tuple(Trait(name, "whom a broadcast can reach") for name in condition.traits) if condition else ()

    def _condition(self) -> Condition | None:
        return None if self.segment is None else Condition(self.segment, "segment")

    def effects(self, effects: Effects, network: Network, people: People) -> Effects:
        """Return effects with it, beside what else reaches people from outside."""
        return replace(effects, sent=(*effects.sent, Sent(self._by_day(), self._whom(people), self.cost)))

    def _by_day(self) -> External:
        if self.days is None and self.calendar is None:
            return External(self.chance, self.worth)
        calendar = "A" if self.calendar is None else CALENDARS.get(self.calendar, self.calendar)
        return ByDay(self.chance, self.worth, self.days, calendar, self.trust, self.give, self.spend)

    def _whom(self, people: People) -> NDArray[np.float64] | None:
        condition = self._condition()
        if condition is None:
            return None
        holds = condition.holds(people)
        if not holds.any():
            raise InputError(f"segment {self.segment!r} holds at least one person, got nobody", field="segment")
        return holds.astype(np.float64)

    @property
    def said(self) -> str:
        """Its chance, how many voices it counts as, and when and whom it can reach."""
        first = say("mechanism-broadcast.says", chance=percent(self.chance, 2), voices=self.worth)
        return " ".join([first, *self._more()])

    def _more(self) -> Iterator[str]:
        limits = []
        if self.days is not None:
            times = [str(first) if first == last else say("span", low=first, high=last) for first, last in self.days]
            limits.append(say("mechanism-broadcast.days", days=listed(times)))
        if self.segment is not None:
            limits.append(say("mechanism-broadcast.segment", condition=self.segment))
        if self.cost:
            limits.append(say("mechanism-broadcast.cost", money=amount(self.cost)))
        if limits:
            yield say("mechanism-broadcast.limits", limits=listed(limits))
        if self.calendar is not None:
            shares = {name: percent(getattr(self, name), 1) for name in ("trust", "give", "spend")}
            yield say("mechanism-broadcast.calendar", calendar=CALENDARS.get(self.calendar, self.calendar), **shares)

    def changes(self) -> Iterator[Change]:
        """Yield a weak broadcast where there is none; none, and half and double of its numbers, where there is one."""
        if self.on:
            yield Change("less", say("none"), self.at(0.0))
            yield from self.scaled()
        else:
            yield Change("more", say("mechanism-broadcast.weak", chance=percent(WEAK, 1)), self.at(WEAK), DAYS)


def _times(days: Any) -> tuple[tuple[int, int], ...]:
    """Return when a broadcast runs."""
    wrong = InputError(
        f"days are first and last days from 1 to {LAST_DAY:,}, one after the other, as in [[1, 7], [30, 37]], got"
        f" {told(days)}",
        field="days",
    )
    pairs = list(days) if isinstance(days, Iterable) and not isinstance(days, (str, Mapping)) else []
    if not pairs or not all(isinstance(one, (list, tuple)) and len(one) == 2 for one in pairs):
        raise wrong
    ends = [whole(day) for one in pairs for day in one]
    found = [day for day in ends if day is not None and 1 <= day <= LAST_DAY]
    times = list(zip(found[::2], found[1::2], strict=False))
    apart = all(one[1] < other[0] for one, other in itertools.pairwise(times))
    if len(found) < len(ends) or not apart or any(first > last for first, last in times):
        raise wrong
    return tuple(times)


def _check_calendar(own: Broadcast) -> None:
    """Refuse a calendar of other letters or without a broadcast, and trust without a calendar."""
    if own.calendar is None:
        for name, neutral in (("trust", 1.0), ("give", 0.0), ("spend", 0.0)):
            if getattr(own, name) != neutral:
                raise InputError(
                    f"{name} is {neutral:g} where there is no calendar, got {getattr(own, name):g}; set calendar, as in"
                    " GGGA",
                    field=name,
                )
        return
    letters = isinstance(own.calendar, str) and own.calendar and not set(own.calendar) - set("GA")
    if not letters and own.calendar not in CALENDARS:
        raise InputError(
            f"calendar is a text of G (give) and A (ask), as in GGGA, or one of {', '.join(CALENDARS)}, got"
            f" {told(own.calendar)}",
            field="calendar",
        )
    if not own.on:
        raise InputError(
            f"calendar is for a broadcast with a chance above 0, got {told(own.calendar)}; set chance, too",
            field="calendar",
        )
