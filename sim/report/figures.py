"""Two figures of a comparison: reach by strategy, and adoption over time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from sim.report.tables import outlay, plain
from sim.study.comparison import Comparison
from sim.study.measures import interval

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
"""Okabe & Ito's palette, told apart by colour-blind readers."""
_DASHES = ("-", "--", "-.", ":")
_STYLE: Any = {
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "svg.hashsalt": "grapevine",
    "svg.fonttype": "none",
}


def _look(place: int) -> dict[str, Any]:
    return {"color": COLOURS[place % len(COLOURS)], "linestyle": _DASHES[place // len(COLOURS) % len(_DASHES)]}


def _panels(comparison: Comparison, height: float, title: str, below: str) -> tuple[Figure, list[Any]]:
    count = len(comparison.theories)
    columns = min(count, 2)
    rows = -(-count // columns)
    figure = Figure(figsize=(max(6.4, 5.2 * columns), height * rows + 1.2), layout="constrained")
    axes = figure.subplots(rows, columns, squeeze=False).ravel().tolist()
    for spare in axes[count:]:
        spare.set_visible(False)
    for axis, theory in zip(axes, comparison.theories, strict=False):
        axis.set_title(f"If {plain(theory)} is true", loc="left", fontweight="bold")
    figure.suptitle(title, x=0.01, ha="left", fontsize=14)
    figure.supxlabel(below, x=0.01, ha="left", fontsize=9, color="#444444")
    return figure, axes[:count]


def reach_figure(comparison: Comparison) -> Figure:
    """Draw reach by strategy, a panel for each theory.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    matplotlib.figure.Figure
        Means with 95 % t intervals over worlds, on top of the single worlds.
    """
    table = comparison.table
    below = (
        f"Dots: {comparison.worlds:,} worlds, the same for all strategies. Crosses: mean with its 95 % t interval over"
        f" worlds.\nReach: convinced people at the end, those approached included. Root seed {comparison.root_seed}."
    )
    title = f"Whom to approach first: {outlay(comparison)}"
    figure, axes = _panels(comparison, 0.45 * len(comparison.strategies) + 1.0, title, below)
    for theory, axis in enumerate(axes):
        part = table[table.theory == comparison.theories[theory]]
        for row in part.itertuples():
            strategy = comparison.strategies.index(row.strategy)
            _strip(axis, row, comparison.reach[theory, strategy], _look(strategy)["color"])
        axis.set_yticks(part["rank"], [plain(name) for name in part.strategy])
        axis.set_ylim(len(part) + 0.6, 0.4)
        axis.set_xlim(0, np.nanmax([comparison.reach[theory].max(), *part.reach_high]) * 1.16 + 1)
        axis.xaxis.set_major_formatter("{x:,.0f}")
        axis.set_title("mean", loc="right", fontsize=10)
        axis.set_xlabel("reach, people")
        axis.tick_params(axis="y", length=0)
        axis.grid(axis="x", color="#dddddd")
        axis.set_axisbelow(True)
    return figure


def _strip(axis: Any, row: Any, worlds: NDArray[np.int64], colour: str) -> None:
    place = row.rank + 0.24 * (np.arange(len(worlds)) / max(len(worlds) - 1, 1) * 2 - 1)
    axis.scatter(worlds, place, s=7, color=colour, alpha=0.3, linewidths=0, rasterized=len(worlds) > 3000)
    axis.plot([row.reach_low, row.reach_high], [row.rank] * 2, color="black", linewidth=2.2)
    axis.plot([row.reach], [row.rank], "|", color="black", markersize=16, markeredgewidth=2.2)
    right = {"transform": axis.get_yaxis_transform(), "ha": "right", "va": "center"}
    axis.text(0.995, row.rank, f"{row.reach:,.0f}", fontweight="bold", **right)


def adoption_figure(comparison: Comparison) -> Figure:
    """Draw convinced people by day, a panel for each theory.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    matplotlib.figure.Figure
        Means over worlds with their 95 % t intervals, day by day.
    """
    below = (
        f"Lines: mean of {comparison.worlds:,} worlds. Bands: 95 % t interval of the mean on each day.\n"
        f"Drawn until every mean is within 1 % of its end. Root seed {comparison.root_seed}."
    )
    title = f"How it spreads: {outlay(comparison)}"
    figure, axes = _panels(comparison, 3.4, title, below)
    for theory, axis in enumerate(axes):
        convinced = comparison.counts[theory, :, :, 1]
        mean = convinced.mean(axis=1)
        last = max(int((mean >= 0.99 * mean[:, -1:]).argmax(axis=1).max()), 1)
        days = np.arange(min(last + 1, mean.shape[1]))
        for strategy, name in enumerate(comparison.strategies):
            bands = np.array([interval(convinced[strategy, :, day]) for day in days])
            axis.fill_between(days, bands[:, 1], bands[:, 2], color=_look(strategy)["color"], alpha=0.2, linewidth=0)
            axis.plot(days, mean[strategy, : len(days)], label=plain(name), linewidth=2, **_look(strategy))
        axis.set_xlabel("day")
        axis.set_ylabel("people convinced")
        axis.set_xlim(0, max(len(days) - 1, 1))
        axis.set_ylim(0)
        axis.yaxis.set_major_formatter("{x:,.0f}")
        axis.grid(color="#dddddd")
    handles, labels = axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside right center", frameon=False)
    return figure


def write_figures(comparison: Comparison, folder: Path) -> None:
    """Write reach and adoption as PNG and SVG, the same bytes for the same comparison.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    folder : pathlib.Path
        Where to put them.
    """
    for name, draw in {"reach": reach_figure, "adoption": adoption_figure}.items():
        with mpl.rc_context(_STYLE):
            figure = draw(comparison)
            figure.savefig(folder / f"{name}.png", dpi=160, metadata={"Software": None})
            figure.savefig(folder / f"{name}.svg", metadata={"Date": None})
