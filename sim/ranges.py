"""What a setting may be: its range, its unit, its meaning, and the message where a value is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from sim.errors import InputError, check_choice, told
from sim.hints import hint
from sim.values import fraction, real, shown, span, whole

KINDS = ("whole", "number", "share", "flag", "choice", "text", "file", "other")
"""What a value can be; "other" is checked by who declares it."""


@dataclass(frozen=True)
class Bound:
    """An end of a range that depends on other settings.

    Parameters
    ----------
    text : str
        A formula of other settings, for instance "people - 1".
    of : callable
        Takes the component and returns the number.
    """

    text: str
    of: Callable[[Any], float]


End = float | Bound | None


@dataclass(frozen=True)
class Setting:
    """What a setting may be, and what it means.

    Parameters
    ----------
    low, high : float, Bound or None
        Ends of the range, themselves allowed; None is no end.
    above : float or None
        A lower end that is not allowed itself.
    unit : str
        What is counted or measured.
    text : str
        What it means, in a few words without a full stop.
    choices : tuple of str
        What it may be, where these are words.
    also : mapping of str or None to str
        What it may be besides, and what that means. None is written null.
    was : tuple of str
        Names it had once.
    what : str
        What it is called in a message, where it is a text: "the name of a column".
    shortest : int
        Characters a text has at least.
    secret : bool
        Whether its value is never shown.
    name : str
        Of the field.
    kind : str
        One of `KINDS`.
    several : bool
        Whether a list of such values is allowed, too.
    default : object
        What it usually is; ``...`` where it has to be given.
    """

    low: End = None
    high: End = None
    above: float | None = None
    unit: str = ""
    text: str = ""
    choices: tuple[str, ...] = ()
    also: Mapping[Any, str] = field(default_factory=dict)
    was: tuple[str, ...] = ()
    what: str = ""
    shortest: int = 1
    secret: bool = False
    name: str = ""
    kind: str = ""
    several: bool = False
    default: Any = ...

    def check(self, value: Any, component: Any = None) -> None:
        """Refuse a value that is not allowed.

        Parameters
        ----------
        value : object
            What was given.
        component : object, optional
            What has the setting, where an end of the range depends on others of its settings.

        Raises
        ------
        InputError
            With the name, the range and the value.
        """
        for one in self._refused(value, component):
            if self.kind == "choice" and not self.also:
                check_choice(self.name, one, self.choices)
            got = "something else" if self.secret else f"{told(one)}{hint(self.kind, one, self.fits)}"
            raise InputError(f"{self.name} is {self._allowed(component)}, got {got}", field=self.name)

    def fits(self, value: Any) -> bool:
        """Return whether a value is allowed whatever the other settings are.

        Parameters
        ----------
        value : object
            What was given.

        Returns
        -------
        bool
            Ends of the range that depend on others are left aside.
        """
        return not any(True for _ in self._refused(value, None))

    def _refused(self, value: Any, component: Any) -> Iterator[Any]:
        """Yield what is not allowed: of a list, those in it; what is allowed besides stands alone."""
        if self.several and _iterable(value) and not isinstance(value, (str, Mapping)):
            yield from (one for one in value if not self._allows(one, component))
        elif not self._is_besides(value) and not self._allows(value, component):
            yield value

    def _is_besides(self, value: Any) -> bool:
        return any(value is word or (isinstance(value, str) and value == word) for word in self.also)

    def _allows(self, value: Any, component: Any) -> bool:
        if self.kind in ("whole", "number", "share"):
            number = {"whole": whole, "number": real, "share": fraction}[self.kind](value)
            return number is not None and self._inside(number, component)
        if self.kind in ("text", "file"):
            allowed = (str, Path) if self.kind == "file" else str
            return isinstance(value, allowed) and len(str(value)) >= self.shortest
        if self.kind == "choice":
            return isinstance(value, str) and value in self.choices
        return self.kind != "flag" or isinstance(value, bool)

    def _inside(self, number: float | Fraction, component: Any) -> bool:
        low, high = self.ends(component)
        if self.above is not None and not number > self.above:
            return False
        return not (low is not None and number < low) and not (high is not None and number > high)

    def ends(self, component: Any = None) -> tuple[float | None, float | None]:
        """Return the ends of the range.

        Parameters
        ----------
        component : object, optional
            What has the setting; without it an end that depends on others is None.

        Returns
        -------
        tuple of float or None
            The lowest and the highest value; None where there is no end, and for the lowest where it is `above`.
        """
        return _end(self.low, component), _end(self.high, component)

    def _allowed(self, component: Any) -> str:
        """Return what is allowed, for a message."""
        low, high = self.ends(component)
        also = "".join(f", or {_word(word)}" for word in self.also)
        what = {
            "flag": "true or false",
            "text": self.what or "a text",
            "file": self.what or "the path of a file",
            "choice": f"one of {', '.join(self.choices)}",
        }
        if self.kind in what:
            long = f" of {self.range}" if self.shortest > 1 else ""
            return what[self.kind] + long + also
        of = f" of {self.unit}" if self.unit and self.kind == "whole" else ""
        whole_number = {"whole": "a whole number", "share": "a share"}.get(self.kind, "a number")
        return f"{whole_number}{of} {span(self.kind, low, high, self.above)}".rstrip() + also

    @property
    def range(self) -> str:
        """What is allowed, for a table or a comment: "0 to 1", "2 to people - 1", "ignored, trust"; may be empty."""
        if self.choices:
            return ", ".join(self.choices)
        if self.kind == "flag":
            return "true, false"
        if self.shortest > 1:
            return f"{self.shortest} characters or more"
        low, high = (end.text if isinstance(end, Bound) else shown(end) for end in (self.low, self.high))
        if self.above is not None:
            return f"more than {shown(self.above)}" + (f", up to {high}" if high else "")
        if low and high:
            return f"{low} to {high}"
        return f"{low} or more" if low else f"up to {high}" if high else ""

    @property
    def comment(self) -> str:
        """What stands beside it in a file of settings."""
        inside = "" if self.kind == "flag" else self.range
        text = ": ".join(part for part in (self.text, inside) if part) if self.choices else self.text
        return "; ".join(part for part in (text, "" if self.choices else inside, *self.besides) if part)

    @property
    def besides(self) -> tuple[str, ...]:
        """What it may be besides, each with its meaning: "null is without end"."""
        return tuple(f"{_word(word)} is {meaning}" if meaning else _word(word) for word, meaning in self.also.items())


def _end(end: End, component: Any) -> float | None:
    """Return an end of a range as a number; None where it depends on what is missing or wrong itself."""
    if not isinstance(end, Bound):
        return end
    try:
        number = None if component is None else end.of(component)
    except (ArithmeticError, TypeError, ValueError):
        return None
    return whole(number) if hasattr(number, "__index__") else real(number)


def _iterable(value: Any) -> bool:
    """Return whether something can be gone through; an array without axes only looks as if it could."""
    try:
        iter(value)
    except TypeError:
        return False
    return True


def _word(word: Any) -> str:
    return "null" if word is None else str(word)
