"""Parts of a mixture, as they are written down: shares or numbers of people, and strategies."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from sim.conditions import Condition
from sim.errors import InputError, check_choice
from sim.seeding.base import Strategy
from sim.settings import filled
from sim.values import fraction

_PART = re.compile(r"(?:([0-9.]+)\s*(%?)\s*)?([A-Za-z_]\w*)")
_KEYS = ("seeding", "count", "share", "candidates")
_NEEDY = ("roster", "by_trait")
"""Strategies that need settings, and so stand in lists alone."""


@dataclass(frozen=True)
class Part:
    """A part of a mixture.

    Parameters
    ----------
    strategy : Strategy
        Whom it approaches.
    weight : Fraction
        Its share of the places, or how many of them; only the proportions of all parts count.
    candidates : Condition or None
        Who may be approached by this part.
    where : str
        What it is called in messages.
    """

    strategy: Strategy
    weight: Fraction
    candidates: Condition | None = None
    where: str = "parts"


def written(text: str) -> dict[str, Part]:
    """Return parts that are written in one line.

    Parameters
    ----------
    text : str
        As in `shares_of`.

    Returns
    -------
    dict of str to Part
        By kind; strategies have their usual settings.

    Raises
    ------
    InputError
        As `shares_of`.
    """
    return {name: Part(strategies()[name](), share) for name, share in shares_of(text).items()}


def listed(parts: tuple[Any, ...]) -> dict[str, Part]:
    """Return parts that stand in a list.

    Parameters
    ----------
    parts : tuple of mapping
        Each with ``seeding``, ``count`` or ``share``, and perhaps ``candidates``.

    Returns
    -------
    dict of str to Part
        By kind, with a number where a kind is there again.

    Raises
    ------
    InputError
        If one has another form, or shares do not add to 1.
    """
    found: dict[str, Part] = {}
    for place, given in enumerate(parts):
        kind, part = _part(given, f"parts[{place}]")
        again = sum(name.partition(" ")[0] == kind for name in found)
        found[f"{kind} {again + 1}" if again else kind] = part
    total = sum(one.weight for one in found.values())
    if not total:
        raise InputError(f"parts are one or more, got {list(parts)!r}", field="parts")
    if len({"count" in part for part in parts}) > 1:
        raise InputError("parts have all a count or all a share, got both", field="parts")
    if "share" in parts[0] and total != 1:
        raise InputError(f"parts add to 1, or 100 %, got {list(parts)!r}", field="parts")
    return {name: one for name, one in found.items() if one.weight > 0}


def _part(given: Any, where: str) -> tuple[str, Part]:
    """Return a part of a list, and its kind."""
    if not isinstance(given, Mapping) or "seeding" not in given or not given.keys() <= {*_KEYS}:
        raise InputError(f"{where} is a mapping of {', '.join(_KEYS)}, got {given!r}", field="parts")
    if ("count" in given) == ("share" in given):
        raise InputError(f"{where} has a count or a share, got {dict(given)!r}", field="parts")
    seeding = given["seeding"] if isinstance(given["seeding"], Mapping) else {"kind": given["seeding"]}
    condition = given.get("candidates")
    with of_parts():
        kind = check_choice(f"{where}.seeding", seeding.get("kind"), strategies())
        limit = None if condition is None else Condition(condition, f"{where}.candidates")
    own = {str(name): one for name, one in seeding.items() if name != "kind"}
    with of_parts(f"{where}.seeding", own):
        strategy = filled(strategies()[kind], kind, own)
    return kind, Part(strategy, _weight(given, where), limit, where)


def _weight(given: Mapping[str, Any], where: str) -> Fraction:
    of, form = ("count", "a whole number") if "count" in given else ("share", "a number")
    weight = fraction(given[of])
    if weight is None or weight < 0 or (of == "count" and weight.denominator != 1):
        raise InputError(f"{where}.{of} is {form} of 0 or more, got {given[of]!r}", field="parts")
    return weight


@contextmanager
def of_parts(where: str = "", settings: Iterable[str] = ()) -> Iterator[None]:
    """Name the part in whatever is refused.

    Parameters
    ----------
    where : str
        Which part, unless the message says it.
    settings : iterable of str
        Names of the settings that stand there.

    Yields
    ------
    None
        Errors become errors of the setting ``parts``.
    """
    try:
        yield
    except InputError as error:
        raise InputError(error.inside(where, settings) if where else str(error), field="parts") from None


def shares_of(parts: Any) -> dict[str, Fraction]:
    """Return the shares, or numbers of people, that are written down.

    Parameters
    ----------
    parts : str
        As in `Mixture`.

    Returns
    -------
    dict of str to Fraction
        By name; shares add to 1.

    Raises
    ------
    InputError
        If it is written in another way, names no strategy, or does not add to 1.
    """
    found: dict[str, Fraction] = {}
    for part in str(parts).split(","):
        match = _PART.fullmatch(part.strip())
        try:
            share = Fraction(match[1] or 1) / (100 if match[2] else 1) if match else None
        except ValueError:
            share = None
        if match is None or share is None:
            raise InputError(
                "parts are shares or numbers of people and strategies, as in '60 % hubs, 40 % random' or '10 hubs, 20"
                f" random', got {parts!r}",
                field="parts",
            )
        if match[3] in found:
            raise InputError(f"parts name each strategy once, got {match[3]} twice", field="parts")
        found[check_choice("parts", match[3], [name for name in strategies() if name not in _NEEDY])] = share
    whole = "%" not in str(parts) and all(one.denominator == 1 for one in found.values()) and sum(found.values()) > 1
    if sum(found.values()) != 1 and not whole:
        raise InputError(
            "parts add to 1, or 100 %, or are whole numbers of people,"
            f" got {float(sum(found.values())):g} in {parts!r}",
            field="parts",
        )
    return {name: share for name, share in found.items() if share > 0}


@lru_cache(maxsize=1)
def strategies() -> dict[str, type[Strategy]]:
    """Return what a mixture can hold.

    Returns
    -------
    dict of str to type
        All strategies but mixtures, by the names of their files.
    """
    package = importlib.import_module("sim.seeding")
    found: dict[str, type[Strategy]] = {}
    for name in (module.name for module in pkgutil.iter_modules(package.__path__)):
        for thing in vars(importlib.import_module(f"sim.seeding.{name}")).values():
            own = isinstance(thing, type) and thing.__module__ == f"sim.seeding.{name}" != Strategy.__module__
            if own and issubclass(thing, Strategy) and name != "mixture":
                found[name] = thing
    return found
