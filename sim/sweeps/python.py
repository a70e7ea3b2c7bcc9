"""Studies from Python: lazy, iterable, and resumable where a notebook was closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyarrow.compute as pc
from tqdm import tqdm

from sim.errors import InputError, check_choice
from sim.progress import Progress
from sim.reading import path_of
from sim.report.redo import typed
from sim.settings import settings_of
from sim.sweeps.axes import SAMPLED, Point
from sim.sweeps.jobs import Job, jobs
from sim.sweeps.plain import plain
from sim.sweeps.points import Chosen, Points
from sim.sweeps.rows import once, read
from sim.sweeps.settings import Swept
from sim.sweeps.store import Folder
from sim.sweeps.sweep import Study
from sim.sweeps.table import table
from sim.tasks.composing import composed
from sim.words import say

DESIGN = ("grid", *SAMPLED, "points", "table")
"""What a design can say."""

TOGETHER = 64
"""Points that are played together where a sweep is iterated over."""


class Run(NamedTuple):
    """A point of a sweep.

    Parameters
    ----------
    values : dict of str to object
        Its values of what is varied.
    table : pandas.DataFrame
        A row for each theory and plan; see `Sweep.table`.
    """

    values: Point
    table: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Sweep:
    """A study; nothing is played before somebody asks.

    Parameters
    ----------
    study : Study
        What is asked for, and where it lies.
    progress : bool, callable or None
        As in `sweep`.
    """

    study: Study
    progress: Progress = None

    def __len__(self) -> int:
        return len(self.study.points.all)

    def __repr__(self) -> str:
        known, own = self.study.folder.done(), self.study.own
        facts = self.study.folder.facts
        batch = facts.batch if facts else own.batch or own.worlds
        wanted = [job.id for job in jobs(self.study.points.all, own.worlds, batch)]
        left, failed = sum(one not in known for one in wanted), sum(known.get(one, False) for one in wanted)
        told = {"jobs": len(wanted), "done": len(wanted) - left, "failed": failed, "left": left}
        return say("study-status", name=self.study.folder.path.name, **told)

    def __iter__(self) -> Iterator[Run]:
        """Yield each point when it is played, in an order in which each beginning is balanced."""
        study = self.study
        with study.held() as (batch, done):
            known = study.folder.rows()
            for begin in range(0, len(self), TOGETHER):
                own = study.points.all[begin : begin + TOGETHER]
                mine = [job for job in jobs(study.folder.points[begin : begin + TOGETHER], study.own.worlds, batch)]
                new = self._played([job for job in mine if job.id not in done or (done[job.id] and study.own.retry)])
                before = known.filter(pc.is_in(known["point"], pc.cast([one.id for one in own], known["point"].type)))
                rows = once([before, *new])
                for one in own:
                    yield Run(one.values, self._table([one], rows))
        study.finish()

    def _played(self, left: list[Job]) -> list[Any]:
        parts = []
        for done in self.study.runner.run(left):
            parts.append(done.part)
            if callable(self.progress):
                self.progress()
        tables = [read(self.study.folder.parts / one) for one in parts]
        return [one for one in tables if one is not None]

    def _table(self, points: Sequence[Chosen], rows: Any) -> pd.DataFrame:
        return table(points, self.study.points.axes.keys, rows, self.study.own.worlds).drop(columns="point")

    def play(self) -> Sweep:
        """Play what is left.

        Returns
        -------
        Sweep
            This one.

        Raises
        ------
        InputError
            If the folder cannot be written, holds another study, or somebody else is at work on it.
        """
        shown = self.progress is True
        said = {"desc": say("bar-playing"), "unit": say("bar-job")} if shown else {}
        with tqdm(disable=not shown, leave=False, **said) as bar:
            for at, progress in enumerate(self.study.play()):
                if not at:
                    bar.reset(progress.jobs)
                elif callable(self.progress):
                    self.progress()
                bar.update(progress.done - bar.n)
        return self

    @property
    def table(self) -> pd.DataFrame:
        """A row for each point, theory and plan; what is left is played first.

        Columns: point, a column for each setting that is varied, theory, strategy (the plan), worlds, goal with
        goal_low and goal_high (95 % interval of the mean over blocks), aware, convinced, buyers, approached, cost,
        profit (means), error (where jobs failed).
        """
        return self.play().study.table

    @property
    def differences(self) -> pd.DataFrame:
        """A row for each two neighbouring values of a grid, theory and plan; what is left is played first.

        Columns: setting, from, to, theory, strategy, pairs, difference, low, high, same_worlds.
        """
        return self.play().study.differences


def sweep(
    design: Mapping[str, Any],
    settings: Mapping[str, Any] | Sequence[str] = (),
    folder: str | Path = "results/study",
    *,
    worlds: int = 64,
    batch: int | None = None,
    workers: int | None = 1,
    pool: str = "threads",
    cluster: str | None = None,
    shard: str | None = None,
    retry: bool = False,
    progress: Progress = None,
) -> Sweep:
    """Sweep settings of the command line: a comparison of plans at each of many points.

    Parameters
    ----------
    design : mapping
        What is varied: `grid` (values by setting; each combination is a point), `latin`, `sobol` or
        `saltelli` (ends by setting, with `points`, how many samples), `table` (a CSV file whose columns are settings).
        Names are those of the command line.
    settings : mapping, or sequence of str
        What stays as it is, as {"campaign.budget": 10} or ["campaign.budget=10"].
    folder : path
        Where the study lies. The same call goes on there, and so does the command with the same settings.
    worlds : int
        Worlds of each point, 1 or more; more can be asked for later.
    batch : int, optional
        Worlds of a job; by default all.
    workers : int or None
        How many, 1 or more; None is one per processor. No result depends on it.
    pool : {"threads", "processes"}
        What workers are. Scripts that use processes need ``if __name__ == "__main__":``.
    cluster : str, optional
        Address of a dask scheduler, or "local" to start one.
    shard : str, optional
        As in "2/8", the part of the jobs that is played here.
    retry : bool
        Whether jobs that failed are played again.
    progress : bool or callable, optional
        True shows a bar on stderr; a callable is called, without arguments, after each group of jobs.

    Returns
    -------
    Sweep
        Of runs, one for each point; nothing is played yet.

    Raises
    ------
    InputError
        If something is out of range, or there is no such setting.

    Examples
    --------
    >>> import sim, tempfile
    >>> still = ["network.people=60", "theory=flow", "seeding=random,hubs"]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     found = sim.sweep({"grid": {"campaign.budget": [2, 4]}}, still, folder + "/small", worlds=2)
    ...     [run.values["campaign.budget"] for run in found], len(found.table)
    ([2, 4], 4)
    """
    if not isinstance(design, Mapping):
        raise InputError(f"design is a mapping, as in {{'grid': {{'campaign.budget': [1, 2]}}}}, got {design!r}")
    for name in design:
        check_choice("design", name, DESIGN)
    for name in {"grid", *SAMPLED} & design.keys():
        if not isinstance(design[name], Mapping):
            raise InputError(
                f"{name} is a mapping of settings to values, as in {{'campaign.budget': [1, 2]}}, got {design[name]!r}",
                field=name,
            )
    design = {name: _varied(one) if isinstance(one, Mapping) else plain(name, one) for name, one in design.items()}
    path, worlds = path_of("folder", folder), plain("worlds", worlds)
    arguments = ["task=study", *_arguments(settings)]
    known = composed(arguments)
    given: dict[str, Any] = {"worlds": worlds, "batch": batch, "workers": workers, "pool": pool, "cluster": cluster}
    own = Swept(**(given | {"shard": shard, "retry": retry, "name": path.name} | dict(design)))
    points = Points.of(own.axes(known["root_seed"]), arguments, known)
    return Sweep(Study(Folder(path), points, own), progress)


def _varied(axis: Mapping[str, Any]) -> dict[str, Any]:
    """Return values by setting, as plain ones that are named as their setting where they are not."""
    return {str(key): plain(str(key), values) for key, values in axis.items()}


def _arguments(settings: Mapping[str, Any] | Sequence[str]) -> list[str]:
    if isinstance(settings, str) or not isinstance(settings, (Mapping, Sequence)):
        raise InputError(
            f"settings are a mapping, or a list as in ['campaign.budget=10'], got {settings!r}", field="settings"
        )
    if not isinstance(settings, Mapping):
        return [str(one) for one in settings]
    own = settings_of(Swept).keys() & settings.keys()
    if own:
        raise InputError(f"{min(own)} is an argument of its own here, got it among settings", field="settings")
    known = _varied(settings)
    return [f"{key}={value if isinstance(value, str) else typed(value)}" for key, value in known.items()]
