"""A table of people, and how it is held against a table of ties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError, did_you_mean
from sim.hints import odd_ids
from sim.networks.columns import Column, Text, traits_called
from sim.networks.headings import is_index
from sim.networks.numerals import MISSING, decimal_of, looks_like_numbers, numbers_in
from sim.networks.padding import padded
from sim.networks.relations import plain_name
from sim.networks.tables import Table
from sim.texts import ROOM, check_column
from sim.words import say

_ID = ("id", "key", "nodeid", "personid", "userid", "vertexid", "node", "vertex", "person", "name")
_FIRST_ROWS = 100


@dataclass(frozen=True, eq=False)
class Nodes:
    """A table with a header and a row per person.

    Parameters
    ----------
    path : pathlib.Path
        Of the file.
    id : str or None
        Name of the column that holds the id; None finds it: the first of id, key, node, vertex, person and name that
        is there, else the first column that does not count rows.
    separator : str or None
        What stands between columns; None finds out.
    careful : bool
        Whether to read row by row in any case.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.
    sheet : str or None
        Where the file is a workbook, name of the sheet; None takes the only one that is not empty.
    decimal : {"point", "comma"} or None
        What stands before decimals; None finds out.
    called : mapping of str to str, or None
        Names of columns by the trait that they hold, where it has another name.
    """

    path: Path
    id: str | None = None
    separator: str | None = None
    careful: bool = False
    encoding: str | None = None
    sheet: str | None = None
    decimal: str | None = None
    called: Mapping[str, str] | None = None

    @cached_property
    def _table(self) -> Table:
        form = "a table of people has a header and a row per person"
        return Table(self.path, form, 1, self.separator, self.careful, self.encoding, self.sheet)

    @cached_property
    def _key(self) -> int:
        names = self._table.first
        if len(set(names)) < len(names):
            raise self._table.wrong(0, "a header has each name once")
        if self.id is None:
            plain = [plain_name(name) for name in names]
            return next((plain.index(name) for name in _ID if name in plain), int(self._index == 0))
        if self.id not in names:
            raise InputError(
                f"id is one of the columns {', '.join(names)}; got {self.id!r}.{did_you_mean(self.id, names)}",
                field="id",
            )
        return names.index(self.id)

    @cached_property
    def _index(self) -> int:
        """Which column counts the rows; -1 if none does."""
        if len(self._table.cells) < 2 or plain_name(self._table.first[0]) in _ID:
            return -1
        cells = [str(cell).strip() for cell in self._table.cells[0].slice(1, _FIRST_ROWS).to_pylist()]
        return 0 if is_index(self._table.first[0], cells) else -1

    @cached_property
    def people(self) -> Text:
        """Ids of the people, in the order of their rows."""
        column = self._table.column(self._key, 1)
        later = np.ones(len(column.codes), dtype=bool)
        later[np.unique(column.codes, return_index=True)[1]] = False
        bad = later | column.rows("")
        if bad.any():
            row = int(np.argmax(bad))
            if not later[row]:
                raise self._table.wrong(1 + row, "each row has an id")
            self._refuse_repeated(column, row)
        return [column.values[code] for code in column.codes.tolist()]

    def joined(self, ids: Text, edges: str) -> tuple[Text, dict[str, NDArray[Any]], dict[str, int]]:
        """Hold the people against those in ties.

        Parameters
        ----------
        ids : list of str
            People in ties.
        edges : str
            Name of the table of ties, for messages.

        Returns
        -------
        tuple of list of str, dict of str to array, and dict of str to int
            Everybody, their traits, and how many stand in one of the tables only.

        Raises
        ------
        InputError
            If the table has no header, or nobody stands in both.
        """
        place = {person: number for number, person in enumerate(ids)}
        name = self._table.first[self._key]
        if self.id is None and name in place and plain_name(name) not in _ID:
            raise self._table.wrong(0, f"a table of people has a header, here {name!r} is a person; put names on top")
        both = sum(person in place for person in self.people)
        if self.people and not both:
            why = odd_ids(self.people, name if self.id is None and plain_name(name) not in _ID else "")
            raise InputError(
                f"{self.path}: none of its {len(self.people):,} ids stands in {edges}; is it another table?{why}"
            )
        rows = [place.setdefault(person, len(place)) for person in self.people]
        counts = {"only_in_nodes": len(rows) - both, "only_in_edges": len(ids) - both}
        return list(place), self._traits(np.array(rows, dtype=np.int64), len(place)), counts

    def _refuse_repeated(self, column: Column, row: int) -> NoReturn:
        """Name both rows of an id, and the column it was taken from."""
        first = self._table.line(1 + int(np.argmax(column.codes == column.codes[row])))
        name, person = self._table.first[self._key], column.values[column.codes[row]]
        raise self._table.wrong(
            1 + row,
            f"each id has one row; {person!r} of the column {name!r} stands in row {first} already; "
            "network.id=NAME names another column",
        )

    @cached_property
    def _columns(self) -> dict[str, Column]:
        unread = (self._key, self._index)
        places = {name: at for at, name in enumerate(self._table.first) if at not in unread}
        known = [name for at, name in enumerate(self._table.first) if at != self._key]
        traits = traits_called(known, self.called)
        return {traits[name]: self._table.column(at, 1) for name, at in places.items()}

    @cached_property
    def _numbers(self) -> dict[str, NDArray[np.float64]]:
        """The cells of each column as numbers, not-a-number where they are none."""
        likely = [one for one in self._columns.values() if looks_like_numbers(one.values)]
        decimal = decimal_of(self._table, likely, 1, self.decimal)
        return {name: numbers_in(name, column, decimal, np.nan) for name, column in self._columns.items()}

    @property
    def padded(self) -> list[str]:
        """A sentence where there are blanks at the end of ids."""
        return padded(self._table, [self._key], 1)

    @property
    def doubts(self) -> list[str]:
        """A sentence for each column that is text only because of a few of its cells."""
        said = []
        for name, column in self._columns.items():
            text = np.isnan(self._numbers[name]) & ~_missing(column)
            known = ~np.isnan(self._numbers[name])
            if text.any() and known.sum() > text.sum():
                row = int(np.argmax(text))
                shown = {"column": name, "row": self._table.line(1 + row), "cell": column.values[column.codes[row]]}
                said.append(say("doubt", doubt=say("doubt.text", **shown)))
        return said

    def _traits(self, rows: NDArray[np.int64], n: int) -> dict[str, NDArray[Any]]:
        return {name: _trait(column, self._numbers[name], rows, n) for name, column in self._columns.items()}


def _missing(column: Column) -> NDArray[np.bool_]:
    return np.array([cell.lower() in MISSING for cell in column.values], dtype=bool)[column.codes]


def _trait(column: Column, numbers: NDArray[np.float64], rows: NDArray[np.int64], n: int) -> NDArray[Any]:
    """Return a trait in the order of ids, blank where a person has no row."""
    if (np.isnan(numbers) & ~_missing(column)).any():
        check_column("a trait", column.values)
        texts = np.array(column.values, dtype=np.str_)
        if n * texts.dtype.itemsize // 4 > ROOM:
            check_column("a trait", [max(column.values, key=len)] * n)
        made: NDArray[Any] = np.zeros(n, dtype=texts.dtype)
        made[rows] = texts[column.codes]
        return made
    made = np.full(n, np.nan)
    made[rows] = numbers
    return made
