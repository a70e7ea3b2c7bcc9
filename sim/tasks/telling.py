"""What the terminal is told: harmless, and never a reason to lose a result."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from sim.errors import harmless, shortened

_lost: list[BaseException] = []


def tell(*lines: str) -> None:
    """Print lines; where nobody can read them, go on in silence.

    Parameters
    ----------
    *lines : str
        Control characters in them are spelt out.
    """
    _write(sys.stdout, lines)


def complain(line: str) -> None:
    """Print one line to the standard error.

    Parameters
    ----------
    line : str
        Long values in it are shortened.
    """
    _write(sys.stderr, [shortened(" ".join(line.split()))])


def forget() -> None:
    """Begin anew: nothing has been lost yet."""
    _lost.clear()


def lost() -> str:
    """Return why something could not be told.

    Returns
    -------
    str
        Empty if all could, or if the reader had seen enough (a pipe that was closed).
    """
    why = [one for one in _lost if getattr(one, "errno", None) != errno.EPIPE]
    return getattr(why[0], "strerror", None) or str(why[0]) if why else ""


def _write(stream: TextIO | None, lines: Iterable[str]) -> None:
    try:
        if stream is None or stream.closed:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        text = harmless("\n".join(lines)) + "\n"
        encoding = stream.encoding or "utf-8"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except OSError as error:
        _lost.append(error)
        _hush(stream)


def _hush(stream: TextIO | None) -> None:
    """Let what is still waiting in a stream go nowhere, so that the end of the program says nothing either."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr]
        os.close(nowhere)
