"""Read a network from a SIF file (simple interaction format), as Cytoscape writes it."""

from __future__ import annotations

from dataclasses import dataclass

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import RelationFile
from sim.networks.builder import Builder
from sim.networks.parsed import Reading
from sim.people import People
from sim.reading import lines_of
from sim.settings import same


@dataclass(frozen=True)
class SIF(RelationFile):
    """A SIF file: lines ``ann knows bob cy``, who, the kind of tie, and with whom; a lone id has no ties.

    Parameters
    ----------
    path : str or path
        Plain or packed (gz, bz2, zip).
    directed : bool or None
        Whether who stands first in a line speaks, and the others hear; None takes ties as undirected, as the
        format says nothing.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, rounded numbers.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.
    relation : str, sequence of str, or None
        Kinds of ties to read, by the word between two people; or "all".

    Notes
    -----
    Where there is a tab anywhere in the file, tabs separate, and ids and kinds may have blanks; else blanks do.
    There are no comments, headers, weights or labels: every line has people, and the same tie twice has weight 2.
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
            If a line has a kind of tie and nobody after it, an id is empty, or no line has a tie.
        """
        lines = lines_of(self.place, "a SIF file", self.encoding)
        separator = "\t" if any("\t" in line for line in lines) else None
        into = Builder(self.place, self.reading, listed=False)
        ties = [self._line(into, *one, separator) for one in enumerate(lines, start=1) if one[1].strip()]
        if not any(ties):
            raise InputError(f'{self.path}: a SIF file has lines "ann knows bob", with tabs or blanks between; none is')
        return into.assembled()

    def _line(self, into: Builder, line: int, text: str, separator: str | None) -> int:
        """Read a line that is not blank; return how many ties it has."""
        first, *rest = (text.rstrip("\t") if separator else text).split(separator)
        if len(rest) == 1:
            raise into.wrong(line, "a line has an id, or an id, a kind of tie and other ids", text)
        into.known(line, first)
        for other in rest[1:]:
            into.tie(line, first, other, arc=bool(self.directed), about={"interaction": rest[0]})
        return len(rest[1:])
