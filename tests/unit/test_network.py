"""Networks keep ids, directions and weights, and count what becomes of every row."""

import itertools

import networkx as nx
import numpy as np
import pytest

import sim
from sim.network import Network


def arcs(network):
    ids = network.ids.tolist()
    return [(ids[u], ids[v]) for u, v in zip(network.speaker, network.listener, strict=True)]


def test_ties_run_from_speaker_to_listener_in_order():
    network = Network.from_edges([5, 2, 5], [2, 9, 9], directed=True)
    assert network.ids.tolist() == [2, 5, 9]
    assert arcs(network) == [(2, 9), (5, 2), (5, 9)]
    assert network.listeners.tolist() == [1, 2, 0]
    assert network.sources.tolist() == [1, 0, 2]


def test_an_undirected_tie_is_two_ties():
    network = Network.from_edges(["b"], ["a"])
    assert arcs(network) == [("a", "b"), ("b", "a")]
    assert (network.m, network.counts.ties, network.directed) == (2, 1, False)


def test_heard_is_the_transpose():
    network = Network.from_networkx(nx.gnp_random_graph(30, 0.2, seed=1, directed=True))
    heard = network.heard
    for v in range(network.n):
        mine = slice(heard.start[v], heard.start[v + 1])
        assert (network.listener[heard.tie[mine]] == v).all()
        assert network.speaker[heard.tie[mine]].tolist() == heard.speaker[mine].tolist()
        assert heard.speaker[mine].tolist() == sorted(heard.speaker[mine].tolist())


def test_numbers_are_ordered_by_value_and_text_by_code_point():
    assert Network.from_edges([10, 9], [2, 100]).ids.tolist() == [2, 9, 10, 100]
    assert Network.from_edges(["10", "9"], ["2", "100"]).ids.tolist() == ["2", "9", "10", "100"]
    assert Network.from_edges(["b", "10"], ["a", "Z"]).ids.tolist() == ["10", "Z", "a", "b"]
    assert Network.from_edges(["007", "7"], ["8", "9"]).ids.tolist() == ["007", "7", "8", "9"]


def test_large_ids_stay_apart():
    assert Network.from_edges([2**64 - 1, 2**64 - 2], [1, 1]).n == 3
    assert Network.from_edges([2**53 + 1, 2**53], [1, 2]).n == 4


def test_every_row_is_counted():
    network = Network.from_edges([1, 1, 2, 3, 1, 4], [2, 2, 1, 3, 3, 4], [1, 2, 4, 8, 1, 1], nodes=[1, 9])
    counts = network.counts
    assert (counts.rows, counts.loops, counts.duplicates, counts.reciprocal) == (6, 2, 2, 1)
    assert (counts.people, counts.ties, counts.isolated) == (5, 2, 2)
    assert counts.rows == counts.ties + counts.duplicates + counts.loops
    assert network.ties["weight"].tolist() == [7, 1, 7, 1]


def test_sums_of_weights_do_not_depend_on_the_order_of_rows():
    networks = [Network.from_edges([1] * 3, [2] * 3, one) for one in itertools.permutations([0.1, 0.2, 0.3])]
    assert len({network.fingerprint for network in networks}) == 1


def test_directed_ties_there_and_back_are_two():
    network = Network.from_edges([1, 2], [2, 1], directed=True)
    assert (network.counts.ties, network.counts.duplicates, network.m) == (2, 0, 2)


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_every_kind_of_graph(kind):
    graph = kind()
    graph.add_node("z")
    graph.add_edge("a", "b", weight=2)
    graph.add_edge("a", "b")
    graph.add_edge("b", "b")
    network = Network.from_networkx(graph)
    expected = 3.0 if graph.is_multigraph() else 2.0
    assert network.ties["weight"][0] == expected
    assert network.m == (1 if graph.is_directed() else 2)
    assert (network.counts.loops, network.counts.isolated) == (1, 1)
    assert network.ids.tolist() == ["a", "b", "z"]


