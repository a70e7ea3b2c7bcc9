"""What a mechanism is: arrays changed before any world is drawn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import ClassVar, NamedTuple

from sim.effects import Effects
from sim.errors import InputError
from sim.identity import called
from sim.network import Network
from sim.people import People
from sim.ranges import Setting
from sim.settings import Checked, settings_of
from sim.theories.base import Law
from sim.traits import Reader
from sim.words import number, say


class Change(NamedTuple):
    """Another setting of a mechanism that is worth trying, to see what a verdict depends on.

    Parameters
    ----------
    side : {"less", "more"}
        In which direction.
    setting : str
        To what, in words.
    mechanism : Mechanism
        The mechanism with this setting in place of its own.
    days : int or None
        How many days to play where the campaign sets no horizon; None is until nothing can happen.
    """

    side: str
    setting: str
    mechanism: Mechanism
    days: int | None = None


class Mechanism(Checked, Reader, ABC):
    """Something that a campaign does, or that people do, beyond the theory.

    A mechanism is a frozen dataclass in a file of its own. Its fields are its settings and all have
    defaults; with these it is neutral, that is, off. One that is off is never asked for anything.
    """

    endless: ClassVar[bool] = False
    """Whether something can happen on any day, so that the campaign needs a horizon."""

    moved: ClassVar[Mapping[str, str]] = {}
    """Settings that stood elsewhere once, and what they are called here."""

    order: ClassVar[int] = 100
    """When it takes effect among the mechanisms of a campaign: lower ones first, equal ones by name."""

    @property
    def kind(self) -> str:
        """Its name: that of its file, or of its class where it is not one of ours."""
        return called(type(self))

    @property
    def on(self) -> bool:
        """Whether it does anything; by default, whether any setting differs from the neutral ones."""
        return self != type(self)()

    def law(self, law: Law, network: Network, people: People) -> Law:
        """Return how people hear each other with this mechanism on.

        Parameters
        ----------
        law : Law
            What the theory says, and the mechanisms before this one.
        network : Network
            Who hears whom.
        people : People
            Traits of people that a mechanism may read.

        Returns
        -------
        Law
            By default, the same object.
        """
        return law

    def effects(self, effects: Effects, network: Network, people: People) -> Effects:
        """Return what the campaign does to people with this mechanism on.

        Parameters
        ----------
        effects : Effects
            Of the campaign, and the mechanisms before this one.
        network : Network
            Who hears whom.
        people : People
            Traits of people that a mechanism may read.

        Returns
        -------
        Effects
            By default, the same object.
        """
        return effects

    @property
    def latest(self) -> int:
        """Day up to which the campaign has to be played at least, the lead left aside; by default 0."""
        return 0

    @property
    def convinces(self) -> bool:
        """Whether it can change who is convinced, and not only who buys or what it costs; by default true."""
        return True

    @property
    def fixed_cost(self) -> float:
        """What it costs while it is on, whoever is approached or reached; by default nothing."""
        return 0.0

    @property
    @abstractmethod
    def said(self) -> str:
        """What is assumed while it is on, in one sentence, for reports."""

    def changes(self) -> Iterator[Change]:
        """Yield other settings that are worth trying; by default none where it is on, and those of `scaled`.

        Yields
        ------
        Change
            Also where the mechanism is off.
        """
        if self.on:
            yield Change("less", say("none"), type(self)())
        yield from self.scaled()

    def scaled(self) -> Iterator[Change]:
        """Yield half and double of each number that is not neutral, within its range; money is left alone.

        Yields
        ------
        Change
            None where the rest of the settings does not allow it.
        """
        neutral = type(self)()
        for name, one in settings_of(type(self)).items():
            value = getattr(self, name)
            if one.kind not in ("number", "whole") or one.unit == "money" or value in (None, getattr(neutral, name)):
                continue
            for side, factor in (("less", 0.5), ("more", 2.0)):
                other = _within(one, value * factor)
                if other != value:
                    with suppress(InputError):
                        yield Change(side, number(float(other)), replace(self, **{name: other}))  # type: ignore[type-var]


def _within(one: Setting, value: float) -> float:
    """Return the nearest number that a setting may be."""
    ends = (one.low, one.high)
    low, high = (end if isinstance(end, (int, float)) else None for end in ends)
    value = value if low is None else max(value, low)
    value = value if high is None else min(value, high)
    return round(value) if one.kind == "whole" else value


def hears(mechanism: Mechanism) -> bool:
    """Return whether a mechanism can change how people hear each other.

    Parameters
    ----------
    mechanism : Mechanism
        On or off; only its class is looked at.

    Returns
    -------
    bool
        False if it leaves every law as it is, so that plans with and without it share a world's ties.
    """
    return type(mechanism).law is not Mechanism.law


@contextmanager
def naming(mechanism: Mechanism) -> Iterator[None]:
    """Name a mechanism, as on the command line, in what it refuses.

    Parameters
    ----------
    mechanism : Mechanism
        That is asked for what it changes.

    Yields
    ------
    None
        To ask it within.

    Raises
    ------
    InputError
        With the mechanism before the setting.
    """
    try:
        yield
    except InputError as error:
        where = f"mechanism.{mechanism.kind}"
        raise InputError(error.inside(where, settings_of(type(mechanism))), field=error.field, within=where) from None
