"""What is it worth? What sweeps have in common, and the sweep of a broadcast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from sim.budget import Budget
from sim.errors import InputError
from sim.mechanisms.broadcast import DAYS, Broadcast
from sim.settings import Checked, same, setting, value_of
from sim.study.comparison import Comparison
from sim.study.design import RANDOM
from sim.study.measures import named
from sim.study.player import Player
from sim.study.results import Results
from sim.study.rules import Rules

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
        As in `sim.study.budgets.budget_sweep` and `broadcast_sweep`.
    choice : str or None
        The plan that is looked at; a strategy, where there are no plans.
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
        what="the name of a plan",
        text="the plan, or the strategy, that is looked at",
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
        With one look; nobody and everybody, where they are played, are no choice.
    """
    kept = {name: getattr(comparison, name) for name in ("margin", "level", "cascade_share", "matches")}
    return Comparison.of(Results(player, player.play(range(comparison.blocks))), **kept)


def free_of(player: Player) -> int:
    """Return how many people every plan may approach, whatever there is to spend.

    Parameters
    ----------
    player : Player
        Plans on a network, the first one where they are drawn.

    Returns
    -------
    int
        All people, or those who meet the conditions on candidates.
    """
    return min(one.free for one in player.instance.spending.values())


def besides_of(player: Player) -> float:
    """Return what is spent, or expected to be, whoever is approached.

    Parameters
    ----------
    player : Player
        Plans on a network, the first one where they are drawn.

    Returns
    -------
    float
        In money, of the plan for which it is most.
    """
    return max(one.besides for one in player.instance.spending.values())


def several(field: str, values: Any) -> list[Any]:
    """Return the values of a setting that is a list.

    Parameters
    ----------
    field : str
        Name used in the message.
    values : object
        What was given.

    Returns
    -------
    list
        With one value or more.

    Raises
    ------
    InputError
        If it is none.
    """
    if isinstance(values, str) or not hasattr(values, "__iter__") or not len(list(values)):
        raise InputError(f"{field} is a list of one number or more, got {values!r}", field=field)
    return list(values)


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
    tried = BROADCASTS if broadcasts is None else several("broadcasts", broadcasts)
    value_of(Sweeps, "broadcasts", tried)
    player = comparison.player.playing(comparison.design.with_random())
    horizon = player.design.campaign.horizon
    horizon = player.design.campaign.at_least(DAYS) if horizon is None else horizon
    rows = []
    for broadcast in sorted({float(one) for one in tried}):
        media = player.design.campaign.mechanism(Broadcast).at(broadcast)
        campaign = player.design.campaign.using(media, horizon=horizon)
        now = replace(played(comparison, player.varied(campaign=campaign)), looks=comparison.looks * len(tried))
        goal = now.per_block(now.reached)
        for theory, strategy, place in each_play(now):
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


def each_play(comparison: Comparison) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yield all plans under all theories.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Yields
    ------
    tuple of str, str and tuple of int
        Theory, plan, and where they stand in arrays.
    """
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
