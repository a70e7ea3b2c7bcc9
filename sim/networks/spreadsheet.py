"""Read the cells of an Excel workbook, as text: a zip of XML, unpacked within limits."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path

from sim.archive import Archive
from sim.errors import InputError, did_you_mean
from sim.networks.markup import Element, Walk
from sim.texts import ROOM

Sheet = dict[int, dict[int, str]]
"""Cells by row, from 1, and column, from 1."""


class Workbook:
    """An Excel workbook (.xlsx).

    Parameters
    ----------
    path : pathlib.Path
        Of the file.

    Raises
    ------
    InputError
        If it is no workbook, is damaged, or unpacks to more than is safe.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._archive = Archive(path)
        names, targets = _Names(), _Names()
        self._walk("xl/workbook.xml", "workbook", names)
        self._walk("xl/_rels/workbook.xml.rels", "Relationships", targets)
        self._parts = {name: targets.found.get(part, "") for name, part in names.found.items()}
        self._texts = _Texts()
        if "xl/sharedStrings.xml" in self._archive.names:
            self._walk("xl/sharedStrings.xml", "sst", self._texts)

    @property
    def sheets(self) -> list[str]:
        """Names of the sheets."""
        return list(self._parts)

    def sheet(self, name: str) -> Sheet:
        """Return the cells of a sheet.

        Parameters
        ----------
        name : str
            One of `sheets`.

        Returns
        -------
        dict of int to dict of int to str
            Those that are not empty, by row and column, with the blanks around them.
        """
        reader = _Cells(self._texts.texts)
        self._walk(posixpath.normpath(posixpath.join("/xl", self._parts[name]))[1:], "worksheet", reader)
        return reader.cells

    def _walk(self, part: str, root: str, reader: _Names | _Texts | _Cells) -> None:
        Walk(self.path / part, root, reader.start, reader.end).through(self._archive.part(part))


def rows_of(path: Path, name: str | None, setting: str) -> list[tuple[int, list[str]]]:
    """Return the rows of a sheet that holds a table.

    Parameters
    ----------
    path : pathlib.Path
        Of the workbook.
    name : str or None
        Of the sheet; None takes the only one that is not empty.
    setting : str
        Which setting names it, for the message.

    Returns
    -------
    list of tuple of int and list of str
        The number of each row that is not empty, and its cells, as many in each row.

    Raises
    ------
    InputError
        If it is no workbook, there is no such sheet, or it is not clear which is meant.
    """
    book = Workbook(path)
    if name is not None and name not in book.sheets:
        known = ", ".join(book.sheets)[:200]
        raise InputError(f"{path}: a sheet is one of {known}; got {name!r}.{did_you_mean(name, book.sheets)}")
    filled = {one: cells for one in ([name] if name else book.sheets) if (cells := book.sheet(one))}
    if len(filled) > 1:
        raise InputError(
            f"{path} has the sheets {', '.join(filled)[:200]}: network.sheet=NAME says which holds the ties"
        )
    cells = next(iter(filled.values()), {})
    columns = range(1, max((max(row) for row in cells.values()), default=0) + 1)
    if len(columns) * len(cells) > ROOM:
        raise InputError(f"{path}: a sheet has at most {ROOM:,} cells up to its last column")
    return [(row, [cells[row].get(column, "") for column in columns]) for row in sorted(cells)]


@dataclass(eq=False)
class _Names:
    """Names of sheets by their key, or places of parts by the same."""

    found: dict[str, str] = field(default_factory=dict)

    def start(self, element: Element, around: list[Element]) -> None:
        about = element.about
        if element.name == "sheet":
            self.found[about.get("name", "")] = about.get("id", "")
        elif element.name == "Relationship":
            self.found[about.get("Id", "")] = about.get("Target", "")

    def end(self, element: Element, around: list[Element]) -> None:
        return


@dataclass(eq=False)
class _Texts:
    """Texts that many cells share."""

    texts: list[str] = field(default_factory=list)

    def start(self, element: Element, around: list[Element]) -> None:
        if element.name == "si":
            self.texts.append("")

    def end(self, element: Element, around: list[Element]) -> None:
        if element.name == "t" and around[-1].name in ("si", "r"):
            self.texts[-1] += element.text


@dataclass(eq=False)
class _Cells:
    texts: list[str]
    cells: Sheet = field(default_factory=dict)
    row: int = 0
    column: int = 0
    value: str = ""

    def start(self, element: Element, around: list[Element]) -> None:
        if element.name == "row":
            said = element.about.get("r", "")
            self.row = int(said) if said.isdecimal() and len(said) < 9 else self.row + 1
            self.column = 0
        elif element.name == "c":
            self.column = _column(element.about.get("r", "")) or self.column + 1
            self.value = ""

    def end(self, element: Element, around: list[Element]) -> None:
        inside = next((one.name for one in reversed(around) if one.name in ("r", "is", "c")), "")
        if element.name == "v" or (element.name == "t" and inside in ("is", "r")):
            self.value += element.text
        elif element.name == "c":
            value = self._shared(self.value) if element.about.get("t") == "s" else _number(element, self.value)
            if value.strip():
                self.cells.setdefault(self.row, {})[self.column] = value

    def _shared(self, value: str) -> str:
        return self.texts[int(value)] if value.isdecimal() and len(value) < 12 and int(value) < len(self.texts) else ""


def _number(element: Element, value: str) -> str:
    """Return a number without ``.0``, as Excel shows it; other values as they are."""
    plain = element.about.get("t", "n") == "n" and re.fullmatch(r"-?\d+\.0+", value)
    return value.partition(".")[0] if plain else value


def _column(reference: str) -> int:
    """Return the number of a column from a reference such as "AB7"; 0 if there is none."""
    number = 0
    for letter in re.match(r"[A-Z]{0,3}", reference.upper()).group():  # type: ignore[union-attr]
        number = 26 * number + ord(letter) - 64
    return number