def test_tuples_and_mixed_ids_are_kept():
    grid = Network.from_networkx(nx.grid_2d_graph(2, 2))
    assert grid.ids.tolist() == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert Network.from_edges([1, "a"], ["b", 2]).ids.tolist() == [1, 2, "a", "b"]
    with pytest.raises(sim.InputError, match="read the same"):
        Network.from_edges([1], ["1"])


def test_arrays_are_read_only():
    network = Network.from_edges([1], [2])
    for array in (network.start, network.listener, network.ids, network.ties["weight"]):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        (([1], [2, 3]), "same length, got 1 and 2"),
        (([1], [2], [-1]), "weight is a number of 0 or more, got -1.0 in row 1"),
        (([1], [2], [float("nan")]), "weight is a number of 0 or more, got nan"),
        (([1], [2], ["much"]), "weight is a number of 0 or more"),
        (([1], [2], [1, 2]), "one value per row"),
        (([float("nan")], [2]), "not finite"),
        (([None], [2]), "an id is a number or text, got None"),
        (([True], [2]), "an id is a number or text, got True"),
        (([""], [2]), "an id is a number or text, got ''"),
        (([1, 1], [2, 2], [1e308, 1e308]), "add up to a finite number"),
        (([], []), "at least one person"),
    ],
)
def test_bad_rows(given, complaint):
    with pytest.raises(sim.InputError, match=complaint):
        Network.from_edges(*given)


def test_no_graph():
    with pytest.raises(sim.InputError, match="or a square matrix .*, got dict"):
        sim.simulate({}, "flow", [1])


def test_people_are_found_by_any_spelling_of_their_id():
    assert Network.from_edges([10], [2]).number("10") == 1
    assert Network.from_edges(["10"], ["2"]).number(10) == 1
    for nobody in ("x", 3, None, [1], 1.5, True):
        with pytest.raises(sim.InputError, match="is none of its 2"):
            Network.from_edges([10], [2]).number(nobody)


def test_traits_come_from_nodes_and_must_fit():
    graph = nx.Graph([(1, 2)])
    graph.add_node(3, accept=0.5, club="x")
    network = Network.from_networkx(graph)
    people = sim.People.from_networkx(graph, network)
    assert np.isnan(people.traits["accept"][:2]).all()
    assert people.number("accept", 0.9).tolist() == [0.9, 0.9, 0.5]
    assert people.traits["club"].tolist() == ["", "", "x"]
    with pytest.raises(sim.InputError, match="trait .club. is a number"):
        people.number("club", 1.0)
    with pytest.raises(sim.InputError, match="one value per person"):
        sim.People(3, {"accept": [1, 2]})
    with pytest.raises(sim.InputError, match="got 7"):
        sim.People(1, {"accept": [7]}).number("accept", 1, 0, 1)
    with pytest.raises(sim.InputError, match="one row per person"):
        sim.simulate(graph, "flow", [1], people=sim.People(2))


@pytest.mark.parametrize(
    ("trait", "value", "theory"),
    [
        ("phi", -0.5, "flow"),
        ("phi", 1.5, "flow"),
        ("sceptic", 0.9, "key_person"),
        ("sceptic", 2, "key_person"),
        ("knowledge", 1.5, "key_person"),
        ("knowledge", 1e30, "key_person"),
        ("reach", 1.1, "key_person"),
        ("accept", -1, "flow"),
    ],
)
def test_bad_traits(trait, value, theory):
    with pytest.raises(sim.InputError, match=f"trait '{trait}' is a .*number"):
        sim.simulate(nx.path_graph(2), theory, [0], people=sim.People(2, {trait: [value, 0]}))


def test_whole_numbers_beside_others_never_become_one_person():
    big = 2**53
    for src, dst in (([big + 1, 0.5], [1, 2]), ([big + 1], [float(big)]), ([1, 2], [float(big), -big - 1])):
        with pytest.raises(sim.InputError, match="whole number up to 2\\^53"):
            Network.from_edges(src, dst)
    assert Network.from_edges([big + 1, big], [1, 2]).n == 4
    assert Network.from_edges([big, 0.5], [1, 2]).n == 4
    assert Network.from_edges([str(big + 1)], [str(big)]).n == 2
