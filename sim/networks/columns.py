"""Columns of text: the different cells, and which of them stands in each row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.separators import SEPARATORS
from sim.settings import setting

Text = list[str]
Codes = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Column:
    """Cells of a table: which different ones there are, and which stands in each row.

    Parameters
    ----------
    values : list of str
        The different cells, without space around them.
    codes : int64 array
        For each row a place in `values`.
    """

    values: Text
    codes: Codes

    @classmethod
    def of(cls, cells: pa.ChunkedArray) -> Column:
        """Return the column of these cells.

        Parameters
        ----------
        cells : pyarrow.ChunkedArray
            Text of each row, with or without space around it.

        Returns
        -------
        Column
            In the order in which they first stand there.
        """
        encoded = cells.dictionary_encode().combine_chunks()
        encoded = encoded.chunk(0) if isinstance(encoded, pa.ChunkedArray) else encoded
        places: dict[str, int] = {}
        stripped = [places.setdefault(cell.strip(), len(places)) for cell in encoded.dictionary.to_pylist()]
        codes = encoded.indices.to_numpy().astype(np.int64)
        same = len(places) == len(stripped)
        return cls(list(places), codes if same else np.array(stripped, dtype=np.int64)[codes])

    def rows(self, value: str) -> NDArray[np.bool_]:
        """Return in which rows a value stands.

        Parameters
        ----------
        value : str
            Text of a cell, without space around it.

        Returns
        -------
        bool array
            One per row.
        """
        return np.equal(self.codes, self.values.index(value) if value in self.values else -1)


def number_of(cell: str, blank: float = np.nan) -> float:
    """Return a cell as a number, not-a-number where it is none.

    Parameters
    ----------
    cell : str
        Text of a cell, without space around it.
    blank : float
        For an empty cell.

    Returns
    -------
    float
        Its value.
    """
    try:
        return float(cell) if "_" not in cell else np.nan
    except ValueError:
        return blank if cell == "" else np.nan


def separating() -> Any:
    """Return the setting that says what stands between columns.

    Returns
    -------
    dataclasses.Field
        Of a source that reads tables.
    """
    return setting(
        None, choices=tuple(SEPARATORS), text="what stands between columns", also={None: "as the first rows tell"}
    )
