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
    count = table[table.side != ""].assumption.nunique()
    figure, axes = ruled(comparison.theories, 0.62 * count + 1.1, say("sweep-assumptions"), below)
    for axis, theory in zip(axes, comparison.theories, strict=True):
        part = table[table.theory == theory]
        base = float(part[part.side == ""].lead.iloc[0])
        changed = part[part.side != ""]
        swing = (changed.lead - base).abs().groupby(changed.assumption).max().sort_values(kind="stable")
        order = {name: place for place, name in enumerate(swing.index)}
        for row in changed.itertuples():
            _bar(axis, row, base, order[row.assumption])
        axis.axvline(base, color=INK, linewidth=1)
        axis.axvline(0, color=INK, linewidth=1, linestyle=":")
        keys = dict(zip(changed.assumption, changed.key, strict=True))
        axis.set_yticks(range(len(order)), [wrapped(assumption(name, keys[name]), 30) for name in order])
        axis.tick_params(axis="y", length=0)
        axis.grid(axis="y", visible=False)
        axis.grid(axis="x", color=GRID)
        axis.use_sticky_edges = False
        axis.margins(x=0.32)
        axis.xaxis.set_major_formatter(tick)
        axis.set_xlabel(wrapped(say("sweep-assumptions.axis", goal=comparison.goal.words, lead=amount(base)), 30))
    return figure


def _bar(axis: Any, row: Any, base: float, place: int) -> None:
    colour = PALE if row.verdict == BETTER else ACCENT
    at = place + (0.2 if row.side == MORE else -0.2)
    axis.barh(at, row.lead - base, left=base, height=0.36, color=colour)
    axis.plot([row.lead_low, row.lead_high], [at, at], color=INK, linewidth=1)
    right = row.lead >= base
    end = max(row.lead_high, row.lead) if right else min(row.lead_low, row.lead)
    axis.annotate(
        wrapped(row.setting, 12),
        (end, at),
        xytext=(4 if right else -4, 0),
        textcoords="offset points",
        va="center",
        ha="left" if right else "right",
        fontsize=9,
        color=SOFT,
    )
