"""What to write in the place of a value that is refused, as the end of a message."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sim.errors import plain

_AMOUNT = re.compile(r"[€$£¥]?\s*([+-]?\d[\d\s'\u2019]*(?:[.,]\d+)?)\s*([%€$£¥]|)")
_FLAGS = dict.fromkeys(("yes", "y", "on", "1"), "true") | dict.fromkeys(("no", "n", "off", "0"), "false")


def hint(kind: str, value: Any, allowed: Callable[[Any], bool]) -> str:
    """Return what to write instead.

    Parameters
    ----------
    kind : str
        One of `sim.ranges.KINDS`.
    value : object
        What was given, and is refused.
    allowed : callable
        Takes a value and returns whether it may be given.

    Returns
    -------
    str
        It begins with a semicolon; empty where the range says enough.

    Examples
    --------
    >>> hint("number", "50%", lambda one: 0 <= one <= 1)
    '; write 0.5 for 50 %'
    """
    if isinstance(value, str) and not value:
        return "; write a value, or leave it out"
    if kind == "flag":
        meant = _FLAGS.get(str(value).lower(), "")
        return f"; write {meant}" if meant else ""
    if kind not in ("whole", "number", "share"):
        return ""
    if isinstance(value, str):
        return _instead(kind, value, allowed)
    if not isinstance(value, (int, float)):
        return ""
    if kind == "whole" and isinstance(value, float) and value % 1 == 0 and allowed(int(value)):
        return f"; write {int(value)}"
    return _of_a_hundred(value, allowed) if value in range(2, 101) and not allowed(2) else ""


def _instead(kind: str, text: str, allowed: Callable[[Any], bool]) -> str:
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return "" if "/" in text else "; write it in digits alone"
    number = float(re.sub(r"[^\d.+-]", "", found[1].replace(",", ".")))
    if found[2] == "%":
        return "; write a number, not a share" if allowed(2) else _of_a_hundred(number, allowed)
    meant = int(number) if number % 1 == 0 else number
    return f"; write {plain(meant)}" if (kind != "whole" or isinstance(meant, int)) and allowed(meant) else ""


def _of_a_hundred(number: float, allowed: Callable[[Any], bool]) -> str:
    share = float(f"{number / 100:.12g}")
    return f"; write {plain(share)} for {plain(number)} %" if allowed(share) else ""
