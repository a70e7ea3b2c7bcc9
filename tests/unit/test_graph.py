"""Graph work that sources and strategies share: held against NetworkX and against definitions."""

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest

import sim
from sim.graph.communities import by_size, communities, modularity
from sim.graph.contacts import contacts
from sim.graph.triangles import closed_pairs, mean_share, possible_pairs
from sim.graph.walks import CLOSED, OPEN, forget, walk

GRAPHS = [
    nx.karate_club_graph(),
    nx.gnp_random_graph(60, 0.15, seed=1),
    nx.gnp_random_graph(60, 0.1, seed=2, directed=True),
    nx.barabasi_albert_graph(150, 3, seed=3),
    nx.path_graph(7),
    nx.empty_graph(4, create_using=nx.DiGraph),
]


def both_ways(graph):
    """Return the graph without directions, and its people in the order of their numbers."""
    return nx.Graph(graph), sorted(graph)


@pytest.mark.parametrize("graph", GRAPHS)
def test_contacts_are_those_who_hear_and_those_who_are_heard(graph):
    network = sim.Network.from_networkx(graph)
    start, other, ties = contacts(network)
    arcs = set(zip(network.speaker.tolist(), network.listener.tolist(), strict=True))
    for person in range(network.n):
        known = {b for a, b in arcs if a == person} | {a for a, b in arcs if b == person}
        rows = slice(start[person], start[person + 1])
        assert other[rows].tolist() == sorted(known)
        assert ties[rows].tolist() == [((person, one) in arcs) + ((one, person) in arcs) for one in sorted(known)]


@pytest.mark.parametrize("graph", GRAPHS)
def test_triangles_of_each_person(graph):
    weak, people = both_ways(graph)
    start, other, _ = contacts(sim.Network.from_networkx(graph))
    closed, expected = closed_pairs(start, other), nx.triangles(weak)
    assert closed.tolist() == [expected[person] for person in people]
    assert mean_share(closed, possible_pairs(start)) == pytest.approx(nx.average_clustering(weak))
    rng = np.random.default_rng(0)
    shuffled = np.concatenate([rng.permutation(other[a:b]) for a, b in pairwise(start.tolist())])
    assert (closed_pairs(start, shuffled) == closed).all()


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("most", [0, 1, 2, 100])
def test_a_walk_is_breadth_first(graph, most):
    network = sim.Network.from_networkx(graph)
    steps, order = np.full(network.n, OPEN, np.int32), np.zeros(network.n, np.int64)
    for source, person in enumerate(sorted(graph)):
        expected = nx.single_source_shortest_path_length(graph, person, cutoff=most)
        count = walk(network.start, network.listener, source, most, steps, order)
        reached = order[:count]
        assert {sorted(graph)[one]: steps[one] for one in reached.tolist()} == expected
        assert (np.diff(steps[reached]) >= 0).all()
        assert reached[0] == source
        forget(steps, order, count)
        assert (steps == OPEN).all()


def test_a_walk_enters_only_who_is_open():
    network = sim.Network.from_networkx(nx.cycle_graph(10))
    steps, order = np.full(10, OPEN, np.int64), np.zeros(10, np.int64)
    steps[[0, 3]] = CLOSED
    count = walk(network.start, network.listener, 0, 10, steps, order)  # who begins may be closed
    assert steps[order[:count]].tolist() == [0, 1, 1, 2, 2, 3, 4, 5, 6]
    assert steps.tolist() == [0, 1, 2, CLOSED, 6, 5, 4, 3, 2, 1]


@pytest.mark.parametrize("graph", GRAPHS[:-1])
def test_modularity_is_that_of_networkx(graph):
    network = sim.Network.from_networkx(graph)
    both = nx.MultiGraph(graph.edges)  # directed ties count whichever way they point
    both.add_nodes_from(graph)
    for community in (communities(network), np.arange(network.n) % 3):
        groups = [
            {person for person, one in zip(sorted(graph), community, strict=True) if one == group}
            for group in set(community)
        ]
        assert modularity(network, community) == pytest.approx(nx.community.modularity(both, groups, weight=None))


def test_communities_are_numbered_by_size():
    assert by_size(np.array([7, 3, 3, 9, 9, 9, 7])).tolist() == [1, 2, 2, 0, 0, 0, 1]
    assert by_size(np.array([5])).tolist() == [0]
