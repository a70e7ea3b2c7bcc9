"""What it costs to be safe: groups that are best under one theory, and what they lose if another is true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from sim.seeding.base import Tried
from sim.study.comparison import Comparison

COLUMNS = ("strategy", "group", "theory", "reached", "regret", "taken", "worlds")
"""Columns of the table."""


def robustness(comparison: Comparison) -> pd.DataFrame:
    """Return what each group lost that `robust` plans were chosen from.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    pandas.DataFrame
        A row for each robust plan, group and theory. Columns: strategy (the plan), group (as `sim.seeding.robust.named`
        takes it), theory, reached (people convinced on average, in worlds that no comparison uses), regret (against the
        best of these groups), taken (whether the plan is this group), worlds (in how many). Where networks are drawn,
        those of the first. No rows without such a plan.
    """
    rows = [
        row
        for one in comparison.player.instance.ranked
        if one.ranking.tried is not None
        for row in _rows(one.plan, one.ranking.tried)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(plan: str, tried: Tried) -> Iterator[dict[str, Any]]:
    lost = tried.reached.max(axis=0) - tried.reached
    for group, theory in np.ndindex(tried.reached.shape):
        name = tried.groups[group]
        yield {
            "strategy": plan,
            "group": name,
            "theory": tried.theories[theory],
            "reached": float(tried.reached[group, theory]),
            "regret": float(lost[group, theory]),
            "taken": name == tried.taken,
            "worlds": tried.worlds,
        }
