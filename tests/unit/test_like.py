"""A network like another: what is kept is kept exactly, what is brought back comes near, nobody is anybody."""

import networkx as nx
import numpy as np
import pytest

import sim
from sim.graph.communities import by_size, communities
from sim.graph.similarity import degree_distance, likeness
from sim.networks import CSV, Like
from sim.networks.swaps import Ends


@pytest.fixture
def circles(tmp_path):
    """Return a table of ties of ten caves of 16 people, half rewired; ids are names, weights differ."""
    graph = nx.relaxed_caveman_graph(10, 16, 0.5, seed=1)
    file = tmp_path / "circles.csv"
    rows = [f"p{a:03d},p{b:03d},{1 + (a + b) % 3}" for a, b in graph.edges]
    file.write_text("\n".join(["src,dst,weight", *rows]))
    return file


@pytest.fixture
def follows(tmp_path):
    """Return a table of directed ties, some of them both ways."""
    rng = np.random.default_rng(1)
    file = tmp_path / "follows.csv"
    pairs = {
        (int(a), int(b)) for a, b in zip(rng.zipf(1.6, 3000) % 200, rng.integers(0, 200, 3000), strict=True) if a != b
    }
    pairs |= {(b, a) for a, b in sorted(pairs)[:300]}
    file.write_text("\n".join(f"{a},{b}" for a, b in sorted(pairs)))
    return file


def beside(source, net, people):
    return likeness(source._model.network, net, (source._model.community, people.traits["community"].astype(np.int64)))


def reciprocal(net):
    arcs = set(zip(net.speaker.tolist(), net.listener.tolist(), strict=True))
    return np.bincount([a for a, b in arcs if (b, a) in arcs], minlength=net.n)


def test_degrees_weights_and_communities_are_kept(circles):
    original, _ = CSV(circles).build()
    source = Like(circles)
    net, people = source.build(1)
    assert sorted(net.listeners) == sorted(original.listeners)
    assert (net.counts.loops, net.counts.duplicates, net.directed) == (0, 0, False)
    assert sorted(net.ties["weight"]) == sorted(original.ties["weight"])
    assert degree_distance(original, net) == 0
    model = source._model
    assert (model.community == by_size(communities(original))).all()
    looks = beside(source, net, people)
    for name in ("people", "ties", "modularity", "communities"):
        assert looks[name][0] == looks[name][1]

    def profiles(net, community):
        inside = community[net.speaker] == community[net.listener]
        return sorted(
            zip(community.tolist(), np.bincount(net.speaker[inside], minlength=net.n), net.listeners, strict=True)
        )

    assert profiles(net, people.traits["community"].astype(np.int64)) == profiles(original, model.community)


def test_clustering_comes_back(circles):
    source = Like(circles)
    net, people = source.build(1)
    looks = beside(source, net, people)
    for name in ("triangles", "transitivity", "clustering"):
        assert looks[name][1] == pytest.approx(looks[name][0], rel=0.01)


def test_in_out_and_mutual_ties_are_kept_apart(follows):
    original, _ = CSV(follows, directed=True).build()
    net, _ = Like(follows, directed=True).build(1)
    assert net.directed
    kept = [sorted(zip(one.listeners, one.sources, reciprocal(one), strict=True)) for one in (original, net)]
    assert kept[0] == kept[1]
    assert (net.counts.loops, net.counts.duplicates) == (0, 0)


def test_nobody_is_anybody(circles):
    source = Like(circles)
    net, people = source.build(1)
    assert net.ids.tolist() == list(range(160))
    assert set(people.traits) == {"community"}
    assert source._draw(1, 0).same < 0.6  # caves are dense: much of them is given by degrees and communities


def test_the_same_address_is_the_same_draw(circles):
    one, again = Like(circles).build(1, 2)[0], Like(circles).build(1, 2)[0]
    assert one.fingerprint == again.fingerprint
    assert one.fingerprint not in {Like(circles).build(1, 3)[0].fingerprint, Like(circles).build(2, 2)[0].fingerprint}


def test_it_says_how_near_it_came(circles):
    source = Like(circles)
    assert source.label == "a made-up network like circles.csv"
    lines = source.remarks(1)
    assert lines[0].split() == ["original", "drawn"]
    assert [line.split()[0] for line in lines[1:-1]] == list(beside(source, *source.build(1)))
    assert lines[1].split() == ["people", "160", "160"]
    assert lines[-1].startswith(
        "Largest distance between the degree distributions: 0. Ties between the same two people: "
    )
    assert sim.networks.Ring(5).remarks() == []


def test_networks_are_held_side_by_side():
    graph = nx.karate_club_graph()
    net = sim.Network.from_networkx(graph)
    community = np.array([graph.nodes[person]["club"] == "Officer" for person in net.ids.tolist()]).astype(np.int64)
    nobody_tied = sim.Network.from_edges([], [], nodes=[1, 2])
    looks = likeness(net, nobody_tied, (community, np.zeros(2, dtype=np.int64)))
    halves = [np.flatnonzero(community == one).tolist() for one in (0, 1)]
    by_networkx = {
        "people": 34,
        "ties": 78,
        "triangles": sum(nx.triangles(graph).values()) / 3,
        "transitivity": nx.transitivity(graph),
        "clustering": nx.average_clustering(graph),
        "assortativity": nx.degree_assortativity_coefficient(graph),
        "modularity": nx.community.modularity(graph, halves, weight=None),
        "connected": 1,
        "communities": 2,
    }
    assert {name: one for name, (one, _) in looks.items()} == pytest.approx(by_networkx)
    assert [other for _, other in looks.values()] == [2, 0, 0, None, 0, None, 0, 0.5, 1]


def test_a_tie_alone_cannot_be_swapped(tmp_path):
    file = tmp_path / "pair.csv"
    file.write_text("a,b\nc,c")
    net, _ = Like(file).build(1)
    assert net.listeners.tolist() in ([1, 1, 0], [1, 0, 1], [0, 1, 1])


def test_ends_know_their_other_ends():
    net = sim.Network.from_edges([0, 1, 1, 3], [1, 0, 2, 1], directed=True)
    ends = Ends.of(net, np.array([1, 0, 1, 0]))
    assert ends.community.tolist() == [0, 0, 1, 1]  # people 1, 3, 0, 2
    assert (ends.owner[ends.back] == ends.head).all()
    assert (ends.back[ends.back] == np.arange(len(ends.owner))).all()
    told = {(int(a), int(b), int(kind)) for a, b, kind in zip(ends.owner, ends.head, ends.kind, strict=True)}
    assert told == {(0, 2, 0), (2, 0, 0), (0, 3, 1), (3, 0, 2), (1, 0, 1), (0, 1, 2)}


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize("name", ["facebook_combined", "lastfm_asia"])
def test_real_networks(name, real_network):
    source = Like(real_network(f"{name}.edges.csv.gz"))
    net, people = source.build(1)
    looks = beside(source, net, people)
    assert degree_distance(source._model.network, net) == 0
    for name in ("transitivity", "clustering"):
        assert looks[name][1] == pytest.approx(looks[name][0], rel=0.002)
