"""What a run that was ended early left behind, and whether that is as it should be."""

from __future__ import annotations

import hashlib
import json
import signal
from pathlib import Path

from sim.report.folder import clear


def found(place: Path, usual_files: dict[str, str]) -> tuple[str, list[str]]:
    """Look at what a run left, and clear away what is unfinished as the next run would.

    Parameters
    ----------
    place : pathlib.Path
        Where the run was started.
    usual_files : dict of str to str
        The checksum of each file of a whole run but its manifest.

    Returns
    -------
    tuple of str and list of str
        "whole", "nothing" or "unfinished", and what is wrong.
    """
    faults = [f"left beside the output: {path.name}" for path in place.iterdir() if path.name != "out"]
    folders = list((place / "out").glob("*"))
    named = [folder for folder in folders if not folder.name.startswith(".unfinished")]
    faults += [wrong for folder in named for wrong in torn(folder, usual_files)]
    clear(place / "out")
    faults += [
        f"cannot be cleared away: {folder.name}" for folder in folders if folder not in named and folder.exists()
    ]
    unfinished = len(folders) > len(named) or ((place / "out").exists() and not named)
    return "unfinished" if unfinished else "whole" if named else "nothing", faults


def torn(folder: Path, usual_files: dict[str, str]) -> list[str]:
    """Say why a folder that has its name is not a whole result.

    Parameters
    ----------
    folder : pathlib.Path
        Of a run.
    usual_files : dict of str to str
        The checksum of each file of a whole run but its manifest.

    Returns
    -------
    list of str
        Empty if it is whole: its files, and what its manifest says of them, are the usual ones, byte for byte.
    """
    try:
        told = json.loads((folder / "manifest.json").read_bytes())["files"]
    except (OSError, ValueError, KeyError) as error:
        return [f"{folder.name}: no whole manifest ({error})"]
    there = {path.name: path for path in folder.iterdir() if path.name != "manifest.json"}
    sums = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in there.items()}
    wrong = {
        name
        for name in usual_files.keys() | sums.keys() | told.keys()
        if len(_three(name, usual_files, sums, told)) > 1
    }
    return [f"{folder.name}: {name} is not as in a whole run" for name in sorted(wrong)]


def _three(name: str, *tables: dict[str, str]) -> set[str | None]:
    return {table.get(name) for table in tables}


def said(number: signal.Signals, code: int, errors: str, left: str) -> list[str]:
    """Say what is wrong in how a run ended.

    Parameters
    ----------
    number : signal.Signals
        Which it was sent.
    code : int
        Its exit code, negative where the signal ended it.
    errors : str
        What it wrote to the standard error.
    left : str
        "whole", "nothing" or "unfinished".

    Returns
    -------
    list of str
        Empty if all is well.
    """
    if number == signal.SIGKILL:
        fine = code == -number or (code == 0 and left == "whole")
        return ([] if fine else [f"exit code {code}"]) + ([f"said: {errors}"] if errors else [])
    word = "interrupted" if number == signal.SIGINT else "terminated"
    endings = {
        (0, "whole"): ("",),
        (128 + number, "whole"): (f"{word}; kept: the run in out/", "interrupted\n"),
        (128 + number, "nothing"): (f"{word}; the run left nothing behind\n", "interrupted\n"),
        (-number, "nothing"): ("",),  # Python itself was still starting
    }
    if (code, left) == (1, "nothing") and errors.startswith("Fatal Python error: init_import_site"):
        return []  # Python itself was still starting: no line of the program had run
    lines = endings.get((code, left), ())
    told = (errors == "") if lines == ("",) else errors.startswith(lines) and errors.count("\n") == 1
    return [] if lines and told else [f"exit code {code}, left {left}, said: {errors}"]
