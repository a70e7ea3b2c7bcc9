"""Strategies against NetworkX, published formulas and enumeration."""

from fractions import Fraction

import networkx as nx
import numpy as np
import pytest
from scipy import stats

from sim import InputError, compare, seeding
from sim.graph.communities import communities
from sim.kinds import make
from sim.network import Network
from sim.people import People
from sim.seeding import Context
from sim.seeding.mixture import _in_turns
from sim.theories import IndependentCascade
from sim.world import World

DIRECTED = nx.gnp_random_graph(60, 0.06, seed=2, directed=True)
STRONG = nx.gnp_random_graph(30, 0.2, seed=3, directed=True)
GRAPHS = {
    "karate": nx.karate_club_graph(),
    "directed": DIRECTED,
    "strong": STRONG,
    "disconnected": nx.disjoint_union(nx.path_graph(7), nx.star_graph(5)),
    "scale-free": nx.barabasi_albert_graph(80, 3, seed=4),
}


def score(strategy, graph):
    network = Network.from_networkx(graph)
    return strategy.score(network, People(network.n), 3)


def first(strategy, graph, count, luck=None, name="one", world=0):
    """Whom a strategy approaches; by default ties fall to the lower number."""
    network = Network.from_networkx(graph)
    one = World(network.n, network.m, 1, world)
    if luck is not None:
        one.roster = lambda _: np.array(luck, dtype=np.uint32)
    return strategy.ranking(Context(network, People(network.n), 3)).first(count, one, name).tolist()


def backwards(graph):
    return graph.reverse() if graph.is_directed() else graph


def theirs(values):
    return np.array([values[person] for person in sorted(values)], dtype=float)


def close(ours, exact, rel=2e-9):
    assert ours / ours.max() == pytest.approx(exact / exact.max(), abs=rel)


@pytest.mark.parametrize("name", ["karate", "strong", "scale-free"])
def test_eigenvector_is_networkx(name):
    exact = nx.eigenvector_centrality(backwards(GRAPHS[name]), tol=1e-13, max_iter=10_000)
    close(score(seeding.Eigenvector(), GRAPHS[name]), theirs(exact))


def note(strategy, graph):
    network = Network.from_networkx(graph)
    return strategy.ranking(Context(network, People(network.n), 3)).note


@pytest.mark.parametrize("damping", [0.999, 0.9999])
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_pagerank_of_a_star_is_its_solution_however_much_flows(damping, kind):
    star = kind(nx.star_graph(999))  # hub h = 1 + 999 d l, leaves l = 1 + d h / 999
    hub = (1 + 999 * damping) / (1 - damping**2)
    exact = np.array([hub] + [1 + damping * hub / 999] * 999)
    assert score(seeding.PageRank(damping), star) == pytest.approx(exact / hub, abs=1e-10)
    assert note(seeding.PageRank(damping), star) == "exact"


def test_what_has_no_answer_is_refused():
    with pytest.raises(InputError, match=r"^damping is a number in \[0, 0.9999\], got 1"):
        seeding.PageRank(1)
    with pytest.raises(InputError, match=r"^attenuation is a number in \[0, 0.99\], got 1"):
        seeding.Katz(1)


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_the_spectrum_of_a_path_is_its_closed_form(kind):
    path, place = kind(nx.path_graph(300)), np.arange(1, 301)
    exact = np.sin(np.pi * place / 301)
    close(score(seeding.Eigenvector(), path), exact, rel=2e-10)
    assert note(seeding.Eigenvector(), path) == note(seeding.Katz(), path) == "exact"
    largest = 2 * np.cos(np.pi / 301)
    assert seeding.Katz(0.5).step(Network.from_networkx(path)) == pytest.approx(0.5 / largest, rel=1e-11)
    ties = nx.to_numpy_array(path)
    katz = np.linalg.solve(np.eye(300) - 0.99 / largest * ties, np.ones(300))
    close(score(seeding.Katz(0.99), path), katz, rel=2e-10)
    spread = sum(np.linalg.matrix_power(ties / largest, t) for t in range(1, 8)).sum(axis=1)
    close(score(seeding.DiffusionCentrality(), path), spread, rel=2e-10)


