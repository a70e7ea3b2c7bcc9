"""Networks as other libraries hold them: taken apart into rows of ties, and made from them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.rows import DST, SRC, WEIGHT, bare


class Taken(NamedTuple):
    """Rows of ties as `sim.Network.from_edges` wants them.

    Parameters
    ----------
    src, dst : (k,) sequences of ids
        `src` speaks, `dst` hears.
    weight : (k,) sequence of float, or None
        1 for all if None.
    nodes : sequence of ids
        People who may have no tie.
    directed : bool
        Whether `dst` hears `src` but not the other way round.
    aside : tuple of str
        What is told of ties and was not read: names of columns or attributes.
    """

    src: Sequence[Any]
    dst: Sequence[Any]
    weight: Sequence[Any] | NDArray[np.float64] | None
    nodes: Sequence[Any]
    directed: bool
    aside: tuple[str, ...] = ()


def taken(given: Any, directed: bool | None = None) -> Taken:
    """Take apart what a caller gave as a network.

    Parameters
    ----------
    given : object
        As in `sim.Network.of`, but no `Network`.
    directed : bool or None
        As in `sim.Network.of`.

    Returns
    -------
    Taken
        All that is in it.

    Raises
    ------
    InputError
        If it is something else, or its direction is not the one asked for.
    """
    if directed is not None and not isinstance(directed, bool):
        raise InputError(f"directed is True, False or None (as it is given), got {directed!r}", field="directed")
    if isinstance(given, nx.Graph):
        return _agreed(of_networkx(given), directed)
    if _is_igraph(given):
        return _agreed(_of_igraph(given), directed)
    if _is_matrix(given):
        return _of_matrix(given, directed)
    if (pandas := sys.modules.get("pandas")) and isinstance(given, pandas.DataFrame):
        return _of_frame(given, bool(directed))
    if isinstance(given, (list, tuple, Iterator)):
        return _of_pairs(given, bool(directed))
    raise InputError(
        "network is a Network, a NetworkX or igraph graph, a DataFrame with columns src,dst[,weight], a list of pairs, "
        f"or a square matrix (NumPy or SciPy), got {type(given).__name__}",
        field="network",
    )


def traits_of(given: Any) -> dict[Any, Mapping[str, Any]]:
    """Return what a graph tells of its nodes.

    Parameters
    ----------
    given : object
        As in `taken`; data frames, pairs and matrices tell nothing of people.

    Returns
    -------
    dict of id to mapping of str to value
        Those of whom anything is told.
    """
    if isinstance(given, nx.Graph):
        return {person: row for person, row in given.nodes(data=True) if row}
    if not _is_igraph(given):
        return {}
    names = [name for name in given.vs.attributes() if name != "name"]
    rows = zip(*(given.vs[name] for name in names), strict=True)
    return {person: dict(zip(names, row, strict=True)) for person, row in zip(_ids(given), rows, strict=False)}


def of_networkx(graph: Any) -> Taken:
    """Take apart a NetworkX graph.

    Parameters
    ----------
    graph : networkx.Graph, DiGraph, MultiGraph or MultiDiGraph
        As in `sim.Network.from_networkx`.

    Returns
    -------
    Taken
        A row for each edge.

    Raises
    ------
    InputError
        If it is no graph.
    """
    if not isinstance(graph, nx.Graph):
        raise InputError(f"graph is a NetworkX graph, got {type(graph).__name__}", field="graph")
    edges = list(graph.edges(data="weight", default=1.0))
    src, dst, weight = zip(*edges, strict=True) if edges else ((), (), ())
    aside = {str(name) for *_, about in graph.edges(data=True) for name in about} - {"weight"}
    return Taken(src, dst, weight, list(graph.nodes), graph.is_directed(), tuple(sorted(aside)))


def to_graph(
    ids: list[Any],
    ends: NDArray[Any],
    ties: Mapping[str, NDArray[Any]],
    directed: bool,
    traits: Mapping[str, NDArray[Any]],
) -> nx.Graph:
    """Make a NetworkX graph.

    Parameters
    ----------
    ids : list
        The nodes, in their order.
    ends : (2, k) int array
        Places in `ids` of who speaks and who hears on each edge.
    ties : mapping of str to (k,) array
        Attributes of the edges.
    directed : bool
        Whether to make a DiGraph.
    traits : mapping of str to (n,) array
        Attributes of the nodes; not-a-number and empty text are left out.

    Returns
    -------
    networkx.DiGraph or networkx.Graph
        With values of Python in the place of NumPy's.
    """
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(ids)
    rows = zip(*(values.tolist() for values in ties.values()), strict=True)
    about = (dict(zip(ties, row, strict=True)) for row in rows)
    graph.add_edges_from((ids[u], ids[v], told) for (u, v), told in zip(ends.T.tolist(), about, strict=True))
    for name, values in traits.items():
        told = zip(ids, np.asarray(values).tolist(), strict=True)
        nx.set_node_attributes(graph, {one: value for one, value in told if value == value and value != ""}, name)
    return graph


def _agreed(found: Taken, directed: bool | None) -> Taken:
    if directed is not None and directed != found.directed:
        said = "directed" if found.directed else "undirected"
        raise InputError(f"directed is None for a graph, which says it itself: it is {said}", field="directed")
    return found


def _is_igraph(given: Any) -> bool:
    """Return whether it looks like a graph of igraph, which need not be installed."""
    return all(hasattr(given, name) for name in ("get_edgelist", "is_directed", "vs", "es"))


def _ids(graph: Any) -> list[Any]:
    """Return the names of a graph's people; their numbers where they have none."""
    if "name" not in graph.vs.attributes():
        return list(range(len(graph.vs)))
    names = list(graph.vs["name"])
    if len(set(names)) < len(names):
        twice = next(name for place, name in enumerate(names) if name in names[:place])
        raise InputError(f"each person has a name of their own, got {twice!r} twice; rename or delete vs['name']")
    return names


