"""Synthetic networks: exact degrees, wrap-around, what becomes of loops, and whose luck they are."""

import itertools

import networkx as nx
import numpy as np
import pytest
from scipy import stats

import sim
from sim import networks
from sim.kinds import kinds, make
from sim.networks import NetworkFile, Source
from sim.networks.drawing import distinct, generator, pairs

FILES = {kind for kind, source in kinds(Source).items() if issubclass(source, NetworkFile)}
MADE_UP = sorted(set(kinds(Source)) - FILES - {"csv", "like"})
DRAWN = [kind for kind in MADE_UP if kinds(Source)[kind].drawn]


def network(source, root_seed=1, block=0):
    return source.build(root_seed, block)[0]


def ties(net):
    return set(zip(net.speaker.tolist(), net.listener.tolist(), strict=True))


def poisson_fit(degrees):
    """Return the p-value of degrees, 12 and more in one class, being Poisson of mean 5."""
    chances = [*stats.poisson.pmf(range(12), 5), stats.poisson.sf(11, 5)]
    return stats.chisquare(np.bincount(np.minimum(degrees, 12), minlength=13), np.array(chances) * len(degrees)).pvalue


@pytest.mark.parametrize("kind", MADE_UP)
def test_the_same_address_is_the_same_network(kind):
    source = make(Source, kind)
    net, people = source.build(1, 2)
    assert net.fingerprint == network(make(Source, kind), 1, 2).fingerprint
    assert people.n == net.n
    assert source.label
    again = {network(source, 1, 3).fingerprint, network(source, 2, 2).fingerprint}
    assert (net.fingerprint in again) != source.drawn
    assert len(again) == 1 + source.drawn


def test_sources_do_not_share_their_luck():
    one, other = generator(1, 2, "poisson").random(100), generator(1, 2, "influence").random(100)
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.4
    assert set(one) & set(other) == set()


