"""Traits of people that components know by name, each with one meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.errors import InputError, did_you_mean
from sim.people import People
from sim.words import say


@dataclass(frozen=True)
class Trait:
    """A trait of a person that stands before what a component would take for it.

    Parameters
    ----------
    name : str
        Of the column, or the attribute of a node.
    meaning : str
        In a few words; one name has one meaning, whoever reads it.
    low, high : float
        Smallest and largest value that is allowed.
    unit : str
        What it counts or measures.
    whole : bool
        Whether it is a whole number.
    needed : {"", "somebody", "everybody"}
        Who has to have it at least; without them its reader refuses the people.
    was : tuple of str
        Names it had once, which are not read any more.
    ordinary : float or None
        What ordinary people have where a cast gives it to others and does not say; None where whoever reads it does.
    """

    name: str
    meaning: str
    low: float = 0.0
    high: float = np.inf
    unit: str = ""
    whole: bool = False
    needed: str = ""
    was: tuple[str, ...] = ()
    ordinary: float | None = None

    def of(self, people: People, default: ArrayLike) -> NDArray[Any]:
        """Return the trait, or a default where it is not given.

        Parameters
        ----------
        people : People
            Who has it, or not.
        default : float or (n,) array
            Value of people for whom it is not given.

        Returns
        -------
        (n,) array
            Of float64, or int64 if it is a whole number.

        Raises
        ------
        InputError
            If a value is no such number or out of range.
        """
        if self.whole:
            return people.whole(self.name, default, int(self.low), int(self.high))
        return people.number(self.name, default, self.low, self.high)


BOUGHT = Trait("bought", "followers who were bought: they count, and hear nothing", 0, 10**9, "people", whole=True)
"""For all that counts followers as they seem to be."""


def named(people: People, setting: str, name: str) -> NDArray[np.float64]:
    """Return a column of numbers that a setting names, which there has to be.

    Parameters
    ----------
    people : People
        Who should have it.
    setting : str
        Name of the setting.
    name : str
        Of the column.

    Returns
    -------
    (n,) float64 array
        Not-a-number where it is not known.

    Raises
    ------
    InputError
        If there is no such column, or it holds text.
    """
    values = people.traits.get(name)
    if values is None or values.dtype.kind != "f":
        known = ", ".join(sorted(one for one, column in people.traits.items() if column.dtype.kind == "f")) or "none"
        hint = did_you_mean(name, people.traits)
        raise InputError(f"{setting} is a column of numbers of people ({known}), got {name!r}.{hint}", field=setting)
    return values


MOST_KNOWLEDGE = 1_000_000
"""Voices a word can be worth."""

REACH = Trait("reach", "share of their ties over which they speak", 0.0, 1.0)
PERSUASION = Trait("persuasion", "factor on the chance that they are heeded", ordinary=1.0)
KNOWLEDGE = Trait("knowledge", "voices their word is worth", 0, MOST_KNOWLEDGE, "voices", whole=True, ordinary=1.0)
ROLES = (REACH, PERSUASION, KNOWLEDGE)
"""Traits that key person deals out by luck where they are not known, so a cast that has one says it of everybody."""


class Reader:
    """What reads traits of people: those it declares, and no others."""

    reads: ClassVar[tuple[Trait, ...]] = ()
    """Traits that it reads, whatever its settings."""

    @property
    def read(self) -> tuple[Trait, ...]:
        """Traits that it reads; by default those it declares."""
        return self.reads

    def doubts(self, people: People) -> Iterator[str]:
        """Yield what may be meant otherwise, seeing the people; by default nothing.

        Parameters
        ----------
        people : People
            Whose traits it reads.

        Yields
        ------
        str
            A sentence.
        """
        yield from ()


def told(people: People, readers: Iterable[tuple[str, Reader]]) -> list[str]:
    """Return which traits of people are read and by whom, which are not, and what may be meant otherwise.

    Parameters
    ----------
    people : People
        Who have traits, or none.
    readers : iterable of tuple of str and Reader
        All components of a run, with their names.

    Returns
    -------
    list of str
        Sentences; none where there are no traits.
    """
    readers = list(readers)
    by: dict[str, list[str]] = {}
    for name, reader in readers:
        for one in reader.read:
            by.setdefault(one.name, []).append(name)
    known = [
        say("with-name", label=name, name=", ".join(dict.fromkeys(by[name])))
        for name in sorted(people.traits)
        if name in by
    ]
    others = [name for name in sorted(people.traits) if name not in by]
    lines = [say("traits.read", traits=", ".join(known)) if known else say("traits.unread-all")]
    lines += [say("traits.unread", count=len(others), traits=", ".join(others))] if others else []
    said = [" ".join(lines)] if people.traits else []
    said += [text for name, reader in readers for text in _renamed(people, name, reader)]
    return [*said, *dict.fromkeys(text for _, reader in readers for text in reader.doubts(people))]


def _renamed(people: People, name: str, reader: Reader) -> Iterator[str]:
    """Yield a sentence for each trait that people have under a name that is not read any more."""
    for one in reader.read:
        if one.name not in people:
            for old in one.was:
                if old in people:
                    yield say("traits.renamed", reader=name, old=old, new=one.name)
