"""The one door for files that others made: regular ones only, packed or not, never more than the machine can bear."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import IO

from sim.encodings import text_in
from sim.errors import InputError
from sim.hints import BOOK, PACKED, absent
from sim.unpacking import FAULTS, ZIP, name_inside, opened

LIMIT = 2 * 1024**3
"""Bytes a file may have when it is unpacked."""

RATIO, SMALL = 200, 64 * 1024**2
"""How many times its packed size a file may unpack to, beyond what is small anyway."""

_PART = 1024**2


def path_of(field: str, value: object) -> Path:
    """Return the path a user gave.

    Parameters
    ----------
    field : str
        Name used in the message.
    value : object
        What was given.

    Returns
    -------
    pathlib.Path
        With a leading ``~`` resolved.

    Raises
    ------
    InputError
        If it is no text or path.
    """
    if not isinstance(value, (str, Path)) or not str(value):
        raise InputError(f"{field} is the path of a file, got {value!r}", field=field)
    return Path(value).expanduser()


def unpacked(path: Path, workbook: bool = False) -> bytes:
    """Return what a file holds, unpacked if it is packed by gzip, by bzip2, or as the only file of a zip archive.

    Parameters
    ----------
    path : pathlib.Path
        Of the file.
    workbook : bool
        Whether an Excel workbook is returned as it is, and not refused.

    Returns
    -------
    bytes
        At most `LIMIT`, and beyond `SMALL` at most `RATIO` times what the file has on disk.

    Raises
    ------
    InputError
        If it cannot be read, is damaged, or unpacks to more.
    """
    try:
        with regular(path) as file:
            size, inside = os.fstat(file.fileno()).st_size, opened(file)
            raw = limited(inside, path, LIMIT if inside is file else min(LIMIT, max(SMALL, RATIO * size)))
    except FAULTS as error:
        raise _damaged(path, error) from None
    if raw.startswith(ZIP) and not workbook:
        raise InputError(f"cannot read {path}: it is {BOOK}")
    if raw[257:262] == b"ustar":
        raise InputError(f"cannot read {path}: it holds a tar archive; unpack it")
    if inside is not file and raw.startswith((b"\x1f\x8b", b"BZh", ZIP, *PACKED)):
        raise InputError(f"cannot read {path}: it is packed twice; unpack it")
    return raw


def head_of(path: Path, size: int = 2**16) -> bytes:
    """Return the beginning of a file, unpacked as `unpacked` does it.

    Parameters
    ----------
    path : pathlib.Path
        Of the file.
    size : int
        Bytes that are returned at most.

    Returns
    -------
    bytes
        Fewer where the file is shorter; of an Excel workbook as it is.

    Raises
    ------
    InputError
        If it cannot be read or its beginning is damaged.
    """
    try:
        with regular(path) as file:
            return opened(file).read(size)
    except FAULTS as error:
        raise _damaged(path, error) from None


def name_of(path: Path) -> str:
    """Return what a file is called when it is unpacked.

    Parameters
    ----------
    path : pathlib.Path
        Of the file.

    Returns
    -------
    str
        Without ``.gz`` and ``.bz2``; of a zip archive the name of the file in it.

    Raises
    ------
    InputError
        As in `head_of`.
    """
    try:
        with regular(path) as file:
            return name_inside(file, path.name)
    except FAULTS as error:
        raise _damaged(path, error) from None


def _damaged(path: Path, error: Exception) -> InputError:
    if isinstance(error, InputError):
        return error
    return InputError(f"cannot read {path}: {getattr(error, 'strerror', None) or error or 'it is damaged'}")


def regular(path: Path) -> IO[bytes]:
    """Open a file that has an end: no pipe, device, socket or folder.

    Parameters
    ----------
    path : pathlib.Path
        Of the file.

    Returns
    -------
    binary file
        Open for reading, at its start.

    Raises
    ------
    InputError
        If it cannot be opened, is none, or is larger than `LIMIT`; nothing was waited for.
    """
    try:
        file = open(path, "rb", opener=_at_once)  # noqa: SIM115 - the caller closes it
    except (OSError, ValueError) as error:  # a name with a null is a ValueError
        why = absent(path) if isinstance(error, FileNotFoundError) else ""
        raise InputError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}{why}") from None
    state = os.fstat(file.fileno())
    if not stat.S_ISREG(state.st_mode):
        file.close()
        raise InputError(f"cannot read {path}: it is a pipe or a device, not a file; save its content in one")
    if state.st_size > LIMIT:
        file.close()
        raise InputError(f"cannot read {path}: a file has at most {LIMIT:,} bytes, this one {state.st_size:,}")
    return file


def _at_once(path: str, flags: int) -> int:
    """Open a file without waiting for who writes into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def limited(file: IO[bytes], path: Path, limit: int) -> bytes:
    """Read a file part by part, and stop where it is longer than it may be.

    Parameters
    ----------
    file : binary file
        Open for reading.
    path : pathlib.Path
        Its name, for the message.
    limit : int
        Bytes it may have.

    Returns
    -------
    bytes
        All of it.

    Raises
    ------
    InputError
        If it is longer; no more than the limit was unpacked then.
    """
    parts, size = [], 0
    while part := file.read(_PART):
        size += len(part)
        if size > limit:
            raise InputError(f"cannot read {path}: it unpacks to more than {limit:,} bytes, which is not safe")
        parts.append(part)
    return b"".join(parts)


def decoded(path: Path, what: str) -> str:
    """Return the text of a file.

    Parameters
    ----------
    path : pathlib.Path
        Of the file.
    what : str
        What it should be, for the message: "a CSV file".

    Returns
    -------
    str
        From UTF-8, or from UTF-16 where that is certain, without the mark of byte order.

    Raises
    ------
    InputError
        If it cannot be read or is no text.
    """
    return text_in(unpacked(path), path, what)


def text_of(path: Path, what: str, encoding: str | None) -> str:
    """Return the text of a file that tells of a network.

    Parameters
    ----------
    path, what
        As in `decoded`.
    encoding : str or None
        One of `sim.encodings.ENCODINGS`; None finds it where that is certain.

    Returns
    -------
    str
        Without the mark of byte order.

    Raises
    ------
    InputError
        If it cannot be read, is no text, or it is not certain how it is encoded; with the setting.
    """
    return text_in(unpacked(path), path, what, encoding, "network.encoding")


def lines_of(path: Path, what: str, encoding: str | None) -> list[str]:
    """Return the lines of a text file, without their ends.

    Parameters
    ----------
    path, what, encoding
        As in `text_of`.

    Returns
    -------
    list of str
        Only line feeds and carriage returns end a line.

    Raises
    ------
    InputError
        As in `text_of`.
    """
    return text_of(path, what, encoding).replace("\r\n", "\n").replace("\r", "\n").split("\n")


def at(path: Path, place: object, message: str, got: object = None) -> InputError:
    """Return an error that names file and place.

    Parameters
    ----------
    path : pathlib.Path
        Of the file.
    place : object
        "row 3", "line 3"; a number is a row.
    message : str
        What should be there.
    got : object, optional
        What is there; shortened.

    Returns
    -------
    InputError
        To be raised.
    """
    where = f"row {place}" if isinstance(place, int) else str(place)
    given = "" if got is None else f", got {str(got).strip()[:60]!r}"
    return InputError(f"{path}, {where}: {message}{given}")
