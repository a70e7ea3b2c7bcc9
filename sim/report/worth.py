"""Figures of what a plan is worth, of what the verdict depends on, and of how predictable it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from sim.report.panels import panels
from sim.report.spelling import plain
from sim.report.style import ACCENT, GRID, INK, PALE, SOFT, styles
from sim.study.comparison import Comparison
from sim.study.tornado import MORE
from sim.study.verdicts import BETTER
from sim.words import amount, sentence

FITTED = {
    "degree": "number of listeners",
    "betweenness": "betweenness",
    "role": "role in the theory",
    "all of these": "all of these",
    "own past": "own past cascades",
}
"""Kinds of knowledge in words."""


def _panels(theories: Sequence[str], height: float, title: str, below: str) -> tuple[Figure, list[Any]]:
    figure, axes = panels(theories, height, title, below)
    for axis in axes:
        axis.set_axisbelow(True)
        axis.grid(axis="y", color=GRID)
    return figure, axes


def _lines(axis: Any, part: pd.DataFrame, x: Any, mean: str) -> None:
    """Draw a line with a band for each strategy."""
    style = styles(list(part.strategy.unique()))
    for name, own in part.groupby("strategy", sort=False):
        colour, dash = style[str(name)]
        axis.fill_between(x, own[f"{mean}_low"], own[f"{mean}_high"], color=colour, alpha=0.18, linewidth=0)
        axis.plot(x, own[mean], color=colour, linestyle=dash, linewidth=2, label=plain(name))


def _legend(figure: Figure, axes: list[Any]) -> None:
    handles, labels = axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside right center", frameon=False)


def budget_figure(comparison: Comparison, sweep: pd.DataFrame) -> Figure:
    """Draw what strategies bring at several budgets, a panel for each theory.

    Parameters
    ----------
    comparison : Comparison
        What was swept.
    sweep : pandas.DataFrame
        Goal at each budget, as `budget_sweep` returns it.

    Returns
    -------
    matplotlib.figure.Figure
        Means with bands; a dot at each strategy's best budget where the goal is profit.
    """
    campaign, goal = comparison.design.campaign, comparison.goal
    below = (
        f"Lines: mean of {comparison.worlds:,} worlds, the same for all. Bands: 95 % interval of the mean."
        f"{' Dots: highest mean profit.' if goal.unit == 'money' else ''}\n"
        f"Budgets tried: {_listed(sweep.budget)}. Root seed {comparison.root_seed}."
    )
    figure, axes = _panels(comparison.theories, 3.6, f"What a budget brings: {goal.words}", below)
    budgets = np.array(sorted(sweep.budget.unique()))
    for axis, theory in zip(axes, comparison.theories, strict=True):
        part = sweep[sweep.theory == theory]
        _lines(axis, part, budgets, "goal")
        if goal.unit == "money":
            axis.axhline(0, color=INK, linewidth=1)
            best = part.loc[part.groupby("strategy", sort=False).goal.idxmax()]
            colours = [styles(list(part.strategy.unique()))[name].colour for name in best.strategy]
            axis.scatter(best.budget, best.goal, c=colours, s=45, zorder=3)
        else:
            axis.set_ylim(0)
        if budgets.min() > 0:
            axis.set_xscale("log", base=2)
        axis.set_xticks(budgets, [amount(one) for one in budgets], minor=False)
        axis.set_xlabel("money to spend" if campaign.in_money else "people approached")
        axis.set_ylabel(goal.words)
        axis.yaxis.set_major_formatter("{x:,.0f}")
    _legend(figure, axes)
    return figure


def _listed(values: Any) -> str:
    return ", ".join(amount(one) for one in sorted(set(values)))


def broadcast_sentences(sweep: pd.DataFrame, choice: str) -> list[str]:
    """Return from which broadcast on a choice of people has no edge.

    Parameters
    ----------
    sweep : pandas.DataFrame
        Goal at each broadcast, as `broadcast_sweep` returns it.
    choice : str
        A strategy; nothing is said of random people.

    Returns
    -------
    list of str
        A sentence per theory.
    """
    said = []
    for theory, part in sweep[sweep.strategy == choice].groupby("theory", sort=False):
        shown = part.verdict == BETTER
        who, under = plain(choice), f"under {plain(theory)}"
        if not shown.any():
            said.append(f"{under}, {who} is not shown to be better than random people at any broadcast tried")
        elif shown.all():
            said.append(f"{under}, {who} stays better than random people at all broadcasts tried")
        else:
            lost = part.broadcast[~shown & (part.broadcast > part.broadcast[shown].max())]
            first = lost.min() if len(lost) else part.broadcast[~shown].min()
            said.append(
                f"{under}, {who} is no longer shown to be better than random people once a broadcast reaches"
                f" {first * 100:.4g} % of people a day"
            )
    return [sentence(one) for one in said]


def broadcast_figure(comparison: Comparison, sweep: pd.DataFrame) -> Figure:
    """Draw the edge over random people against a broadcast, a panel for each theory.

    Parameters
    ----------
    comparison : Comparison
        What was swept.
    sweep : pandas.DataFrame
        Goal at each broadcast, as `broadcast_sweep` returns it.

    Returns
    -------
    matplotlib.figure.Figure
        Means with bands; a full dot where the verdict is better.
    """
    below = (
        f"Lines: mean difference to random people in the same {comparison.worlds:,} worlds. Bands: 95 % interval."
        f"\nFull dots: better than random, jointly over the figure. {sweep.horizon.iloc[0]} days."
        f" Root seed {comparison.root_seed}."
    )
    figure, axes = _panels(comparison.theories, 3.6, "Where a choice of people loses its edge", below)
    chances = np.array(sorted(sweep.broadcast.unique()))
    places = np.arange(len(chances))
    for axis, theory in zip(axes, comparison.theories, strict=True):
        part = sweep[sweep.theory == theory]
        _lines(axis, part, places, "edge")
        style = styles(list(part.strategy.unique()))
        for row in part.itertuples():
            colour = style[row.strategy].colour
            fill = colour if row.verdict == BETTER else "white"
            at = int(np.searchsorted(chances, row.broadcast))
            axis.plot(at, row.edge, "o", color=colour, markerfacecolor=fill, markersize=6, zorder=3)
        axis.axhline(0, color=INK, linewidth=1)
        axis.set_xticks(places, [f"{chance * 100:.4g}" for chance in chances])
        axis.set_xlabel("chance per day that a broadcast reaches a person, %")
        axis.set_ylabel(f"{comparison.goal.words},\nmore than random people")
        axis.yaxis.set_major_formatter("{x:,.0f}")
    _legend(figure, axes)
    return figure


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
    below = (
        f"Bars: mean lead in the same {comparison.worlds:,} worlds when one assumption is changed to the setting at"
        f" the bar's end;\nthin lines: its 95 % interval. Orange: {plain(choice)} is no longer shown to be better."
        f" Root seed {comparison.root_seed}."
    )
    title = f"What the lead of {plain(choice)} over {plain(rival)} depends on"
    count = table[table.side != ""].assumption.nunique()
    figure, axes = _panels(comparison.theories, 0.62 * count + 1.1, title, below)
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
        axis.set_yticks(range(len(order)), list(order))
        axis.tick_params(axis="y", length=0)
        axis.grid(axis="y", visible=False)
        axis.grid(axis="x", color=GRID)
        axis.use_sticky_edges = False
        axis.margins(x=0.22)
        axis.xaxis.set_major_formatter("{x:,.0f}")
        axis.set_xlabel(f"lead, {comparison.goal.words} (line: as assumed, {amount(base)})")
    return figure


def _bar(axis: Any, row: Any, base: float, place: int) -> None:
    colour = PALE if row.verdict == BETTER else ACCENT
    at = place + (0.2 if row.side == MORE else -0.2)
    axis.barh(at, row.lead - base, left=base, height=0.36, color=colour)
    axis.plot([row.lead_low, row.lead_high], [at, at], color=INK, linewidth=1)
    right = row.lead >= base
    end = max(row.lead_high, row.lead) if right else min(row.lead_low, row.lead)
    text = row.setting.replace(" a day for ", "/day, ")
    axis.annotate(
        text,
        (end, at),
        xytext=(4 if right else -4, 0),
        textcoords="offset points",
        va="center",
        ha="left" if right else "right",
        fontsize=9,
        color=SOFT,
    )


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
    below = (
        f"{people:,} people, each approached alone in the same {worlds:,} worlds; fitted to all others in half of the"
        f" worlds, judged in the rest.\nBars: share of differences between people's mean reach; thin lines: 95 %"
        f" bootstrap interval over people.\nDots: share of differences between single cascades. Root seed {root_seed}."
    )
    theories = list(table.theory.unique())
    figure, axes = _panels(theories, 3.0, "Could it have been known who starts big cascades?", below)
    for axis, theory in zip(axes, theories, strict=True):
        part = table[table.theory == theory].iloc[::-1]
        places = np.arange(len(part))
        shown = part.explained.clip(lower=0).fillna(0)
        axis.barh(places, shown, height=0.6, color=PALE)
        axis.hlines(places, part.explained_low.clip(lower=0), part.explained_high.clip(lower=0), color=INK, linewidth=1)
        axis.plot(part.single.clip(lower=0), places, "o", color=ACCENT, markersize=6)
        axis.set_yticks(places, [FITTED[name] for name in part.knowledge])
        axis.tick_params(axis="y", length=0)
        axis.grid(axis="y", visible=False)
        axis.grid(axis="x", color=GRID)
        axis.set_xlim(0, 1)
        axis.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
        axis.set_xlabel("share explained")
    handles = [
        Line2D([], [], color=PALE, linewidth=8, label="of people's means"),
        Line2D([], [], color=ACCENT, marker="o", linestyle="", label="of single cascades"),
    ]
    figure.legend(handles=handles, loc="outside right upper", frameon=False)
    return figure
