"""What NetworkX, SciPy and igraph write is read as they hold it: odd ids, ties, weights, traits, and luck."""

import io
import json
from random import Random

import networkx as nx
import numpy as np
import pytest
import scipy.io
import scipy.sparse

import sim
from sim.networks import GEXF, GML, JSON, AdjacencyList, EdgeData, GraphML, MatrixMarket, Pajek
from tests.unit.test_formats import load, ties

ODD = [
    *("ann", "Zoë", "李雷", "мы", "أحمد", "Ng, P.", "x  y", "d'Arc", "a&b", "<i>", "]]>", "a;b", "50 %", "=1+1", "@me"),
    *(
        "007",
        "-1",
        "1.5",
        "1e5",
        "12345678901234567890",
        "0x1F",
        "true",
        "[x]",
        "(y)",
        "a/b",
        "a\\b",
        "~",
        "😀",
        "👩\u200d👧",
    ),
    *("ﬁ", "Å", "x" * 300, "it's", "node", "*Edges", "%c", "é" * 50, "a|b", "2-Sep", "-", "&amp;", "&#39;", "µ", "_"),
]
QUOTED = ['say "hi"', '"', 'a"b']


def drawn(number, odd, directed=None):
    """Return a graph of some odd ids, with weights and traits."""
    rng = Random(number)
    ids = rng.sample(odd, rng.randint(3, 9)) if number % 5 else [str(one) for one in rng.sample(range(-50, 2000), 9)]
    directed = number % 2 == 0 if directed is None else directed
    graph = nx.DiGraph() if directed else nx.Graph()
    for one in ids:
        graph.add_node(
            one, age=rng.randint(1, 90), town=rng.choice(["Rome", "Köln", "<&>"]), label=f"{one} the {rng.random():.2f}"
        )
    for _ in range(2 * len(ids)):
        u, v = rng.sample(ids, 2)
        graph.add_edge(u, v, weight=rng.choice([1.0, 2.5, 0.125]))
    return graph


def written(write):
    def wrote(graph):
        out = io.BytesIO()
        write(graph, out)
        return out.getvalue()

    return wrote


def gml(graph):
    """Return GML, in which NetworkX takes the ids for labels, and has no place for others."""
    bare = graph.copy()
    for _, about in bare.nodes(data=True):
        about.pop("label")
    return "\n".join(nx.generate_gml(bare)).encode()


def pajek(graph):
    bare = type(graph)(graph)
    for _, about in bare.nodes(data=True):
        about.clear()
    return written(nx.write_pajek)(bare)


FORMATS = {
    "graphml": (GraphML, written(nx.write_graphml), ODD + QUOTED),
    "gexf": (GEXF, written(nx.write_gexf), ODD + QUOTED),
    "gml": (GML, gml, ODD + QUOTED),
    "json": (JSON, lambda graph: json.dumps(nx.node_link_data(graph, edges="links")).encode(), ODD + QUOTED),
    "pajek": (Pajek, pajek, ODD),  # NetworkX writes quotes within labels as they are, which nobody can read
    "edge_data": (EdgeData, written(lambda g, out: nx.write_edgelist(g, out, delimiter="\t")), ODD + QUOTED),
    "adjacency_list": (AdjacencyList, written(lambda g, out: nx.write_adjlist(g, out, delimiter="\t")), ODD + QUOTED),
}


@pytest.mark.parametrize("kind", FORMATS)
def test_fifty_sets_of_odd_ids_come_through(tmp_path, kind):
    source, write, odd = FORMATS[kind]
    for number in range(50):
        graph = drawn(number, odd)
        if kind in ("edge_data", "adjacency_list"):
            graph.remove_nodes_from([*nx.isolates(graph)] if kind == "edge_data" else [])
        says = kind not in ("edge_data", "adjacency_list")
        settings = {} if says else {"directed": graph.is_directed()}
        network, people = load(tmp_path, source, write(graph), odd_ids="keep", **settings)
        weightless = nx.create_empty_copy(graph)
        weightless.add_edges_from(graph.edges)
        expected = sim.Network.of(weightless if kind == "adjacency_list" else graph)
        if all(isinstance(one, int) for one in network.ids.tolist()):  # ids that are all whole numbers are numbers
            expected = sim.Network.of(nx.relabel_nodes(weightless if kind == "adjacency_list" else graph, int))
        assert network.ids.tolist() == expected.ids.tolist(), (kind, number)
        assert (ties(network), network.directed) == (ties(expected), graph.is_directed()), (kind, number)
        assert network.fingerprint == expected.fingerprint
        if kind in ("graphml", "gexf", "gml", "json"):
            about = {str(one): told for one, told in graph.nodes(data=True)}
            names = ("age", "town") if kind in ("gml", "gexf") else ("age", "town", "label")
            for name in names:
                assert people.traits[name].tolist() == [about[str(one)][name] for one in network.ids.tolist()]
        if kind in ("graphml", "json"):
            assert list(network.shown) == [about[str(one)]["label"] for one in network.ids.tolist()]


