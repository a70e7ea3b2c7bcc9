"""The rows of a study: parts that were played, read, joined and kept tidy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from sim.identity import digest
from sim.sweeps.joined import JOINING, joined
from sim.sweeps.played import PARTS
from sim.sweeps.rows import ids, once, read, write
from sim.whole import DRAFT

ROWS = "rows.parquet"
"""The rows of a finished study."""

MANY = 512
"""Small parts from which on they are joined while the study goes on."""


@dataclass
class Parts:
    """The rows that lie in the folder of a study.

    Parameters
    ----------
    path : pathlib.Path
        Of the study; perhaps not there yet.
    damaged : list of str
        Parts that could not be read when they were looked at.
    """

    path: Path
    damaged: list[str] = field(default_factory=list)

    @property
    def parts(self) -> Path:
        """Where parts lie."""
        return self.path / PARTS

    def tables(self, columns: list[str] | None = None) -> Iterator[pa.Table]:
        """Yield the rows of all files; those that are damaged are named in `damaged`.

        Parameters
        ----------
        columns : list of str, optional
            Which; by default all.

        Yields
        ------
        pyarrow.Table
            A file each.
        """
        yield from (table for _, table in self._read(self._files(), columns))

    def _read(self, files: list[Path], columns: list[str] | None = None) -> Iterator[tuple[Path, pa.Table]]:
        self.damaged.clear()
        for file in files:
            with suppress(FileNotFoundError):  # joined by another process since the folder was listed
                table = read(file, columns)
                if table is None:
                    self.damaged.append(str(file.relative_to(self.path)))
                else:
                    yield file, table

    def _files(self) -> list[Path]:
        found = sorted(self.parts.glob("*.parquet")) if self.parts.is_dir() else []
        return [one for one in (self.path / ROWS,) if one.is_file()] + [one for one in found if one.name[0] != "."]

    def done(self) -> dict[str, bool]:
        """Return the jobs that were played.

        Returns
        -------
        dict of str to bool
            By id, whether the job failed.
        """
        found: dict[str, bool] = {}
        for one, wrong in ids(self.tables()):  # all columns are read, so that whatever is damaged is noticed
            found[one] = found.get(one, True) and wrong
        return found

    def rows(self) -> pa.Table:
        """Return all that was played.

        Returns
        -------
        pyarrow.Table
            Each job once, sorted by job.
        """
        return once(self.tables())

    def join(self, last: bool = False) -> None:
        """Join small parts into a larger one: whole, then the small ones are removed.

        Parameters
        ----------
        last : bool
            Whether all become the one file of a finished study; else parts alone, if there are many.

        Raises
        ------
        OSError
            If it cannot be written; then all small ones are still there.
        """
        small = [file for file in self._files() if last or file.name[:5] != "many-"]
        if not last:
            small = [file for file in small if file.parent == self.parts]
        if len(small) < (1 if last else MANY):
            return
        tables = dict(self._read(small, ["job", "error"]))
        name = digest(" ".join(file.name for file in tables).encode())
        target = self.path / ROWS if last else self.parts / f"many-{name}.parquet"
        if [*tables] != [target]:
            write(target, joined(tables, self.path))
            for file in tables.keys() - {target}:
                file.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Remove drafts of processes that are gone, and set damaged files aside; nobody else may be at work."""
        for file in (*self.path.glob(f".*{DRAFT}"), *self.path.glob(f"*/.*{DRAFT}")):
            file.unlink(missing_ok=True)
        for folder in self.path.glob(f"{JOINING}*"):
            shutil.rmtree(folder, ignore_errors=True)
        for name in self.damaged:
            with suppress(OSError):
                (self.path / name).rename(self.path / f"{name}.damaged")
