"""Read a network from an adjacency list, as NetworkX writes it: ``ann bo cy`` ties ann to both others."""

from __future__ import annotations

from dataclasses import dataclass

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import TextFile
from sim.networks.builder import Builder
from sim.networks.parsed import Reading
from sim.people import People
from sim.reading import lines_of
from sim.settings import same


@dataclass(frozen=True)
class AdjacencyList(TextFile):
    """An adjacency list: in each row somebody, and those they are tied to; ``nx.write_adjlist`` writes it.

    Parameters
    ----------
    path : str or path
        Plain or packed (gz, bz2, zip).
    directed : bool or None
        Whether who stands first in a row speaks, and the others hear; None takes ties as undirected, as the format
        says nothing.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, rounded numbers.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.

    Notes
    -----
    Tabs separate where the file has some; else commas or semicolons, where it has no blanks; else blanks. Lines that
    start with ``#`` are comments. There are no weights; the same tie twice has weight 2.

    References
    ----------
    Hagberg, Schult & Swart, "Exploring network structure, dynamics, and function using NetworkX", SciPy 2008.
    """

    directed: bool | None = same(Reading, "directed", also={None: "no, as the format says nothing"})

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            Everybody, all ties.

        Raises
        ------
        InputError
            If an id is empty, no row has a tie, or it is a list of several lines a person, with data in braces.
        """
        into = Builder(self.place, self.reading, listed=False)
        rows = [(line, text) for line, text in enumerate(self._lines(), start=1) if text.strip()]
        into.comments = sum(text.lstrip().startswith("#") for _, text in rows)
        between = _between([text for _, text in rows if not text.lstrip().startswith("#")])
        ties = 0
        for line, text in rows:
            if not text.lstrip().startswith("#"):
                first, *others = [one.strip() for one in text.strip().split(between)]
                into.known(line, first)
                ties += len(others)
                for other in others:
                    into.tie(line, first, other, arc=bool(self.directed))
        if not ties:
            raise InputError(
                f"{self.path}: an adjacency list has rows of people, the first tied to the others; none is"
            )
        return into.assembled()

    def _lines(self) -> list[str]:
        lines = lines_of(self.place, "an adjlist", self.encoding)
        several = next((text for text in lines if text.endswith("}") and " {" in text), None)
        if several is not None:
            raise InputError(
                f"{self.path}: an adjacency list has no data in braces, got {several[:60]!r}; save it as GraphML, in "
                "Python with nx.write_graphml(nx.read_multiline_adjlist(FILE), 'x.graphml')"
            )
        return lines


def _between(rows: list[str]) -> str | None:
    """Return what stands between ids; None for blanks."""
    if any("\t" in row.strip() for row in rows):
        return "\t"
    if any(" " in row.strip() for row in rows):
        return None
    return next((sign for sign in ",;" if any(sign in row for row in rows)), None)