def test_a_leading_vector_where_not_everybody_can_reach_everybody():
    rings = nx.DiGraph([(0, 1), (1, 0), (1, 2), (2, 3), (3, 2)])  # two rings in a row: ways to the second grow
    assert score(seeding.Eigenvector(), rings) == pytest.approx([1, 1, 0, 0], abs=1e-8)
    assert score(seeding.Eigenvector(), nx.path_graph(3, nx.DiGraph)).tolist() == [1, 0, 0]
    apart = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(3))
    assert score(seeding.Eigenvector(), apart).tolist() == [1, 1, 1, 1, 0, 0, 0]


def test_what_does_not_converge_says_so(monkeypatch):
    from sim.graph import krylov, spectrum
    from sim.seeding import katz, pagerank

    for module in (krylov, katz, pagerank, spectrum):
        monkeypatch.setattr(module, "affordable_rounds", lambda people, ties: 5)
    path = nx.path_graph(300)
    assert note(seeding.Eigenvector(), path) == "not converged, and it is not known how wrong scores may be"
    assert note(seeding.PageRank(0.999), path).startswith("not converged")
    assert note(seeding.Katz(0.99), path).startswith("not converged")
    assert note(seeding.DiffusionCentrality(), path).startswith("not converged")
    assert "exact; how far news gets is not converged" in note(seeding.Gossip(), path)
    assert note(seeding.Gossip(q=0.1), path) == "exact"


def test_word_that_spreads_for_a_thousand_days_stays_a_number():
    crowd = nx.complete_graph(60)
    crowd.add_edge(0, 60)
    for strategy in (seeding.DiffusionCentrality(1000, 1.0), seeding.Gossip(1000, 1.0)):
        found = score(strategy, crowd)
        assert np.isfinite(found).all()
        assert found.argmax() == 0


@pytest.mark.parametrize("name", GRAPHS)
def test_katz_is_networkx(name):
    graph, katz = GRAPHS[name], seeding.Katz(attenuation=0.7)
    alpha = katz.step(Network.from_networkx(graph))
    exact = nx.katz_centrality(backwards(graph), alpha=alpha, tol=1e-13, max_iter=10_000, weight=None)
    close(score(katz, graph), theirs(exact))
    if name != "directed":
        largest = max(abs(nx.adjacency_spectrum(graph, weight=None)))
        assert alpha == pytest.approx(0.7 / largest, rel=1e-6)


@pytest.mark.parametrize("name", GRAPHS)
def test_diffusion_centrality_by_dense_powers(name):
    graph = GRAPHS[name]
    matrix = 0.3 * nx.to_numpy_array(graph, nodelist=sorted(graph), weight=None)
    exact = sum(np.linalg.matrix_power(matrix, t) for t in range(1, 6)).sum(axis=1)
    close(score(seeding.DiffusionCentrality(steps=5, q=0.3), graph), exact)


@pytest.mark.parametrize("name", GRAPHS)
def test_k_core_is_networkx(name):
    assert score(seeding.KCore(), GRAPHS[name]).tolist() == theirs(nx.core_number(GRAPHS[name])).tolist()


@pytest.mark.parametrize("name", GRAPHS)
def test_constraint_is_networkx(name):
    graph = GRAPHS[name].copy()
    graph.add_node(len(graph))
    measured = seeding.Constraint().measure(Network.from_networkx(graph))
    unweighted = graph.__class__(graph.edges)
    unweighted.add_nodes_from(graph)
    assert measured == pytest.approx(theirs(nx.constraint(unweighted)), abs=1e-12, nan_ok=True)
    assert score(seeding.Constraint(), graph)[-1] == -np.inf


@pytest.mark.parametrize("radius", [1, 2, 3])
@pytest.mark.parametrize("name", GRAPHS)
def test_collective_influence_by_the_definition(name, radius):
    graph = GRAPHS[name]
    less = {
        person: max(degree - 1, 0)
        for person, degree in (graph.out_degree if name in ("directed", "strong") else graph.degree)
    }
    exact = [
        less[person] * sum(less[other] for other in nx.descendants_at_distance(graph, person, radius))
        for person in sorted(graph)
    ]
    assert score(seeding.CollectiveInfluence(radius), graph).tolist() == exact