def _of_igraph(graph: Any) -> Taken:
    ids, known = _ids(graph), list(graph.es.attributes())
    edges = [(ids[u], ids[v]) for u, v in graph.get_edgelist()]
    src, dst = zip(*edges, strict=True) if edges else ((), ())
    weight = [1.0 if one is None else one for one in graph.es["weight"]] if "weight" in known else None
    return Taken(src, dst, weight, ids, bool(graph.is_directed()), tuple(name for name in known if name != "weight"))


def _of_pairs(given: Any, directed: bool) -> Taken:
    rows = list(given)
    for place, row in enumerate(rows):
        if not (isinstance(row, (list, tuple)) and len(row) in (2, 3)):
            raise InputError(
                f"network as a list has pairs (src, dst) or triples (src, dst, weight), got {row!r} at {place}",
                field="network",
            )
    weight = [row[2] if len(row) == 3 else 1.0 for row in rows] if any(len(row) == 3 for row in rows) else None
    return Taken([row[0] for row in rows], [row[1] for row in rows], weight, (), directed)


def _of_frame(frame: Any, directed: bool) -> Taken:
    names = bare(map(str, frame.columns))
    src, dst, weight = (next((i for i, name in enumerate(names) if name in known), -1) for known in (SRC, DST, WEIGHT))
    if min(src, dst) < 0:
        raise InputError(
            f"network as a DataFrame has columns src,dst[,weight]; got {', '.join(names) or 'none'}. "
            "Rename them, or give a matrix as frame.to_numpy()",
            field="network",
        )
    ends: list[Any] = []
    for place in (src, dst):
        column = frame.iloc[:, place]
        if column.isna().any():
            row = int(np.argmax(column.isna().to_numpy()))
            raise InputError(f"{names[place]} has an id in each row, got none in row {row + 1}", field="network")
        ends.append(column.to_numpy() if column.dtype.kind in "if" else column.tolist())
    weights = None if weight < 0 else frame.iloc[:, weight].tolist()
    aside = tuple(str(name) for place, name in enumerate(frame.columns) if place not in (src, dst, weight))
    return Taken(ends[0], ends[1], weights, (), directed, aside)


def _is_matrix(given: Any) -> bool:
    sparse = sys.modules.get("scipy.sparse")
    plain = isinstance(given, np.ndarray) and not isinstance(given, np.ma.MaskedArray)
    return plain or bool(sparse and sparse.issparse(given))


def _of_matrix(given: Any, directed: bool | None) -> Taken:
    """Take a matrix as `sim.networks.Matrix` takes a file: undirected where it is symmetric."""
    from scipy import sparse

    if given.ndim != 2 or given.shape[0] != given.shape[1] or given.dtype.kind not in "buif":
        raise InputError(
            "network as a matrix has a row and a column of numbers for each person, "
            f"got shape {given.shape} of {given.dtype}; give a list of pairs as pairs.tolist()",
            field="network",
        )
    cells = sparse.coo_array(given).astype(np.float64)
    cells.sum_duplicates()
    cells.eliminate_zeros()
    row, column = cells.coords
    bad = ~(np.isfinite(cells.data) & (cells.data >= 0))
    if bad.any():
        one = int(np.argmax(bad))
        raise InputError(
            f"weight is a number of 0 or more, got {cells.data[one]!s} from {row[one]} to {column[one]}",
            field="network",
        )
    by_row = cells.tocsr()
    uneven = (by_row != by_row.T).nonzero()
    if directed is False and len(uneven[0]):
        raise InputError(
            f"undirected ties are the same both ways; from {uneven[0][0]} to {uneven[1][0]} and back they are not",
            field="directed",
        )
    directed = bool(len(uneven[0])) if directed is None else directed
    kept = np.ones(len(row), dtype=bool) if directed else row <= column
    return Taken(row[kept], column[kept], cells.data[kept], range(given.shape[0]), directed)
