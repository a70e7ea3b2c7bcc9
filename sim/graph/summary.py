"""What a network looks like, in a few numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

from sim.errors import harmless
from sim.graph.degrees import Degrees, assortativity, reciprocity
from sim.graph.triangles import Triangles
from sim.network import Network
from sim.people import People
from sim.words import number, percent, say, sentence


@dataclass(frozen=True)
class Attribute:
    """A trait that was found.

    Parameters
    ----------
    kind : str
        "number" or "text".
    missing : int
        People for whom it is not given.
    different : int
        How many different values people have.
    """

    kind: str
    missing: int
    different: int


@dataclass(frozen=True)
class Summary:
    """What a network looks like.

    Parameters
    ----------
    people, ties : int
        How many; an undirected tie counts once.
    directed : bool
        Whether ties have a direction.
    isolated : int
        People without a tie.
    components : int
        Parts between which there are no ties, whatever their direction; isolated people are parts, too.
    largest : float
        Share of people in the largest of them.
    reciprocity : float or None
        Share of ties that also run back; None for undirected ones.
    listeners : Degrees
        How many hear a person.
    sources : Degrees or None
        How many a person hears; None for undirected ties, where it is the same.
    triangles : int or None
        Three people who are all in contact, directions ignored; None if they were not counted.
    transitivity : float or None
        Share of pairs of contacts of a person that are in contact themselves, over all such pairs; None if
        there is none.
    clustering : float
        The same share of each person, averaged over people; 0 for who has fewer than two contacts.
    clustering_exact : bool
        Whether all pairs were looked at, and not 100,000 of them at random.
    assortativity : float or None
        Correlation over ties of the speaker's listeners with the listener's sources; None if one of
        them does not vary.
    attributes : mapping of str to Attribute
        Traits by name.
    """

    people: int
    ties: int
    directed: bool
    isolated: int
    components: int
    largest: float
    reciprocity: float | None
    listeners: Degrees
    sources: Degrees | None
    triangles: int | None
    transitivity: float | None
    clustering: float
    clustering_exact: bool
    assortativity: float | None
    attributes: Mapping[str, Attribute]

    def as_dict(self, table: bool = True) -> dict[str, Any]:
        """Return it as plain values.

        Parameters
        ----------
        table : bool
            Whether with the number of people for each number of ties.

        Returns
        -------
        dict
            To be written as JSON.
        """
        about = asdict(self)
        for name in ("listeners", "sources"):
            if about[name] is not None and not table:
                del about[name]["table"]
        return about

    def sentences(self) -> str:
        """Return it for the terminal.

        Returns
        -------
        str
            Two or three lines.
        """
        degrees = say("degrees.listeners" if self.directed else "degrees.ties", degrees=self.listeners.sentence())
        if self.sources is not None:
            degrees += " " + say("degrees.sources", degrees=self.sources.sentence())
        lines = [sentence("; ".join(self._shape())), degrees]
        if self.attributes:
            named = (say("with-name", label=name, name=_said(one)) for name, one in self.attributes.items())
            lines.append(say("traits", traits=", ".join(named)))
        return harmless("\n".join(lines))

    def _shape(self) -> Iterator[str]:
        yield say("shape-directed" if self.directed else "shape-undirected")
        several = {"count": self.components, "share": percent(self.largest, 1)}
        yield say("shape-components.several", **several) if self.components > 1 else say("shape-components")
        if self.reciprocity is not None:
            yield say("shape-reciprocity", share=percent(self.reciprocity, 1))
        clustering = {"transitivity": _shown(self.transitivity), "clustering": _shown(self.clustering)}
        yield say("shape-clustering" if self.clustering_exact else "shape-clustering.sampled", **clustering)
        yield say("shape-assortativity", value=_shown(self.assortativity))


def _shown(value: float | None) -> str:
    return say("undefined") if value is None else number(round(value, 3))


def _said(one: Attribute) -> str:
    kind = say(f"trait-{one.kind}")
    return say("traits.missing", kind=kind, count=one.missing) if one.missing else kind


def summary(network: Network, people: People) -> Summary:
    """Return what a network looks like.

    Parameters
    ----------
    network : Network
        Who hears whom.
    people : People
        Traits, a row for each person of the network.

    Returns
    -------
    Summary
        Exact, but for transitivity and clustering where counting would take long, which is said.
    """
    n, m = network.n, network.m
    matrix = sparse.csr_array((np.ones(m, dtype=np.int8), network.listener, network.start), shape=(n, n))
    components, label = csgraph.connected_components(matrix, directed=False)
    triangles = Triangles.of(network)
    return Summary(
        people=n,
        ties=m if network.directed else m // 2,
        directed=network.directed,
        isolated=int(((network.listeners == 0) & (network.sources == 0)).sum()),
        components=int(components),
        largest=float(np.bincount(label).max() / n),
        reciprocity=reciprocity(network) if network.directed else None,
        listeners=Degrees.of(network.listeners),
        sources=Degrees.of(network.sources) if network.directed else None,
        triangles=triangles.count,
        transitivity=triangles.transitivity,
        clustering=triangles.clustering,
        clustering_exact=triangles.exact,
        assortativity=assortativity(network),
        attributes={name: _attribute(values) for name, values in people.traits.items()},
    )


def _attribute(values: NDArray[Any]) -> Attribute:
    number = values.dtype.kind == "f"
    missing = np.isnan(values) if number else values == ""
    different = len(np.unique(values[~missing]))
    return Attribute("number" if number else "text", int(missing.sum()), different)
