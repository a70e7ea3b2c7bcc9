"""Read a network from a NodeXL workbook."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import GraphFile, NetworkFile
from sim.networks.builder import Builder
from sim.networks.parsed import Reading
from sim.networks.spreadsheet import Sheet, Workbook
from sim.people import People
from sim.settings import same

_HEADER_WITHIN = 5
_WEIGHT = "Edge Weight"


@dataclass(frozen=True)
class NodeXL(NetworkFile):
    """A NodeXL workbook (.xlsx): the sheet Edges holds ties, the sheet Vertices, if there is one, people.

    Parameters
    ----------
    path : str or path
        Of the workbook.
    directed : bool or None
        None takes ties as the settings in the workbook say, undirected if they say nothing; else it is
        an error if they say otherwise.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    relation : str, sequence of str, or None
        Kinds of ties to read, by the column Relationship, Relation, Layer or Type; or "all".
    times : str
        Which ties are read where they change with time: "refuse", "ever", or a slice "FROM..TO".
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, rounded numbers.
    weight : str
        Name of the column that holds the weight; "none" leaves weights aside.
    columns : mapping of str to str, or None
        Which column of people holds a trait, by the name of the trait: ``{"fee": "Honorar"}``.

    References
    ----------
    Hansen, Shneiderman & Smith, "Analyzing social media networks with NodeXL" (2010).
    """

    path: str | Path = same(NetworkFile, "path", text="the workbook; ties on the sheet Edges, people on Vertices")
    directed: bool | None = same(Reading, "directed", also={None: "as the settings in the workbook say"})
    relation: Any = same(Reading, "relation")
    times: Any = same(Reading, "times")
    weight: str = same(GraphFile, "weight", default=_WEIGHT, text="column that holds the weight")
    columns: Any = same(Reading, "columns")

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            All vertices, all edges.
        """
        workbook = Workbook(self.place)
        if "Edges" not in workbook.sheets:
            raise InputError(f"{self.path}: a NodeXL workbook has a sheet Edges, got {', '.join(workbook.sheets)[:60]}")
        said = _directed(workbook)
        asked = self.directed
        directed = bool(asked if said is None else said)
        into = Builder(self.place, self.reading, "row", listed=False, weighing=(self.weight, _WEIGHT))
        if "Vertices" in workbook.sheets:
            into.unit = "Vertices row"
            _people(into, _stripped(workbook.sheet("Vertices")))
        into.unit = "Edges row"
        self._ties(into, _stripped(workbook.sheet("Edges")), directed)
        return into.assembled()

    def _ties(self, into: Builder, sheet: Sheet, directed: bool) -> None:
        first, names = _header(into, sheet, ("Vertex 1", "Vertex 2"))
        for place in sorted(row for row in sheet if row > first):
            cells = {names[column]: value for column, value in sheet[place].items() if column in names}
            ends = [cells.pop(end, "") for end in ("Vertex 1", "Vertex 2")]
            if any(ends):
                into.tie(place, ends[0], ends[1], arc=directed, about=cells)


def _stripped(sheet: Sheet) -> Sheet:
    return {row: {column: cell.strip() for column, cell in cells.items()} for row, cells in sheet.items()}


def _header(into: Builder, sheet: Sheet, needed: tuple[str, ...]) -> tuple[int, dict[int, str]]:
    """Return row and names of the columns; a row of groups may stand above."""
    for row in sorted(sheet)[:_HEADER_WITHIN]:
        if set(needed) <= set(sheet[row].values()):
            return row, sheet[row]
    raise into.wrong(1, f"the first rows hold names, among them {' and '.join(needed)}; here they do not")


def _people(into: Builder, sheet: Sheet) -> None:
    first, names = _header(into, sheet, ("Vertex",))
    for place in sorted(row for row in sheet if row > first):
        about = {names[column]: value for column, value in sheet[place].items() if column in names}
        person = about.pop("Vertex", "")
        if person:
            into.person(place, person, about)


def _directed(workbook: Workbook) -> bool | None:
    """Return what the workbook says of directions, in its settings or its metrics; None if nothing."""
    for name in workbook.sheets:
        if name not in ("Edges", "Vertices"):
            for cells in _stripped(workbook.sheet(name)).values():
                values = list(cells.values())
                for key, value in pairwise(values):
                    if key in ("Graph Directedness", "Graph Type") and value in ("Directed", "Undirected"):
                        return value == "Directed"
    return None
