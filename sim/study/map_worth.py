"""Is the map of the network worth its price? Random people, until they do as well."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.plan import Plan
from sim.seeding.random import Random
from sim.study.comparison import Comparison
from sim.study.design import RANDOM
from sim.study.worth import free_of, played


def map_worth(comparison: Comparison) -> pd.DataFrame:
    """Return how much more must be spent on random people to do as well as the best strategy.

    Is the map of the network worth its price? It is if it costs less than that (Akbarpour,
    Malladi & Saberi, "Just a few seeds more", 2020). Where the goal is profit, buyers are compared.

    Parameters
    ----------
    comparison : Comparison
        Theories, strategies, campaign and worlds.

    Returns
    -------
    pandas.DataFrame
        A row per theory: theory, strategy (the best), goal (its mean), budget, extra (the least
        more that random people need for the same mean, in people or money), extra_low and extra_high
        (the least with which the 95 % interval of the paired difference holds 0, and lies above
        it), saved (mean cost of the random people minus that of the best, in money); blank where even
        the most people that can be approached do not do.
    """
    campaign = comparison.design.campaign
    if campaign.goal == "profit":
        campaign = replace(campaign, goal="buyers")
    own = replace(comparison, player=comparison.player.varied(campaign=campaign))
    player = own.player.varied(plans={RANDOM: Plan(Random(), address=RANDOM)})
    base = campaign.amount if campaign.in_money else min(campaign.amount, free_of(comparison.player))
    unit = base / 50 if campaign.in_money else 1.0
    most = 2000 if campaign.in_money else free_of(comparison.player) - round(base)
    goal = own.per_block(own.reached)

    @cache
    def at_random(extra: int) -> tuple[NDArray[np.float64], float]:
        more = played(own, player.varied(campaign=campaign.having(base + extra * unit)))
        return more.per_block(more.reached)[:, 0], float(more.runs.cost.mean())

    def least(theory: int, best: int, end: str) -> float:
        return _least(lambda extra: getattr(own.lead(at_random(extra)[0][theory] - goal[theory, best]), end) >= 0, most)

    rows = []
    for theory, name in enumerate(own.theories):
        best = own.strategies.index(own.best(name))
        found = {column: least(theory, best, end) for column, end in _ENDS.items()}
        saved = math.nan
        if not math.isnan(found["extra"]):
            saved = at_random(int(found["extra"]))[1] - own.runs.cost[theory, best].mean()
        row = {"theory": name, "strategy": own.strategies[best], "goal": goal[theory, best].mean(), "budget": base}
        rows.append(row | {column: extra * unit for column, extra in found.items()} | {"saved": saved})
    return pd.DataFrame(rows)


_ENDS = {"extra": "mean", "extra_low": "high", "extra_high": "low"}


def _least(holds: Callable[[int], bool], most: int) -> float:
    """Return the least number from 0 to `most` for which something holds that stays so; NaN if none."""
    step = 1
    if holds(0):
        return 0.0
    while step < most and not holds(step):
        step *= 2
    low, high = step // 2, min(step, most)
    if not holds(high):
        return math.nan
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return float(high)
