"""Figures of sweeps: what a plan brings at other budgets, and beside a broadcast; and what to say of the latter."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from sim.report.columns import column
from sim.report.names import if_theory
from sim.report.panels import goal_axis, ruled, seed_note, tick
from sim.report.style import INK, strategy_label, styles, wrapped
from sim.study.comparison import Comparison
from sim.study.tornado import budget_key
from sim.study.verdicts import BETTER
from sim.words import amount, listed, percent, say, sentence
from sim.words.numbers import written


def _lines(axis: Any, part: pd.DataFrame, x: Any, mean: str) -> None:
    """Draw a line with a band for each strategy."""
    style = styles(list(part.strategy.unique()))
    for name, own in part.groupby("strategy", sort=False):
        colour, dash = style[str(name)]
        axis.fill_between(x, own[f"{mean}_low"], own[f"{mean}_high"], color=colour, alpha=0.18, linewidth=0)
        axis.plot(x, own[mean], color=colour, linestyle=dash, linewidth=2, label=strategy_label(str(name)))


def _legend(figure: Figure, axes: list[Any]) -> None:
    handles, labels = axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside right center", frameon=False)


def budget_figure(comparison: Comparison, sweep: pd.DataFrame, home: str = "campaign") -> Figure:
    """Draw what strategies bring at several budgets, a panel for each theory.

    Parameters
    ----------
    comparison : Comparison
        What was swept.
    sweep : pandas.DataFrame
        Goal at each budget, as `budget_sweep` returns it.
    home : str
        Where the settings of the campaign stand on the command line.

    Returns
    -------
    matplotlib.figure.Figure
        Means with bands; a dot at each strategy's best budget where the goal is profit.
    """
    campaign, goal = comparison.design.campaign, comparison.goal
    budgets = np.array(sorted(sweep.budget.unique()))
    tried, seed = ", ".join(amount(one) for one in budgets), seed_note(comparison)
    entry = "sweep-budget.below-profit" if goal.unit == "money" else "sweep-budget.below"
    below = say(entry, worlds=comparison.worlds, budgets=tried, source=seed)
    figure, axes = ruled(comparison.theories, 3.6, say("sweep-budget"), below)
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
        spent = say("sweep-budget.axis-money") if campaign.in_money else column("approached")
        axis.set_xlabel(say("with-name", label=spent, name=budget_key(campaign, home)))
        axis.set_ylabel(goal_axis(comparison))
        axis.yaxis.set_major_formatter(tick)
    _legend(figure, axes)
    return figure


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
    days = int(sweep.horizon.iloc[0])
    below = say("sweep-broadcast.below", worlds=comparison.worlds, days=days, source=seed_note(comparison))
    figure, axes = ruled(comparison.theories, 3.6, say("sweep-broadcast"), below)
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
        axis.set_xticks(places, [written(100 * chance, 6) for chance in chances])
        axis.set_xlabel(wrapped(say("sweep-broadcast.axis", key="mechanism.broadcast.chance"), 44))
        axis.set_ylabel(wrapped(say("sweep-broadcast.edge", goal=comparison.goal.words), 30))
        axis.yaxis.set_major_formatter(tick)
    _legend(figure, axes)
    return figure


def broadcast_sentences(sweep: pd.DataFrame, choice: str) -> list[str]:
    """Return from which broadcast on it is not shown any more that a choice of people matters.

    Parameters
    ----------
    sweep : pandas.DataFrame
        Goal at each broadcast, as `broadcast_sweep` returns it.
    choice : str
        Name of the chosen strategy; nothing is said of random people.

    Returns
    -------
    list of str
        A sentence per theory.
    """
    said = []
    for theory, part in sweep[sweep.strategy == choice].groupby("theory", sort=False):
        shown = part.verdict == BETTER
        lost = part.broadcast[~shown & (part.broadcast > part.broadcast[shown].max())]
        if not shown.any():
            text = say("sweep-broadcast.never", **{"if": if_theory(theory)})
        elif shown.all():
            text = say("sweep-broadcast.always", **{"if": if_theory(theory)})
        elif len(lost):
            text = say("sweep-broadcast.until", share=percent(lost.min(), 4), **{"if": if_theory(theory)})
        else:
            shares = listed([percent(one, 4) for one in part.broadcast[~shown]], "or")
            text = say("sweep-broadcast.only-above", shares=shares, **{"if": if_theory(theory)})
        said.append(sentence(text))
    return said
