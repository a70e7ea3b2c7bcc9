"""Values that are typed plainly, held against their ranges before anything slow is loaded.

Ranges are declared in the classes that have the settings; what is fixed of them stands in ``ranges.json``, which
``python -m experiments.settings`` writes. What is not certain by itself is left to the full check.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sim.ranges import Setting

FILE = Path(__file__).parent / "ranges.json"
"""What is fixed of each setting."""

UNSURE = object()
"""Stands for a value that takes a full reading."""

_KEPT = ("low", "high", "above", "unit", "choices", "what", "shortest", "secret", "kind", "several")
_KINDS = ("whole", "number", "share", "flag", "choice")
_WHOLE = re.compile(r"[+-]?(0|[1-9]\d{0,17})")
_REAL = re.compile(r"[+-]?(0|[1-9]\d*)(\.\d+([eE][+-]?\d{1,3})?|[eE][+-]?\d{1,3})")
_WORD = re.compile(r"[A-Za-z][A-Za-z_]*|[$€£]\d{1,9}(\.\d{1,9})?|\d{1,9}(\.\d{1,9})?[$€£%]|\d{1,9}(?![eE])[A-Za-z]+")
_TRUTH = {"true": True, "false": False}
_TASKS = ("compare", "influentials", "study", "value", "worth")
_PLAIN = re.compile(r"[A-Za-z_]\w*(\.\w+)*")


def written(one: Setting) -> dict[str, Any] | None:
    """Return what is fixed of a setting.

    Parameters
    ----------
    one : Setting
        As its class declares it.

    Returns
    -------
    dict or None
        What differs from what is usual; None where a value cannot be judged by itself.
    """
    fixed = all(end is None or isinstance(end, (int, float)) for end in (one.low, one.high))
    if one.kind not in _KINDS or not fixed:
        return None
    usual = Setting()
    kept = {name: getattr(one, name) for name in _KEPT if getattr(one, name) != getattr(usual, name)}
    return kept | ({"also": list(one.also)} if one.also else {})


def kind_of(key: str) -> str:
    """Return of what kind a setting is.

    Parameters
    ----------
    key : str
        Name on the command line.

    Returns
    -------
    str
        One of `sim.ranges.KINDS`; empty where it is not certain.
    """
    return next((str(home[key]["kind"]) for home in _table().values() if key in home), "")


def refused(arguments: list[str]) -> None:
    """Refuse plain values that are out of range.

    Parameters
    ----------
    arguments : list of str
        Each ``key=value``, as typed; their keys are known.

    Raises
    ------
    InputError
        In the words of the full check.
    """
    pairs = [one.partition("=")[::2] for one in arguments]
    keys = {key for key, _ in pairs}
    if (
        not all(map(_PLAIN.fullmatch, keys))
        or {"scenario", "plans"} & keys
        or any(key.endswith(".kind") for key in keys)
    ):
        return
    known = dict(_known({**dict(pairs)}))
    for key, value in pairs:
        read = _read(value)
        if key in known and read is not UNSURE:
            known[key].check(read)


def _known(given: dict[str, str]) -> Iterator[tuple[str, Setting]]:
    """Yield the settings that are sure to be looked at."""
    task = given.get("task", "compare")
    if task not in _TASKS:
        return
    network = given.get("network", "community")
    own = "" if task == "compare" else f"task={task}"
    for home in (own, "campaign", "mechanism", "network", "seeding", "theory", f"network={network}"):
        for key, fixed in _table().get(home, {}).items():
            also = dict.fromkeys(fixed.get("also", ()), "")
            choices = tuple(fixed.get("choices", ()))
            yield key, Setting(**{**fixed, "also": also, "choices": choices, "name": key})


def _read(text: str) -> Any:
    """Return the value that a text stands for, as the full reading would; `UNSURE` where that could differ."""
    if _WHOLE.fullmatch(text):
        return int(text)
    if _REAL.fullmatch(text):
        return float(text)
    if text.lower() in _TRUTH:
        return _TRUTH[text.lower()]
    plain = not text or (_WORD.fullmatch(text) and text.lower() not in ("null", "nan", "inf"))
    return text if plain else UNSURE


@cache
def _table() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    return table
