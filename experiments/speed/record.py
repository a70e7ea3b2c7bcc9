"""Figures of each version, with the machine they were taken on, in a file."""

from __future__ import annotations

import csv
import os
import platform
import subprocess
from dataclasses import astuple, dataclass, fields
from importlib.metadata import version
from pathlib import Path

import sim
from experiments.speed.peers import ROOT

FILE = Path(__file__).parent / "record.csv"


@dataclass(frozen=True)
class Taken:
    """A figure.

    Parameters
    ----------
    date, version, commit, machine : str
        When, of what, and where it was taken.
    figure : str
        Its name.
    value : str
        A number, or empty where it could not be taken.
    """

    date: str
    version: str
    commit: str
    machine: str
    figure: str
    value: str

    @property
    def number(self) -> float | None:
        """The value; None where there is none."""
        return float(self.value) if self.value else None


def machine() -> str:
    """Return which machine this is.

    Returns
    -------
    str
        Processor, cores, and what compiles.
    """
    try:
        about = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        model = next(line.split(":", 1)[1].strip() for line in about.splitlines() if line.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.processor() or platform.machine()
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, numba {version('numba')}"


def commit() -> str:
    """Return which commit is measured.

    Returns
    -------
    str
        The first seven digits; empty outside a repository.
    """
    told = subprocess.run(["git", "rev-parse", "--short=7", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    return told.stdout.strip()


def read(file: Path = FILE) -> list[Taken]:
    """Return what was recorded.

    Parameters
    ----------
    file : pathlib.Path
        The record, which may be missing.

    Returns
    -------
    list of Taken
        The oldest first.
    """
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as rows:
        return [Taken(**row) for row in csv.DictReader(rows)]


def add(figures: dict[str, float | None], date: str, file: Path = FILE) -> list[Taken]:
    """Add figures to the record; those of the same version and machine are replaced.

    Parameters
    ----------
    figures : dict of str to float or None
        By name; None where it could not be taken.
    date : str
        Of today.
    file : pathlib.Path
        The record.

    Returns
    -------
    list of Taken
        All of it.
    """
    here, of = machine(), f"{sim.__version__} ({sim.NUMBERS})"
    kept = [one for one in read(file) if one.figure not in figures or (one.machine, one.version) != (here, of)]
    for name, value in figures.items():
        kept.append(Taken(date, of, commit(), here, name, "" if value is None else f"{value:.4g}"))
    with file.open("w", encoding="utf-8", newline="") as rows:
        writer = csv.writer(rows, lineterminator="\n")
        writer.writerow([one.name for one in fields(Taken)])
        writer.writerows(astuple(one) for one in kept)
    return kept


def latest(kept: list[Taken]) -> dict[str, Taken]:
    """Return the last of each figure.

    Parameters
    ----------
    kept : list of Taken
        The oldest first.

    Returns
    -------
    dict of str to Taken
        By the figure's name.
    """
    return {one.figure: one for one in kept}
