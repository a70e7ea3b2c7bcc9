"""More or fewer people approached, in the same worlds: what plans bring then, and where they pay."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.errors import check_whole
from sim.plan import Plan
from sim.settings import value_of
from sim.study.comparison import Comparison
from sim.study.design import NOBODY
from sim.study.measures import Interval, named
from sim.study.worth import Sweeps, besides_of, each_play, free_of, grouped, played, several

STEPS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Budgets that are tried, as multiples of the campaign's."""


def budgets_of(comparison: Comparison, budgets: Sequence[Any] | None) -> list[float]:
    """Return the budgets to try, in rising order.

    Parameters
    ----------
    comparison : Comparison
        For the campaign, and how many people may be approached.
    budgets : sequence of float, or None
        In money if the campaign has some, else in people; None is a quarter to eight times its own.

    Returns
    -------
    list of float
        Distinct.

    Raises
    ------
    InputError
        If one is out of range, or none is left.
    """
    campaign, n = comparison.design.campaign, free_of(comparison.player)
    if budgets is None:
        usual = {campaign.times(step, n) for step in STEPS}
        return sorted(one for one in usual if not campaign.in_money or one >= besides_of(comparison.player))
    given = several("budgets", budgets)
    if campaign.in_money:
        return sorted({float(one) for one in value_of(Sweeps, "budgets", given)})
    return sorted({float(check_whole("budgets", one, 1, n, of="people")) for one in given})


def budget_sweep(comparison: Comparison, budgets: Sequence[Any] | None = None) -> pd.DataFrame:
    """Return what each strategy brings at several budgets, in the same worlds.

    Parameters
    ----------
    comparison : Comparison
        Theories, strategies, campaign and worlds.
    budgets : sequence of float, optional
        As in `budgets_of`.

    Returns
    -------
    pandas.DataFrame
        A row per theory, strategy and budget: theory, strategy, budget; goal, marginal (what one
        more person, or unit of money, brings over the budget before) and profit, each a mean with
        _low and _high (95 % interval over blocks, paired in marginal); approached, cost (means). Where plans are
        compared, also won, cost_per_won and break_even with their ends, as in `Comparison.table`.

    Raises
    ------
    InputError
        If a budget is out of range.
    """
    rows: list[dict[str, Any]] = []
    player, nobody = comparison.player, {NOBODY: Plan(None)} if comparison.holds_nobody else {}
    before: tuple[float, NDArray[np.float64]] | None = None
    for budget in budgets_of(comparison, budgets):
        campaign = comparison.design.campaign.having(budget)
        plans = dict(player.design.plans) | nobody
        now = played(comparison, player.varied(campaign=campaign, plans=plans))
        goal = now.per_block(now.reached)
        profit = now.per_block(now.profit)
        for theory, strategy, place in each_play(now):
            gain = Interval(math.nan, math.nan, math.nan)
            if before is not None:
                gain = now.lead(goal[place] - before[1][place]).over(budget - before[0])
            rows.append(
                {
                    "theory": theory,
                    "strategy": strategy,
                    "budget": budget,
                    **named("goal", now.interval(goal[place])),
                    **named("marginal", gain),
                    **named("profit", now.interval(profit[place], now.profit_ends)),
                    "approached": now.runs.heads[place].mean(),
                    "cost": now.runs.cost[place].mean(),
                    **(_won(now, theory, strategy) if now.holds_nobody else {}),
                }
            )
        before = (budget, goal)
    return grouped(pd.DataFrame(rows), ["theory", "strategy"])


def _won(now: Comparison, theory: str, plan: str) -> dict[str, float]:
    people = float(now.network.n)
    found = named("won", now.interval(now.per_block(now.won(theory, plan)), (-people, people)))
    for name, one in {"cost_per_won": now.cost_per_won, "break_even": now.break_even}.items():
        ratio = one(theory, plan)
        found |= named(name, Interval(ratio.ratio, ratio.low, ratio.high))
    return found


def break_even(sweep: pd.DataFrame) -> pd.DataFrame:
    """Return where a budget pays.

    Parameters
    ----------
    sweep : pandas.DataFrame
        From `budget_sweep`, of a campaign with revenue.

    Returns
    -------
    pandas.DataFrame
        A row per theory and strategy: theory, strategy, best_budget (of those tried, highest mean
        profit), profit with profit_low and profit_high there, pays_from and pays_to (budgets between
        which the mean profit is 0 or more, on straight lines between those tried; blank if nowhere).
    """
    rows = []
    for (theory, strategy), part in sweep.groupby(["theory", "strategy"], sort=False):
        best = part.loc[part.profit.idxmax()]
        low, high = _where_positive(part.budget.to_numpy(float), part.profit.to_numpy(float))
        rows.append(
            {
                "theory": theory,
                "strategy": strategy,
                "best_budget": best.budget,
                **{name: best[name] for name in ("profit", "profit_low", "profit_high")},
                "pays_from": low,
                "pays_to": high,
            }
        )
    return pd.DataFrame(rows)


def _where_positive(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[float, float]:
    """Return the first and the last place where straight lines through points are 0 or more."""
    places = [float(at) for at, value in zip(x, y, strict=True) if value >= 0]
    for left in range(len(x) - 1):
        if (y[left] < 0) != (y[left + 1] < 0):
            share = y[left] / (y[left] - y[left + 1])
            places.append(float(x[left] + share * (x[left + 1] - x[left])))
    return (min(places), max(places)) if places else (math.nan, math.nan)
