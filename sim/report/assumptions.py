"""What was assumed, in plain language."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from sim.campaign import Campaign
from sim.report.plan import first_line
from sim.report.spelling import amount, listed, percent, plain
from sim.study.comparison import Comparison
from sim.study.goal import Goal


def theories(comparison: Comparison) -> list[dict[str, str]]:
    """Return what each theory says and how it was set.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of dict
        name, says, settings and match; empty texts where there is nothing to say.
    """
    matches = {one.theory: one.words for one in comparison.matches}
    return [
        {"name": plain(name), "says": first_line(one), "settings": settings(one), "match": matches.get(name, "")}
        for name, one in comparison.arena.theories.items()
    ]


def settings(thing: Any) -> str:
    """Return the settings of a theory or strategy.

    Parameters
    ----------
    thing : object
        A dataclass.

    Returns
    -------
    str
        For instance "hear 0.1, phi 0 to 0.445".
    """
    if hasattr(thing, "theory"):
        inner, knob = settings(thing.theory), thing.knob
        return f"{inner}; {knob}" if inner else knob
    return ", ".join(f"{plain(field.name)} {_value(getattr(thing, field.name))}" for field in fields(thing))


def _value(value: Any) -> str:
    if value is None:
        return "not set"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (tuple, list)) and len(value) == 2:
        return f"{_value(value[0])} to {_value(value[1])}"
    return f"{value:g}" if isinstance(value, float) else str(value)


def campaign(comparison: Comparison) -> list[str]:
    """Return what every plan does, and what counts.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of str
        Sentences.
    """
    own = comparison.arena.campaign
    return [*_people(own), *_money(own), f"What counts: {Goal.of(own).words}."]


def _people(own: Campaign) -> list[str]:
    whom = f"{own.budget:,} people are approached on day 0" if own.money is None else (
        f"A purse of {amount(own.money)} pays for as many people as it can on day 0, in the order of the plan"
    )  # fmt: skip
    chances = {
        "each of them is convinced": own.accept,
        "a convinced person speaks of it": own.recommend,
        "a convinced person buys": own.buy,
    }
    less = [f"{what} with a chance of {percent(chance)}" for what, chance in chances.items() if chance < 1]
    said = [
        f"{whom}.",
        f"{'; '.join(less).capitalize()}." if less else "All of them are convinced, speak of it, and buy.",
    ]
    if own.broadcast > 0:
        said.append(
            f"A broadcast reaches each person with a chance of {own.broadcast:.2%} a day;"
            f" it is worth {own.broadcast_worth} voices."
        )
    return [
        *said,
        "Played until nothing more can happen." if own.horizon is None else f"Played up to day {own.horizon:,}.",
    ]


def _money(own: Campaign) -> list[str]:
    known = {
        f"a fee of {amount(own.fee or 0)} a person": own.fee,
        f"a fee of {amount(own.fee_per_listener)} for each listener of a person": own.fee_per_listener,
        f"a fixed cost of {amount(own.fixed_cost)}": own.fixed_cost,
        f"{amount(own.revenue)} from each buyer": own.revenue,
    }
    named = [what for what, value in known.items() if value]
    limit = f"; at most {own.capacity:,} buyers can be served" if own.capacity is not None else ""
    return [f"Money: {listed(named)}{limit}."] if named else []
