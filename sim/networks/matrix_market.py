"""Read a network from a MatrixMarket file, as SciPy, MATLAB and collections of sparse matrices write it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from sim.network import Network
from sim.networks.base import RelationFile
from sim.networks.builder import Builder
from sim.networks.square import number_of_people
from sim.people import People
from sim.reading import lines_of
from sim.texts import number_in

Line = tuple[int, list[str]]


@dataclass(frozen=True)
class MatrixMarket(RelationFile):
    """A MatrixMarket file: the person of the row speaks, the person of the column hears.

    Parameters
    ----------
    path : str or path
        Plain or packed (gz, bz2, zip).
    directed : bool or None
        None takes ties as the first line says: ``symmetric`` has no direction, ``general`` has one. Else it
        is an error if it says otherwise.
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

    Notes
    -----
    People are 1, 2, ... as in the file, those without ties among them. Cells are weights; a cell of 0 is no tie,
    and in a ``pattern`` all are 1. Read are ``coordinate`` and ``array``, of ``real``, ``integer`` and ``pattern``.

    References
    ----------
    Boisvert, Pozo & Remington, "The Matrix Market exchange formats: initial design", NISTIR 5935 (1996).
    """

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            All rows, all cells that are not 0.
        """
        lines = lines_of(self.place, "a MatrixMarket file", self.encoding)
        reader = _Reader(Builder(self.place, self.reading), len(lines))
        reader.head(lines[0].lower().split())
        reader.take((line, text.split()) for line, text in enumerate(lines[1:], start=2) if reader.is_row(text))
        return reader.into.assembled()


@dataclass(eq=False)
class _Reader:
    into: Builder
    lines: int
    sparse: bool = True
    pattern: bool = False
    symmetric: bool = False
    n: int = 0
    ids: list[str] = field(default_factory=list)

    def head(self, words: list[str]) -> None:
        """Take the first line."""
        words = [*words, "", "", "", "", ""][:5]
        known = (("%%matrixmarket",), ("matrix",), ("coordinate", "array"), ("real", "integer", "pattern"))
        for word, allowed in zip(words, (*known, ("general", "symmetric")), strict=True):
            if word not in allowed:
                raise self.into.wrong(1, f"the first line has {' or '.join(allowed)} here", word)
        self.sparse, self.pattern, self.symmetric = (
            words[2] == "coordinate",
            words[3] == "pattern",
            words[4] != "general",
        )

    def is_row(self, text: str) -> bool:
        """Return whether a line is neither blank nor a comment, which is counted."""
        comment = text.lstrip().startswith("%")
        self.into.comments += comment
        return bool(text.strip()) and not comment

    def take(self, rows: Iterator[Line]) -> None:
        """Take all after the first line."""
        line, size = next(rows, (2, []))
        if len(size) != 2 + self.sparse:
            raise self.into.wrong(
                line, "the size is rows, columns and, of a coordinate matrix, entries", " ".join(size)
            )
        if size[0] != size[1]:
            raise self.into.wrong(
                line, "a network has as many rows as columns; data of people and events are not read", " ".join(size)
            )
        self.n = number_of_people(self.into, line, size[0], self.lines)
        self.ids = [str(number) for number in range(1, self.n + 1)]
        for person in self.ids:
            self.into.person(line, person)
        (self._entries if self.sparse else self._cells)(rows, line, size)

    def _entries(self, rows: Iterator[Line], line: int, size: list[str]) -> None:
        count, width = 0, 3 - self.pattern
        for line, row in rows:
            numbers = [number_in(word, 1, self.n) for word in row[:2]]
            if len(row) != width or None in numbers:
                weight = "" if self.pattern else " and a weight"
                raise self.into.wrong(line, f"an entry has two numbers from 1 to {self.n:,}{weight}", " ".join(row))
            self._tie(line, int(row[0]), int(row[1]), "1" if self.pattern else row[2])
            count += 1
        if str(count) != size[2]:
            raise self.into.wrong(line, f"as many entries as the size says, {size[2]}; these are", count)

    def _cells(self, rows: Iterator[Line], line: int, size: list[str]) -> None:
        cells = ((line, word) for line, row in rows for word in row)
        for column in range(1, self.n + 1):
            first = column if self.symmetric else 1
            part = list(islice(cells, self.n + 1 - first))
            if len(part) != self.n + 1 - first:
                raise self.into.wrong(part[-1][0] if part else line, "an array has a cell for each row and column")
            for row, (line, word) in enumerate(part, start=first):
                self._tie(line, row, column, word)
        if (more := next(cells, None)) is not None:
            raise self.into.wrong(more[0], "an array has a cell for each row and column, here is one more", more[1])

    def _tie(self, line: int, row: int, column: int, weight: str) -> None:
        if self.into.weight(line, weight):
            self.into.tie(line, self.ids[row - 1], self.ids[column - 1], weight, not self.symmetric)
