"""The folder of a run: it appears when it is whole, or not at all."""

from __future__ import annotations

import errno
import hashlib
import importlib.metadata
import itertools
import json
import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from sim.ending import check, keep, kept, undisturbed
from sim.errors import InputError
from sim.version import NUMBERS

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # there are no such locks on Windows
    fcntl = None

_PACKAGES = (
    "babel",
    "fluent.runtime",
    "grapevine-sim",
    "hydra-core",
    "jinja2",
    "matplotlib",
    "mesa",
    "networkx",
    "numba",
    "numpy",
    "pandas",
    "pyarrow",
    "scipy",
)


@dataclass
class NewFolder:
    """A folder that is being written.

    Parameters
    ----------
    path : pathlib.Path
        Where to write; its name starts with ".unfinished".
    name : pathlib.Path
        What it is called when it is whole; a number is added where that name is taken.
    """

    path: Path
    name: Path


@contextmanager
def new_folder(parent: Path, name: str) -> Iterator[NewFolder]:
    """Make a folder that is given its name only when everything in it is written.

    Parameters
    ----------
    parent : pathlib.Path
        Where; made if it is not there, and removed again on any error.
    name : str
        What to call it.

    Yields
    ------
    NewFolder
        Removed on any error. As long as it is unfinished, this process holds a lock on it.

    Raises
    ------
    InputError
        If it cannot be made, or something cannot be written.
    """
    made = [folder for folder in (parent, *parent.parents) if not os.path.lexists(folder)]
    folder, lock = NewFolder(parent, parent / name), -1
    try:
        with undisturbed():
            parent.mkdir(parents=True, exist_ok=True)
            folder.path, lock = _unfinished(parent, name)
        yield folder
        check()
        with undisturbed():
            folder.path.chmod(0o755)
            folder.name = _named(folder.path, folder.name)
            keep(folder.name)
    except OSError as error:
        with undisturbed():
            _remove(folder.path, parent, made)
        why = error.strerror or str(error)
        raise InputError(
            f"output is a folder that can be written, got {str(parent)!r}: {why}", field="output"
        ) from None
    except BaseException:
        with undisturbed():
            if folder.name not in kept():
                _remove(folder.path, parent, made)
        raise
    finally:
        if lock >= 0:
            os.close(lock)


def clear(parent: Path) -> tuple[list[str], list[str]]:
    """Remove folders that were left unfinished, if nobody holds their lock.

    Parameters
    ----------
    parent : pathlib.Path
        Where; need not be there.

    Returns
    -------
    tuple of list of str
        Names of those removed, and of those of which it cannot be known.
    """
    removed, left = [], []
    with suppress(OSError):
        for folder in sorted(parent.glob(f"{_PREFIX}*")):
            if folder.is_dir() and not folder.is_symlink():
                state = _abandoned(folder)
                removed += [folder.name] if state else []
                left += [folder.name] if state is None else []
    return removed, left


_PREFIX = ".unfinished-"


def _unfinished(parent: Path, name: str) -> tuple[Path, int]:
    """Make a folder and lock it; who clears away may have come between."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{name}-", dir=parent))
        lock = _locked(folder)
        if lock is None or folder.is_dir():
            return folder, -1 if lock is None else lock
        os.close(lock)


def _locked(folder: Path, wait: bool = True) -> int | None:
    """Return the descriptor of a locked folder; None where there are no locks."""
    if fcntl is None:
        return None
    try:
        lock = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        if wait:
            return os.open(folder.parent, os.O_RDONLY)  # it is gone: the caller makes another
        raise
    try:
        fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        if isinstance(error, BlockingIOError):
            raise
        return None
    return lock


def _abandoned(folder: Path) -> bool | None:
    """Remove a folder if nobody holds its lock; return whether, and None if that cannot be known."""
    try:
        lock = _locked(folder, wait=False)
    except OSError:
        return False
    if lock is None:
        return None
    shutil.rmtree(folder, ignore_errors=True)
    os.close(lock)
    return not folder.exists()


def _named(folder: Path, name: Path) -> Path:
    """Give a folder its name, or the next that is free."""
    for count in itertools.count(1):
        free = name if count == 1 else name.with_name(f"{name.name}-{count}")
        if not os.path.lexists(free):
            with suppress(FileExistsError, NotADirectoryError):
                try:
                    folder.rename(free)
                except OSError as error:
                    if error.errno != errno.ENOTEMPTY:
                        raise
                else:
                    return free
    raise AssertionError


def _remove(folder: Path, parent: Path, made: list[Path]) -> None:
    if folder != parent:
        shutil.rmtree(folder, ignore_errors=True)
    for one in made:
        with suppress(OSError):
            one.rmdir()


def versions() -> dict[str, str]:
    """Return the versions a result depends on.

    Returns
    -------
    dict of str to str
        Of Python and of the packages used.
    """
    return {"python": platform.python_version()} | {name: importlib.metadata.version(name) for name in _PACKAGES}


def write_manifest(folder: Path, about: dict[str, Any]) -> None:
    """Write manifest.json: what is needed to redo the run, and a checksum of each file.

    Parameters
    ----------
    folder : pathlib.Path
        Of the run, all other files written.
    about : dict
        What to keep; must be of plain values.
    """
    files = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}
    text = json.dumps(
        about | {"numbers": NUMBERS, "versions": versions(), "files": files}, indent=2, ensure_ascii=False
    )
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")
