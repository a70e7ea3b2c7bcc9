"""The engines of one thread on one network: all plans, theory by theory, in one world after the other."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import MEASURES, Engine, Play, counts_of
from sim.engines.room import Room
from sim.playing import ENGINES
from sim.purse import Purse
from sim.study.approached import Approached
from sim.study.curves import Counts
from sim.study.design import Design
from sim.study.goal import Goal
from sim.study.instance import Instance
from sim.study.parts import Part
from sim.study.ranked import Ranked
from sim.study.tally import Played
from sim.world import World

BUYERS = MEASURES.index("buyers")


class Table:
    """Plays all plans of a design on one network.

    Parameters
    ----------
    design : Design
        What is compared.
    engine : str
        Name of the engine.
    instance : Instance
        The network with all that is fixed.
    """

    def __init__(self, design: Design, engine: str, instance: Instance) -> None:
        self.instance, self.root_seed, self.goal = instance, design.root_seed, Goal.of(design.campaign)
        self.lots = {name: plan.lots for name, plan in design.plans.items()}
        names, nobody = list(design.plans), design.nobody
        self.nobody = None if nobody is None else names.index(nobody)
        self.plays = list(enumerate(zip(instance.parts.values(), instance.ranked_of.ravel().tolist(), strict=True)))
        self.plays.sort(key=lambda play: _alike(play[1][0]))
        self.first = {ranked: place for place, ranked in reversed(list(enumerate(instance.ranked_of.ravel().tolist())))}
        self.engines: dict[int, Engine] = {}
        shared = Room()
        for part in instance.parts.values():
            if id(part.heard) not in self.engines:
                self.engines[id(part.heard)] = ENGINES[engine](part.heard, shared)
        self.room = np.empty(instance.network.m, np.uint32)

    def play(self, worlds: range, tally: NDArray[np.int64] | None) -> list[Played]:
        """Play all plans in a block of worlds.

        Parameters
        ----------
        worlds : range
            Numbers of the worlds.
        tally : (ranked, people) int64 array or None
            Where it is added up who is approached, if that is wanted.

        Returns
        -------
        list of Played
            In the order of worlds.
        """
        return [self._play(index, tally) for index in worlds]

    def _play(self, index: int, tally: NDArray[np.int64] | None) -> Played:
        """Play all plans in one world under all theories; those in which the same is heard one after the other."""
        instance = self.instance
        world = World(instance.network.n, instance.network.m, self.root_seed, index, self.room)
        lists = [self.listed(one, world) for one in instance.ranked]
        shape = instance.ranked_of.shape
        size = instance.ranked_of.size
        found = _Found(np.zeros(size), np.zeros(size, np.int64), np.zeros(size, np.int64), {}, {})
        met = Approached(len(self.lots), self.nobody, self.goal.by, instance.segment)
        for place, (part, ranked) in self.plays:
            listed, spending = lists[ranked], instance.spending[instance.ranked[ranked].plan]
            played = self.engines[id(part.heard)].play(world, part.done, *listed)
            people = np.flatnonzero(played.approached >= 0) if part.done.waves.adaptive else listed.people
            found.counts[place] = played.counts.astype(np.int32)
            found.cost[place] = spending.cost(people, part.done.cost(world))
            found.heads[place], found.seeds[place] = len(people), _seeds(part, world, played)
            buys = part.done.buys(world, played.marks)
            if instance.segment is not None:
                found.targets[place] = counts_of(played, buys, instance.segment).astype(np.int32)
            met.add(place, played.days, buys, people)
            if tally is not None and place == self.first[ranked]:
                tally[ranked, people] += 1
        present = self._present(found).reshape(*shape, 2) if self.goal.discount else None
        return Played(
            _in_order(found.counts),
            _in_order(found.targets),
            found.cost.reshape(shape),
            found.heads.reshape(shape),
            found.seeds.reshape(shape),
            met.counts(shape),
            present,
        )

    def _present(self, found: _Found) -> NDArray[np.float64]:
        """Return what buyers are worth on day 0, of those who count by the day that counts, and of all."""
        by = None if self.goal.by is None else self.goal.by + 1
        worth = [
            [self.goal.present(found.targets.get(place, counts)[BUYERS, :by]), self.goal.present(counts[BUYERS])]
            for place, counts in sorted(found.counts.items())
        ]
        return np.array(worth)

    def listed(self, one: Ranked, world: World) -> Listed:
        """Return whom a plan approaches in a world, or from whom its waves choose.

        Parameters
        ----------
        one : Ranked
            Whom the plan ranks how.
        world : World
            Random numbers of the world.

        Returns
        -------
        Listed
            As engines are given it.
        """
        spending, lot = self.instance.spending[one.plan], self.lots[one.plan]
        if one.adaptive:
            return Listed(spending.order(one.ranking, world, lot), spending.purse(one.ranking))
        return Listed(spending.roster(one.ranking, world, lot), None)


class Listed(NamedTuple):
    """People in ranked order, and what adaptive waves can spend on them."""

    people: NDArray[np.int64]
    purse: Purse | None


class _Found(NamedTuple):
    """What was counted, by the number of the play."""

    cost: NDArray[np.float64]
    heads: NDArray[np.int64]
    seeds: NDArray[np.int64]
    counts: dict[int, Counts]
    targets: dict[int, Counts]


def _seeds(part: Part, world: World, played: Play) -> int:
    """Return how many were convinced by being approached."""
    if part.done.waves.at_once:
        return int(played.counts[1, 0])
    return int(played.seeded(world.accept < part.done.accept).sum())


def _in_order(found: dict[int, Counts]) -> list[Counts]:
    return [found[place] for place in sorted(found)]


def _alike(part: Part) -> tuple[int, int]:
    """Return what plays that share most have in common."""
    return id(part.heard), id(part.done)
