"""The task `study` of the command line: sweep settings, and go on where an earlier run was broken off."""

from __future__ import annotations

import io
import time

import pyarrow.parquet as pq
from tqdm import tqdm

from sim.ending import Stopped, keep
from sim.report.csv import write_csv
from sim.sweeps.jobs import jobs
from sim.sweeps.played import play
from sim.sweeps.points import Points, changed
from sim.sweeps.rows import table_of
from sim.sweeps.settings import Swept
from sim.sweeps.store import Folder
from sim.sweeps.sweep import Progress, Study
from sim.tasks.making import Settings, of_task
from sim.tasks.output import checked
from sim.tasks.telling import tell
from sim.words import amount, say

SETTINGS = Swept
"""Who declares the settings of this task."""

TABLE, DIFFERENCES = "study.csv", "differences.csv"
"""What a finished study holds for a spreadsheet."""

_TRIED, _SECONDS = 5, 3.0


def sweep(settings: Settings, arguments: list[str]) -> None:
    """Play what is left of a study, and write its tables when all is played.

    Parameters
    ----------
    settings : dict
        From the configs.
    arguments : list of str
        As typed; points that choose other files are composed from them.

    Raises
    ------
    InputError
        If something is wrong with them, or the study is not finished.
    """
    own = of_task(Swept, settings)
    points = Points.of(own.axes(settings["root_seed"]), arguments, settings)
    study = Study(Folder(checked(settings["output"]) / own.name), points, own)
    if own.dry_run:
        tell(*_asked(study), *_estimate(study))
        return
    progress = _watched(study)
    if progress.failed:
        tell(say("study-failed", failed=progress.failed, jobs=progress.jobs, error=progress.error))
    if not study.complete:
        tell(say("study-part-played", shard=own.shard or "1/1", jobs=progress.jobs))
        return
    tell(*_written(study))


def _asked(study: Study) -> list[str]:
    points = study.points
    met = len({one.met for one in points.all})
    entry = "study-asked.paired" if points.paired else "study-asked.apart"
    return [
        say(
            "study-asked",
            points=len(points.all),
            worlds=study.own.worlds,
            settings=", ".join(points.axes.keys) or "none",
        ),
        say(entry, networks=met),
    ]


def _watched(study: Study) -> Progress:
    progress = Progress(0, 0, 0, 0, 0.0)
    try:
        with tqdm(desc=say("bar-playing"), unit=say("bar-job"), disable=None, leave=False) as bar:
            for at, progress in enumerate(study.play()):
                if not at:
                    _begun(study, progress)
                    bar.reset(progress.jobs)
                bar.update(progress.done - bar.n)
    except Stopped:
        keep(study.folder.path)
        raise
    return progress


def _begun(study: Study, progress: Progress) -> None:
    tell(*_asked(study))
    if progress.damaged:
        tell(say("study-damaged", files=len(progress.damaged), first=progress.damaged[0]))
    if progress.done:
        tell(say("study-goes-on", done=progress.done, jobs=progress.jobs))


def _written(study: Study) -> list[str]:
    path = study.folder.path
    found = {TABLE: study.table, DIFFERENCES: study.differences}
    for name, table in found.items():
        if len(table):
            write_csv(table, path / name)
    return [say("study-finished", file=str(path / TABLE), rows=len(found[TABLE]))]


def _estimate(study: Study) -> list[str]:
    """Return how long a study takes and how much it needs, by a few jobs that are played and forgotten."""
    batch, points = study.own.batch or study.own.worlds, study.points
    count, rows, seconds = study.own.worlds // batch * len(points.all), [], []
    for job in list(jobs(points.all, batch, batch))[:_TRIED]:
        began = time.perf_counter()
        rows += [*play(changed(points.bases[job.base], job.values), job)]
        seconds.append(time.perf_counter() - began)
        if sum(seconds) > _SECONDS:
            break
    with io.BytesIO() as file:
        pq.write_table(table_of(rows * 20), file)
        size = len(file.getvalue()) / len(rows) / 20 * len(rows) / len(seconds) * count
    with study.own.open() as pool:
        workers = pool.workers
    usual = sorted(seconds)[len(seconds) // 2]
    told = {"seconds": amount(usual * count / workers), "each": amount(usual * 1000), "megabytes": amount(size / 1e6)}
    return [say("study-estimate", jobs=count, batch=batch, workers=workers, tried=len(seconds), **told)]
