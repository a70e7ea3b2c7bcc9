"""Packed files, unpacked as they are read: gzip, bzip2, and zip archives that hold one file of a network."""

from __future__ import annotations

import bz2
import gzip
import os
import re
import struct
import zipfile
import zlib
from typing import IO

from sim.hints import PACKED

FAULTS = (
    OSError,
    EOFError,
    ValueError,
    zlib.error,
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    struct.error,
)
"""What damaged files raise when they are unpacked."""

ZIP = b"PK\x03\x04"
INDEX = 16 * 1024**2
"""Bytes that the index of an archive may have, as all of it is read at once."""

_BESIDE = re.compile(
    r"(.*/)?(\..*|__MACOSX/.*|(readme|licen[cs]e|copying|meta)\b[^/]*|[^/]*\.(md|pdf|html?|png|jpe?g))", re.I
)
_END = b"PK\x05\x06"


def opened(file: IO[bytes]) -> IO[bytes]:
    """Return a file as it is unpacked.

    Parameters
    ----------
    file : binary file
        Open for reading, at its start; it can be wound back.

    Returns
    -------
    binary file
        Of what is in it; the file itself if it is not packed, or is an Excel workbook.

    Raises
    ------
    ValueError
        With how it is packed, if that is another way, or an archive has no file of a network, or several.
    """
    start = file.read(6)
    file.seek(0)
    if start.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=file)  # type: ignore[return-value]
    if start.startswith(b"BZh"):
        return bz2.BZ2File(file)
    if start.startswith(ZIP):
        archive, member = _inside(file)
        file.seek(0)
        if member is None:
            return file
        if member.flag_bits & 1:
            raise ValueError("it is an archive with a password; unpack it")
        return archive.open(member)
    for mark, name in PACKED.items():
        if start.startswith(mark):
            raise ValueError(f"it is {name}")
    return file


def name_inside(file: IO[bytes], name: str) -> str:
    """Return what a file is called when it is unpacked.

    Parameters
    ----------
    file : binary file
        As in `opened`.
    name : str
        What it is called as it is.

    Returns
    -------
    str
        Without ``.gz`` and ``.bz2``; of an archive the name of the file that is in it.

    Raises
    ------
    ValueError
        As in `opened`.
    """
    member = _inside(file)[1] if file.read(4) == ZIP else None
    return re.sub(r"\.(gz|bz2)$", "", name, flags=re.I) if member is None else member.filename


def index_fits(file: IO[bytes]) -> bool:
    """Return whether the index of an archive is small enough to be read.

    Parameters
    ----------
    file : binary file
        Open for reading, anywhere.

    Returns
    -------
    bool
        False if it is larger than `INDEX`; true where the file is no archive.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 2**16 - 22))
    tail = file.read()
    found = tail.rfind(_END)
    return found < 0 or len(tail) < found + 16 or struct.unpack_from("<L", tail, found + 12)[0] <= INDEX


def _inside(file: IO[bytes]) -> tuple[zipfile.ZipFile, zipfile.ZipInfo | None]:
    """Return an archive and the file of a network in it; none in a workbook."""
    if not index_fits(file):
        raise ValueError("it is an archive of too many files; unpack it")
    try:
        archive = zipfile.ZipFile(file)
    except FAULTS:
        raise ValueError("it is packed as zip, and damaged") from None
    names = archive.namelist()
    if "xl/workbook.xml" in names:
        return archive, None
    if "content.xml" in names and "mimetype" in names:
        raise ValueError("it is a document of LibreOffice; save its sheet as CSV or as an Excel workbook")
    members = [one for one in archive.infolist() if not one.is_dir()]
    members = [one for one in members if not _BESIDE.fullmatch(one.filename)] if len(members) > 1 else members
    if len(members) != 1:
        shown = ", ".join(repr(one.filename[:40]) for one in members[:3]) + " ..." * (len(members) > 3)
        raise ValueError(
            f"an archive holds one file of a network, this one {len(members):,}{shown and f' ({shown})'}; unpack it"
        )
    if members[0].compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError("the archive is packed in an unusual way; unpack it")
    return archive, members[0]
