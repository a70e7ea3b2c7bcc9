"""Read a network from GDF, the format of GUESS, which Gephi writes too."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from sim.network import Network
from sim.networks.base import GraphFile
from sim.networks.builder import Builder
from sim.people import People
from sim.reading import lines_of
from sim.settings import same

_HEAD = re.compile(r"\s*(node|edge)def\s*>(.*)", re.IGNORECASE | re.DOTALL)
_HEADS = re.compile(r"""(?:'[^']*+'|"[^"]*+"|[^,])++""")
_BLANKS, _AFTER = re.compile(r"\s*+"), re.compile(r"[ \t]*+(?:,|$)")
_SIZE, _USUAL = re.compile(r"\([^()]*\)"), re.compile(r"\sdefault\s", re.IGNORECASE)
_DIRECTED = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False, "": False}
_IDS = {"node": ("name",), "edge": ("node1", "node2")}


@dataclass(frozen=True)
class GDF(GraphFile):
    """A GDF file: a table of people under ``nodedef>``, and a table of ties under ``edgedef>``.

    Parameters
    ----------
    path : str or path
        Plain or packed (gz, bz2, zip).
    directed : bool or None
        None takes each tie as its column ``directed`` says, undirected if there is none; else it is an error if
        a tie says otherwise.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, rounded numbers.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.
    relation : str, sequence of str, or None
        Kinds of ties to read, by a column relation, layer, kind or type; or "all".
    times : str
        Which ties are read where they change with time: "refuse", "ever", or a slice "FROM..TO".
    weight : str
        Column that holds the weight; "none" leaves weights aside.
    columns : mapping of str to str, or None
        Which attribute of people holds a trait, by the name of the trait: ``{"fee": "Honorar"}``.

    Notes
    -----
    The column ``name`` holds the ids, and the others are traits. Cells may stand in single or double quotes. A row
    may have fewer cells than columns; a column may say what stands there then, as in ``age INT default 30``.

    References
    ----------
    Adar, "GUESS: a language and interface for graph exploration", CHI 2006; its manual, "The .gdf format".
    """

    weight: str = same(GraphFile, "weight", text="column of ties that holds the weight")

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            All nodes, all edges.
        """
        reader = _Reader(Builder(self.place, self.reading, weighing=self.weighing), bool(self.directed))
        for line, text in enumerate(lines_of(self.place, "a GDF file", self.encoding), start=1):
            if found := _HEAD.match(text):
                reader.enter(line, found[1].lower(), found[2])
            elif text.strip():
                reader.row(line, text)
        return reader.into.assembled()


@dataclass(eq=False)
class _Reader:
    into: Builder
    directed: bool
    table: str = ""
    names: list[str] = field(default_factory=list)
    usual: list[str] = field(default_factory=list)

    def enter(self, line: int, table: str, columns: str) -> None:
        """Begin a table."""
        cells = [_USUAL.split(cell, maxsplit=1) for cell in _HEADS.findall(_SIZE.sub("", columns))]
        self.table = table
        self.names = [(one[0].split() or [""])[0] for one in cells]
        self.usual = [cells_of(one[1])[0] if len(one) > 1 else "" for one in cells]
        missing = [name for name in _IDS[table] if name not in map(str.lower, self.names)]
        if missing or len(set(self.names)) < len(self.names):
            raise self.into.wrong(
                line, f"{table}def> has columns of different names, {' and '.join(_IDS[table])} among them", columns
            )

    def row(self, line: int, text: str) -> None:
        """Take a row of the table."""
        cells = cells_of(text)
        if not self.table:
            raise self.into.wrong(line, "a GDF file begins with nodedef>", text)
        if len(cells) > len(self.names):
            raise self.into.wrong(line, f"a row has a cell for each of the {len(self.names)} columns, or fewer", text)
        cells += [""] * (len(self.names) - len(cells))
        about = {name: cell or usual for name, cell, usual in zip(self.names, cells, self.usual, strict=True)}
        ends = [about.pop(next(one for one in about if one.lower() == name)) for name in _IDS[self.table]]
        if self.table == "node":
            self.into.person(line, ends[0], about)
        else:
            self.into.tie(line, ends[0], ends[1], arc=self._arc(line, about), about=about)

    def _arc(self, line: int, about: dict[str, str]) -> bool:
        name = next((one for one in about if one.lower() == "directed"), None)
        if name is None:
            return self.directed
        said = about.pop(name)
        if said.lower() not in _DIRECTED:
            raise self.into.wrong(line, "directed is true or false", said)
        return _DIRECTED[said.lower()]


def cells_of(text: str) -> list[str]:
    """Return the cells of a row: what stands between commas, or between quotes of which the last ends a cell.

    Parameters
    ----------
    text : str
        Of one line.

    Returns
    -------
    list of str
        Without quotes; blanks are kept within quotes only.

    Examples
    --------
    >>> cells_of("s1, 'Ann, B.', O'Neil")
    ['s1', 'Ann, B.', "O'Neil"]
    """
    cells, place = [], 0
    ends = {quote: _ends(text, quote) for quote in "\"'"}
    while place <= len(text):
        start = found.end() if (found := _BLANKS.match(text, place)) else place
        quote = text[start : start + 1]
        close = _close(text, start, ends[quote]) if quote in ends else -1
        comma = text.find(",", max(place, close))
        until = len(text) if comma < 0 else comma
        cells.append(text[start:until].strip() if close < 0 else text[start + 1 : close].replace(quote * 2, quote))
        place = until + 1
    return cells


def _ends(text: str, quote: str) -> list[int]:
    """Return where quotes end a cell: those before a comma or the end, of which two in a row stand for one."""
    runs = re.finditer(rf"{quote}+(?=[ \t]*+(?:,|$))", text)
    return [found.end() - 1 for found in runs if len(found.group()) % 2]


def _close(text: str, start: int, ends: list[int]) -> int:
    """Return where the quote is that closes the one at the start; -1 if none does."""
    last = start
    while text.startswith(text[start], last + 1):
        last += 1
    if (last - start) % 2 and _AFTER.match(text, last + 1):  # nothing but quotes
        return last
    place = bisect_right(ends, last)
    return ends[place] if place < len(ends) else -1
