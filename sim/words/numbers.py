"""How numbers are written, everywhere the same."""

from __future__ import annotations

import math
from decimal import Decimal

from sim.words.catalogue import language, say

NONE = "-"
"""Stands where there is no number."""

_LARGE = ((1e9, "billions"), (1e6, "millions"))


def written(value: float, digits: int) -> str:
    """Return a number with so many digits after the point, as the language writes it.

    Parameters
    ----------
    value : float
        Finite number of either sign.
    digits : int
        0 or more; zeros at the end are left out.

    Returns
    -------
    str
        With separators of thousands; never with a minus before zero.

    Examples
    --------
    >>> written(1234.50, 2), written(-0.001, 2)
    ('1,234.5', '0')
    """
    return _decimal(f"{round(value, digits) + 0.0:.{digits}f}", digits)


def _decimal(text: str, digits: int) -> str:
    from babel.numbers import format_decimal

    pattern = "#,##0." + "#" * digits if digits else "#,##0"
    return str(format_decimal(Decimal(text), pattern, locale=language()))


def number(value: float) -> str:
    """Return a setting in as many digits as it was given, up to six.

    Parameters
    ----------
    value : float
        Finite number, of any size and sign.

    Returns
    -------
    str
        As the language writes it.

    Examples
    --------
    >>> [number(value) for value in (3.0, 0.125, 1e-7, 12345.0)]
    ['3', '0.125', '0.0000001', '12,345']
    """
    exact = Decimal(f"{value:.6g}")
    return _decimal(str(exact), max(-int(exact.as_tuple().exponent), 0))


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
    size, large = next(((size, large) for size, large in _LARGE if abs(value) >= 10 * size), (1.0, ""))
    scaled = value / size
    digits = 2 if large or abs(scaled) < 1 else 1 if abs(scaled) < 20 else 0
    text = written(scaled, digits)
    text = say(large, number=text) if large else text
    return f"+{text}" if signed and round(scaled, digits) > 0 else text


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
    if not (math.isfinite(low) and math.isfinite(high)):
        return NONE
    return say("span", low=amount(low, signed), high=amount(high, signed))


def percent(share: float, digits: int = 0) -> str:
    """Return a share in percent; only nothing is 0 % and only everything is 100 %.

    Parameters
    ----------
    share : float
        In [0, 1], or not-a-number.
    digits : int
        After the point.

    Returns
    -------
    str
        For instance "43 %".

    Examples
    --------
    >>> [percent(share) for share in (0.0, 0.001, 0.426, 0.999, 1.0)]
    ['0 %', '<1 %', '43 %', '>99 %', '100 %']
    """
    return say("percent", number=_points(share, digits)) if math.isfinite(share) else NONE


def percents(low: float, high: float) -> str:
    """Return the ends of an interval of shares in percent.

    Parameters
    ----------
    low, high : float
        In [0, 1], or not-a-number.

    Returns
    -------
    str
        For instance "12 to 15 %"; one number where both are written alike.

    Examples
    --------
    >>> percents(0.12, 0.15), percents(0.0, 0.001), percents(1.0, 1.0)
    ('12 to 15 %', '0 to <1 %', '100 %')
    """
    if not (math.isfinite(low) and math.isfinite(high)):
        return NONE
    ends = _points(low), _points(high)
    return say("percent", number=ends[0] if ends[0] == ends[1] else say("span", low=ends[0], high=ends[1]))


def _points(share: float, digits: int = 0) -> str:
    if not digits and 0 < share < 0.01:
        return "<1"
    if not digits and 0.99 < share < 1:
        return ">99"
    return _decimal(f"{share:.{digits}%}"[:-1], digits)
