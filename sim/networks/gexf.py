"""Read a network from GEXF, the format of Gephi."""

from __future__ import annotations

from dataclasses import dataclass, field

from sim.network import Network
from sim.networks.base import GraphFile
from sim.networks.builder import Builder
from sim.networks.markup import Element, Walk
from sim.networks.times import Span, spans_of
from sim.people import People
from sim.reading import unpacked
from sim.settings import same


@dataclass(frozen=True)
class GEXF(GraphFile):
    """A GEXF file (1.1 to 1.3): nodes become people, their label and attributes traits, edges ties.

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
        Kinds of ties to read, by the attribute kind, relation, layer or type; or "all".
    times : str
        Which ties are read where they change with time: "refuse", "ever", or a slice "FROM..TO".
    weight : str
        Attribute that holds the weight, of the edge itself or among those declared; "none" leaves weights aside.
    columns : mapping of str to str, or None
        Which attribute of people holds a trait, by the name of the trait: ``{"fee": "Honorar"}``.

    Notes
    -----
    A mutual edge is an undirected tie. Nodes inside nodes are people like others; how a graph is drawn
    is passed over. People are there at all times; values of theirs that change with time are left aside.

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
        builder = Builder(self.place, self.reading, weighing=self.weighing)
        reader = _Reader(builder, self.weight)
        Walk(self.place, "gexf", reader.start, reader.end).through(unpacked(self.place), self.encoding)
        return builder.assembled()


_TYPES = {"directed": True, "undirected": False, "mutual": False}
_OWN = ("id", "source", "target", "type", "startopen", "endopen")
_MOMENT = ("start", "end", "startopen", "endopen", "timestamp", "timestamps")


@dataclass(eq=False)
class _Reader:
    into: Builder
    weight: str
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    defaults: dict[str, dict[str, str]] = field(default_factory=lambda: {"node": {}, "edge": {}})
    values: dict[int, dict[str, str]] = field(default_factory=dict)
    spans: dict[int, list[Span]] = field(default_factory=dict)
    arc: bool = False

    def start(self, element: Element, around: list[Element]) -> None:
        if element.name == "graph":
            self.arc = self._type(element, "defaultedgetype", False)
        elif element.name == "attribute":
            kind = around[-1].about.get("class", "")
            self.titles[kind, element.about.get("id", "")] = element.about.get("title") or element.about.get("id", "")
        elif element.name in ("node", "edge"):
            self.values[id(element)] = dict(self.defaults[element.name])
        elif element.name == "attvalue":
            self._attvalue(element, around)
        elif element.name == "spell":
            self._spell(element, around)

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
        title = self.titles.get((owner.name, key))
        if title is None:
            self.into.leave(f"undeclared value {key}")
        elif any(name in element.about for name in _MOMENT):
            if owner.name == "edge" and title == self.weight:
                raise self.into.wrong(
                    element.line,
                    "weights that change with time are not read; weight=none leaves them aside",
                    element.about.get("value", ""),
                )
            self.into.leave(f"changing {title}")
        elif element.about.get("value", "") != "":
            self.values[id(owner)][title] = element.about["value"]

    def _spell(self, element: Element, around: list[Element]) -> None:
        owner = next((one for one in reversed(around) if one.name in ("node", "edge")), None)
        if owner is not None and owner.name == "edge":
            about = {name.removesuffix("open"): element.about[name] for name in _MOMENT if name in element.about}
            self.spans.setdefault(id(owner), []).extend(spans_of(about))

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
        about = {name: value for name, value in own.items() if name not in _OWN} | about
        for end in ("start", "end"):
            if f"{end}open" in own:
                about.setdefault(end, own[f"{end}open"])
        ends = own.get("source", ""), own.get("target", "")
        self.into.tie(element.line, *ends, arc=arc, about=about, spans=self.spans.pop(id(element), ()))
