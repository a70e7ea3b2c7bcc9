"""Columns of text: the different cells, and which of them stands in each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.errors import InputError, did_you_mean
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


def check_called(called: Any) -> None:
    """Refuse names of columns by traits that are none.

    Parameters
    ----------
    called : object
        What was given.

    Raises
    ------
    InputError
        Unless it is None, or a mapping of text to text.
    """
    if called is None:
        return
    if not isinstance(called, Mapping) or not all(isinstance(one, str) for one in called.values()):
        raise InputError(f"columns are names by traits, as in columns.fee=Honorar, got {called!r}", field="columns")


def traits_called(known: Sequence[str], called: Mapping[str, str] | None) -> dict[str, str]:
    """Return which trait each column of people holds.

    Parameters
    ----------
    known : sequence of str
        Names of the columns or attributes.
    called : mapping of str to str, or None
        Names of columns by the trait that they hold, where it has another name.

    Returns
    -------
    dict of str to str
        The trait of every column, in their order.

    Raises
    ------
    InputError
        If there is no such column, or a trait is called as another column is.
    """
    traits = {column: trait for trait, column in (called or {}).items()}
    for column, trait in traits.items():
        if column not in known:
            raise InputError(
                f"columns.{trait} is one of the columns {', '.join(known) or 'none'}; got {column!r}."
                f"{did_you_mean(column, known)}",
                field="columns",
            )
        if trait in known and trait not in traits:
            raise InputError(
                f"columns.{trait} is {column!r}, but {trait!r} is a column already: rename one of them", field="columns"
            )
    return {name: traits.get(name, name) for name in known}


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
