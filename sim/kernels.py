"""Compile numerical kernels so that a compiled copy on disk can never be a stale one.

numba's disk cache looks at the file of a kernel alone: after an edit in another
module that the kernel calls, it would return the old machine code. The cache folder
is therefore named by a hash of this whole package's source.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba.core import config as numba_config

Function = TypeVar("Function", bound=Callable[..., Any])


@lru_cache(maxsize=1)
def cache_folder() -> Path | None:
    """Return the folder for compiled kernels of exactly this source.

    Returns
    -------
    pathlib.Path or None
        A writable folder, or None if there is none (kernels are then compiled anew
        in each process).
    """
    digest = hashlib.sha256()
    package = Path(__file__).parent
    for file in sorted(package.rglob("*.py")):
        digest.update(str(file.relative_to(package)).encode() + b"\0" + file.read_bytes() + b"\0")
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = home / "grapevine-sim" / digest.hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def kernel(function: Function) -> Function:
    """Compile a function of numbers and arrays that makes no array itself.

    Such code needs no reference counts; numba's would cost ten times what these kernels
    do. It runs without the interpreter lock.

    Parameters
    ----------
    function : callable
        A function numba can compile. To make an array or a list in it is an error at
        compile time.

    Returns
    -------
    callable
        The compiled function, cached on disk where possible.
    """
    folder = cache_folder()
    config: Any = numba_config
    before = config.CACHE_DIR
    if folder is not None and not before:
        config.CACHE_DIR = str(folder)
    try:
        return _njit(function, nogil=True, cache=folder is not None)
    finally:
        config.CACHE_DIR = before


def inlined(function: Function) -> Function:
    """Compile a function of numbers into each kernel that calls it, loops and all.

    Parameters
    ----------
    function : callable
        A function of numbers that numba can compile.

    Returns
    -------
    callable
        The compiled function.
    """
    return _njit(function, inline="always")


def _njit(function: Function, **options: Any) -> Function:
    compiler: Any = numba.njit
    return cast(Function, compiler(_nrt=False, **options)(function))
