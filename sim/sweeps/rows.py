"""Rows of a study's store, and the files they stand in."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from sim.sweeps.jobs import Job
from sim.whole import whole

SCHEMA = pa.schema(
    [("job", pa.string()), ("point", pa.string()), ("first", pa.int32()), ("worlds", pa.int32())]
    + [("theory", pa.string()), ("strategy", pa.string()), ("goal", pa.list_(pa.float64()))]
    + [(name, pa.float64()) for name in ("least", "most", "aware", "convinced", "buyers", "approached", "cost")]
    + [("profit", pa.float64()), ("error", pa.string())]
)
"""Columns of the store; `goal` holds a number for each block."""

_TEXTS = ("job", "point", "theory", "strategy", "error")
_BROKEN = (pa.ArrowException, OSError, ValueError, KeyError)


class Row(NamedTuple):
    """What a plan reached under a theory in a batch of worlds.

    Parameters
    ----------
    job, point : str
        Ids of the job and of its point.
    first, worlds : int
        The first world, and how many.
    theory, strategy : str
        Names, the second of the plan; empty where the job failed.
    goal : (blocks,) float64 array
        Mean of the goal in each block.
    least, most : float
        Between which values it must lie.
    aware, convinced, buyers, approached, cost, profit : float
        Means over these worlds.
    error : str
        Why the job failed; empty where it did not.
    """

    job: str
    point: str
    first: int
    worlds: int
    theory: str
    strategy: str
    goal: NDArray[np.float64]
    least: float
    most: float
    aware: float
    convinced: float
    buyers: float
    approached: float
    cost: float
    profit: float
    error: str


def failed(job: Job, error: str) -> Row:
    """Return the row of a job that failed.

    Parameters
    ----------
    job : Job
        Which job it is.
    error : str
        One line that says why.

    Returns
    -------
    Row
        Without numbers.
    """
    none = np.nan
    numbers = (none, none, none, none, none, none, none, none)
    return Row(job.id, job.point, job.first, job.worlds, "", "", np.empty(0), *numbers, error or "failed")


def table_of(rows: Sequence[Row]) -> pa.Table:
    """Return rows as a table.

    Parameters
    ----------
    rows : sequence of Row
        One or more.

    Returns
    -------
    pyarrow.Table
        With the columns of `SCHEMA`.
    """
    columns = zip(*rows, strict=True)
    return pa.Table.from_arrays(
        [pa.array(own, one.type) for own, one in zip(columns, SCHEMA, strict=True)], schema=SCHEMA
    )


def write_rows(file: Path, rows: Sequence[Row]) -> None:
    """Write rows as a file, whole.

    Parameters
    ----------
    file : pathlib.Path
        Its name in the end.
    rows : sequence of Row
        One or more.
    """
    write(file, [table_of(rows)])


def write(file: Path, tables: Iterable[pa.Table]) -> None:
    """Write tables as a file, whole; the same bytes for the same tables.

    Parameters
    ----------
    file : pathlib.Path
        Its name in the end.
    tables : iterable of pyarrow.Table
        With the columns of `SCHEMA`; each becomes a group of rows.
    """
    said = {"use_dictionary": list(_TEXTS), "write_page_checksum": True, "write_statistics": False}
    with whole(file) as draft, pq.ParquetWriter(draft, SCHEMA, **said) as writer:
        for one in tables:
            writer.write_table(one)


def read(file: Path, columns: Sequence[str] | None = None) -> pa.Table | None:
    """Return the rows of a file.

    Parameters
    ----------
    file : pathlib.Path
        As `write` wrote it.
    columns : sequence of str, optional
        Which; by default all.

    Returns
    -------
    pyarrow.Table or None
        None where it is damaged, or not one of these files.
    """
    try:
        with pq.ParquetFile(file, page_checksum_verification=True) as open_file:
            if not open_file.schema_arrow.equals(SCHEMA):
                return None
            return open_file.read(columns, use_threads=False)
    except FileNotFoundError:
        raise
    except _BROKEN:
        return None


def batches(file: Path, rows: int) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a file piece by piece.

    Parameters
    ----------
    file : pathlib.Path
        As `write` wrote it.
    rows : int
        Of each piece at most.

    Yields
    ------
    pyarrow.RecordBatch
        In their order.

    Raises
    ------
    OSError
        If it is not there, or damaged.
    """
    try:
        with pq.ParquetFile(file, page_checksum_verification=True) as open_file:
            yield from open_file.iter_batches(rows, use_threads=False)
    except FileNotFoundError:
        raise
    except _BROKEN as error:
        raise OSError(errno.EIO, f"{file.name} is damaged") from error


def places(tables: Iterable[pa.Table]) -> NDArray[np.int64]:
    """Return where each row of several tables stands when each job stands once, sorted by job.

    Parameters
    ----------
    tables : iterable of pyarrow.Table
        With the columns job and error. Jobs may stand in several of them: in equal rows, or failed in some.

    Returns
    -------
    (rows,) int64 array
        Places from 0; -1 for rows that stand elsewhere already. Rows of one job stay in their order; what did not
        fail comes before what did.
    """
    kept = [one.select(["job", "error"]) for one in tables]
    where = np.repeat(np.arange(len(kept)), [one.num_rows for one in kept])
    found = np.full(len(where), -1)
    if not len(where):
        return found
    joined = pa.concat_tables(kept).combine_chunks()
    names = pc.rank(joined["job"], tiebreaker="dense").to_numpy()
    wrong = pc.not_equal(joined["error"], "").to_numpy()
    order = np.lexsort((where, wrong, names))  # stable: rows of a job stay in their order
    names, where = names[order], where[order]
    begins = np.append(True, names[1:] != names[:-1])
    first = np.repeat(where[begins], np.diff(np.append(np.flatnonzero(begins), len(names))))
    own = order[where == first]
    found[own] = np.arange(len(own))
    return found


def once(tables: Iterable[pa.Table]) -> pa.Table:
    """Return rows of several tables, each job once, sorted by job.

    Parameters
    ----------
    tables : iterable of pyarrow.Table
        Jobs may stand in several of them, as in `places`.

    Returns
    -------
    pyarrow.Table
        Rows of one job as they stood.
    """
    kept = [*tables]
    if not kept:
        return SCHEMA.empty_table()
    found = places(kept)
    order = np.argsort(found, kind="stable")[np.count_nonzero(found < 0) :]
    return pa.concat_tables(kept).combine_chunks().take(pa.array(order))


def ids(tables: Iterable[pa.Table]) -> Iterator[tuple[str, bool]]:
    """Yield which jobs stand in tables.

    Parameters
    ----------
    tables : iterable of pyarrow.Table
        With the columns job and error.

    Yields
    ------
    tuple of str and bool
        The id of the job, and whether it failed; once for each row.
    """
    for one in tables:
        yield from zip(one["job"].to_pylist(), (error != "" for error in one["error"].to_pylist()), strict=True)
