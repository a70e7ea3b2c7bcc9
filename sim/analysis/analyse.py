"""A study, a folder or a table, made ready to be analysed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from sim.analysis.analysis import Analysis
from sim.analysis.found import Found, of_frame, of_rows
from sim.errors import InputError, check_number
from sim.reading import path_of
from sim.study.goal import Goal
from sim.sweeps.made import components
from sim.sweeps.points import changed
from sim.sweeps.python import Sweep
from sim.sweeps.store import FACTS, Folder
from sim.words import say


def analyse(
    of: Sweep | str | Path | pd.DataFrame,
    settings: Sequence[str] = (),
    *,
    margin: float | None = None,
    level: float = 0.95,
    paired: bool = True,
    least: float = -np.inf,
    most: float = np.inf,
) -> Analysis:
    """Analyse a study: who wins where, what matters, where the choice changes, what choosing wrongly loses.

    Parameters
    ----------
    of : Sweep, path or pandas.DataFrame
        A study, its folder, or a long table of your own: a row for each point, theory, plan and block, with the columns
        theory, strategy (the plan), block and goal besides the settings; of theory and block either may be missing.
        What was not played yet is left out.
    settings : sequence of str
        Columns of the table that were varied; a study knows its own.
    margin : float, optional
        Differences of the goal within it make plans equally good, 0 or more; by default 1 % of the range of the goal.
    level : float
        At which all verdicts of one table hold together, in (0, 1).
    paired : bool
        Of a table: whether blocks with the same number met the same worlds at all points.
    least, most : float
        Of a table: between which values the goal must lie. Where they are not known, nothing is allowed for events that
        no block showed.

    Returns
    -------
    Analysis
        Tables; figures are in `sim.plot`.

    Raises
    ------
    InputError
        If there is no such study, nothing of it was played yet, or the table lacks a column.

    Examples
    --------
    >>> import pandas as pd, sim
    >>> rows = [(x, plan, block, 9.0 * (plan == "b") * (x > 2) + (plan == "a") + 0.01 * block)
    ...         for x in (1, 2, 3, 4) for plan in "ab" for block in range(40)]
    >>> found = sim.analyse(pd.DataFrame(rows, columns=["x", "strategy", "block", "goal"]), ["x"])
    >>> found.flips[["low", "high", "below", "above"]].values.tolist()
    [[2, 3, 'a', 'b']]
    """
    if margin is not None:
        check_number("margin", margin, 0.0, np.inf)
    check_number("level", level, 0.0, 1.0)
    if isinstance(of, pd.DataFrame):
        found = of_frame(of, settings, paired, (least, most), say("analysis-goal"))
    else:
        found = _of_folder(of.study.folder if isinstance(of, Sweep) else Folder(path_of("of", of)))
    if not found.played.any():
        raise InputError("nothing of the study was played yet, or all failed: play it first, with task=study")
    return Analysis(found, margin, level)


def _of_folder(folder: Folder) -> Found:
    facts, points = folder.facts, folder.points
    if facts is None:
        raise InputError(f"{folder.path} holds no study: there is no {FACTS} in it", field="name")
    mixed = any(f"{one}.".startswith(("campaign.goal.", "campaign.by.", "campaign.segment.")) for one in facts.keys)
    if mixed or "scenario" in facts.keys or not points:
        of = say("analysis-goal")
    else:
        first = points[0]
        of = Goal.of(components(changed(folder.base(first.base), first.values)).campaign).words
    found = of_rows(points, facts.keys, folder.rows(), facts.worlds, of)
    return replace(found, samples=facts.samples, sampled=facts.sampled)
