"""Open files that others made: gzipped or not, never larger than the machine can bear, always text in the end."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import IO

from sim.errors import InputError

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


def unpacked(path: Path) -> bytes:
    """Return what a file holds, unpacked if it is gzipped.

    Parameters
    ----------
    path : pathlib.Path
        Of the file.

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
        packed = path.stat().st_size
        with path.open("rb") as file:
            if file.read(2) != b"\x1f\x8b":
                file.seek(0)
                return limited(file, path, LIMIT)
            file.seek(0)
            with gzip.GzipFile(fileobj=file) as inside:
                return limited(inside, path, min(LIMIT, max(SMALL, RATIO * packed)))
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from None


def limited(file: IO[bytes] | gzip.GzipFile, path: Path, limit: int) -> bytes:
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
        From UTF-8, or from UTF-16 where the first bytes say so, without the mark of byte order.

    Raises
    ------
    InputError
        If it cannot be read or is no text.
    """
    raw = unpacked(path)
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise InputError(f"cannot read {path}: {what} is UTF-8 text, this is something else")
    return text


def lines_of(path: Path, what: str) -> list[str]:
    """Return the lines of a text file, without their ends.

    Parameters
    ----------
    path : pathlib.Path
        Of the file.
    what : str
        What it should be, for the message.

    Returns
    -------
    list of str
        Only line feeds and carriage returns end a line.

    Raises
    ------
    InputError
        If it cannot be read or is no text.
    """
    return decoded(path, what).replace("\r\n", "\n").replace("\r", "\n").split("\n")


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
