"""The ranking as a figure: every world a dot, every mean a black line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from sim.report.columns import column
from sim.report.panels import goal_axis, panels, source, tick
from sim.report.phrases import played
from sim.report.ranking import spending
from sim.report.style import GRID, INK, SOFT, Style, strategy_label, styles, wrapped
from sim.study.comparison import Comparison
from sim.words import NONE, amount, say

_MANY_POINTS, SHOWN = 3_000, 600
"""Points from which a picture is drawn in dots of its own; worlds that are drawn."""

_RIGHT = (50, 96)
"""Where numbers end, in points to the right of a panel's frame: means, and differences."""


def ranking_figure(comparison: Comparison, theories: Sequence[str] | None = None, network: str = "") -> Figure:
    """Draw the goal by strategy, a panel for each theory.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    theories : sequence of str, optional
        Which panels, without title and notes; by default all, with them.
    network : str
        What it is called, for the notes.

    Returns
    -------
    matplotlib.figure.Figure
        Means with 95 % intervals over blocks, on top of the single worlds.
    """
    below = say("figure-ranking.below", dots=dots_note(comparison), source=source(comparison, network))
    title = "" if theories else say("figure-ranking", spending=spending(comparison))
    theories = theories or comparison.theories
    figure, axes = panels(theories, 0.42 * len(comparison.strategies) + 1.0, title, below)
    style = styles(comparison.strategies)
    table = comparison.table
    for theory, axis in zip(theories, axes, strict=True):
        part = table[table.theory == theory]
        goal = comparison.reached[comparison.theories.index(theory), :, :SHOWN]
        for row in part.itertuples():
            _strip(axis, row, goal[comparison.strategies.index(row.strategy)], style[row.strategy], goal.size)
        axis.set_yticks(part["rank"], [strategy_label(name) for name in part.strategy], fontsize=10)
        axis.set_ylim(len(part) + 0.6, 0.4)
        low, high = min(0.0, goal.min()), max(goal.max(), np.nanmax([0.0, *part.goal_high]))
        axis.set_xlim(low - 0.03 * (high - low), high + 0.03 * (high - low) + 1e-9 + (high == low))
        axis.xaxis.set_major_formatter(tick)
        beside(axis, (comparison.goal.words, column("vs_best")))
        axis.set_xlabel(goal_axis(comparison))
        axis.tick_params(axis="y", length=0)
        axis.grid(axis="x", color=GRID)
        axis.set_axisbelow(True)
        if low < 0:
            axis.axvline(0, color=SOFT, linewidth=1)
    return figure


def dots_note(comparison: Comparison) -> str:
    """Return what the dots are.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        A sentence.
    """
    if comparison.worlds > SHOWN:
        return say("figure-ranking.some-dots", count=SHOWN, worlds=comparison.worlds)
    return say("figure-ranking.dots", played=played(comparison))


def _strip(axis: Any, row: Any, worlds: NDArray[np.float64], style: Style, points: int) -> None:
    place = row.rank + 0.24 * (np.arange(len(worlds)) / max(len(worlds) - 1, 1) * 2 - 1)
    axis.scatter(
        worlds,
        place,
        s=7,
        color=style.colour,
        alpha=0.3 if len(worlds) > 100 else 0.6,
        linewidths=0,
        rasterized=points > _MANY_POINTS / 3,
    )
    marked(axis, row)


def marked(axis: Any, row: Any) -> None:
    """Draw a mean with its interval, and write it with its difference to the first at the right.

    Parameters
    ----------
    axis : matplotlib.axes.Axes
        Where to draw, ranks from top to bottom.
    row : tuple
        With rank, goal, goal_low, goal_high and vs_best.
    """
    axis.plot([row.goal_low, row.goal_high], [row.rank] * 2, color=INK, linewidth=2.2)
    axis.plot([row.goal], [row.rank], "|", color=INK, markersize=16, markeredgewidth=2.2)
    behind = NONE if row.rank == 1 else amount(row.vs_best, signed=True)
    beside(axis, (amount(row.goal), behind), row.rank)


def beside(axis: Any, texts: Sequence[str], rank: float | None = None) -> None:
    """Write what stands to the right of a row, or above all of them.

    Parameters
    ----------
    axis : matplotlib.axes.Axes
        Where to write.
    texts : sequence of str
        Two: of means, and of differences.
    rank : float or None
        Of the row; None is above all.
    """
    for text, points in zip(texts, _RIGHT, strict=True):
        at = {"xytext": (points, 0), "textcoords": "offset points", "ha": "right", "annotation_clip": False}
        if rank is None:
            axis.annotate(
                wrapped(text, 9, 2 + (len(text) > 20)), (1, 1), xycoords="axes fraction", va="bottom", fontsize=9, **at
            )
        else:
            axis.annotate(text, (1, rank), xycoords=axis.get_yaxis_transform(), va="center", **at)
