"""What sweeps say, in sentences: budgets, the map, assumptions, influentials."""

from __future__ import annotations

import math
from collections.abc import Hashable
from itertools import pairwise, product
from typing import Any

import pandas as pd

from sim.report.names import assumption, if_theory
from sim.report.phrases import difference, quantity, verdict_on
from sim.report.prices import priced
from sim.study.comparison import Comparison
from sim.study.verdicts import BETTER
from sim.words import amount, label, listed, percent, say, sentence, span
from sim.words.numbers import written

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
    entry = "sweep-budget.money" if comparison.design.campaign.in_money else "sweep-budget.people"
    said = []
    for theory in comparison.theories:
        own = sweep[(sweep.theory == theory) & (sweep.strategy == choice)].to_dict("records")
        pairs = [(before, row) for before, row in pairwise(own) if not math.isnan(row["marginal"])]
        if not pairs:
            said.append(say("sweep-budget.alone", **_if(theory)))
            continue
        steps = [_step(comparison, *pairs[place]) for place in dict.fromkeys([0, len(pairs) - 1])]
        said.append(say(entry, steps=listed(steps), **_if(theory)))
    return [sentence(one) for one in said]


def of_costs(comparison: Comparison, sweep: pd.DataFrame, choice: str) -> list[str]:
    """Return what a person won costs at the least and the largest budget, and from which value of a buyer it pays.

    Parameters
    ----------
    comparison : Comparison
        What was swept.
    sweep : pandas.DataFrame
        Goal at each budget, as `budget_sweep` returns it.
    choice : str
        Name of the chosen plan.

    Returns
    -------
    list of str
        A sentence or two per theory; none where nobody is played, or nothing costs anything.
    """
    names = [name for name in ("cost_per_won", "break_even") if name in sweep and sweep.cost.any()]
    said = []
    for theory, name in product(comparison.theories, names):
        own = sweep[(sweep.theory == theory) & (sweep.strategy == choice) & sweep[name].notna()].to_dict("records")
        if own:
            ends = own if len(own) == 1 else [own[0], own[-1]]
            told = [(amount(row[name]), _spent(comparison, amount(row["budget"]))) for row in ends]
            steps = [say("sweep-budget.cost", cost=cost, budget=budget) for cost, budget in told]
            said.append(sentence(say(f"sweep-budget.{name.replace('_', '-')}", steps=listed(steps), **_if(theory))))
    return said


def _if(theory: str) -> dict[str, str]:
    return {"if": if_theory(theory)}


def _step(comparison: Comparison, before: dict[Hashable, Any], after: dict[Hashable, Any]) -> str:
    """Return what each further one brings between a budget and the next."""
    gain = quantity(comparison.goal, after["marginal"])
    high = _spent(comparison, amount(after["budget"]))
    return say("sweep-budget.step", quantity=gain, low=amount(before["budget"]), high=high)


def _spent(comparison: Comparison, number: str) -> str:
    """Return a budget with its unit."""
    return say("spent-money" if comparison.design.campaign.in_money else "spent-people", number=number)


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
    ends = (sweep.budget.min(), sweep.budget.max())
    said = []
    for row in even[even.strategy == choice].itertuples():
        pays = say("sweep-profit.pays", low=amount(row.pays_from), high=_spent(comparison, amount(row.pays_to)))
        if math.isnan(row.pays_from):
            pays = say("sweep-profit.pays-none")
        elif (row.pays_from, row.pays_to) == ends:
            pays = say("sweep-profit.pays-all")
        best = {"budget": _spent(comparison, amount(row.best_budget)), "profit": amount(row.profit)}
        interval = span(row.profit_low, row.profit_high)
        said.append(say("sweep-profit.best", ends=interval, pays=pays, **best, **_if(row.theory)))
    return [sentence(one) for one in said]


def of_map(comparison: Comparison, table: pd.DataFrame) -> list[str]:
    """Return what it saves to know who knows whom.

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
    entry = "sweep-map.money" if campaign.in_money else "sweep-map.people"
    said = []
    for row in table.itertuples():
        best = {"plan": label("strategy", row.strategy), "budget": _spent(comparison, amount(row.budget))}
        if math.isnan(row.extra):
            said.append(say("sweep-map.never", **best, **_if(row.theory)))
            continue
        high = say("sweep-map.no-limit") if math.isnan(row.extra_high) else amount(row.extra_high)
        known = math.isfinite(row.saved) and (campaign.fee is not None or row.saved != 0)
        more = {"extra": amount(row.extra), "low": amount(row.extra_low), "high": high}
        text = say(entry, **more, **best, **_if(row.theory))
        said.append(say("sweep-map.price", text=text, price=amount(max(row.saved, 0.0))) if known else text)
    return [sentence(one) for one in said]


def of_assumptions(comparison: Comparison, table: pd.DataFrame, choice: str, rival: str) -> list[str]:
    """Return which assumptions a lead depends on.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    table : pandas.DataFrame
        Leads with one assumption changed, as `tornado` returns them.
    choice, rival : str
        Names of the chosen strategy, and of the one that it leads.

    Returns
    -------
    list of str
        A sentence per theory.
    """
    said = []
    for theory, part in table.groupby("theory", sort=False):
        base, changed = part[part.side == ""].iloc[0], part[part.side != ""]
        if base.verdict != BETTER:
            verdict = verdict_on(comparison, base.verdict, label("strategy", rival))
            said.append(say("sweep-assumptions.no-lead", verdict=verdict, **_if(theory)))
            continue
        ahead = priced(comparison, difference(comparison.goal, base.lead), choice, rival)
        lead = {"rival": label("strategy", rival), "lead": ahead}
        lost = changed[changed.verdict != BETTER]
        if lost.empty:
            said.append(say("sweep-assumptions.stays", **lead, **_if(theory)))
            continue
        which = [
            assumption(str(name), _changed(str(key), list(rows.setting)))
            for (name, key), rows in lost.groupby(["assumption", "key"], sort=False)
        ]
        said.append(say("sweep-assumptions.lost", list=listed(which, "or"), **lead, **_if(theory)))
    return [sentence(one) for one in said]


def _changed(key: str, settings: list[str]) -> str:
    """Return to what an assumption is changed, after the setting of the command if it is one."""
    text = listed(settings, "or")
    return say("sweep-assumptions.key", key=key, setting=text) if key else text


def of_influentials(table: pd.DataFrame) -> list[str]:
    """Return how much of who starts large cascades can be known beforehand.

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
        said.append(_known(part[part.knowledge == "all of these"].iloc[0], theory))
    return [sentence(one) for one in said]


def _known(best: Any, theory: str) -> str:
    if math.isnan(best.explained):
        return say("influentials.alike", **_if(theory))
    if math.isnan(best.explained_low):
        return say("influentials.open", interval=say("influentials.no-interval"), **_if(theory))
    share = {name: percent(max(best[f"explained_{name}"], 0.0)) for name in ("low", "high")} | _if(theory)
    if best.explained_high - best.explained_low > WIDE:
        return say("influentials.open", interval=say("influentials.interval", **share), **share)
    share |= {name: percent(max(best[name], 0.0)) for name in ("explained", "single")}
    return say("influentials.known", times=written(best.multiplier, 1), **share)
