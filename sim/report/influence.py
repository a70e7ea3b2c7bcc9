"""Who convinced whom as files that Gephi, Cytoscape, yEd and NetworkX read: GraphML and GEXF."""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx

from sim.errors import harmless

MOST_TIES = 50_000
"""Networks with more ties are written with those alone on which something was heeded."""


def write_influence(graph: nx.DiGraph, file: Path) -> None:
    """Write a graph as GraphML and GEXF, the same bytes each time.

    Parameters
    ----------
    graph : networkx.DiGraph
        As `sim.Outcome.influence` returns it.
    file : pathlib.Path
        Where to put it, without the ending.
    """
    plain = nx.relabel_nodes(graph, {person: harmless(str(person)) for person in graph})
    for _, about in plain.nodes(data=True):
        about["label"] = harmless(about["label"])
    nx.write_graphml_xml(plain, f"{file}.graphml", named_key_ids=False)
    text = re.sub(r' lastmodifieddate="[^"]*"', "", "\n".join(nx.generate_gexf(plain)))
    Path(f"{file}.gexf").write_text(text + "\n", encoding="utf-8")
