"""Who convinced whom as a NetworkX graph: ties of the network that say what was heeded on them."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np

from sim.credit.forest import Forest
from sim.credit.parents import CAUSES, Attribution
from sim.engines.base import Play
from sim.network import Network


def graph_of(
    network: Network, one: float, play: Play, found: Attribution, forest: Forest, all_ties: bool
) -> nx.DiGraph:
    """Return who convinced whom in a world.

    Parameters
    ----------
    network : Network
        Who hears whom.
    one : float
        What a voice is worth in the units of the law.
    play : Play
        How the campaign went.
    found : Attribution
        Words, shares and parents.
    forest : Forest
        The trees that parents make.
    all_ties : bool
        Whether ties on which nothing was heeded are in it, too.

    Returns
    -------
    networkx.DiGraph
        As `sim.Outcome.influence` describes it, with values of Python alone.
    """
    graph, ids = nx.DiGraph(), network.ids.tolist()
    columns = (play.days, found.cause, forest.depth, forest.size, network.listeners)
    rows = zip(ids, network.shown, *(column.tolist() for column in columns), strict=True)
    for person, called, day, cause, depth, size, contacts in rows:
        told: dict[str, Any] = {"label": called, "contacts": contacts, "by": CAUSES[cause]}
        graph.add_node(person, **told, **({"day": day, "depth": depth, "size": size} if day >= 0 else {}))
    if all_ties:
        ends = zip(network.speaker.tolist(), network.listener.tolist(), network.ties["weight"].tolist(), strict=True)
        graph.add_edges_from((ids[u], ids[v], {"weight": weight, "parent": False}) for u, v, weight in ends)
    words = found.words
    spoken = np.flatnonzero(words.tie >= 0)
    weight, share = network.ties["weight"][words.tie[spoken]], found.share[spoken]
    parent = found.parent[words.listener[spoken]] == words.speaker[spoken]
    evidence, day = words.evidence[spoken] / one, words.day[spoken]
    heeded = (words.speaker[spoken], words.listener[spoken], weight, parent, day, evidence, share)
    for u, v, *told_of in zip(*(column.tolist() for column in heeded), strict=True):
        graph.add_edge(
            ids[u], ids[v], **dict(zip(("weight", "parent", "day", "evidence", "share"), told_of, strict=True))
        )
    return graph
