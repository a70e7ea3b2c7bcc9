"""What people are called where they are shown: by a label of their own, with the id where it is shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import AmbiguousLabelError, InputError
from sim.ids import spellings

NAMES = ("label", "name", "display name", "full name")
"""Traits that hold labels; the first that is there counts."""


def labels_of(traits: Mapping[str, NDArray[Any]]) -> NDArray[Any] | None:
    """Return the labels of people.

    Parameters
    ----------
    traits : mapping of str to (n,) array
        What is known of them.

    Returns
    -------
    (n,) text array or None
        A trait called label or name that is text; None if there is none.
    """
    known = {name.lower().replace("_", " ").strip(): name for name in reversed(list(traits))}
    texts = (traits[known[name]] for name in NAMES if name in known)
    return next((column for column in texts if column.dtype.kind == "U"), None)


def shown(ids: Sequence[Any], labels: Sequence[str]) -> list[str]:
    """Return what people are called, all differently.

    Parameters
    ----------
    ids : sequence of ids
        Of all people.
    labels : sequence of str
        One each; empty where somebody has none.

    Returns
    -------
    list of str
        The label, with the id in brackets where several have it or it is the id of somebody else; else the id.

    Examples
    --------
    >>> shown([1, 2, 3], ["Ann", "Ann", ""])
    ['Ann (1)', 'Ann (2)', '3']
    """
    often, own = Counter(labels), {str(person) for person in ids}
    return [
        str(person)
        if label in ("", str(person))
        else f"{label} ({person})"
        if often[label] > 1 or label in own
        else label
        for person, label in zip(ids, labels, strict=True)
    ]


class Called:
    """People who are called by ids and perhaps by labels; what a network is besides its ties."""

    ids: NDArray[Any]
    labels: NDArray[Any] | None

    @cached_property
    def _number_of(self) -> dict[Any, int]:
        return {person: number for number, person in enumerate(self.ids.tolist())}

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """What each person is called where people are shown: the label, if there is one, or else the id."""
        ids = self.ids.tolist()
        return tuple(map(str, ids) if self.labels is None else shown(ids, self.labels.tolist()))

    @property
    def labelled(self) -> bool:
        """Whether somebody is called by a label that is not the id."""
        return self.labels is not None and self.shown != tuple(map(str, self.ids.tolist()))

    @cached_property
    def _called(self) -> dict[str, list[int]]:
        called: dict[str, list[int]] = {}
        for number, label in enumerate(() if self.labels is None else self.labels.tolist()):
            called.setdefault(label, []).append(number)
        called.pop("", None)
        return called

    def number(self, person: Any, field: str = "seeds") -> int:
        """Return the number of the person with this id or label.

        Parameters
        ----------
        person : object
            One of `ids`, or else a label; a whole number and its text mean the same person.
        field : str
            Name used in the message.

        Returns
        -------
        int
            In 0 ... n - 1.

        Raises
        ------
        InputError
            If there is no such person, or several have this label.
        """
        known = {} if isinstance(person, (bool, np.bool_)) else self._number_of
        for key in spellings(person):
            if key in known:
                return known[key]
        called = self._called.get(str(person), [])
        if len(called) > 1:
            ids = ", ".join(str(self.ids[number]) for number in called[:5]) + " ..." * (len(called) > 5)
            raise AmbiguousLabelError(
                f"{field} are ids of people; {person!r} is the label of several: {ids}", field=field
            )
        if called:
            return called[0]
        raise InputError(f"{field} are ids of people in the network; {person!r} is none of its {len(self.ids):,}")
