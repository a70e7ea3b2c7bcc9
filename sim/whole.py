"""Files that are whole as soon as they are there."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DRAFT = ".draft"
"""How the name of a file ends that is being written; it begins with a dot."""


@contextmanager
def whole(file: Path) -> Iterator[Path]:
    """Write a file that appears, or takes the place of another, when all of it is written.

    Parameters
    ----------
    file : pathlib.Path
        Its name in the end; the folder is there.

    Yields
    ------
    pathlib.Path
        What to write; removed on any error. No other thread or process writes the same one.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    draft = file.with_name(f".{file.name}.{os.getpid()}-{threading.get_ident()}{DRAFT}")
    try:
        yield draft
        os.replace(draft, file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
