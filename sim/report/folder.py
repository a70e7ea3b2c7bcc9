"""The folder of a run: it appears when it is whole, or not at all."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import platform
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.version import NUMBERS

_PACKAGES = (
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


@contextmanager
def new_folder(parent: Path, name: str) -> Iterator[Path]:
    """Make a folder that is given its name only when everything in it is written.

    Parameters
    ----------
    parent : pathlib.Path
        Where; made if it is not there, and removed again on any error.
    name : str
        What to call it.

    Yields
    ------
    pathlib.Path
        A folder with a name that starts with ".unfinished"; removed on any error.

    Raises
    ------
    InputError
        If it cannot be made.
    """
    made = [folder for folder in (parent, *parent.parents) if not folder.exists()]
    try:
        parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".unfinished-{name}-", dir=parent))
    except OSError as error:
        raise InputError(
            f"output is a folder that can be written, got {str(parent)!r}: {error.strerror}", field="output"
        ) from None
    try:
        yield folder
        folder.chmod(0o755)
        folder.rename(parent / name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            for one in made:
                one.rmdir()
        raise


def versions() -> dict[str, str]:
    """Return the versions a result hangs on.

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
