"""What an experiment of the gallery is: a published result, how it is measured, and its figure."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from sim.gallery.claims import Claim
from sim.gallery.measured import Measured

SIZES = ("smoke", "full")
"""Small enough for the test-suite, and as published."""


@dataclass(frozen=True)
class Findings:
    """What was measured.

    Parameters
    ----------
    values : dict of str to Measured
        What claims are held against, by key.
    series : dict
        What the figure shows besides; of plain numbers, text and lists.
    """

    values: dict[str, Measured]
    series: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Luck:
    """With which luck and on how many threads to play; no result depends on the threads.

    Parameters
    ----------
    root_seed : int
        In [0, 2^64).
    workers : int
        Threads, 1 or more; no result depends on it.
    """

    root_seed: int = 7
    workers: int = 1


@dataclass(frozen=True)
class Experiment:
    """A published result, to be reproduced.

    Parameters
    ----------
    title : str
        What it is about.
    paper : str
        Where it was published.
    summary : str
        What was found there, in a sentence or two.
    readings : tuple of str
        How the text was read where it can be read in several ways, and what else one has to know.
    settings : dict of str to object
        What is played in each of `SIZES`; a size differs from the base in what it names.
    claims : callable
        From a setting to the claims that are made of it.
    measure : callable
        From a setting and a `Luck` to `Findings`.
    draw : callable
        Draws findings into an empty figure: `draw(figure, findings)`.
    figsize : tuple of float
        Width and height of the figure, in inches.
    caption : str
        What the figure shows.
    data : str
        A file of real data that is needed, if any.
    """

    title: str
    paper: str
    summary: str
    settings: dict[str, Any]
    claims: Callable[[Any], list[Claim]]
    measure: Callable[[Any, Luck], Findings]
    draw: Callable[[Figure, Findings], None]
    caption: str
    readings: tuple[str, ...] = ()
    figsize: tuple[float, float] = (9.0, 4.0)
    data: str = ""


def data_file(name: str) -> Path | None:
    """Return a file of real data, which is not part of the repository.

    Parameters
    ----------
    name : str
        Of the file, in the folder that the environment variable GRAPEVINE_DATA names.

    Returns
    -------
    pathlib.Path or None
        None if it is not there.
    """
    folder = os.environ.get("GRAPEVINE_DATA")
    path = Path(folder) / name if folder else None
    return path if path is not None and path.is_file() else None
