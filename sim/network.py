"""Who hears whom: ties in compressed sparse rows, with the user's own ids kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.ids import column_of, number_people, whole_numbers


@dataclass(frozen=True)
class ImportCounts:
    """What became of the rows a network was read from; nothing is dropped silently.

    Parameters
    ----------
    rows : int
        Ties as given, before any merging.
    loops : int
        Rows from a person to themselves, dropped.
    duplicates : int
        Rows merged into an earlier row of the same tie (weights added).
    reciprocal : int
        Those of the duplicates that give an undirected tie the other way round.
    people : int
        People in the network.
    ties : int
        Ties in the network; an undirected tie counts once.
    isolated : int
        People without a tie.
    only_in_nodes : int
        People that stand in the node table and in no row.
    only_in_edges : int
        People that stand in a row and not in the node table, where there is one.
    header : str
        The first row, where it was read as names of columns and not as a tie.
    separator : str
        What stands between the columns of a table, where it was found out.
    comments : int
        Lines of comment before the first row.
    both_ways : int
        Undirected ties among directed ones; each is two ties, there and back.
    turned : int
        Rows that were turned round.
    aside : str
        What is told of ties and was not read: names of columns or attributes.
    hashed : int
        People whose id is a hash of the one in the file.
    withheld : str
        Traits that were left out with the ids, as most values are one person's alone.
    """

    rows: int = 0
    loops: int = 0
    duplicates: int = 0
    reciprocal: int = 0
    people: int = 0
    ties: int = 0
    isolated: int = 0
    only_in_nodes: int = 0
    only_in_edges: int = 0
    header: str = ""
    separator: str = ""
    comments: int = 0
    both_ways: int = 0
    turned: int = 0
    aside: str = ""
    hashed: int = 0
    withheld: str = ""

    def sentence(self) -> str:
        """Return the counts as one sentence.

        Returns
        -------
        str
            For the terminal and for reports.
        """
        head = f"{self.people:,} people, {self.ties:,} ties, from {self.rows:,} rows"
        rest = {
            "loops dropped": self.loops,
            "duplicate rows merged, weights added": self.duplicates,
            "of them the other way round": self.reciprocal,
            "isolated people": self.isolated,
            "people only in the node table": self.only_in_nodes,
            "people missing from the node table": self.only_in_edges,
            "lines of comment": self.comments,
            "undirected ties among directed ones, taken both ways": self.both_ways,
        }
        counted = [f"{count:,} {what}" for what, count in rest.items() if count]
        return "; ".join([head, *self._remarks(), *counted])

    def _remarks(self) -> list[str]:
        told = {
            f"separated by {self.separator}": self.separator,
            f"first row read as names ({self.header})": self.header,
            "all ties turned round": self.turned,
            f"left aside: {self.aside}": self.aside,
            "ids hashed": self.hashed,
            f"traits left out with the ids, as most values are one person's alone: {self.withheld}": self.withheld,
        }
        return [remark for remark, true in told.items() if true]


@dataclass(frozen=True)
class HeardTies:
    """The same ties sorted by listener.

    Parameters
    ----------
    start : (n + 1,) int64 array
        Where each listener's ties begin.
    speaker : (m,) int32 array
        Who is heard.
    tie : (m,) int64 array
        Number of the tie in the network's own order.
    """

    start: NDArray[np.int64]
    speaker: NDArray[np.int32]
    tie: NDArray[np.int64]

    def __post_init__(self) -> None:
        _freeze(self.start, self.speaker, self.tie)


@dataclass(frozen=True, eq=False)
class Network:
    """People 0 ... n - 1 in the order of their ids, and ties sorted by speaker, then listener.

    On a tie ``u -> v``, `v` hears what `u` says. An undirected tie is two ties. All
    arrays are read-only. Build one with `from_edges` or `from_networkx`.

    Parameters
    ----------
    start : (n + 1,) int64 array
        Ties ``start[u] : start[u + 1]`` are those on which `u` speaks.
    listener : (m,) int32 array
        Who listens on each tie.
    ties : mapping of str to (m,) array
        Attributes of the ties; ``weight`` is always there.
    ids : (n,) array
        The caller's own ids.
    directed : bool
        False if each tie was given as one undirected tie.
    counts : ImportCounts
        What became of the rows.
    """

    start: NDArray[np.int64]
    listener: NDArray[np.int32]
    ties: Mapping[str, NDArray[Any]]
    ids: NDArray[Any]
    directed: bool
    counts: ImportCounts = field(default_factory=ImportCounts)

    def __post_init__(self) -> None:
        _freeze(self.start, self.listener, self.ids, *self.ties.values())
        object.__setattr__(self, "ties", MappingProxyType(dict(self.ties)))

    def __reduce__(self) -> tuple[Any, ...]:
        ties = dict(self.ties)
        return type(self), (self.start, self.listener, ties, self.ids, self.directed, self.counts)

    @property
    def n(self) -> int:
        """Number of people."""
        return len(self.ids)

    @property
    def m(self) -> int:
        """Number of ties, an undirected one counted as two."""
        return len(self.listener)

    @cached_property
    def listeners(self) -> NDArray[np.int64]:
        """Number of people who hear each person, (n,) int64."""
        return np.diff(self.start)

    @cached_property
    def sources(self) -> NDArray[np.int64]:
        """Number of people each person can hear, (n,) int64."""
        return np.bincount(self.listener, minlength=self.n).astype(np.int64)

    @cached_property
    def speaker(self) -> NDArray[np.int32]:
        """Who speaks on each tie, (m,) int32."""
        return np.repeat(np.arange(self.n, dtype=np.int32), self.listeners)

    @cached_property
    def heard(self) -> HeardTies:
        """The ties sorted by listener, then speaker."""
        tie = np.argsort(self.listener, kind="stable")
        start = np.concatenate([[0], np.cumsum(self.sources)])
        return HeardTies(start.astype(np.int64), self.speaker[tie], tie.astype(np.int64))

    @cached_property
    def _number_of(self) -> dict[Any, int]:
        return {person: number for number, person in enumerate(self.ids.tolist())}

    def number(self, person: Any, field: str = "seeds") -> int:
        """Return the number of the person with this id.

        Parameters
        ----------
        person : object
            One of `ids`; a whole number and its text mean the same person.
        field : str
            Name used in the message.

        Returns
        -------
        int
            In 0 ... n - 1.

        Raises
        ------
        InputError
            If there is no such person.
        """
        known = {} if isinstance(person, (bool, np.bool_)) else self._number_of
        for key in (person, str(person), _whole_or_none(person)):
            if _hashable(key) and key in known:
                return known[key]
        raise InputError(f"{field} are ids of people in the network; {person!r} is none of its {self.n:,}")

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of ids, ties and weights: equal for equal networks, however they were given."""
        digest = hashlib.sha256()
        for array in (self.start, self.listener, *(self.ties[name] for name in sorted(self.ties))):
            digest.update(np.ascontiguousarray(array).tobytes() + b"\0")
        for person in self.ids.tolist():
            digest.update(str(person).encode() + b"\0")
        return digest.hexdigest()

    @classmethod
    def from_edges(
        cls,
        src: Sequence[Any] | NDArray[Any],
        dst: Sequence[Any] | NDArray[Any],
        weight: Sequence[float] | NDArray[Any] | None = None,
        *,
        directed: bool = False,
        nodes: Iterable[Any] | None = None,
    ) -> Network:
        """Build a network from rows of ties.

        Loops are dropped and counted. Rows of the same tie become one tie whose weight
        is the sum of theirs; in undirected data, ``b,a`` is a row of the same tie as ``a,b``.

        Parameters
        ----------
        src, dst : sequences of ids
            `src` speaks, `dst` hears. Ids are numbers or text; if all are whole numbers,
            or text of whole numbers, people are numbered by value, else by code point.
        weight : sequence of float, optional
            Zero or more each; 1 by default.
        directed : bool
            Whether `dst` hears `src` but not the other way round.
        nodes : iterable of ids, optional
            People who may have no tie.

        Returns
        -------
        Network
            With `ImportCounts` in ``counts``.

        Raises
        ------
        InputError
            If columns differ in length, a weight is not a finite number of 0 or more, or
            there is nobody.
        """
        if not isinstance(directed, bool):
            raise InputError(f"directed is True or False, got {directed!r}")
        src, dst = column_of(src), column_of(dst)
        if len(src) != len(dst):
            raise InputError(f"src and dst have the same length, got {len(src):,} and {len(dst):,}")
        weights = _weights(weight, len(src))
        ids, (a, b, _) = number_people([src, dst, column_of(() if nodes is None else nodes)])
        if not len(ids):
            raise InputError("a network has at least one person, got none")
        n, rows = len(ids), len(a)
        loops = a == b
        a, b, weights = a[~loops], b[~loops], weights[~loops]
        low, high = (a, b) if directed else (np.minimum(a, b), np.maximum(a, b))
        one_way = _distinct(a * n + b)
        pairs, merged = _merged(low * n + high, None if weight is None else weights)
        low, high = pairs // n, pairs % n
        if not np.isfinite(merged).all():
            raise InputError("weights of a tie add up to a finite number, got more than 1e308")
        if not directed:
            low, high = np.concatenate([low, high]), np.concatenate([high, low])
            merged = np.concatenate([merged, merged])
        order = np.argsort(low * n + high)
        degree = np.bincount(low, minlength=n)
        counts = ImportCounts(
            rows=rows,
            loops=int(loops.sum()),
            duplicates=len(a) - len(pairs),
            reciprocal=one_way - len(pairs),
            people=n,
            ties=len(pairs),
            isolated=int(np.sum((degree == 0) & (np.bincount(high, minlength=n) == 0))),
        )
        return cls(
            start=np.concatenate([[0], np.cumsum(degree)]).astype(np.int64),
            listener=high[order].astype(np.int32),
            ties={"weight": merged[order].astype(np.float64)},
            ids=ids,
            directed=directed,
            counts=counts,
        )

    @classmethod
    def from_networkx(cls, graph: Any) -> Network:
        """Build a network from a NetworkX graph.

        Parameters
        ----------
        graph : networkx.Graph, DiGraph, MultiGraph or MultiDiGraph
            On a directed edge ``u -> v``, `v` hears `u`. The edge attribute ``weight`` is
            kept, 1 where missing; parallel edges become one tie with the sum of weights.

        Returns
        -------
        Network
            All nodes of the graph, isolated ones too.

        Raises
        ------
        InputError
            If `graph` is no graph, is empty, or has a bad weight.
        """
        if not isinstance(graph, nx.Graph):
            raise InputError(f"network is a Network or a NetworkX graph, got {type(graph).__name__}")
        edges = list(graph.edges(data="weight", default=1.0))
        src, dst, weight = zip(*edges, strict=True) if edges else ((), (), ())
        return cls.from_edges(src, dst, weight, directed=graph.is_directed(), nodes=list(graph.nodes))


