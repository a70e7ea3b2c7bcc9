"""What the page carries of a comparison: people, ties, theories, plans, and what it cannot compute itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from sim.engines.base import MEASURES
from sim.errors import InputError
from sim.luck import name_code
from sim.networks.old_map import OldMap
from sim.page import laws
from sim.page.campaign import campaign_of, plain
from sim.page.community import carried
from sim.page.lessons import networks
from sim.page.packed import counted, squeezed
from sim.playing import ENGINES
from sim.seeding import Fringe, Hubs, Random
from sim.study.design import Design
from sim.study.goal import measure_of
from sim.study.instance import Instance
from sim.study.parts import Part
from sim.study.player import Player
from sim.study.ranked import Ranked
from sim.words import label, language
from sim.world import World

MOST = 20_000
"""People up to which a browser can show them."""

LISTS, PLAYED = 200, 64
"""Worlds for which lists of people, and days of an engine, are carried."""

_SCORED_HERE = (Random, Hubs, Fringe)


class Side(NamedTuple):
    """What one side of the page shows.

    Parameters
    ----------
    theory, plan : str
        Names, as in the comparison.
    """

    theory: str
    plan: str


class Begin(NamedTuple):
    """How the page begins.

    Parameters
    ----------
    sides : tuple of Side and Side
        What is shown left and right.
    world : int
        Which world, from 0.
    lessons : bool
        Whether the page has the lessons, too.
    """

    sides: tuple[Side, Side]
    world: int = 0
    lessons: bool = True


def model(player: Player, where: str, begin: Begin) -> dict[str, Any]:
    """Return what the page carries.

    Parameters
    ----------
    player : Player
        Of the comparison that is shown; of networks that are drawn, the first.
    where : str
        What the network is called.
    begin : Begin
        How the page begins.

    Returns
    -------
    dict
        Of plain values, for JSON.

    Raises
    ------
    InputError
        If there are more people than a browser can show.
    """
    design, instance = player.design, player.instance
    if instance.network.n > MOST:
        raise InputError(
            f"network has at most {MOST:,} people for a page, got {instance.network.n:,}; use a part of it",
            field="network",
        )
    parts = _Parts(design, instance)
    theories = {name: _theory(design, name) for name in design.theories}
    shown = [name for name in design.plans if name not in design.extremes]
    return {
        "language": language(),
        "where": where,
        "rootSeed": str(design.root_seed),
        "network": carried(instance.network, instance.people),
        "theories": theories,
        "plans": {name: _plan(design, instance, name) for name in shown},
        "parts": {theory: {plan: parts.of(theory, plan) for plan in shown} for theory in theories},
        "heard": parts.heard,
        "done": parts.done,
        "played": parts.played,
        "usual": laws.usual(),
        "sliders": laws.sliders(),
        "lessons": networks() if begin.lessons else {},
        "begin": [one._asdict() for one in begin.sides],
        "world": begin.world,
        "goal": {"measure": MEASURES.index(measure_of(design.campaign)), "by": design.campaign.by},
    }


def _theory(design: Design, name: str) -> dict[str, Any]:
    theory = design.theories[name]
    own = laws.settings(theory) if laws.compiles(theory) else {}
    return {"label": label("theory", name), "here": laws.compiles(theory)} | own


def _plan(design: Design, instance: Instance, name: str) -> dict[str, Any]:
    plan, campaign, spending = design.plans[name], design.campaigns[name], instance.spending[name]
    rankings = {one.theory or "": _ranking(design, instance, one) for one in instance.ranked if one.plan == name}
    simple = type(plan.strategy) in _SCORED_HERE and spending.allowed is None and design.old_map == OldMap()
    return {
        "label": label("strategy", name),
        "kind": type(plan.strategy).__name__.lower() if simple else "",
        "code": name_code(plan.lots),
        "count": spending.most,
        "most": spending.free,
        "plain": plain(campaign),
        "rankings": {} if simple and not _listed(instance, name) else rankings,
        "campaign": campaign_of(campaign),
    }


def _listed(instance: Instance, name: str) -> bool:
    """Return whether whom a plan approaches does not follow from scores and a number of people."""
    spending = instance.spending[name]
    orders = any(one.ranking.order is not None for one in instance.ranked if one.plan == name)
    return orders or spending.money is not None or bool(spending.quotas)


def _ranking(design: Design, instance: Instance, one: Ranked) -> dict[str, Any]:
    """Return a rank of everybody, or whom a plan approaches in the first worlds."""
    spending, lots, network = instance.spending[one.plan], design.plans[one.plan].lots, instance.network
    if not _listed(instance, one.plan):
        ranking = one.ranking if spending.allowed is None else one.ranking.limited(spending.allowed)
        return {"rank": counted(np.unique(ranking.score, return_inverse=True)[1])}
    worlds = (World(network.n, network.m, design.root_seed, index) for index in range(LISTS))
    lists = [spending.roster(one.ranking, world, lots) for world in worlds]
    return {"lengths": counted([len(people) for people in lists]), "people": counted(np.concatenate(lists))}


class _Parts:
    """What is heard and what is done, each carried once."""

    def __init__(self, design: Design, instance: Instance) -> None:
        self.design, self.instance = design, instance
        self.heard: list[dict[str, Any]] = []
        self.done: list[dict[str, Any]] = []
        self.played: list[dict[str, Any]] = []
        self._places: dict[int, int] = {}

    def of(self, theory: str, plan: str) -> dict[str, int]:
        """Return where a part stands: nothing if the page compiles it, else arrays, or days of an engine."""
        part: Part = self.instance.parts[theory, plan]
        if laws.compiles(self.design.theories[theory]) and plain(self.design.campaigns[plan]):
            return {}
        if laws.static(*part):
            people = self.instance.network.n
            heard = self._place(part.heard, self.heard, lambda: laws.carried(part.heard))
            return {"heard": heard, "done": self._place(part.done, self.done, lambda: laws.bounds(part.done, people))}
        self.played.append(self._played(part, theory, plan))
        return {"played": len(self.played) - 1}

    def _place(self, thing: object, listed: list[dict[str, Any]], make: Any) -> int:
        if id(thing) not in self._places:
            listed.append(make())
            self._places[id(thing)] = len(listed) - 1
        return self._places[id(thing)]

    def _played(self, part: Part, theory: str, plan: str) -> dict[str, Any]:
        """Return days of conviction and first hearing, and who buys, in the first worlds."""
        design, instance, network = self.design, self.instance, self.instance.network
        engine, spending = ENGINES["compiled"](part.heard), instance.spending[plan]
        (ranked,) = (one for one in instance.ranked if one.plan == plan and one.theory in (None, theory))
        rows: Mapping[str, list[Any]] = {"days": [], "known": [], "buys": [], "approached": []}
        for index in range(PLAYED):
            world, lots = World(network.n, network.m, design.root_seed, index), design.plans[plan].lots
            listed = (spending.order if ranked.adaptive else spending.roster)(ranked.ranking, world, lots)
            purse = spending.purse(ranked.ranking) if ranked.adaptive else None
            play = engine.play(world, part.done, listed, purse)
            found = (play.days, play.known, part.done.buys(world, play.marks), play.approached)
            for row, values in zip(rows.values(), found, strict=True):
                row.append(values.astype(np.int16))
        return {name: squeezed(np.array(row)) for name, row in rows.items()}
