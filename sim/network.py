"""Who hears whom: ties in compressed sparse rows, with the user's own ids kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError, harmless
from sim.exchange import Taken, of_networkx, taken, to_graph
from sim.heard import HeardTies, frozen
from sim.labels import Called
from sim.merging import ties_of
from sim.rows import ImportCounts
from sim.shown import Shown
from sim.words import say


@dataclass(frozen=True, eq=False, repr=False)
class Network(Shown, Called):
    """People 0 ... n - 1 in the order of their ids, and ties sorted by speaker, then listener.

    On a tie ``u -> v``, `v` hears what `u` says. An undirected tie is two ties. All
    arrays are read-only. Build one with `of`, `from_edges` or `from_networkx`.

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
    labels : (n,) text array, optional
        What people are called where they are shown, empty for those without a label. They change no outcome.
    """

    start: NDArray[np.int64]
    listener: NDArray[np.int32]
    ties: Mapping[str, NDArray[Any]]
    ids: NDArray[Any]
    directed: bool
    counts: ImportCounts = field(default_factory=ImportCounts)
    labels: NDArray[Any] | None = None

    def __post_init__(self) -> None:
        named = () if self.labels is None else (self.labels,)
        frozen(self.start, self.listener, self.ids, *self.ties.values(), *named)
        object.__setattr__(self, "ties", MappingProxyType(dict(self.ties)))

    def __repr__(self) -> str:
        ties, known = self.m if self.directed else self.m // 2, self.counts
        read = known if (known.people, known.ties) == (self.n, ties) else ImportCounts(people=self.n, ties=ties)
        direction = say("shape-directed" if self.directed else "shape-undirected")
        return harmless(say("shown-network", read=read.sentence(), direction=direction))

    def __reduce__(self) -> tuple[Any, ...]:
        ties = dict(self.ties)
        return type(self), (self.start, self.listener, ties, self.ids, self.directed, self.counts, self.labels)

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
        return cls(
            start=made.start,
            listener=made.listener,
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
        return cls._of(of_networkx(graph))

    @classmethod
    def of(cls, given: Any, *, directed: bool | None = None) -> Network:
        """Build a network from what other libraries hold; whatever takes a network takes the same.

        Parameters
        ----------
        given : Network, NetworkX or igraph graph, pandas DataFrame, list of pairs, or square matrix
            A DataFrame has columns src and dst and may have weight, by the names that a CSV file may use. In a list
            stand pairs (src, dst) or triples (src, dst, weight). In a matrix (NumPy or SciPy) the person of the row
            speaks and the person of the column hears; cells are weights, 0 where there is no tie, and people are
            0 ... n - 1. In a graph of igraph people are their ``name``, or else 0 ... n - 1.
        directed : bool, optional
            Whether only `dst` hears `src`. By default as `given` says: a graph by its kind; a matrix is
            undirected if it is symmetric; pairs and rows of a DataFrame are undirected, as they are in CSV files.

        Returns
        -------
        Network
            With `ImportCounts` in ``counts``.

        Raises
        ------
        InputError
            If it is something else, a weight is not a finite number of 0 or more, there is nobody, or a graph or
            matrix is not as `directed` says.

        Examples
        --------
        >>> Network.of([("ann", "bob"), ("bob", "ann"), ("ann", "ann")]).counts.sentence()
        '2 people and 1 tie, from 3 rows; 1 row from a person to themselves left out; \
1 row merged with an earlier row of the same tie (weights added); of these, 1 row in the other direction'
        """
        if not isinstance(given, Network):
            return cls._of(taken(given, directed))
        if directed not in (None, given.directed):
            raise InputError(f"directed is None or {given.directed} for this network, got {directed!r}")
        return given

    @classmethod
    def _of(cls, rows: Taken) -> Network:
        made = cls.from_edges(rows.src, rows.dst, rows.weight, directed=rows.directed, nodes=rows.nodes)
        return replace(made, counts=replace(made.counts, aside=", ".join(rows.aside))) if rows.aside else made

    def to_networkx(self, traits: Mapping[str, NDArray[Any]] | None = None) -> nx.Graph:
        """Return the network as a NetworkX graph.

        `from_networkx` makes an equal network of it, but for attributes of ties other than ``weight``.

        Parameters
        ----------
        traits : mapping of str to (n,) array, optional
            What becomes the nodes' attributes, usually ``people.traits``; what is not known of a person
            (not-a-number, empty text) is left out.

        Returns
        -------
        networkx.DiGraph or networkx.Graph
            A DiGraph where the network is directed: on an edge ``u -> v``, `v` hears `u`. Else a Graph: each of two
            people hears the other. Nodes are `ids` in their order, isolated ones too. Edges have the
            attributes in `ties`, such as ``weight``, as Python numbers.

        Raises
        ------
        InputError
            If a trait has another length.

        Examples
        --------
        >>> list(Network.from_edges(["ann"], ["bob"], [2], directed=True).to_networkx().edges(data="weight"))
        [('ann', 'bob', 2.0)]
        """
        once = np.flatnonzero(self.directed | (self.speaker < self.listener))
        ends, ids = np.stack([self.speaker[once], self.listener[once]]), self.ids.tolist()
        for name, values in (traits or {}).items():
            if len(values) != self.n:
                raise InputError(f"trait {name!r} has one value per person ({self.n:,}), got {len(values):,}")
        ties = {name: values[once] for name, values in self.ties.items()}
        return to_graph(ids, ends, ties, self.directed, traits or {})
