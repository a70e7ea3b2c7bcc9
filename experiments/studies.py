"""What studies cost beside their jobs, and whether the bars are met: python -m experiments.studies [REPEATS].

Processor seconds are those of all processes, from start to end, as the kernel counts them: the program that asks, the
server that forks workers, workers, scheduler. Jobs alone are what playing took inside of the workers of the same study
(so that a busy machine slows both), and a process that plays a single one. Linux only.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from unittest.mock import patch

import numpy as np

from sim.sweeps.jobs import Job
from sim.sweeps.played import Done
from sim.sweeps.runner import Runner

ROOT = Path(__file__).parent.parent
JOBS, WORLDS = 2000, 5
ALONE, SUBREAPER = "alone", 36
DESIGN = {"grid": {"campaign.budget": [*range(5, 25)], "theory.flow.hear": [0.05 + 0.002 * at for at in range(100)]}}
STILL = ["network.people=1000", "theory=flow", "seeding=random,hubs"]
PLACES: dict[str, tuple[dict[str, object], float]] = {
    "one worker": ({"workers": 1}, 1.1),
    "one process": ({"workers": 1, "pool": "processes"}, 1.1),
    "two processes": ({"workers": 2, "pool": "processes"}, 1.1),
    "dask, two workers": ({"workers": 2, "cluster": "local"}, 1.15),
}
"""Where the study is played, and how many times the processor seconds of its jobs alone it may take."""

MILLISECOND, OPENED, FLAT = 1.0, 2.0, 100.0
"""Bars: overhead a job; seconds in which a store of 100,000 jobs opens; MB that joining it may add to the memory."""

STORED, PART = 100_000, 100


def alone() -> None:
    """Play a single job, and keep nothing."""
    import sim
    from sim.sweeps.jobs import jobs
    from sim.sweeps.played import play
    from sim.sweeps.points import changed

    points = sim.sweep(DESIGN, STILL, worlds=WORLDS).study.points
    job = next(jobs(points.all, WORLDS, WORLDS))
    list(play(changed(points.bases[job.base], job.values), job))


def study(where: str, file: str) -> None:
    """Play the study.

    Parameters
    ----------
    where : str
        One of `PLACES`.
    file : str
        Where to write what playing took inside of the workers, in seconds.
    """
    import sim

    with tempfile.TemporaryDirectory() as folder:
        sweep = sim.sweep(DESIGN, STILL, f"{folder}/own", worlds=WORLDS, **PLACES[where][0])  # type: ignore[arg-type]
        runner, seconds = Runner.run, 0.0

        def run(self: Runner, left: Iterable[Job]) -> Iterator[Done]:
            nonlocal seconds
            for done in runner(self, left):
                seconds += done.seconds
                yield done

        with patch.object(Runner, "run", run):
            sweep.play()
    Path(file).write_text(str(seconds), encoding="utf-8")


def stored(folder: str) -> None:
    """Write a store of many jobs.

    Parameters
    ----------
    folder : str
        Where it is to lie.
    """
    from sim.sweeps.rows import Row, write_rows
    from sim.sweeps.store import Folder

    own, means = Folder(Path(folder)), (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
    own.make()
    for begin in range(0, STORED, PART):
        names = [f"{one * 7919 % STORED:020x}" for one in range(begin, begin + PART)]
        rows = [Row(f"{one}-0+5", one, 0, 5, "flow", "hubs", np.arange(5.0), 0.0, 1e6, *means, "") for one in names]
        write_rows(own.parts / f"{begin:06}.parquet", rows)


def opened(folder: str) -> None:
    """Open a store, join its parts, and print what that took.

    Parameters
    ----------
    folder : str
        Where it lies.
    """
    from sim.sweeps.store import Folder

    own = Folder(Path(folder))
    began = time.process_time()
    assert len(own.done()) == STORED
    taken = time.process_time() - began
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    own.join(last=True)
    print(taken, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000)
    assert len(own.done()) == STORED


def cost(*arguments: str) -> float:
    """Return the processor seconds of a process of this module and of all that came from it.

    Parameters
    ----------
    *arguments : str
        What it is to do.

    Returns
    -------
    float
        Seconds, of user and system.
    """
    before = _spent()
    subprocess.run([sys.executable, "-m", "experiments.studies", *arguments], check=True, cwd=ROOT)
    while True:
        try:
            os.wait()  # orphans come to the subreaper
        except ChildProcessError:
            return _spent() - before


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def told(name: str, value: float, bar: float, unit: str = "") -> bool:
    """Print a measure beside its bar.

    Parameters
    ----------
    name : str
        What was measured.
    value, bar : float
        What was found, and what it may be at most.
    unit : str
        Of both.

    Returns
    -------
    bool
        Whether the bar is met.
    """
    print(f"{name:42} {value:8.2f} {unit:3} at most {bar:g}: {'met' if value <= bar else 'MISSED'}", flush=True)
    return value <= bar


def main(repeats: int) -> None:
    """Measure, print, and fail where a bar is missed.

    Parameters
    ----------
    repeats : int
        How often each is played, in turns; the least counts.
    """
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    known = importlib.util.find_spec("distributed") is not None
    places = {name: one for name, one in PLACES.items() if known or "cluster" not in one[0]}
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in places}
    for _ in range(repeats):
        single = cost(ALONE)
        for name, pairs in found.items():
            with tempfile.NamedTemporaryFile() as file:
                whole = cost(name, file.name)
                pairs.append((whole, single + float(Path(file.name).read_text(encoding="utf-8"))))
    met = []
    for name, (_, bar) in places.items():
        whole, jobs = min(found[name], key=lambda pair: pair[0] / pair[1])
        print(f"{name}: {JOBS} jobs on 1,000 people took {whole:.2f} processor seconds, of which alone {jobs:.2f}")
        met.append(told("times those of the jobs alone", whole / jobs, bar))
        met.append(told("overhead a job", 1000 * (whole - jobs) / JOBS, MILLISECOND, "ms"))
    with tempfile.TemporaryDirectory() as folder:
        stored(folder)
        own = [sys.executable, "-m", "experiments.studies", "opened", folder]
        taken, grown = map(
            float, subprocess.run(own, check=True, cwd=ROOT, capture_output=True, text=True).stdout.split()
        )
    met.append(told(f"a store of {STORED:,} jobs opens in", taken, OPENED, "s"))
    met.append(told("joining it adds to the memory", grown, FLAT, "MB"))
    if not all(met):
        raise SystemExit(1)


if __name__ == "__main__":
    first, *rest = sys.argv[1:] or ["2"]
    if first.isdigit():
        main(int(first))
    elif first == "opened":
        opened(*rest)
    elif first == ALONE:
        alone()
    else:
        study(first, *rest)
