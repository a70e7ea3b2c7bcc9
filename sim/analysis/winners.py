"""Who wins where: the best plan in each part of a study, and where the study cannot tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.analysis.contrasts import Contrast, contrast
from sim.analysis.found import Found
from sim.analysis.levels import Axis
from sim.study.verdicts import FEWEST, level_of_each

BEST, LEADING, EQUAL, OPEN = "best", "leading", "equal", "undecided"
"""What can be said of the plan with the highest mean in a part of a study."""

AGAIN = 0.05
"""Chance at most that a study repeated would name another plan where one is called best."""

COLUMNS = ("theory", "strategy", "verdict", "goal", "next", "lead", "lead_low", "lead_high", "as_good", "points")
"""Columns of the table of winners, after those of its settings."""


class Cell(NamedTuple):
    """A part of a study: points at the same level of each axis.

    Parameters
    ----------
    levels : tuple of int
        Along each axis.
    points : (count,) integer array
        Rows of the points that were played there.
    """

    levels: tuple[int, ...]
    points: NDArray[np.int64]


def cells(found: Found, axes: Sequence[Axis], only: NDArray[np.bool_] | None = None) -> list[Cell]:
    """Return the parts of a study along some axes.

    Parameters
    ----------
    found : Found
        What a study found.
    axes : sequence of Axis
        One or more.
    only : (points,) bool array, optional
        Which points are looked at; by default all.

    Returns
    -------
    list of Cell
        One for each combination of levels, also those without points.
    """
    known = found.played if only is None else found.played & only
    each = product(*(range(len(one)) for one in axes))
    return [Cell(levels, np.flatnonzero(known & _there(axes, levels))) for levels in each]


def _there(axes: Sequence[Axis], levels: tuple[int, ...]) -> NDArray[np.bool_]:
    told: NDArray[np.bool_] = np.logical_and.reduce([one.at == at for one, at in zip(axes, levels, strict=True)])
    return told


def winners(
    found: Found, axes: Sequence[Axis], only: NDArray[np.bool_] | None, margin: float | None, level: float
) -> pd.DataFrame:
    """Return the best plan in each part of a study, under each theory.

    Parameters
    ----------
    found : Found
        What a study found.
    axes : sequence of Axis
        One or two as a rule; points that differ in other settings are averaged.
    only : (points,) bool array or None
        Which points are looked at.
    margin : float or None
        Differences within it make plans equally good, whichever is ahead; by default 1 % of the range of the goal, 0
        where that is not known.
    level : float
        At which all verdicts hold together.

    Returns
    -------
    pandas.DataFrame
        A row for each part and theory. Columns: one for each axis (its level), theory, strategy (the plan with the
        highest mean), verdict, goal, next (the plan that is nearest), lead over it with lead_low and lead_high (joint
        interval), as_good (plans within the margin), points. The verdict is "best" where each other plan is behind,
        jointly, and by so much that another study of this size would name another plan with a chance of 5 % at most;
        "leading" if that holds unless what no block showed decides; "equal" where others are within the margin, with
        the same reserve; else "undecided".
    """
    parts = cells(found, axes, only)
    count = sum(len(one.points) > 0 for one in parts) * len(found.theories)
    plans = len(found.plans)
    each = level_of_each(level, count * plans * (plans - 1) // 2)
    rows = []
    for part in parts:
        where = {one.name: one.labels[at] for one, at in zip(axes, part.levels, strict=True)}
        for theory in range(len(found.theories)):
            told = _told(found, part.points, theory, margin, each)
            rows.append(where | {"theory": found.theories[theory]} | told | {"points": len(part.points)})
    return pd.DataFrame(rows, columns=[*(one.name for one in axes), *COLUMNS])


def _told(found: Found, points: NDArray[np.int64], theory: int, margin: float | None, level: float) -> dict[str, Any]:
    """Return what is said of one part under one theory."""
    means = plan_means(found, points, theory)
    known = np.flatnonzero(np.isfinite(means))
    nothing = {"strategy": "", "verdict": "", "goal": np.nan, "next": "", "lead": np.nan}
    if not len(known):
        return nothing | {"lead_low": np.nan, "lead_high": np.nan, "as_good": ""}
    best = int(known[np.argmax(means[known])])
    others = sorted((int(one) for one in known if one != best), key=lambda one: -means[one])
    gaps = {one: gap(found, points, theory, best, one) for one in others}
    near = _margin(found, points, margin)
    words = {one: _word(its, near, level, AGAIN / max(len(others), 1)) for one, its in gaps.items()}
    told = {"strategy": found.plans[best], "verdict": _verdict([*words.values()]), "goal": float(means[best])}
    good = [found.plans[one] for one in others if words[one] == EQUAL]
    if not others:
        return nothing | told | {"lead_low": np.nan, "lead_high": np.nan, "as_good": ""}
    ends = gaps[others[0]].interval(level)
    lead = {"next": found.plans[others[0]], "lead": ends.mean, "lead_low": ends.low, "lead_high": ends.high}
    return told | lead | {"as_good": "; ".join(good)}


def plan_means(found: Found, points: NDArray[np.int64], theory: int) -> NDArray[np.float64]:
    """Return the mean of each plan over some points, each point alike.

    Parameters
    ----------
    found : Found
        What a study found.
    points : (count,) integer array
        Rows of points.
    theory : int
        Which theory it is.

    Returns
    -------
    (plans,) float64 array
        Not-a-number for a plan that was not played at all of these points.
    """
    own = found.goal[points, theory]
    blocks = np.isfinite(own)
    if not len(points):
        return np.full(len(found.plans), np.nan)
    with np.errstate(invalid="ignore"):
        each = np.where(blocks, own, 0.0).sum(axis=2) / blocks.sum(axis=2)
    means: NDArray[np.float64] = each.mean(axis=0)
    return means


def gap(found: Found, points: NDArray[np.int64], theory: int, one: int, other: int) -> Contrast:
    """Return by how much a plan is ahead of another, on average over some points.

    Parameters
    ----------
    found : Found
        What a study found.
    points : (count,) integer array
        Rows of points.
    theory, one, other : int
        Which theory, and which plans.

    Returns
    -------
    Contrast
        Of the differences in the same blocks.
    """
    values = found.goal[points, theory, one] - found.goal[points, theory, other]
    width = found.width[points]
    return contrast(np.full(len(points), 1 / len(points)), values, found.met[points], -width, width)


def _margin(found: Found, points: NDArray[np.int64], margin: float | None) -> float:
    if margin is not None:
        return margin
    usual = float(found.width[points].mean()) / 100
    return usual if np.isfinite(usual) else 0.0


def _word(its: Contrast, margin: float, level: float, again: float) -> str:
    """Return what is said of the best plan against another."""
    safe, plain, falls = its.interval(level), its.interval(level, strict=False), its.again(again)
    if -margin <= plain.low and plain.high <= margin:
        return EQUAL
    if safe.low > 0 and safe.low >= falls:
        return BEST
    if plain.low > 0 and plain.low >= falls and its.differ >= FEWEST:
        return LEADING
    return OPEN


def _verdict(words: Sequence[str]) -> str:
    said = {*words}
    if said <= {BEST}:
        return BEST
    if said <= {BEST, LEADING}:
        return LEADING
    return EQUAL if EQUAL in said and OPEN not in said else OPEN


def flips(found: Found, axis: Axis, table: pd.DataFrame) -> Iterator[Mapping[str, Any]]:
    """Yield where the best plan changes along a setting.

    Parameters
    ----------
    found : Found
        What a study found.
    axis : Axis
        A setting with an order.
    table : pandas.DataFrame
        Winners along this axis alone.

    Yields
    ------
    dict
        Of theory, setting, low and high (values between which the change lies), below and above (the best plans there),
        verdict (the weaker of both). Between low and high no plan is best; so the change is nowhere, or in between.
    """
    for theory in found.theories:
        rows = table[table["theory"] == theory].to_dict("records")
        last: tuple[int, dict[str, Any]] | None = None
        for at, row in enumerate(rows):
            if row["verdict"] not in (BEST, LEADING):
                continue
            if last is not None and last[1]["strategy"] != row["strategy"]:
                verdict = LEADING if LEADING in (row["verdict"], last[1]["verdict"]) else BEST
                ends = {"low": axis.values[last[0]], "high": axis.values[at]}
                told = {"theory": theory, "setting": axis.name, **ends, "below": last[1]["strategy"]}
                yield told | {"above": row["strategy"], "verdict": verdict}
            last = at, row
