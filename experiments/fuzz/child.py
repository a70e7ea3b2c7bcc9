"""A process that reads damaged files within limits, and says after each what became of it."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from pathlib import Path

SECONDS, ROOM = 20, 1024**3
"""What a case may take: seconds, and bytes beyond what the process has at the start."""


def within_limits() -> None:
    """Limit the memory of this process to what it has and `ROOM` more."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * os.sysconf("SC_PAGE_SIZE") + ROOM
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def outcome(kind: str, seed: int, number: int, folder: Path) -> dict[str, object]:
    """Return what became of a case.

    Parameters
    ----------
    kind, seed, number
        As in `experiments.fuzz.cases`.
    folder : pathlib.Path
        Where files are written.

    Returns
    -------
    dict
        ``what`` is "read", "refused" or what went wrong, ``seconds`` how long it took.
    """
    from experiments.fuzz.cases import luck, read
    from sim import InputError

    began, what = time.perf_counter(), "read"
    signal.alarm(SECONDS)
    try:
        read(kind, folder, luck(kind, seed, number))
    except InputError as error:
        text = str(error)
        fits = text and len(text) <= 2000 and "\n" not in text and text.isprintable()
        what = "refused" if fits else f"not one line: {text[:200]!r}"
    except BaseException as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} in {last.filename}:{last.lineno}: {str(error)[:150]!r}"
    signal.alarm(0)
    return {"number": number, "what": what, "seconds": round(time.perf_counter() - began, 3)}


def main(kind: str, seed: int, first: int, until: int) -> None:
    """Try cases in a row, and print a line for each.

    Parameters
    ----------
    kind : str
        One of `cases.KINDS`.
    seed, first, until : int
        Of the run, and which cases.
    """
    from experiments.fuzz.cases import READERS

    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.chdir(folder)
        for number in range(-3 if kind in READERS else -20, 0):  # what is loaded and compiled once is no case's
            outcome(kind, seed, number, folder)
        within_limits()
        for number in range(first, until):
            told = outcome(kind, seed, number, folder)
            told["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
