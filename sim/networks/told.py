"""What is told of ties besides whom they tie: weights, kinds and times by their names, and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from sim.errors import InputError, did_you_mean
from sim.networks.columns import number_of
from sim.networks.relations import Relations, hostile, plain_name, relation_among
from sim.networks.times import Span, Times, spans_of
from sim.words import say

WEIGHTS = ("weight", "weights", "edgeweight", "tieweight", "linkweight")
"""What weights are called, whatever the setting is, as `plain_name` writes it."""

MAYBE = (
    *("value", "strength", "tiestrength", "count", "counts", "frequency", "freq", "intensity", "amount", "volume"),
    *("w", "wt", "gewicht", "poids", "peso", "number", "n"),
)
"""What may be weights; they are not read unless the setting names them."""

NO_WEIGHT = "none"
"""What the setting is where weights are to be left aside."""


class Told:
    """Attributes of ties, by name.

    Only what is told is kept, as most ties have few attributes.
    """

    def __init__(self) -> None:
        self._values: dict[str, dict[int, Any]] = {}
        self._spans: list[tuple[int, Span]] = []
        self._timed: set[str] = set()

    def add(self, tie: int, about: dict[str, Any], spans: Iterable[Span] = ()) -> None:
        """Keep what is told of a tie.

        Parameters
        ----------
        tie : int
            Its number, from 0 in the order of the file.
        about : dict
            Attributes by name.
        spans : iterable of tuple of str and str
            Spans of time in which it is there, where these are told apart from attributes.
        """
        rest = dict(about)
        self._spans += [(tie, one) for one in (*spans, *spans_of(rest))]
        self._timed |= about.keys() - rest.keys()
        for name, value in rest.items():
            if value is not None and value != "":
                self._values.setdefault(name, {})[tie] = value

    def weights(self, asked: str, usual: str) -> dict[int, Any]:
        """Take the weights out.

        Parameters
        ----------
        asked : str
            What they are called; "none" leaves them aside.
        usual : str
            What they are called where nothing else is asked for.

        Returns
        -------
        dict of int to object
            By the number of a tie; where there is none it is 1.

        Raises
        ------
        InputError
            If a name is asked for that no tie has.
        """
        name = weight_among(list(self._values), asked, usual)
        return {} if name is None else self._values.pop(name)

    def relations(self, ties: int) -> Relations | None:
        """Take the kinds of ties out.

        Parameters
        ----------
        ties : int
            How many there are.

        Returns
        -------
        Relations or None
            None if none are told.
        """
        name = relation_among(self._values)
        if name is None:
            return None
        found = self._values.pop(name)
        return Relations.of(name, [str(found.get(tie, "")).strip() for tie in range(ties)])

    @property
    def times(self) -> Times | None:
        """When ties are there; None if nothing is told."""
        if not self._spans:
            return None
        rows = np.array([tie for tie, _ in self._spans], dtype=np.int64)
        names = ", ".join(sorted(self._timed)) or "spells"
        return Times(names, rows, [start for _, (start, _) in self._spans], [end for _, (_, end) in self._spans])

    @property
    def aside(self) -> set[str]:
        """Names of what was not taken out."""
        return set(self._values)

    def doubts(self, weighed: bool) -> list[str]:
        """Return what may be meant otherwise, of what was not taken out.

        Parameters
        ----------
        weighed : bool
            Whether weights were found, or are to be left aside.

        Returns
        -------
        list of str
            Sentences.
        """
        return doubts_of({name: map(str, values.values()) for name, values in self._values.items()}, weighed)


def weight_among(names: list[str], asked: str | None, usual: str | None) -> str | None:
    """Return what holds the weight.

    Parameters
    ----------
    names : list of str
        Of columns or attributes of ties.
    asked : str or None
        What it is called.
    usual : str or None
        What it is called where nothing else is asked for.

    Returns
    -------
    str or None
        One of `names`; None if there are no weights, or they are to be left aside.

    Raises
    ------
    InputError
        If a name is asked for that is none of them, or several are equally near to the usual one.
    """
    if asked == NO_WEIGHT or asked in names:
        return None if asked == NO_WEIGHT else asked
    if asked != usual:
        raise InputError(
            f"weight is one of {', '.join(names) or 'the attributes of ties (there are none)'}, or {NO_WEIGHT}; "
            f"got {asked!r}.{did_you_mean(str(asked), names)}",
            field="weight",
        )
    for known in WEIGHTS:
        near = [name for name in names if plain_name(name) == known]
        if len(near) > 1:
            raise InputError(f"weight is one of {', '.join(near)}, got no choice among them", field="weight")
        if near:
            return near[0]
    return None


def doubts_of(rest: Mapping[str, Iterable[str]], weighed: bool) -> list[str]:
    """Return what may be meant otherwise, of what is not read.

    Parameters
    ----------
    rest : mapping of str to iterable of str
        The different values of each column or attribute of ties.
    weighed : bool
        Whether weights were found, or are to be left aside.

    Returns
    -------
    list of str
        Sentences.
    """
    doubts = []
    for name, values in rest.items():
        values = [one.strip() for one in values if one.strip()]
        if (
            plain_name(name) in MAYBE
            and not weighed
            and values
            and all(np.isfinite(number_of(one.replace(",", "."))) for one in values)
        ):
            doubts.append(say("doubt-weight", name=name))
        elif enemies := hostile(one for one in values if np.isnan(number_of(one))):
            doubts.append(say("doubt-hostile", name=name, value=enemies[0]))
    return doubts
