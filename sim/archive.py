"""Archives of files: read part by part, and never more than the machine can bear."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

from sim import reading
from sim.errors import InputError
from sim.hints import WORKBOOK
from sim.unpacking import index_fits

LARGEST, PARTS = 256 * 1024**2, 100_000
"""Bytes that an archive may have as it is, and files it may hold."""


class Archive:
    """A zip archive of files, which unpack to a limit all together.

    Parameters
    ----------
    path : pathlib.Path
        Of the archive.

    Raises
    ------
    InputError
        If it is none, is damaged, or has more than `PARTS` files.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with reading.regular(path) as file:
                if not index_fits(file):
                    raise InputError(f"cannot read {path}: an archive holds at most {PARTS:,} files, this one more")
                file.seek(0)
                raw = reading.limited(file, path, min(reading.LIMIT, LARGEST))
            self._left = min(reading.LIMIT, max(reading.SMALL, reading.RATIO * len(raw)))
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            if isinstance(error, InputError):
                raise
            raise InputError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}{WORKBOOK}") from None
        self.names = self._zip.namelist()
        if len(self.names) > PARTS:
            raise InputError(f"cannot read {path}: an archive holds at most {PARTS:,} files, this one more")

    def part(self, name: str) -> bytes:
        """Return what a file of the archive holds.

        Parameters
        ----------
        name : str
            Its place in the archive.

        Returns
        -------
        bytes
            Unpacked.

        Raises
        ------
        InputError
            If it is not there, is damaged or encrypted, or all that was unpacked is more than is safe.
        """
        try:
            if self._zip.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise ValueError  # others unpack a part of a file to any size at once, before it can be counted
            with self._zip.open(name) as file:
                raw = reading.limited(file, self.path, self._left)
        except InputError:
            raise
        except (KeyError, OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, ValueError, struct.error):
            raise InputError(f"cannot read {self.path}: it is no Excel workbook, or damaged ({name})") from None
        self._left -= len(raw)
        return raw
