"""Rows of a study's store, and the files they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
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
    write(file, table_of(rows))


def write(file: Path, table: pa.Table) -> None:
    """Write a table as a file, whole; the same bytes for the same rows.

    Parameters
    ----------
    file : pathlib.Path
        Its name in the end.
    table : pyarrow.Table
        With the columns of `SCHEMA`.
    """
    with whole(file) as draft:
        pq.write_table(table, draft, use_dictionary=list(_TEXTS), write_page_checksum=True, write_statistics=False)


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


def once(tables: Iterable[pa.Table]) -> pa.Table:
    """Return rows of several tables, each job once, sorted by job.

    Parameters
    ----------
    tables : iterable of pyarrow.Table
        Jobs may stand in several of them: in equal rows, or failed in some.

    Returns
    -------
    pyarrow.Table
        Rows of one job as they stood; what did not fail comes before what did.
    """
    kept = [*tables]
    if not kept:
        return SCHEMA.empty_table()
    where = np.repeat(np.arange(len(kept)), [one.num_rows for one in kept])
    joined = pa.concat_tables(kept).combine_chunks()
    names = joined["job"].to_numpy(zero_copy_only=False).astype(str)
    wrong = joined["error"].to_numpy(zero_copy_only=False).astype(str) != ""
    order = np.lexsort((where, wrong, names))  # stable: rows of a job stay in their order
    names, where = names[order], where[order]
    begins = np.append(True, names[1:] != names[:-1]) if len(names) else np.empty(0, bool)
    first = np.repeat(where[begins], np.diff(np.append(np.flatnonzero(begins), len(names))))
    return joined.take(pa.array(order[where == first]))


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
