"""Claims about variants, as text: ``twice > once``, ``aware: all > near``, ``flow: plain == cast``."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError, did_you_mean
from sim.study.measures import Interval, interval

SIGNS = (">", "<", "==", "=", "~")
"""More and less (the interval of the difference excludes zero); the same people on the same days in every world; the
same number in every world; not to be told apart (the interval holds zero)."""

ON, OFF = "on", "off"
"""What stands before a variant that is meant as it is played with the switch on, or off."""

_SIDES = re.compile(r"\s*(==|[<>=~])\s*")
_TERM = re.compile(r"\s*([+-])?\s*(?:(\d+(?:\.\d+)?)\s*)?(?:(on|off)\.)?([A-Za-z_]\w*)?\s*")
_HOLE = re.compile(r"\{([^{}]*)\}")


class Term(NamedTuple):
    """A variant, or a number, in a sum.

    Parameters
    ----------
    factor : float
        What it is multiplied by.
    switch : str
        "on" or "off".
    variant : str
        Name of the variant; empty for the number alone.
    """

    factor: float
    switch: str
    variant: str


class Side(NamedTuple):
    """A sum of variants of which one thing is measured.

    Parameters
    ----------
    measure : str
        What is measured.
    terms : tuple of Term
        One or more.
    """

    measure: str
    terms: tuple[Term, ...]


Values = Callable[[str, str, str], NDArray[np.float64]]
"""Takes a measure, a switch and a variant, and returns a number for each world, or for each network."""


class Claim(NamedTuple):
    """That one thing is more than another, or the same.

    Parameters
    ----------
    text : str
        As it was written, without theories.
    theories : tuple of str
        Under which it should hold; none are all.
    sign : str
        One of `SIGNS`.
    left, right : Side
        What is compared.
    """

    text: str
    theories: tuple[str, ...]
    sign: str
    left: Side
    right: Side

    def about(self, theory: str) -> bool:
        """Return whether it says something under a theory.

        Parameters
        ----------
        theory : str
            Name of the theory.

        Returns
        -------
        bool
            Whether the theory is one of `theories`, or none are named.
        """
        return not self.theories or theory in self.theories


class Names(NamedTuple):
    """What can stand in a claim.

    Parameters
    ----------
    measures, variants, theories : collection of str
        Names of what there is.
    measure : str
        What is measured where nothing else is named.
    """

    measures: Collection[str]
    variants: Collection[str]
    theories: Collection[str]
    measure: str

    def claims(self, field: str, text: str, switch: str) -> Iterator[Claim]:
        """Yield the claims in a text; ``a < b > c`` makes two.

        Parameters
        ----------
        field : str
            What to call the text in an error.
        text : str
            As it stands in a scenario.
        switch : {"on", "off"}
            How variants are meant that do not say it.

        Yields
        ------
        Claim
            From left to right.

        Raises
        ------
        InputError
            With the field, what is wrong and what there is.
        """
        theories, measure, rest = self._about(field, text)
        parts = _SIDES.split(rest.strip())
        if len(parts) < 3 or not all(parts):
            raise InputError(f"{field} compares variants, as in 'twice > once' or 'a == b', got {text!r}")
        sides = [Side(measure, self._terms(field, part, switch)) for part in parts[::2]]
        for place, (left, right) in enumerate(pairwise(sides)):
            one, sign, other = parts[2 * place : 2 * place + 3]
            own = f"{one} {sign} {other}" if measure == self.measure else f"{measure}: {one} {sign} {other}"
            if sign == "==" and not all(len(side.terms) == 1 and side.terms[0].variant for side in (left, right)):
                raise InputError(f"{field} says == of two variants, got {text!r}; write = for sums")
            yield Claim(own, theories, sign, left, right)

    def side(self, field: str, text: str, switch: str) -> Side:
        """Return a sum of variants.

        Parameters
        ----------
        field, text, switch
            As in `claims`.

        Returns
        -------
        Side
            What it stands for.

        Raises
        ------
        InputError
            As in `claims`.
        """
        _, measure, rest = self._about(field, text)
        return Side(measure, self._terms(field, rest, switch))

    def _about(self, field: str, text: str) -> tuple[tuple[str, ...], str, str]:
        """Return the theories and the measure that stand before a colon, and the rest."""
        if not isinstance(text, str):
            raise InputError(f"{field} is a text as 'twice > once', got {text!r}")
        before, _, rest = text.rpartition(":")
        words = [word.strip() for word in before.split(",") if word.strip()]
        known = [*self.theories, *self.measures]
        for word in words:
            if word not in known:
                raise InputError(f"{field} names theories and measures, got {word!r}.{did_you_mean(word, known)}")
        measures = [word for word in words if word in self.measures]
        return tuple(word for word in words if word in self.theories), (measures or [self.measure])[0], rest

    def _terms(self, field: str, text: str, switch: str) -> tuple[Term, ...]:
        found: list[Term] = []
        place = 0
        while place < len(text):
            match = _TERM.match(text, place)
            if match is None or not (match[2] or match[4]) or (found and not match[1]):
                raise InputError(f"{field} is a sum of variants, as in 'twice - once', got {text!r}")
            if match[4] and match[4] not in self.variants:
                hint = did_you_mean(match[4], self.variants)
                raise InputError(f"{field} names variants ({', '.join(self.variants)}), got {match[4]!r}.{hint}")
            factor = float(match[2] or 1) * (-1 if match[1] == "-" else 1)
            found.append(Term(factor, match[3] or switch, match[4] or ""))
            place = match.end()
        if not found:
            raise InputError(f"{field} is a sum of variants, as in 'twice - once', got {text!r}")
        return tuple(found)


def holes(text: str) -> list[str]:
    """Return what stands in braces in a sentence.

    Parameters
    ----------
    text : str
        A sentence with sums of variants in braces, as in "{twice - once} more".

    Returns
    -------
    list of str
        Each without its braces.
    """
    return _HOLE.findall(text)


def filled(text: str, write: Callable[[str], str]) -> str:
    """Return a sentence with numbers in the place of what stands in braces.

    Parameters
    ----------
    text : str
        As in `holes`.
    write : callable
        Takes what stands in braces, and returns the number as text.

    Returns
    -------
    str
        Without braces.
    """
    return _HOLE.sub(lambda hole: write(hole[1]), text)


def total(side: Side, values: Values) -> NDArray[np.float64]:
    """Return what a sum comes to in each world.

    Parameters
    ----------
    side : Side
        Variants, each with its factor.
    values : callable
        Returns what was measured.

    Returns
    -------
    (units,) float64 array
        Worlds or networks; a single number where no variant is named.
    """
    parts = [one.factor * (values(side.measure, one.switch, one.variant) if one.variant else 1.0) for one in side.terms]
    return np.atleast_1d(np.asarray(sum(parts), dtype=np.float64))


def difference(claim: Claim, values: Values) -> Interval:
    """Return how much more the left side is than the right one.

    Parameters
    ----------
    claim : Claim
        What is compared.
    values : callable
        What was measured.

    Returns
    -------
    Interval
        Mean of the paired difference, with its 95 % t interval.
    """
    apart = total(claim.left, values) - total(claim.right, values)
    return interval(apart)


def fits(sign: str, apart: Interval) -> bool:
    """Return whether a difference is as a sign says.

    Parameters
    ----------
    sign : {">", "<", "~"}
        As in `SIGNS`.
    apart : Interval
        Of the paired difference.

    Returns
    -------
    bool
        False where the interval is not known.
    """
    if sign == "~":
        return bool(apart.low <= 0 <= apart.high)
    return bool(apart.low > 0 if sign == ">" else apart.high < 0)
