"""What must hold in every world, whatever theory is true."""

from __future__ import annotations

import random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sim
from sim import theories
from sim.engines.base import parts
from sim.engines.compiled import CompiledEngine
from sim.world import World
from tests.twins.test_twins import OF_KIND, graphs, plays

THEORIES = [
    theories.KeyPerson(base=0.3),
    theories.Flow(hear=0.3),
    theories.IndependentCascade(0.2),
    theories.WeightedCascade(),
    theories.LinearThreshold(),
    theories.FractionalThreshold("0.3"),
    theories.ComplexContagion(2),
    theories.Bass(0.01, 0.3),
]
WHOLE = st.one_of([plays(theory) for theory in OF_KIND.values()])


def later(one, other):
    """Return days with never as later than any day."""
    return (np.where(days < 0, np.inf, days.astype(float)) for days in (one, other))


@settings(max_examples=150)
@given(WHOLE, st.integers(0, 8))
def test_one_more_seed_loses_nobody_and_makes_nobody_later(play, person):
    made, theory, seeds, campaign, root_seed = play
    more = seeds if person in seeds or person not in made else [*seeds, person]
    days = [
        sim.simulate(made, theory, one, campaign=campaign, worlds=4, root_seed=root_seed).days for one in (seeds, more)
    ]
    before, after = later(*days)
    assert (after <= before).all()


@settings(max_examples=100)
@given(graphs(), st.floats(0, 1), st.floats(0, 1), st.sampled_from([1, 3, None]))
def test_a_higher_chance_loses_nobody_and_makes_nobody_later(made, one, other, talk_days):
    low, high = sorted([one, other])
    days = [
        sim.simulate(made, theories.Flow(chance, "0.4", talk_days), [0], worlds=4, horizon=20).days
        for chance in (low, high)
    ]
    before, after = later(*days)
    assert (after <= before).all()


@settings(max_examples=60)
@given(WHOLE, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nobodys_luck(play, shuffler):
    made, theory, seeds, campaign, root_seed = play
    rows = [
        (u, v, w) if shuffler.random() < 0.5 or made.is_directed() else (v, u, w)
        for u, v, w in made.edges(data="weight")
    ]
    nodes = list(made.nodes)
    shuffler.shuffle(rows)
    shuffler.shuffle(nodes)
    again = type(made)()
    again.add_nodes_from((node, made.nodes[node]) for node in nodes)
    again.add_weighted_edges_from(rows)
    one, other = (
        sim.simulate(net, theory, seeds, campaign=campaign, worlds=2, root_seed=root_seed) for net in (made, again)
    )
    assert one.days.tolist() == other.days.tolist()
    assert sim.Network.from_networkx(made).fingerprint == sim.Network.from_networkx(again).fingerprint


@pytest.mark.parametrize("theory", THEORIES, ids=lambda theory: type(theory).__name__)
def test_relabelling_people_with_their_luck_relabels_the_result(theory):
    made = nx.gnp_random_graph(60, 0.08, seed=4, directed=True)
    new = np.random.default_rng(1).permutation(60)
    network = sim.Network.from_networkx(made)
    renamed = sim.Network.from_networkx(nx.relabel_nodes(made, dict(enumerate(new.tolist()))))
    traits = {"sceptic": np.arange(60) % 2, "reach": 0.5 + 0.5 * (np.arange(60) % 3 == 0), "persuasion": np.ones(60)}
    traits["knowledge"] = 1 + (np.arange(60) % 5 == 0)
    days = []
    for net, names in ((network, np.arange(60)), (renamed, new)):
        place = np.argsort(names)
        people = sim.People(60, {name: np.asarray(values)[place] for name, values in traits.items()})
        heard, done = parts(net, people, theory.law(net, people), sim.Campaign(horizon=40))
        world = World(60, net.m, 8, 0)
        if net is renamed:
            _carry_luck(World(60, net.m, 8, 0), network, world, renamed, new)
        days.append(CompiledEngine(heard).play(world, done, names[[3, 17, 40]]).days[names].tolist())
    assert days[0] == days[1]
    assert max(days[0]) > 1


def _carry_luck(old, network, world, renamed, new):
    for purpose in ("threshold", "external", "accept", "recommend", "buy"):
        world.__dict__[purpose] = getattr(old, purpose)[np.argsort(new)]
    place = {(u, v): tie for tie, (u, v) in enumerate(zip(renamed.speaker, renamed.listener, strict=True))}
    luck = np.empty(network.m, dtype=np.uint32)
    for tie, (u, v) in enumerate(zip(network.speaker, network.listener, strict=True)):
        luck[place[new[u], new[v]]] = old.tie[tie]
    world.__dict__["tie"] = luck


@pytest.mark.parametrize("engine", ["agents", "compiled"])
def test_global_generators_are_unmoved(engine):
    random.seed(5)
    np.random.seed(5)  # noqa: NPY002
    before = random.getstate(), np.random.get_state()[1].tolist()  # noqa: NPY002
    named = {"roster": {"path": [0, 33]}, "by_trait": {"trait": "loyalty"}}
    given = {kind: {} for kind in sim.kinds.kinds(sim.seeding.Strategy)} | named
    made = {kind: sim.kinds.make(sim.seeding.Strategy, kind, **settings) for kind, settings in given.items()}
    del made["ris"]  # it refuses some of these theories
    people = sim.People(34, {"loyalty": range(34)})
    sim.compare(nx.karate_club_graph(), THEORIES, made, 3, people=people, worlds=2, engine=engine)
    assert before == (random.getstate(), np.random.get_state()[1].tolist())  # noqa: NPY002


def test_any_world_can_be_played_alone():
    whole = sim.simulate(nx.karate_club_graph(), "flow", [0, 33], worlds=20, root_seed=3)
    model = sim.word_of_mouth(nx.karate_club_graph(), "flow", [0, 33], root_seed=3, world=13)
    while model.running:
        model.step()
    assert [person.day_convinced for person in model.people] == whole.days[13].tolist()


def test_one_more_strategy_or_theory_moves_nothing():
    made = nx.barabasi_albert_graph(80, 2, seed=1)
    small = sim.compare(made, ["flow"], ["random", "hubs"], 4, worlds=30, root_seed=2)
    large = sim.compare(
        made, [theories.Bass(0.01, 0.3), "flow"], ["fringe", "random", "pagerank", "hubs"], 4, worlds=30, root_seed=2
    )
    for name in small.strategies:
        one = small.reach[0, small.strategies.index(name)]
        assert one.tolist() == large.reach[1, large.strategies.index(name)].tolist()
        here = small.runs.approached[small.strategies.index(name)]
        assert here.tolist() == large.runs.approached[large.strategies.index(name)].tolist()


def test_the_same_network_from_a_file_or_a_graph_gives_the_same(tmp_path):
    made = nx.karate_club_graph()
    file = tmp_path / "ties.csv"
    rows = [f"{v},{u},{w}" for u, v, w in made.edges(data="weight")]
    file.write_text("src,dst,weight\n" + "\n".join(reversed(rows)) + "\n")
    network, _ = sim.networks.CSV(file).build()
    assert network.fingerprint == sim.Network.from_networkx(made).fingerprint
    strings = nx.relabel_nodes(made, str)
    for theory in THEORIES:
        days = [
            sim.simulate(net, theory, seeds, worlds=3, horizon=50).days.tolist()
            for net, seeds in ((network, [0, 33]), (made, [0, 33]), (strings, ["0", "33"]))
        ]
        assert days[0] == days[1] == days[2]
