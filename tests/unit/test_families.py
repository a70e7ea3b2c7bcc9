"""Families of made-up networks: what each promises, exactly where it can be, else within its error."""

import itertools

import networkx as nx
import numpy as np
import pytest
from scipy import stats

import sim
from sim import networks
from sim.graph.summary import summary
from sim.networks.drawing import generator
from sim.networks.pairing import paired


def built(source, block=0):
    return source.build(1, block)


def ties(net):
    return set(zip(net.speaker.tolist(), net.listener.tolist(), strict=True))


def clustering(source):
    return summary(*built(source)).clustering


def test_a_small_world_with_nothing_rewired_is_the_ring():
    assert ties(built(networks.WattsStrogatz(50, 6, 0.0))[0]) == ties(built(networks.Ring(50, 6))[0])


def test_rewiring_keeps_the_number_of_ties_and_one_end():
    net, _ = built(networks.WattsStrogatz(1000, 6, 1.0))
    assert (net.counts.ties, net.counts.duplicates, net.counts.loops) == (3000, 0, 0)
    assert net.listeners.min() >= 3
    # ties of the ring that are left: each target is drawn from 1,000
    assert len(ties(net) & ties(built(networks.Ring(1000, 6))[0])) < 80
    # a tenth rewired: 5 standard errors of a binomial number
    left = len(ties(built(networks.WattsStrogatz(1000, 6, 0.1))[0]) & ties(built(networks.Ring(1000, 6))[0])) / 2
    assert abs(left - 2700) < 5 * np.sqrt(270) + 5


def test_a_small_world_of_friends_of_all_cannot_change():
    assert ties(built(networks.WattsStrogatz(5, 4, 1.0))[0]) == ties(built(networks.Complete(5))[0])


@pytest.mark.parametrize(("people", "each"), [(2, 1), (10, 9), (500, 4)])
def test_growth_has_as_many_ties_as_documented(people, each):
    for source in (networks.BarabasiAlbert(people, each), networks.HolmeKim(people, each, 0.7)):
        net, _ = built(source)
        assert (net.counts.ties, net.counts.duplicates, net.counts.loops) == (each * (people - each), 0, 0)
        assert (net.listeners[each + 1 :] >= each).all()


def test_attachment_is_preferential():
    # newcomer 2 meets 0 or 1, who then has two of the four ends; newcomer 3 meets that one half of the time
    again = 0
    for block in range(2000):
        net, _ = built(networks.BarabasiAlbert(4, 1), block)
        again += net.listener[net.start[2]] == net.listener[net.start[3]]
    # false alarm 1 in 10,000, seed fixed
    assert stats.binomtest(int(again), 2000, 0.5).pvalue > 1e-4


def test_degrees_of_growth_follow_the_master_equation():
    # Barabasi-Albert with m ties: share of people with k is 2m(m+1) / (k(k+1)(k+2)) (Dorogovtsev et al. 2000)
    degrees = built(networks.BarabasiAlbert(20_000, 3))[0].listeners
    for k in (3, 4, 5, 10):
        share = 24 / (k * (k + 1) * (k + 2))
        assert (degrees == k).mean() == pytest.approx(share, abs=5 * np.sqrt(share / 20_000))


def test_triangles_come_with_friends_of_friends():
    without, some, many = (clustering(networks.HolmeKim(3000, 3, share)) for share in (0.0, 0.5, 1.0))
    assert without < 0.05 < 0.2 < some < many
    # without them it is the same growth
    degrees = [
        built(source)[0].listeners for source in (networks.HolmeKim(3000, 3, 0.0), networks.BarabasiAlbert(3000, 3))
    ]
    assert stats.ks_2samp(*degrees).pvalue > 1e-4


def test_blocks_have_their_densities():
    sizes = [300, 200, 500]
    net, people = built(networks.StochasticBlocks(1000, sizes, 0.1, 0.02))
    block = people.traits["community"].astype(int)
    assert np.bincount(block).tolist() == sizes
    for a, b in itertools.combinations_with_replacement(range(3), 2):
        count = np.sum((block[net.speaker] == a) & (block[net.listener] == b)) // (1 + (a == b))
        possible, chance = (sizes[a] * (sizes[a] - 1) / 2, 0.1) if a == b else (sizes[a] * sizes[b], 0.02)
        # 5 standard errors
        assert abs(count - possible * chance) < 5 * np.sqrt(possible * chance)


def test_blocks_between_their_ends():
    apart, _ = built(networks.StochasticBlocks(10, 3, 1.0, 0.0))
    assert sorted(map(len, nx.connected_components(nx.Graph(list(ties(apart)))))) == [3, 3, 4]
    assert apart.counts.ties == 3 + 3 + 6
    across, people = built(networks.StochasticBlocks(10, [2, 7, 1], 0.0, 1.0))
    block = people.traits["community"]
    assert (block[across.speaker] != block[across.listener]).all()
    assert across.counts.ties == 2 * 7 + 2 + 7


def test_near_is_who_is_within_the_radius():
    net, people = built(networks.Geometric(300, 0.1))
    x, y = people.traits["x"], people.traits["y"]
    apart = np.hypot(x[:, None] - x, y[:, None] - y)
    assert ties(net) == set(zip(*np.nonzero((apart <= 0.1) & ~np.eye(300, dtype=bool)), strict=True))
    assert net.ties["distance"] == pytest.approx(apart[net.speaker, net.listener], abs=1e-15)


