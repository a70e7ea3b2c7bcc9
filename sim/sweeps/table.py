"""What a study found: a row for each point, theory and plan, and differences along each setting of its grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from sim.report.columns import with_ends
from sim.study.measures import interval, named, unpaired
from sim.sweeps.axes import text_of
from sim.sweeps.points import Chosen

MEANS = ("aware", "convinced", "buyers", "approached", "cost", "profit")
"""Columns that are means over worlds."""

SETTING = "<setting>"
"""Stands for a column for each setting that is varied."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "study": ("point", SETTING, "theory", "strategy", "worlds", *with_ends("goal"), *MEANS, "error"),
    "differences": (
        *("setting", "from", "to", "theory", "strategy", "pairs", "difference", "low", "high", "same_worlds"),
    ),
}
"""Names of columns by file, in order."""

Key = tuple[str, str, str]
"""A point, a theory and a plan."""


def table(points: Sequence[Chosen], keys: Sequence[str], rows: pa.Table, worlds: int) -> pd.DataFrame:
    """Return what each plan reached under each theory at each point.

    Parameters
    ----------
    points : sequence of Chosen
        In the order of the rows.
    keys : sequence of str
        What is varied, in the order of the columns.
    rows : pyarrow.Table
        From the store, each job once.
    worlds : int
        Of each point; of more than these nothing is told.

    Returns
    -------
    pandas.DataFrame
        Columns: point, a column for each setting, theory, strategy (the plan), worlds, goal with goal_low and
        goal_high (95 % interval of the mean over blocks), aware, convinced, buyers, approached, cost, profit (means),
        error (where jobs failed).
    """
    frame = _sorted(points, rows, worlds)
    found = [*_played(frame), *_failed(frame)]
    place = {one.id: at for at, one in enumerate(points)}
    found.sort(key=lambda one: place[one["point"]])
    own = {one.id: {key: _cell(one.values.get(key)) for key in keys} for one in points}
    told = [{"point": place[one["point"]] + 1, **own[one["point"]], **_rest(one)} for one in found]
    return pd.DataFrame(told, columns=[own for one in COLUMNS["study"] for own in (keys if one == SETTING else [one])])


def _cell(value: Any) -> Any:
    return value if value is None or isinstance(value, (bool, int, float)) else text_of(value)


def _rest(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "point"}


def _sorted(points: Sequence[Chosen], rows: pa.Table, worlds: int) -> pd.DataFrame:
    """Return rows of these points and worlds, as they were played."""
    frame = rows.to_pandas()
    known = {one.id for one in points}
    frame = frame[frame["point"].isin(known) & (frame["first"] + frame["worlds"] <= worlds)]
    return frame.sort_values(["point", "first"], kind="stable")


def _played(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield a row for each point, theory and plan; all batches of a study have as many worlds."""
    groups = frame[frame["error"] == ""].groupby(["point", "theory", "strategy"], sort=False)
    of_all = {"worlds": "sum", "least": "min", "most": "max", **dict.fromkeys(MEANS, "mean")}
    told = groups.agg(of_all).reset_index()
    goals = groups["goal"].agg(list)
    for row, goal in zip(told.to_dict("records"), goals, strict=True):
        ends = (row.pop("least"), row.pop("most"))
        yield row | named("goal", interval(np.concatenate(goal), 0.95, *ends)) | {"error": ""}


def _failed(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    wrong = frame[frame["error"] != ""]
    for point, own in wrong.groupby("point", sort=False):
        yield {
            "point": point,
            "theory": "",
            "strategy": "",
            "worlds": int(own["worlds"].sum()),
            "error": own["error"].iloc[0],
        }


def differences(points: Sequence[Chosen], grid: dict[str, Sequence[Any]], rows: pa.Table, worlds: int) -> pd.DataFrame:
    """Return how the goal differs between neighbouring values of each setting of a grid.

    Parameters
    ----------
    points : sequence of Chosen
        Of the study.
    grid : dict of str to sequence
        Values by setting.
    rows : pyarrow.Table
        From the store, each job once.
    worlds : int
        Of each point.

    Returns
    -------
    pandas.DataFrame
        Columns: setting, from, to (its values), theory, strategy (the plan), pairs (of points that differ in nothing
        else), difference with low and high (95 % interval of the mean over these pairs), same_worlds. Where all pairs
        met the same worlds, differences are taken world by world; else between means.
    """
    frame = _sorted(points, rows, worlds)
    good = frame[frame["error"] == ""]
    goals: dict[Key, NDArray[np.float64]] = {}
    for key, own in good.groupby(["point", "theory", "strategy"], sort=False):
        goals[key] = np.concatenate(own["goal"].to_numpy())
    width = float((good["most"] - good["least"]).max()) if len(good) else 0.0
    found = [
        {"setting": setting, "from": _cell(one), "to": _cell(other), "theory": theory, "strategy": plan, **told}
        for setting, values in grid.items()
        for one, other in pairwise(values)
        for theory, plan in dict.fromkeys(key[1:] for key in goals)
        if (told := _difference(_pairs(points, setting, one, other), goals, (theory, plan), width))
    ]
    return pd.DataFrame(found, columns=COLUMNS["differences"])


def _pairs(points: Sequence[Chosen], setting: str, one: Any, other: Any) -> list[tuple[Chosen, Chosen]]:
    """Return points that differ in one setting alone."""
    by_rest: dict[str, dict[str, Chosen]] = {}
    for point in points:
        rest = text_of({key: value for key, value in point.values.items() if key != setting})
        by_rest.setdefault(rest, {})[text_of(point.values[setting])] = point
    first, second = text_of(one), text_of(other)
    return [(own[first], own[second]) for own in by_rest.values() if first in own and second in own]


def _difference(
    pairs: list[tuple[Chosen, Chosen]], goals: dict[Key, NDArray[np.float64]], who: tuple[str, str], width: float
) -> dict[str, Any]:
    ends = [[goals.get((point.id, *who)) for point in pair] for pair in pairs]
    both = [(one, other) for one, other in ends if one is not None and other is not None and len(one) == len(other)]
    if not both or len(both) < len(pairs) or len({len(one) for one, _ in both}) > 1:
        return {}
    first, second = (np.mean([pair[side] for pair in both], axis=0) for side in (0, 1))
    same = all(one.met == other.met for one, other in pairs)
    gap = interval(second - first, 0.95, -width, width) if same else unpaired(second, first, 0.95, -width, width)
    return {"pairs": len(both), "difference": gap.mean, "low": gap.low, "high": gap.high, "same_worlds": same}
