"""The ranking as a figure: every world a dot, every mean a cross."""

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
from sim.report.style import GRID, INK, SOFT, Style, strategy_label, styles
from sim.study.comparison import Comparison
from sim.words import NONE, amount, say

_MANY_POINTS, SHOWN = 3_000, 600
"""Points from which a picture is drawn in dots of its own; worlds that are drawn."""


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
        axis.set_xlim(low - 0.03 * (high - low), high + 0.2 * (high - low) + 1e-9 + (high == low))
        axis.xaxis.set_major_formatter(tick)
        axis.set_title(column("vs_best"), loc="right", fontsize=10)
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
    axis.plot([row.goal_low, row.goal_high], [row.rank] * 2, color=INK, linewidth=2.2)
    axis.plot([row.goal], [row.rank], "|", color=INK, markersize=16, markeredgewidth=2.2)
    behind = NONE if row.rank == 1 else amount(row.vs_best, signed=True)
    right = {"transform": axis.get_yaxis_transform(), "ha": "right", "va": "center"}
    axis.text(0.995, row.rank, behind, fontweight="bold", **right)
