"""The figure of which settings of a study matter."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from sim.analysis.analysis import Analysis
from sim.analysis.figures import headed, keyed, points_note
from sim.report.panels import panels
from sim.report.spelling import shortened
from sim.report.style import GRID, INK, wrapped
from sim.words import capital, label, say

_DRAWN = 3
_ALONE, _TOGETHER = "#0072B2", "#a9cce3"


def importance_figure(of: Analysis, bare: bool = False) -> Figure:
    """Draw which settings matter for each plan, and for the differences between them.

    Parameters
    ----------
    of : Analysis
        Study whose points are a whole grid, or samples of `saltelli`.
    bare : bool
        Whether to leave title and notes out.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each theory; of each setting two bars, what it does alone and what it does in all.
    """
    table = _foremost(of.importance)
    shown = [*dict.fromkeys(table["theory"])]
    rows = table[table["theory"] == shown[0]]
    title = "" if bare else say("analysis-importance.title")
    height = 0.36 * len(rows) + 0.3 * len(rows.groupby(["strategy", "minus"])) + 0.9
    figure, drawn = panels(shown, height, title, importance_note(of))
    for theory, panel in zip(shown, drawn, strict=True):
        headed(panel, theory)
        _bars(panel, table[table["theory"] == theory])
    keys = [
        Patch(color=_ALONE, label=say("analysis-importance.first")),
        Patch(color=_TOGETHER, label=say("analysis-importance.total")),
    ]
    keyed(figure, keys)
    return figure


def _foremost(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that are drawn: differences between plans, where there are several plans."""
    apart = table["minus"] != ""
    shown = table[apart] if apart.any() else table
    pairs = [*dict.fromkeys(zip(shown["strategy"], shown["minus"], strict=True))][:_DRAWN]
    keys = pd.Series([*zip(shown["strategy"], shown["minus"], strict=True)], index=shown.index)
    return shown[keys.isin(pairs)]


def importance_note(of: Analysis) -> str:
    """Return how to read the figure of what matters.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.

    Returns
    -------
    str
        Sentences.
    """
    return " ".join([say("analysis-importance.note"), points_note(of)])


def _bars(panel: Any, table: pd.DataFrame) -> None:
    place, ticks, labels = 0.0, [], []
    for (plan, minus), rows in table.groupby(["strategy", "minus"], sort=False):
        panel.text(0, place, wrapped(of_label(str(plan), str(minus)), 50), va="center", fontsize=9, fontweight="bold")
        for row in rows.to_dict("records"):
            place += 1.0
            for name, shift, colour in (("total", 0.18, _TOGETHER), ("first", -0.18, _ALONE)):
                bar = [[max(row[name] - row[f"{name}_low"], 0)], [max(row[f"{name}_high"] - row[name], 0)]]
                known = np.isfinite(bar).all()
                error = {"xerr": bar, "ecolor": INK, "capsize": 2} if known else {}
                panel.barh(place + shift, row[name], 0.34, color=colour, **error)
            ticks.append(place)
            labels.append(row["setting"])
        place += 1.1
    panel.set_yticks(ticks, [shortened(one, 40) for one in labels], fontsize=9)
    panel.set_ylim(place - 0.4, -0.6)
    panel.set_xlim(min(0.0, panel.get_xlim()[0]), max(1.0, panel.get_xlim()[1]))
    panel.set_xlabel(say("analysis-importance.axis"))
    panel.grid(axis="x", color=GRID)
    panel.set_axisbelow(True)


def of_label(plan: str, minus: str) -> str:
    """Return what a row of the table of importance is about.

    Parameters
    ----------
    plan, minus : str
        A plan, and the one that is taken from it, if any.

    Returns
    -------
    str
        In words.
    """
    names = {"one": label("strategy", plan), "other": label("strategy", minus) if minus else ""}
    return say("analysis-difference", **names) if minus else capital(names["one"])
