"""Read a network from GraphML."""

from __future__ import annotations

from dataclasses import dataclass, field

from sim.network import Network
from sim.networks.base import GraphFile
from sim.networks.builder import Builder
from sim.networks.markup import Element, Walk
from sim.people import People
from sim.reading import unpacked
from sim.settings import same


@dataclass(frozen=True)
class GraphML(GraphFile):
    """A GraphML file: nodes with their data become people with traits, edges ties.

    Parameters
    ----------
    path : str or path
        Plain or packed (gz, bz2, zip).
    directed : bool or None
        None takes each edge as the file says; else it is an error if an edge says otherwise.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, rounded numbers.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.
    relation : str, sequence of str, or None
        Kinds of ties to read, by the edge data relation, layer, kind or type; or "all".
    times : str
        Which ties are read where they change with time: "refuse", "ever", or a slice "FROM..TO".
    weight : str
        Name of the edge data that hold the weight; "none" leaves weights aside.
    columns : mapping of str to str, or None
        Which attribute of people holds a trait, by the name of the trait: ``{"fee": "Honorar"}``.

    Notes
    -----
    If nodes are numbered n0, n1 ..., as igraph does, and all have a name of their own, these are the ids.
    Graphs inside nodes are read as more people. Ports and data without a key are left aside, hyperedges refused.

    References
    ----------
    Brandes et al., "GraphML progress report", Graph Drawing, LNCS 2265:501 (2002).
    """

    weight: str = same(GraphFile, "weight", text="edge data that hold the weight")

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            All nodes, all edges.
        """
        builder = Builder(self.place, self.reading, weighing=self.weighing)
        reader = _Reader(builder)
        Walk(self.place, "graphml", reader.start, reader.end, reader.drawn).through(unpacked(self.place), self.encoding)
        reader.name()
        return builder.assembled()


@dataclass(eq=False)
class _Reader:
    into: Builder
    keys: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, dict[str, str]] = field(default_factory=lambda: {"node": {}, "edge": {}})
    data: dict[int, dict[str, str]] = field(default_factory=dict)
    key: dict[str, str] = field(default_factory=dict)
    arcs: list[bool] = field(default_factory=list)

    def start(self, element: Element, around: list[Element]) -> None:
        if element.name == "key":
            self.key = element.about
            name = element.about.get("attr.name") or element.about.get("id", "")
            self.keys[element.about.get("id", "")] = name
        elif element.name == "graph":
            self.arcs.append(self._edgedefault(element))
        elif element.name in ("node", "edge"):
            self.data[id(element)] = dict(self.defaults[element.name])
        elif element.name == "hyperedge":
            raise self.into.wrong(element.line, "a network has nodes and edges between two of them", element.name)
        elif element.name == "port":
            self.into.leave("port")

    def _edgedefault(self, element: Element) -> bool:
        said, asked = element.about.get("edgedefault"), self.into.reading.directed
        if said is None and asked is not None:
            return asked
        if said not in ("directed", "undirected"):
            raise self.into.wrong(
                element.line,
                "edgedefault is directed or undirected; where it is not given, directed=true or false says it",
                said or "",
            )
        return said == "directed"

    def drawn(self, element: Element, around: list[Element]) -> None:
        """Take the label of a node that yEd draws."""
        if element.foreign == "NodeLabel" and element.text.strip():
            owner = next((one for one in reversed(around) if one.name in ("node", "edge")), None)
            if owner is not None and owner.name == "node":
                self.data[id(owner)].setdefault("label", element.text.strip())

    def end(self, element: Element, around: list[Element]) -> None:
        finish = {
            "graph": self._graph,
            "default": self._default,
            "data": self._data,
            "node": self._node,
            "edge": self._edge,
        }.get(element.name)
        if finish is not None:
            finish(element, around)

    def _graph(self, element: Element, around: list[Element]) -> None:
        self.arcs.pop()

    def _default(self, element: Element, around: list[Element]) -> None:
        for one in ("node", "edge"):
            if self.key.get("for", "all") in (one, "all"):
                name = self.key.get("attr.name") or self.key.get("id", "")
                self.defaults[one][name] = element.text.strip()

    def _data(self, element: Element, around: list[Element]) -> None:
        own = self.data.get(id(around[-1]))
        key = element.about.get("key", "")
        if own is None:
            return
        if key not in self.keys:
            self.into.leave(f"undeclared data {key}")
        elif element.text.strip():
            own[self.keys[key]] = element.text.strip()

    def _node(self, element: Element, around: list[Element]) -> None:
        self.into.person(element.line, element.about.get("id", ""), self.data.pop(id(element)))

    def name(self) -> None:
        """Call people by their names if igraph wrote the file: it numbers nodes n0, n1 ... whatever they are called."""
        people = self.into.people
        if people and all(person == f"n{place}" for place, person in enumerate(people)):
            called = [str(about.get("name") or "") for about in people.values()]
            if "" not in called and len(set(called)) == len(called):
                self.into.rename(dict(zip(people, called, strict=True)), "name")

    def _edge(self, element: Element, around: list[Element]) -> None:
        said, about = element.about.get("directed"), self.data.pop(id(element))
        if said not in (None, "true", "false"):
            raise self.into.wrong(element.line, "directed is true or false", said)
        if not self.arcs:
            raise self.into.wrong(element.line, "an edge stands in a graph")
        arc = self.arcs[-1] if said is None else said == "true"
        ends = (element.about.get("source", ""), element.about.get("target", ""))
        self.into.tie(element.line, *ends, arc=arc, about=about)
