"""Read a network from tables: comma-separated, and whatever else people export."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.errors import InputError, did_you_mean
from sim.ids import whole_numbers
from sim.network import ImportCounts, Network
from sim.networks.base import Source
from sim.networks.gathering import Found, Reading
from sim.networks.nodes import Nodes
from sim.networks.opening import path_of
from sim.networks.tables import SEPARATORS, Codes, Column, Table, Text, number_of
from sim.people import People

_SRC = ("src", "source", "from", "speaker")
_DST = ("dst", "target", "to", "listener")
_WEIGHT = ("weight", "weights")


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
        What stands between columns, in both tables. None finds out by the first row.
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
            raise InputError(f"directed is true or false, got {self.directed!r}")
        if self.header is not None and not isinstance(self.header, bool):
            raise InputError(f"header is true, false or null (find out), got {self.header!r}")
        for name in ("src", "dst", "weight", "id"):
            value = getattr(self, name)
            if value is not None and (not isinstance(value, str) or not value):
                raise InputError(f"{name} is the name of a column, or null, got {value!r}")
        if self.separator is not None and self.separator not in SEPARATORS:
            raise InputError(f"separator is a tab, space, or one of ; , | or null (find out), got {self.separator!r}")
        Reading(self.directed, self.reverse, self.hash_ids)

    @property
    def label(self) -> str:
        """The name of the file of ties."""
        return Path(self.edges).name

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
        ties = _Ties(table, self.header, {"src": self.src, "dst": self.dst, "weight": self.weight})
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


@dataclass(eq=False)
class _Ties:
    """A table of ties: which columns are which, and what stands in them."""

    table: Table
    asked_header: bool | None
    named: dict[str, str | None]

    @cached_property
    def _skip(self) -> int:
        """Rows of header: 0 or 1."""
        wanted = [name for name in self.named.values() if name is not None]
        if wanted and self.asked_header is not False:
            return 1
        header = self.asked_header if self.asked_header is not None else self._looks_like_header()
        if not header and wanted:
            raise InputError(f"src, dst and weight are names of columns, which need a header, got {wanted[0]!r}")
        return int(header)

    def _looks_like_header(self) -> bool:
        names = _bare(self.table.first)
        if _find(names, _SRC, -1) >= 0 and _find(names, _DST, -1) >= 0:
            return True
        for place in (0, 1):
            below = self.table.column(place, 1).values
            if not below or whole_numbers(np.array(below, dtype=np.str_)) is None:
                return False
        return not any(np.isfinite(number_of(name)) or name[:1].isdigit() for name in self.table.first[:2])

    @cached_property
    def _names(self) -> Text:
        return self.table.first if self._skip else []

    @property
    def header(self) -> str:
        return ",".join(self._names)

    @property
    def separator(self) -> str:
        return SEPARATORS[self.table.between] if self.table.between != "," else ""

    @cached_property
    def _places(self) -> tuple[int, int, int]:
        """Where src, dst and weight stand; the last is -1 where there is none."""
        table, names = self.table, _bare(self._names)
        if not self._skip and len(table.cells) > 3:
            raise table.wrong(0, f"a row without a header has 2 or 3 columns; {table.form}")
        chosen = {what: _asked(what, name, self._names) for what, name in self.named.items()}
        src = chosen["src"] if chosen["src"] >= 0 else _find(names, _SRC, -1)
        dst = chosen["dst"] if chosen["dst"] >= 0 else _find(names, _DST, -1)
        src = src if src >= 0 else int(dst == 0)
        dst = dst if dst >= 0 else int(src == 0)
        weight = chosen["weight"]
        if weight < 0:
            weight = _find(names, _WEIGHT, 2 if not self._skip and len(table.cells) == 3 else -1)
        return src, dst, weight

    @property
    def aside(self) -> Text:
        """Names of the columns that are not read."""
        return [name for place, name in enumerate(self._names) if place not in self._places]

    @cached_property
    def ends(self) -> tuple[Text, Codes, Codes]:
        """Everybody in the table, and who speaks and hears in each row."""
        src, dst, _ = self._places
        cells = [self.table.cells[place].slice(self._skip) for place in (src, dst)]
        both = Column.of(pa.chunked_array([*cells[0].chunks, *cells[1].chunks], pa.string()))
        rows = len(both.codes) // 2
        if not rows:
            raise InputError(f"{self.table.path} has a header and no rows")
        blank = both.rows("")
        if blank.any():
            raise self.table.wrong(self._skip + int(np.argmax(blank[:rows] | blank[rows:])), "a tie has two ids")
        return both.values, both.codes[:rows], both.codes[rows:]

    @property
    def weights(self) -> NDArray[np.float64] | None:
        place = self._places[2]
        if place < 0:
            return None
        weights = self.table.column(place, self._skip).numbers(1.0, self.table.between == ";")
        bad = ~(np.isfinite(weights) & (weights >= 0))
        if bad.any():
            raise self.table.wrong(self._skip + int(np.argmax(bad)), "weight is a number of 0 or more")
        return weights


def _bare(names: Iterable[str]) -> Text:
    """Return names as they are compared: "# FromNode" is "fromnode"."""
    return [name.lstrip("#% ").lower() for name in names]


def _find(names: Text, known: tuple[str, ...], default: int) -> int:
    return next((place for place, name in enumerate(names) if name in known), default)


def _asked(what: str, name: str | None, names: Text) -> int:
    """Return where the column stands that the user named; -1 if they named none."""
    if name is None:
        return -1
    if name not in names:
        raise InputError(f"{what} is one of the columns {', '.join(names)}; got {name!r}.{did_you_mean(name, names)}")
    return names.index(name)
