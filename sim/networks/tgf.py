"""Read a network from TGF, the trivial graph format of yEd."""

from __future__ import annotations

from dataclasses import dataclass

from sim.network import Network
from sim.networks.base import GraphFile, RelationFile
from sim.networks.builder import Builder
from sim.networks.parsed import Reading
from sim.people import People
from sim.reading import lines_of
from sim.settings import same


@dataclass(frozen=True)
class TGF(RelationFile):
    """A TGF file: rows ``1 Ann`` of people, a line ``#``, and rows ``1 2 friends`` of ties.

    Parameters
    ----------
    path : str or path
        Plain or packed (gz, bz2, zip).
    directed : bool or None
        Whether who stands first in a row speaks, and the other hears; None takes ties as undirected, as the format
        says nothing.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, rounded numbers.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.
    relation : str, sequence of str, or None
        "positive" leaves out ties of negative weights, "negative" the others, "all" reads both; None refuses them.
    weight : str
        "label" takes what stands behind two ids as the weight; otherwise it is left aside.

    Notes
    -----
    What stands behind an id is the label of the person.

    References
    ----------
    yWorks, "yEd graph editor manual": supported file formats.
    """

    directed: bool | None = same(Reading, "directed", also={None: "no, as the format says nothing"})
    weight: str = same(
        GraphFile, "weight", default="none", also={"none": "weights left aside", "label": "what stands behind two ids"}
    )

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            Everybody, all ties.
        """
        into, ties = Builder(self.place, self.reading, weighing=(self.weight, "none")), False
        for line, text in enumerate(lines_of(self.place, "a TGF file", self.encoding), start=1):
            if text.strip() == "#":
                if ties:
                    raise into.wrong(line, "a line # stands once, between people and ties")
                ties = True
            elif text.strip():
                self._row(into, line, text.strip(), ties)
        if not ties:
            raise into.wrong(line, "a line # stands between people and ties, here is none")
        return into.assembled()

    def _row(self, into: Builder, line: int, text: str, tie: bool) -> None:
        words = text.split(None, 1 + tie)
        about = {"label": words[1 + tie]} if len(words) > 1 + tie else {}
        if not tie:
            into.person(line, words[0], about)
        elif len(words) == 1:
            raise into.wrong(line, "a tie has two ids", text)
        else:
            into.tie(line, words[0], words[1], arc=bool(self.directed), about=about)
