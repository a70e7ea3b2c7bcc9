"""A kind of people: what they are like, how many there are, and who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.conditions import Condition
from sim.errors import InputError, did_you_mean, told
from sim.luck import Purpose, name_code, numbers
from sim.network import Network
from sim.people import People
from sim.ranking import highest
from sim.settings import Checked, setting
from sim.values import fraction, real

COLUMN, REST = "archetype", "ordinary"
"""The trait that says of which archetype a person is, and what it says of everybody else."""

ANYBODY = "anybody"
"""Where an archetype is that is dealt out by luck alone."""

_OF_TIES = ("listeners", "sources")
_SIGNS = {"most": 1, "fewest": -1}
_NAME = re.compile(r"[^\W\d][\w-]*")


@dataclass(frozen=True)
class Archetype(Checked):
    """A kind of people of a cast.

    Parameters
    ----------
    name : str
        Letters, digits, ``-`` and ``_``; "ordinary" is everybody else's.
    traits : mapping of str to float or None
        What they are like, each a number of 0 or more; None is as ordinary people are.
    share : share or None
        How many of all people, rounded to the nearest number; a float stands for the fraction it is written as.
    count : int or None
        How many people, instead of a share.
    among : share or None
        From how many of all people, those highest in `where`, luck chooses; None is just as many as are taken.
    where : str
        Who comes first: "anybody", "most:X" or "fewest:X" for X the number of listeners or sources in the network or
        a trait that is a number; or a condition that all meet, as in "circle:3".
    extends : str or None
        Another archetype of the cast, whose traits they have, too.

    Raises
    ------
    InputError
        If a name, a trait or a number is not allowed, or there is not one of share and count.
    """

    name: str
    traits: Any = setting(None, kind="other", text="what they are like; null is as ordinary people are")
    share: Any = setting(None, low=0, high=1, kind="share", text="how many of all people", also={None: "count"})
    count: int | None = setting(None, low=0, unit="people", text="how many people", also={None: "share"})
    among: Any = setting(
        None,
        low=0,
        high=1,
        kind="share",
        text="from how many of all people, those highest in where, luck chooses",
        also={None: "as many as are taken"},
    )
    where: str = setting(
        ANYBODY,
        text="who comes first: anybody, most:X, fewest:X (X: listeners, sources or a trait), or who can be: circle:3",
    )
    extends: str | None = setting(None, text="another archetype, whose traits they have, too", also={None: "none"})

    def __post_init__(self) -> None:
        _check_name(self.name)
        super().__post_init__()
        object.__setattr__(self, "traits", checked_traits(self.traits, f"archetype {self.name}"))
        for field, value in (("share", self.share), ("among", self.among)):
            if value is not None and fraction(value) is None:
                raise InputError(f"{field} is a share in [0, 1], got {told(value)}", field=field)
        if (self.share is None) == (self.count is None):
            got = "neither" if self.share is None else "both"
            raise InputError(f"share or count says how many people are {self.name}, got {got}", field="share")
        if self.among is not None and self.share is not None and fraction(self.among) < fraction(self.share):  # type: ignore[operator]
            raise InputError(f"among is at least the share of {self.share}, got {self.among}", field="among")
        self._said()

    @property
    def looks_at(self) -> tuple[str, ...]:
        """Names in `where` of traits of people."""
        said = self._said()
        if isinstance(said, Condition):
            return said.traits
        return () if said is None or said[1] in _OF_TIES else (said[1],)

    def number(self, people: int) -> int:
        """Return how many people it takes.

        Parameters
        ----------
        people : int
            In the network.

        Returns
        -------
        int
            Half a person counts as one.
        """
        return int(self.count) if self.count is not None else rounded(self.share, people)

    def taken(
        self, network: Network, people: People, free: NDArray[np.bool_], named: int, root_seed: int
    ) -> NDArray[np.int64]:
        """Return who is of this archetype, besides those of whom that is known.

        Parameters
        ----------
        network : Network
            Who hears whom.
        people : People
            With the traits that `where` names.
        free : (n,) bool array
            Who is not cast yet.
        named : int
            How many are known to be of it.
        root_seed : int
            Address of the luck.

        Returns
        -------
        (k,) int64 array
            Distinct people, all of them free.

        Raises
        ------
        InputError
            If there are too few of them, or `where` names no trait of theirs.
        """
        n = network.n
        score = self._score(network, people)
        left = np.flatnonzero(free & ~np.isnan(score))
        count = max(0, self.number(n) - named)
        if count > len(left):
            field = "share" if self.count is None else "count"
            who = "who are left" if self.where == ANYBODY else f"who are left with {self.where}"
            raise InputError(
                f"{field} of archetype {self.name} takes {count:,} people, got {len(left):,} {who}", field=field
            )
        luck = numbers(root_seed, 0, Purpose.CAST, n, name_code(f"cast/{self.name}"))[left]
        most = max(count, 0 if self.among is None else min(len(left), rounded(self.among, n)))
        first = np.sort(highest(score[left], most, luck))
        return left[first[np.argsort(luck[first], kind="stable")[:count]]]

    def _said(self) -> tuple[int, str] | Condition | None:
        """Return what `where` says: highest or lowest in what, or a condition; None for anybody."""
        sign, _, name = self.where.partition(":")
        if self.where == ANYBODY:
            return None
        if sign in _SIGNS and name.strip():
            return _SIGNS[sign], name.strip()
        try:
            return Condition(self.where, "where")
        except InputError:
            raise InputError(
                f"where is anybody, most:X, fewest:X (X is listeners, sources or a trait) or a condition such as"
                f" circle:3, got {self.where!r}",
                field="where",
            ) from None

    def _score(self, network: Network, people: People) -> NDArray[np.float64]:
        """Return who comes first, (n,) float64; not a number for those who cannot be of it."""
        said = self._said()
        if said is None:
            return np.zeros(network.n)
        if isinstance(said, Condition):
            return np.where(Condition(self.where, f"where of archetype {self.name}").holds(people), 0.0, np.nan)
        sign, name = said
        own = {tie: getattr(network, tie) for tie in _OF_TIES}
        known = own | {trait: values for trait, values in people.traits.items() if values.dtype.kind == "f"}
        if name not in known:
            raise InputError(
                f"where of archetype {self.name} names one of {', '.join(known)}, got {name!r}."
                f"{did_you_mean(name, known)}",
                field="where",
            )
        return np.asarray(sign * known[name], np.float64)


def rounded(share: Any, people: int) -> int:
    """Return a share of people as a number of them.

    Parameters
    ----------
    share : share
        A float stands for the fraction it is written as.
    people : int
        Of how many.

    Returns
    -------
    int
        Exactly ``int(share * people + 1/2)``.

    Examples
    --------
    >>> rounded(0.05, 10), rounded("1/3", 10)
    (1, 3)
    """
    return int((fraction(share) or Fraction(0)) * people + Fraction(1, 2))


def checked_traits(given: Any, of: str) -> dict[str, float | None]:
    """Return traits by name, if they are numbers that a person can have.

    Parameters
    ----------
    given : mapping of str to float or None, or None
        As a caller gave them; None is none.
    of : str
        Whose they are, for the message.

    Returns
    -------
    dict of str to float or None
        In the order given.

    Raises
    ------
    InputError
        If one is below 0 or no number.
    """
    if given is not None and not isinstance(given, Mapping):
        raise InputError(
            f"traits of {of} are numbers by name, as in {{persuasion: 1.5}}, got {given!r}", field="traits"
        )
    return dict(_each(given or {}, of))


def _each(given: Mapping[Any, Any], of: str) -> Iterator[tuple[str, float | None]]:
    for name, value in given.items():
        if not isinstance(name, str) or not name.strip() or name == COLUMN:
            raise InputError(f"traits of {of} have names, and none is called {COLUMN}, got {name!r}", field="traits")
        number = real(value)
        if value is not None and (number is None or number < 0):
            raise InputError(f"trait {name} of {of} is a number of 0 or more, got {told(value)}", field="traits")
        yield name, number


def _check_name(name: Any) -> None:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise InputError(f"an archetype is named by letters, digits, - and _, got {told(name)}")
    if name == REST:
        raise InputError(f"an archetype is not called {REST}, which everybody else is: give it another name")
