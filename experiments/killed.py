"""Kill parts of a study with SIGKILL at random moments, go on, and compare: python -m experiments.killed MOMENTS.

A worker, the driver, a shard, and the scheduler of a dask cluster (where dask.distributed is installed) are killed.
Then the same command is given again, and all rows must be those of a study that nobody disturbed, to the byte.
Linux only: processes are found in /proc.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sim.sweeps.store import Folder

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "experiments" / "killed.md"
STUDY = (
    *("task=study", "theory=flow", "seeding=random,hubs", "campaign.budget=3", "network.people=400", "worlds=16"),
    *("batch=4", "grid.campaign.budget=2,3,4,5,6", "grid.theory.flow.hear=[0.1,0.15,0.2,0.25]"),
)
"""80 jobs."""
JOBS, PATIENCE = 80, 120.0


@dataclass
class Trial:
    """What became of a study that was disturbed.

    Parameters
    ----------
    before : int
        Jobs that were done when the process had been killed.
    code : int
        Exit code of the study that was disturbed, negative if it was the one that was killed.
    same : bool
        Whether all rows were the same in the end.
    left : int
        Processes that were still there some seconds after the kill, though the driver had gone.
    said : str
        What the disturbed study said at its end.
    """

    before: int
    code: int
    same: bool
    left: int
    said: str


def command(folder: Path, *more: str) -> list[str]:
    """Return the command of the study.

    Parameters
    ----------
    folder : pathlib.Path
        Its output.
    *more : str
        Further arguments.

    Returns
    -------
    list of str
        To be run.
    """
    return [sys.executable, str(ROOT / "run.py"), *STUDY, f"output={folder}", "workers=2", *more]


def children(pid: int) -> list[int]:
    """Return the processes that a process started, and those that these started.

    Parameters
    ----------
    pid : int
        Of the process.

    Returns
    -------
    list of int
        Nearest first.
    """
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, IndexError):
            fields = stat.read_text().rpartition(")")[2].split()
            parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, queue = [], [pid]
    while queue:
        own = parents.get(queue.pop(0), [])
        found += own
        queue += own
    return found


def worker_of(pid: int) -> int | None:
    """Return a worker of a driver: a process that its children started.

    Parameters
    ----------
    pid : int
        Of the driver.

    Returns
    -------
    int or None
        None where there is none yet.
    """
    inner = [grand for child in children(pid) for grand in children(child)]
    return random.choice(inner) if inner else None


def started(arguments: list[str]) -> subprocess.Popen[str]:
    """Start a process.

    Parameters
    ----------
    arguments : list of str
        Its command.

    Returns
    -------
    subprocess.Popen
        Whose output is kept.
    """
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path[1:]])}
    return subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, cwd=ROOT
    )


def moment(folder: Path, usual: float, process: subprocess.Popen[str], generator: random.Random) -> None:
    """Wait for a random moment: half of them anywhere, half of them once parts are written.

    Parameters
    ----------
    folder : pathlib.Path
        Of the study.
    usual : float
        How long the study usually takes, in seconds.
    process : subprocess.Popen
        What is waited beside.
    generator : random.Random
        Draws the moment.
    """
    end = time.monotonic() + usual * generator.random()
    if generator.random() < 0.5:
        while process.poll() is None and not list((folder / "parts").glob("*.parquet")):
            time.sleep(0.01)
        end = time.monotonic() + 0.6 * usual * generator.random() ** 2
    while process.poll() is None and time.monotonic() < end:
        time.sleep(0.005)


def disturbed(
    home: Path, usual: float, generator: random.Random, whom: Callable[[int], int | None], *more: str
) -> tuple[int, str, int]:
    """Play a study, and kill one of its processes at a random moment.

    Parameters
    ----------
    home : pathlib.Path
        Its output.
    usual : float
        How long it usually takes, in seconds.
    generator : random.Random
        Draws the moment.
    whom : callable
        Told the number of the driver's process, it returns whom to kill.
    *more : str
        Further arguments.

    Returns
    -------
    tuple of int, str and int
        Exit code, last line, and how many processes were left.
    """
    process = started(command(home, *more))
    moment(home / "study", usual, process, generator)
    family = children(process.pid)
    target = whom(process.pid)
    if target is not None and process.poll() is None:
        with suppress(ProcessLookupError):
            os.kill(target, signal.SIGKILL)
    try:
        said, _ = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        said, _ = process.communicate()
        said += "\nhung"
    end = time.monotonic() + 10
    while any(Path(f"/proc/{one}").exists() for one in family) and time.monotonic() < end:
        time.sleep(0.05)
    left = [one for one in family if Path(f"/proc/{one}").exists()]
    for one in left:
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
    return process.returncode, (said.strip().splitlines() or [""])[-1], len(left)


def trial(target: str, usual: float, rows: bytes, generator: random.Random) -> Trial:
    """Disturb a study, go on with it, and compare.

    Parameters
    ----------
    target : {"worker", "driver", "shard", "scheduler"}
        Who is killed.
    usual : float
        How long the study usually takes, in seconds.
    rows : bytes
        What the undisturbed study wrote.
    generator : random.Random
        Draws moments.

    Returns
    -------
    Trial
        What became of it.
    """
    with tempfile.TemporaryDirectory() as text:
        home = Path(text)
        if target == "scheduler":
            with cluster(home) as (scheduler, address):
                code, said, left = disturbed(home, usual, generator, lambda _: scheduler, f"cluster={address}")
        else:
            whom = worker_of if target == "worker" else (lambda pid: pid)
            shard = ("shard=1/2",) if target == "shard" else ()
            code, said, left = disturbed(home, usual, generator, whom, *shard)
        before = len(Folder(home / "study").done()) if (home / "study").is_dir() else 0
        for more in (("shard=2/2",), ("shard=1/2",)) if target == "shard" else ((),):
            subprocess.run(command(home, *more), check=True, capture_output=True, cwd=ROOT, timeout=PATIENCE * 2)
        file = home / "study" / "rows.parquet"
        return Trial(before, code, file.is_file() and file.read_bytes() == rows, left, said)


@contextmanager
def cluster(home: Path) -> Iterator[tuple[int, str]]:
    """Start a scheduler and two workers of dask.

    Parameters
    ----------
    home : pathlib.Path
        Where they may write.

    Yields
    ------
    tuple of int and str
        Number of the scheduler's process, and its address.
    """
    file = home / "scheduler.json"
    tool = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--no-dashboard", "--host", "127.0.0.1"]
    scheduler = started([*tool, "--port", "0", "--scheduler-file", str(file)])
    own = [sys.executable, "-m", "distributed.cli.dask_worker", "--no-dashboard", "--no-nanny", "--nthreads", "1"]
    workers = []
    try:
        while not file.is_file():
            time.sleep(0.05)
        workers = [started([*own, "--scheduler-file", str(file), "--local-directory", str(home)]) for _ in range(2)]
        yield scheduler.pid, json.loads(file.read_text())["address"]
    finally:
        for one in (*workers, scheduler):
            one.kill()
            one.communicate()


def undisturbed() -> tuple[bytes, float]:
    """Play the study without disturbing it.

    Returns
    -------
    tuple of bytes and float
        Its rows, and how long it took, in seconds.
    """
    with tempfile.TemporaryDirectory() as text:
        subprocess.run(command(Path(text)), check=True, capture_output=True, cwd=ROOT)
    with tempfile.TemporaryDirectory() as text:
        began = time.monotonic()
        subprocess.run(command(Path(text)), check=True, capture_output=True, cwd=ROOT)
        taken = time.monotonic() - began
        return (Path(text) / "study" / "rows.parquet").read_bytes(), taken


TARGETS = ("worker", "driver", "shard", "scheduler")


def main(moments: int) -> None:
    """Disturb studies and write what became of them.

    Parameters
    ----------
    moments : int
        How often each is killed.
    """
    rows, usual = undisturbed()
    known = importlib.util.find_spec("distributed") is not None
    generator = random.Random(7)
    found: dict[str, list[Trial]] = {target: [] for target in (TARGETS if known else TARGETS[:-1])}
    for _ in range(moments):
        for target, trials in found.items():
            trials.append(trial(target, usual, rows, generator))
            print(target, trials[-1], flush=True)
        RESULTS.write_text(page(found), encoding="utf-8")
    wrong = [target for target, trials in found.items() for one in trials if not one.same or one.left]
    if wrong:
        raise SystemExit(f"not the same in the end, or processes left: {', '.join(wrong)}")


def page(found: dict[str, list[Trial]]) -> str:
    """Return the page of results.

    Parameters
    ----------
    found : dict of str to list of Trial
        By who was killed.

    Returns
    -------
    str
        In Markdown.
    """
    lines = [
        "# Studies that were killed",
        "",
        f"Written by `python -m experiments.killed MOMENTS`. A study of {JOBS} jobs on two workers; one process is",
        "ended by SIGKILL at a random moment, half of them once parts are written. The same command is given again.",
        "",
        "| killed | moments | jobs done by then | went on by itself | rows the same to the byte | processes left |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for target, trials in found.items():
        done = sorted(one.before for one in trials)
        alone = sum(one.code == 0 for one in trials)
        same, left = sum(one.same for one in trials), sum(one.left for one in trials)
        lines.append(f"| {target} | {len(trials)} | {done[0]} to {done[-1]} | {alone} | {same} | {left} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
