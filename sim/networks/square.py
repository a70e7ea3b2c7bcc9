"""A square of cells, a person for each row and column: what Pajek, UCINET and matrix files share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.networks.builder import Builder


@dataclass(eq=False)
class Square:
    """A matrix, taken row by row; the person of the row speaks, the person of the column hears.

    Parameters
    ----------
    into : Builder
        Where the ties go.
    ids : list of str
        Of rows and columns.
    relation : str
        Kind of its ties; empty where none is told.
    """

    into: Builder
    ids: list[str]
    relation: str = ""

    def __post_init__(self) -> None:
        self._rows: list[NDArray[np.float64]] = []
        self._places: list[int] = []

    def row(self, place: int, cells: list[str]) -> None:
        """Take a row.

        Parameters
        ----------
        place : int
            Where it stands.
        cells : list of str
            Weights; 0 and blank are no tie.

        Raises
        ------
        InputError
            If there is one too many, or it has another number of cells, or one is no weight.
        """
        n = len(self.ids)
        if len(cells) != n or len(self._rows) == n:
            raise self.into.wrong(place, f"a matrix of {n:,} people has {n:,} rows of {n:,} cells", " ".join(cells))
        try:
            row = np.array([cell or "0" for cell in map(str.strip, cells)]).astype(np.float64)
        except ValueError:
            row = np.array([np.nan])
        if not np.isfinite(row).all():
            for cell in cells:
                self.into.weight(place, cell.strip())
            raise self.into.wrong(place, "a cell is a number of 0 or more", " ".join(cells))
        self._rows.append(row)
        self._places.append(place)

    def finish(self) -> None:
        """Hand over the ties: undirected ones if the matrix is symmetric, unless one-way ties are asked for.

        Raises
        ------
        InputError
            If rows are missing, or undirected ties are asked for and it is not symmetric.
        """
        n, asked = len(self.ids), self.into.reading.directed
        if len(self._rows) != n:
            place = self._places[-1] if self._places else 0
            raise self.into.wrong(
                place, f"a matrix of {n:,} people has {n:,} rows, this is the last of", len(self._rows)
            )
        matrix = np.array(self._rows)
        uneven = matrix != matrix.T
        if asked is False and uneven.any():
            row = int(np.argmax(uneven.any(axis=1)))
            other = self.ids[int(np.argmax(uneven[row]))]
            what = f"undirected ties are the same both ways; from {self.ids[row]} to {other} and back they are not"
            raise self.into.wrong(self._places[row], what, "directed=false")
        arc = bool(uneven.any()) if asked is None else asked
        for u, v in np.argwhere(matrix if arc else np.triu(matrix)).tolist():
            self.into.tie(self._places[u], self.ids[u], self.ids[v], matrix[u, v], arc, {"relation": self.relation})


def number_of_people(into: Builder, place: int, given: str, lines: int) -> int:
    """Return how many people a file says it has.

    Parameters
    ----------
    into : Builder
        Where people go.
    place : int
        Where it says so.
    given : str
        What it says.
    lines : int
        How many lines it has: no short file may ask for room without end.

    Returns
    -------
    int
        From 1 to a million, or to the number of lines.

    Raises
    ------
    InputError
        If it is something else.
    """
    most = max(1_000_000, lines)
    if not (given.isdecimal() and len(given) < 12 and 1 <= int(given) <= most):
        raise into.wrong(place, f"the number of people is whole, from 1 to {most:,}", given)
    return int(given)
