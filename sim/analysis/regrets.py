"""What choosing a plan loses over a study: against the best plan of each point, under each theory."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.analysis.found import Found
from sim.analysis.winners import gap
from sim.study.verdicts import level_of_each

COLUMNS = (
    *("strategy", "theory", "mean_regret", "largest_regret", "largest_low", "largest_high", "point", "best_there"),
    *("best_at", "points"),
)
"""Columns of the table, before those of the settings at its point."""

Values = NDArray[np.float64]


def means(found: Found) -> Values:
    """Return the mean of each plan at each point, under each theory.

    Parameters
    ----------
    found : Found
        What a study found.

    Returns
    -------
    (points, theories, plans) float64 array
        Not-a-number where it was not played.
    """
    known = np.isfinite(found.goal)
    with np.errstate(invalid="ignore"):
        told: Values = np.where(known, found.goal, 0.0).sum(axis=3) / known.sum(axis=3)
    return told


def regret(found: Found) -> Values:
    """Return how much each plan loses against the best at each point, under each theory.

    Parameters
    ----------
    found : Found
        What a study found.

    Returns
    -------
    (points, theories, plans) float64 array
        0 or more: the highest mean there minus its own.
    """
    own = means(found)
    best = np.where(np.isfinite(own), own, -np.inf).max(axis=2, keepdims=True, initial=-np.inf)
    told: Values = best - own
    return told


def regrets(found: Found, level: float = 0.95) -> pd.DataFrame:
    """Return what each plan loses over the study.

    Parameters
    ----------
    found : Found
        What a study found.
    level : float
        At which all intervals hold together, whichever point and plan came out as the worst and the best.

    Returns
    -------
    pandas.DataFrame
        A row for each plan and theory, and where there are several one with the theory "" over all of them; the plan
        with the smallest largest regret over all comes first. Columns: strategy (the plan), theory, mean_regret (over
        the points), largest_regret with largest_low and largest_high, point where it is largest (from 1), best_there
        (the best plan at that point), best_at (how often it has the highest mean: points, under each theory), points
        (of how many), and a column for each setting, at that point.
    """
    lost, plans = regret(found), len(found.plans)
    each = level_of_each(level, int(found.played.sum()) * len(found.theories) * plans * (plans - 1) // 2)
    rows = [
        _row(found, lost, plan, theories, each)
        for plan in range(len(found.plans))
        for theories in _groups(len(found.theories))
    ]
    frame = pd.DataFrame([one for one in rows if one], columns=[*COLUMNS, *found.settings])
    worst = frame.groupby("strategy")["largest_regret"].max()
    order = frame["strategy"].map(worst).rank(method="dense")
    return frame.iloc[np.argsort(order.to_numpy(), kind="stable")].reset_index(drop=True)


def _groups(theories: int) -> list[list[int]]:
    """Return all theories together, and each alone; one theory stands once."""
    alone = [[one] for one in range(theories)]
    return alone if theories == 1 else [[*range(theories)], *alone]


def _row(found: Found, lost: Values, plan: int, theories: list[int], level: float) -> dict[str, Any]:
    own = lost[:, theories, plan]
    if not np.isfinite(own).any():
        return {}
    point, theory = (int(one) for one in np.unravel_index(np.nanargmax(own), own.shape))
    best = int(np.nanargmin(lost[point, theories[theory]]))
    ends = gap(found, np.array([point]), theories[theory], best, plan).interval(level)
    told = {
        "strategy": found.plans[plan],
        "theory": found.theories[theories[0]] if len(theories) == 1 else "",
        "mean_regret": float(np.nanmean(own)),
        "largest_regret": float(np.nanmax(own)),
        "largest_low": max(ends.low, 0.0) if best != plan else 0.0,
        "largest_high": ends.high,
        "point": point + 1,
        "best_there": found.plans[best],
        "best_at": int((own == 0).sum()),
        "points": int(np.isfinite(own).sum()),
    }
    return {**told, **found.points.iloc[point].to_dict()}
