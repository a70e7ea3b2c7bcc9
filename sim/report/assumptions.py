"""What was assumed, in plain language."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from sim.campaign import Campaign
from sim.networks.base import Source
from sim.people import People
from sim.report.phrases import first_line
from sim.report.spelling import plain
from sim.study.comparison import Comparison
from sim.study.goal import Goal
from sim.words import amount, listed, percent, sentence


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
        for name, one in comparison.design.theories.items()
    ]


def settings(thing: Any) -> str:
    """Return the settings of a theory.

    Parameters
    ----------
    thing : object
        Theory, a dataclass whose fields are its settings.

    Returns
    -------
    str
        For instance "hear 0.1, phi 0 to 0.445".
    """
    if hasattr(thing, "theory"):
        inner, knob = settings(thing.theory), thing.knob
        return f"{inner}; {knob}" if inner else knob
    return ", ".join(f"{plain(field.name)} {_value(getattr(thing, field.name))}" for field in fields(thing))


def changed(thing: Any) -> str:
    """Return the settings of anything that are not the usual ones.

    Parameters
    ----------
    thing : object
        Dataclass whose fields are its settings.

    Returns
    -------
    str
        For instance "damping 0.5"; empty if all are usual. Secrets are not shown.
    """
    own = (field for field in fields(thing) if field.repr and getattr(thing, field.name) != field.default)
    return ", ".join(f"{plain(field.name)} {_value(getattr(thing, field.name))}" for field in own)


def strategies(comparison: Comparison) -> list[str]:
    """Return how strategies were set, where that is not the usual way.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of str
        A sentence for each such strategy.
    """
    told = ((name, changed(one)) for name, one in comparison.design.strategies.items())
    return [f"Strategy {plain(name)}: {text}." for name, text in told if text]


def network(comparison: Comparison) -> list[str]:
    """Return what strategies see of the network, and how many worlds share one.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of str
        Sentences; none where strategies see all of a network that is given.
    """
    player, said = comparison.player, []
    if isinstance(player.design.population, Source):
        own = changed(player.design.population)
        drawn = f"{comparison.blocks:,} networks were drawn, each for {player.design.worlds_per_block:,} worlds"
        said.append(f"{drawn}{f' ({own})' if own else ''}.")
    seen, wrong = player.design.old_map.map_shows, player.design.old_map.map_wrong
    if seen < 1 or wrong > 0:
        shown = f"Strategies see a map with {percent(seen)} of the ties"
        shown += f", {percent(wrong)} of which lead to somebody else" if wrong > 0 else ""
        said.append(f"{shown}; the campaign runs on the true network.")
    return said


def source(config: Any) -> list[str]:
    """Return how the network was made or read.

    Parameters
    ----------
    config : dict
        The run's settings; may be empty.

    Returns
    -------
    list of str
        A sentence, if the settings are known.
    """
    own = dict(config.get("network") or {})
    kind = own.pop("kind", "")
    told = [f"{plain(name)} {_value(value)}" for name, value in own.items() if name not in _MAP and value is not None]
    return [f"Network: {plain(kind)}{'; ' if told else ''}{', '.join(told)}."] if kind else []


_MAP = ("map_shows", "map_wrong")
"""Settings of networks that `network` tells."""


def _value(value: Any) -> str:
    if value is None:
        return "not set"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (tuple, list)) and len(value) == 2:
        return f"{_value(value[0])} to {_value(value[1])}"
    if isinstance(value, (tuple, list)):
        return f"{len(value):,} values" if len(value) > _FEW else listed([_value(one) for one in value] or ["none"])
    return f"{value:g}" if isinstance(value, float) else str(value)


_FEW = 8


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
    own = comparison.design.campaign
    people = comparison.player.instance.people
    engine = [] if comparison.player.engine == "compiled" else ["The Mesa model played; it gives the same numbers."]
    counts = f"What counts: {Goal.of(own).words}."
    return [*_people(own, people), *_money(own, people), *_plans(comparison), counts, *engine]


def _plans(comparison: Comparison) -> list[str]:
    """Return what single plans do otherwise."""
    changes = {name: plan.changes for name, plan in comparison.design.plans.items() if plan.changes}
    return [f"Otherwise in {plain(name)}: {', '.join(map(_change, own.items()))}." for name, own in changes.items()]


def _change(change: tuple[str, Any]) -> str:
    name, value = change
    if name == "mechanisms":
        return listed([one.said.rstrip(".") for one in value if one.on] or ["none of the mechanisms"])
    return f"{plain(name)} {_value(value)}"


def _people(own: Campaign, people: People) -> list[str]:
    whom = f"{own.budget:,} people are approached on day 0"
    if own.in_money:
        whom = (
            f"With {amount(own.amount)} to spend, people are approached on day 0 in ranked order;"
            " who costs more than what is left is skipped"
        )
    chances = {
        "each of them is convinced": "accept",
        "a convinced person speaks of it": "recommend",
        "a convinced person buys": "buy",
    }
    told = [text for what, name in chances.items() if (text := _chance(what, name, getattr(own, name), people))]
    said = [
        f"{whom}.",
        sentence("; ".join(told)) if told else "All of them are convinced, speak of it, and buy.",
    ]
    return [
        *said,
        *(mechanism.said for mechanism in own.mechanisms),
        "Played until nothing more can happen." if own.horizon is None else f"Played up to day {own.horizon:,}.",
    ]


def _chance(what: str, name: str, usual: float, people: People) -> str:
    """Return with what chance something happens, unless it is certain."""
    if name not in people:
        return f"{what} with a chance of {percent(usual)}" if usual < 1 else ""
    own = people.number(name, usual, 0.0, 1.0)
    low, high = percent(float(own.min())), percent(float(own.max()))
    return f"{what} with the chance in the column {name} ({low if low == high else f'{low} to {high}'})"


def _money(own: Campaign, people: People) -> list[str]:
    known = {
        f"a fee of {amount(own.fee or 0)} a person": own.fee if "fee" not in people else None,
        "the fee in the column fee for each person": "fee" in people,
        f"a fee of {amount(own.fee_per_listener)} for each listener of a person": own.fee_per_listener,
        f"a fixed cost of {amount(own.fixed_cost)}": own.fixed_cost,
        f"{amount(own.revenue)} from each buyer": own.revenue,
    }
    named = [what for what, value in known.items() if value]
    if own.capacity is not None:
        named.append(f"at most {own.capacity:,} buyers who can be served")
    return [f"Money: {listed(named)}."] if named else []
