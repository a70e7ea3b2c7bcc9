"""Read a network from comma-separated tables, as people export them."""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.ids import whole_numbers
from sim.network import Network
from sim.networks.base import Source
from sim.people import People

_SRC = ("src", "source", "from", "speaker")
_DST = ("dst", "target", "to", "listener")
_WEIGHT = ("weight", "weights")
_ID = ("id", "node", "person", "name")

_PART = 20_000

Text = NDArray[np.str_]


@dataclass(frozen=True)
class CSV(Source):
    """A table of ties ``src,dst[,weight]`` and, if there is one, a table of people.

    Parameters
    ----------
    edges : str or path
        The ties; `src` speaks, `dst` hears. Plain or gzipped, UTF-8. Without a header the
        columns are src, dst and weight; with one, they are found by name (src, source,
        from; dst, target, to; weight), else by position, and further columns are left aside.
    nodes : str or path, optional
        The people: a header, then a row each. The column ``id`` (else the first) holds the
        id, the others become traits.
    directed : bool
        Whether a tie lets only `dst` hear `src`. Undirected by default.
    header : bool or None
        Whether the first row of `edges` holds names. None finds out: it does if they are
        known names, or if all other rows hold whole numbers as ids and the first does not.

    Examples
    --------
    >>> CSV("follows.csv.gz", directed=True).label
    'follows.csv.gz'
    """

    edges: str | Path
    nodes: str | Path | None = None
    directed: bool = False
    header: bool | None = None

    def __post_init__(self) -> None:
        for field in ("edges", "nodes"):
            value = getattr(self, field)
            given = isinstance(value, (str, Path)) and str(value)
            if not given and not (field == "nodes" and value is None):
                raise InputError(f"{field} is the path of a CSV file, got {value!r}")
        if not isinstance(self.directed, bool):
            raise InputError(f"directed is true or false, got {self.directed!r}")
        if self.header is not None and not isinstance(self.header, bool):
            raise InputError(f"header is true, false or null (find out), got {self.header!r}")

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
        src, dst, weight, names = _edges(Path(self.edges).expanduser(), self.header)
        nodes, traits = _nodes(Path(self.nodes).expanduser()) if self.nodes is not None else (None, {})
        src, dst, nodes = _as_ids(src, dst, nodes)
        if not len(src):
            raise InputError(f"{self.edges} has a header and no rows")
        network = Network.from_edges(src, dst, weight, directed=self.directed, nodes=nodes)
        network = replace(network, counts=replace(network.counts, header=names))
        if nodes is None:
            return network, People(network.n)
        rows = np.unique(np.concatenate([src, dst]))
        if not np.isin(nodes, rows).any():
            raise InputError(
                f"{self.nodes}: none of its {len(nodes):,} ids stands in {self.edges}; is it another table?"
            )
        counts = replace(
            network.counts,
            only_in_nodes=len(np.setdiff1d(nodes, rows)),
            only_in_edges=len(np.setdiff1d(rows, nodes)),
        )
        return replace(network, counts=counts), People(network.n, _align(network, nodes, traits))


def _as_ids(*columns: Any) -> list[Any]:
    """Return the columns as whole numbers if all of them are, else as they are."""
    numbers = [None if column is None else whole_numbers(column) for column in columns]
    if any(number is None and column is not None for number, column in zip(numbers, columns, strict=True)):
        return list(columns)
    return numbers


