"""What a study found, block by block: points by theory by plan, with what was never played left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from sim.errors import InputError
from sim.sweeps.points import Chosen

BLOCK = "block"
"""The column of blocks in a long table."""


@dataclass(frozen=True, eq=False)
class Found:
    """The goal in each block, for each point of a study, theory and plan.

    Parameters
    ----------
    points : pandas.DataFrame
        A row for each point, a column for each setting that is varied.
    theories, plans : list of str
        What they are called.
    goal : (points, theories, plans, blocks) float64 array
        The goal reached; not-a-number where it was not played.
    ends : (points, 2) float64 array
        Between which values the goal must lie; minus and plus infinity where nothing is known.
    met : (points,) integer array
        Points with the same number met the same worlds.
    failed : dict of int to str
        Why a point failed, by its row.
    of : str
        What the goal is, in words.
    samples : list of int or None
        For each sample of `saltelli` the row of its point.
    sampled : list of str
        Settings of which ranges were sampled: other samples would give other points.
    """

    points: pd.DataFrame
    theories: list[str]
    plans: list[str]
    goal: NDArray[np.float64]
    ends: NDArray[np.float64]
    met: NDArray[np.int64]
    failed: Mapping[int, str]
    of: str
    samples: list[int] | None = None
    sampled: Sequence[str] = ()

    @property
    def settings(self) -> list[str]:
        """Full names of the settings that are varied."""
        return [str(name) for name in self.points.columns]

    @property
    def played(self) -> NDArray[np.bool_]:
        """Which points were played, in part at least: (points,)."""
        return np.asarray(np.isfinite(self.goal).any(axis=(1, 2, 3)))

    @property
    def partly(self) -> NDArray[np.bool_]:
        """Which points were played in fewer blocks than others: (points,)."""
        blocks = np.isfinite(self.goal).any(axis=(1, 2)).sum(axis=1)
        short: NDArray[np.bool_] = self.played & (blocks < blocks.max(initial=0))
        return short

    @property
    def width(self) -> NDArray[np.float64]:
        """How far apart two plans can be at each point: (points,), perhaps infinite."""
        return self.ends[:, 1] - self.ends[:, 0]

    @property
    def long(self) -> pd.DataFrame:
        """A row for each point, theory, plan and block that was played.

        Columns: point (from 1), a column for each setting, theory, strategy (the plan), block (from 0), goal.
        """
        at = np.argwhere(np.isfinite(self.goal))
        told = self.points.iloc[at[:, 0]].reset_index(drop=True)
        told.insert(0, "point", at[:, 0] + 1)
        told["theory"] = np.array(self.theories, dtype=object)[at[:, 1]]
        told["strategy"] = np.array(self.plans, dtype=object)[at[:, 2]]
        told[BLOCK] = at[:, 3]
        told["goal"] = self.goal[tuple(at.T)]
        return told


def of_rows(points: Sequence[Chosen], keys: Sequence[str], rows: pa.Table, worlds: int, of: str) -> Found:
    """Return what the store of a study holds.

    Parameters
    ----------
    points : sequence of Chosen
        In the order of the rows.
    keys : sequence of str
        What is varied.
    rows : pyarrow.Table
        Each job once.
    worlds : int
        Of each point; of more than these nothing is told.
    of : str
        What the goal is, in words.

    Returns
    -------
    Found
        With points that were never played, too.
    """
    frame = rows.to_pandas()
    place = {one.id: at for at, one in enumerate(points)}
    frame = frame[frame["point"].isin(place.keys()) & (frame["first"] + frame["worlds"] <= worlds)]
    frame = frame.sort_values(["point", "first"], kind="stable")
    good, wrong = frame[frame["error"] == ""], frame[frame["error"] != ""]
    theories, plans = ([*dict.fromkeys(good[name])] for name in ("theory", "strategy"))
    each = (good["worlds"] / good["goal"].map(len)).to_numpy()  # worlds of a block
    first = (good["first"].to_numpy() / each).round().astype(int)
    blocks = int((first + good["goal"].map(len).to_numpy()).max(initial=0))
    goal = np.full((len(points), len(theories), len(plans), blocks), np.nan)
    ends = np.tile([np.inf, -np.inf], (len(points), 1))
    for row, begin in zip(good.itertuples(), first, strict=True):
        at = place[row.point]
        goal[at, theories.index(row.theory), plans.index(row.strategy), begin : begin + len(row.goal)] = row.goal
        ends[at] = min(ends[at, 0], row.least), max(ends[at, 1], row.most)
    ends[~np.isfinite(ends[:, 0])] = -np.inf, np.inf
    failed = {place[row.point]: str(row.error) for row in wrong[::-1].itertuples()}
    own = pd.DataFrame([{key: one.values.get(key) for key in keys} for one in points], columns=[*keys], dtype=object)
    return Found(
        own.map(_plain).astype(object), theories, plans, goal, ends, _numbered([one.met for one in points]), failed, of
    )


def _plain(value: Any) -> Any:
    """Return a value that can stand in a table: lists and mappings as text."""
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def _numbered(names: Sequence[str]) -> NDArray[np.int64]:
    own = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([own[name] for name in names], dtype=np.int64)


def of_frame(frame: pd.DataFrame, settings: Sequence[str], paired: bool, ends: tuple[float, float], of: str) -> Found:
    """Return what a long table holds.

    Parameters
    ----------
    frame : pandas.DataFrame
        A row for each point, theory, plan and block, with the columns theory, strategy (the plan), block and goal
        besides the settings; of theory and block either may be missing.
    settings : sequence of str
        Columns that were varied.
    paired : bool
        Whether blocks with the same number met the same worlds at all points.
    ends : tuple of float
        Between which values the goal must lie; infinite where nothing is known.
    of : str
        What the goal is, in words.

    Returns
    -------
    Found
        Points in the order in which they come.

    Raises
    ------
    InputError
        If a column is missing, no setting is named, or a point, theory, plan and block stand twice.
    """
    there = ", ".join(map(str, frame.columns))
    if not settings:
        raise InputError(f"settings are the columns that were varied, one at least, got none of {there}")
    if lacking := [name for name in (*settings, "strategy", "goal") if name not in frame]:
        raise InputError(f"the table needs {lacking[0]}, got the columns {there}")
    told = frame.assign(theory=frame.get("theory", ""))
    if BLOCK not in told:
        told[BLOCK] = told.groupby([*settings, "theory", "strategy"], dropna=False, sort=False).cumcount()
    numbers = told.groupby([*settings], dropna=False, sort=False).ngroup().to_numpy()
    theories, plans, blocks = ([*dict.fromkeys(told[name])] for name in ("theory", "strategy", BLOCK))
    blocks = sorted(blocks)
    goal = np.full((int(numbers.max(initial=-1)) + 1, len(theories), len(plans), len(blocks)), np.nan)
    at = (numbers, *(told[name].map(own.index) for name, own in _kinds(theories, plans, blocks)))
    if len({*zip(*at, strict=True)}) < len(told):
        raise InputError("the table has a row twice: each point, theory, plan and block stands once")
    goal[at] = told["goal"].to_numpy(dtype=np.float64)
    own = told[[*settings]].groupby(numbers).first().astype(object).reset_index(drop=True)
    met = np.zeros(len(goal), np.int64) if paired else np.arange(len(goal))
    return Found(own, theories, plans, goal, np.tile(np.array(ends, np.float64), (len(goal), 1)), met, {}, of)


def _kinds(theories: list[str], plans: list[str], blocks: list[Any]) -> list[tuple[str, list[Any]]]:
    return [("theory", theories), ("strategy", plans), (BLOCK, blocks)]
