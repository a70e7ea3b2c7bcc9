"""Which theories and campaigns the page compiles itself, and how the others are carried."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.engines.base import Heard
from sim.engines.done import Done
from sim.engines.outside import bounds_by_day
from sim.identity import called
from sim.page.packed import packed
from sim.ranges import Setting
from sim.settings import settings_of
from sim.theories import (
    Bass,
    ComplexContagion,
    Flow,
    FractionalThreshold,
    IndependentCascade,
    KeyPerson,
    LinearThreshold,
    Theory,
    WeightedCascade,
)
from sim.theories.thresholds import StepThresholds, UniformThresholds

EXACT_HERE: dict[type[Theory], tuple[str, ...]] = {
    Bass: ("",),
    ComplexContagion: ("",),
    Flow: ("",),
    FractionalThreshold: ("",),
    IndependentCascade: ("ignored", "probability"),
    KeyPerson: ("ignored", "trust"),
    LinearThreshold: ("ignored",),
    WeightedCascade: ("ignored", "share"),
}
"""Theories whose laws the page compiles to the last bit, by what weights of ties may mean; powers are not exact."""

_FAR = {"talk_days": 30, "persuasion": 10, "knowledge": 10, "k": 10}
"""Where sliders end whose range has no end, or a far one."""


def compiles(theory: Theory) -> bool:
    """Return whether the page compiles a theory itself.

    Parameters
    ----------
    theory : Theory
        Ours or anybody's.

    Returns
    -------
    bool
        If so, its settings have sliders.
    """
    exact = EXACT_HERE.get(type(theory))
    return exact is not None and getattr(theory, "tie_weight", "") in exact and theory.memory is None


def static(heard: Heard, done: Done) -> bool:
    """Return whether arrays say all of a play: no memory, no marks, no waves, one familiarity for all.

    Parameters
    ----------
    heard, done : Heard and Done
        As the engines take them.

    Returns
    -------
    bool
        If not, days of the engine are carried.
    """
    return done.plain and heard.law.familiar is None and heard.law.memory is None


def settings(theory: Theory) -> dict[str, Any]:
    """Return the settings of a theory that the page compiles.

    Parameters
    ----------
    theory : Theory
        One that `compiles`.

    Returns
    -------
    dict
        Of plain values.
    """
    own = {name: _value(getattr(theory, name)) for name in settings_of(type(theory)) if name != "memory"}
    return {"kind": called(type(theory)), **own}


def usual() -> dict[str, dict[str, Any]]:
    """Return all theories that the page compiles, with their usual settings.

    Returns
    -------
    dict of str to dict
        By kind.
    """
    return {called(cls): settings(cls()) for cls in EXACT_HERE}


def _value(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_value(one) for one in value]
    return value if value is None or isinstance(value, (int, float, str)) else str(value)


def sliders() -> dict[str, list[dict[str, Any]]]:
    """Return the settings of theories that can be moved, with their declared ranges.

    Returns
    -------
    dict of str to list of dict
        By kind of theory: name, ends, step and meaning of each setting.
    """
    moved = ("number", "whole", "share")
    return {
        called(cls): [slider(one) for name, one in settings_of(cls).items() if one.kind in moved and name != "memory"]
        for cls in EXACT_HERE
    }


def slider(one: Setting) -> dict[str, Any]:
    """Return what a slider needs of a setting.

    Parameters
    ----------
    one : Setting
        A number, or a share.

    Returns
    -------
    dict
        Of plain values.
    """
    low, high = one.ends()
    far = _FAR.get(one.name, high)
    return {
        "name": one.name,
        "low": low,
        "high": min(far, high) if far is not None and high is not None else far,
        "step": 1 if one.kind == "whole" else 0.001,
        "text": one.text,
        "none": one.also.get(None, "") if None in one.also else None,
    }


def carried(heard: Heard) -> dict[str, Any]:
    """Return a law as arrays.

    Parameters
    ----------
    heard : Heard
        Of a theory, mechanisms included.

    Returns
    -------
    dict
        For `lawOf` in laws.js, packed.
    """
    law, rule = heard.law, heard.law.threshold
    out: dict[str, Any] = {"one": law.one, "talkDays": law.talk_days, "lastDay": heard.last_day}
    out |= {name: packed(getattr(law, name)) for name in ("hear", "evidence", "reach")}
    out["expose"] = None if law.expose is law.hear else packed(law.expose)
    if isinstance(rule, np.ndarray):
        return out | {"threshold": packed(rule)}
    if isinstance(rule, UniformThresholds):
        return out | {"span": packed(rule.span)}
    if isinstance(rule, StepThresholds):
        return out | {"kind": packed(rule.kind), "tables": [one.tolist() for one in rule.steps]}
    return out


def bounds(done: Done, people: int) -> dict[str, Any]:
    """Return what a campaign does as whole numbers.

    Parameters
    ----------
    done : Done
        Of a plan under a theory.
    people : int
        How many there are.

    Returns
    -------
    dict
        For `stageOf` in stage.js, packed.
    """
    outside = None
    if done.outside:
        rows, group = bounds_by_day(done.outside, people)
        outside = {"bounds": [packed(row) for row in rows], "group": packed(group), "evidence": done.evidence}
    return {name: packed(getattr(done, name)) for name in ("accept", "recommend", "buy")} | {"outside": outside}
