"""Read a network from a UCINET DL file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from sim.network import Network
from sim.networks.base import NetworkFile, RelationFile
from sim.networks.builder import Builder
from sim.networks.parsed import Reading
from sim.networks.square import Square
from sim.networks.ucinet_header import Header
from sim.people import People
from sim.reading import lines_of
from sim.settings import same
from sim.texts import number_in

_WORD = re.compile(r'"([^"]*)"|([^\s,="]+)')
MOST_OF_HALF = 5000
"""People in half a matrix; both halves of it are held as text."""

Line = tuple[int, list[str]]


@dataclass(frozen=True)
class UCINET(RelationFile):
    """A UCINET DL file: a full matrix or half of one, edgelist1 or nodelist1, labels listed, embedded or none.

    Parameters
    ----------
    path : str or path
        Plain or packed (gz, bz2, zip).
    directed : bool or None
        None takes lists as one way, as UCINET does, and a matrix as one way if it is not symmetric.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, rounded numbers.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.
    relation : str, sequence of str, or None
        Of several matrices (NM) those to read, by label or number; or "all".

    Notes
    -----
    People without labels are numbered from 1. Matrices have as many rows as columns.

    References
    ----------
    Borgatti, Everett & Freeman, "Ucinet for Windows: Software for social network analysis" (2002): DL.
    """

    path: str | Path = same(
        NetworkFile, "path", text="a matrix or half of one, edgelist1 or nodelist1; may be packed (gz, bz2, zip)"
    )
    directed: bool | None = same(
        Reading, "directed", also={None: "one way for lists, and for a matrix that is not symmetric"}
    )

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            All people, all ties.
        """
        lines = lines_of(self.place, "a UCINET DL file", self.encoding)
        rows = enumerate(([_bare(found) for found in _WORD.finditer(text)] for text in lines), start=1)
        header = Header(Builder(self.place, self.reading), len(lines))
        rest = header.read([(line, word) for line, row in rows for word in row])
        by_line = ((line, [word for _, word in group if word != ":"]) for line, group in groupby(rest, itemgetter(0)))
        Data(header).read([(line, row) for line, row in by_line if row])
        return header.into.assembled()


def _bare(found: re.Match[str]) -> str:
    return found.group(1) if found.group(2) is None else found.group(2)


@dataclass(eq=False)
class Data:
    """What stands after ``DATA:``.

    Parameters
    ----------
    header : Header
        What stood before it.
    """

    header: Header

    def __post_init__(self) -> None:
        self.into, self.n = self.header.into, self.header.n
        self.ids = self.header.labels or [str(number) for number in range(1, self.n + 1)]

    def read(self, rows: list[Line]) -> None:
        """Take people and ties.

        Parameters
        ----------
        rows : list of tuple of int and list of str
            Line and words of each row.
        """
        if self.header.form.endswith(("matrix", "half")):
            self._matrices(rows)
            return
        if self.header.matrices > 1:
            raise self.into.wrong(1, f"several matrices (NM) come with fullmatrix, got {self.header.form}")
        if self.header.embedded:
            count = 2 if self.header.form == "edgelist1" else None
            self.ids = list(dict.fromkeys(word for _, row in rows for word in row[:count]))
            if len(self.ids) != self.n:
                raise self.into.wrong(
                    rows[-1][0] if rows else 0,
                    f"as many labels as people (n={self.n:,}; list them under LABELS if some have no tie), found",
                    len(self.ids),
                )
        self._people()
        for line, row in rows:
            self._row(line, row)

    def _row(self, line: int, row: list[str]) -> None:
        form = self.header.form
        if len(row) < 2 or (form == "edgelist1" and len(row) > 3):
            what = "two people and perhaps a weight" if form == "edgelist1" else "a person and whom it is tied to"
            raise self.into.wrong(line, f"a row of {form} has {what}", " ".join(row))
        one_way = self.into.reading.directed is not False
        weight = row[2] if form == "edgelist1" and len(row) == 3 else None
        src, *others = (self._person(line, word) for word in (row[:2] if form == "edgelist1" else row))
        for dst in others:
            self.into.tie(line, src, dst, weight, one_way)

    def _person(self, line: int, word: str) -> str:
        if self.header.embedded:
            return word
        number = number_in(word, 1, self.n)
        if number is None:
            raise self.into.wrong(line, f"a person is a whole number from 1 to {self.n:,}", word)
        return self.ids[number - 1]

    def _people(self) -> None:
        for person in self.ids:
            self.into.person(1, person)

    def _matrices(self, rows: list[Line]) -> None:
        header = self.header
        if header.embedded and header.form != "fullmatrix":
            raise self.into.wrong(1, f"embedded labels come with fullmatrix and lists, got {header.form}")
        width = self.n - (not header.diagonal)
        if header.embedded:
            (line, self.ids), rows, width = (rows or [(1, [])])[0], rows[1:], width + 1
            if len(self.ids) != self.n:
                raise self.into.wrong(line, f"first a row of {self.n:,} labels", " ".join(self.ids))
        self._people()
        if header.form != "fullmatrix":
            rows, width = _whole(rows, self.n, header), self.n
        levels = header.levels or [str(number) for number in range(1, header.matrices + 1)]
        rows = _rows(rows, width, self.n * header.matrices)
        for number, level in enumerate(levels):
            last = number == len(levels) - 1
            part = rows[number * self.n : None if last else (number + 1) * self.n]
            self._matrix(part, level if header.matrices > 1 else "")

    def _matrix(self, rows: list[Line], level: str) -> None:
        square, half = Square(self.into, self.ids, level), self.header.form != "fullmatrix"
        for place, (line, row) in enumerate(rows):
            if self.header.embedded and row[0].casefold() != (self.ids[place].casefold() if place < self.n else ""):
                raise self.into.wrong(line, "labels of rows and columns are the same, in the same order", row[0])
            cells = row[1:] if self.header.embedded else list(row)
            if not self.header.diagonal and not half:
                cells.insert(place, "0")
            square.row(line, cells)
        square.finish()


def _whole(rows: list[Line], n: int, header: Header) -> list[Line]:
    """Return the rows of symmetric matrices of which half is given."""
    words = [(line, word) for line, row in rows for word in row]
    lower, own = header.form == "lowerhalf", int(header.diagonal)
    size = n * (n - 1) // 2 + n * own
    if len(words) != size * header.matrices:
        raise header.into.wrong(
            words[-1][0] if words else 0, f"{header.form} of {n:,} people has {size:,} cells; found", len(words)
        )
    if n > MOST_OF_HALF:
        raise header.into.wrong(1, f"half a matrix has at most {MOST_OF_HALF:,} people", n)
    made = []
    for start in range(0, len(words), size) if size else ():
        cells = [["0"] * n for _ in range(n)]
        lines, place = [1] * n, start
        for u in range(n):
            for v in range(u + own) if lower else range(u + 1 - own, n):
                lines[u], cells[u][v] = words[place]
                cells[v][u], place = cells[u][v], place + 1
        made += list(zip(lines, cells, strict=True))
    return made


def _rows(rows: list[Line], width: int, n: int) -> list[Line]:
    """Return rows of the width, as lines of a free format may be broken anywhere."""
    words = [(line, word) for line, row in rows for word in row]
    if all(len(row) == width for _, row in rows) or len(words) != n * width:
        return rows
    parts = [words[start : start + width] for start in range(0, len(words), width)]
    return [(part[0][0], [word for _, word in part]) for part in parts]
