"""Plays groups of jobs wherever that is, and finds the job that kills its worker."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import islice

from sim.ending import check
from sim.pools import Pool, gone, killed
from sim.sweeps.jobs import Job
from sim.sweeps.played import Done, recorded, work
from sim.sweeps.rows import failed
from sim.words import say

Group = list[Job]
SECONDS, MOST = 0.3, 500
"""How long a group of jobs should take, and how many jobs it has at most."""

AHEAD = 2
"""Groups that wait for each worker, so that none is idle, and few are lost with it."""


class LostError(Exception):
    """The cluster is gone."""


@dataclass
class Runner:
    """Plays groups of jobs of a study.

    Parameters
    ----------
    folder : str
        Of the study.
    pool : callable
        Opens a pool, or that many workers of one if told a number.
    size : int
        Jobs of the next group.
    home : str
        Where names of files are meant from.
    """

    folder: str
    pool: Callable[[int | None], AbstractContextManager[Pool]]
    size: int = 1
    home: str = field(default_factory=os.getcwd)

    def run(self, left: Iterable[Job]) -> Iterator[Done]:
        """Play jobs, in groups that take about `SECONDS` by what the jobs before them took.

        Parameters
        ----------
        left : iterable of Job
            What is to be played, in this order.

        Yields
        ------
        Done
            As soon as the part of a group is written.

        Raises
        ------
        LostError
            If the cluster is gone.
        OSError
            If a part cannot be written.
        """
        source, suspects, broken = iter(left), list[Group](), True
        while broken:
            broken = yield from self._until_broken(source, suspects)
            for group in suspects:
                yield from self._alone(group)
            suspects.clear()

    def _until_broken(self, source: Iterator[Job], suspects: list[Group]) -> Generator[Done, None, bool]:
        """Play on until a worker dies that takes all others with it; return whether one did."""
        with self.pool(None) as pool:
            pending: dict[Future[Done], Group] = {}
            while True:
                broken = self._fill(pool, source, pending, suspects)
                if not pending:
                    return broken
                for future in _finished(pending):
                    group, error = pending.pop(future), _error(future)
                    if error is None:
                        yield self._timed(future.result())
                    else:
                        broken |= _suspected(error)
                        suspects.append(group)
                if broken:
                    suspects += pending.values()
                    return True

    def _fill(
        self, pool: Pool, source: Iterator[Job], pending: dict[Future[Done], Group], suspects: list[Group]
    ) -> bool:
        """Give workers what to do; return whether the pool is broken."""
        while len(pending) < AHEAD * pool.workers:
            group = [*islice(source, self.size)]
            if not group:
                return False
            try:
                pending[pool.executor.submit(work, self.home, self.folder, group)] = group
            except Exception as error:
                suspects.append(group)
                return _suspected(error)
        return False

    def _timed(self, done: Done) -> Done:
        fitting = SECONDS * done.jobs / max(done.seconds, 1e-6)
        self.size = int(max(1, min(fitting, 4 * self.size, MOST)))
        return done

    def _alone(self, group: Group) -> Iterator[Done]:
        """Play a group by itself, then its jobs one by one; record the one that kills its worker each time."""
        whole = self._tried(group, 1)
        if whole is not None:
            yield whole
            return
        for job in group:
            yield self._tried([job], 3) or self._record(job)

    def _tried(self, group: Group, trials: int) -> Done | None:
        for _ in range(trials):
            with self.pool(1) as pool:
                future = pool.executor.submit(work, self.home, self.folder, group)
                [*_finished([future])]
                error = _error(future)
                if error is None:
                    return future.result()
                _suspected(error)
                if pool.trials == 1:
                    return None
        return None

    def _record(self, job: Job) -> Done:
        why = say("study-killed")
        return recorded(self.folder, [job], [failed(job, why)], 0.0, [why])


def _finished(pending: Iterable[Future[Done]]) -> Sequence[Future[Done]]:
    """Wait for one or more; the run may be asked to end meanwhile."""
    while True:
        done, _ = wait(pending, timeout=1, return_when=FIRST_COMPLETED)
        check()
        if done:
            return [*done]


def _error(future: Future[Done]) -> BaseException | None:
    try:
        return future.exception()
    except BaseException as error:  # a future that was cancelled raises
        return error


def _suspected(error: BaseException) -> bool:
    """Return whether the pool is broken, where a worker died; raise what is not the fault of a job."""
    if killed(error):
        return type(error).__name__ != "KilledWorker"
    if gone(error):
        raise LostError from None
    raise error
