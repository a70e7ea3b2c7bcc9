"""A study: what is asked for, what was played, and what is left."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from sim.errors import InputError
from sim.sweeps.jobs import Job, jobs
from sim.sweeps.lock import Lock
from sim.sweeps.parts import MANY
from sim.sweeps.played import Done
from sim.sweeps.points import Points
from sim.sweeps.runner import LostError, Runner
from sim.sweeps.settings import Swept
from sim.sweeps.store import Folder
from sim.sweeps.table import differences, table
from sim.words import say

BEAT = 2.0
"""Seconds between two notes of how far a study has come."""


class UnfinishedError(InputError):
    """A study ended before all of it was played; the same command goes on."""

    code = 3
    """Exit code of the command."""


@dataclass
class Progress:
    """How far a study has come.

    Parameters
    ----------
    jobs : int
        Of the study, or of this shard.
    done, failed : int
        Jobs that were played, and how many of them failed.
    before : int
        Jobs that were done when this run began.
    began : float
        When it began, in seconds since 1970.
    error : str
        Of a job that failed.
    damaged : list of str
        Files that could not be read; their jobs are played again.
    """

    jobs: int
    done: int
    failed: int
    before: int
    began: float
    error: str = ""
    damaged: list[str] = field(default_factory=list)

    @property
    def left(self) -> int:
        """Jobs that are not played yet."""
        return self.jobs - self.done

    def add(self, one: Done) -> None:
        """Count a group of jobs.

        Parameters
        ----------
        one : Done
            What became of it.
        """
        self.done, self.failed = self.done + one.jobs, self.failed + one.failed
        self.error = self.error or one.error


@dataclass
class Study:
    """A study that can be played, and played on.

    Parameters
    ----------
    folder : Folder
        Where it lies.
    points : Points
        What is asked for.
    own : Swept
        How many worlds, and where they are played.
    """

    folder: Folder
    points: Points
    own: Swept

    def play(self) -> Iterator[Progress]:
        """Play what is left.

        Yields
        ------
        Progress
            Once before anything is played, then after each group of jobs; the same object.

        Raises
        ------
        InputError
            If the folder cannot be written, holds another study, or somebody else is at work on it.
        UnfinishedError
            If the cluster is lost, or the disk is full.
        """
        with self.held() as (batch, done):
            yield from self._play(batch, done)
        self.finish()

    @contextmanager
    def held(self) -> Iterator[tuple[int, dict[str, bool]]]:
        """Set the study up, or go on with it, and keep others away meanwhile.

        Yields
        ------
        tuple of int and dict
            Worlds of a job, and for each job that was played whether it failed.

        Raises
        ------
        InputError
            As in `play`.
        """
        self.folder.make()
        lock = Lock(self.folder.path, self.own.shard.replace("/", " of ") if self.own.shard else "")
        try:
            alone = lock.begin()
            facts = self.folder.begin(self.points, self.own.worlds, self.own.batch)
            done = self.folder.done()
            if alone:
                self.folder.tidy()
            lock.share()
            yield facts.batch, done
        except LostError:
            raise self._unfinished(say("study-lost")) from None
        except OSError as error:
            raise self._stopped(error) from None
        finally:
            lock.release()

    def _play(self, batch: int, done: dict[str, bool]) -> Iterator[Progress]:
        settled = {one for one, wrong in done.items() if not (wrong and self.own.retry)}
        mine = {job.id for job in self._mine(batch)}
        failed = sum(done[one] for one in mine & settled)
        played = len(mine & settled)
        progress = Progress(len(mine), played, failed, played, time.time(), damaged=[*self.folder.damaged])
        yield progress
        left = (job for job in self._mine(batch) if job.id not in settled)
        beat, parts = Beat(self.folder, self.own.shard), 0
        try:
            for one in self.runner.run(left):
                progress.add(one)
                beat.note(progress)
                parts += 1
                if parts % MANY == 0:
                    self.folder.join()
                yield progress
        finally:
            beat.end()

    @property
    def runner(self) -> Runner:
        """Who plays its jobs."""
        return Runner(str(self.folder.path), self.own.open)

    def _mine(self, batch: int) -> Iterator[Job]:
        place, parts = self.own.part
        chosen = self.folder.points
        for at, job in enumerate(jobs(chosen, self.own.worlds, batch)):
            if at % parts == place:
                yield job

    def _stopped(self, error: OSError) -> UnfinishedError:
        why = f"{error.strerror or error}{'' if error.filename is None else f': {error.filename}'}"
        return self._unfinished(say("study-stopped", why=why))

    def _unfinished(self, why: str) -> UnfinishedError:
        facts, done = self.folder.facts, self.folder.done()
        jobs = [job.id for job in self.folder.jobs(facts)] if facts else []
        left = sum(one not in done for one in jobs)
        return UnfinishedError(say("study-unfinished", why=why, left=left, jobs=len(jobs)))

    def finish(self) -> bool:
        """Join the parts of a study that is complete, and write its tables.

        Returns
        -------
        bool
            False where something is left to play, or somebody is at work.

        Raises
        ------
        UnfinishedError
            If they cannot be written; nothing is lost.
        """
        lock = Lock(self.folder.path)
        try:
            if not lock.whole() or not self.complete:
                return False
            self.folder.join(last=True)
            return True
        except OSError as error:
            raise self._stopped(error) from None
        finally:
            lock.release()

    @property
    def complete(self) -> bool:
        """Whether all jobs were played."""
        facts = self.folder.facts
        if facts is None:
            return False
        done = self.folder.done()
        return all(job.id in done for job in self.folder.jobs(facts))

    @property
    def table(self) -> pd.DataFrame:
        """A row for each point, theory and plan that was played; see `sim.sweeps.table.table`."""
        return table(self.points.all, self.points.axes.keys, self.folder.rows(), self.own.worlds)

    @property
    def differences(self) -> pd.DataFrame:
        """Differences along each setting of the grid; see `sim.sweeps.table.differences`."""
        return differences(self.points.all, dict(self.points.axes.grid), self.folder.rows(), self.own.worlds)


@dataclass
class Beat:
    """A note in the study's folder of how far a run has come, for `task=status`.

    Parameters
    ----------
    folder : Folder
        Of the study.
    shard : str or None
        Whose note it is.
    last : float
        When a note was written last, in seconds since 1970.
    """

    folder: Folder
    shard: str | None
    last: float = 0.0

    @cached_property
    def _file(self) -> Any:
        return self.folder.path / f".running{'' if self.shard is None else '-' + self.shard.replace('/', '-of-')}.json"

    def note(self, progress: Progress) -> None:
        """Write how far it is, unless that was done a moment ago.

        Parameters
        ----------
        progress : Progress
            Where the run is.
        """
        now = time.time()
        if now - self.last < BEAT:
            return
        self.last = now
        rate = (progress.done - progress.before) / max(now - progress.began, 1e-9)
        with suppress(OSError):
            self._file.write_text(json.dumps({"at": now, "ends": now + progress.left / rate}), encoding="utf-8")

    def end(self) -> None:
        """Remove the note."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
