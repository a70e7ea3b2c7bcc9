"""Channels: what a campaign sends reaches only those who use a channel that it uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.budget import MOST_MONEY
from sim.effects import Effects
from sim.errors import InputError, check_choice, check_number, told
from sim.mechanisms.base import Change, Mechanism
from sim.network import Network
from sim.people import People
from sim.settings import Checked, filled, setting, settings_of
from sim.traits import Trait
from sim.words import amount, listed, say


@dataclass(frozen=True)
class Channel(Checked):
    """A way to reach people, which some use and others do not.

    Parameters
    ----------
    trait : str
        The column on which it depends who uses it.
    use : mapping of value to float, or pairs of these
        Share of the people with a value of the trait who use it, in [0, 1]; none of those with another value. Values
        that are numbers are written as pairs on the command line and in YAML: ``[[1, 0.2], [2, 0.9]]``.
    cost : float
        What it costs whoever is reached by it, 0 or more, in money.

    Raises
    ------
    InputError
        If one is out of range.
    """

    trait: str = setting(what="the name of a column", text="the column on which it depends who uses it")
    use: Any = setting(kind="other", text="share of people who use it, by the value of the column")
    cost: float = setting(0.0, low=0, high=MOST_MONEY, unit="money", text="what it costs whoever is reached")

    def __post_init__(self) -> None:
        super().__post_init__()
        pairs = self.use.items() if isinstance(self.use, Mapping) else self.use
        pairs = () if isinstance(pairs, str) or not isinstance(pairs, Iterable) else tuple(pairs)
        if not pairs or not all(_is_use(one) for one in pairs):
            raise InputError(
                f"use says which share of people uses it, by the values of {self.trait}, as in {{young: 0.2, old: 0.9}}"
                f" or [[1, 0.2], [2, 0.9]], got {told(self.use)}; write yes and no in quotes",
                field="use",
            )
        for value, share in pairs:
            check_number(f"use.{value}", share, 0.0, 1.0)
        object.__setattr__(self, "use", dict(pairs))

    def of(self, people: People) -> NDArray[np.float64]:
        """Return with which chance people use it.

        Parameters
        ----------
        people : People
            With the trait.

        Returns
        -------
        (n,) float64 array
            In [0, 1].

        Raises
        ------
        InputError
            If they do not have the trait, or its values are numbers and the channel's are not.
        """
        if self.trait not in people:
            known = ", ".join(sorted(people.traits)) or "none"
            raise InputError(f"trait is a column of people ({known}), got {self.trait!r}", field="trait")
        used = np.zeros(people.n)
        for value, share in self.use.items():
            used[self.like(people, value)] = share
        return used

    def like(self, people: People, value: Any) -> NDArray[np.bool_]:
        """Return who has a value of the trait.

        Parameters
        ----------
        people : People
            With the trait.
        value : str, int or float
            As `use` names it.

        Returns
        -------
        (n,) bool array
            One for each person.

        Raises
        ------
        InputError
            If the trait is a number and the value is none.
        """
        values = people.traits[self.trait]
        try:
            alike: NDArray[np.bool_] = values == (str(value) if values.dtype.kind == "U" else float(value))
            return alike
        except (TypeError, ValueError):
            raise InputError(
                f"use has numbers, since {self.trait} is a column of numbers, got {value!r}", field="use"
            ) from None


@dataclass(frozen=True)
class Channels(Mechanism):
    """What the campaign sends, approaches and messages alike, reaches only people who use one of its channels.

    Each person uses each channel with the share of people like them, independently of the other channels. Being online
    and being offline are channels, too. People who are not reached still hear of it from others.

    Parameters
    ----------
    channels : mapping of str to mapping, or None
        Each channel by name: the column ``trait`` on which it depends who uses it, the share ``use`` of people who do
        by the value of that column (none of those with another value), and what it costs (``cost``, 0). None is no
        channels: everybody can be reached.
    used : list of str or None
        Names of the channels that the campaign uses, and pays for; None is all.

    Raises
    ------
    InputError
        If a channel has another form, a share is out of range, or there is no such channel.
    """

    channels: Any = setting(
        None,
        kind="other",
        text="ways to reach people, by name, as in {post: {trait: age, use: {young: 0.2, old: 0.9}, cost: 300}}",
        also={None: "everybody can be reached"},
    )
    used: Any = setting(None, kind="other", text="names of the channels that are used", also={None: "all"})

    order: ClassVar[int] = 20

    def __post_init__(self) -> None:
        super().__post_init__()
        if isinstance(self.used, str) or (isinstance(self.used, Iterable) and not isinstance(self.used, Mapping)):
            object.__setattr__(self, "used", (self.used,) if isinstance(self.used, str) else tuple(self.used))
        self._in_use()

    def _in_use(self) -> dict[str, Channel]:
        """Return the channels that are used, in the order in which they are described."""
        if self.channels is None and self.used is None:
            return {}
        if not isinstance(self.channels, Mapping) or not self.channels:
            raise InputError(
                "channels is a group of channels by name, as in {post: {trait: age, use: {young: 0.2, old: 0.9}, cost:"
                f" 300}}}}, got {told(self.channels)}",
                field="channels",
            )
        made = {str(name): _channel(str(name), given) for name, given in self.channels.items()}
        if self.used is None:
            return made
        if not isinstance(self.used, tuple) or not self.used:
            raise InputError(f"used names one channel or more ({', '.join(made)}), got {told(self.used)}", field="used")
        for name in self.used:
            check_choice("used", name, made)
        return {name: one for name, one in made.items() if name in self.used}

    @property
    def read(self) -> tuple[Trait, ...]:
        """The columns on which it depends who uses the channels."""
        return tuple(Trait(name, "who uses which channel") for name in dict.fromkeys(self._traits()))

    def _traits(self) -> list[str]:
        return [one.trait for one in self._in_use().values()]

    @property
    def fixed_cost(self) -> float:
        """What the channels that are used cost."""
        return sum(one.cost for one in self._in_use().values())

    def effects(self, effects: Effects, network: Network, people: People) -> Effects:
        """Return effects of a campaign that reaches only people who use its channels."""
        missed = np.ones(network.n)
        for name, one in self._in_use().items():
            try:
                missed *= 1.0 - one.of(people)
            except InputError as error:
                raise _inside(name, error) from None
        contact = 1.0 - missed
        return replace(effects, contact=contact if effects.contact is None else effects.contact * contact)

    def doubts(self, people: People) -> Iterator[str]:
        """Yield values that nobody has, and how many people have a value that a channel does not name."""
        for name, one in self._in_use().items():
            try:
                named = {value: one.like(people, value) for value in one.use}
            except (KeyError, InputError):  # what does not fit at all is refused when it is played
                continue
            missing = [str(value) for value, alike in named.items() if not alike.any()]
            others = int((~np.any(list(named.values()), axis=0)).sum())
            if missing:
                yield say("mechanism-channels.nobody", column=one.trait, channel=name, values=listed(missing))
            if others:
                yield say(
                    "mechanism-channels.others", column=one.trait, channel=name, people=say("people", count=others)
                )

    @property
    def said(self) -> str:
        """Which channels are used, by which columns people use them, and what they cost."""
        names, traits = listed(list(self._in_use())), listed(list(dict.fromkeys(self._traits())))
        entry = "mechanism-channels.costs" if self.fixed_cost else "mechanism-channels.says"
        return say(entry, channels=names, traits=traits, money=amount(self.fixed_cost))

    def changes(self) -> Iterator[Change]:
        """Yield the same without each of the channels, where there are several."""
        names = list(self._in_use())
        for name in names if len(names) > 1 else ():
            others = tuple(one for one in names if one != name)
            yield Change("less", say("change-without", name=name), replace(self, used=others))


def _is_use(one: Any) -> bool:
    """Return whether something is a value of a column and a share."""
    return (
        isinstance(one, (list, tuple))
        and len(one) == 2
        and isinstance(one[0], (str, int, float))
        and not isinstance(one[0], bool)
    )


def _channel(name: str, given: Any) -> Channel:
    if not isinstance(given, Mapping):
        raise InputError(
            f"channels.{name} is a group, as in {{trait: age, use: {{young: 0.2, old: 0.9}}, cost: 300}}, got"
            f" {told(given)}",
            field="channels",
        )
    try:
        return filled(Channel, name, given)
    except InputError as error:
        raise _inside(name, error) from None


def _inside(name: str, error: InputError) -> InputError:
    return InputError(error.inside(f"channels.{name}", (*settings_of(Channel), str(error.field))), field="channels")
