"""Read a network from JSON in node-link form, as NetworkX and D3 write it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import GraphFile
from sim.networks.builder import Builder
from sim.people import People
from sim.reading import at, text_of
from sim.settings import same


@dataclass(frozen=True)
class JSON(GraphFile):
    """A JSON file ``{"directed": ..., "nodes": [{"id": ...}], "links": [{"source": ..., "target": ...}]}``.

    Parameters
    ----------
    path : str or path
        Plain or gzipped.
    directed : bool or None
        None takes the graph as the file says (undirected if it says nothing); else it is an error if
        the file says otherwise.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.
    weight : str
        Name of the entry of a link that is its weight; D3 often has ``value``.

    Notes
    -----
    ``edges`` is read like ``links``. Where nodes have no ``id``, links name them by their place in the
    list, from 0, and their ``name`` is a trait.
    """

    weight: str = same(GraphFile, "weight", text="entry of a link that is its weight; D3 often has value")

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            All nodes, all links.
        """
        data = self._loaded()
        links = next((data[name] for name in ("links", "edges") if name in data), None)
        directed, nodes = data.get("directed", False), data.get("nodes")
        if not isinstance(links, list) or not isinstance(nodes, list):
            raise InputError(f"{self.path}: a node-link file has lists of nodes and of links (or edges)")
        if not isinstance(directed, bool):
            raise InputError(f"{self.path}: directed is true or false, got {directed!r}")
        people, ties = Builder(self.place, self.reading, "node"), Builder(self.place, self.reading, "link")
        numbered = not any(isinstance(node, dict) and "id" in node for node in nodes)
        for place, node in enumerate(nodes, start=1):
            about = _entry(people, place, node)
            people.person(place, str(place - 1) if numbered else _id(people, place, about, "id"), _plain(about))
        people.unit = ties.unit
        for place, link in enumerate(links, start=1):
            about = _entry(ties, place, link)
            ends = [_id(ties, place, about, end) for end in ("source", "target")]
            people.tie(place, ends[0], ends[1], about.pop(self.weight, None), directed)
            people.aside |= about.keys()
        return people.assembled()

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
    return dict(given)


def _id(into: Builder, place: int, about: dict[str, Any], key: str) -> str:
    value = about.pop(key, None)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise into.wrong(place, f"{key} is a number or text", value)
    return str(value)


def _plain(about: dict[str, Any]) -> dict[str, Any]:
    """Return values as numbers and text; lists and objects become the text they are written as."""
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value
        for name, value in about.items()
    }
