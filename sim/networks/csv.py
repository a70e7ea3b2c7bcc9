"""Read a network from tables: comma-separated, and whatever else people export."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import Source
from sim.networks.columns import check_called, separating
from sim.networks.doubts import Origin
from sim.networks.nodes import Nodes
from sim.networks.numerals import deciding
from sim.networks.padding import padded
from sim.networks.parsed import Parsed, Reading
from sim.networks.tables import Table
from sim.networks.ties import Ties
from sim.networks.told import NO_WEIGHT
from sim.people import People
from sim.reading import path_of
from sim.rows import ImportCounts
from sim.settings import same, setting
from sim.texts import visible

_COLUMN = "the name of a column"


@dataclass(frozen=True)
class CSV(Source):
    """A table of ties ``src,dst[,weight]`` and, if there is one, a table of people.

    Parameters
    ----------
    edges : str or path
        The ties; `src` speaks, `dst` hears. An Excel workbook, or text, plain or packed, with commas, tabs,
        semicolons, bars or spaces between columns; lines of comment, which start with ``#`` or ``%``, at
        the top. Without a header the columns are src, dst and weight; with one, they are found by name
        (src, source, from; dst, target, to; weight), else by position, and further columns are left aside.
    nodes : str or path, optional
        The people: a header, then a row each. The column ``id`` (else the first) holds the
        id, the others become traits.
    directed : bool or None
        Whether a tie lets only `dst` hear `src`. None takes ties as a column Type says (as Gephi writes it) or the
        first line of a file of KONECT, else as undirected.
    header : bool or None
        Whether the first row of `edges` holds names. None finds out: it does if they are
        known names, or names such as user1 and user2 that stand nowhere below, or if all other rows hold whole
        numbers as ids and the first does not.
    src, dst, weight, id : str or None
        Names of these columns, where they have others; `id` is in `nodes`.
    separator : str or None
        What stands between columns in both tables: tab, semicolon, comma, bar or space. None finds out by
        the first row.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, rounded numbers.
    relation : str, sequence of str, or None
        Kinds of ties to read, by a column relation, layer, kind or type; or "all".
    times : str
        Which ties are read where columns tell that they change with time: "refuse", "ever", or "FROM..TO".
    encoding : str or None
        How the text of both tables is encoded: ``cp1252`` for most files of Windows. None finds it where
        it is certain.
    decimal : {"point", "comma"} or None
        What stands before the decimals of numbers, in both tables. None finds it in all their cells, each table by
        itself.
    columns : mapping of str to str, or None
        Which column of `nodes` holds a trait, by the name of the trait, where it has another name:
        ``{"fee": "Honorar"}``.
    sheet, nodes_sheet : str or None
        Names of the sheets with ties and with people, where `edges` or `nodes` is an Excel workbook, which may be
        the same. None takes the only one that is not empty.

    Examples
    --------
    >>> CSV("follows.csv.gz", directed=True).label
    'follows.csv.gz'
    """

    edges: str | Path = setting(text="table src,dst[,weight]; src speaks, dst hears; may be packed (gz, bz2, zip)")
    nodes: str | Path | None = setting(
        None, text="table with a header and a row per person", also={None: "no such table"}
    )
    directed: bool | None = setting(
        None, text="whether only dst hears src", also={None: "as a column Type says, else false"}
    )
    header: bool | None = setting(
        None, text="whether the first row of edges holds names", also={None: "as the first rows tell"}
    )
    src: str | None = setting(
        None,
        what=_COLUMN,
        text="name of the column of who speaks",
        also={None: "src, source, from or alike, else the first"},
    )
    dst: str | None = setting(
        None,
        what=_COLUMN,
        text="name of the column of who hears",
        also={None: "dst, target, to or alike, else the second"},
    )
    weight: str | None = setting(
        None,
        what=_COLUMN,
        text="name of the column of weights",
        also={None: "weight, else the third", NO_WEIGHT: "weights left aside"},
    )
    id: str | None = setting(
        None,
        what=_COLUMN,
        text="name of the column of ids in nodes",
        also={None: "id, key, node, person or name, else the first"},
    )
    separator: str | None = separating()
    reverse: bool = same(Reading, "reverse")
    hash_ids: str | None = same(Reading, "hash_ids")
    odd_ids: str = same(Reading, "odd_ids")
    encoding: str | None = same(Reading, "encoding")
    decimal: str | None = deciding()
    columns: Any = same(Reading, "columns", text="columns of nodes by the trait they hold, as in columns.fee=Honorar")
    sheet: str | None = setting(
        None,
        what="the name of a sheet",
        text="sheet that holds the ties, where edges is a workbook",
        also={None: "the only one that is not empty"},
    )
    nodes_sheet: str | None = setting(
        None,
        what="the name of a sheet",
        text="sheet that holds the people, where nodes is a workbook",
        also={None: "the only one that is not empty"},
    )
    relation: Any = same(Reading, "relation")
    times: Any = same(Reading, "times")

    def __post_init__(self) -> None:
        super().__post_init__()
        self.reading  # noqa: B018 - what does not go together is refused at once
        check_called(self.columns)
        if self.columns is not None and self.nodes is None:
            raise InputError("columns are those of nodes, of which there is no table: write network.nodes=...")

    @property
    def reading(self) -> Reading:
        """How the files are to be read."""
        return Reading(
            self.directed,
            self.reverse,
            self.hash_ids,
            self.encoding,
            odd_ids=self.odd_ids,
            relation=self.relation,
            times=self.times,
        )

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
        return self.found().assembled(self.reading)

    def found(self, careful: bool = False) -> Parsed:
        """Return what is in the files.

        Parameters
        ----------
        careful : bool
            Whether to read row by row, which is slower and gives the same.

        Returns
        -------
        Parsed
            As columns.
        """
        form = "a table of ties has rows src,dst[,weight]"
        table = Table(path_of("edges", self.edges), form, 2, self.separator, careful, self.encoding, self.sheet)
        named = {"src": self.src, "dst": self.dst, "weight": self.weight}
        ties = Ties(table, self.header, named, self.directed, self.decimal)
        ids, src, dst = ties.ends
        counts: dict[str, Any] = {}
        traits: dict[str, NDArray[Any]] = {}
        listed: list[str] = []
        doubts: tuple[str, ...] = ()
        if self.nodes is not None:
            nodes = Nodes(
                *(path_of("nodes", self.nodes), self.id, self.separator, careful),
                *(self.encoding, self.nodes_sheet, self.decimal, self.columns),
            )
            ids, traits, counts = nodes.joined(ids, str(self.edges))
            listed = nodes.people
            doubts = (*nodes.padded, *(() if self.hash_ids else nodes.doubts))
        weight, aside = ties.weights, ", ".join(ties.aside)
        known = ImportCounts(
            **counts,
            header=ties.header,
            separator=ties.separator,
            comments=table.comments,
            aside=aside,
            doubts=(*ties.doubts(self.reverse), *padded(table, ties.places[:2], ties.skip), *doubts),
        )
        origin = Origin(table.path, ties.wrong, listed, not ties.header)
        return Parsed(ids, src, dst, weight, ties.arcs, traits, known, origin, ties.relations, ties.times)
