"""How names, numbers and lists are written, everywhere the same."""

from __future__ import annotations

import math
from collections.abc import Sequence

NONE = "-"
"""Stands where there is no number."""

_LARGE = ((1e9, " bn"), (1e6, " m"))


def plain(name: object) -> str:
    """Return a name as people write it.

    Parameters
    ----------
    name : object
        For instance "key_person".

    Returns
    -------
    str
        For instance "key person".
    """
    return str(name).replace("_", " ")


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list in a sentence.

    Parameters
    ----------
    words : sequence of str
        One or more.
    last : str
        What stands before the last of several.

    Returns
    -------
    str
        For instance "a, b and c".
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def sentence(text: str) -> str:
    """Return a text with a capital and a full stop.

    Parameters
    ----------
    text : str
        Not empty.

    Returns
    -------
    str
        The rest as it was.
    """
    return text[0].upper() + text[1:] + ("" if text.endswith(".") else ".")


def amount(value: float, signed: bool = False) -> str:
    """Return a number of people or money in as many digits as help.

    Parameters
    ----------
    value : float
        Any; not-a-number and infinity become a dash.
    signed : bool
        Whether to show a plus.

    Returns
    -------
    str
        Never with a minus before zero.

    Examples
    --------
    >>> [amount(value) for value in (1234.5, 7.25, 0.126, -0.0001, 12345678.0, float("nan"))]
    ['1,234', '7.2', '0.13', '0', '12.35 m', '-']
    """
    if not math.isfinite(value):
        return NONE
    size, letter = next(((size, letter) for size, letter in _LARGE if abs(value) >= 10 * size), (1.0, ""))
    scaled = value / size
    digits = 2 if letter or abs(scaled) < 1 else 1 if abs(scaled) < 20 else 0
    rounded = round(scaled, digits) + 0.0
    text = f"{rounded:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return ("+" if signed and rounded > 0 else "") + text + letter


def span(low: float, high: float, signed: bool = False) -> str:
    """Return the ends of an interval.

    Parameters
    ----------
    low, high : float
        A dash stands for both where one is missing.
    signed : bool
        Whether to show a plus.

    Returns
    -------
    str
        For instance "12 to 15".
    """
    ends = (low, high)
    return " to ".join(amount(end, signed) for end in ends) if all(map(math.isfinite, ends)) else NONE


def percent(share: float) -> str:
    """Return a share in percent; only nothing is 0 % and only everything is 100 %.

    Parameters
    ----------
    share : float
        In [0, 1], or not-a-number.

    Returns
    -------
    str
        For instance "43 %".

    Examples
    --------
    >>> [percent(share) for share in (0.0, 0.001, 0.426, 0.999, 1.0)]
    ['0 %', '<1 %', '43 %', '>99 %', '100 %']
    """
    if not math.isfinite(share):
        return NONE
    if 0 < share < 0.01:
        return "<1 %"
    return ">99 %" if 0.99 < share < 1 else f"{share:.0%}".replace("%", " %")


def shortened(text: str, most: int) -> str:
    """Return a text cut to a length.

    Parameters
    ----------
    text : str
        Any.
    most : int
        Longest length, 2 or more.

    Returns
    -------
    str
        With an ellipsis where something is missing.
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
