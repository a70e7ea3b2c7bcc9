"""What is it worth? More or fewer people approached, the network map, and a broadcast."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.budget import Budget
from sim.errors import InputError, check_whole
from sim.mechanisms.broadcast import DAYS, Broadcast
from sim.settings import Checked, same, setting, value_of
from sim.study.comparison import Comparison
from sim.study.design import RANDOM
from sim.study.measures import Interval, named
from sim.study.player import Player
from sim.study.rules import Rules

STEPS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Budgets that are tried, as multiples of the campaign's."""

BROADCASTS = (0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03)
"""Chances per day that a broadcast reaches a person, to be tried."""


@dataclass(frozen=True)
class Sweeps(Checked):
    """What is tried in turn.

    Parameters
    ----------
    worlds, looks
        As in `sim.compare`.
    budgets, broadcasts
        As in `budget_sweep` and `broadcast_sweep`.
    choice : str or None
        The strategy that is looked at.
    """

    worlds: int = same(Rules, "worlds", default=128, text="worlds to play at each setting")
    looks: int = same(Rules, "looks", default=1)
    budgets: Sequence[float] | None = same(
        Budget,
        "money",
        default=None,
        unit="people or money",
        text="people, at most everybody, or money where there is some",
        also={None: "a quarter to eight times the budget"},
    )
    broadcasts: Sequence[float] | None = same(
        Broadcast,
        "chance",
        default=None,
        text="chances per day that a broadcast reaches a person",
        also={None: "0 to 0.03"},
    )
    choice: str | None = setting(
        None,
        what="the name of a strategy",
        text="the strategy that is looked at",
        also={None: "the one that is regretted least"},
    )


def played(comparison: Comparison, player: Player) -> Comparison:
    """Return a comparison of the same size in the same worlds.

    Parameters
    ----------
    comparison : Comparison
        For blocks, margin and level.
    player : Player
        What to play.

    Returns
    -------
    Comparison
        With one look.
    """
    runs = player.play(range(comparison.blocks))
    return replace(comparison, player=player, runs=runs, looks=1, stopped="worlds", played=None)


def budgets_of(comparison: Comparison, budgets: Sequence[Any] | None) -> list[float]:
    """Return the budgets to try, in rising order.

    Parameters
    ----------
    comparison : Comparison
        For the campaign, and the number of people.
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
    campaign, n = comparison.design.campaign, comparison.network.n
    if budgets is None:
        usual = {campaign.times(step, n) for step in STEPS}
        return sorted(one for one in usual if not campaign.in_money or one >= campaign.fixed_cost)
    given = _several("budgets", budgets)
    if campaign.in_money:
        return sorted({float(one) for one in value_of(Sweeps, "budgets", given)})
    return sorted({float(check_whole("budgets", one, 1, n, of="people")) for one in given})


def _several(field: str, values: Any) -> list[Any]:
    if isinstance(values, str) or not hasattr(values, "__iter__") or not len(list(values)):
        raise InputError(f"{field} is a list of one number or more, got {values!r}", field=field)
    return list(values)


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
        _low and _high (95 % interval over blocks, paired in marginal); approached, cost (means).

    Raises
    ------
    InputError
        If a budget is out of range.
    """
    rows: list[dict[str, Any]] = []
    before: tuple[float, NDArray[np.float64]] | None = None
    for budget in budgets_of(comparison, budgets):
        campaign = comparison.design.campaign.having(budget)
        now = played(comparison, comparison.player.varied(campaign=campaign))
        goal = now.per_block(now.reached)
        profit = now.per_block(now.profit)
        for theory, strategy, place in _each(now):
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
                }
            )
        before = (budget, goal)
    return grouped(pd.DataFrame(rows), ["theory", "strategy"])


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


def broadcast_sweep(comparison: Comparison, broadcasts: Sequence[Any] | None = None) -> pd.DataFrame:
    """Return the edge of each strategy over random people as a broadcast grows, in the same worlds.

    Parameters
    ----------
    comparison : Comparison
        Theories, strategies, campaign and worlds.
    broadcasts : sequence of float, optional
        Chances per day that a broadcast reaches a person; by default from 0 to 0.03.

    Returns
    -------
    pandas.DataFrame
        A row per theory, strategy and broadcast: theory, strategy, broadcast, horizon (60 days where
        the campaign has none), goal with goal_low and goal_high, edge (over random, in the same
        worlds) with edge_low and edge_high, verdict (against random, joint over all strategies,
        theories and broadcasts).

    Raises
    ------
    InputError
        If one is no chance.
    """
    tried = BROADCASTS if broadcasts is None else _several("broadcasts", broadcasts)
    value_of(Sweeps, "broadcasts", tried)
    player = comparison.player.playing(comparison.design.with_random())
    horizon = DAYS if player.design.campaign.horizon is None else player.design.campaign.horizon
    rows = []
    for broadcast in sorted({float(one) for one in tried}):
        media = replace(player.design.campaign.mechanism(Broadcast), chance=broadcast)
        campaign = player.design.campaign.using(media, horizon=horizon)
        now = replace(played(comparison, player.varied(campaign=campaign)), looks=comparison.looks * len(tried))
        goal = now.per_block(now.reached)
        for theory, strategy, place in _each(now):
            if strategy != RANDOM:
                verdict = now.verdicts[theory, strategy, RANDOM]
                random = goal[place[0], now.strategies.index(RANDOM)]
                rows.append(
                    {
                        "theory": theory,
                        "strategy": strategy,
                        "broadcast": broadcast,
                        "horizon": horizon,
                        **named("goal", now.interval(goal[place])),
                        **named("edge", now.lead(goal[place] - random)),
                        "verdict": verdict.said,
                    }
                )
    return grouped(pd.DataFrame(rows), ["theory", "strategy"])


def _each(comparison: Comparison) -> Iterator[tuple[str, str, tuple[int, int]]]:
    for theory, name in enumerate(comparison.theories):
        for strategy, own in enumerate(comparison.strategies):
            yield name, own, (theory, strategy)


def grouped(frame: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return rows group by group, groups and rows in the order in which they first stand.

    Parameters
    ----------
    frame : pandas.DataFrame
        Table whose rows of one group may stand apart.
    by : list of str
        Columns that make a group.

    Returns
    -------
    pandas.DataFrame
        The same rows.
    """
    return pd.concat([part for _, part in frame.groupby(by, sort=False)], ignore_index=True)
