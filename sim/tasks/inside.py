"""Settings inside plans and casts: which there are, without anything heavy being loaded to tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sim.errors import InputError, did_you_mean
from sim.tasks.synonyms import suggestion

PLAN = (
    *("seeding", "budget", "money", "fee", "fee_per_listener", "fixed_cost", "candidates", "exclude", "quota"),
    *("lead", "lead_cost", "accept", "recommend", "buy", "mechanism"),
)
AIM = ("goal", "by", "segment", "horizon", "revenue", "capacity", "target", "discount")
"""What a plan can say, and what is the same for all."""

_ELSEWHERE = {"people": "people=NAME", "cast": "people=NAME", "theory": "theory=NAME", "memory": "theory.NAME.memory"}

CAST, ARCHETYPE = ("ordinary", "archetypes", "ablate"), ("traits", "share", "count", "among", "where", "extends")
"""What a cast and an archetype can say."""

SWEPT = ("grid.", "latin.", "sobol.", "saltelli.")
"""What stands before the name of a setting that a study varies."""

HELD = "at."
"""What stands before the name of a setting that an analysis holds still."""

OPEN_ENDED = ("plans.", "people.archetypes", "people.ordinary", *SWEPT, HELD)
"""Settings that can be set whether or not a file gives them."""


def wrong_inside(key: str) -> str:
    """Return a complaint about a setting of a plan or a cast.

    Parameters
    ----------
    key : str
        Name on the command line; it begins with "plans." or "people.".

    Returns
    -------
    str
        Empty if there is such a setting.
    """
    return _wrong_in_plan(key) if key.startswith("plans.") else _wrong_in_cast(key)


def shared(key: str) -> str:
    """Return how to set what is the same for all plans.

    Parameters
    ----------
    key : str
        Name of a setting, as somebody wrote it in a plan.

    Returns
    -------
    str
        As on the command line; empty if it is nothing of that kind.
    """
    return f"campaign.{key}" if key in AIM else _ELSEWHERE.get(key, "")


def swept(key: str) -> str:
    """Return the name of a setting without what says that a study varies it, or an analysis holds it still.

    Parameters
    ----------
    key : str
        Name on the command line.

    Returns
    -------
    str
        Empty where nothing of this stands before it.

    Examples
    --------
    >>> swept("grid.campaign.budget")
    'campaign.budget'
    """
    return key.partition(".")[2] if key.startswith((*SWEPT, HELD)) else ""


def taken_out(arguments: list[str]) -> str:
    """Return a complaint about a part of a cast that is taken out by ~, as a redone run would have it again.

    Parameters
    ----------
    arguments : list of str
        Arguments of the command line, as typed.

    Returns
    -------
    str
        Empty if there is none.
    """
    key = next((one[1:].partition("=")[0] for one in arguments if re.match(r"~people\b", one)), "")
    instead = f"{key}=null" if "." in key else "people=flat"
    return f"{key} cannot be taken out: write {instead}" if key else ""


def check_there(key: str, settings: Mapping[str, Any]) -> None:
    """Refuse a setting of a plan or an archetype that is not there.

    Parameters
    ----------
    key : str
        Name on the command line.
    settings : mapping
        Of all groups, without what is set anew.

    Raises
    ------
    InputError
        With those that are there, and how to add one.
    """
    parts = key.split(".")
    if swept(key):
        return
    if parts[0] == "plans":
        what, given, name = "plan", settings.get("plans") or {}, parts[1]
        where, form = "this scenario", f"'+plans.{name}={{seeding: hubs, budget: 30}}'"
    else:
        what, given, name = "archetype", settings["people"]["archetypes"], parts[2] if len(parts) > 3 else ""
        where, form = "this cast", f"'people.archetypes.{name}={{share: 0.1, traits: {{persuasion: 1.5}}}}'"
    if name and name not in given:
        there = ", ".join(given) or where
        raise InputError(f"there is no {what} {name!r} in {there}.{did_you_mean(name, given)} To add one: {form}")


def _wrong_in_plan(key: str) -> str:
    rest = key.split(".")[2:]
    if rest and shared(rest[0]):
        return f"{key} is the same for all plans; set {shared(rest[0])}"
    if not rest or rest[0] in PLAN:
        return ""
    return f"a plan has no setting {rest[0]!r}.{suggestion(rest[0], PLAN)}"


def _wrong_in_cast(key: str) -> str:
    rest = key.split(".")[1:]
    if rest[0] not in (*CAST, "kind"):
        return f"there is no setting {key!r}.{suggestion(rest[0], CAST)}"
    if rest[0] == "archetypes" and len(rest) > 2 and rest[2] not in ARCHETYPE:
        return f"an archetype has no setting {rest[2]!r}.{suggestion(rest[2], ARCHETYPE)}"
    return ""
