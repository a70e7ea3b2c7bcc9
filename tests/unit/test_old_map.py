"""The map that strategies see: what is missing, what is wrong, and that the campaign never notices."""

import itertools
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hydra import compose, initialize_config_dir
from omegaconf import OmegaConf

import sim
from sim.luck import Purpose, draw, name_code
from sim.networks import Complete, OldMap, Poisson
from sim.tasks.inputs import Inputs

CONFIGS = str(Path(__file__).parents[2] / "configs")
UNDIRECTED = sim.Network.from_networkx(nx.gnm_random_graph(40, 100, seed=1))
DIRECTED = sim.Network.from_networkx(nx.gnm_random_graph(40, 200, seed=1, directed=True))


def ties(net):
    return set(zip(net.speaker.tolist(), net.listener.tolist(), strict=True))


def test_a_map_that_shows_all_is_the_network():
    assert OldMap().of(UNDIRECTED, 1) is UNDIRECTED


@pytest.mark.parametrize("net", [UNDIRECTED, DIRECTED])
def test_a_tie_is_seen_if_its_number_says_so(net):
    code, share = name_code("seen"), 0.3
    seen = {
        (a, b)
        for number, (a, b) in enumerate(zip(net.speaker.tolist(), net.listener.tolist(), strict=True))
        if (net.directed or a < b) and draw(5, 2, Purpose.NETWORK, number, code) < np.ceil(share * 2**32)
    }
    shown = OldMap(share).of(net, 5, 2)
    assert ties(shown) == (seen if net.directed else seen | {(b, a) for a, b in seen})
    assert shown.ids.tolist() == net.ids.tolist()
    assert shown.counts.ties == len(seen)


@pytest.mark.parametrize("wrong", [0.0, 0.4])
@pytest.mark.parametrize("net", [UNDIRECTED, DIRECTED])
def test_what_is_seen_once_is_seen_at_a_larger_share(net, wrong):
    maps = [ties(OldMap(share, wrong).of(net, 1)) for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)]
    assert maps[0] == set()
    assert all(less <= more for less, more in itertools.pairwise(maps))
    assert len(maps[-1]) >= 0.95 * net.m


@pytest.mark.parametrize("net", [UNDIRECTED, DIRECTED])
def test_wrong_ties_are_not_true_and_keep_a_person(net):
    shown = OldMap(1.0, 1.0).of(net, 1)
    assert ties(shown) & ties(net) == set()
    assert 0.9 * net.m <= shown.m <= net.m
    assert shown.directed == net.directed
    assert net.directed or ties(shown) == {(b, a) for a, b in ties(shown)}
    half = ties(OldMap(1.0, 0.5).of(net, 1)) - ties(net)
    # 5 standard errors of a binomial number
    assert abs(len(half) / net.m - 0.5) < 5 * 0.5 / np.sqrt(100) + 0.03


def test_a_wrong_tie_of_a_path_keeps_one_of_its_two():
    net = sim.Network.from_edges([0], [1], nodes=range(10))
    met = {tuple(sorted(next(iter(ties(OldMap(1.0, 1.0).of(net, seed)))))) for seed in range(300)}
    assert met == {(a, b) for a in (0, 1) for b in range(2, 10)}


def test_where_everybody_knows_everybody_no_tie_can_be_wrong():
    net, _ = Complete(6).build()
    assert ties(OldMap(1.0, 1.0).of(net, 1)) == ties(net)


def test_ties_keep_their_attributes():
    net = sim.Network.from_edges(
        DIRECTED.speaker, DIRECTED.listener, np.arange(200) + 1.0, directed=True, nodes=range(40)
    )
    weight = dict(zip(zip(net.speaker.tolist(), net.listener.tolist(), strict=True), net.ties["weight"], strict=True))
    shown = OldMap(0.5).of(net, 1)
    for a, b, w in zip(shown.speaker.tolist(), shown.listener.tolist(), shown.ties["weight"], strict=True):
        assert weight[a, b] == w
    assert set(OldMap(0.5, 1.0).of(net, 1).ties["weight"]) <= set(weight.values())


def played(old_map, network=UNDIRECTED):
    theory = sim.theories.IndependentCascade(p=0.2)
    return sim.compare(network, [theory], ["random", "hubs"], budget=3, worlds=20, root_seed=1, old_map=old_map)


