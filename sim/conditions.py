"""Conditions on traits of people, as in "consent = yes and not (km > 20 or employee = yes)"."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError, did_you_mean
from sim.people import People

Mask = NDArray[np.bool_]
Tree = tuple[Any, ...]

_TOKEN = re.compile(
    r"\s*(?:(?P<sign><=|>=|!=|==|[=:<>()])|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<word>[^\s=:<>()!\"']+))"
)
_COMPARED: dict[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_SAME = {":": "=", "==": "="}
_WORDS = ("and", "or", "not")


@dataclass(frozen=True)
class Condition:
    """A condition that a person meets or not.

    It compares traits with ``=``, ``!=``, ``<``, ``<=``, ``>`` and ``>=`` and joins comparisons with ``and``, ``or``,
    ``not`` and brackets; ``trait:value`` is short for ``trait = value``. ``not`` binds first, then ``and``. Texts are
    compared as they are written, numbers as numbers. Of somebody whose trait is not known no comparison is true.

    Parameters
    ----------
    text : str
        Names and values in quotes where they hold one of these signs or words.
    field : str
        What it is called in messages.

    Raises
    ------
    InputError
        If it is written in another way.

    Examples
    --------
    >>> Condition("circle:3 or not (km > 20)").traits
    ('circle', 'km')
    """

    text: str
    field: str = field(default="condition", compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise InputError(
                f"{self.field} is a condition as in 'consent = yes and km <= 20', got {self.text!r}", field=self.field
            )
        try:
            self.tree  # noqa: B018 - a condition that cannot be read is refused at once
        except RecursionError:
            raise InputError(
                f"{self.field} has fewer brackets in brackets, got {self.text!r}", field=self.field
            ) from None

    @property
    def tree(self) -> Tree:
        """The condition as nested tuples: ("and", ...), ("or", ...), ("not", one), or (trait, sign, value)."""
        return _Reader(self.text, self.field).read()

    @property
    def traits(self) -> tuple[str, ...]:
        """Names of the traits that it compares, each once."""
        return tuple(dict.fromkeys(_traits(self.tree)))

    def holds(self, people: People) -> Mask:
        """Return who meets the condition.

        Parameters
        ----------
        people : People
            With the traits that are compared.

        Returns
        -------
        (n,) bool array
            True for those who do.

        Raises
        ------
        InputError
            If there is no such trait, or a number is compared with a text.
        """
        return _holds(self.tree, people, self.field)


class _Reader:
    """Reads a condition from left to right."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name, self.place = text, name, 0
        self.kind, self.value = "", ""
        self._next()

    def read(self) -> Tree:
        tree = self._several("or", lambda: self._several("and", self._one))
        return tree if self.kind == "end" else self._refuse()

    def _several(self, word: str, part: Callable[[], Tree]) -> Tree:
        parts = [part()]
        while self.kind == "word" and self.value.lower() == word:
            self._next()
            parts.append(part())
        return parts[0] if len(parts) == 1 else (word, *parts)

    def _one(self) -> Tree:
        if self.kind == "word" and self.value.lower() == "not":
            self._next()
            return ("not", self._one())
        if self.value == "(" and self.kind == "sign":
            self._next()
            inside = self._several("or", lambda: self._several("and", self._one))
            if self.value != ")" or self.kind != "sign":
                self._refuse()
            self._next()
            return inside
        trait = self._words()
        sign = _SAME.get(self.value, self.value) if self.kind == "sign" else ""
        if sign not in _COMPARED:
            self._refuse()
        self._next()
        return (trait, sign, self._words())

    def _words(self) -> str:
        """Read a name or a value: one text in quotes, or words up to the next sign or joining word."""
        if self.kind == "quoted":
            found = [self.value]
            self._next()
        else:
            found = []
            while self.kind == "word" and self.value.lower() not in _WORDS:
                found.append(self.value)
                self._next()
        return " ".join(found) if found else self._refuse()

    def _next(self) -> None:
        match = _TOKEN.match(self.text, self.place)
        if match is None:
            self.kind, self.value = ("end", "") if not self.text[self.place :].strip() else ("wrong", "")
            return
        self.place = match.end()
        kind = match.lastgroup or ""
        self.kind, self.value = "quoted" if kind in ("double", "single") else kind, match[kind]

    def _refuse(self) -> Any:
        read = self.text[: self.place].strip()
        at = f"; it cannot be read at the end of {read!r}" if read and self.kind != "end" else "; it ends too early"
        got = f"{self.text!r}{at if self.text.strip() else ''}"
        raise InputError(f"{self.name} is a condition as in 'consent = yes and km <= 20', got {got}", field=self.name)


def _traits(tree: Tree) -> list[str]:
    if tree[0] in _WORDS and isinstance(tree[1], tuple):
        return [name for part in tree[1:] for name in _traits(part)]
    return [tree[0]]


def _holds(tree: Tree, people: People, name: str) -> Mask:
    if tree[0] in _WORDS and isinstance(tree[1], tuple):
        parts = [_holds(part, people, name) for part in tree[1:]]
        if tree[0] == "not":
            return ~parts[0]
        return reduce(np.logical_and if tree[0] == "and" else np.logical_or, parts)
    trait, sign, value = tree
    if trait not in people:
        known = ", ".join(sorted(people.traits)) or "none"
        hint = did_you_mean(trait, people.traits)
        raise InputError(f"{name} names a trait of people ({known}), got {trait!r}.{hint}", field=name)
    values = people.traits[trait]
    if values.dtype.kind == "f":
        return np.asarray(_COMPARED[sign](values, _number(trait, value, name)) & ~np.isnan(values))
    if sign not in ("=", "!="):
        raise InputError(f"{name} compares texts by = or != alone, got {sign} for {trait}", field=name)
    return np.asarray(_COMPARED[sign](values, value) & (values != ""))


def _number(trait: str, value: str, name: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise InputError(f"{name} compares {trait} with a number, got {value!r}", field=name) from None
