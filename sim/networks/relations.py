"""Kinds of ties: where a file tells them, and which of them are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError, did_you_mean

NAMES = (
    *("relation", "relations", "relationship", "relationships", "relationtype", "relationshiptype", "rel", "reltype"),
    *("edgetype", "tietype", "linktype", "arctype", "edgekind", "tiekind", "linkkind", "kind", "layer", "layers"),
    *("predicate", "interaction", "interactiontype", "type", "sign", "polarity", "valence", "beziehung", "typ"),
)
"""What a column that tells the kind of a tie may be called, as `plain_name` writes it; the first found counts."""

ALL, NONE = "all", "none"
"""What asks for every kind, and what a tie is called that has none beside ties that have one."""

SHOWN, LONGEST = 8, 60
"""Kinds that a message lists, and characters that it shows of each."""

_AGAINST = (
    *(
        "enem(y|ies)",
        r"\bfoes?\b",
        r"hat(e|red|es)\b",
        "distrust",
        "dislik",
        "antagonis",
        "hostil",
        "rival",
        "negative",
    ),
    *("conflict", "avoid", "bull(y|ies|ied)", r"\bblocks\b", "blocked", "blame", "feind", "gegner", "ennemi", "enemig"),
)
_WHOLE = (r"-1?(\.0+)?", "block", r"(dis|un)(like|trust|friend|esteem)\w*", "(least|not?)[ _-].*")
_HOSTILE = re.compile("|".join([*_WHOLE, f".*({'|'.join(_AGAINST)}).*"]), re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Relations:
    """The kind of each tie.

    Parameters
    ----------
    name : str
        Of the column or attribute that tells it, for messages.
    values : list of str
        The different kinds; empty text where none is told.
    codes : (k,) int64 array
        For each tie a place in `values`.
    """

    name: str
    values: list[str]
    codes: NDArray[np.int64]

    @classmethod
    def of(cls, name: str, kinds: Sequence[str]) -> Relations | None:
        """Return the kinds of ties.

        Parameters
        ----------
        name : str
            Of what tells them.
        kinds : sequence of str
            One for each tie, empty where none is told.

        Returns
        -------
        Relations or None
            None if none is told of any tie.
        """
        places: dict[str, int] = {}
        codes = np.array([places.setdefault(one, len(places)) for one in kinds], dtype=np.int64)
        return cls(name, list(places), codes) if any(places) else None

    @property
    def counts(self) -> dict[str, int]:
        """How many ties there are of each kind, the most first."""
        return self._counted(self.codes)

    def listed(self, kept: NDArray[np.bool_]) -> str:
        """Return the kinds of some ties, each with its number of ties.

        Parameters
        ----------
        kept : (k,) bool array
            For each tie whether it is counted.

        Returns
        -------
        str
            The first kinds, and how many more there are.
        """
        return _listed(self._counted(self.codes[kept]))

    def _counted(self, codes: NDArray[np.int64]) -> dict[str, int]:
        often = np.bincount(codes, minlength=len(self.values)).tolist()
        found = [(value or NONE, count) for value, count in zip(self.values, often, strict=True) if count]
        return dict(sorted(found, key=lambda one: (-one[1], one[0])))

    def chosen(self, asked: Any) -> NDArray[np.bool_]:
        """Return which ties are read.

        Parameters
        ----------
        asked : object
            What is chosen, as in `sim.networks.parsed.Reading`.

        Returns
        -------
        (k,) bool array
            One for each tie.

        Raises
        ------
        InputError
            If there are several kinds and none is chosen, the only one is hostile, or a chosen one is none of them.
        """
        names = wanted(asked)
        if names is None:
            self._check_alone()
        if names is None or names == [ALL]:
            return np.ones(len(self.codes), dtype=bool)
        for name in names:
            if name not in self.counts:
                raise InputError(
                    f"relation is one or more of the kinds of ties in {self.name}: {_listed(self.counts)}; or {ALL}; "
                    f"got {name!r}.{did_you_mean(name, self.counts)}",
                    field="relation",
                )
        of = np.array([(value or NONE) in names for value in self.values], dtype=bool)
        return of[self.codes]

    def _check_alone(self) -> None:
        if len(self.counts) > 1:
            raise InputError(
                f"relation is one or more of the kinds of ties in {self.name}, which are not mixed unasked: "
                f"{_listed(self.counts)}; {ALL} mixes them",
                field="relation",
            )
        (only,) = self.counts
        if hostile([only]):
            raise InputError(
                f"relation is given where ties may be against somebody: all in {self.name} are {_short(only)!r}; "
                f"{ALL} reads them as ties on which people talk",
                field="relation",
            )


def _listed(counts: dict[str, int]) -> str:
    shown = ", ".join(f"{_short(name)} ({count:,})" for name, count in list(counts.items())[:SHOWN])
    return shown + (f" and {len(counts) - SHOWN:,} more" if len(counts) > SHOWN else "")


def _short(name: str) -> str:
    """Return the name of a kind as a line can show it."""
    plain = name if len(name) <= LONGEST else f"{name[:LONGEST]} ..."
    return plain if plain.isprintable() else ascii(plain)


def wanted(asked: Any) -> list[str] | None:
    """Return the kinds that are asked for.

    Parameters
    ----------
    asked : object
        A name, a number, a list of them, or None.

    Returns
    -------
    list of str or None
        As text; None if nothing is asked for.

    Raises
    ------
    InputError
        If it is something else.
    """
    several = list(asked) if isinstance(asked, Iterable) and not isinstance(asked, (str, dict)) else [asked]
    for one in several if asked is not None else []:
        if isinstance(one, bool) or not isinstance(one, (str, int)) or one == "":
            raise InputError(
                f"relation is the name of a kind of tie, or a list of names, got {one!r}", field="relation"
            )
    return None if asked is None else [str(one) for one in several]


def plain_name(name: str) -> str:
    """Return the name of a column or attribute as it is compared: in small letters, without blanks and signs.

    Parameters
    ----------
    name : str
        As it stands in a file.

    Returns
    -------
    str
        Empty if it has no letter and no digit.

    Examples
    --------
    >>> plain_name("# Edge_Type")
    'edgetype'
    """
    return re.sub(r"[\W_]+", "", name).lower()


def relation_among(names: Iterable[str]) -> str | None:
    """Return what tells the kind of a tie.

    Parameters
    ----------
    names : iterable of str
        Of columns or attributes of ties.

    Returns
    -------
    str or None
        One of them; None if none does.
    """
    known = {plain_name(name): name for name in reversed(list(names))}
    return next((known[name] for name in NAMES if name in known), None)


def hostile(values: Iterable[str]) -> list[str]:
    """Return those of some words that tell of ties against somebody, such as "enemy" or "dislikes".

    Parameters
    ----------
    values : iterable of str
        Kinds of ties.

    Returns
    -------
    list of str
        In their order.
    """
    return [one for one in values if _HOSTILE.fullmatch(one.strip())]
