"""What a network looks like: held against closed forms and NetworkX."""

import networkx as nx
import numpy as np
import pytest

import sim
from sim.graph.summary import summary
from sim.graph.triangles import Triangles
from sim.networks import CSV, Complete, Lattice, Ring


def of(graph):
    network = sim.Network.from_networkx(graph)
    return summary(network, sim.People.from_networkx(graph, network))


GRAPHS = [
    nx.karate_club_graph(),
    nx.davis_southern_women_graph(),
    nx.gnp_random_graph(80, 0.05, seed=1),
    nx.gnp_random_graph(80, 0.05, seed=2, directed=True),
    nx.scale_free_graph(100, seed=3),
    nx.barabasi_albert_graph(200, 3, seed=4),
]


@pytest.mark.parametrize("graph", GRAPHS)
def test_as_networkx_has_it(graph):
    one, plain = of(graph), nx.DiGraph(graph) if graph.is_directed() else nx.Graph(graph)
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    weak = nx.Graph(plain)
    assert (one.people, one.ties, one.directed) == (len(plain), plain.number_of_edges(), plain.is_directed())
    assert one.triangles == sum(nx.triangles(weak).values()) / 3
    assert one.transitivity == pytest.approx(nx.transitivity(weak), abs=1e-12)
    assert one.clustering == pytest.approx(nx.average_clustering(weak), abs=1e-12)
    assert one.assortativity == pytest.approx(nx.degree_assortativity_coefficient(plain))
    assert one.components == nx.number_connected_components(weak)
    assert one.largest == max(map(len, nx.connected_components(weak))) / len(plain)
    assert one.isolated == nx.number_of_isolates(plain)
    degree = [count for _, count in (plain.out_degree if plain.is_directed() else plain.degree)]
    assert (one.listeners.least, one.listeners.most) == (min(degree), max(degree))
    assert (one.listeners.lower, one.listeners.median, one.listeners.upper) == tuple(
        np.quantile(degree, [0.25, 0.5, 0.75])
    )
    assert sum(k * people for k, people in one.listeners.table.items()) == sum(degree)
    assert (one.reciprocity is None) == (not plain.is_directed())
    if plain.is_directed():
        assert one.reciprocity == pytest.approx(nx.overall_reciprocity(plain))
        assert one.sources.most == max(count for _, count in plain.in_degree)


def test_closed_forms():
    for source, share in (
        (Complete(20), 1.0),
        (Ring(50, 4), 0.5),
        (Ring(50, 2), 0.0),
        (Lattice(20, 20, 1), 3 / 7),
    ):
        one = summary(*source.build())
        assert (one.transitivity, one.assortativity, one.components) == (pytest.approx(share), None, 1)
        assert one.clustering == pytest.approx(share)  # everybody is alike
    star = of(nx.star_graph(9))
    assert (star.transitivity, star.assortativity) == (0.0, pytest.approx(-1))
    empty = of(nx.empty_graph(3))
    assert (empty.transitivity, empty.assortativity, empty.components, empty.isolated) == (None, None, 3, 3)
    assert (empty.triangles, empty.clustering, empty.largest) == (0, 0.0, 1 / 3)
    assert of(nx.empty_graph(3, create_using=nx.DiGraph)).reciprocity is None


@pytest.mark.parametrize(("name", "triangles"), [("facebook_combined", 1_612_010), ("email_eu_core", 105_461)])
def test_published_numbers_of_triangles(real_network, name, triangles):
    """Stanford Large Network Dataset Collection: ego-Facebook, email-Eu-core."""
    network, people = CSV(real_network(f"{name}.edges.csv.gz"), directed=name.startswith("email")).build()
    one, contacts = summary(network, people), nx.Graph(list(zip(network.speaker, network.listener, strict=True)))
    pairs = sum(degree * (degree - 1) // 2 for _, degree in contacts.degree)
    assert one.triangles == triangles
    assert one.transitivity == pytest.approx(3 * triangles / pairs)
    assert one.components == 1


@pytest.mark.parametrize("directed", [False, True])
def test_sampled_clustering_is_near_and_said_to_be_sampled(directed):
    network = sim.Network.from_networkx(nx.gnp_random_graph(150, 0.1, seed=5, directed=directed))
    exact, sampled = Triangles.of(network), Triangles.of(network, exact=0)
    assert (exact.exact, sampled.exact, sampled.count) == (True, False, None)
    assert abs(exact.transitivity - sampled.transitivity) < 4 * 0.0016
    assert abs(exact.clustering - sampled.clustering) < 4 * 0.0016
    assert Triangles.of(network, exact=0) == sampled


def test_it_is_told_in_a_few_lines():
    graph = nx.DiGraph([(1, 2), (2, 1), (2, 3)])
    graph.add_nodes_from([(4, {"town": "a\x1b[31m", "age": 3}), (1, {"town": "b", "age": 4})])
    one = of(graph)
    assert one.attributes["age"].kind == "number"
    assert (one.attributes["town"].missing, one.attributes["town"].different) == (2, 2)
    text = one.sentences()
    assert text.count("\n") == 2
    assert "Ties have a direction; 2 parts without ties between them (components), the largest with 75 %" in text
    assert "; 66.7 % of ties run both ways; " in text
    assert "Listeners of a person: from 0 to 2, quartiles 0, 0.5 and 1.25, mean 0.75." in text
    assert "age (number, 2 missing), town (text, 2 missing)" in text
    assert "table" not in one.as_dict(table=False)["listeners"]
