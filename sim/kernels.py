"""Compile numerical kernels; compiled copies are kept on disk and can never be stale or harmful.

numba's own disk cache looks at the file of a kernel alone: after an edit in another module from
which the kernel takes a function or a constant it would return the old machine code. It also ends
in a traceback where its files are damaged or the disk is full. So copies are kept in files of our
own, named by all that the machine code depends on.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, TypeVar, cast

import numba
from llvmlite import ir
from numba.core import config, types
from numba.core.caching import _Cache
from numba.core.compiler import CompileResult
from numba.core.dispatcher import Dispatcher
from numba.core.serialize import dumps
from numba.extending import intrinsic

Function = TypeVar("Function", bound=Callable[..., Any])

_OPTIONS = ("BOUNDSCHECK", "OPT", "DEBUG_DEFAULT")
"""Settings of numba that change the machine code."""

DIGEST = hashlib.sha256().digest_size


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
        The compiled function, kept on disk where possible.
    """
    compiled: Any = _njit(function, nogil=True)
    compiled._cache = _Kept(function)
    return cast(Function, compiled)


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


@intrinsic
def _fetch(typing: Any, array: Any, place: Any) -> Any:
    def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        data = context.make_array(signature.args[0])(context, builder, given[0]).data
        byte, whole = ir.IntType(8).as_pointer(), ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [byte, whole, whole, whole])
        ask = builder.module.declare_intrinsic("llvm.prefetch", [byte], fnty=kind)
        at = builder.bitcast(builder.gep(data, [given[1]]), byte)
        builder.call(ask, [at, whole(0), whole(3), whole(1)])  # to read, to keep, data
        return context.get_dummy_value()

    return types.void(array, types.uint64), code


fetch: Any = _fetch
"""Ask, in a kernel, for the entry of an array at a place (uint64) that will be read soon; nothing is changed."""


def _njit(function: Function, **options: Any) -> Function:
    compiler: Any = numba.njit
    return cast(Function, compiler(_nrt=False, **options)(function))


@lru_cache(maxsize=1)
def cache_folder() -> Path | None:
    """Return the folder for compiled kernels.

    Returns
    -------
    pathlib.Path or None
        The first of these that can be written: NUMBA_CACHE_DIR, XDG_CACHE_HOME, the cache of the
        home folder, a private folder among temporary files. None if there is none: kernels are
        then compiled anew in each process.
    """
    return next((folder for folder in _candidates() if _can_be_written(folder)), None)


def _candidates() -> Iterator[Path]:
    for name in ("NUMBA_CACHE_DIR", "XDG_CACHE_HOME"):
        if Path(os.environ.get(name, "")).is_absolute():
            yield Path(os.environ[name]) / "grapevine-sim"
    with suppress(RuntimeError):  # no HOME, and no account
        yield Path.home() / ".cache" / "grapevine-sim"
    with suppress(OSError):
        yield Path(tempfile.gettempdir()) / f"grapevine-sim-{os.getuid() if hasattr(os, 'getuid') else 'cache'}"


def _can_be_written(folder: Path) -> bool:
    """Return whether only we can write to a folder, since what is read from it is run."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        about = folder.stat()
    except OSError:
        return False
    return not hasattr(os, "getuid") or (about.st_uid == os.getuid() and not about.st_mode & 0o022)


class _Kept(_Cache):
    """The compiled copies of one kernel: a file each, with a checksum in front."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function

    @property
    def cache_path(self) -> str:
        return str(cache_folder())

    def enable(self) -> None: ...

    def disable(self) -> None: ...

    def flush(self) -> None: ...

    @cached_property
    def _source(self) -> str:
        return source_of(self._function)

    def _file(self, signature: Any, codegen: Any) -> Path | None:
        """Return the file of a signature on this kind of processor."""
        folder = cache_folder()
        if folder is None or not self._source:
            return None
        versions = (numba.__version__, config.PYVERSION, *(getattr(config, one, None) for one in _OPTIONS))
        key = repr((self._source, str(signature), codegen.magic_tuple(), versions))
        return folder / f"{self._function.__name__}-{hashlib.sha256(key.encode()).hexdigest()[:24]}"

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        """Return a compiled copy, or None; a damaged one is thrown away."""
        target_context.refresh()
        file = self._file(sig, target_context.codegen())
        try:
            stored = file.read_bytes() if file else b""
        except OSError:
            stored = b""
        if file is None or not stored:
            return None
        try:
            if hashlib.sha256(stored[DIGEST:]).digest() != stored[:DIGEST]:
                raise ValueError("damaged")
            return CompileResult._rebuild(target_context, *pickle.loads(stored[DIGEST:]))
        except Exception:  # whatever is wrong with a copy, it can be made anew
            with suppress(OSError):
                file.unlink()
            return None

    def save_overload(self, sig: Any, data: Any) -> None:
        """Keep a compiled copy, if there is room."""
        file = self._file(sig, data.codegen)
        if file is None:
            return
        stored = dumps(data._reduce())
        draft = file.with_name(f"{file.name}.{os.getpid()}.draft")
        try:
            draft.write_bytes(hashlib.sha256(stored).digest() + stored)
            draft.replace(file)
        except OSError:
            with suppress(OSError):
                draft.unlink()


def source_of(function: Callable[..., Any]) -> str:
    """Return a code for all that the machine code of a kernel depends on.

    Parameters
    ----------
    function : callable
        A function of Python.

    Returns
    -------
    str
        Of the text of its file and of the files of all kernels it calls, and of the constants they
        use; empty if a file cannot be read.
    """
    digest = hashlib.sha256()
    try:
        for part in sorted(set(_parts(function, set()))):
            digest.update(part.encode() + b"\0")
    except OSError:
        return ""
    return digest.hexdigest()


def _parts(function: Any, seen: set[Any]) -> Iterator[str]:
    if function in seen:
        return
    seen.add(function)
    yield _text(function.__code__.co_filename)
    for name in set(_names(function.__code__)) & set(function.__globals__):
        value = function.__globals__[name]
        if isinstance(value, Dispatcher | FunctionType | type(_fetch)):
            yield from _parts(getattr(value, "py_func", getattr(value, "_defn", value)), seen)
        elif not isinstance(value, ModuleType):
            yield f"{function.__module__}.{name} = {type(value).__name__} {value!r}"
        elif value.__name__.startswith(f"{__package__}."):
            yield _text(str(value.__file__))


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


@cache
def _text(file: str) -> str:
    return Path(file).read_text(encoding="utf-8")
