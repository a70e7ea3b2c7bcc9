"""What to write in the place of a value that is refused, as the end of a message."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from sim.errors import did_you_mean, plain

_AMOUNT = re.compile(r"[€$£¥]?\s*([+-]?(?:\d{1,3}(?:[\s'\u2019]\d{3})+|\d+)(?:[.,]\d+)?)\s*([%€$£¥]|)")
_FLAGS = dict.fromkeys(("yes", "y", "on", "1"), "true") | dict.fromkeys(("no", "n", "off", "0"), "false")

PACKED = {
    b"\xfd7zXZ\x00": "packed as xz; unpack it, or pack it with gzip",
    b"\x28\xb5\x2f\xfd": "packed as zstd; unpack it, or pack it with gzip",
    b"\xd0\xcf\x11\xe0": "a workbook of an old kind; save the sheet as CSV",
}
"""What files are that cannot be read as they are, by their first bytes."""

BOOK = "a workbook; save the sheet as CSV"
"""What a workbook is where text is needed."""

WORKBOOK = "; a workbook is one, and text is for network=csv"
"""Where a file is no zip archive."""


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


def absent(path: Path) -> str:
    """Return what may be wrong with the path of a file that is not there.

    Parameters
    ----------
    path : pathlib.Path
        As the user gave it.

    Returns
    -------
    str
        It begins with a semicolon or a space.
    """
    text = str(path)
    if re.match(r"[A-Za-z]{2,}:/", text):
        return "; download the file, and give its path"
    if "\\" in text:
        return "; write / instead of \\"
    if re.match(r"[A-Za-z]:[^/]", text):
        return "; the shell took \\ out: write / instead"
    if not path.parent.is_dir():
        return f"; there is no folder {path.parent}"
    try:
        with os.scandir(path.parent) as files:
            near = did_you_mean(path.name, [one.name for one in islice(files, 10_000) if not one.name.startswith(".")])
    except OSError:
        near = ""
    return (near and f".{near}") or f"; it is looked for in {path.parent.absolute()}"


def odd_ids(ids: Iterable[str], column: str) -> str:
    """Return why nobody of a table is found elsewhere.

    Parameters
    ----------
    ids : iterable of str
        Ids of that table.
    column : str
        Where they were read, if that was a guess; else empty.

    Returns
    -------
    str
        A sentence that starts with a space; empty if nothing is odd.
    """
    if any(re.fullmatch(r"\d+\.0+|\d+(\.\d+)?[eE]\+?\d+", one) for one in ids):
        return " Some have a point or an exponent, as a spreadsheet writes them: format the column as text"
    return f" They were read from the column {column!r}: network.id=NAME names another" if column else ""
