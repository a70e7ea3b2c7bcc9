"""What was assumed, in plain language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import Field, fields
from typing import Any

from sim.campaign import Campaign
from sim.kinds import kind_of, kinds
from sim.networks.base import Source
from sim.nobody import Nobody
from sim.people import People
from sim.report.differences import differences, set_to
from sim.report.names import first_line
from sim.report.phrases import quantity
from sim.report.spelling import plain
from sim.study.comparison import Comparison
from sim.study.goal import Goal
from sim.theories.base import Theory
from sim.words import amount, known, label, listed, percent, say


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
        {"name": label("theory", name), "says": _says(one), "settings": settings(one), "match": matches.get(name, "")}
        for name, one in comparison.design.theories.items()
    ]


def _says(theory: Theory) -> str:
    own = getattr(theory, "theory", theory)
    entry = f"theory-{kind_of(own)}.says"
    ours = type(own) is kinds(Theory).get(kind_of(own))  # type: ignore[type-abstract]
    return say(entry) if ours and known(entry) else first_line(own)


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
        inner, own = settings(thing.theory), thing.contagiousness
        return f"{inner}; {own}" if inner else own
    return _told(thing, (field for field in fields(thing) if not field.kw_only or _is_changed(thing, field)))


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
    return _told(thing, (field for field in fields(thing) if field.repr and _is_changed(thing, field)))


def _told(thing: Any, own: Iterable[Field[Any]]) -> str:
    """Return fields and their values, in words; what all of a kind have comes last."""
    last = sorted(own, key=lambda field: field.kw_only is True)
    return ", ".join(f"{plain(field.name)} {set_to(getattr(thing, field.name))}" for field in last)


def _is_changed(thing: Any, field: Field[Any]) -> bool:
    return bool(getattr(thing, field.name) != field.default)


def caution(comparison: Comparison) -> str:
    """Return what to trust, where theories have the usual settings.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        A sentence; empty where all settings were given, or there are none.
    """
    own = (getattr(one, "theory", one) for one in comparison.design.theories.values())
    usual = any(len(fields(one)) > 1 and not changed(one) for one in own)
    return say("answer-caution", unit=comparison.goal.unit) if usual else ""


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
    told = ((label("strategy", name), changed(one)) for name, one in comparison.design.strategies.items())
    return [say("assumed-strategy", strategy=name, settings=text) for name, text in told if text]


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
        drawn = say("networks", count=comparison.blocks)
        each = say("worlds", count=player.design.worlds_per_block)
        entry = "assumed-networks.settings" if own else "assumed-networks"
        said.append(say(entry, networks=drawn, worlds=each, settings=own))
    seen, wrong = player.design.old_map.map_shows, player.design.old_map.map_wrong
    if seen < 1 or wrong > 0:
        entry = "assumed-map.wrong" if wrong > 0 else "assumed-map"
        said.append(say(entry, seen=percent(seen), wrong=percent(wrong)))
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
    told = [f"{plain(name)} {set_to(value)}" for name, value in own.items() if name not in _MAP and value is not None]
    if not kind:
        return []
    entry = "assumed-source.made-up" if known(f"network-{kind}") else "assumed-source"
    return [say(entry, settings="; ".join([plain(kind), *([", ".join(told)] if told else [])]))]


_MAP = ("map_shows", "map_wrong")
"""Settings of networks that `network` tells."""


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
    engine = [] if comparison.player.engine == "compiled" else [say("assumed-engine")]
    counts = say("assumed-goal", goal=Goal.of(own).words)
    target = [] if own.target is None else [say("assumed-target", quantity=quantity(Goal.of(own), own.target))]
    return [*_people(comparison, own, people), *_money(own, people), *differences(comparison), counts, *target, *engine]


def _people(comparison: Comparison, own: Campaign, people: People) -> list[str]:
    told = (_chance(name, getattr(own, name), people) for name in ("accept", "recommend", "buy"))
    return [
        *([] if _each_its_own(comparison) else _limits(own)),
        *_candidates(own),
        *([text for text in told if text] or [say("assumed-certain")]),
        *([say("assumed-lead", days=own.lead)] if own.lead else []),
        *(mechanism.said for mechanism in own.mechanisms),
        say("assumed-end") if own.horizon is None else say("assumed-end.horizon", day=own.horizon),
    ]


def _each_its_own(comparison: Comparison) -> bool:
    """Return whether every plan says how many it approaches."""
    plans = comparison.design.plans.values()
    return all(isinstance(one.strategy, Nobody) or {"budget", "money"} & one.changes.keys() for one in plans)


def _limits(own: Campaign) -> list[str]:
    """Return how many are approached."""
    people = None if own.heads is None else say("people", count=own.heads)
    if own.in_money:
        most = [] if people is None else [say("assumed-most", people=people)]
        return [say("assumed-money", money=amount(own.amount)), *most]
    return [say("assumed-everybody") if people is None else say("assumed-people", people=people)]


def _candidates(own: Campaign) -> list[str]:
    """Return who may be approached."""
    said = [] if own.candidates is None else [say("assumed-candidates", condition=own.candidates)]
    if isinstance(own.exclude, str):
        said.append(say("assumed-exclude", condition=own.exclude))
    elif own.exclude is not None:
        said.append(say("assumed-exclude.listed"))
    said += [say("assumed-passed-over")] if said else []
    for group, most in (own.quota or {}).items():
        entry = "assumed-quota.condition" if set(str(group)) & set("=:<>") else "assumed-quota"
        said.append(say(entry, group=str(group), people=say("people", count=most)))
    return said


def _chance(name: str, usual: float, people: People) -> str:
    """Return with what chance something happens, unless it is certain."""
    if name not in people:
        chance = say("assumed-chance", chance=percent(usual))
        return say(f"assumed-{name}", chance=chance) if usual < 1 else ""
    own = people.number(name, usual, 0.0, 1.0)
    low, high = percent(float(own.min())), percent(float(own.max()))
    both = low if low == high else say("span", low=low, high=high)
    return say(f"assumed-{name}", chance=say("assumed-chance.column", column=name, chance=both))


def _money(own: Campaign, people: People) -> list[str]:
    costs = {
        "fee": own.fee if "fee" not in people else None,
        "listener": own.fee_per_listener,
        "fixed": own.fixed_cost,
        "lead": own.lead * own.lead_cost,
        "revenue": own.revenue,
    }
    named = [say(f"assumed-costs.{name}", money=amount(value)) for name, value in costs.items() if value]
    named += [say("assumed-costs.fee-column")] if "fee" in people else []
    named += [say("assumed-costs.capacity", count=own.capacity)] if own.capacity is not None else []
    named += [say("assumed-costs.discount", rate=percent(own.discount, 2))] if own.discount else []
    return [say("assumed-costs", list=listed(named))] if named else []
