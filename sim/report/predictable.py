"""The figure of influentials: how much of who starts large cascades can be known beforehand."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from sim.report.panels import ruled
from sim.report.style import ACCENT, GRID, INK, PALE, wrapped
from sim.words import percent, say


def influentials_figure(table: pd.DataFrame, root_seed: int) -> Figure:
    """Draw how much of who starts big cascades could have been known, a panel for each theory.

    Parameters
    ----------
    table : pandas.DataFrame
        What could have been known, as `influentials` returns it.
    root_seed : int
        For the notes.

    Returns
    -------
    matplotlib.figure.Figure
        Bars for people's means, with intervals, and dots for single cascades.
    """
    people, worlds = table.people.iloc[0], table.worlds.iloc[0]
    below = say("influentials.below", people=int(people), worlds=int(worlds), seed=str(root_seed))
    theories = list(table.theory.unique())
    figure, axes = ruled(theories, 3.0, say("influentials"), below)
    for axis, theory in zip(axes, theories, strict=True):
        part = table[table.theory == theory].iloc[::-1]
        places = np.arange(len(part))
        shown = part.explained.clip(lower=0).fillna(0)
        axis.barh(places, shown, height=0.6, color=PALE)
        axis.hlines(places, part.explained_low.clip(lower=0), part.explained_high.clip(lower=0), color=INK, linewidth=1)
        axis.plot(part.single.clip(lower=0), places, "o", color=ACCENT, markersize=6)
        axis.set_yticks(places, [wrapped(say(f"knowledge-{name.replace(' ', '-')}")) for name in part.knowledge])
        axis.tick_params(axis="y", length=0)
        axis.grid(axis="y", visible=False)
        axis.grid(axis="x", color=GRID)
        axis.set_xlim(0, 1)
        axis.xaxis.set_major_formatter(lambda value, _: percent(value))
        axis.set_xlabel(say("influentials.axis"))
    handles = [
        Line2D([], [], color=PALE, linewidth=8, label=say("influentials.of-people")),
        Line2D([], [], color=ACCENT, marker="o", linestyle="", label=say("influentials.of-cascades")),
    ]
    figure.legend(handles=handles, loc="outside right upper", frameon=False)
    return figure
