"""What a value stands for: a whole number, a number, a share; and how numbers and ranges are written."""

from __future__ import annotations

import math
import operator
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sim.errors import plain

_SHORT = re.compile(r"\s*[+-]?[\d._]{1,40}(/\d{1,40})?([eE][+-]?\d{1,2})?\s*")


def whole(value: Any) -> int | None:
    """Return a whole number, None if it is something else; true and false are.

    Parameters
    ----------
    value : object
        Value of any type, as a caller gave it.

    Returns
    -------
    int or None
        The number.
    """
    return operator.index(value) if hasattr(value, "__index__") and not is_truth(value) else None


def real(value: Any) -> float | None:
    """Return a finite number, None if it is something else; true and false are.

    Parameters
    ----------
    value : object
        Value of any type, as a caller gave it.

    Returns
    -------
    float or None
        The number.
    """
    try:
        number = math.nan if isinstance(value, str) or is_truth(value) else float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def fraction(value: Any) -> Fraction | None:
    """Return the exact fraction that a number stands for, None if it is something else.

    Parameters
    ----------
    value : int, Fraction, Decimal, str or float
        A float stands for the nearest fraction with a denominator up to 10^6.

    Returns
    -------
    Fraction or None
        The fraction.
    """
    try:
        if is_truth(value):
            return None
        if isinstance(value, str) and not _SHORT.fullmatch(value):  # 1e999999999 would take all memory
            return None
        if isinstance(value, Decimal) and not -400 < value.adjusted() < 400:
            return None
        exact = isinstance(value, (int, str, Fraction, Decimal))
        return Fraction(value) if exact else Fraction(float(value)).limit_denominator(10**6)
    except (TypeError, ValueError, OverflowError, ZeroDivisionError):
        return None


def is_truth(value: Any) -> bool:
    """Return whether something is true or false, and so no number.

    Parameters
    ----------
    value : object
        Value of any type, as a caller gave it.

    Returns
    -------
    bool
        Also for NumPy's.
    """
    return type(value).__name__ in ("bool", "bool_")


def shown(number: float | None) -> str:
    """Return a number for people to read; nothing for None.

    Parameters
    ----------
    number : float or None
        To be written; None stands for an end that there is not.

    Returns
    -------
    str
        Whole numbers with commas.

    Examples
    --------
    >>> shown(10_000_000), shown(0.5)
    ('10,000,000', '0.5')
    """
    if number is None:
        return ""
    return f"{int(number):,}" if number % 1 == 0 and abs(number) < 2**63 else plain(number)


def span(kind: str, low: float | None, high: float | None, above: float | None) -> str:
    """Return a range for an error message.

    Parameters
    ----------
    kind : {"whole", "number", "share"}
        Kind of numbers that the range is of.
    low, high, above : float or None
        As in `Setting`.

    Returns
    -------
    str
        Empty if all are None.

    Examples
    --------
    >>> span("whole", 1, 10, None), span("number", 0, None, None)
    ('from 1 to 10', 'of 0 or more')
    """
    if above is not None:
        return f"of more than {plain(above)}" + ("" if high is None else f" and up to {plain(high)}")
    if high is None:
        return "" if low is None else f"of {plain(low)} or more"
    lower = "" if low is None else plain(low)
    if kind == "whole":
        return f"from {lower} to {plain(high)}"
    return f"in [{lower}, {plain(high)}]"
