"""The shapes of JSON in which programs write networks: all are brought into one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

NODES, LINKS = ("nodes", "items", "vertices"), ("links", "edges")
ENDS = (("source", "target"), ("from", "to"), ("source_id", "target_id"), ("src", "dst"))
_INSIDE = ("data", "attributes", "metadata")
_ARROWS = {"to": (True, False), "from": (True, True), "to,from": (False, False), "from,to": (False, False)}
_TYPES: dict[Any, bool] = {"directed": True, "undirected": False, "mixed": True}


@dataclass(eq=False)
class Shape:
    """A network as it stands in JSON, whoever wrote it.

    Parameters
    ----------
    nodes, links : object
        Lists of entries, if all is well.
    directed : object
        What is said of all ties; None if nothing is.
    multigraph : bool
        Whether links may have a key each, which names their kind if it is text.
    full : list of str
        Names of the lists of links that hold something; more than one is a fault of the file.
    """

    nodes: Any
    links: Any
    directed: Any = None
    multigraph: bool = False
    full: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, data: dict[str, Any]) -> Shape:
        """Return the network of a document.

        Parameters
        ----------
        data : dict
            As NetworkX, D3, graphology (and Sigma), Cytoscape, vis.js, VOSviewer or the JSON Graph Format have it.

        Returns
        -------
        Shape
            With the lists of the first of `NODES` and `LINKS` that hold something.
        """
        inside = _container(data)
        full = [name for name in LINKS if inside.get(name)]
        there = full or [name for name in LINKS if name in inside]
        nodes = next((inside[name] for name in NODES if name in inside), None)
        if isinstance(nodes, dict):  # the JSON Graph Format: by id
            nodes = [{"id": person} | (about if isinstance(about, dict) else {}) for person, about in nodes.items()]
        links = inside[there[0]] if there else None
        return cls(nodes, links, _directed(data, inside), data.get("multigraph") is True, full)


def _container(data: dict[str, Any]) -> dict[str, Any]:
    """Return the object that holds nodes and links."""
    elements = data.get("elements")
    if isinstance(elements, list):  # Cytoscape, where nodes and edges stand in one list
        flat = [one for one in elements if isinstance(one, dict)]
        edges = [one for one in flat if isinstance(one.get("data"), dict) and "source" in one["data"]]
        return {"nodes": [one for one in flat if one not in edges], "edges": edges}
    graphs = data.get("graphs")
    only = graphs[0] if isinstance(graphs, list) and len(graphs) == 1 else None
    for one in (elements, data.get("graph"), data.get("network"), only):
        if isinstance(one, dict) and any(name in one for name in NODES):
            return one
    return data


def _directed(data: dict[str, Any], inside: dict[str, Any]) -> Any:
    for one in (inside, data):
        if "directed" in one:
            return one["directed"]
    options = data.get("options")
    if not isinstance(options, dict):
        return None
    if "type" in options or "multi" in options:  # graphology; what it calls mixed says of each edge what it is
        said = options.get("type", "mixed")
        return _TYPES.get(said, said) if isinstance(said, str) else said
    edges = options.get("edges")
    return None if not isinstance(edges, dict) else arrow(edges.get("arrows"))[0]


def arrow(told: Any) -> tuple[bool | None, bool]:
    """Return what vis.js tells by its arrows.

    Parameters
    ----------
    told : object
        Such as "to", "from" or {"to": {"enabled": true}}; None if nothing is told.

    Returns
    -------
    tuple of bool or None and bool
        Whether the tie has one direction (None if nothing is told), and whether it runs from target to source.
    """
    if isinstance(told, dict):
        on = [end for end in ("to", "from") if _enabled(told.get(end))]
        told = ",".join(on)
    text = told.replace(" ", "").replace("middle", "").strip(",") if isinstance(told, str) else ""
    return _ARROWS.get(text, (None, False))


def _enabled(told: Any) -> bool:
    return told.get("enabled") is not False if isinstance(told, dict) else told is True


def flat(entry: dict[str, Any]) -> dict[str, Any]:
    """Return what an entry tells, with what stands in its "data", "attributes" or "metadata" beside the rest.

    Parameters
    ----------
    entry : dict
        Of a node or link.

    Returns
    -------
    dict
        The entry's own values win.
    """
    inner: dict[str, Any] = {}
    for name in _INSIDE:
        if isinstance(entry.get(name), dict):
            inner |= entry[name]
    return inner | {name: value for name, value in entry.items() if not (name in _INSIDE and isinstance(value, dict))}


def ends_of(links: list[Any]) -> tuple[str, str]:
    """Return what the ends of links are called.

    Parameters
    ----------
    links : list
        Entries of all links of the file.

    Returns
    -------
    tuple of str and str
        The first of `ENDS` that the first link has.
    """
    first = flat(links[0]) if links and isinstance(links[0], dict) else {}
    return next((pair for pair in ENDS if all(end in first for end in pair)), ENDS[0])


def called(nodes: list[Any], links: list[Any]) -> str | None:
    """Return what holds the id of a node.

    Parameters
    ----------
    nodes, links : list
        Entries of all nodes and of all links.

    Returns
    -------
    str or None
        "id", "key", or the name or label if links name people by it; None if they do by the place in the list.
    """
    told = [flat(node) for node in nodes if isinstance(node, dict)]
    for key in ("id", "key"):
        if any(key in about for about in told):
            return key
    met = list(_ends(links, ends_of(links)))
    ends, by_name = {str(end) for end in met}, all(isinstance(end, str) for end in met)
    return next(
        (key for key in ("name", "label") if by_name and ends and ends <= {str(one.get(key)) for one in told}), None
    )


def _ends(links: list[Any], names: tuple[str, str]) -> Iterator[Any]:
    for link in links:
        if isinstance(link, dict):
            about = flat(link)
            yield from (about.get(name) for name in names)
