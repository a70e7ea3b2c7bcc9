"""What sweeps say, in sentences: budgets, the map, assumptions, influentials."""

from __future__ import annotations

import math

import pandas as pd

from sim.report.spelling import plain
from sim.study.comparison import Comparison
from sim.study.verdicts import BETTER
from sim.words import amount, listed, percent, sentence, span

WIDE = 0.5
"""An interval of the share explained that is wider than this says nothing."""


def of_budget(comparison: Comparison, sweep: pd.DataFrame, choice: str) -> list[str]:
    """Return what more money or more people bring the choice.

    Parameters
    ----------
    comparison : Comparison
        What was swept.
    sweep : pandas.DataFrame
        Goal at each budget, as `budget_sweep` returns it.
    choice : str
        Name of the chosen strategy.

    Returns
    -------
    list of str
        A sentence per theory.
    """
    each = "one more unit of money" if comparison.design.campaign.in_money else "one more person"
    said = []
    for theory in comparison.theories:
        own = sweep[(sweep.theory == theory) & (sweep.strategy == choice)]
        later = own[own.marginal.notna()].to_dict("records")
        if not later:
            said.append(f"under {plain(theory)}, a single budget was tried")
            continue
        steps = [
            f"{amount(row['marginal'])} up to a budget of {amount(row['budget'])}" for row in (later[0], later[-1])
        ]
        brings = " and ".join(dict.fromkeys(steps))
        said.append(f"under {plain(theory)}, {each} for {plain(choice)} brings in {comparison.goal.words} {brings}")
    return [sentence(one) for one in said]


def of_profit(comparison: Comparison, sweep: pd.DataFrame, even: pd.DataFrame, choice: str) -> list[str]:
    """Return at which budgets the choice pays.

    Parameters
    ----------
    comparison : Comparison
        What was swept.
    sweep, even : pandas.DataFrame
        From `budget_sweep` and `break_even`.
    choice : str
        Name of the chosen strategy.

    Returns
    -------
    list of str
        A sentence per theory.
    """
    spent = "to spend" if comparison.design.campaign.in_money else "people"
    ends = (sweep.budget.min(), sweep.budget.max())
    said = []
    for row in even[even.strategy == choice].itertuples():
        pays = f"it pays from {amount(row.pays_from)} to {amount(row.pays_to)}"
        if math.isnan(row.pays_from):
            pays = "it pays at none of them"
        elif (row.pays_from, row.pays_to) == ends:
            pays = "it pays at all of them"
        profit = f"mean profit {amount(row.profit)}, 95 % interval {span(row.profit_low, row.profit_high)}"
        said.append(
            f"under {plain(row.theory)}, of the budgets tried {amount(row.best_budget)} {spent} is the most profitable"
            f" for {plain(choice)} ({profit}); {pays}"
        )
    return [sentence(one) for one in said]


def of_map(comparison: Comparison, table: pd.DataFrame) -> list[str]:
    """Return what the map of the network is worth.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    table : pandas.DataFrame
        Worth of the map under each theory, as `map_worth` returns it.

    Returns
    -------
    list of str
        A sentence per theory.
    """
    campaign = comparison.design.campaign
    unit = "on random people" if campaign.in_money else "random people"
    said = []
    for row in table.itertuples():
        if math.isnan(row.extra):
            said.append(
                f"under {plain(row.theory)}, not even everybody that can be approached at random does as well as"
                f" {plain(row.strategy)} with {amount(row.budget)}"
            )
            continue
        high = "more than can be approached" if math.isnan(row.extra_high) else amount(row.extra_high)
        known = math.isfinite(row.saved) and (campaign.fee is not None or row.saved != 0)
        price = f": the map may cost up to {amount(max(row.saved, 0.0))}" if known else ""
        said.append(
            f"under {plain(row.theory)}, {amount(row.extra)} more {unit} (95 % interval {amount(row.extra_low)} to"
            f" {high}) do as well as {plain(row.strategy)} with {amount(row.budget)}{price}"
        )
    return [sentence(one) for one in said]


def of_assumptions(table: pd.DataFrame, choice: str, rival: str) -> list[str]:
    """Return which assumptions a lead depends on.

    Parameters
    ----------
    table : pandas.DataFrame
        Leads with one assumption changed, as `tornado` returns them.
    choice, rival : str
        Names of the chosen strategy and of the one it is compared with.

    Returns
    -------
    list of str
        A sentence per theory.
    """
    said = []
    for theory, part in table.groupby("theory", sort=False):
        base, changed = part[part.side == ""].iloc[0], part[part.side != ""]
        under, lead = f"under {plain(theory)}", f"the lead of {plain(choice)} over {plain(rival)}"
        if base.verdict != BETTER:
            said.append(f"{under}, {lead} is not shown as assumed ({base.verdict})")
            continue
        lost = changed[changed.verdict != BETTER]
        if lost.empty:
            said.append(f"{under}, {lead} of {amount(base.lead)} stays, whichever assumption is changed")
            continue
        which = listed([f"{row.assumption} ({row.setting})" for row in lost.itertuples()], "or")
        said.append(f"{under}, {lead} of {amount(base.lead)} is no longer shown with another {which}")
    return [sentence(one) for one in said]


def of_influentials(table: pd.DataFrame) -> list[str]:
    """Return how much of who starts big cascades could have been known.

    Parameters
    ----------
    table : pandas.DataFrame
        What could have been known, as `influentials` returns it.

    Returns
    -------
    list of str
        A sentence per theory.
    """
    said = []
    for theory, part in table.groupby("theory", sort=False):
        best = part[part.knowledge == "all of these"].iloc[0]
        under = f"under {plain(theory)}"
        if math.isnan(best.explained):
            said.append(f"{under}, all people start equally large cascades")
            continue
        if not best.explained_high - best.explained_low <= WIDE:
            ends = f"{percent(max(best.explained_low, 0.0))} to {percent(max(best.explained_high, 0.0))}"
            wide = f"the 95 % interval is {ends}" if not math.isnan(best.explained_low) else "there is no interval"
            said.append(
                f"{under}, it cannot be said how much could have been known from number of listeners, betweenness and"
                f" role: {wide}; try more people or worlds"
            )
            continue
        said.append(
            f"{under}, number of listeners, betweenness and role explain {percent(max(best.explained, 0.0))} of the"
            f" differences between people (95 % interval {percent(max(best.explained_low, 0.0))} to"
            f" {percent(max(best.explained_high, 0.0))}), but {percent(max(best.single, 0.0))} of those between single"
            f" cascades; the tenth of people picked by them goes {best.multiplier:.1f} times as far as the mean"
        )
    return [sentence(one) for one in said]
