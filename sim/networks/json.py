"""Read a network from JSON: lists of nodes and of links, as many programs write them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import GraphFile
from sim.networks.builder import Builder
from sim.networks.dialects import Shape, arrow, called, ends_of, flat
from sim.people import People
from sim.reading import at, text_of
from sim.settings import same


@dataclass(frozen=True)
class JSON(GraphFile):
    """A JSON file ``{"directed": ..., "nodes": [{"id": ...}], "links": [{"source": ..., "target": ...}]}``.

    Parameters
    ----------
    path : str or path
        Plain or packed (gz, bz2, zip).
    directed : bool or None
        None takes the graph as the file says (undirected if it says nothing); else it is an error if
        the file says otherwise.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, rounded numbers.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.
    relation : str, sequence of str, or None
        Kinds of ties to read, by the entry relation, layer, kind or type of links, or by the key of a link
        in a multigraph; or "all".
    times : str
        Which ties are read where they change with time: "refuse", "ever", or a slice "FROM..TO".
    weight : str
        Name of the entry of a link that is its weight, in D3 often ``value``; "none" leaves weights aside.
    columns : mapping of str to str, or None
        Which attribute of people holds a trait, by the name of the trait: ``{"fee": "Honorar"}``.

    Notes
    -----
    ``edges`` is read like ``links``, ``from`` and ``to`` like ``source`` and ``target``, ``key`` like ``id``. Files of
    graphology, Cytoscape, vis.js, VOSviewer and the JSON Graph Format are read, too. Where nodes have no id,
    links name them by their name, or by their place in the list, from 0; then the name is a trait.
    """

    weight: str = same(GraphFile, "weight", text="entry of a link that is its weight; D3 often has value")

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            All nodes, all links.
        """
        shape = Shape.of(self._loaded())
        if not isinstance(shape.links, list) or not isinstance(shape.nodes, list):
            raise InputError(f"{self.path}: a node-link file has lists of nodes and of links (or edges)")
        if len(shape.full) > 1:
            raise InputError(f"{self.path}: a file has ties in one list, here in {' and '.join(shape.full)}")
        if shape.directed is not None and not isinstance(shape.directed, bool):
            raise InputError(f"{self.path}: directed is true or false, got {shape.directed!r}")
        into = Builder(self.place, self.reading, "node", weighing=self.weighing)
        key = called(shape.nodes, shape.links)
        for place, node in enumerate(shape.nodes, start=1):
            about = _entry(into, place, node)
            into.person(place, str(place - 1) if key is None else _id(into, place, about, key), _plain(about))
        into.unit = "link"
        ends = ends_of(shape.links)
        for place, link in enumerate(shape.links, start=1):
            self._tie(into, place, _entry(into, place, link), ends, shape)
        return into.assembled()

    def _tie(self, into: Builder, place: int, about: dict[str, Any], ends: tuple[str, str], shape: Shape) -> None:
        src, dst = (_id(into, place, about, end) for end in ends)
        drawn, backwards = arrow(about.pop("arrows", None))
        own = {name: about.pop(name) for name in ("directed", "undirected") if name in about}
        for name, value in own.items():
            if not isinstance(value, bool):
                raise into.wrong(place, f"{name} is true or false", value)
        said = [value is (name == "directed") for name, value in own.items()]
        said += [one for one in (drawn, shape.directed) if one is not None]
        if shape.multigraph and isinstance(about.get("key"), str):
            about.setdefault("relation", about.pop("key"))
        if "strength" in about and ends[0] == "source_id":  # VOSviewer
            about.setdefault("weight", about.pop("strength"))
        src, dst = (dst, src) if backwards else (src, dst)
        into.tie(place, src, dst, arc=bool(said and said[0]), about=_plain(about))

    def _loaded(self) -> dict[str, Any]:
        text = text_of(self.place, "a JSON file", self.encoding)
        try:
            data = json.loads(text)
        except json.JSONDecodeError as error:
            raise at(self.place, f"line {error.lineno}", f"not well-formed JSON, {error.msg}") from None
        except (RecursionError, ValueError) as error:
            what = "lists stand in each other too deep" if isinstance(error, RecursionError) else str(error)
            raise InputError(f"cannot read {self.path}: {what}") from None
        _check_characters(self.place, data)
        if not isinstance(data, dict):
            raise InputError(
                f"{self.path}: a node-link file is an object with nodes and links, got a {type(data).__name__}"
            )
        return data


def _check_characters(path: Path, data: Any) -> None:
    r"""Refuse text that holds half of a character, which ``\ud800`` can write and no file can hold."""
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise InputError(f"cannot read {path}: it holds half of a character (a lone surrogate)") from None


def _entry(into: Builder, place: int, given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise into.wrong(place, "an object in braces", given)
    return flat(given)


def _id(into: Builder, place: int, about: dict[str, Any], key: str) -> str:
    value = about.pop(key, None)
    if isinstance(value, dict):  # D3 puts the node itself there
        value = value.get("id", value.get("key"))
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise into.wrong(place, f"{key} is a number or text", value)
    return str(value)


def _plain(about: dict[str, Any]) -> dict[str, Any]:
    """Return values as numbers and text; lists and objects become the text they are written as."""
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value
        for name, value in about.items()
    }
