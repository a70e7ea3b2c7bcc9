"""Tables of text: which character separates columns, and two ways to read them that give the same.

The fast way leaves quotes, blank rows and whatever is odd to the careful way, which goes row by row and
so can say in which one something is wrong. Both return the same columns.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from sim.errors import InputError
from sim.networks.columns import Column, Text, number_of
from sim.networks.spreadsheet import rows_of
from sim.reading import at, head_of, text_of
from sim.separators import SEPARATORS, between
from sim.sniff import foreign

_COMMENT = re.compile(r"[#%](?:[ \t#%!][^\r\n]*)?(?:\r\n|\r|\n|\Z)|[ \t]*(?:\r\n|\r|\n)")
_COMMENT_LATER = re.compile(r"(?:(?<=\n)|(?<=\r))[#%](?:[ \t#%!][^\r\n]*)?(?=[\r\n]|\Z)")
_DECLARED = re.compile(r"sep=([,;|\t])[ \t]*(?:\r\n|\r|\n)")
_PART, _HEAD = 20_000, 4096


@dataclass(frozen=True, eq=False)
class Table:
    """A file of rows with as many columns each.

    Parameters
    ----------
    path : pathlib.Path
        Of the file.
    form : str
        What a row holds, for messages.
    least : int
        Columns there are at least.
    separator : str or None
        What stands between columns; None finds out.
    careful : bool
        Whether to read row by row in any case.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.
    sheet : str or None
        Where the file is a workbook, name of the sheet; None takes the only one that is not empty.
    """

    path: Path
    form: str
    least: int = 1
    separator: str | None = None
    careful: bool = False
    encoding: str | None = None
    sheet: str | None = None

    @cached_property
    def _text(self) -> str:
        text = text_of(self.path, "a CSV file", self.encoding)
        if kind := foreign(text[:_HEAD]):
            raise InputError(
                f"{self.path} holds {kind}, and no table; write network={self.path} to read it as what it is"
            )
        return text

    @cached_property
    def _sheet(self) -> list[tuple[int, list[str]]] | None:
        """Rows of a sheet with their numbers; None where the file is text."""
        return (
            rows_of(self.path, self.sheet, "network.sheet" if self.least > 1 else "network.nodes_sheet")
            if head_of(self.path, 4) == b"PK\x03\x04"
            else None
        )

    @cached_property
    def _skipped(self) -> tuple[int, int, int]:
        """How many characters, lines and comments stand before the first row."""
        place, lines, comments = 0, 0, 0
        if declared := _DECLARED.match(self._text):
            place, lines = declared.end(), 1
        while place < len(self._text) and (found := _COMMENT.match(self._text, place)):
            place, lines, comments = found.end(), lines + 1, comments + (found.group()[0] in "#%")
        return place, lines, comments

    @property
    def remarks(self) -> str:
        """The lines of comment before the first row."""
        return "" if self._sheet is not None else self._text[: self._skipped[0]]

    @property
    def comments(self) -> int:
        """Lines of comment."""
        return 0 if self._sheet is not None else self._skipped[2] + self._body[1]

    @cached_property
    def _body(self) -> tuple[str, int]:
        """What stands from the first row on, with empty lines in place of comments, and how many these are."""
        text, quotes, before, found = self._text[self._skipped[0] :], 0, 0, 0
        if not any(sign in text for sign in "#%"):
            return text, 0
        parts = []
        for one in _COMMENT_LATER.finditer(text):
            quotes += text.count('"', before, one.start())
            if quotes % 2 == 0:  # else it stands in quotes
                parts.append(text[before : one.start()])
                before, found = one.end(), found + 1
            else:
                parts.append(text[before : one.start()])
                before = one.start()
        return "".join([*parts, text[before:]]), found

    @property
    def padded(self) -> bool:
        """Whether there may be blanks at the end of cells."""
        if self._sheet is not None or self.between == " ":
            return self._sheet is not None
        text = self._text
        if text.isascii() and " " not in text:  # the fast answer for most files
            return False
        return any(f"{blank}{end}" in f"{text}\n" for blank in " \xa0" for end in (self.between, "\r", "\n", '"'))

    @cached_property
    def between(self) -> str:
        """What stands between columns: the first of `SEPARATORS` that splits the first row; else a comma."""
        if self._sheet is not None:
            return ","
        if self.separator is not None:
            return SEPARATORS[self.separator]
        if declared := _DECLARED.match(self._text):
            return declared[1]
        end = re.compile(r"[\r\n]|\Z").search(self._text, self._skipped[0])
        first = self._text[self._skipped[0] : end.start() if end else None].strip()
        if re.fullmatch(r"\S+ +\S+ +\d+,\d+", first):  # a weight with a decimal comma
            return " "
        usable = [one for one in SEPARATORS.values() if one != " " or self.least > 1]
        try:
            return between(first, usable)
        except csv.Error as error:
            raise at(self.path, self._skipped[1] + 1, str(error)) from None

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield line number and cells of each row that is not blank.

        Yields
        ------
        tuple of int and list of str
            Read with care.

        Raises
        ------
        InputError
            If a cell is longer than 131,072 characters.
        """
        if self._sheet is not None:
            yield from self._sheet
            return
        before = self._skipped[1]
        text = io.StringIO(self._body[0], newline="")
        spaces = self.between == " "
        lines = (line.strip() + "\n" for line in text) if spaces else text
        reader = csv.reader(lines, delimiter=self.between, skipinitialspace=spaces)
        try:
            for cells in reader:
                if any(map(str.strip, cells)):
                    yield before + reader.line_num, cells
        except csv.Error as error:
            raise at(self.path, before + reader.line_num, str(error)) from None

    def line(self, row: int) -> int:
        """Return the line in which a row stands.

        Parameters
        ----------
        row : int
            Counted from 0, blank ones left out.

        Returns
        -------
        int
            Counted from 1, as editors do.
        """
        return next(itertools.islice(self.rows(), row, None))[0]

    def wrong(self, row: int, message: str) -> InputError:
        """Return an error that names the line of a row.

        Parameters
        ----------
        row : int
            Counted from 0, blank ones left out.
        message : str
            What should be there.

        Returns
        -------
        InputError
            To be raised.
        """
        line, cells = next(itertools.islice(self.rows(), row, None))
        return at(self.path, line, message, ",".join(cells))

    @cached_property
    def cells(self) -> list[pa.ChunkedArray]:
        """The columns as text, a header among them."""
        return (None if self.careful or self._sheet is not None else self._fast()) or self._slow()

    def _fast(self) -> list[pa.ChunkedArray] | None:
        """Return the columns, or None where it is not certain that they are those of the careful way."""
        text = self._body[0]
        first = text[: text.find("\n")] if "\n" in text else text
        if '"' in text or text.count("\r") != text.count("\r\n") or not first.strip():
            return None
        if self.between == " " and re.search(r"  | ?[\t\v\f]|^ | $| \r| \n|\n ", text):
            return None
        names = [str(place) for place in range(first.count(self.between) + 1)]
        if len(names) < max(self.least, 2):
            return None
        return self._arrow(text.encode("utf-8"), names)

    def _arrow(self, raw: bytes, names: list[str]) -> list[pa.ChunkedArray] | None:
        try:
            table = pyarrow.csv.read_csv(
                pa.BufferReader(raw),
                read_options=pyarrow.csv.ReadOptions(column_names=names, use_threads=False, block_size=2**24),
                parse_options=pyarrow.csv.ParseOptions(delimiter=self.between, quote_char=False),
                convert_options=pyarrow.csv.ConvertOptions(
                    column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
                ),
            )
        except pa.ArrowInvalid:
            return None
        columns = list(table.columns)
        longest = max((pc.max(pc.binary_length(column)).as_py() or 0) for column in columns)
        blank = pc.any(pc.equal(pc.utf8_trim_whitespace(columns[0]), "")).as_py()
        return None if longest > csv.field_size_limit() or blank else columns

    def _slow(self) -> list[pa.ChunkedArray]:
        parts: list[list[pa.Array]] = []
        rows = (cells for _, cells in self.rows())
        done = width = 0
        while part := list(itertools.islice(rows, _PART)):
            width = width or len(_beside_index(part)[0])
            for row, cells in enumerate(part):
                while len(cells) > width and not cells[-1].strip():
                    cells.pop()
                if len(cells) != width or width < self.least:
                    need = (
                        f"{width} columns like the first" if width >= self.least else f"at least {self.least} columns"
                    )
                    raise self.wrong(done + row, f"a row has {need}; {self.form}")
            parts.append([pa.array(column, pa.string()) for column in zip(*part, strict=True)])
            done += len(part)
        if not parts:
            raise InputError(f"{self.path} has no rows; {self.form}")
        return [pa.chunked_array(column) for column in zip(*parts, strict=True)]

    def column(self, place: int, skip: int) -> Column:
        """Return a column.

        Parameters
        ----------
        place : int
            Which, from 0.
        skip : int
            Rows to leave out at the top: a header.

        Returns
        -------
        Column
            Of the rows below.
        """
        return Column.of(self.cells[place].slice(skip))

    @cached_property
    def first(self) -> Text:
        """The cells of the first row."""
        return [str(cells[0].as_py()).strip() for cells in self.cells]


def _beside_index(part: list[list[str]]) -> list[list[str]]:
    """Put an empty name above row numbers, where R leaves it out."""
    counted = len(part) > 1 and len(part[0]) + 1 == len(part[1]) and part[1][0].strip() in ("0", "1")
    if counted and all(np.isnan(number_of(cell.strip())) for cell in part[0]):
        part[0] = ["", *part[0]]
    return part
