"""Adoption over time, each line with its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from sim.engines.base import MEASURES
from sim.report.panels import panels, source, tick
from sim.report.phrases import played
from sim.report.ranking import spending
from sim.report.style import GRID, Style, strategy_label, styles
from sim.study.comparison import Comparison
from sim.words import label, say


def adoption_figure(comparison: Comparison, theories: Sequence[str] | None = None, network: str = "") -> Figure:
    """Draw people by day, a panel for each theory.

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
        Means over blocks with their 95 % intervals, day by day, each line with its name.
    """
    below = say("figure-adoption.below", played=played(comparison), source=source(comparison, network))
    title = "" if theories else say("figure-adoption", spending=spending(comparison))
    theories = theories or comparison.theories
    figure, axes = panels(theories, max(3.2, 0.36 * len(comparison.strategies) + 1), title, below)
    for theory, axis in zip(theories, axes, strict=True):
        _lines(axis, comparison, comparison.theories.index(theory))
    return figure


def spread_out(places: NDArray[np.float64], apart: float) -> NDArray[np.float64]:
    """Return rising places moved as little as needed to lie apart, within 0 and 1.

    Parameters
    ----------
    places : (k,) float64 array
        Rising, in [0, 1].
    apart : float
        Least distance, at most 1 / k.

    Returns
    -------
    (k,) float64 array
        Rising.

    Examples
    --------
    >>> spread_out(np.array([0.0, 0.01, 0.9]), 0.1).round(2).tolist()
    [0.0, 0.1, 0.9]
    """
    steps = apart * np.arange(len(places))
    up = np.maximum.accumulate(places - steps) + steps
    most = 1 - apart * np.arange(len(places))[::-1]
    moved: NDArray[np.float64] = np.minimum(up, most)
    return moved


def _lines(axis: Any, comparison: Comparison, theory: int) -> None:
    measure = comparison.goal.measure if comparison.goal.measure in MEASURES else "buyers"
    curves = comparison.runs.curves
    mean = curves.mean[theory]
    last = max(int((mean >= 0.99 * mean[:, -1:]).argmax(axis=1).max()), 1)
    days = np.arange(min(last + 1, mean.shape[1]))
    style = styles(comparison.strategies)
    for strategy, name in enumerate(comparison.strategies):
        low, high = curves.band(theory, strategy, float(comparison.player.instance.counted))
        axis.fill_between(days, low[days], high[days], color=style[name].colour, alpha=0.2, linewidth=0)
        axis.plot(days, mean[strategy, : len(days)], linewidth=2, color=style[name].colour, linestyle=style[name].dash)
    axis.set_xlabel(say("axis-day"))
    counted, segment = label("measure", measure), comparison.goal.segment
    axis.set_ylabel(say("goal-segment", measure=counted, segment=segment) if segment else counted)
    axis.set_xlim(0, max(len(days) - 1, 1))
    axis.set_ylim(0, max(axis.get_ylim()[1], 1e-9 + float(mean.max()) * 1.05))
    axis.yaxis.set_major_formatter(tick)
    axis.grid(color=GRID)
    _name_lines(axis, comparison.strategies, mean[:, days[-1]], style)


def _name_lines(axis: Any, names: Sequence[str], ends: NDArray[np.float64], style: dict[str, Style]) -> None:
    top = axis.get_ylim()[1]
    order = np.argsort(ends, kind="stable")
    places = spread_out(ends[order] / top, min(0.13, 1 / max(len(names), 1)))
    transform = axis.get_yaxis_transform()
    for strategy, place in zip(order, places, strict=True):
        name = names[strategy]
        axis.plot(
            [1.0, 1.04],
            [ends[strategy], place * top],
            color=style[name].colour,
            transform=transform,
            clip_on=False,
            linewidth=1,
        )
        axis.text(1.05, place * top, strategy_label(name), transform=transform, va="center", fontsize=9)
