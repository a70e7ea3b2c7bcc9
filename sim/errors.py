"""One-line errors that name the field, the allowed range and the value given."""

from __future__ import annotations

import difflib
import math
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Any


class InputError(ValueError):
    """Something the caller gave is outside what is allowed.

    Parameters
    ----------
    message : str
        One line that names the field, the allowed range and the value given. What a terminal would
        obey and not show is spelt out.
    field : str, optional
        Name of the setting that is wrong, where it is one.
    within : str, optional
        The group of settings it stands in, as on the command line.
    """

    def __init__(self, message: str = "", *, field: str | None = None, within: str | None = None) -> None:
        super().__init__(shortened(harmless(message)))
        self.field, self.within = field, within

    def inside(self, where: str, settings: Iterable[str]) -> str:
        """Return the message with the place of what is wrong.

        Parameters
        ----------
        where : str
            The group of settings, as on the command line.
        settings : iterable of str
            Names of the settings in it.

        Returns
        -------
        str
            With a dot between them where the message begins with one of the settings, else with a colon.

        Examples
        --------
        >>> InputError("path is a file, got 3", field="path").inside("plans.trip.seeding", ["path"])
        'plans.trip.seeding.path is a file, got 3'
        """
        named = self.field is not None and self.field in settings and str(self).startswith(self.field)
        return f"{where}{'.' if named else ': '}{self}"


class AmbiguousLabelError(InputError):
    """Somebody is named by a label that several people have."""


_LONG, _LONGEST = 240, 1500
_RUN = re.compile(rf"\S{{{_LONG},}}|'[^']{{{_LONG},}}'")


def shortened(text: str) -> str:
    """Return a message in which no value is long.

    Parameters
    ----------
    text : str
        Message for the user, of any length.

    Returns
    -------
    str
        Long words and long quoted texts keep their ends, and so does the whole.

    Examples
    --------
    >>> len(shortened("got " + "9" * 5000))
    187
    """
    text = _RUN.sub(lambda found: _ends(found.group(), 120, 60), text)
    return text if len(text) <= _LONGEST else _ends(text, 1000, 300)


def _ends(text: str, first: int, last: int) -> str:
    return f"{text[:first]}...{text[-last:]}"


def told(value: Any) -> str:
    """Return a value as a message shows it.

    Parameters
    ----------
    value : object
        Value of any type, as a caller gave it.

    Returns
    -------
    str
        As Python writes it; a number that is too long to be written is described.
    """
    try:
        return repr(value)
    except ValueError:
        return "a number of thousands of digits"


def harmless(text: str) -> str:
    r"""Return text that no terminal obeys: control characters and changes of direction are spelt out.

    Parameters
    ----------
    text : str
        Text that may come from a file or a user.

    Returns
    -------
    str
        The same, but for line feeds, that is left as it is if all of it can be seen.

    Examples
    --------
    >>> print(harmless("a\x1b[31mb"))
    a\x1b[31mb
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "".join(one if one == "\n" or unicodedata.category(one) not in _UNSEEN else _spelt(one) for one in text)


_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn")


def _spelt(one: str) -> str:
    return one.encode("unicode_escape").decode("ascii")


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """Return a suggestion for a misspelt word.

    Parameters
    ----------
    word : str
        What was typed.
    options : iterable of str
        What would have been understood.

    Returns
    -------
    str
        A sentence that starts with a space, or an empty string if nothing is near.
    """
    near = difflib.get_close_matches(word, list(options), n=1, cutoff=0.5)
    return f" Did you mean {near[0]!r}?" if near else ""


def plain(number: float) -> str:
    """Return a number as people write it, without an exponent.

    Parameters
    ----------
    number : float
        To be written; whole numbers get no decimals.

    Returns
    -------
    str
        The shortest digits that stand for it.

    Examples
    --------
    >>> plain(1e7), plain(1e-9), plain(0.5)
    ('10000000', '0.000000001', '0.5')
    """
    if isinstance(number, int) or not math.isfinite(number):
        return str(number)
    text = f"{Decimal(repr(float(number))):f}"
    return text.rstrip("0").removesuffix(".") if "." in text else text


def check_choice(field: str, value: Any, options: Iterable[str]) -> str:
    """Return `value` if it is one of `options`.

    Parameters
    ----------
    field : str
        Name used in the message.
    value : object
        What was given.
    options : iterable of str
        What is allowed.

    Returns
    -------
    str
        The value.

    Raises
    ------
    InputError
        If it is none of them; the nearest one is suggested.
    """
    options = sorted(options)
    if value not in options:
        hint = did_you_mean(told(value).strip("'")[:100], options)
        raise InputError(f"{field} is one of {', '.join(options)}; got {told(value)}.{hint}", field=field)
    return str(value)


def check_whole(field: str, value: Any, low: int, high: int | None = None, of: str = "") -> int:
    """Return `value` as an int if it is a whole number in range.

    Parameters
    ----------
    field : str
        Name used in the message.
    value : object
        What was given; ``True`` and ``False`` are refused.
    low, high : int
        Inclusive range; no upper end if `high` is None.
    of : str
        What is counted, for the message.

    Returns
    -------
    int
        The value.

    Raises
    ------
    InputError
        If it is no whole number or out of range.
    """
    if hasattr(value, "__index__") and not isinstance(value, bool):
        number = int(value)
        if number >= low and (high is None or number <= high):
            return number
    span = f"of {low} or more" if high is None else f"from {low} to {high}"
    what = f" of {of}" if of else ""
    raise InputError(f"{field} is a whole number{what} {span}, got {told(value)}", field=field)


def check_number(field: str, value: Any, low: float = 0.0, high: float = math.inf) -> float:
    """Return `value` as a float if it is a finite number in range.

    Parameters
    ----------
    field : str
        Name used in the message.
    value : object
        What was given.
    low, high : float
        Smallest and largest value that is allowed.

    Returns
    -------
    float
        The value.

    Raises
    ------
    InputError
        If it is no number or out of range.
    """
    if isinstance(value, (int, float)) or hasattr(value, "__float__"):
        number = _float(value)
        if math.isfinite(number) and low <= number <= high:
            return number
    span = f"of {plain(low)} or more" if math.isinf(high) else f"in [{plain(low)}, {plain(high)}]"
    raise InputError(f"{field} is a number {span}, got {told(value)}", field=field)


def _float(value: Any) -> float:
    try:
        return math.nan if type(value).__name__ in ("bool", "bool_") else float(value)
    except OverflowError:
        return math.inf