def test_cliques_are_complete_and_weak_ties_lead_outside():
    net, people = built(networks.Cliques(103, 10, 4, 2.0, 0.5))
    clique, strong = people.traits["clique"], net.ties["strong"] == 1
    assert np.bincount(clique.astype(int)).tolist() == [10] * 9 + [13]
    assert (strong == (clique[net.speaker] == clique[net.listener])).all()
    assert strong.sum() == 9 * 90 + 13 * 12
    assert (net.ties["weight"] == np.where(strong, 2.0, 0.5)).all()
    assert (np.bincount(net.speaker[~strong], minlength=103) == 4).all()


def test_cliques_without_weak_ties_are_alone():
    net, _ = built(networks.Cliques(12, 4, 0))
    assert sorted(map(len, nx.connected_components(nx.Graph(list(ties(net)))))) == [4, 4, 4]


def test_groups_make_clustering():
    # with two groups of ten each and all members tied: about (2 x 36) / (18 x 17 / 2) = 0.47
    net, people = built(networks.Affiliation(5000, 10, 2, 1.0, 0.0))
    assert net.listeners.max() <= 18
    assert net.listeners.mean() == pytest.approx(18, abs=0.15)
    assert clustering(networks.Affiliation(5000, 10, 2, 1.0, 0.0)) == pytest.approx(72 / 153, abs=0.02)
    assert people.traits["community"].max() == 999
    # chance inside and ties at random: 5 standard errors
    mixed, _ = built(networks.Affiliation(5000, 10, 2, 0.5, 1.0))
    assert abs(mixed.counts.ties - (net.counts.ties / 2 + 2500)) < 5 * np.sqrt(net.counts.ties / 4 + 2500) + 20


def test_one_group_each_is_a_clique_each():
    net, people = built(networks.Affiliation(30, 5, 1, 1.0, 0.0))
    community = people.traits["community"]
    assert ties(net) == {(a, b) for a, b in itertools.permutations(range(30), 2) if community[a] == community[b]}


def test_a_firm_has_two_layers():
    net, people = built(networks.Firm(200, 1000, 4, 8.0, 2.0, 6.0, 77))
    inside, department = people.traits["layer"] == "inside", people.traits["department"]
    assert inside.sum() == 200
    assert np.isnan(department[~inside]).all()
    assert np.bincount(department[inside].astype(int)).tolist() == [50] * 4
    assert (inside[net.speaker] & ~inside[net.listener]).sum() == 77
    a, b = net.speaker, net.listener
    own = inside[a] & inside[b] & (department[a] == department[b])
    across = inside[a] & inside[b] & (department[a] != department[b])
    for count, wanted in ((own.sum(), 1600), (across.sum(), 400), ((~inside[a] & ~inside[b]).sum(), 6000)):
        # 5 standard errors of half as many undirected ties
        assert abs(count - wanted) < 5 * np.sqrt(2 * wanted)


def test_layers_without_contacts_are_apart():
    net, people = built(networks.Firm(contacts=0))
    inside = people.traits["layer"] == "inside"
    assert (inside[net.speaker] == inside[net.listener]).all()


@pytest.mark.parametrize("mixing", [0.1, 0.5])
def test_communities_mix_as_asked(mixing):
    net, people = built(networks.LFR(2000, mixing=mixing))
    community = people.traits["community"].astype(int)
    sizes = np.bincount(community)
    assert (community[net.speaker] != community[net.listener]).mean() == pytest.approx(mixing, abs=0.01)
    assert sizes.min() >= 20
    assert sizes.sum() == 2000
    assert net.listeners.max() <= 50
    assert net.listeners.mean() == pytest.approx(20, abs=0.8)  # 3.5 standard errors
    assert (net.counts.loops, net.counts.duplicates) == (0, 0)


def test_too_many_ties_for_any_community():
    with pytest.raises(sim.InputError, match="largest is too small: people with many ties find no place"):
        built(networks.LFR(200, 45.0, 50, 0.3, 20, 36, 0.0, 10.0))


def test_ends_are_paired_as_they_may_be():
    ends = np.repeat(np.arange(40), 6)
    group, apart = ends // 20, np.arange(40) // 4
    a, b = paired(generator(1, 0, "test"), ends, group, apart)
    assert len(a) == 120
    assert (a // 20 == b // 20).all()
    assert (apart[a] != apart[b]).all()
    assert len({frozenset(pair) for pair in zip(a.tolist(), b.tolist(), strict=True)}) == 120
    assert (np.bincount(np.concatenate([a, b])) == 6).all()


def test_ends_that_cannot_be_paired_are_dropped():
    a, b = paired(
        generator(1, 0, "test"), np.array([0, 0, 1, 1, 2, 2]), np.zeros(6, dtype=np.int64), np.array([0, 0, 0])
    )
    assert len(a) == len(b) == 0
    a, b = paired(generator(1, 0, "test"), np.array([0, 0, 0, 0]), np.zeros(4, dtype=np.int64))
    assert len(a) == len(b) == 0
