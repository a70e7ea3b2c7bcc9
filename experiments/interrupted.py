"""Does a run that is ended early leave a whole result or none? By `python -m experiments.interrupted`.

A small run is started again and again, and is killed, terminated or interrupted at a random moment: every
other moment is drawn over the whole length of such a run, the others over the time in which its folder is
being written. Then its folder is looked at. Prints a table. `--moments` says how many for each signal.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from experiments.leftovers import found, said

RUN = Path(__file__).parent.parent / "run.py"
SETTINGS = (
    "network.people=300",
    "worlds=64",
    "looks=1",
    "theory=flow",
    "seeding=random,hubs",
    "campaign.budget=5",
    "workers=1",
    "output=out",
)
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
LIMIT = 120.0
"""Seconds after which a run hangs."""


@dataclass(frozen=True)
class Usual:
    """A run that nobody disturbs: its files with their checksums, and when its folder stands.

    Parameters
    ----------
    files : dict of str to str
        What the manifest names.
    begins, ends : float
        Seconds from the start to the folder, and to the end of the run.
    """

    files: dict[str, str]
    begins: float
    ends: float


@dataclass(frozen=True)
class Moment:
    """When a run is sent a signal.

    Parameters
    ----------
    number : signal.Signals
        Which.
    seconds : float
        How long to wait.
    writing : bool
        Whether to count from the moment at which its folder is there, and not from its start.
    """

    number: signal.Signals
    seconds: float
    writing: bool


def usual(place: Path) -> Usual:
    """Run undisturbed.

    Parameters
    ----------
    place : pathlib.Path
        An empty folder.

    Returns
    -------
    Usual
        What the run was.

    Raises
    ------
    RuntimeError
        If it does not end well.
    """
    began = time.monotonic()
    with _started(place) as running:
        _wait_for_folder(place, running)
        begins = time.monotonic() - began
        errors = running.communicate(timeout=LIMIT)[1]
    ends = time.monotonic() - began
    found = list((place / "out").glob("*"))
    if running.returncode or len(found) != 1:
        raise RuntimeError(f"a run that nobody disturbs ends well, got {running.returncode}: {errors}")
    return Usual(json.loads((found[0] / "manifest.json").read_bytes())["files"], begins, ends)


def drawn(number: signal.Signals, moments: int, typical: Usual, seed: int) -> list[Moment]:
    """Draw moments, every other one while the folder is being written.

    Parameters
    ----------
    number : signal.Signals
        The signal to send.
    moments : int
        How many.
    typical : Usual
        How long a run takes.
    seed : int
        Of the draws.

    Returns
    -------
    list of Moment
        In the order drawn.
    """
    luck = random.Random(f"{seed}-{number.name}")
    lengths = (typical.ends, typical.ends - typical.begins)
    return [Moment(number, luck.random() * lengths[place % 2], bool(place % 2)) for place in range(moments)]


def disturbed(place: Path, moment: Moment, typical: Usual) -> tuple[str, list[str]]:
    """Start a run, send it a signal, and look at what is left.

    Parameters
    ----------
    place : pathlib.Path
        An empty folder.
    moment : Moment
        When, and which signal.
    typical : Usual
        What a whole run leaves.

    Returns
    -------
    tuple of str and list of str
        "whole", "nothing" or "unfinished", and what is wrong.
    """
    with _started(place) as running:
        if moment.writing:
            _wait_for_folder(place, running)
        time.sleep(moment.seconds)
        running.send_signal(moment.number)
        try:
            errors = running.communicate(timeout=LIMIT)[1]
        except subprocess.TimeoutExpired:
            running.kill()
            return "unfinished", ["it did not end"]
    left, faults = found(place, typical.files)
    return left, faults + said(moment.number, running.returncode, errors, left)


HEAD = """| signal | moments | whole results | nothing left | unfinished folders | faults |
|---|--:|--:|--:|--:|--:|"""


def rows(moments: int, seed: int = 1, processes: int = 2) -> Iterator[tuple[str, list[str]]]:
    """Disturb runs, and count what they leave.

    Parameters
    ----------
    moments : int
        For each signal, at least 1.
    seed : int
        Of the moments.
    processes : int
        How many runs go on at once, at least 1.

    Yields
    ------
    tuple of str and list of str
        For each signal, a row of the table in Markdown, and all faults.
    """
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # as in the background of a shell: runs would inherit it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(processes) as pool:
        alike = list(pool.map(usual, [_new(folder, f"usual-{count}") for count in range(processes)]))
        typical = max(alike, key=lambda one: one.ends)  # as long as runs take beside each other
        for number in SIGNALS:
            plan = drawn(number, moments, typical, seed)
            places = [_new(folder, f"{number.name}-{count}") for count in range(moments)]
            ended = list(pool.map(disturbed, places, plan, [typical] * moments))
            left = Counter(state for state, _ in ended)
            faults = [f"{number.name}: {'; '.join(wrong)}" for _, wrong in ended if wrong]
            counts = [moments, left["whole"], left["nothing"], left["unfinished"], len(faults)]
            yield f"| {number.name} | {' | '.join(map(str, counts))} |", faults


def _new(folder: str, name: str) -> Path:
    place = Path(folder) / name
    place.mkdir()
    return place


def _started(place: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(RUN), *SETTINGS],
        cwd=place,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def _wait_for_folder(place: Path, running: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + LIMIT
    while not any((place / "out").glob("*")) and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)


def main() -> int:
    """Print the table, and each fault.

    Returns
    -------
    int
        1 if there is a fault.
    """
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--moments", type=int, default=60)
    reader.add_argument("--seed", type=int, default=1)
    given = reader.parse_args()
    print(HEAD, flush=True)
    complaints = []
    for row, faults in rows(given.moments, given.seed):
        print(row, flush=True)
        complaints += faults
    print(*complaints, sep="\n")
    return int(bool(complaints))


if __name__ == "__main__":
    sys.exit(main())