def _align(network: Network, nodes: NDArray[Any], traits: dict[str, Text]) -> dict[str, NDArray[Any]]:
    """Return the traits in the order of the network's ids, blank where a person has no row."""
    place = np.argsort(network.ids, kind="stable")
    place = place[np.searchsorted(network.ids, nodes, sorter=place)]
    aligned: dict[str, NDArray[Any]] = {}
    for name, cells in traits.items():
        column = np.zeros(network.n, dtype=cells.dtype)
        column[place] = cells
        numbers = _floats(column, "nan")
        text = np.isnan(numbers) & (column != "") & (np.strings.lower(column) != "nan")
        aligned[name] = column if text.any() else numbers
    return aligned


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from None
    if "\0" in text:
        raise InputError(f"cannot read {path}: a CSV file is UTF-8 text, this is something else")
    return text


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of each row that is not blank."""
    reader = csv.reader(io.StringIO(_text(path), newline=""))
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield reader.line_num, cells
    except csv.Error as error:
        raise InputError(f"{path}, row {reader.line_num}: {error}") from None


def _row_error(path: Path, row: int, message: str) -> InputError:
    """Return an error that names the line of the row with this number, counted from 0."""
    line, cells = next(itertools.islice(_rows(path), row, None))
    return InputError(f"{path}, row {line}: {message}, got {','.join(cells)[:60]!r}")


def _table(path: Path, form: str, least: int) -> list[Text]:
    """Return the columns of a table, the header among them; read in parts, to spare memory."""
    parts: list[list[Text]] = []
    rows = (cells for _, cells in _rows(path))
    done = width = 0
    while part := list(itertools.islice(rows, _PART)):
        width = width or len(part[0])
        for row, cells in enumerate(part):
            if len(cells) != width or width < least:
                need = f"{width} columns like the first" if width >= least else f"at least {least} columns"
                raise _row_error(path, done + row, f"a row has {need}; {form}")
        parts.append([np.strings.strip(np.array(column, dtype=np.str_)) for column in zip(*part, strict=True)])
        done += len(part)
    if not parts:
        raise InputError(f"{path} has no rows; {form}")
    return [np.concatenate(column) for column in zip(*parts, strict=True)]


def _find(names: list[str], known: tuple[str, ...], default: int) -> int:
    return next((place for place, name in enumerate(names) if name.lower() in known), default)


def _has_header(columns: list[Text], header: bool | None) -> bool:
    if header is not None:
        return header
    first = [str(column[0]) for column in columns]
    if _find(first, _SRC, -1) >= 0 and _find(first, _DST, -1) >= 0:
        return True
    ids = columns[:2]
    if any(len(column) < 2 or whole_numbers(column[1:]) is None for column in ids):
        return False
    return not any(np.isfinite(_number(name)) or name[:1].isdigit() for name in first[:2])


def _edges(path: Path, header: bool | None) -> tuple[Text, Text, NDArray[np.float64], str]:
    form = "a table of ties has rows src,dst[,weight]"
    columns = _table(path, form, least=2)
    skip = int(_has_header(columns, header))
    names = [str(column[0]) for column in columns] if skip else []
    if not skip and len(columns) > 3:
        raise _row_error(path, 0, f"a row without a header has 2 or 3 columns; {form}")
    columns = [column[skip:] for column in columns]
    speaks, hears = _find(names, _SRC, -1), _find(names, _DST, -1)
    speaks = speaks if speaks >= 0 else int(hears == 0)
    src, dst = columns[speaks], columns[hears if hears >= 0 else int(speaks == 0)]
    blank = (src == "") | (dst == "")
    if blank.any():
        raise _row_error(path, skip + int(np.argmax(blank)), "a tie has two ids")
    place = _find(names, _WEIGHT, 2 if not skip and len(columns) == 3 else -1)
    weights = _floats(columns[place], "1") if place >= 0 else np.ones(len(src))
    bad = ~(np.isfinite(weights) & (weights >= 0))
    if bad.any():
        raise _row_error(path, skip + int(np.argmax(bad)), "weight is a number of 0 or more")
    return src, dst, weights, ",".join(names)


def _floats(cells: Text, blank: str) -> NDArray[np.float64]:
    """Return cells as numbers, not-a-number where they are none."""
    filled = np.where(cells == "", blank, cells)
    try:
        return filled.astype(np.float64)
    except ValueError:
        return np.array([_number(cell) for cell in filled.tolist()])


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return float("nan")


def _nodes(path: Path) -> tuple[Text, dict[str, Text]]:
    form = "a table of people has a header and a row per person"
    columns = _table(path, form, least=1)
    names = [str(column[0]) for column in columns]
    if len(set(names)) < len(names):
        raise _row_error(path, 0, "a header has each name once")
    key = _find(names, _ID, 0)
    seen: set[str] = set()
    for row, person in enumerate(columns[key][1:].tolist(), start=1):
        if not person or person in seen:
            raise _row_error(path, row, "each row has an id, and each id one row")
        seen.add(person)
    return columns[key][1:], {name: columns[i][1:] for i, name in enumerate(names) if i != key}
