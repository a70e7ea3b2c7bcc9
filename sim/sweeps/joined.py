"""Rows of many files in the order of jobs, each job once, with no more than a few thousand rows in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.sweeps.rows import SCHEMA, batches, once, places

ROWS = 2**14
"""Rows that are held at once, and that stand in each group of rows of a file."""

JOINING = ".joining-"
"""How the names of folders begin where rows lie meanwhile."""

_RANK = "rank"


def joined(files: Mapping[Path, pa.Table], scratch: Path) -> Iterator[pa.Table]:
    """Yield the rows of files, each job once, sorted by job.

    Parameters
    ----------
    files : mapping of pathlib.Path to pyarrow.Table
        For each file the columns job and error; jobs may stand in several of them.
    scratch : pathlib.Path
        A folder where rows may lie meanwhile, where they are many.

    Yields
    ------
    pyarrow.Table
        `ROWS` rows each, but for the last.

    Raises
    ------
    OSError
        If a file cannot be read, or nothing can be written.
    """
    names = [*files]
    kept = places(files.values())
    if sum(one.num_rows for one in files.values()) <= ROWS:
        yield once(pa.Table.from_batches(batches(file, ROWS), SCHEMA) for file in names)
        return
    with tempfile.TemporaryDirectory(dir=scratch, prefix=JOINING) as folder:
        homes = [Path(folder) / str(number) for number in range(-(-int(kept.max() + 1) // ROWS))]
        _scatter(names, kept, homes)
        yield from map(_gathered, homes)


def _scatter(files: list[Path], ranks: NDArray[np.int64], homes: list[Path]) -> None:
    """Write each row that is kept to the file of its stretch of the order, with its place in the order."""
    schema, at = SCHEMA.append(pa.field(_RANK, pa.int64())), 0
    with ExitStack() as stack:
        writers = [stack.enter_context(pa.ipc.new_stream(str(home), schema)) for home in homes]
        for file in files:
            for batch in batches(file, ROWS):
                own = ranks[at : at + batch.num_rows]
                at += batch.num_rows
                for home in np.unique(own[own >= 0] // ROWS):
                    rows = np.flatnonzero((own >= 0) & (own // ROWS == home))
                    part = batch.take(pa.array(rows)).append_column(_RANK, pa.array(own[rows]))
                    writers[home].write_batch(part)


def _gathered(home: Path) -> pa.Table:
    with pa.ipc.open_stream(str(home)) as stream:
        table = stream.read_all().combine_chunks()
    order = np.argsort(table[_RANK].to_numpy())
    return table.drop_columns([_RANK]).take(pa.array(order))
