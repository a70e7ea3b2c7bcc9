"""The tables a comparison is read from, row by row; `Comparison` says what their columns mean."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.engines.base import MEASURES, padded
from sim.seeding.listed import left_out
from sim.study.choice import lowest, shares_first
from sim.study.design import NOBODY, RANDOM
from sim.study.measures import Interval, named, unpaired
from sim.study.ratios import ratio_of_means
from sim.theories.thresholds import share

REFERENCE = "reference"
"""The verdict on a plan that others are held against."""

if TYPE_CHECKING:
    from sim.study.comparison import Comparison


def standings(of: Comparison) -> pd.DataFrame:
    """Return how every strategy does under every theory.

    Parameters
    ----------
    of : Comparison
        What is told.

    Returns
    -------
    pandas.DataFrame
        See `Comparison.table`.
    """
    return pd.DataFrame([row for theory in range(len(of.theories)) for row in _ranked(of, theory)])


def references(of: Comparison) -> pd.DataFrame:
    """Return how plans do that are no choice, under every theory.

    Parameters
    ----------
    of : Comparison
        What is told.

    Returns
    -------
    pandas.DataFrame
        See `Comparison.references`.
    """
    whole, rows = of.whole, []
    for theory, name in enumerate(of.theories):
        best = of.per_block(of.reached[theory, of.strategies.index(of.best(name))])
        for strategy, own in enumerate(whole.strategies):
            if own not in (*of.strategies, NOBODY):
                rows.append({**_row(whole, theory, strategy, best), "verdict": REFERENCE})
    columns = standings(of).columns
    return pd.DataFrame(rows).reindex(columns=columns) if rows else pd.DataFrame(columns=columns)


def _ranked(of: Comparison, theory: int) -> Iterator[dict[str, Any]]:
    name, goal = of.theories[theory], of.reached[theory]
    best_in_world = shares_first(lowest(-goal.T))
    best_in_resample = shares_first(lowest(-of.resampled[:, theory]))
    order = np.argsort(-of.means[theory], kind="stable")
    for rank, strategy in enumerate(order, start=1):
        row = _row(of, theory, int(strategy), of.per_block(goal[order[0]]))
        own = {
            "rank": rank,
            "verdict": of.place(name, of.strategies[strategy]),
            "best_in_world": best_in_world[strategy],
            "best_in_resample": best_in_resample[strategy],
        }
        yield {key: own.get(key, value) for key, value in row.items()}


def _row(of: Comparison, theory: int, strategy: int, best: NDArray[np.float64]) -> dict[str, Any]:
    """Return what is told of a plan under a theory, but for what holds it against the other choices."""
    name, own, goal = of.theories[theory], of.strategies[strategy], of.reached[theory]
    blocks = of.per_block(goal)
    base = blocks[of.strategies.index(RANDOM)] if RANDOM in of.strategies else None
    low, middle, high = np.quantile(goal[strategy], [0.1, 0.5, 0.9])
    return {
        "theory": name,
        "strategy": own,
        "rank": np.nan,
        "worlds": of.worlds,
        "blocks": of.blocks,
        **named("goal", of.interval(blocks[strategy])),
        "goal_p10": low,
        "goal_p50": middle,
        "goal_p90": high,
        **named("vs_random", Interval(*[np.nan] * 3) if base is None else of.lead(blocks[strategy] - base)),
        **named("vs_best", of.lead(blocks[strategy] - best)),
        "verdict": "",
        "best_in_world": np.nan,
        "best_in_resample": np.nan,
        "failure_rate": of.failure_rate[theory, strategy],
        **_of_people(of, theory, strategy),
        **_of_money(of, theory, strategy),
        **(_of_won(of, name, own) if of.holds_nobody else {}),
        **{
            column: value
            for chance, one in of.chances(name, own).items()
            for column, value in named(chance, one).items()
        },
    }


def _of_won(of: Comparison, theory: str, plan: str) -> dict[str, float]:
    people, found = float(of.network.n), dict[str, float]()
    ratios = {"cost_per_won": of.cost_per_won(theory, plan), "break_even": of.break_even(theory, plan)}
    for name in ("won", "won_others"):
        counted = of.won(theory, plan, others=name != "won")
        found |= named(name, of.interval(of.per_block(counted), (-people, people)))
    for name, one in ratios.items():
        found |= named(name, Interval(one.ratio, one.low, one.high))
    return found


def _of_people(of: Comparison, theory: int, strategy: int) -> dict[str, float]:
    reach, n = of.reach[theory, strategy], of.network.n
    least = math.ceil(share("cascade_share", of.cascade_share) * n)
    aware, convinced, buyers = of.runs.final[theory, strategy].mean(axis=0)
    half = of.runs.half[theory, strategy]
    return {
        "global_cascades": float((reach >= least).mean()),
        **named("reach", of.interval(of.per_block(reach), (0.0, float(n)))),
        "reach_share": convinced / n,
        "aware": aware,
        "buyers": buyers,
        "days_to_half": half[half >= 0].mean() if (half >= 0).any() else np.nan,
    }


def _of_money(of: Comparison, theory: int, strategy: int) -> dict[str, float]:
    cost = of.runs.cost[theory, strategy].mean()
    buyers = of.runs.final[theory, strategy, :, MEASURES.index("buyers")].mean()
    profit = of.per_block(of.profit[theory, strategy])
    return {
        "approached": of.runs.heads[theory, strategy].mean(),
        "cost": cost,
        "cost_per_buyer": cost / buyers if buyers > 0 else np.nan,
        **named("profit", of.interval(profit, of.profit_ends)),
        **(_of_return(of, theory, strategy, profit) if of.goal.revenue > 0 and of.cost_ends[1] > 0 else {}),
    }


def _of_return(of: Comparison, theory: int, strategy: int, profit: NDArray[np.float64]) -> dict[str, float]:
    """Return profit for each unit of money spent; nothing where a plan costs nothing."""
    cost, name = of.per_block(of.runs.cost[theory, strategy]), of.strategies[strategy]
    if not cost.any():
        return named("roi", Interval(*[np.nan] * 3))
    one = ratio_of_means(profit, cost, 0.95, of.profit_ends, of.cost_ends_of(name))
    return named("roi", Interval(one.ratio, one.low, one.high))


def pairs(of: Comparison) -> pd.DataFrame:
    """Return how every strategy does against every other under every theory.

    Parameters
    ----------
    of : Comparison
        What is told.

    Returns
    -------
    pandas.DataFrame
        See `Comparison.pairs`.
    """
    goal, profit, cost = of.per_block(of.reached), of.profit.mean(axis=2), of.runs.cost.mean(axis=2)
    rows = []
    for theory, name in enumerate(of.theories):
        for (one, own), (other, its) in combinations(enumerate(of.strategies), 2):
            verdict = of.verdicts[name, own, its]
            apart = unpaired(goal[theory, one], goal[theory, other], verdict.level, -of.largest, of.largest)
            rows.append(
                {
                    "theory": name,
                    "one": own,
                    "other": its,
                    "verdict": verdict.said,
                    "difference": verdict.gap.mean,
                    "low": verdict.gap.low,
                    "high": verdict.gap.high,
                    "level": verdict.level,
                    "differ": verdict.differ,
                    "unpaired_low": apart.low,
                    "unpaired_high": apart.high,
                    "profit": profit[theory, one] - profit[theory, other],
                    "cost": cost[theory, one] - cost[theory, other],
                }
            )
    columns = "theory one other verdict difference low high level differ unpaired_low unpaired_high profit cost"
    return pd.DataFrame(rows, columns=columns.split())


def curves(of: Comparison) -> Iterator[pd.DataFrame]:
    """Yield people by day in every world whose curves are kept.

    Parameters
    ----------
    of : Comparison
        What is told.

    Yields
    ------
    pandas.DataFrame
        See `Comparison.curves`; of one theory and strategy.
    """
    kept, days, worlds = of.runs.curves.kept, of.runs.curves.days, of.runs.curves.worlds
    for place, (theory, strategy) in enumerate(product(of.theories, of.strategies)):
        own = padded([runs[place] for _, runs in kept], days)
        frame = {"theory": theory, "strategy": strategy, "world": np.repeat(worlds, days)}
        frame |= {"day": np.tile(np.arange(days), len(worlds))}
        yield pd.DataFrame(frame | {name: own[:, at].ravel() for at, name in enumerate(MEASURES)})


def seeds(of: Comparison) -> pd.DataFrame:
    """Return whom every strategy approaches.

    Parameters
    ----------
    of : Comparison
        What is told.

    Returns
    -------
    pandas.DataFrame
        See `Comparison.seeds`.
    """
    frames = []
    worlds = of.design.worlds_per_block if of.design.drawn else of.worlds
    ranked = of.player.instance.ranked
    for often, one in zip(of.runs.approached, ranked, strict=True):
        score = one.ranking.score
        order = np.lexsort((np.arange(len(often)), -score, -often))[: np.count_nonzero(often)]
        frame = pd.DataFrame({"place": np.arange(1, len(order) + 1), "id": of.network.ids[order]})
        if of.network.labelled:
            frame["name"] = [of.network.shown[person] for person in order]
        frame.insert(0, "strategy", one.plan)
        if any(other.theory is not None for other in ranked):
            frame.insert(0, "theory", one.theory or "")
        frames.append(frame.assign(score=score[order], share=often[order] / worlds))
    return pd.concat(frames, ignore_index=True)


def notes(of: Comparison) -> dict[str, str]:
    """Return how strategies ranked people.

    Parameters
    ----------
    of : Comparison
        What is told.

    Returns
    -------
    dict of str to str
        See `Comparison.notes`.
    """
    found: dict[str, dict[str, list[str]]] = {name: {} for name in of.strategies}
    for one in of.player.instance.ranked:
        found[one.plan].setdefault(one.ranking.note, []).append(one.theory or "")
    told = {
        name: [*noted] if len(noted) == 1 else [f"{', '.join(under)}: {note}" for note, under in noted.items()]
        for name, noted in found.items()
    }
    return {name: "; ".join([*said, *left_out_of(of, name)]) for name, said in told.items()}


def left_out_of(of: Comparison, name: str) -> list[str]:
    """Return who stands on the list of a plan and may not be approached.

    Parameters
    ----------
    of : Comparison
        What is told.
    name : str
        Of the plan.

    Returns
    -------
    list of str
        A clause; none where nobody is left out.
    """
    instance = of.player.instance
    listed = next(one.ranking.listed for one in instance.ranked if one.plan == name)
    said = left_out(of.network, listed, instance.spending[name].allowed)
    return [said] if said else []
