"""Read a network from tables: comma-separated, and whatever else people export."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.network import ImportCounts, Network
from sim.networks.base import Source
from sim.networks.columns import check_separator
from sim.networks.found import Found, Reading
from sim.networks.nodes import Nodes
from sim.networks.tables import Table
from sim.networks.ties import Ties
from sim.people import People
from sim.reading import path_of
from sim.texts import visible


@dataclass(frozen=True)
class CSV(Source):
    """A table of ties ``src,dst[,weight]`` and, if there is one, a table of people.

    Parameters
    ----------
    edges : str or path
        The ties; `src` speaks, `dst` hears. Plain or gzipped; commas, tabs, semicolons, bars or spaces
        between columns; lines of comment, which start with ``#`` or ``%``, at the top. Without a header
        the columns are src, dst and weight; with one, they are found by name (src, source, from; dst,
        target, to; weight), else by position, and further columns are left aside.
    nodes : str or path, optional
        The people: a header, then a row each. The column ``id`` (else the first) holds the
        id, the others become traits.
    directed : bool
        Whether a tie lets only `dst` hear `src`. Undirected by default.
    header : bool or None
        Whether the first row of `edges` holds names. None finds out: it does if they are
        known names, or if all other rows hold whole numbers as ids and the first does not.
    src, dst, weight, id : str or None
        Names of these columns, where they have others; `id` is in `nodes`.
    separator : str or None
        What stands between columns in both tables: tab, semicolon, comma, bar or space. None finds out by
        the first row.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.

    Examples
    --------
    >>> CSV("follows.csv.gz", directed=True).label
    'follows.csv.gz'
    """

    edges: str | Path
    nodes: str | Path | None = None
    directed: bool = False
    header: bool | None = None
    src: str | None = None
    dst: str | None = None
    weight: str | None = None
    id: str | None = None
    separator: str | None = None
    reverse: bool = False
    hash_ids: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        path_of("edges", self.edges)
        if self.nodes is not None:
            path_of("nodes", self.nodes)
        if not isinstance(self.directed, bool):
            raise InputError(f"directed is true or false, got {self.directed!r}", field="directed")
        if self.header is not None and not isinstance(self.header, bool):
            raise InputError(f"header is true, false or null (find out), got {self.header!r}", field="header")
        for name in ("src", "dst", "weight", "id"):
            value = getattr(self, name)
            if value is not None and (not isinstance(value, str) or not value):
                raise InputError(f"{name} is the name of a column, or null, got {value!r}", field=name)
        check_separator(self.separator)
        Reading(self.directed, self.reverse, self.hash_ids)

    @property
    def label(self) -> str:
        """The name of the file of ties."""
        return visible(Path(self.edges).name)

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Read the files.

        Returns
        -------
        tuple of Network and People
            What became of the rows is in ``network.counts``.

        Raises
        ------
        InputError
            If a file is missing, empty or no text, or a row is malformed; the message
            holds file and row.
        """
        return self.found().assembled(Reading(self.directed, self.reverse, self.hash_ids))

    def found(self, careful: bool = False) -> Found:
        """Return what is in the files.

        Parameters
        ----------
        careful : bool
            Whether to read row by row, which is slower and gives the same.

        Returns
        -------
        Found
            As columns.
        """
        form = "a table of ties has rows src,dst[,weight]"
        table = Table(path_of("edges", self.edges), form, 2, self.separator, careful)
        ties = Ties(table, self.header, {"src": self.src, "dst": self.dst, "weight": self.weight})
        ids, src, dst = ties.ends
        counts: dict[str, Any] = {}
        traits: dict[str, NDArray[Any]] = {}
        if self.nodes is not None:
            nodes = Nodes(path_of("nodes", self.nodes), self.id, self.separator, careful)
            ids, traits, counts = nodes.joined(ids, str(self.edges))
        weight, aside = ties.weights, ", ".join(ties.aside)
        known = ImportCounts(
            **counts, header=ties.header, separator=ties.separator, comments=table.comments, aside=aside
        )
        return Found(ids, src, dst, weight, np.full(len(src), self.directed), traits, known)
