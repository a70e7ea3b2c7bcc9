"""Read a network from VNA, the format of NetDraw."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sim.network import Network
from sim.networks.base import RelationFile
from sim.networks.builder import Builder
from sim.networks.columns import number_of
from sim.networks.gdf import cells_of
from sim.networks.parsed import Reading
from sim.people import People
from sim.reading import lines_of
from sim.settings import same

_WORD = re.compile(r'"([^"]*)"|(\S+)')
_SECTION = re.compile(r"\*\s*(node|tie)\s+(data|properties)", re.IGNORECASE)

Row = tuple[int, list[str]]


@dataclass(frozen=True)
class VNA(RelationFile):
    """A VNA file: tables under ``*node data`` and ``*tie data``, each with names of columns on top.

    Parameters
    ----------
    path : str or path
        Plain or packed (gz, bz2, zip).
    directed : bool or None
        None takes ties as one way, as NetDraw does; false takes them as undirected.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, rounded numbers.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.
    relation : str, sequence of str, or None
        Of several columns of numbers under ``*tie data`` those to read, by name; or "all".
    columns : mapping of str to str, or None
        Which column of people holds a trait, by the name of the trait: ``{"fee": "Honorar"}``.

    Notes
    -----
    Commas separate where the names of columns have some, else blanks; cells may stand in quotes. The first column of
    people holds their ids, the others are traits. A column of numbers beside the two ends of ties is their weight, and
    several are several kinds of tie; where it is 0 there is no tie. How things are drawn is passed over.

    References
    ----------
    Borgatti, "NetDraw software for network visualization" (2002): the VNA data format.
    """

    directed: bool | None = same(Reading, "directed", also={None: "one way"})
    columns: Any = same(Reading, "columns")

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            Everybody, all ties.
        """
        reader = _Reader(Builder(self.place, self.reading, listed=False))
        for line, text in enumerate(lines_of(self.place, "a VNA file", self.encoding), start=1):
            if text.strip().startswith("*"):
                reader.enter(line, text)
            elif text.strip():
                reader.row(line, text.strip())
        reader.people()
        reader.ties()
        return reader.into.assembled()


@dataclass(eq=False)
class _Section:
    names: list[str]
    commas: bool
    rows: list[Row] = field(default_factory=list)


@dataclass(eq=False)
class _Reader:
    into: Builder
    section: str = ""
    found: dict[str, _Section] = field(default_factory=dict)

    def enter(self, line: int, text: str) -> None:
        """Begin a section."""
        section = _SECTION.match(text.strip())
        if section is None:
            raise self.into.wrong(line, "a section is *node data, *node properties, *tie data or *tie properties", text)
        self.section = f"{section[1]} {section[2]}".lower()
        if self.section in self.found:
            raise self.into.wrong(line, "each section stands once", text)

    def row(self, line: int, text: str) -> None:
        """Take a row: the names of columns, or one below them."""
        if not self.section:
            raise self.into.wrong(line, "a VNA file begins with a section such as *tie data", text)
        section = self.found.get(self.section)
        commas = "," in text if section is None else section.commas
        cells = cells_of(text) if commas else [one or other for one, other in _WORD.findall(text)]
        if section is None:
            self.found[self.section] = _Section(cells, commas)
            return
        if len(cells) > len(section.names):
            raise self.into.wrong(line, f"a row has {len(section.names)} cells like the names above, or fewer", text)
        section.rows.append((line, cells + [""] * (len(section.names) - len(cells))))

    def people(self) -> None:
        """Hand over everybody who is listed, with their traits; without these, who has a place in the drawing."""
        listed, drawn = self.found.get("node data"), self.found.get("node properties")
        for line, row in listed.rows if listed else ():
            self.into.person(line, row[0], dict(zip(listed.names[1:], row[1:], strict=True)) if listed else {})
        for line, row in drawn.rows if drawn and not listed else ():
            self.into.person(line, row[0])

    def ties(self) -> None:
        """Hand over the ties: one for each number beside two ids that is not 0."""
        section = self.found.get("tie data", _Section([], False))
        if len(section.names) < 2:
            raise self.into.wrong(1, "*tie data has columns from and to, and perhaps one for each kind of tie")
        columns = zip(*(row[2:] for _, row in section.rows), strict=True)
        numbers = {
            name: [number_of(cell, 0) for cell in column]
            for name, column in zip(section.names[2:], columns, strict=False)
        }
        kinds = {name: weights for name, weights in numbers.items() if np.isfinite(weights).all()}
        for name in numbers.keys() - kinds:
            self.into.leave(name)
        one_way = self.into.reading.directed is not False
        for name, weights in (kinds or {"": [1.0] * len(section.rows)}).items():
            kind = {"relation": name} if len(kinds) > 1 else {}
            for (line, (src, dst, *_)), weight in zip(section.rows, weights, strict=True):
                if weight != 0:
                    self.into.tie(line, src, dst, weight, one_way, kind)
