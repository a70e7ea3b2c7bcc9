"""A table of ties: which columns are which, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.errors import InputError, did_you_mean
from sim.ids import whole_numbers
from sim.networks.columns import Codes, Column, Text, number_of
from sim.networks.headings import KONECT, ends_named, hears_first, is_index, stated_direction
from sim.networks.numerals import SIGNS, decimal_of, looks_like_numbers, numbers_in
from sim.networks.relations import Relations, plain_name, relation_among
from sim.networks.tables import Table
from sim.networks.times import Times, spans, time_names
from sim.networks.told import NO_WEIGHT, doubts_of, weight_among
from sim.rows import DST, SRC, bare
from sim.separators import SEPARATORS
from sim.words import say

_KONECT = ("src", "dst", "weight", "timestamp")
_DIRECTIONS = {"directed": 1, "undirected": 0, "mutual": 0, "": -1}
_FIRST_ROWS, _MANY_ROWS, _MANY = 100, 2_000, 500


@dataclass(eq=False)
class Ties:
    """A table of ties.

    Parameters
    ----------
    table : Table
        Rows of the file, its header included.
    asked_header : bool or None
        Whether the first row holds names; None finds out.
    named : dict of str to str or None
        Names of the columns src, dst and weight, where the user gave them.
    directed : bool or None
        Whether ties have one direction, where the user said so.
    decimal : {"point", "comma"} or None
        What stands before decimals; None finds out.
    """

    table: Table
    asked_header: bool | None
    named: dict[str, str | None]
    directed: bool | None = None
    decimal: str | None = None

    @cached_property
    def skip(self) -> int:
        """Rows of header: 0 or 1."""
        wanted = [(what, name) for what, name in self.named.items() if name not in (None, NO_WEIGHT)]
        if wanted and self.asked_header is not False:
            return 1
        header = self.asked_header if self.asked_header is not None else self._looks_like_header()
        if not header and wanted:
            what, name = wanted[0]
            raise InputError(f"{what} is the name of a column, which needs a header, got {name!r}", field=what)
        return int(header)

    def _looks_like_header(self) -> bool:
        first, names = self.table.first, bare(self.table.first)
        if _find(names, SRC, -1) >= 0 and _find(names, DST, -1) >= 0:
            return True
        places = ends_named(first)
        if places[0] >= 0:
            below = {value for place in places for value in self.table.column(place, 1).values}
            return not below & {first[place] for place in places}
        if self._index(1) >= 0:
            return True
        if any(np.isfinite(number_of(name)) or name[:1].isdigit() for name in first[:2]):
            return False
        columns = (self.table.column(place, 1).values for place in (0, 1))
        return all(below and whole_numbers(np.array(below, dtype=np.str_)) is not None for below in columns)

    def _index(self, skip: int) -> int:
        """Return which column counts the rows; -1 if none does."""
        if len(self.table.cells) < 3 or not self.table.first:
            return -1
        cells = [str(cell).strip() for cell in self.table.cells[0].slice(skip, _FIRST_ROWS).to_pylist()]
        return 0 if is_index(self.table.first[0], cells) else -1

    @cached_property
    def _names(self) -> Text:
        if self.skip:
            return self.table.first
        return (
            list(_KONECT[: len(self.table.cells)])
            if KONECT.search(self.table.remarks) and len(self.table.cells) <= len(_KONECT)
            else []
        )

    @property
    def header(self) -> str:
        """The first row, where it holds names."""
        return ",".join(self._names) if self.skip else ""

    @property
    def separator(self) -> str:
        """What stands between columns, in a word, if it is no comma."""
        return "".join(say(f"separator-{name}") for name, one in SEPARATORS.items() if one == self.table.between != ",")

    @cached_property
    def places(self) -> tuple[int, int, int]:
        """Where src, dst and weight stand; the last is -1 where there is none."""
        table, names = self.table, bare(self._names)
        if not self._names and len(table.cells) > 3:
            raise table.wrong(0, f"a row without a header has 2 or 3 columns; {table.form}")
        chosen = {what: _asked(what, self.named[what], self._names) for what in ("src", "dst")}
        pair, index = ends_named(self._names), self._index(self.skip) if self.skip else -1
        src = chosen["src"] if chosen["src"] >= 0 else _find(names, SRC, -1)
        dst = chosen["dst"] if chosen["dst"] >= 0 else _find(names, DST, -1)
        src, dst = pair if max(src, dst) < 0 <= pair[0] else (src, dst)
        free = [place for place in range(len(table.cells)) if place not in (index, src, dst)]
        src = src if src >= 0 else free.pop(0)
        dst = dst if dst >= 0 else next(place for place in free if place != src)
        if self._names:
            names = [name for place, name in enumerate(self._names) if place not in (src, dst)]
            found = weight_among(names, self.named["weight"], None)
            weight = -1 if found is None else self._names.index(found)
        else:
            weight = 2 if len(table.cells) == 3 and self.named["weight"] is None else -1
        return src, dst, weight

    @cached_property
    def _direction(self) -> int:
        """The column that says of each tie whether it has a direction; -1 if none does."""
        for place, name in enumerate(self._names):
            if plain_name(name) in ("type", "edgetype") and place not in self.places:
                values = self.table.column(place, self.skip).values
                return place if {value.lower() for value in values} <= _DIRECTIONS.keys() else -1
        return -1

    @property
    def arcs(self) -> NDArray[np.bool_]:
        """Whether each tie has one direction: as the file says, else as the user does, else not."""
        rows = len(self.ends[1])
        if stated := stated_direction(self.table.remarks):
            if stated == "bip":
                raise InputError(
                    f"{self.table.path}: two-mode data (bip) are refused; a network has ties between people"
                )
            said = np.full(rows, int(stated == "asym"))
        elif self._direction >= 0:
            column = self.table.column(self._direction, self.skip)
            said = np.array([_DIRECTIONS[value.lower()] for value in column.values])[column.codes]
        else:
            return np.full(rows, bool(self.directed))
        if self.directed is not None and (bad := (said >= 0) & (said != self.directed)).any():
            of, asked = ("un", "true") if self.directed else ("", "false")
            raise self.table.wrong(
                self.skip + int(np.argmax(bad)),
                f"directed is null where the file says it; a tie is {of}directed here, which is not directed={asked}",
            )
        return np.where(said >= 0, said, bool(self.directed)).astype(bool)

    @cached_property
    def _rest(self) -> list[int]:
        """Columns that are neither ends nor weight nor direction, and do not count rows."""
        used = (*self.places, self._direction, self._index(self.skip) if self.skip else -1)
        return [place for place in range(len(self._names)) if place not in used]

    @cached_property
    def relations(self) -> Relations | None:
        """The kind of each tie; None if none is told."""
        name = relation_among(self._names[place] for place in self._rest)
        if name is None:
            return None
        column = self.table.column(self._names.index(name), self.skip)
        return Relations(name, column.values, column.codes) if any(column.values) else None

    @cached_property
    def times(self) -> Times | None:
        """When each tie is there; None if nothing is told."""
        names = time_names(self._names[place] for place in self._rest)
        columns = [self.table.column(self._names.index(name), self.skip) for name in names]
        if not any(any(column.values) for column in columns):
            return None
        keys = [plain_name(name) for name in names]
        together = np.stack([column.codes for column in columns], axis=1)
        different, row = np.unique(together, axis=0, return_inverse=True)
        told = [{k: c.values[code] for k, c, code in zip(keys, columns, codes, strict=True)} for codes in different]
        each = [spans(one) for one in told]
        rows, found = [], []
        for tie, one in enumerate(row.reshape(-1).tolist()):
            rows += [tie] * len(each[one])
            found += each[one]
        starts, ends = [start for start, _ in found], [end for _, end in found]
        return Times(", ".join(names), np.array(rows, dtype=np.int64), starts, ends)

    @property
    def aside(self) -> Text:
        """Names of the columns that are not read."""
        used = [] if self.relations is None else [self.relations.name]
        used += [] if self.times is None else self.times.names.split(", ")
        return [self._names[place] for place in self._rest if self._names[place] not in used]

    def doubts(self, reverse: bool) -> list[str]:
        """Return what may be meant otherwise.

        Parameters
        ----------
        reverse : bool
            Whether ties are turned round anyway.

        Returns
        -------
        list of str
            Sentences.
        """
        columns = {name: _different(self.table.cells[self._names.index(name)].slice(self.skip)) for name in self.aside}
        weighed = self.places[2] >= 0 or self.named["weight"] == NO_WEIGHT
        said = doubts_of(columns, weighed)
        if self._names and not reverse and self.arcs.any():
            name = hears_first(self._names[self.places[0]], self._names[self.places[1]])
            said += [say("doubt-reverse", name=name)] if name else []
        return said

    @cached_property
    def ends(self) -> tuple[Text, Codes, Codes]:
        """Everybody in the table, and who speaks and hears in each row."""
        src, dst, _ = self.places
        cells = [self.table.cells[place].slice(self.skip) for place in (src, dst)]
        both = Column.of(pa.chunked_array([*cells[0].chunks, *cells[1].chunks], pa.string()))
        rows = len(both.codes) // 2
        if not rows:
            raise InputError(f"{self.table.path} has a header and no rows")
        blank = both.rows("")
        if blank.any():
            raise self.table.wrong(self.skip + int(np.argmax(blank[:rows] | blank[rows:])), "a tie has two ids")
        return both.values, both.codes[:rows], both.codes[rows:]

    def wrong(self, tie: int, message: str) -> InputError:
        """Return an error that names the line of a tie, and shows its row.

        Parameters
        ----------
        tie : int
            Counted from 0, a heading left out.
        message : str
            What is wrong.

        Returns
        -------
        InputError
            To be raised.
        """
        return self.table.wrong(self.skip + tie, message)

    @property
    def weights(self) -> NDArray[np.float64] | None:
        """The weight of each row; None where there is no such column."""
        place = self.places[2]
        if place < 0:
            return None
        column, name = self.table.column(place, self.skip), (self._names or ("", "", "weight"))[place]
        decimal = decimal_of(self.table, [column], self.skip, self.decimal)
        weights = numbers_in(name, column, decimal, 1.0)
        bad = ~np.isfinite(weights)
        if bad.any():
            row = self.skip + int(np.argmax(bad))
            way = next(
                (
                    way
                    for way, sign in SIGNS.items()
                    if sign == decimal and looks_like_numbers([column.values[column.codes[int(np.argmax(bad))]]])
                ),
                "",
            )
            raise self.table.wrong(row, f"weight is a number of 0 or more{f', with a decimal {way}' if way else ''}")
        return weights


def _different(cells: pa.ChunkedArray) -> Text:
    """Return the different cells of a column; only those of its first rows where these are many, as in free text."""
    first = cells.slice(0, _MANY_ROWS).unique()
    return [str(cell) for cell in (first if len(first) > _MANY else cells.unique()).to_pylist()]


def _find(names: Text, known: tuple[str, ...], default: int) -> int:
    return next((place for place, name in enumerate(names) if name in known), default)


def _asked(what: str, name: str | None, names: Text) -> int:
    """Return where the column stands that the user named; -1 if they named none."""
    if name is None:
        return -1
    if name not in names:
        raise InputError(
            f"{what} is one of the columns {', '.join(names)}; got {name!r}.{did_you_mean(name, names)}", field=what
        )
    return names.index(name)
