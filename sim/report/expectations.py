"""What to expect of the chosen plan, what it costs, and whether that is enough, in sentences of which none is long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sim.report.certainty import condition
from sim.report.gains import has_buyers
from sim.report.names import if_theory
from sim.report.phrases import has_cost, quantity
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.words import amount, percent, percents, say, span

_MANY, _TEN = 3, 10
"""Theories of which each is told; worlds of which "9 of 10" can be said."""


def expectations(decision: Decision) -> list[str]:
    """Return what to expect of the choice in fresh worlds.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    list of str
        Clauses, each for a sentence of its own.
    """
    comparison, fresh = decision.comparison, decision.fresh
    rows = [row for row in decision.expected.itertuples() if row.strategy == decision.choice]
    said = _of_some("result", rows, "goal", lambda entry, row: _result(entry, fresh, row))
    if comparison.goal.target is not None:
        said += _of_some("answer-target", rows, "target_reached", lambda entry, row: _target(entry, comparison, row))
    if comparison.goal.capacity is not None:
        said.append(_house(comparison.goal.capacity, rows))
    lost = comparison.goal.measure == "profit" and all(row.goal < 0 for row in rows)
    return [*said, say("answer-nothing")] if lost else said


def money(decision: Decision) -> list[str]:
    """Return what the choice costs, and what for.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    list of str
        Clauses, as in `expectations`; none where approaching anybody costs nothing.
    """
    if not has_cost(decision.comparison):
        return []
    cost = next(row.cost for row in decision.expected.itertuples() if row.strategy == decision.choice)
    return [*_cost(decision, cost), *_per_person(decision)]


def _of_some(entry: str, rows: Sequence[Any], name: str, told: Callable[[str, Any], str]) -> list[str]:
    """Return what is told under each theory; under those with the lowest and the highest where there are many."""
    if len(rows) <= _MANY:
        return [told(entry, row) for row in rows]
    ends = (least(rows, key=lambda row: getattr(row, name)) for least in (min, max))
    return [told(f"{entry}.{which}", row) for which, row in zip(("least", "most"), ends, strict=True)]


def _result(entry: str, fresh: Comparison, row: Any) -> str:
    """Return a mean under a theory, and what is reached in nearly all worlds where these are enough and differ."""
    text, least = quantity(fresh.goal, row.goal), amount(row.goal_p10)
    if fresh.worlds > 1:
        mostly = "result.mostly-loss" if least.startswith("-") else "result.mostly"
        known = fresh.worlds >= _TEN and least != amount(row.goal)
        text = say(mostly if known else "result.average", quantity=text, least=least.removeprefix("-"))
    return say(entry, **{"quantity": text, "if": if_theory(row.theory)})


def _target(entry: str, comparison: Comparison, row: Any) -> str:
    """Return how often the target is reached under a theory."""
    assert comparison.goal.target is not None
    ends = percents(row.target_reached_low, row.target_reached_high)
    told = {"target": amount(comparison.goal.target), "share": percent(row.target_reached), "ends": ends}
    return say(entry, **{"if": if_theory(row.theory)}, **told)


def _house(capacity: int, rows: Sequence[Any]) -> str:
    """Return how often the house is full, and how often people are turned away, under any of the theories."""
    shares = {name: [getattr(row, name) for row in rows] for name in ("full_house", "turned_away")}
    if not any(shares["full_house"]):
        return say("answer-house.never", capacity=capacity)
    full, away = (percents(min(own), max(own)) for own in shares.values())
    differs = any(min(own) < max(own) for own in shares.values())
    return say("answer-house.theories" if differs else "answer-house", capacity=capacity, full=full, away=away)


def _cost(decision: Decision, cost: float) -> list[str]:
    """Return what the choice costs, and from which value of a buyer on it is worth that."""
    comparison, told = decision.comparison, {"cost": amount(cost)}
    plain = [say("answer-cost", **told)]
    if not (has_buyers(comparison) and comparison.holds_nobody and cost > 0):
        return plain
    found = [comparison.break_even(theory, decision.choice) for theory in comparison.theories]
    unsaid = [not one.said for one in found]
    if any(unsaid):
        return [*plain, say("answer-worth.unsaid", **{"if": condition(comparison, unsaid)})]
    most = max(found, key=lambda one: one.ratio)
    entry = "answer-worth.whichever" if len(found) > 1 else "answer-worth"
    return [say(entry, value=amount(most.ratio), ends=span(most.low, most.high), **told)]


def _per_person(decision: Decision) -> list[str]:
    """Return what each person won costs under each theory, where plans are held against nobody; or that it is open."""
    comparison = decision.comparison
    if not comparison.holds_nobody or comparison.goal.measure == "profit":
        return []
    found = {theory: comparison.cost_per_won(theory, decision.choice) for theory in comparison.theories}
    said = [
        say("answer-per-won", cost=amount(one.ratio), ends=span(one.low, one.high), **{"if": if_theory(theory)})
        for theory, one in found.items()
        if one.said
    ]
    unsaid = [not one.said for one in found.values()]
    more = [say("answer-per-won.unsaid", **{"if": condition(comparison, unsaid)})] if any(unsaid) else []
    return [*said[:_MANY], *more]
