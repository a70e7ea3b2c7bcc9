"""Figures of a decision: ranking, adoption over time, and regret."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from sim.engines.base import MEASURES
from sim.report.picture import network_figure
from sim.report.spelling import amount, plain, shortened
from sim.report.style import ACCENT, GRID, INK, RULES, SOFT, Look, looks
from sim.report.tables import outlay
from sim.report.words import played, unit
from sim.study.comparison import Comparison
from sim.study.decide import Decision, decide
from sim.study.measures import interval

NAME = 22
"""Longest name of a strategy in a figure."""

_MANY_POINTS = 3_000


def _panels(comparison: Comparison, theories: Sequence[str], height: float, title: str, below: str) -> tuple[Figure, Any]:
    columns = min(len(theories), 2)
    rows = -(-len(theories) // columns)
    room = 0.35 * (below.count("\n") + 1) if below else 0.0
    figure = Figure(figsize=(5.4 * columns, height * rows + room + (0.5 if title else 0)), layout="constrained")
    axes = figure.subplots(rows, columns, squeeze=False).ravel().tolist()
    for spare in axes[len(theories) :]:
        spare.set_visible(False)
    for axis, theory in zip(axes, theories, strict=False):
        axis.set_title(f"If {plain(theory)} is true", loc="left", fontweight="bold")
    if title:
        figure.suptitle(title, x=0.01, ha="left", fontsize=14)
        figure.supxlabel(below, x=0.01, ha="left", fontsize=9, color=SOFT)
    return figure, axes[: len(theories)]


def goal_axis(comparison: Comparison) -> str:
    """Return the label of an axis on which the goal is measured.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        With the unit.
    """
    goal = comparison.goal
    return f"{goal.words} (money)" if goal.unit == "money" else goal.words


def ranking_figure(comparison: Comparison, theories: Sequence[str] | None = None, label: str = "") -> Figure:
    """Draw the goal by strategy, a panel for each theory.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    theories : sequence of str, optional
        Which panels, without title and notes; by default all, with them.
    label : str
        What the network is called, for the notes.

    Returns
    -------
    matplotlib.figure.Figure
        Means with 95 % t intervals over blocks, on top of the single worlds.
    """
    below = (
        f"Dots: {played(comparison)}, the same for all strategies. Crosses: mean with its 95 % t interval.\n"
        f"{_source(comparison, label)}"
    )
    title = "" if theories else f"Whom to approach first: {outlay(comparison)}"
    theories = theories or comparison.theories
    figure, axes = _panels(comparison, theories, 0.42 * len(comparison.strategies) + 1.0, title, below)
    look = looks(comparison.strategies)
    table = comparison.table
    for theory, axis in zip(theories, axes, strict=True):
        part = table[table.theory == theory]
        goal = comparison.reached[comparison.theories.index(theory)]
        for row in part.itertuples():
            _strip(axis, row, goal[comparison.strategies.index(row.strategy)], look[row.strategy], goal.size)
        axis.set_yticks(part["rank"], [shortened(plain(name), NAME) for name in part.strategy])
        axis.set_ylim(len(part) + 0.6, 0.4)
        low, high = min(0.0, goal.min()), max(goal.max(), np.nanmax([0.0, *part.goal_high]))
        axis.set_xlim(low - 0.03 * (high - low), high + 0.2 * (high - low) + 1e-9 + (high == low))
        axis.xaxis.set_major_formatter(_tick)
        axis.set_title("mean", loc="right", fontsize=10)
        axis.set_xlabel(goal_axis(comparison))
        axis.tick_params(axis="y", length=0)
        axis.grid(axis="x", color=GRID)
        axis.set_axisbelow(True)
        if low < 0:
            axis.axvline(0, color=SOFT, linewidth=1)
    return figure


def _tick(value: float, _: int) -> str:
    return amount(value)


def _strip(axis: Any, row: Any, worlds: NDArray[np.float64], look: Look, points: int) -> None:
    place = row.rank + 0.24 * (np.arange(len(worlds)) / max(len(worlds) - 1, 1) * 2 - 1)
    axis.scatter(worlds, place, s=7, color=look.colour, alpha=0.3, linewidths=0, rasterized=points > _MANY_POINTS / 3)
    axis.plot([row.goal_low, row.goal_high], [row.rank] * 2, color=INK, linewidth=2.2)
    axis.plot([row.goal], [row.rank], "|", color=INK, markersize=16, markeredgewidth=2.2)
    right = {"transform": axis.get_yaxis_transform(), "ha": "right", "va": "center"}
    axis.text(0.995, row.rank, amount(row.goal), fontweight="bold", **right)


def _source(comparison: Comparison, label: str) -> str:
    label = label or str(getattr(comparison.arena.population, "label", ""))
    network = f"Network: {shortened(label, 60)}. " if label else ""
    return f"{network}Root seed {comparison.root_seed}."


def adoption_figure(comparison: Comparison, theories: Sequence[str] | None = None, label: str = "") -> Figure:
    """Draw people by day, a panel for each theory.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    theories : sequence of str, optional
        Which panels, without title and notes; by default all, with them.
    label : str
        What the network is called, for the notes.

    Returns
    -------
    matplotlib.figure.Figure
        Means over blocks with their 95 % t intervals, day by day, each line with its name.
    """
    below = (
        f"Lines: mean of {played(comparison)}. Bands: 95 % t interval of the mean on each day.\n"
        f"Drawn until every mean is within 1 % of its end. {_source(comparison, label)}"
    )
    title = "" if theories else f"How it spreads: {outlay(comparison)}"
    theories = theories or comparison.theories
    figure, axes = _panels(comparison, theories, max(3.2, 0.26 * len(comparison.strategies) + 1), title, below)
    for theory, axis in zip(theories, axes, strict=True):
        _lines(axis, comparison, comparison.theories.index(theory))
    return figure


def _lines(axis: Any, comparison: Comparison, theory: int) -> None:
    measure = comparison.goal.measure if comparison.goal.measure in MEASURES else "buyers"
    people = comparison.runs.targets[theory, :, :, MEASURES.index(measure)]
    blocks = people.reshape(len(people), comparison.blocks, -1, people.shape[-1]).mean(axis=2)
    mean = blocks.mean(axis=1)
    last = max(int((mean >= 0.99 * mean[:, -1:]).argmax(axis=1).max()), 1)
    days = np.arange(min(last + 1, mean.shape[1]))
    look = looks(comparison.strategies)
    for strategy, name in enumerate(comparison.strategies):
        bands = np.array([interval(blocks[strategy, :, day]) for day in days])
        axis.fill_between(days, bands[:, 1], bands[:, 2], color=look[name].colour, alpha=0.2, linewidth=0)
        axis.plot(days, mean[strategy, : len(days)], linewidth=2, color=look[name].colour, linestyle=look[name].dash)
    axis.set_xlabel("day")
    segment = f" with {comparison.goal.segment}" if comparison.goal.segment else ""
    axis.set_ylabel({"aware": "people aware", "convinced": "people convinced"}.get(measure, measure) + segment)
    axis.set_xlim(0, max(len(days) - 1, 1))
    axis.set_ylim(0, max(axis.get_ylim()[1], 1e-9 + float(mean.max()) * 1.05))
    axis.yaxis.set_major_formatter(_tick)
    axis.grid(color=GRID)
    _name_lines(axis, comparison.strategies, mean[:, days[-1]], look)


def _name_lines(axis: Any, names: Sequence[str], ends: NDArray[np.float64], look: dict[str, Look]) -> None:
    top = axis.get_ylim()[1]
    order = np.argsort(ends, kind="stable")
    places = spread_out(ends[order] / top, min(0.075, 1 / max(len(names), 1)))
    transform = axis.get_yaxis_transform()
    for strategy, place in zip(order, places, strict=True):
        name = names[strategy]
        axis.plot([1.0, 1.04], [ends[strategy], place * top], color=look[name].colour, transform=transform, clip_on=False, linewidth=1)
        axis.text(1.05, place * top, shortened(plain(name), NAME), transform=transform, va="center", fontsize=10)


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


def regret_figure(decision: Decision) -> Figure:
    """Draw what each strategy gives away under each theory, as a table with shades.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    matplotlib.figure.Figure
        Least largest regret on top.
    """
    comparison, table = decision.comparison, decision.table
    values = table[[*(f"regret_{name}" for name in comparison.theories), "worst"]].to_numpy(dtype=np.float64)
    rows, columns = values.shape
    figure = Figure(figsize=(max(5.4, 2.2 + 1.15 * columns), 0.42 * rows + 2.2), layout="constrained")
    axis = figure.subplots()
    for row, column in np.ndindex(rows, columns):
        share = values[row, column] / max(values.max(), 1e-12)
        left = column + (0.12 if column == columns - 1 else 0)
        axis.add_patch(mpl.patches.Rectangle((left, row), 0.96, 0.92, color=_shade(share)))
        weight = "bold" if column == columns - 1 else "normal"
        ink = "white" if share > 0.6 else INK
        axis.text(left + 0.48, row + 0.47, amount(values[row, column]), ha="center", va="center", color=ink, weight=weight)
    axis.set_xlim(0, columns + 0.1)
    axis.set_ylim(rows, 0)
    heads = [*(_wrapped(plain(name)) for name in comparison.theories), "largest"]
    axis.set_xticks([*(np.arange(columns - 1) + 0.48), columns - 0.4], heads, fontsize=10)
    axis.set_yticks(np.arange(rows) + 0.47, [shortened(plain(name), NAME) for name in table.strategy])
    for label, name in zip(axis.get_yticklabels(), table.strategy, strict=True):
        label.set_fontweight("bold" if name in decision.choices else "normal")
    axis.xaxis.tick_top()
    axis.tick_params(length=0)
    axis.spines[:].set_visible(False)
    figure.suptitle("What each plan gives away if a theory is true", x=0.01, ha="left", fontsize=14)
    where = goal_axis(comparison) if comparison.goal.unit == "money" else unit(comparison.goal)
    figure.supxlabel(
        f"Regret: {where} less than the best plan brings under that theory, mean of {played(comparison)}.\n"
        f"Bold: the plan whose largest regret is smallest.",
        x=0.01, ha="left", fontsize=9, color=SOFT,
    )  # fmt: skip
    return figure


def _wrapped(name: str) -> str:
    first, _, rest = name.partition(" ")
    return shortened(first, 14) + ("\n" + shortened(rest, 14) if rest else "")


def _shade(share: float) -> tuple[float, ...]:
    white, full = np.array(mpl.colors.to_rgb("#f4f4f2")), np.array(mpl.colors.to_rgb(ACCENT))
    return tuple((white + (full - white) * share).tolist())


def drawn(draw: Callable[[], Figure], salt: str = "grapevine") -> str:
    """Return a figure as SVG text, the same bytes each time.

    Parameters
    ----------
    draw : callable
        Returns the figure.
    salt : str
        Keeps ids of clips and markers apart from those of other figures on a page.

    Returns
    -------
    str
        A whole SVG file.
    """
    with mpl.rc_context(RULES | {"svg.hashsalt": salt}):
        text = io.StringIO()
        draw().savefig(text, format="svg", dpi=120, metadata={"Date": None})
    return text.getvalue()


def write_figures(decision: Decision | Comparison, folder: Path, label: str = "") -> None:
    """Write ranking, adoption, regret and network as PNG and SVG, the same bytes each time.

    Parameters
    ----------
    decision : Decision or Comparison
        What was decided; a comparison is decided on first.
    folder : pathlib.Path
        Where to put them.
    label : str
        What the network is called.
    """
    decided = decide(decision) if isinstance(decision, Comparison) else decision
    figures: dict[str, Callable[[], Figure]] = {
        "ranking": lambda: ranking_figure(decided.comparison, label=label),
        "adoption": lambda: adoption_figure(decided.comparison, label=label),
        "regret": lambda: regret_figure(decided),
        "network": lambda: network_figure(decided),
    }
    for name, draw in figures.items():
        with mpl.rc_context(RULES):
            figure = draw()
            figure.savefig(folder / f"{name}.png", dpi=160, metadata={"Software": None})
            figure.savefig(folder / f"{name}.svg", dpi=120, metadata={"Date": None})
