"""Read a network from GML, the graph modelling language."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
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

_TOKEN = re.compile(r'\s*(?:(?P<word>[^\s\[\]"#][^\s\[\]"]*)|(?P<text>"[^"]*")|(?P<bracket>[\[\]])|#[^\n]*|\Z)')
_DEEPEST = 50

Value = Any
Record = list[tuple[str, Value, int]]


@dataclass(frozen=True)
class GML(GraphFile):
    """A GML file: nodes become people, their label and other values traits, edges ties.

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
        Kinds of ties to read, by the value relation, layer, kind or type of edges; or "all".
    times : str
        Which ties are read where they change with time: "refuse", "ever", or a slice "FROM..TO".
    weight : str
        Name of the value of an edge that is its weight, often ``value``; "none" leaves weights aside.
    columns : mapping of str to str, or None
        Which attribute of people holds a trait, by the name of the trait: ``{"fee": "Honorar"}``.

    Notes
    -----
    Ids of nodes are numbers in this format. If all nodes have a label (or a name) and all differ, these are the
    ids of people, as in other formats.

    References
    ----------
    Himsolt, "GML: A portable graph file format", technical report, University of Passau (1997).
    """

    weight: str = same(GraphFile, "weight", text="value of an edge that is its weight; often value")

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            All nodes, all edges.
        """
        builder = Builder(self.place, self.reading, weighing=self.weighing)
        text = text_of(self.place, "a GML file", self.encoding)
        graphs = [
            (value, line) for key, value, line in _record(self.place, _tokens(self.place, text), 0) if key == "graph"
        ]
        if len(graphs) != 1 or not isinstance(graphs[0][0], list):
            raise InputError(f"{self.path}: a GML file has one graph [ ... ], got {len(graphs)}")
        _gather(builder, graphs[0][0])
        return builder.assembled()


def _tokens(path: Path, text: str) -> Iterator[tuple[str, str, int]]:
    """Yield kind, text and line of each token."""
    place, line = 0, 1
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            raise at(path, f"line {line}", "text ends with a quote, this one does not", text[place : place + 60])
        kind, before = found.lastgroup, line
        line += text.count("\n", place, found.end())
        if kind:
            yield kind, found[kind], line if kind != "text" else before + text.count("\n", place, found.start(kind))
        place = found.end()
    yield "end", "", line


def _record(path: Path, tokens: Iterator[tuple[str, str, int]], depth: int) -> Record:
    """Return the pairs of key and value up to the closing bracket, or to the end outside of all."""
    record: Record = []
    for kind, token, line in tokens:
        if (token == "]" and depth) or (kind == "end" and not depth):
            return record
        if kind != "word" or depth > _DEEPEST:
            raise at(
                path, f"line {line}", "a list holds keys with values and ends with ]", token or "the end of the file"
            )
        kind, value, at_line = next(tokens)
        if kind == "bracket" and value == "[":
            record.append((token, _record(path, tokens, depth + 1), line))
        elif kind == "text" and value.endswith('\\"'):
            raise at(path, f"line {at_line}", "a quote in a text is written &quot; and no backslash ends it", value)
        elif kind in ("text", "word"):
            record.append((token, html.unescape(value[1:-1]) if kind == "text" else value, line))
        else:
            raise at(path, f"line {at_line}", f"{token} is a number, a text or a list", value)
    raise at(path, "the end", "each [ has a ]")


def _gather(into: Builder, graph: Record) -> None:
    directed, nodes = _directed(into, graph), _nodes(into, graph)
    names = _names(nodes)
    for person, (line, about) in nodes.items():
        into.person(line, names[person], about)
    for key, value, line in graph:
        if key == "edge":
            about = _flat(into, key, value, line)
            ends = [_needed(into, about, end, line) for end in ("source", "target")]
            src, dst = (names.get(end, end) for end in ends)
            into.tie(line, src, dst, arc=directed, about=about)


def _directed(into: Builder, graph: Record) -> bool:
    said = [(value, line) for key, value, line in graph if key == "directed"]
    for value, line in said:
        if value not in ("0", "1"):
            raise into.wrong(line, "directed is 0 or 1", value)
    return bool(said) and said[-1][0] == "1"


def _nodes(into: Builder, graph: Record) -> dict[str, tuple[int, dict[str, str]]]:
    """Return line and values of each node by its id."""
    nodes: dict[str, tuple[int, dict[str, str]]] = {}
    for key, value, line in graph:
        if key == "node":
            about = _flat(into, key, value, line)
            person = _needed(into, about, "id", line)
            if person in nodes:
                raise into.wrong(line, "each person has an id of their own", person)
            nodes[person] = line, about
    return nodes


def _names(nodes: dict[str, tuple[int, dict[str, str]]]) -> dict[str, str]:
    """Return what people are called, by the ids of nodes: by label or name where all have one of their own."""
    for key in ("label", "name"):
        called = [about.get(key, "") for _, about in nodes.values()]
        if nodes and "" not in called and len(set(called)) == len(called):
            return {person: about.pop(key) for person, (_, about) in nodes.items()}
    return {person: person for person in nodes}


def _flat(into: Builder, key: str, record: Value, line: int) -> dict[str, str]:
    """Return the values that are no lists; lists say how to draw."""
    if not isinstance(record, list):
        raise into.wrong(line, f"{key} is a list in brackets", record)
    return {name: value for name, value, _ in record if isinstance(value, str)}


def _needed(into: Builder, about: dict[str, str], key: str, line: int) -> str:
    if key not in about:
        raise into.wrong(line, f"{key} has to be given, here it is not")
    return about.pop(key)
