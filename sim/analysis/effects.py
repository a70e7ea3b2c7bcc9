"""What each setting does to each plan: main effects, and what two settings do together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.analysis.contrasts import contrast
from sim.analysis.found import Found
from sim.analysis.levels import Axis

EFFECTS = ("setting", "value", "theory", "strategy", "goal", "effect", "effect_low", "effect_high", "points")
TOGETHER = (*("setting", "value", "other", "other_value", "theory", "strategy", "effect", "effect_low", "effect_high"),)
"""Columns of both tables."""

Weights = NDArray[np.float64]


def effects(found: Found, axes: Sequence[Axis], level: float = 0.95) -> pd.DataFrame:
    """Return the main effect of each setting on each plan.

    Parameters
    ----------
    found : Found
        What a study found.
    axes : sequence of Axis
        Settings that are looked at.
    level : float
        Of each interval, taken alone.

    Returns
    -------
    pandas.DataFrame
        A row for each level of each setting, theory and plan. Columns: setting, value (the level), theory, strategy
        (the plan), goal (mean over the points at this level), effect (this mean minus that over all points) with
        effect_low and effect_high, points. Where points are missing, other settings may not be balanced.
    """
    rows = []
    for own, theory, plan in _each(found, axes):
        played = _played(found, theory, plan)
        whole = _mean(played)
        for at, label in enumerate(own.labels):
            there = played & (own.at == at)
            if not there.any():
                continue
            means = np.nanmean(found.goal[there, theory, plan], axis=1)
            told = _effect(found, theory, plan, _mean(there) - whole, level)
            who = {"setting": own.name, "value": label, **_who(found, theory, plan)}
            rows.append(who | {"goal": float(means.mean())} | told | {"points": int(there.sum())})
    return pd.DataFrame(rows, columns=EFFECTS)


def interactions(found: Found, axes: Sequence[Axis], level: float = 0.95) -> pd.DataFrame:
    """Return what each two settings do together that neither does alone.

    Parameters
    ----------
    found : Found
        What a study found.
    axes : sequence of Axis
        Settings that are looked at.
    level : float
        Of each interval, taken alone.

    Returns
    -------
    pandas.DataFrame
        A row for each two levels of two settings, theory and plan, where all combinations of their levels were played.
        Columns: setting, value, other, other_value, theory, strategy (the plan), effect (mean at both levels, minus the
        mean at each, plus the mean over all points) with effect_low and effect_high.
    """
    rows = []
    for (one, other), theory, plan in _each(found, [*combinations(axes, 2)]):
        played = _played(found, theory, plan)
        where = {
            (at, its): played & (one.at == at) & (other.at == its)
            for at, its in product(range(len(one)), range(len(other)))
        }
        if not all(own.any() for own in where.values()):
            continue
        for (at, its), both in where.items():
            alone = _mean(played & (one.at == at)) + _mean(played & (other.at == its))
            told = _effect(found, theory, plan, _mean(both) - alone + _mean(played), level)
            names = {
                "setting": one.name,
                "value": one.labels[at],
                "other": other.name,
                "other_value": other.labels[its],
            }
            rows.append(names | _who(found, theory, plan) | told)
    return pd.DataFrame(rows, columns=TOGETHER)


def _each(found: Found, axes: Sequence[Any]) -> Iterator[tuple[Any, int, int]]:
    for own in axes:
        for theory, plan in np.ndindex(len(found.theories), len(found.plans)):
            if _played(found, theory, plan).any():
                yield own, theory, plan


def _who(found: Found, theory: int, plan: int) -> dict[str, str]:
    return {"theory": found.theories[theory], "strategy": found.plans[plan]}


def _played(found: Found, theory: int, plan: int) -> NDArray[np.bool_]:
    return np.asarray(np.isfinite(found.goal[:, theory, plan]).any(axis=1))


def _mean(there: NDArray[np.bool_]) -> Weights:
    """Return the weights of a mean over some points."""
    return np.asarray(there / there.sum())


def _effect(found: Found, theory: int, plan: int, weights: Weights, level: float) -> dict[str, float]:
    ends = found.ends[:, 0], found.ends[:, 1]
    told = contrast(weights, found.goal[:, theory, plan], found.met, *ends).interval(level)
    return {"effect": told.mean, "effect_low": told.low, "effect_high": told.high}
