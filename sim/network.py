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
from sim.ids import whole_numbers
from sim.rows import ImportCounts, ties_of


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
        made = ties_of(src, dst, weight, () if nodes is None else nodes, directed)
        listeners = np.bincount(made.speaker, minlength=len(made.ids))
        return cls(
            start=np.concatenate([[0], np.cumsum(listeners)]).astype(np.int64),
            listener=made.listener.astype(np.int32),
            ties={"weight": made.weight},
            ids=made.ids,
            directed=directed,
            counts=made.counts,
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
