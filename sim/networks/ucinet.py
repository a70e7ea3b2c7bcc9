"""Read a network from a UCINET DL file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import NetworkFile, TextFile
from sim.networks.builder import Builder
from sim.networks.parsed import Reading
from sim.networks.square import Square, number_of_people
from sim.people import People
from sim.reading import lines_of
from sim.settings import same
from sim.texts import number_in

_WORD = re.compile(r'"([^"]*)"|([^\s,="]+)')
_FORMATS = {
    "FULLMATRIX": "fullmatrix",
    "FM": "fullmatrix",
    "EDGELIST1": "edgelist1",
    "EDGELIST": "edgelist1",
    "EL1": "edgelist1",
    "NODELIST1": "nodelist1",
    "NODELIST": "nodelist1",
    "NL1": "nodelist1",
}

Line = tuple[int, list[str]]


@dataclass(frozen=True)
class UCINET(TextFile):
    """A UCINET DL file: fullmatrix, edgelist1 or nodelist1, labels listed, embedded or none.

    Parameters
    ----------
    path : str or path
        Plain or gzipped.
    directed : bool or None
        None takes lists as one way, as UCINET does, and a matrix as one way if it is not symmetric.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.

    Notes
    -----
    People without labels are numbered from 1. One matrix with as many rows as columns is read.

    References
    ----------
    Borgatti, Everett & Freeman, "Ucinet for Windows: Software for social network analysis" (2002): DL.
    """

    path: str | Path = same(NetworkFile, "path", text="fullmatrix, edgelist1 or nodelist1; may be gzipped")
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
        reader = _Reader(Builder(self.place, self.reading), len(lines))
        rows = enumerate(([_bare(found) for found in _WORD.finditer(text)] for text in lines), start=1)
        words = ((line, word) for line, row in rows for word in row)
        reader.header(words)
        rest = ((line, [word for _, word in group if word != ":"]) for line, group in groupby(words, key=itemgetter(0)))
        reader.data([(line, row) for line, row in rest if row])
        return reader.into.assembled()


def _bare(found: re.Match[str]) -> str:
    return found.group(1) if found.group(2) is None else found.group(2)


@dataclass(eq=False)
class _Reader:
    into: Builder
    lines: int
    n: int = 0
    form: str = "fullmatrix"
    labels: list[str] = field(default_factory=list)
    embedded: bool = False
    diagonal: bool = True

    def header(self, words: Iterator[tuple[int, str]]) -> None:
        """Take all up to ``DATA:``."""
        line, word = next(words, (1, ""))
        if word.upper() != "DL":
            raise self.into.wrong(line, "a UCINET DL file starts with DL", word)
        for line, word in words:
            key = word.upper().rstrip(":")
            if key == "DATA":
                if not self.n:
                    raise self.into.wrong(line, "N, the number of people, comes before the data")
                return
            if key == "LABELS":
                self._labels(line, words)
            elif key not in ("ROW", "COLUMN", "COL", ""):
                self._setting(line, key, next(words, (line, ""))[1])
        raise InputError(f"{self.into.path}: a UCINET DL file has DATA: before its data, this one has not")

    def _setting(self, line: int, key: str, value: str) -> None:
        if key in ("N", "NR", "NC"):
            n = number_of_people(self.into, line, value, self.lines)
            if self.n not in (0, n):
                raise self.into.wrong(line, "a network has as many rows as columns; two-mode data are not read", value)
            self.n = n
        elif key == "FORMAT":
            if value.upper().rstrip(":") not in _FORMATS:
                raise self.into.wrong(line, "format is fullmatrix, edgelist1 or nodelist1", value)
            self.form = _FORMATS[value.upper().rstrip(":")]
        elif key == "DIAGONAL" and value.upper() in ("PRESENT", "ABSENT"):
            self.diagonal = value.upper() == "PRESENT"
        elif not (key == "NM" and value == "1"):
            raise self.into.wrong(line, "N, NM=1, FORMAT, LABELS, DIAGONAL or DATA", f"{key} {value}")

    def _labels(self, line: int, words: Iterator[tuple[int, str]]) -> None:
        first = next(words, (line, ""))
        if first[1].upper().rstrip(":") == "EMBEDDED":
            self.embedded = True
            return
        given = [first[1]] if first[1] != ":" else []
        while len(given) < self.n:
            line, word = next(words, (line, ""))
            if not word or word.upper() == "DATA:":
                raise self.into.wrong(line, f"{self.n:,} labels after N, got {len(given):,}")
            given.append(word)
        if not self.n or (self.labels and self.labels != given):
            raise self.into.wrong(line, "labels come after N, and those of rows and columns are the same")
        self.labels = given

    def data(self, rows: list[Line]) -> None:
        """Take all after ``DATA:``."""
        if self.form == "fullmatrix":
            self._matrix(rows)
            return
        ids = self.labels or [str(number) for number in range(1, self.n + 1)]
        if self.embedded:
            count = 2 if self.form == "edgelist1" else None
            ids = list(dict.fromkeys(word for _, row in rows for word in row[:count]))
            if len(ids) != self.n:
                place = rows[-1][0] if rows else 0
                raise self.into.wrong(place, f"as many labels as people (n={self.n:,}), found", len(ids))
        self._people(ids)
        for line, row in rows:
            self._row(line, row, ids)

    def _row(self, line: int, row: list[str], ids: list[str]) -> None:
        if len(row) < 2 or (self.form == "edgelist1" and len(row) > 3):
            what = "two people and perhaps a weight" if self.form == "edgelist1" else "a person and whom it is tied to"
            raise self.into.wrong(line, f"a row of {self.form} has {what}", " ".join(row))
        one_way = self.into.reading.directed is not False
        weight = row[2] if self.form == "edgelist1" and len(row) == 3 else None
        src, *others = (self._person(line, word, ids) for word in (row[:2] if self.form == "edgelist1" else row))
        for dst in others:
            self.into.tie(line, src, dst, weight, one_way)

    def _person(self, line: int, word: str, ids: list[str]) -> str:
        if self.embedded:
            return word
        number = number_in(word, 1, self.n)
        if number is None:
            raise self.into.wrong(line, f"a person is a whole number from 1 to {self.n:,}", word)
        return ids[number - 1]

    def _people(self, ids: list[str]) -> None:
        for person in ids:
            self.into.person(1, person)

    def _matrix(self, rows: list[Line]) -> None:
        ids, width = self.labels or [str(number) for number in range(1, self.n + 1)], self.n
        if self.embedded:
            (line, ids), rows, width = (rows or [(1, [])])[0], rows[1:], self.n + 1
            if len(ids) != self.n:
                raise self.into.wrong(line, f"first a row of {self.n:,} labels", " ".join(ids))
        width -= not self.diagonal
        self._people(ids)
        square = Square(self.into, ids)
        for place, (line, row) in enumerate(_rows(rows, width, self.n)):
            if self.embedded and row[0] != (ids[place] if place < self.n else ""):
                raise self.into.wrong(line, "labels of rows and columns are the same, in the same order", row[0])
            cells = row[1:] if self.embedded else list(row)
            if not self.diagonal:
                cells.insert(place, "0")
            square.row(line, cells)
        square.finish()


def _rows(rows: list[Line], width: int, n: int) -> list[Line]:
    """Return rows of the width, as lines of a free format may be broken anywhere."""
    words = [(line, word) for line, row in rows for word in row]
    if all(len(row) == width for _, row in rows) or len(words) != n * width:
        return rows
    parts = [words[start : start + width] for start in range(0, len(words), width)]
    return [(part[0][0], [word for _, word in part]) for part in parts]