def votes_by_hand(graph, count):
    """The paper's rounds with fractions; among equals the lower person."""
    spoken = backwards(graph)
    people = sorted(graph)
    mean = Fraction(sum(len(graph[person]) for person in people), len(people))
    ability, elected = dict.fromkeys(people, Fraction(1)), []
    for _ in range(count):
        votes = {person: sum(ability[other] for other in graph[person]) for person in people if person not in elected}
        winner = max(votes, key=lambda person: (votes[person], -person))
        elected.append(winner)
        ability[winner] = Fraction(0)
        for other in graph[winner]:
            ability[other] = max(Fraction(0), ability[other] - 1 / mean)
    assert spoken is not None
    return elected


@pytest.mark.parametrize("name", ["karate", "directed", "strong", "scale-free"])
def test_vote_rank_by_hand_and_by_networkx(name):
    graph = GRAPHS[name]
    ours = first(seeding.VoteRank(), graph, 12, np.arange(len(graph)))
    assert ours == votes_by_hand(graph, 12)
    # NetworkX adds votes up in floating point, in which equal votes may differ
    assert ours[:5] == nx.voterank(graph, 5)


@pytest.mark.parametrize("name", GRAPHS)
def test_degree_discount_by_the_formula(name):
    graph, p, chosen = GRAPHS[name], 0.05, []
    heard = backwards(graph)
    for _ in range(10):
        worth = {}
        for person in set(graph) - set(chosen):
            d = len(graph[person])
            s, t = len(set(graph[person]) & set(chosen)), len(set(heard[person]) & set(chosen))
            worth[person] = d - s - t - (d - s) * t * p
            if not graph.is_directed():
                assert worth[person] == d - 2 * t - (d - t) * t * p
        chosen.append(max(worth, key=lambda person: (worth[person], -person)))
    assert first(seeding.DegreeDiscount(p), graph, 10, np.arange(len(graph))) == chosen


def test_nominations_have_the_exact_distribution():
    graph = nx.Graph([(0, 1), (0, 2), (0, 3), (3, 4)])
    graph.add_node(5)
    exact = np.array([1 + 1 + 1 / 2, 1 / 3, 1 / 3, 1 / 3 + 1, 1 / 2, 0])
    assert score(seeding.Nomination(), graph) * exact.max() == pytest.approx(exact, abs=1e-9)
    network = Network.from_networkx(graph)
    ranking = seeding.Nomination().ranking(Context(network, People(6)))
    found = [ranking.first(1, World(6, 8, 1, world), "nomination")[0] for world in range(10_000)]
    # five can name somebody; false alarm 1 in 10,000, seed fixed
    assert stats.chisquare(np.bincount(found, minlength=6)[:5], exact[:5] * 2000).pvalue > 1e-4
    assert 5 not in found


def test_nominators_of_a_directed_network_name_whom_they_hear():
    graph = nx.DiGraph([(0, 1), (0, 2), (0, 3)])
    assert {first(seeding.Nomination(), graph, 1, world=world)[0] for world in range(20)} == {0}


def test_clusters_hold_together():
    graph = nx.disjoint_union(nx.cycle_graph(40), nx.empty_graph(5))
    starts = set()
    for world in range(30):
        chosen = first(seeding.Clustered(), graph, 6, world=world)
        assert nx.is_connected(graph.subgraph(chosen))
        starts.add(chosen[0])
        parts = first(seeding.Clustered(size=3), graph, 6, world=world)
        assert all(nx.is_connected(graph.subgraph(part)) for part in (parts[:3], parts[3:]))
    assert len(starts) > 15
    assert sorted(first(seeding.Clustered(), graph, 45)[40:]) == list(range(40, 45))


