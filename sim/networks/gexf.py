"""Read a network from GEXF, the format of Gephi."""

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
class GEXF(GraphFile):
    """A GEXF file (1.1 to 1.3): nodes become people, their label and attributes traits, edges ties.

    Parameters
    ----------
    path : str or path
        Plain or gzipped.
    directed : bool or None
        None takes each edge as the file says; else it is an error if an edge says otherwise.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.
    weight : str
        Attribute that holds the weight, of the edge itself or among those declared.

    Notes
    -----
    A mutual edge is an undirected tie. Nodes inside nodes are people like others; how a graph is drawn
    is passed over. Values that change with time are refused.

    References
    ----------
    GEXF Working Group, "GEXF 1.2draft Primer" (2012).
    """

    weight: str = same(GraphFile, "weight", text="attribute of edges that holds the weight")

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            All nodes, all edges.
        """
        builder = Builder(self.place, self.reading)
        reader = _Reader(builder, self.weight)
        Walk(self.place, "gexf", reader.start, reader.end).through(unpacked(self.place), self.encoding)
        return builder.assembled()


_TYPES = {"directed": True, "undirected": False, "mutual": False}
_OWN = ("id", "source", "target", "type", "weight")


@dataclass(eq=False)
class _Reader:
    into: Builder
    weight: str
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    defaults: dict[str, dict[str, str]] = field(default_factory=lambda: {"node": {}, "edge": {}})
    values: dict[int, dict[str, str]] = field(default_factory=dict)
    arc: bool = False

    def start(self, element: Element, around: list[Element]) -> None:
        if element.name == "graph":
            if element.about.get("mode", "static") != "static":
                raise self.into.wrong(element.line, "mode is static", element.about["mode"])
            self.arc = self._type(element, "defaultedgetype", False)
        elif element.name == "attribute":
            kind = around[-1].about.get("class", "")
            self.titles[kind, element.about.get("id", "")] = element.about.get("title") or element.about.get("id", "")
        elif element.name in ("node", "edge"):
            self.values[id(element)] = dict(self.defaults[element.name])
        elif element.name == "attvalue":
            self._attvalue(element, around)

    def _type(self, element: Element, name: str, default: bool) -> bool:
        said = element.about.get(name)
        if said is None:
            return default
        if said not in _TYPES:
            raise self.into.wrong(element.line, f"{name} is {', '.join(_TYPES)}", said)
        return _TYPES[said]

    def _attvalue(self, element: Element, around: list[Element]) -> None:
        owner = next((one for one in reversed(around) if one.name in ("node", "edge")), None)
        if owner is None:
            return
        key = element.about.get("for", element.about.get("id", ""))
        if (owner.name, key) not in self.titles:
            raise self.into.wrong(element.line, "a value is for an attribute that is declared before", key)
        if element.about.get("value", "") != "":
            self.values[id(owner)][self.titles[owner.name, key]] = element.about["value"]

    def end(self, element: Element, around: list[Element]) -> None:
        finish = {"default": self._default, "node": self._node, "edge": self._edge}.get(element.name)
        if finish is not None:
            finish(element, around)

    def _default(self, element: Element, around: list[Element]) -> None:
        kind = next((one.about.get("class", "") for one in around if one.name == "attributes"), "")
        if kind in self.defaults and around[-1].name == "attribute":
            self.defaults[kind][self.titles[kind, around[-1].about.get("id", "")]] = element.text.strip()

    def _node(self, element: Element, around: list[Element]) -> None:
        about = self.values.pop(id(element))
        label = {"label": element.about["label"]} if element.about.get("label") else {}
        self.into.person(element.line, element.about.get("id", ""), label | about)

    def _edge(self, element: Element, around: list[Element]) -> None:
        own, about = element.about, self.values.pop(id(element))
        arc = self._type(element, "type", self.arc)
        weight = about.pop(self.weight, own.get(self.weight))
        self.into.tie(element.line, own.get("source", ""), own.get("target", ""), weight, arc)
        self.into.aside |= about.keys() | (own.keys() - set(_OWN)) | ({"weight"} & own.keys() - {self.weight})
