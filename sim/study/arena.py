"""Where campaigns are played: every strategy in the same worlds under every theory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.campaign import Campaign
from sim.engines.base import Engine, Stage, counts_of
from sim.errors import InputError
from sim.network import Network
from sim.networks.base import Source
from sim.networks.old_map import OldMap
from sim.parallel import each, each_world
from sim.people import People
from sim.purse import Purse
from sim.scenario import ENGINES, LARGEST, padded
from sim.seeding.base import Strategy
from sim.study.goal import segment_of
from sim.theories.base import Theory
from sim.world import World

FRESH, TUNING = 2**30, 2**31
"""First worlds and networks that are kept for judging a choice, and for matching theories."""

Counts = NDArray[np.int32]


class Ground(NamedTuple):
    """One network with all that is fixed before luck is drawn.

    Parameters
    ----------
    network : Network
        Who hears whom.
    people : People
        What is known of them.
    stages : list of Stage
        For each theory.
    scores : list of (n,) float64 array
        For each strategy.
    purse : Purse
        Who can be paid.
    segment : (n,) bool array or None
        Who counts for the goal.
    """

    network: Network
    people: People
    stages: list[Stage]
    scores: list[NDArray[np.float64]]
    purse: Purse
    segment: NDArray[np.bool_] | None


@dataclass(frozen=True, eq=False)
class Runs:
    """What was counted in some worlds.

    Parameters
    ----------
    counts : (theories, strategies, worlds, 3, days) int32 array
        People aware, convinced and buying by the end of each day, seeds included, padded to
        the longest run.
    targets : (theories, strategies, worlds, 3, days) int32 array
        The same of those who count for the goal; `counts` itself if that is everybody.
    cost : (strategies, worlds) float64 array
        Fees of those approached, and the fixed cost.
    heads : (strategies, worlds) int64 array
        How many were approached.
    approached : (strategies, people) int64 array
        In how many worlds each person was approached; of the first network where they are drawn.
    """

    counts: Counts
    targets: Counts
    cost: NDArray[np.float64]
    heads: NDArray[np.int64]
    approached: NDArray[np.int64]

    def joined(self, more: Runs) -> Runs:
        """Return these and more worlds.

        Parameters
        ----------
        more : Runs
            Of other worlds.

        Returns
        -------
        Runs
            These first.
        """
        days = max(self.counts.shape[-1], more.counts.shape[-1])
        counts = np.concatenate([_stretched(self.counts, days), _stretched(more.counts, days)], axis=2)
        targets = counts
        if self.targets is not self.counts:
            targets = np.concatenate([_stretched(self.targets, days), _stretched(more.targets, days)], axis=2)
        return Runs(
            counts,
            targets,
            np.concatenate([self.cost, more.cost], axis=1),
            np.concatenate([self.heads, more.heads], axis=1),
            self.approached + more.approached,
        )


def _stretched(counts: Counts, days: int) -> Counts:
    return np.pad(counts, [(0, 0)] * 4 + [(0, days - counts.shape[-1])], mode="edge")


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
    scored : dict
        Scores of strategies on a network that is not drawn, kept for arenas that vary this one.
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
    scored: dict[Strategy, NDArray[np.float64]] = field(default_factory=dict, repr=False)

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
        laws = [theory.law(network, people, self.root_seed) for theory in self.theories.values()]
        stages = [Stage.of(network, people, law, self.campaign) for law in laws]
        purse = Purse.of(self.campaign, network, people)
        segment = segment_of(people, self.campaign.segment)
        known = {} if self.drawn else self.scored
        wanted = [strategy for strategy in self.strategies.values() if strategy not in known]
        seen = self.old_map.of(network, self.root_seed, block)
        ranked = each(lambda strategy: strategy.score(seen, people, self.root_seed), wanted, workers)
        known |= zip(wanted, ranked, strict=True)
        return Ground(network, people, stages, [known[one] for one in self.strategies.values()], purse, segment)

    def _population(self, block: int) -> tuple[Network, People]:
        if isinstance(self.population, Source):
            return self.population.build(self.root_seed, block)
        return self.population

    def play(
        self, blocks: range, first: int = 0, planned: int = 0, progress: Callable[[], object] | None = None
    ) -> Runs:
        """Play all strategies in the worlds of some blocks under all theories.

        Parameters
        ----------
        blocks : range
            Which; at least one.
        first : int
            0, or `FRESH` or `TUNING` for worlds and networks that nothing else uses.
        planned : int
            How many worlds there will be in all, to refuse early what will not fit.
        progress : callable, optional
            Called after each block.

        Returns
        -------
        Runs
            In the order of blocks; equal for any number of workers.

        Raises
        ------
        InputError
            If the curves of all worlds would take more than 2 GiB, or something does not fit
            the network.
        """
        planned, ground = max(planned, len(blocks) * self.worlds_per_block), self.ground
        often: list[NDArray[np.int64]] = []

        def make_worker() -> Callable[[int], list[_Played]]:
            own = None if self.drawn else _Players(self, ground)
            tally = np.zeros((len(self.strategies), ground.network.n), dtype=np.int64)
            often.append(tally)

            def play(place: int) -> list[_Played]:
                players = own or _Players(self, self._ground(first + blocks[place]))
                begin = first + blocks[place] * self.worlds_per_block
                worlds = range(begin, begin + self.worlds_per_block)
                return [players.play(world, tally if own or begin == 0 else None, planned) for world in worlds]

            return play

        played = each_world(make_worker, len(blocks), self.workers, progress)
        return _stacked([one for block in played for one in block], len(self.theories), np.sum(often, axis=0))


class _Played(NamedTuple):
    """What was counted in one world: an entry for each theory and strategy, or for each strategy."""

    counts: list[Counts]
    targets: list[Counts]
    cost: list[float]
    heads: list[int]


class _Players:
    """The engines of one thread on one network."""

    def __init__(self, arena: Arena, ground: Ground) -> None:
        self.names, self.root_seed, self.ground = list(arena.strategies), arena.root_seed, ground
        self.engines: list[Engine] = [ENGINES[arena.engine](stage) for stage in ground.stages]
        self.room = np.empty(ground.network.m, np.uint32)

    def play(self, index: int, tally: NDArray[np.int64] | None, planned: int) -> _Played:
        """Play all strategies in one world under all theories."""
        ground = self.ground
        world = World(ground.network.n, ground.network.m, self.root_seed, index, self.room)
        rosters = [
            ground.purse.roster(score, world, name) for score, name in zip(ground.scores, self.names, strict=True)
        ]
        counts: list[Counts] = []
        targets: list[Counts] = []
        for engine, stage in zip(self.engines, ground.stages, strict=True):
            for chosen in rosters:
                played = engine.play(world, chosen)
                counts.append(played.counts.astype(np.int32))
                if ground.segment is not None:
                    targets.append(counts_of(played, world.buy < stage.buy, ground.segment).astype(np.int32))
        if tally is not None:
            for strategy, chosen in enumerate(rosters):
                tally[strategy, chosen] += 1
        _refuse_size(planned, counts + targets)
        return _Played(counts, targets, [ground.purse.cost(one) for one in rosters], [len(one) for one in rosters])


def _refuse_size(worlds: int, counts: Sequence[Counts]) -> None:
    """Refuse what will not fit as soon as the length of a run is known."""
    size = 12 * worlds * len(counts) * max(run.shape[1] for run in counts)
    if size > LARGEST:
        raise InputError(f"curves of all worlds take at most 2 GiB, got {size / 2**30:.1f} GiB; use fewer worlds")


def _stacked(worlds: list[_Played], theories: int, approached: NDArray[np.int64]) -> Runs:
    days = max(run.shape[1] for world in worlds for run in world.counts)

    def stack(runs: list[list[Counts]]) -> Counts:
        flat = np.stack([padded(one, days) for one in runs], axis=1)
        return flat.reshape(theories, -1, *flat.shape[1:])

    counts = stack([world.counts for world in worlds])
    return Runs(
        counts=counts,
        targets=stack([world.targets for world in worlds]) if worlds[0].targets else counts,
        cost=np.array([world.cost for world in worlds]).T,
        heads=np.array([world.heads for world in worlds]).T,
        approached=approached,
    )