def test_clusters_grow_where_most_contacts_are():
    graph = nx.Graph([(0, 1), (1, 2), (0, 2), (2, 3), (3, 4)])
    assert first(seeding.Clustered(), graph, 5, [0, 1, 2, 3, 4]) == [0, 1, 2, 3, 4]
    assert first(seeding.Clustered(), graph, 3, [1, 9, 0, 2, 3]) == [2, 0, 1]


def modularity(graph, group):
    return nx.community.modularity(graph, [{v for v in graph if group[v] == one} for one in set(group)], weight=None)


def test_communities_are_as_good_as_those_of_networkx():
    for graph in (
        GRAPHS["karate"],
        nx.connected_caveman_graph(12, 6),
        nx.random_partition_graph([30] * 5, 0.4, 0.02, seed=1),
    ):
        ours = communities(Network.from_networkx(graph)).tolist()
        best = nx.community.louvain_communities(graph, weight=None, seed=1)
        assert modularity(graph, ours) >= nx.community.modularity(graph, best, weight=None) - 0.01
    assert sorted(np.bincount(ours)) == [30] * 5


def test_one_hub_for_each_community_of_a_size():
    graph = nx.disjoint_union_all([nx.star_graph(9), nx.star_graph(9), nx.star_graph(9), nx.star_graph(3)])
    hubs = first(seeding.CommunityHubs(), graph, 4)
    assert set(hubs[:3]) == {0, 10, 20}
    assert hubs[3] == 30  # 10 / 3 for a second place is less than 4
    assert sum(one < 10 for one in first(seeding.CommunityHubs(), graph, 14)) == 4


def test_community_bridges_count_listeners_elsewhere():
    graph = nx.disjoint_union(nx.complete_graph(6), nx.complete_graph(6))
    graph.add_edges_from([(0, 6), (0, 7), (1, 8)])
    assert score(seeding.CommunityBridges(), graph).tolist() == [2, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0]


def test_gossip_by_dense_powers():
    graph = STRONG
    network = Network.from_networkx(graph)
    matrix = 0.2 * nx.to_numpy_array(graph, nodelist=sorted(graph))
    heard = sum(np.linalg.matrix_power(matrix, t) for t in range(1, 5))
    np.fill_diagonal(heard, 0.0)
    named = seeding.Gossip(steps=4, q=0.2).named(network, np.arange(30))
    assert named.tolist() == heard.argmax(axis=0).tolist()
    assert score(seeding.Gossip(4, 0.2), graph).tolist() == np.bincount(named, minlength=30).tolist()


def test_gossips_are_asked_anew_and_nobody_is_named_by_those_who_hear_nobody():
    network = Network.from_networkx(nx.DiGraph([(0, 1), (0, 2), (3, 4)]))
    ranking = seeding.Gossip().ranking(Context(network, People(5), 3))
    found = [ranking.first(1, World(5, network.m, 1, world), "one")[0] for world in range(300)]
    assert set(found) == {0, 3}
    assert np.mean(np.array(found) == 0) == pytest.approx(2 / 3, abs=3.5 * (2 / 9 / 300) ** 0.5)
    network = Network.from_networkx(nx.gnp_random_graph(300, 0.05, seed=1))
    assert seeding.Gossip(work=1).note(network) == "only 100 of 300 people can be asked"


@pytest.mark.parametrize("kind", ["nomination", "gossip", "community_hubs", "random", "hubs"])
def test_who_comes_first_does_not_depend_on_how_many_are_asked_for(kind):
    graph = nx.disjoint_union(nx.barabasi_albert_graph(300, 1, seed=4), nx.empty_graph(20))
    graph.add_edges_from((hub, person) for hub in range(3) for person in range(40, 290))
    strategy = make(seeding.Strategy, kind)
    for world in range(5):
        everybody = first(strategy, graph, 320, name=kind, world=world)
        assert sorted(everybody) == list(range(320))
        for count in (0, 1, 10, 45, 150):
            assert first(strategy, graph, count, name=kind, world=world) == everybody[:count]


