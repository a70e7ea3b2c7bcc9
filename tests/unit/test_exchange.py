"""Networks go to other libraries and come back."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from scipy import sparse

import sim
from sim.given import as_population
from sim.network import Network

ROOT = Path(__file__).parent.parent.parent

NETWORKS = {
    "directed": Network.from_edges([5, 2, 5, 2], [2, 9, 9, 5], [1, 0, 0.5, 3], directed=True, nodes=[1]),
    "undirected": Network.from_edges(["b", "b"], ["a", "c"], [2, 0.1], nodes=["z"]),
    "numbers": Network.from_edges([0.5], [2.0]),
    "tuples": Network.from_networkx(nx.grid_2d_graph(2, 3)),
    "nobody tied": Network.from_edges([], [], nodes=[3]),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_comes_back_from_networkx_the_same(name):
    network = NETWORKS[name]
    graph = network.to_networkx()
    back = Network.from_networkx(graph)
    assert back.fingerprint == network.fingerprint
    assert (back.directed, back.ids.tolist()) == (network.directed, network.ids.tolist())
    assert type(graph) is (nx.DiGraph if network.directed else nx.Graph)
    assert list(graph) == network.ids.tolist()
    assert graph.number_of_edges() == network.counts.ties
    assert {type(weight) for *_, weight in graph.edges(data="weight")} <= {float}


def test_an_edge_runs_from_speaker_to_listener():
    assert set(NETWORKS["directed"].to_networkx().edges) == {(2, 5), (2, 9), (5, 2), (5, 9)}


def test_traits_come_along():
    network = NETWORKS["undirected"]
    people = sim.People.from_rows(network, {"a": {"phi": 0.5}, "z": {"circle": "x"}})
    graph = network.to_networkx(people.traits)
    assert dict(graph.nodes(data=True)) == {"a": {"phi": 0.5}, "b": {}, "c": {}, "z": {"circle": "x"}}
    back = sim.People.from_networkx(graph, network)
    assert {name: values.tobytes() for name, values in back.traits.items()} == {
        name: values.tobytes() for name, values in people.traits.items()
    }
    with pytest.raises(sim.InputError, match=r"trait 'phi' has one value per person \(4\), got 2"):
        network.to_networkx({"phi": np.zeros(2)})


ROWS = [("b", "a", 2.0), ("a", "b", 1.0), ("c", "c", 1.0), ("a", "c", 0.0), ("a", "c", 0.5)]
FRAME = pd.DataFrame(ROWS, columns=["src", "dst", "weight"])
TIES = np.array([[0, 2, 0, 0], [1, 0, 0, 0], [0, 0.5, 3, 0], [0, 0, 0, 0]])


class Several:
    """Vertices or edges of igraph: as many as there are, and an attribute of all by its name."""

    def __init__(self, count, **columns):
        self.count, self.columns = count, columns

    def __len__(self):
        return self.count

    def __getitem__(self, name):
        return list(self.columns[name])

    def attributes(self):
        return list(self.columns)


class IGraph:
    """What is asked of a graph of igraph.

    igraph is no dependency, and has no part in the tests' environment: it is known by these four names alone, and so
    is this stand-in. It answers as the documentation of igraph says: edges are pairs of numbers of vertices, and an
    attribute that a vertex or edge lacks is None.
    """

    def __init__(self, edges, directed, vs, es):
        self.edges, self.directed, self.vs, self.es = edges, directed, vs, es

    def get_edgelist(self):
        return list(self.edges)

    def is_directed(self):
        return self.directed


def igraph(directed=False, **names):
    edges = [(1, 0), (0, 1), (2, 2), (0, 2), (0, 2)]
    people = Several(4, **names, phi=[0.5, None, 1.0, None], circle=["x", "y", None, "x"])
    return IGraph(edges, directed, people, Several(5, weight=[2.0, None, 1.0, 0.0, 0.5], since=[1, 2, 3, 4, 5]))


def known(network):
    return network.fingerprint, network.directed, network.counts


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize(
    "given",
    [
        ROWS,
        tuple(map(list, ROWS)),
        FRAME,
        FRAME.rename(columns={"src": "Source", "dst": "TARGET"})[["weight", "TARGET", "Source"]],
        FRAME.astype({"src": "category", "weight": "Float64"}),
    ],
    ids=["triples", "lists", "frame", "other names and order", "other types"],
)
def test_pairs_and_frames_are_read_as_the_same_rows_in_a_csv_file(given, directed, tmp_path):
    FRAME.to_csv(tmp_path / "ties.csv", index=False)
    network, _ = sim.networks.CSV(tmp_path / "ties.csv", directed=directed).build()
    expected = replace(network.counts, header="")
    assert expected.loops == 1
    assert expected.duplicates == (1 if directed else 2)
    own = Network.of(given, directed=directed)
    assert known(own) == (network.fingerprint, directed, expected)
    if not directed:
        assert known(Network.of(given)) == known(own)


def test_a_pair_without_a_weight_weighs_one():
    assert known(Network.of(zip("ab", "bc", strict=True))) == known(Network.from_edges(["a", "b"], ["b", "c"]))
    assert Network.of([(1, 2), (2, 3, 0.5)]).ties["weight"].tolist() == [1, 1, 0.5, 0.5]


def test_columns_that_are_not_read_are_counted():
    network = Network.of(FRAME.assign(since=1, source=7))
    assert network.counts.aside == "since, source"
    assert "left unread: since, source" in network.counts.sentence()
    graph = nx.Graph()
    graph.add_edge(1, 2, weight=2, since=1990)
    assert Network.from_networkx(graph).counts.aside == "since"


@pytest.mark.parametrize(
    "kind", [np.array, sparse.csr_matrix, *(getattr(sparse, f"{form}_array") for form in ("csr", "csc", "coo", "lil"))]
)
def test_a_matrix_is_read_as_the_same_matrix_in_a_file(kind, tmp_path):
    for cells in (TIES, TIES + TIES.T):
        np.savetxt(tmp_path / "matrix.csv", cells, delimiter=",")
        network, _ = sim.networks.Matrix(tmp_path / "matrix.csv").build()
        own = Network.of(kind(cells))
        assert own.ids.tolist() == [0, 1, 2, 3]
        assert (own.directed, own.counts) == (network.directed, network.counts)
        assert own.listener.tolist() == network.listener.tolist()
        assert own.ties["weight"].tolist() == network.ties["weight"].tolist()
        graph = nx.from_numpy_array(cells, create_using=nx.DiGraph if own.directed else nx.Graph)
        assert own.fingerprint == Network.from_networkx(graph).fingerprint


def test_what_is_stored_of_a_sparse_matrix_is_what_it_means_and_stays_as_it_was():
    given = sparse.coo_array(([1.0, 2.0, 0.0], ([0, 0, 1], [1, 1, 2])), shape=(3, 3))
    network = Network.of(given)
    assert network.ties["weight"].tolist() == [3]
    assert (network.counts.rows, network.counts.duplicates) == (1, 0)
    assert (given.nnz, given.data.tolist(), given.row.tolist()) == (3, [1, 2, 0], [0, 0, 1])
    assert Network.of(np.array([[False, True], [True, False]])).counts.ties == 1


@pytest.mark.parametrize("directed", [False, True])
def test_a_graph_of_igraph_is_read_like_the_same_rows(directed):
    network = Network.of(igraph(directed, name=["a", "b", "c", "z"]))
    rows = Network.from_edges(*zip(*ROWS, strict=True), directed=directed, nodes=["z"])
    assert known(network) == (rows.fingerprint, directed, replace(rows.counts, aside="since"))
    assert Network.of(igraph()).ids.tolist() == [0, 1, 2, 3]


def test_attributes_of_vertices_are_traits():
    network, people = as_population(igraph(name=["c", "b", "a", "z"]), None)
    assert network.ids.tolist() == ["a", "b", "c", "z"]
    assert people.number("phi", -1, -1).tolist() == [1.0, -1.0, 0.5, -1.0]
    assert people.traits["circle"].tolist() == ["", "y", "x", "x"]
    assert set(people.traits) == {"phi", "circle"}


def same_outcome(given, **more):
    theory = sim.theories.IndependentCascade(p=0.5)
    return sim.simulate(given, theory, seeds=[0], worlds=5, root_seed=3, **more).days.tolist()


def test_every_door_takes_them_all():
    plain = nx.Graph(sorted(nx.karate_club_graph().edges))
    people, frame = sorted(plain), nx.to_pandas_edgelist(plain)
    forms = [frame, list(plain.edges), nx.to_scipy_sparse_array(plain, people), nx.to_numpy_array(plain, people)]
    expected = same_outcome(plain)
    for form in forms:
        assert same_outcome(form) == expected
        model = sim.word_of_mouth(form, sim.theories.IndependentCascade(p=0.5), seeds=[0], root_seed=3)
        assert len(model.people) == 34
    tables = [sim.compare(form, ["flow"], ["hubs"], 3, worlds=2).table for form in (plain, *forms)]
    assert all(table.equals(tables[0]) for table in tables)


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({}, "network is a Network, .* or a square matrix .*, got dict"),
        ("ab", "or a square matrix .*, got str"),
        (FRAME.src, "or a square matrix .*, got Series"),
        (np.ma.masked_array(TIES), "got MaskedArray"),
        (["ab"], "pairs .* or triples .*, got 'ab' at 0"),
        ([(1, 2), (1, 2, 3, 4)], r"got \(1, 2, 3, 4\) at 1"),
        ([(1, 2, {"weight": 1})], "weight is a number of 0 or more"),
        ([(1, 2), (1, None)], "an id is a number or text, got None"),
        ([], "at least one person"),
        (FRAME[["src"]], r"columns src,dst\[,weight\]; got src"),
        (pd.DataFrame(TIES), r"got 0, 1, 2, 3\. Rename them, or give a matrix as frame.to_numpy"),
        (FRAME.assign(dst=["a", None, "b", "c", "d"]), "dst has an id in each row, got none in row 2"),
        (FRAME.assign(weight=[1, np.nan, 1, 1, 1]), "weight is a number of 0 or more, got nan in row 2"),
        (FRAME.astype({"weight": "Float64"}).assign(weight=pd.NA), "weight is a number of 0 or more"),
        (np.zeros((2, 3)), r"a row and a column of numbers for each person, got shape \(2, 3\)"),
        (np.zeros(4), r"got shape \(4,\)"),
        (np.array([["a", "b"]] * 2), "of <U1"),
        (np.array([[0, -1], [-1, 0]]), "weight is a number of 0 or more, got -1.0 from 0 to 1"),
        (np.array([[0, np.nan], [1, 0]]), "weight is a number of 0 or more, got nan from 0 to 1"),
        (sparse.csr_array((0, 0)), "at least one person"),
        (igraph(name=["a", "b", "a", "z"]), "each person has a name of their own, got 'a' twice"),
        (igraph(name=["a", "b", None, "z"]), "an id is a number or text, got None"),
    ],
)
def test_what_is_no_network_is_said_in_one_line(given, complaint):
    with pytest.raises(sim.InputError, match=complaint) as found:
        sim.simulate(given, "flow", [0])
    assert "\n" not in str(found.value)


@pytest.mark.parametrize(
    ("given", "directed", "complaint"),
    [
        (nx.Graph([(1, 2)]), True, "which says it itself: it is undirected"),
        (igraph(True), False, "which says it itself: it is directed"),
        (TIES, False, "undirected ties are the same both ways; from 0 to 1 and back they are not"),
        (ROWS, "yes", "directed is True, False or None .*, got 'yes'"),
        (Network.of(ROWS), True, "directed is None or False for this network, got True"),
    ],
)
def test_a_direction_that_does_not_fit(given, directed, complaint):
    with pytest.raises(sim.InputError, match=complaint):
        Network.of(given, directed=directed)


def test_a_network_is_one_already_and_a_symmetric_matrix_may_be_directed():
    network = Network.of(ROWS)
    assert Network.of(network) is network
    assert Network.of(TIES + TIES.T, directed=True).counts.ties == 4


def test_pairs_load_no_pandas():
    code = "import sys, numpy as np, sim; sim.Network.of([(1, 2)]); assert 'pandas' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