@pytest.mark.parametrize("number", range(12))
def test_drawn_matrices_are_read_as_scipy_reads_them(tmp_path, number):
    rng = np.random.default_rng(number)
    cells = scipy.sparse.random_array(
        (30, 30), density=0.1, rng=rng, data_sampler=lambda size: rng.integers(1, 9, size)
    )
    cells = scipy.sparse.coo_array(scipy.sparse.tril(cells, -1)) if number % 2 else cells
    cells = cells + cells.T if number % 2 else cells
    scipy.io.mmwrite(tmp_path / "x.mtx", cells, symmetry="symmetric" if number % 2 else "general")
    network = MatrixMarket(tmp_path / "x.mtx").build()[0]
    theirs = nx.from_scipy_sparse_array(
        scipy.io.mmread(tmp_path / "x.mtx", spmatrix=False), create_using=nx.Graph if number % 2 else nx.DiGraph
    )
    theirs.remove_edges_from([*nx.selfloop_edges(theirs)])
    assert ties(network) == ties(sim.Network.of(nx.relabel_nodes(theirs, lambda one: one + 1)))


@pytest.mark.parametrize("number", range(12))
def test_drawn_networks_are_read_as_networkx_reads_them(tmp_path, number):
    graph = nx.relabel_nodes(
        nx.gnp_random_graph(25, 0.15, seed=number, directed=number % 2 == 0), lambda one: f"p {one}"
    )
    for u, v in graph.edges:
        graph.edges[u, v]["weight"] = Random(f"{u} {v}").choice([1.0, 2.5])
    for write, peer, name in (
        (nx.write_graphml, nx.read_graphml, "x.graphml"),
        (nx.write_gexf, nx.read_gexf, "x.gexf"),
        (nx.write_gml, nx.read_gml, "x.gml"),
        (nx.write_pajek, nx.read_pajek, "x.net"),
    ):
        write(graph, tmp_path / name)
        theirs = sim.Network.of(peer(tmp_path / name))
        assert (ties(sim.read(tmp_path / name)[0]), sim.read(tmp_path / name)[0].directed) == (
            ties(theirs),
            theirs.directed,
        )


def test_where_networkx_is_wrong_about_pajek(tmp_path):
    """It takes the last of a list of arcs for a weight; a second section of arcs it reads as we do."""
    path, vertices = tmp_path / "x.net", '*Vertices 3\n1 "a"\n2 "b"\n3 "c"\n'
    path.write_text(vertices + "*Arcslist\n1 2 3\n")
    assert [*nx.read_pajek(path).edges(data="weight")] == [("a", "b", 3)]
    assert ties(sim.read(path)[0]) == {("a", "b"): 1, ("a", "c"): 1}
    path.write_text(vertices + "*Arcs\n1 2 1\n*Arcs\n2 3 1\n")
    assert {(u, v) for u, v, _ in nx.read_pajek(path).edges} == set(ties(sim.read(path)[0])) == {("a", "b"), ("b", "c")}


def test_what_igraph_writes_is_read_as_it_holds_it(tmp_path):
    igraph = pytest.importorskip("igraph", reason="igraph is not installed")
    for number in range(50):
        graph = drawn(number, ODD + QUOTED)
        theirs = igraph.Graph(directed=graph.is_directed())
        theirs.add_vertices(list(graph))
        theirs.vs["age"] = [graph.nodes[one]["age"] for one in graph]
        theirs.add_edges(list(graph.edges))
        theirs.es["weight"] = [about["weight"] for *_, about in graph.edges(data=True)]
        expected = sim.Network.of(theirs)
        for write, name in ((theirs.write_graphml, "x.graphml"), (theirs.write_gml, "x.gml")):
            write(str(tmp_path / name))
            network, people = sim.read(tmp_path / name, odd_ids="keep")
            assert list(map(str, network.ids.tolist())) == sorted(map(str, network.ids.tolist())) or number % 5 == 0
            assert (ties(network), network.directed) == (ties(expected), expected.directed), (name, number)
            ages = [graph.nodes[str(one)]["age"] for one in network.ids.tolist()]
            assert people.traits["age"].tolist() == ages