def test_a_weight_of_one_r_alone_is_the_ranking_by_it():
    graph = nx.DiGraph([(0, 1), (0, 2), (1, 2), (3, 0), (3, 1), (3, 2)])
    network, people = Network.from_networkx(graph), People(4, {"relevance": [0.1, 0.4, 0.2, 0.3]})
    none = dict.fromkeys(("audience", "relevance", "resonance", "relationship"), 0.0)

    def alone(name):
        return seeding.FourR(**(none | {name: 2.0})).score(network, people).tolist()

    assert alone("audience") == pytest.approx([2 / 3, 1 / 3, 0, 1])
    assert alone("relevance") == pytest.approx([0.25, 1, 0.5, 0.75])
    assert alone("resonance") == pytest.approx(np.array([1 / 2 + 1 / 3, 1 / 3, 0, 1 + 1 / 2 + 1 / 3]) / (11 / 6))
    assert alone("relationship") == [1, 1, 0, 1]


def test_public_score_by_hand():
    graph = nx.star_graph(4)
    rank = nx.pagerank(graph, tol=1e-14, max_iter=1000)
    leaf = (np.log(2) / np.log(5) * 0.5 + 1.0 * 0.25 + rank[1] / rank[0] * 0.25) / 1.0
    hub = 0.5 + np.log(2) / np.log(5) * 0.25 + 0.25
    ours = score(seeding.PublicScore(), graph)
    assert ours == pytest.approx(np.array([hub, leaf, leaf, leaf, leaf]) / max(hub, leaf), abs=1e-9)
    known = seeding.PublicScore().score(Network.from_networkx(graph), People(5, {"public_score": [1, 9, 3, 4, 5]}))
    assert known.tolist() == [1, 9, 3, 4, 5]


def complex_by_hand(graph, threshold):
    """Mean steps inside what a person and all their neighbours convince, where these are as many as are drawn."""
    values = []
    for person in sorted(graph):
        on = {person, *graph[person]}
        while True:
            more = {v for v in set(graph) - on if len(set(graph[v]) & on) >= threshold}
            if not more:
                break
            on |= more
        steps = nx.single_source_shortest_path_length(graph.subgraph(on), person)
        values.append(sum(steps.values()) / max(len(steps) - 1, 1))
    return np.array(values)


def test_complex_centrality_by_hand_where_no_luck_plays():
    ring = nx.circulant_graph(20, [1, 2])
    ring.remove_edges_from([(0, 1), (0, 2), (5, 7)])
    degrees = {len(ring[v]) for v in ring}
    assert degrees == {2, 3, 4}
    # five voices: all neighbours are drawn, and count as voices of two
    strategy = seeding.ComplexCentrality(threshold=5, trials=1)
    close(score(strategy, ring), complex_by_hand(ring, 5))


def test_complex_centrality_of_one_voice_is_the_mean_distance():
    graph = GRAPHS["karate"]
    exact = [sum(nx.single_source_shortest_path_length(graph, v).values()) / 33 for v in sorted(graph)]
    close(score(seeding.ComplexCentrality(threshold=1, trials=1), graph), np.array(exact))


def test_complex_centrality_draws_neighbours():
    graph = nx.Graph([(0, 1), (0, 2), (1, 3), (0, 3), (3, 4), (1, 4)])
    graph.add_edge(2, 5)
    # of person 0's neighbours 1 or 3 convince 4 with them, in the end; 2 convinces nobody
    network = Network.from_networkx(graph)
    found = {round(seeding.ComplexCentrality(trials=1).score(network, People(6), seed)[0], 3) for seed in range(20)}
    assert len(found) >= 2


def test_complex_centrality_refuses_large_networks():
    network = Network.from_edges(np.arange(20_000), np.roll(np.arange(20_000), 1))
    with pytest.raises(InputError, match="complex_centrality takes at most .* got 20,000 x 40,000 x 3"):
        seeding.ComplexCentrality().score(network, People(20_000))


def test_a_roster_from_a_file_or_a_list(tmp_path):
    graph = nx.path_graph(6)
    file = tmp_path / "mine.csv"
    file.write_text("id,why\n4,nice\n\n2,also\n4,again\n")
    for path in (str(file), [4, "2"], (4, 2)):
        chosen = first(seeding.Roster(path), graph, 6)
        assert chosen[:2] == [4, 2]
        assert sorted(chosen) == list(range(6))
    assert len({first(seeding.Roster([4, 2]), graph, 6, world=world)[2] for world in range(40)}) == 4