@pytest.mark.parametrize("n", [2, 3, 4, 5, 8, 9])
def test_every_pair_has_one_number(n):
    a, b = pairs(n, np.arange(n * (n - 1) // 2))
    assert {tuple(sorted(pair)) for pair in zip(a.tolist(), b.tolist(), strict=True)} == set(
        itertools.combinations(range(n), 2)
    )


def test_sets_are_drawn_alike():
    rng = generator(1, 0, "test")
    seen = [tuple(distinct(rng, 5, count).tolist()) for count in (2, 3) for _ in range(2000)]
    counts = [seen.count(one) for size in (2, 3) for one in itertools.combinations(range(5), size)]
    # 20 sets, each 200 times on average; false alarm 1 in 10,000, seed fixed
    assert stats.chisquare(counts).pvalue > 1e-4


def test_poisson_is_random_as_asked():
    net = network(networks.Poisson(10_000, 5.0))
    assert (net.counts.loops, net.counts.duplicates, net.directed) == (0, 0, False)
    # 5 standard errors of a binomial number of ties
    possible = 10_000 * 9_999 / 2
    assert abs(net.counts.ties - possible * 5e-4) < 5 * np.sqrt(possible * 5e-4)
    assert poisson_fit(net.listeners) > 1e-4


def test_poisson_between_its_ends():
    assert network(networks.Poisson(50, 0.0)).m == 0
    assert network(networks.Poisson(50, 50.0)).m == 50 * 49


def test_influence_is_directed_and_independent():
    net = network(networks.Influence(10_000, 5.0))
    assert net.directed
    assert (net.counts.loops, net.counts.duplicates) == (0, 0)
    for degrees in (net.listeners, net.sources):
        assert poisson_fit(degrees) > 1e-4
    assert abs(np.corrcoef(net.listeners, net.sources)[0, 1]) < 0.05
    assert len(ties(net) & {(b, a) for a, b in ties(net)}) < 60  # 25 expected by chance


def test_influence_in_a_small_crowd_has_no_doubles():
    net = network(networks.Influence(6, 3.0))
    assert len(ties(net)) == net.m == net.counts.rows
    assert net.listeners.max() <= 5


def test_configuration_keeps_the_degrees_but_for_what_it_counts():
    degrees = [3, 3, 2, 2, 2, 1, 1, 0] * 500
    net = network(networks.Configuration(4000, degrees))
    assert net.counts.rows == sum(degrees) / 2
    lost = np.array(degrees) - net.listeners
    assert lost.min() >= 0
    assert lost.sum() == 2 * (net.counts.loops + net.counts.duplicates)
    assert net.ties["weight"].sum() == 2 * (net.counts.rows - net.counts.loops)
    assert (net.listeners == net.sources).all()


def test_a_regular_network():
    net = network(networks.Configuration(10_000, 3))
    assert (net.listeners == 3).mean() > 0.999
    assert net.listeners.max() == 3


def test_power_law_has_its_moments():
    # Newman 2002: exponent 2, cutoff 10; the mean degree by the sum of its series is 1.792552
    degrees = network(networks.PowerLaw(100_000, 2.0, 10.0)).listeners
    k = np.arange(1, 201)
    weight = k**-2.0 * np.exp(-k / 10)
    spread = np.sqrt((k**2 * weight).sum() / weight.sum() - 1.792552**2)
    assert (k * weight).sum() / weight.sum() == pytest.approx(1.792552, abs=1e-6)
    assert abs(degrees.mean() - 1.792552) < 5 * spread / np.sqrt(100_000) + 0.001
    assert degrees.min() >= 0


def test_lattice_is_moore_and_wraps_around():
    net = network(networks.Lattice(7, 6, 2))
    assert (net.listeners == 24).all()
    assert (net.counts.loops, net.counts.duplicates) == (0, 0)
    assert {listener for speaker, listener in ties(net) if speaker == 0} == {
        r % 6 * 7 + c % 7 for r in range(-2, 3) for c in range(-2, 3) if (r, c) != (0, 0)
    }


def test_ring_is_networkx():
    ours, theirs = network(networks.Ring(11, 4)), nx.circulant_graph(11, [1, 2])
    assert ties(ours) == ties(sim.Network.from_networkx(theirs))


def test_complete_is_networkx():
    assert ties(network(networks.Complete(9))) == ties(sim.Network.from_networkx(nx.complete_graph(9)))
    assert network(networks.Complete(1)).m == 0


BAD = {
    "poisson": ({"mean_degree": -1}, "mean_degree is a number in [0, 10000], got -1"),
    "influence": ({"mean_listeners": 6000}, "mean_listeners is a number in [0, 5000], got 6000"),
    "configuration": ({"degrees": [1, 2]}, "degrees has one value for all or one per person (10,000), got 2"),
    "odd": ({"people": 3, "degrees": 1}, "degrees add up to an even number, got 3"),
    "text": (
        {"degrees": "many"},
        "degrees is a whole number of ties from 0 to 9999, got 'many'; write it in digits alone",
    ),
    "power_law": ({"cutoff": 600}, "cutoff is a number in [0.1, 500], got 600"),
    "lattice": ({"width": 4, "radius": 2}, "radius is a whole number from 1 to 1, got 2"),
    "ring": ({"neighbours": 3}, "neighbours is an even number, half on each side, got 3"),
    "watts_strogatz": ({"neighbours": 5}, "neighbours is an even number, half on each side, got 5"),
    "barabasi_albert": ({"ties": 0}, "ties is a whole number from 1 to 9999, got 0"),
    "holme_kim": ({"triangles": 2}, "triangles is a number in [0, 1], got 2; write 0.02 for 2 %"),
    "stochastic_blocks": (
        {"people": 10, "blocks": [5, 4]},
        "blocks have 10 people together, in 1,000 blocks at most; got 9 in 2",
    ),
    "lfr": ({"largest": 20}, "largest is a whole number from 36 to 500, got 20"),
    "few": ({"mean_degree": 1, "mixing": 1}, "mean_degree is at least 2.77 with these degrees, got 1"),
    "geometric": ({"people": 20_000, "radius": 1}, "radius makes at most 50,000,000 ties, got 200,000,000 with 1"),
    "cliques": ({"people": 10, "clique": 6, "weak_ties": 1}, "weak_ties is a whole number from 0 to 0, got 1"),
    "affiliation": ({"inside": "all"}, "inside is a number in [0, 1], got 'all'; write it in digits alone"),
    "firm": ({"departments": 1}, "liaisons is 0 where there is one department, got 2"),
    "like": ({"edges": ""}, "edges is the path of a file, got ''; write a value, or leave it out"),
    "complete": ({"people": 5001}, "people is a whole number from 1 to 5000, got 5001"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_settings_get_one_line(case):
    settings, complaint = BAD[case]
    with pytest.raises(sim.InputError) as error:
        make(Source, {"odd": "configuration", "text": "configuration", "few": "lfr"}.get(case, case), **settings)
    assert str(error.value) == complaint


def test_blocks_are_numbered():
    with pytest.raises(sim.InputError, match="block is a whole number from 0 to 4294967295, got -1"):
        networks.Poisson().build(1, -1)
