"""Plays a design: every plan in the same worlds under every theory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import MEASURES, Engine, counts_of
from sim.engines.room import Room
from sim.errors import InputError
from sim.parallel import each_world
from sim.playing import ENGINES
from sim.scenario import LARGEST
from sim.study.approached import Approached
from sim.study.curves import Counts
from sim.study.design import Design
from sim.study.goal import measure_of
from sim.study.instance import Instance, Part, RankingProgress, instance_of
from sim.study.runs import Runs, bytes_of
from sim.study.store import Store
from sim.study.tally import Played, Tally
from sim.world import World


@dataclass(frozen=True, eq=False)
class Player:
    """Who plays a design, and with what; no result depends on it.

    Parameters
    ----------
    design : Design
        What is compared.
    engine : {"compiled", "agents"}
        Engine that plays campaigns; both give the same results.
    workers : int
        Threads, 1 or more.
    store : Store
        What has been worked out already; shared by players of designs that vary this one.
    ranking : callable, optional
        Told how far long rankings are, as in `compare`; not pickled.
    """

    design: Design
    engine: str = "compiled"
    workers: int = 1
    store: Store = field(default_factory=Store)
    ranking: RankingProgress | None = None

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"ranking": None}

    @cached_property
    def instance(self) -> Instance:
        """The network with all that is fixed, or the first one where they are drawn."""
        return instance_of(self.design, 0, self.store, self.workers, self.ranking)

    def varied(self, **changes: Any) -> Player:
        """Return a player of a design with changes.

        Parameters
        ----------
        **changes
            Fields of the design to replace.

        Returns
        -------
        Player
            With the same store, so that people are not ranked again where nothing changes it.
        """
        return self.playing(self.design.varied(**changes))

    def playing(self, design: Design) -> Player:
        """Return a player of another design.

        Parameters
        ----------
        design : Design
            What to play.

        Returns
        -------
        Player
            With the same engine, workers, store and `ranking`.
        """
        return replace(self, design=design)

    def _instance(self, block: int) -> Instance:
        return instance_of(self.design, block, self.store, progress=self.ranking)

    def bytes_of(self, worlds: int) -> int:
        """Return how much memory is kept of so many worlds, curves aside.

        Parameters
        ----------
        worlds : int
            Number of worlds that are played.

        Returns
        -------
        int
            Bytes.
        """
        plays = len(self.design.theories) * len(self.design.plans)
        return bytes_of(worlds, plays, self._own_targets, self.design.nobody is not None)

    @property
    def _own_targets(self) -> bool:
        return self.design.campaign.by is not None or self.design.campaign.segment is not None

    def play(self, blocks: range, first: int = 0, rows: int = 0, progress: Callable[[], object] | None = None) -> Runs:
        """Play all plans in the worlds of some blocks under all theories.

        Parameters
        ----------
        blocks : range
            Which; at least one.
        first : int
            0, or `FRESH` or `TUNING` for worlds and networks that nothing else uses.
        rows : int
            Rows of curves to keep at most, a row a theory, plan, world and day.
        progress : callable, optional
            Called after each block that is played.

        Returns
        -------
        Runs
            In the order of blocks; equal for any number of workers.

        Raises
        ------
        InputError
            If what is kept would take more than 2 GiB, or something does not fit the network.
        """
        worlds = len(blocks) * self.design.worlds_per_block
        refuse_size(self.bytes_of(worlds), worlds)
        if self.store.folder is None:
            return self._played(blocks, first, rows, progress)
        unit = f"{self.design.key} {first} {blocks.start} {blocks.stop} {rows}"
        return self.store.runs(unit, lambda: self._played(blocks, first, rows, progress))

    def _played(self, blocks: range, first: int, rows: int, progress: Callable[[], object] | None) -> Runs:
        design, instance, often = self.design, self.instance, []

        def make_worker() -> Callable[[int], list[Played]]:
            own = None if design.drawn else _Table(self, instance)
            tally = np.zeros((len(instance.ranked), instance.network.n), dtype=np.int64)
            often.append(tally)

            def play(place: int) -> list[Played]:
                table = own or _Table(self, self._instance(first + blocks[place]))
                begin = first + blocks[place] * design.worlds_per_block
                worlds = range(begin, begin + design.worlds_per_block)
                return table.play(worlds, tally if own or begin == 0 else None)

            return play

        total = Tally(
            (tuple(design.theories), tuple(design.plans)),
            blocks.start * design.worlds_per_block,
            len(blocks) * design.worlds_per_block,
            design.worlds_per_block,
            design.campaign.by,
            MEASURES.index(measure_of(design.campaign)),
            rows,
            self._own_targets,
            design.nobody is not None,
        )
        for block in each_world(make_worker, len(blocks), self.workers, progress):
            total.add(block)
        return total.runs(np.sum(often, axis=0))


def refuse_size(size: int, worlds: int) -> None:
    """Refuse what will not fit.

    Parameters
    ----------
    size : int
        Memory that would be needed, in bytes.
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
            " use fewer, or set seconds"
        )