def test_bad_rosters_get_one_line(tmp_path):
    graph = nx.path_graph(6)
    with pytest.raises(InputError, match=r"roster holds people of the network; 2 of its 3 ids are not in it: 9, bob$"):
        first(seeding.Roster([1, 9, "bob"]), graph, 2)
    with pytest.raises(InputError, match=r"roster.path: cannot read .*No such file"):
        first(seeding.Roster(str(tmp_path / "none.csv")), graph, 2)
    (tmp_path / "empty.csv").write_text("id\n")
    with pytest.raises(InputError, match="roster holds one person or more, got nobody"):
        first(seeding.Roster(str(tmp_path / "empty.csv")), graph, 2)
    with pytest.raises(InputError, match="path is a file of ids, or a list of them, got 3"):
        seeding.Roster(3)


def test_mixtures_keep_their_shares_at_any_length():
    graph = GRAPHS["scale-free"]
    mixture = seeding.Mixture("50 % hubs, 0.3 fringe, 20 % random")
    network = Network.from_networkx(graph)
    world = World(network.n, network.m, 1, 0)
    orders = [
        seeding.Hubs().ranking(Context(network, People(80))).first(80, world, "mix hubs").tolist(),
        seeding.Fringe().ranking(Context(network, People(80))).first(80, world, "mix fringe").tolist(),
    ]
    chosen = first(mixture, graph, 80, name="mix")
    for k in range(1, 41):
        some = set(chosen[:k])
        for order, share in zip(orders, (0.5, 0.3), strict=True):
            assert set(order[: int(np.ceil(share * k)) - 1]) <= some
    assert set(chosen[:10]) >= {*orders[0][:5], *orders[1][:3]}
    assert seeding.Mixture({"hubs": 0.5, "random": 0.5}).parts == "0.5 hubs, 0.5 random"
    assert first(seeding.Mixture("hubs"), graph, 9, name="mix") == orders[0][:9]


def test_k_and_some_more_at_random():
    graph, plan = GRAPHS["scale-free"], seeding.Mixture("hubs", extra=7)
    comparison = compare(graph, [IndependentCascade(0.1)], {"more": plan, "hubs": seeding.Hubs()}, 5, worlds=4)
    assert comparison.table.set_index("strategy").approached.to_dict() == {"more": 12, "hubs": 5}
    with pytest.raises(InputError, match="extra is a whole number of people of 0 or more, got -1"):
        seeding.Mixture(extra=-1)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ("50 % hubs, 40 % random", "parts add to 1, or 100 %, or are whole numbers of people, got 0.9"),
        ("50 % hubs, 50 % hubs", "parts name each strategy once, got hubs twice"),
        ("50 % hubs, 50 % friends", "parts is one of .*got 'friends'"),
        ("half hubs", "parts are shares or numbers of people and strategies"),
        ({"hubs": 0.7}, "parts add to 1"),
    ],
)
def test_bad_mixtures_get_one_line(parts, message):
    with pytest.raises(InputError, match=message):
        seeding.Mixture(parts)


def test_a_mixture_needs_what_its_parts_need():
    assert seeding.Mixture("50 % random, 50 % nomination").needs == "local nominations"
    assert seeding.Mixture("50 % hubs, 50 % nomination").needs == "the whole map"


@pytest.mark.parametrize("shares", [(50, 30, 20), (1, 98, 1), (25, 25, 25, 25), (7, 13, 31, 49)])
def test_turns_meet_every_share_to_within_one_at_any_length(shares):
    orders = [np.arange(1000 * part, 1000 * part + 300) for part in range(len(shares))]
    taken = _in_turns([Fraction(share, 100) for share in shares], orders, 300) // 1000
    for length in range(1, 301):
        counts = np.bincount(taken[:length], minlength=len(shares))
        assert np.abs(counts - length * np.array(shares) / 100).max() < 1
