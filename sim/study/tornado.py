"""Which assumptions the verdict depends on: each is changed alone, in the same worlds."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import pandas as pd

from sim.campaign import Campaign
from sim.casts.cast import Cast
from sim.errors import InputError
from sim.kinds import kinds
from sim.mechanisms.base import Mechanism
from sim.study.comparison import Comparison
from sim.study.design import RANDOM
from sim.study.measures import named
from sim.study.player import Player
from sim.study.verdicts import judge, level_of_each
from sim.study.worth import besides_of, free_of, grouped, played
from sim.theories.base import Scaled, Theory
from sim.traits import Reader
from sim.words import say

LESS, MORE = "less", "more"

DAYS = (("days of talk", "talk_days"), ("memory", "memory"))
"""Settings of theories that are numbers of days, and what they are called in tables."""


class Assumption(NamedTuple):
    """One change of what is assumed.

    Parameters
    ----------
    name : str
        What is changed, as in tables.
    keys : dict of str to str
        The setting that is changed, as on the command line, by theory; none where several are.
    side : {"less", "more"}
        In which direction.
    setting : str
        To what, in words.
    change : callable
        From a player to the changed one.
    """

    name: str
    keys: dict[str, str]
    side: str
    setting: str
    change: Callable[[Player], Player]


def assumptions(player: Player, home: str = "campaign") -> Iterator[Assumption]:
    """Yield the changes that make sense for a player.

    Parameters
    ----------
    player : Player
        Theories and campaign.
    home : str
        Where the settings of the campaign stand on the command line: "campaign", or "plans.trip".

    Yields
    ------
    Assumption
        Contagiousness of all theories by a quarter, days of talk, memory, the budget, days of preparation, and who
        accepts and recommends by half; each trait of the cast taken away; and what mechanisms find worth trying.
    """
    campaign, theories = player.design.campaign, player.design.theories
    own = {name: _own(theory) for name, theory in theories.items()}
    scaled = {name: f"theory.{name}.{one.scaled_by}" for name, one in own.items() if one.scaled_by}
    lasting = {words: _lasting(own, field) for words, field in DAYS}
    spent = dict.fromkeys(theories, budget_key(campaign, home))
    for side, factor in ((LESS, 0.8), (MORE, 1.25)):
        yield Assumption("chance to be heard", scaled, side, f"x {factor:g}", _theories(partial(Scaled, factor=factor)))
    for side, factor in ((LESS, 0.5), (MORE, 2.0)):
        for words, field in DAYS:
            if lasting[words]:
                change = _theories(partial(_longer, field=field, factor=factor))
                yield Assumption(words, lasting[words], side, f"x {factor:g}", change)
        if (amount := _amount(player, factor)) is not None:
            yield Assumption("budget", spent, side, f"{amount:,.10g}", _campaign(campaign.having(amount)))
        if (lead := _lead(player, factor)) != campaign.lead:
            keys = dict.fromkeys(theories, f"{home}.lead")
            yield Assumption("lead", keys, side, f"{lead}", _campaign(replace(campaign, lead=lead)))
    for name, words in (("accept", "who accepts an approach"), ("recommend", "who recommends")):
        half, keys = getattr(campaign, name) / 2, dict.fromkeys(theories, f"{home}.{name}")
        yield Assumption(words, keys, LESS, f"{half:g}", _campaign(replace(campaign, **{name: half})))
    yield from _cast(player)
    yield from _mechanisms(campaign, list(theories), "" if home == "campaign" else f"{home}.")


def budget_key(campaign: Campaign, home: str = "campaign") -> str:
    """Return the setting of what can be spent.

    Parameters
    ----------
    campaign : Campaign
        Whose budget it is, in people or in money.
    home : str
        As in `assumptions`.

    Returns
    -------
    str
        As on the command line.
    """
    return f"{home}.money" if campaign.in_money else f"{home}.budget"


def _own(theory: Theory) -> Theory:
    return _own(theory.theory) if isinstance(theory, Scaled) else theory


def _lasting(theories: dict[str, Theory], field: str) -> dict[str, str]:
    """Return the settings of a number of days, of the theories that have one."""
    return {name: f"theory.{name}.{field}" for name, one in theories.items() if getattr(one, field, None)}


def _lead(player: Player, factor: float) -> int:
    """Return a multiple of the days of preparation, as far as all waves still come in time."""
    campaign = player.design.campaign
    last_day = min(part.heard.last_day for part in player.instance.parts.values())
    latest = campaign.at_least(campaign.lead) - campaign.lead
    return min(round(campaign.lead * factor), last_day - latest)


def _cast(player: Player) -> Iterator[Assumption]:
    """Yield the cast without each of its traits that somebody reads and nobody has to have."""
    cast, campaign, theories = player.design.cast, player.design.campaign, player.design.theories
    if cast is None:
        return
    readers: list[Reader] = [*theories.values(), *campaign.mechanisms, campaign.response]
    needed = {trait.name: trait.needed for one in readers for trait in one.read}
    for name, values in cast.columns.items():
        if needed.get(name) == "" and len({*values.tolist()}) > 1:
            with suppress(InputError):  # of ordinary people it is not known
                other = replace(cast, ablate=(*cast.ablate, name))
                keys = dict.fromkeys(theories, "people.ablate")
                yield Assumption("cast", keys, LESS, say("change-without", name=name), _other_cast(other))


def _other_cast(cast: Cast) -> Callable[[Player], Player]:
    return lambda player: player.varied(cast=cast)


def _mechanisms(campaign: Campaign, theories: list[str], home: str) -> Iterator[Assumption]:
    for kind in kinds(Mechanism).values():  # type: ignore[type-abstract]
        for change in campaign.mechanism(kind).changes():
            horizon = campaign.horizon
            if change.days is not None and horizon is None:
                horizon = campaign.at_least(change.days)
            words = change.setting
            if change.days is not None:
                words = say("change-days", setting=words, days=horizon)
            changed = campaign.using(change.mechanism, horizon=horizon)
            name, before = change.mechanism.kind, campaign.mechanism(kind)
            other = [one for one in vars(before) if getattr(before, one) != getattr(change.mechanism, one)]
            keys = dict.fromkeys(theories, ", ".join(f"{home}mechanism.{name}.{one}" for one in other))
            yield Assumption(name.replace("_", " "), keys, change.side, words, _campaign(changed))


def _amount(player: Player, factor: float) -> float | None:
    """Return a multiple of the budget, in people or money, if it is another one that can be spent."""
    campaign, free = player.design.campaign, free_of(player)
    amount = campaign.times(factor, free)
    too_little = campaign.in_money and amount <= besides_of(player)
    own = campaign.amount if campaign.in_money else min(campaign.amount, free)
    return None if too_little or amount == own else amount


def _theories(change: Callable[[Theory], Theory]) -> Callable[[Player], Player]:
    return lambda player: player.varied(theories={name: change(one) for name, one in player.design.theories.items()})


def _longer(theory: Theory, field: str, factor: float) -> Theory:
    if isinstance(theory, Scaled):
        return replace(theory, theory=_longer(theory.theory, field, factor))
    days = getattr(theory, field, None)
    return theory if days is None else replace(theory, **{field: max(round(days * factor), 1)})


def _campaign(campaign: Campaign) -> Callable[[Player], Player]:
    return lambda player: player.varied(campaign=campaign)


def rival_of(comparison: Comparison, choice: str) -> str | None:
    """Return whom a choice is held against when assumptions change.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    choice : str
        Name of the chosen strategy.

    Returns
    -------
    str or None
        Random people; if they are the choice, or were not played, the other strategy with the
        highest mean over theories; None if there is no other.
    """
    others = [name for name in comparison.strategies if name != choice]
    if RANDOM in others or not others:
        return RANDOM if others else None
    mean = comparison.means.mean(axis=0)
    return max(others, key=lambda name: mean[comparison.strategies.index(name)])


def tornado(comparison: Comparison, choice: str, rival: str, home: str = "campaign") -> pd.DataFrame:
    """Return how the lead of a choice over a rival moves when one assumption changes.

    Parameters
    ----------
    comparison : Comparison
        Theories, strategies, campaign and worlds.
    choice, rival : str
        Names of the chosen strategy and of the one it is compared with.
    home : str
        As in `assumptions`.

    Returns
    -------
    pandas.DataFrame
        A row per theory and change, the first of each theory with none: theory, assumption, key
        (the setting that is changed, as on the command line; empty where it is no single one), side,
        setting, lead (of the choice, in the goal's unit, same worlds) with lead_low and lead_high (95 %
        interval over blocks), verdict (joint over all rows, looks and pairs, since any
        strategy could have been chosen), best (strategy with the highest mean then).
    """
    changes = [Assumption("as assumed", {}, "", "", lambda player: player), *assumptions(comparison.player, home)]
    pairs = math.comb(len(comparison.strategies), 2)
    level = level_of_each(comparison.level, len(changes) * len(comparison.theories) * pairs, comparison.looks)
    rows = []
    for one in changes:
        now = comparison if not one.side else played(comparison, one.change(comparison.player))
        goal = now.per_block(now.reached)
        for theory, name in enumerate(now.theories):
            places = [now.strategies.index(strategy) for strategy in (choice, rival)]
            lead = goal[theory, places[0]] - goal[theory, places[1]]
            rows.append(
                {
                    "theory": name,
                    "assumption": one.name,
                    "key": one.keys.get(name, ""),
                    "side": one.side,
                    "setting": one.setting,
                    **named("lead", now.lead(lead)),
                    "verdict": judge(lead, comparison.margin, level, now.largest).said,
                    "best": now.best(name),
                }
            )
    return grouped(pd.DataFrame(rows), ["theory"])
