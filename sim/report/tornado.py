"""The figure of assumptions: how the lead of a choice moves when one of them changes."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from sim.report.names import assumption
from sim.report.panels import ruled, seed_note, tick
from sim.report.style import ACCENT, GRID, INK, PALE, SOFT, wrapped
from sim.study.comparison import Comparison
from sim.study.tornado import MORE
from sim.study.verdicts import BETTER
from sim.words import amount, label, say

WIDTH = 18
"""Letters in a line of a setting; all stand on the right, since names of assumptions stand on the left."""


def tornado_figure(comparison: Comparison, table: pd.DataFrame, choice: str, rival: str) -> Figure:
    """Draw how the lead of a choice moves when one assumption changes, a panel for each theory.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    table : pandas.DataFrame
        Leads with one assumption changed, as `tornado` returns them.
    choice, rival : str
        Names of the chosen strategy and of the one it is compared with.

    Returns
    -------
    matplotlib.figure.Figure
        Bars from the lead as assumed, the largest change first.
    """
    names = {"plan": label("strategy", choice), "rival": label("strategy", rival)}
    below = say("sweep-assumptions.below", worlds=comparison.worlds, source=seed_note(comparison), **names)
    rows = max(sum(map(len, _groups(part).values())) for _, part in table.groupby("theory", sort=False))
    figure, axes = ruled(comparison.theories, 0.31 * rows + 1.1, say("sweep-assumptions"), below)
    for axis, theory in zip(axes, comparison.theories, strict=True):
        part = table[table.theory == theory]
        base, place, ticks = float(part[part.side == ""].lead.iloc[0]), 0.0, dict[float, str]()
        for (name, key), bars in _groups(part).items():
            for at, row in enumerate(bars):
                if row is not None:
                    _bar(axis, row, base, place + 0.4 * at)
            ticks[place + 0.2 * (len(bars) - 1)] = wrapped(assumption(name, key), 30)
            place += 0.4 * len(bars) + 0.2
        axis.axvline(base, color=INK, linewidth=1)
        axis.axvline(0, color=INK, linewidth=1, linestyle=":")
        axis.set_yticks([*ticks], [*ticks.values()])
        axis.tick_params(axis="y", length=0)
        axis.grid(axis="y", visible=False)
        axis.grid(axis="x", color=GRID)
        axis.use_sticky_edges = False
        longest = max(len(wrapped(str(one), WIDTH).partition("\n")[0]) for one in part.setting)
        axis.margins(x=0.06)
        low, high = axis.get_xlim()
        axis.set_xlim(low, high + (high - low) * 0.035 * longest)
        axis.xaxis.set_major_formatter(tick)
        axis.set_xlabel(wrapped(say("sweep-assumptions.axis", goal=comparison.goal.words, lead=amount(base)), 30))
    return figure


def _groups(part: pd.DataFrame) -> dict[tuple[str, str], list[Any]]:
    """Return the bars of each assumption, the one with the largest change last; what there is only one of has room."""
    base, changed = float(part[part.side == ""].lead.iloc[0]), part[part.side != ""]
    found: dict[tuple[str, str], list[Any]] = {}
    for row in changed.itertuples():
        found.setdefault((str(row.assumption), str(row.key)), []).append(row)
    ordered = sorted(found.items(), key=lambda one: max(abs(row.lead - base) for row in one[1]))
    return {name: _in_rows(rows) for name, rows in ordered}


def _in_rows(rows: list[Any]) -> list[Any]:
    """Return the bars from below, less before more; two rows at least, of which one may be empty."""
    sides = [[row for row in rows if (row.side == MORE) == more] for more in (False, True)]
    return [*(sides[0] or [None]), *(sides[1] or ([None] if len(sides[0]) < 2 else []))]


def _bar(axis: Any, row: Any, base: float, at: float) -> None:
    colour = PALE if row.verdict == BETTER else ACCENT
    axis.barh(at, row.lead - base, left=base, height=0.36, color=colour)
    axis.plot([row.lead_low, row.lead_high], [at, at], color=INK, linewidth=1)
    axis.annotate(
        wrapped(row.setting, WIDTH),
        (max(row.lead_high, row.lead), at),
        xytext=(4, 0),
        textcoords="offset points",
        va="center",
        fontsize=9,
        color=SOFT,
    )