class _Table:
    """The engines of one thread on one network."""

    def __init__(self, player: Player, instance: Instance) -> None:
        self.instance, self.root_seed = instance, player.design.root_seed
        self.lots = {name: plan.lots for name, plan in player.design.plans.items()}
        names, nobody = list(player.design.plans), player.design.nobody
        self.nobody = None if nobody is None else names.index(nobody)
        self.plays = list(enumerate(zip(instance.parts.values(), instance.ranked_of.ravel().tolist(), strict=True)))
        self.plays.sort(key=lambda play: _alike(play[1][0]))
        self.engines: dict[int, Engine] = {}
        shared = Room()
        for part in instance.parts.values():
            if id(part.heard) not in self.engines:
                self.engines[id(part.heard)] = ENGINES[player.engine](part.heard, shared)
        self.room = np.empty(instance.network.m, np.uint32)

    def play(self, worlds: range, tally: NDArray[np.int64] | None) -> list[Played]:
        """Play all plans in a block of worlds; add up who is approached, if that is wanted."""
        return [self._play(index, tally) for index in worlds]

    def _play(self, index: int, tally: NDArray[np.int64] | None) -> Played:
        """Play all plans in one world under all theories; those in which the same is heard one after the other."""
        instance = self.instance
        world = World(instance.network.n, instance.network.m, self.root_seed, index, self.room)
        spent = [(instance.spending[one.plan], one) for one in instance.ranked]
        rosters = [spending.roster(one.ranking, world, self.lots[one.plan]) for spending, one in spent]
        counts: dict[int, Counts] = {}
        targets: dict[int, Counts] = {}
        met = Approached(len(self.lots), self.nobody)
        for place, (part, ranked) in self.plays:
            played = self.engines[id(part.heard)].play(world, part.done, rosters[ranked])
            counts[place] = played.counts.astype(np.int32)
            if instance.segment is not None:
                own = counts_of(played, world.buy < part.done.buy, instance.segment)
                targets[place] = own.astype(np.int32)
            met.add(place, played.days, (world.buy, part.done.buy), rosters[ranked])
        if tally is not None:
            for place, chosen in enumerate(rosters):
                tally[place, chosen] += 1
        cost = np.array([spending.cost(chosen) for (spending, _), chosen in zip(spent, rosters, strict=True)])
        heads = np.array([len(chosen) for chosen in rosters])
        of = instance.ranked_of
        return Played(_in_order(counts), _in_order(targets), cost[of], heads[of], met.counts(of.shape))


def _in_order(found: dict[int, Counts]) -> list[Counts]:
    return [found[place] for place in sorted(found)]


def _alike(part: Part) -> tuple[int, int]:
    """Return what plays that share most have in common."""
    return id(part.heard), id(part.done)
