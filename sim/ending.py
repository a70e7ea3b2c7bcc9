"""Runs that are ended early: by Ctrl-C, by a request to terminate, or as their terminal closes."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

PATIENCE = 3.0
"""Seconds for tidying up; who asks again after them ends the run at once."""

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class Stopped(KeyboardInterrupt):
    """The run was asked to end.

    Parameters
    ----------
    number : int
        Of the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class _State:
    number: int | None = None
    since = 0.0
    depth = 0
    kept: tuple[Path, ...] = ()


def stopped() -> int | None:
    """Return the signal that asked the run to end.

    Returns
    -------
    int or None
        None if none did.
    """
    return _State.number


def kept() -> tuple[Path, ...]:
    """Return the folders that are whole.

    Returns
    -------
    tuple of pathlib.Path
        In the order in which they were finished, since the command began.
    """
    return _State.kept


def keep(folder: Path) -> None:
    """Remember that a folder is whole.

    Parameters
    ----------
    folder : pathlib.Path
        It has its name.
    """
    _State.kept += (folder,)


def check() -> None:
    """End here if the run was asked to end, also where the first answer to it was lost.

    Raises
    ------
    Stopped
        Then.
    """
    if _State.number is not None:
        raise Stopped(_State.number)


@contextmanager
def watched() -> Iterator[None]:
    """Raise `Stopped` once where the run is asked to end; signals that are ignored stay ignored.

    Yields
    ------
    None
        What was there before is put back at the end.
    """
    _State.number, _State.depth, _State.kept = None, 0, ()
    main = threading.current_thread() is threading.main_thread()
    numbers = [getattr(signal, name) for name in _NAMES if main and hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    heard = [number for number in numbers if before[number] is not signal.SIG_IGN]
    try:
        for number in heard:
            signal.signal(number, _answer)
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let a few steps be done together: a signal that comes within them is raised after them.

    Yields
    ------
    None
        Nothing is raised here if the run was asked to end before.
    """
    asked = _State.number
    _State.depth += 1
    try:
        yield
    finally:
        _State.depth -= 1
    if asked is None and not _State.depth:
        check()


def _answer(number: int, _frame: FrameType | None) -> None:
    if _State.number is None:
        _State.number, _State.since = number, time.monotonic()
        if not _State.depth:
            raise Stopped(number)
    elif time.monotonic() - _State.since > PATIENCE:
        os.write(2, b"ended at once; what is left begins with .unfinished, and the next run removes it\n")
        os._exit(128 + number)