def _distinct(keys: NDArray[np.int64]) -> int:
    """Return how many different keys there are; sorting is faster here than NumPy's hashing."""
    ordered = np.sort(keys)
    return int(np.count_nonzero(ordered[1:] != ordered[:-1])) + min(len(keys), 1)


def _merged(
    keys: NDArray[np.int64], weights: NDArray[np.float64] | None
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the different keys and the sum of the weights of each, which are 1 where there are none."""
    if weights is None:
        pairs, counts = np.unique(keys, return_counts=True)
        return pairs, counts.astype(np.float64)
    by_weight = np.argsort(weights, kind="stable")  # sums must not depend on the order of rows
    pairs, which = np.unique(keys[by_weight], return_inverse=True)
    return pairs, np.bincount(which, weights=weights[by_weight], minlength=len(pairs)).astype(np.float64)


def _freeze(*arrays: NDArray[Any]) -> None:
    for array in arrays:
        array.setflags(write=False)


def _hashable(value: Any) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


def _whole_or_none(value: Any) -> int | None:
    numbers = whole_numbers(np.array([value])) if isinstance(value, str) else None
    return None if numbers is None else int(numbers[0])


def _weights(weight: Sequence[float] | NDArray[Any] | None, rows: int) -> NDArray[np.float64]:
    if weight is None:
        return np.ones(rows)
    try:
        weights = np.asarray(weight, dtype=np.float64)
    except (TypeError, ValueError):
        raise InputError("weight is a number of 0 or more in every row, got something that is no number") from None
    if len(weights) != rows:
        raise InputError(f"weight has one value per row, got {len(weights):,} for {rows:,} rows")
    bad = ~(np.isfinite(weights) & (weights >= 0))
    if bad.any():
        row = int(np.argmax(bad))
        raise InputError(f"weight is a number of 0 or more, got {weights[row]!s} in row {row + 1}")
    return weights