@pytest.mark.parametrize("network", [UNDIRECTED, Poisson(200, 4.0)])
def test_random_seeding_does_not_notice(network):
    whole, same, old = (played(one, network) for one in (None, OldMap(), OldMap(0.2, 0.5)))
    assert whole.curves.equals(same.curves)
    random = [one.runs.final[:, 0].tobytes() for one in (whole, old)]
    assert random[0] == random[1]
    assert (whole.runs.final[:, 1] != old.runs.final[:, 1]).any()


def test_the_campaign_runs_on_the_true_network():
    theory = sim.theories.IndependentCascade(p=1)
    blind = sim.compare(nx.path_graph(9), [theory], ["hubs"], budget=1, worlds=4, old_map=OldMap(0.0))
    assert blind.reach[0, 0].tolist() == [9] * 4


def test_hubs_are_those_of_the_map():
    # two stars; the map shows the larger one's ties only in part, so the smaller one's middle seems larger
    edges = [(0, one) for one in range(2, 8)] + [(1, one) for one in range(8, 13)]
    net = sim.Network.from_edges(*zip(*edges, strict=True))
    for seed in range(20):
        shown = OldMap(0.5).of(net, seed)
        best = np.flatnonzero(shown.listeners == shown.listeners.max())
        table = sim.compare(net, ["flow"], ["hubs"], budget=1, worlds=2, root_seed=seed, old_map=OldMap(0.5)).runs
        assert set(np.flatnonzero(table.approached[0])) <= set(best)


@pytest.mark.parametrize(
    ("old_map", "complaint"), [((2.0,), "map_shows is a number"), ((1.0, -1), "map_wrong is a number")]
)
def test_shares_are_shares(old_map, complaint):
    with pytest.raises(sim.InputError, match=complaint):
        OldMap(*old_map)


def test_an_old_map_is_an_old_map():
    with pytest.raises(sim.InputError, match="old_map is an OldMap, got float"):
        played(0.5)


def inputs(*overrides):
    with initialize_config_dir(CONFIGS, version_base="1.3"):
        config = compose("config", [*overrides, "worlds=2", "seeding=hubs"])
    return Inputs.of(OmegaConf.to_container(config, resolve=True))


def test_every_network_of_the_command_line_has_an_old_map():
    given = inputs("network=ring", "network.people=50", "network.map_shows=0.5", "network.map_wrong=0.1")
    assert given.old_map == OldMap(0.5, 0.1)
    assert "The map that strategies see shows " in given.sentences()
    assert " of 50 ties." in given.sentences()
    assert "map" not in inputs("network=ring", "network.people=50").sentences()


def test_a_bad_share_on_the_command_line():
    with pytest.raises(sim.InputError, match=r"^network.map_shows is a number in \[0, 1\], got 2; write 0.02 for 2 %$"):
        inputs("network=ring", "network.people=50", "network.map_shows=2")


def test_a_strategy_that_tries_out_does_so_on_the_map():
    # a path of four and a pair; the map shows the pair alone, so trying out cannot know the path
    net = sim.Network.from_edges([0, 1, 2, 4], [1, 2, 3, 5])
    seed = next(seed for seed in range(1000) if ties(OldMap(0.5).of(net, seed)) == {(4, 5), (5, 4)})
    theory = sim.theories.IndependentCascade(p=1)
    whole, old = (
        sim.compare(net, [theory], ["greedy"], budget=1, worlds=4, root_seed=seed, old_map=OldMap(share)).runs
        for share in (1.0, 0.5)
    )
    assert np.flatnonzero(whole.approached[0])[0] < 4
    assert set(np.flatnonzero(old.approached[0])) <= {4, 5}


def test_influences_that_wrong_ties_add_to_more_than_one_are_refused_only_if_somebody_tries_them_out():
    ring = nx.DiGraph([(person, (person + 1) % 30) for person in range(30)])  # of weight 1 each
    more = {"worlds": 1, "old_map": OldMap(1.0, 0.5), "root_seed": 1}
    theory = [sim.theories.LinearThreshold("influence")]
    assert (sim.compare(ring, theory, ["hubs"], 1, **more).table.goal == 30).all()
    said = "^on the map that strategies see: linear_threshold.tie_weight=influence needs .* got 2 for"
    with pytest.raises(sim.InputError, match=said):
        sim.compare(ring, theory, ["greedy"], 1, **more)
