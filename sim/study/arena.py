"""Where campaigns are played: every strategy in the same worlds under every theory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.campaign import Campaign
from sim.engines.base import MEASURES, Done, Engine, Heard, counts_of, parts
from sim.errors import InputError
from sim.network import Network
from sim.networks.base import Source
from sim.networks.old_map import OldMap
from sim.parallel import each, each_world
from sim.people import People
from sim.scenario import ENGINES, LARGEST
from sim.seeding.base import NEEDS, Ranking, Strategy
from sim.seeding.brief import Brief
from sim.spending import Spending
from sim.study.goal import measure_of, segment_of
from sim.study.runs import Counts, Played, Runs, Tally, bytes_of
from sim.study.trials import Trials
from sim.theories.base import Theory
from sim.world import World

FRESH, TUNING, PLANNING = 2**30, 2**31, 3 * 2**30
"""First worlds and networks that are kept for judging a choice, and for matching theories; first
worlds that are kept for strategies that try out whom to approach."""


class Plan(NamedTuple):
    """Whom a strategy approaches, under all theories, or under one where it needs to know the theory.

    Parameters
    ----------
    strategy : int
        Its place.
    theory : int or None
        Place of the theory; None for all.
    ranking : Ranking
        How it ranks people.
    """

    strategy: int
    theory: int | None
    ranking: Ranking


class Ground(NamedTuple):
    """One network with all that is fixed before luck is drawn.

    Parameters
    ----------
    network : Network
        Who hears whom.
    people : People
        What is known of them.
    parts : list of Heard and Done
        What is heard and what is done under each theory.
    plans : list of Plan
        In the order of strategies.
    plan_of : (theories, strategies) int64 array
        Place of the plan of each strategy under each theory.
    spending : Spending
        Who can be paid.
    segment : (n,) bool array or None
        Who counts for the goal.
    """

    network: Network
    people: People
    parts: list[tuple[Heard, Done]]
    plans: list[Plan]
    plan_of: NDArray[np.int64]
    spending: Spending
    segment: NDArray[np.bool_] | None

    @property
    def counted(self) -> int:
        """How many people count for the goal."""
        return self.network.n if self.segment is None else int(self.segment.sum())


@dataclass(frozen=True, eq=False)
class Arena:
    """Theories, strategies and a campaign on a network, ready to be played in any worlds.

    Parameters
    ----------
    population : Source, or tuple of Network and People
        Where people and ties come from.
    theories : mapping of str to Theory
        By name.
    strategies : mapping of str to Strategy
        By name, a part of the address of their luck.
    campaign : Campaign
        What is done.
    root_seed : int
        Address of the luck.
    engine : {"compiled", "agents"}
        What plays.
    workers : int
        Threads; no result hangs on it.
    worlds_per_network : int
        Worlds in a block, where a source draws a network for each block; else each world is one.
    old_map : OldMap
        What strategies see of the network; all of it unless set.
    ranked : dict
        Rankings by strategies that need no theory on a network that is not drawn, kept for arenas
        that vary this one.
    """

    population: Source | tuple[Network, People]
    theories: Mapping[str, Theory]
    strategies: Mapping[str, Strategy]
    campaign: Campaign
    root_seed: int = 0
    engine: str = "compiled"
    workers: int = 1
    worlds_per_network: int = 1
    old_map: OldMap = field(default_factory=OldMap)
    ranked: dict[Strategy, Ranking] = field(default_factory=dict, repr=False)

    @property
    def drawn(self) -> bool:
        """Whether each block has a network of its own."""
        return isinstance(self.population, Source) and self.population.drawn

    @property
    def worlds_per_block(self) -> int:
        """How many worlds share a network that is drawn; 1 where none is."""
        return self.worlds_per_network if self.drawn else 1

    @cached_property
    def ground(self) -> Ground:
        """The network, or the first one where they are drawn."""
        return self._ground(0, self.workers)

    def varied(self, **changes: Any) -> Arena:
        """Return an arena with changes; strategies need not rank people again.

        Parameters
        ----------
        **changes
            Fields to replace: theories, strategies, campaign, engine or workers.

        Returns
        -------
        Arena
            With the changes.
        """
        return replace(self, **changes)

    def _ground(self, block: int, workers: int = 1) -> Ground:
        network, people = self._population(block)
        under = self._parts(network, people)
        seen = self.old_map.of(network, self.root_seed, block)
        spending = Spending.of(self.campaign.spending, network, people)
        segment = segment_of(people, self.campaign.segment)
        imagined = under if seen is network else self._parts(seen, people)
        plans = self._plans(seen, people, imagined, spending.most, workers)
        plan_of = np.zeros((len(under), len(self.strategies)), np.int64)
        for place, plan in enumerate(plans):
            plan_of[slice(None) if plan.theory is None else plan.theory, plan.strategy] = place
        return Ground(network, people, under, plans, plan_of, spending, segment)

    def _parts(self, network: Network, people: People) -> list[tuple[Heard, Done]]:
        laws = [theory.law(network, people, self.root_seed) for theory in self.theories.values()]
        return [parts(network, people, law, self.campaign) for law in laws]

    def _plans(
        self, network: Network, people: People, parts: list[tuple[Heard, Done]], heads: int, workers: int
    ) -> list[Plan]:
        """Let strategies rank people: once, or under each theory where they need to know it."""
        known = {} if self.drawn else self.ranked

        def planned(at: tuple[int, int | None]) -> Plan:
            strategy, theory = list(self.strategies.values())[at[0]], at[1]
            if theory is not None:
                trial = Trials(*parts[theory], ENGINES["compiled"], self.root_seed, PLANNING)
                return Plan(*at, strategy.ranking(Brief(network, people, self.root_seed, trial, heads)))
            if strategy not in known:
                known[strategy] = strategy.ranking(Brief(network, people, self.root_seed))
            return Plan(*at, known[strategy])

        asked: list[tuple[int, int | None]] = []
        for place, strategy in enumerate(self.strategies.values()):
            asked += [(place, theory) for theory in (range(len(parts)) if strategy.needs == NEEDS[-1] else [None])]
        return list(each(planned, asked, workers))

    def _population(self, block: int) -> tuple[Network, People]:
        if isinstance(self.population, Source):
            return self.population.build(self.root_seed, block)
        return self.population

    def bytes_of(self, worlds: int) -> int:
        """Return how much memory is kept of so many worlds, curves aside.

        Parameters
        ----------
        worlds : int
            How many.

        Returns
        -------
        int
            Bytes.
        """
        return bytes_of(worlds, len(self.theories) * len(self.strategies), self._own_targets)

    @property
    def _own_targets(self) -> bool:
        return self.campaign.by is not None or self.campaign.segment is not None

    def play(self, blocks: range, first: int = 0, rows: int = 0, progress: Callable[[], object] | None = None) -> Runs:
        """Play all strategies in the worlds of some blocks under all theories.

        Parameters
        ----------
        blocks : range
            Which; at least one.
        first : int
            0, or `FRESH` or `TUNING` for worlds and networks that nothing else uses.
        rows : int
            Rows of curves to keep at most, a row a theory, strategy, world and day.
        progress : callable, optional
            Called after each block.

        Returns
        -------
        Runs
            In the order of blocks; equal for any number of workers.

        Raises
        ------
        InputError
            If what is kept would take more than 2 GiB, or something does not fit the network.
        """
        worlds = len(blocks) * self.worlds_per_block
        refuse_size(self.bytes_of(worlds), worlds)
        ground, often = self.ground, []

        def make_worker() -> Callable[[int], list[Played]]:
            own = None if self.drawn else _Players(self, ground)
            tally = np.zeros((len(ground.plans), ground.network.n), dtype=np.int64)
            often.append(tally)

            def play(place: int) -> list[Played]:
                players = own or _Players(self, self._ground(first + blocks[place]))
                begin = first + blocks[place] * self.worlds_per_block
                worlds = range(begin, begin + self.worlds_per_block)
                return [players.play(world, tally if own or begin == 0 else None) for world in worlds]

            return play

        total = Tally(
            (len(self.theories), len(self.strategies)),
            blocks.start * self.worlds_per_block,
            worlds,
            self.worlds_per_block,
            self.campaign.by,
            MEASURES.index(measure_of(self.campaign)),
            rows,
            self._own_targets,
        )
        for block in each_world(make_worker, len(blocks), self.workers, progress):
            total.add(block)
        return total.runs(np.sum(often, axis=0))


def refuse_size(size: int, worlds: int) -> None:
    """Refuse what will not fit.

    Parameters
    ----------
    size : int
        Bytes.
    worlds : int
        Of how many worlds.

    Raises
    ------
    InputError
        If it is more than 2 GiB.
    """
    if size > LARGEST:
        raise InputError(
            f"worlds is a number of which what is kept takes at most 2 GiB, got {worlds:,} ({size / 2**30:,.1f} GiB);"
            " use fewer, or set seconds",
            field="worlds",
        )


class _Players:
    """The engines of one thread on one network."""

    def __init__(self, arena: Arena, ground: Ground) -> None:
        self.names, self.root_seed, self.ground = list(arena.strategies), arena.root_seed, ground
        self.engines: list[Engine] = [ENGINES[arena.engine](heard) for heard, _ in ground.parts]
        self.room = np.empty(ground.network.m, np.uint32)

    def play(self, index: int, tally: NDArray[np.int64] | None) -> Played:
        """Play all strategies in one world under all theories."""
        ground = self.ground
        world = World(ground.network.n, ground.network.m, self.root_seed, index, self.room)
        rosters = [ground.spending.roster(plan.ranking, world, self.names[plan.strategy]) for plan in ground.plans]
        counts: list[Counts] = []
        targets: list[Counts] = []
        for engine, (_, done), plans in zip(self.engines, ground.parts, ground.plan_of, strict=True):
            for plan in plans:
                played = engine.play(world, done, rosters[plan])
                counts.append(played.counts.astype(np.int32))
                if ground.segment is not None:
                    targets.append(counts_of(played, world.buy < done.buy, ground.segment).astype(np.int32))
        if tally is not None:
            for place, chosen in enumerate(rosters):
                tally[place, chosen] += 1
        cost, heads = np.array([ground.spending.cost(one) for one in rosters]), np.array([len(one) for one in rosters])
        return Played(counts, targets, cost[ground.plan_of], heads[ground.plan_of])
