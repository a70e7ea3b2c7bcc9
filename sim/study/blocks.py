"""Blocks of worlds, played by whoever is free: threads, processes, or workers of a cluster, with the same result."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.parallel import each_world, in_order
from sim.pools import Pool, gone, killed, received
from sim.study.design import Design
from sim.study.instance import Instance, instance_of
from sim.study.ranked import RankingProgress
from sim.study.store import Store
from sim.study.table import Table
from sim.study.tally import Played

Open = Callable[[], AbstractContextManager[Pool]]
Told = Callable[[], object] | None
Part = tuple[list[list[Played]], NDArray[np.int64]]

TURNS, MOST = 8, 256
"""Parts that each worker gets of all blocks, and how many blocks a part has at most."""

TRIALS = 3
"""How often new workers are started where one has died."""


@dataclass(frozen=True)
class Work:
    """What is played in each block.

    Parameters
    ----------
    design : Design
        What is compared.
    engine : str
        Name of the engine.
    instance : Instance
        The network with all that is fixed, or the first one where they are drawn.
    first : int
        As in `Player.play`.
    store : Store
        Rankings that are known already.
    ranking : callable or None
        Told how far long rankings are; stays where it is.
    """

    design: Design
    engine: str
    instance: Instance
    first: int = 0
    store: Store = field(default_factory=Store)
    ranking: RankingProgress | None = None


class Bench:
    """Where one worker plays blocks, one after the other.

    Parameters
    ----------
    work : Work
        What is played.
    """

    def __init__(self, work: Work) -> None:
        self.work, instance = work, work.instance
        self.own = None if work.design.drawn else Table(work.design, work.engine, instance)
        self.approached = np.zeros((len(instance.ranked), instance.network.n), dtype=np.int64)

    def play(self, block: int) -> list[Played]:
        """Play a block.

        Parameters
        ----------
        block : int
            Number of the block.

        Returns
        -------
        list of Played
            In the order of worlds; who was approached in them is added up.
        """
        work, each = self.work, self.work.design.worlds_per_block
        begin = work.first + block * each
        table = self.own or Table(work.design, work.engine, self._drawn(work.first + block))
        return table.play(range(begin, begin + each), self.approached if self.own or begin == 0 else None)

    def _drawn(self, block: int) -> Instance:
        return instance_of(self.work.design, block, self.work.store, progress=self.work.ranking)


@dataclass
class Blocks:
    """Blocks of worlds that are played.

    Parameters
    ----------
    work : Work
        What is played in each.
    counted : list of (ranked, people) int64 array
        In how many worlds each person was approached, by whoever counted; to be added up when all is played.
    """

    work: Work
    counted: list[NDArray[np.int64]] = field(default_factory=list)

    def in_threads(self, blocks: range, workers: int, progress: Told = None) -> Iterator[list[Played]]:
        """Play blocks in threads of this process.

        Parameters
        ----------
        blocks : range
            Numbers of the blocks.
        workers : int
            Threads, 1 or more.
        progress : callable, optional
            Called after each block.

        Yields
        ------
        list of Played
            In the order of blocks.
        """

        def begin() -> Callable[[int], list[Played]]:
            bench = Bench(self.work)
            self.counted.append(bench.approached)
            return lambda place: bench.play(blocks[place])

        yield from each_world(begin, len(blocks), workers, progress)

    def apart(self, blocks: range, open_pool: Open, progress: Told = None) -> Iterator[list[Played]]:
        """Play blocks in processes of their own, or on a cluster.

        Parameters
        ----------
        blocks : range
            Numbers of the blocks.
        open_pool : callable
            Opens a pool of workers.
        progress : callable, optional
            Called after each block.

        Yields
        ------
        list of Played
            In the order of blocks; the same whoever played them, and whoever died meanwhile.

        Raises
        ------
        InputError
            If workers die again and again, the cluster is lost, or a class of the design is not known to workers.
        """
        done = 0
        for trial in range(TRIALS):
            try:
                for played in self._once(blocks[done:], open_pool):
                    done += 1
                    if progress is not None:
                        progress()
                    yield played
                return
            except InputError:
                raise
            except Exception as error:
                _refuse(error, last=trial == TRIALS - 1)

    def _once(self, blocks: range, open_pool: Open) -> Iterator[list[Played]]:
        with open_pool() as pool:
            sent = pool.send(replace(self.work, store=Store(), ranking=None))
            size = max(1, min(MOST, len(blocks) // (TURNS * pool.workers)))
            parts = [blocks[at : at + size] for at in range(0, len(blocks), size)]
            found = in_order(lambda part: pool.executor.submit(play_part, sent, part), parts, 2 * pool.workers)
            for played, approached in found:
                self.counted = [sum(self.counted, approached)]
                yield from played


def play_part(sent: Any, blocks: Sequence[int]) -> Part:
    """Play some blocks, in a worker.

    Parameters
    ----------
    sent : object
        What stands for `Work` here.
    blocks : sequence of int
        Numbers of the blocks.

    Returns
    -------
    tuple of list and array
        What was played in each block, and in how many worlds each person was approached.
    """
    work = received(sent)
    bench = getattr(_own, "bench", None)
    if bench is None or bench.work is not work:
        _own.bench = bench = Bench(work)
    bench.approached[:] = 0
    return [bench.play(block) for block in blocks], bench.approached.copy()


_own = threading.local()


def _refuse(error: Exception, last: bool) -> None:
    """Refuse what going on will not mend; a worker that died is replaced unless it was the last time."""
    if gone(error):
        raise InputError("cluster is lost, and nothing is kept: give the same command again", field="cluster") from None
    if not killed(error):
        raise error
    if last:
        raise InputError(
            "workers died while they played, perhaps for lack of memory: ask for fewer, as in workers=1",
            field="workers",
        ) from None
