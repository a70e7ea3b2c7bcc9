"""Read a network from a table of who is tied to whom: a row and a column for each person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import NetworkFile, RelationFile
from sim.networks.builder import Builder
from sim.networks.columns import number_of, separating
from sim.networks.numerals import SIGNS, amount, decided, deciding, refuse_unsure
from sim.networks.parsed import Reading
from sim.networks.square import Square
from sim.networks.tables import Table
from sim.people import People
from sim.settings import same

Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Matrix(RelationFile):
    """An adjacency matrix: the person of the row speaks, the person of the column hears.

    Parameters
    ----------
    path : str or path
        Plain or packed (gz, bz2, zip); columns as in `CSV`. Cells are weights, 0 or blank where there is no tie. Ids
        may stand in the first row, in the first column, in both or in neither; then they are 1, 2, ...
    directed : bool or None
        None takes ties as undirected if the matrix is symmetric, which it must be for false.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, rounded numbers.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.
    relation : str, sequence of str, or None
        "positive" leaves out ties of negative weights, "negative" the others, "all" reads both; None refuses them.
    separator : str or None
        What stands between columns: tab, semicolon, comma, bar or space. None finds out by the first row.
    decimal : {"point", "comma"} or None
        What stands before the decimals of weights. None finds out by all cells.
    """

    path: str | Path = same(
        NetworkFile, "path", text="cells are weights, 0 or blank where there is no tie; may be packed (gz, bz2, zip)"
    )
    directed: bool | None = same(Reading, "directed", also={None: "as the matrix is, symmetric or not"})
    separator: str | None = separating()
    decimal: str | None = deciding()

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            All people, all ties.
        """
        table = Table(
            self.place, "a row of a matrix has a cell for each person", 2, self.separator, encoding=self.encoding
        )
        rows = [(line, [cell.strip() for cell in cells]) for line, cells in table.rows()]
        if not rows:
            raise InputError(f"{self.path} has no rows; {table.form}")
        into = Builder(self.place, self.reading, "row")
        into.comments = table.comments
        top, left = _labelled(rows)
        ids = _ids(into, rows, top, left)
        for person in ids:
            into.person(rows[0][0], person)
        square = Square(into, ids)
        decimal = self._decimal(into, [(line, cells[left:]) for line, cells in rows[top:]])
        for line, cells in rows[top:]:
            square.row(line, [_pointed(cell) for cell in cells[left:]] if decimal == "," else cells[left:])
        square.finish()
        return into.assembled()

    def _decimal(self, into: Builder, rows: list[Row]) -> str:
        if self.decimal is not None:
            return SIGNS[self.decimal]
        decimal, unsure = decided((line, cell) for line, cells in rows for cell in cells)
        if unsure is not None:
            refuse_unsure(unsure[1], partial(into.wrong, unsure[0]))
        return decimal


def _pointed(cell: str) -> str:
    """Return a number with a decimal comma as one with a point; what is none stays as it is."""
    value = amount(cell, ",").value
    return cell if np.isnan(value) else repr(value)


def _labelled(rows: list[Row]) -> tuple[int, int]:
    """Return 1 or 0 for whether the first row, and whether the first column, holds ids.

    Rows and columns tell most of it, as the rest is square; where both fit, cells that are no numbers do.
    """
    first, high = rows[0][1], len(rows)
    wide = len(rows[1][1]) if high > 1 else len(first)
    if len(first) == wide - 1 or first[0] == "":  # the corner is blank, or left out as R does
        return 1, 1
    top, left = (_plain(first), _plain([cells[0] for _, cells in rows]))
    if high == wide + 1:
        return int(not top), 0
    if high != wide:
        return 0, int(not left)
    return (0, 0) if top else (1, 1)


def _plain(cells: list[str]) -> bool:
    """Return whether all may be weights: then they are not taken for ids of one side alone."""
    return all(np.isfinite(number_of(cell.replace(",", "."), 0.0)) for cell in cells)


def _ids(into: Builder, rows: list[Row], top: int, left: int) -> list[str]:
    line, first = rows[0]
    above = first[len(first) - len(rows) + top :] if top and left else first
    beside = [cells[0] for _, cells in rows[top:]]
    if top and left:
        for (place, cells), person in zip(rows[top:], above, strict=False):
            if cells[0] != person:
                what = f"ids of rows and columns are the same, in the same order; the column here is {person!r}"
                raise into.wrong(place, what, cells[0])
        if len(above) != len(beside):
            raise into.wrong(line, f"as many ids above as rows below ({len(beside):,})", ",".join(first))
    if top or left:
        return above if top else beside
    return [str(number) for number in range(1, len(rows) + 1)]
