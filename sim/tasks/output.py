"""The folder of a run: named by the time it began; what earlier runs left unfinished is cleared away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.report.folder import NewFolder, clear, new_folder
from sim.settings import Checked, setting, value_of
from sim.tasks.telling import tell
from sim.words import say


@dataclass(frozen=True)
class Output(Checked):
    """Where results come to.

    Parameters
    ----------
    output : str
        The name of a folder, made if it is not there.
    page : bool
        Whether a comparison writes a page for a browser beside its report.
    figures : bool or None
        Whether figures are written as files; None is yes, but for runs of a sweep.
    """

    output: str = setting("results", what="the name of a folder", text="each run makes a folder in it")
    page: bool = setting(False, text="whether task=compare writes a page for a browser beside the report")
    figures: bool | None = setting(
        None,
        text="write figures as PNG and SVG files",
        also={None: "true, but false with -m"},
    )


@contextmanager
def run_folder(output: Any, began: float) -> Iterator[NewFolder]:
    """Make the folder of a run; it appears when it is whole.

    Parameters
    ----------
    output : str
        The folder that runs make theirs in, made if it is not there.
    began : float
        When the run began, in seconds since 1970.

    Yields
    ------
    NewFolder
        Where to write, and what it is called in the end.

    Raises
    ------
    InputError
        If it cannot be made or written.
    """
    parent = checked(output)
    removed, left = clear(parent)
    if removed:
        tell(say("told-removed", folders=", ".join(removed)))
    if left:
        tell(say("told-left", folders=", ".join(left), parent=str(parent)))
    with new_folder(parent, datetime.fromtimestamp(began).strftime("%Y-%m-%d_%H-%M-%S-%f")) as folder:
        yield folder


def checked(output: Any) -> Path:
    """Return the folder that holds the folders of runs.

    Parameters
    ----------
    output : object
        What was given.

    Returns
    -------
    pathlib.Path
        It may not be there yet.

    Raises
    ------
    InputError
        If it is no name of a folder.
    """
    if "\0" in value_of(Output, "output", output):
        raise InputError(f"output is the name of a folder, got {output!r}", field="output")
    try:
        return Path(output).expanduser()
    except RuntimeError:
        raise InputError(f"output is the name of a folder, got {output!r}: no such home", field="output") from None
