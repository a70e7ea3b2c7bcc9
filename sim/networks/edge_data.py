"""Read a network from an edge list with data, as NetworkX writes it: ``ann bo {'weight': 3}``."""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass, field
from typing import Any

from sim.network import Network
from sim.networks.base import GraphFile
from sim.networks.builder import Builder
from sim.networks.parsed import Reading
from sim.people import People
from sim.reading import lines_of
from sim.settings import same

LONGEST, DEEPEST = 10_000, 50
"""Characters and brackets that the data of a tie may have."""

_ROW = re.compile(r"([^{]*)(\{.*\})\s*(?:#.*)?")
_SIGNS = re.compile(r"(?:[-+~]\s*){20}")
_NUMPY = re.compile(r"\b(?:np|numpy)\.\w+\(([^()]*)\)")


@dataclass(frozen=True)
class EdgeData(GraphFile):
    """An edge list with data in braces: ``nx.write_edgelist`` writes it.

    Parameters
    ----------
    path : str or path
        Plain or packed (gz, bz2, zip).
    directed : bool or None
        Whether who stands first in a row speaks, and the other hears; None takes ties as undirected, as
        the format says nothing.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, rounded numbers.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.
    relation : str, sequence of str, or None
        Kinds of ties to read, by the entry relation, layer, kind or type of the data; or "all".
    times : str
        Which ties are read where they change with time: "refuse", "ever", or a slice "FROM..TO".
    weight : str
        Name of the entry of the data that is the weight; "none" leaves weights aside.
    columns : mapping of str to str, or None
        Which attribute of people holds a trait, by the name of the trait: ``{"fee": "Honorar"}``.

    Notes
    -----
    Tabs, commas, semicolons or blanks stand between two ids and the data, the first of these that the first row has; an
    id that holds what stands between cannot be told, and stops the reading. What follows ``#`` is a comment, as for
    NetworkX. Edge lists without braces are tables, which `CSV` reads.

    References
    ----------
    Hagberg, Schult & Swart, "Exploring network structure, dynamics, and function using NetworkX", SciPy 2008.
    """

    directed: bool | None = same(Reading, "directed", also={None: "no, as the format says nothing"})
    weight: str = same(GraphFile, "weight", text="entry of the data of a tie that is its weight")

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            Everybody who has a tie, all ties.
        """
        reader = _Reader(Builder(self.place, self.reading, listed=False, weighing=self.weighing), bool(self.directed))
        for line, text in enumerate(lines_of(self.place, "an edgelist", self.encoding), start=1):
            if text.lstrip().startswith("#"):
                reader.into.comments += 1
            elif text.strip():
                reader.row(line, text)
        return reader.into.assembled()


@dataclass(eq=False)
class _Reader:
    into: Builder
    directed: bool
    between: str | None = ""
    known: dict[str, dict[str, Any]] = field(default_factory=dict)

    def row(self, line: int, text: str) -> None:
        """Take a tie."""
        found = _ROW.fullmatch(text)
        if found is None:
            raise self.into.wrong(line, "a row has two ids, and data in braces", text)
        if self.between == "":
            self.between = next((sign for sign in "\t,;" if sign in found[1].strip()), None)
        ends = [one.strip() for one in found[1].strip().rstrip(self.between).split(self.between)]
        if len(ends) != 2:
            raise self.into.wrong(line, "two ids stand before the braces, without what stands between them", found[1])
        self.into.tie(line, ends[0], ends[1], arc=self.directed, about=dict(self._data(line, found[2])))

    def _data(self, line: int, text: str) -> dict[str, Any]:
        """Return what braces hold; most rows have the same."""
        if text not in self.known:
            if len(self.known) > 1000:
                self.known.clear()
            self.known[text] = self._parsed(line, text)
        return self.known[text]

    def _parsed(self, line: int, text: str) -> dict[str, Any]:
        plain = _NUMPY.sub(r"\1", text)
        if len(plain) > LONGEST or sum(map(plain.count, "([{")) > DEEPEST or _SIGNS.search(plain):
            raise self.into.wrong(line, f"data have at most {LONGEST:,} characters and {DEEPEST} brackets", text)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                data = ast.literal_eval(plain)
            return {str(name): one if isinstance(one, (float, str)) else str(one) for name, one in data.items()}
        except (ValueError, SyntaxError, TypeError, AttributeError, RecursionError, MemoryError):
            raise self.into.wrong(line, "data are names and values in braces, as in {'weight': 3}", text) from None
