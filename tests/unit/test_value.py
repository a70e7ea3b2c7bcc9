"""What the silence of a person costs: held against playing again, closed forms, and what has to hold."""

from __future__ import annotations

import time
from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

import sim
from sim.credit.silence import lost_to_silence, settled_by_words, silenced
from sim.credit.words import Listening
from sim.engines.agents import AgentsEngine
from sim.engines.base import Play
from sim.engines.compiled import CompiledEngine
from sim.study.value import outcome_of
from sim.world import World
from tests.twins.test_effects import lively_play

CHAIN = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "d")])


def lively(seed):
    """A lively play, with marks, memory and other ways to speak taken away in half of all settings."""
    heard, done, order, purse, root_seed = lively_play(seed)
    if seed % 2:
        done = replace(done, mark=None, buy_led=done.buy, **({} if seed % 4 == 1 else {"flag": None, "posts": 1}))
        heard = replace(heard, law=replace(heard.law, memory=None))
    return heard, done, order, purse, World(heard.network.n, heard.network.m, root_seed, 0)


def disagreements(seeds, make_engine):
    """Return how many values are not 0, under each way of finding them; all of them hold against playing again."""
    met = {True: 0, False: 0}
    for seed in seeds:
        heard, done, order, purse, world = lively(seed)
        engine, listening = CompiledEngine(heard), Listening(heard, done)
        play = Play(*(one.copy() for one in engine.play(world, done, order, purse)))
        if (play.days > 0).sum() < 5:
            continue
        found = lost_to_silence(listening, engine, world, play)
        bought = (play.days >= 0) & done.buys(world, play.marks)
        again = silenced(done, make_engine(heard), world, play)
        for person in range(heard.network.n):
            buys = again(person)
            assert found[person] == (bought.sum() - bought[person]) - (buys.sum() - buys[person]), (seed, person)
        met[settled_by_words(listening)] += np.count_nonzero(found)
    return met


def test_a_ripple_is_what_the_readable_engine_plays_again():
    met = disagreements(range(160), AgentsEngine)
    assert min(met.values()) > 10


@pytest.mark.slow
def test_a_ripple_is_what_an_engine_plays_again_in_many_settings():
    met = disagreements(range(1000, 3000), CompiledEngine)
    assert min(met.values()) > 200


def test_playing_again_with_nobody_silent_is_the_play():
    for seed in range(60):
        heard, done, order, purse, world = lively(seed)
        engine = CompiledEngine(heard)
        play = Play(*(one.copy() for one in engine.play(world, done, order, purse)))
        mute = int(np.argmax(play.days < 0))
        if play.days[mute] < 0:
            assert np.array_equal(
                silenced(done, engine, world, play)(mute), (play.days >= 0) & done.buys(world, play.marks)
            )


@pytest.mark.parametrize("theory", ["key_person", "flow", "linear_threshold", "bass"])
def test_on_the_default_community_a_ripple_is_playing_again(theory):
    network, people = sim.networks.Community(people=300).build(7)
    seeds = network.ids[np.argsort(-network.listeners, kind="stable")[:6]]
    outcome = sim.simulate(network, theory, seeds, people=people, worlds=2, root_seed=7, horizon=40)
    found, engine = sim.value(outcome).lost, CompiledEngine(outcome.heard)
    for index in range(2):
        world = World(network.n, network.m, 7, index)
        rows = (outcome.days, outcome.known, outcome.counts, outcome.approached, outcome.marks)
        again = silenced(outcome.done, engine, world, Play(*(one[index] for one in rows)))
        for person in range(0, network.n, 3):
            buys, bought = again(person), outcome.buys[index]
            assert found[index, person] == bought.sum() - bought[person] - buys.sum() + buys[person]
    assert (found > 0).any()


def test_a_chain_has_its_exact_values():
    outcome = sim.simulate(CHAIN, sim.theories.IndependentCascade(0.6), ["a"], worlds=4000, root_seed=7)
    table = sim.value(outcome).table.set_index("id")
    for person, exact in {"a": 1.176, "b": 0.576, "c": 0.216, "d": 0.0}.items():
        assert table.value_low[person] <= exact <= table.value_high[person]
        assert table.value_high[person] - table.value_low[person] < 0.08
    assert table.value["d"] == table.value_high["d"] == 0


def test_purchases_are_counted_not_convictions_and_ones_own_is_left_out():
    nobody = sim.simulate(CHAIN, sim.theories.IndependentCascade(1), ["a"], campaign={"buy": 0}, worlds=3)
    assert not sim.value(nobody).lost.any()
    people = sim.People(4, {"buy": [0.0, 1.0, 0.0, 1.0]})
    some = sim.simulate(CHAIN, sim.theories.IndependentCascade(1), ["a"], people=people, worlds=3)
    found = sim.value(some)
    assert found.lost.tolist() == [[2, 1, 1, 0]] * 3
    assert found.non_buyers().id.tolist() == ["a", "c"]
    assert sim.value(sim.simulate(CHAIN, "flow", ["a"], worlds=3)).non_buyers().empty  # all are as likely to buy


def test_who_never_recommends_is_worth_nothing():
    outcome = sim.simulate(CHAIN, sim.theories.IndependentCascade(1), ["a"], campaign={"recommend": 0}, worlds=3)
    assert not sim.value(outcome).lost.any()


def test_of_two_who_would_each_have_been_enough_neither_is_worth_anything():
    both = nx.DiGraph([(0, 2), (1, 2), (2, 3)])
    found = sim.value(sim.simulate(both, sim.theories.IndependentCascade(1), [0, 1], worlds=2))
    assert found.lost.tolist() == [[0, 0, 1, 0]] * 2
    needed = sim.value(sim.simulate(both, sim.theories.ComplexContagion(2), [0, 1], worlds=2))
    assert needed.lost.tolist() == [[1, 1, 0, 0]] * 2


def test_who_is_convinced_another_way_later_is_lost_only_to_a_deadline():
    around = nx.DiGraph([(0, 1), (0, 2), (2, 3), (3, 1), (1, 4)])
    law = sim.theories.IndependentCascade(1)
    free, short = (sim.value(sim.simulate(around, law, [0], horizon=days)) for days in (9, 3))
    assert free.lost.tolist() == [[4, 1, 1, 0, 0]]  # without 1, nobody tells 4
    assert short.lost.tolist() == [[4, 1, 1, 0, 0]]
    detour = nx.DiGraph([(0, 1), (0, 2), (2, 3), (3, 4), (1, 4), (4, 5)])
    free, short = (sim.value(sim.simulate(detour, law, [0], horizon=days)) for days in (9, 3))
    assert (free.lost[0, 1], short.lost[0, 1]) == (0, 1)  # 4 hears of it a day later, 5 too late


def test_people_approached_later_are_approached_all_the_same():
    waves = sim.mechanisms.Waves(waves=[[0, 0.5], [3, 0.5]])
    outcome = sim.simulate(
        CHAIN, sim.theories.IndependentCascade(1), ["a", "c"], campaign=sim.Campaign(mechanisms=[waves])
    )
    assert outcome.days.tolist() == [[0, 1, 2, 3]]
    assert sim.value(outcome).lost.tolist() == [[1, 0, 1, 0]]  # c is approached on day 3, whoever is silent


def test_waves_that_pass_over_the_convinced_do_not_ask_others_in_their_place():
    waves = sim.mechanisms.Waves(waves=[[0, "1/3"], [2, "1/3"], [4, "1/3"]], adaptive=True)
    own = sim.Campaign(horizon=4, mechanisms=[waves, sim.mechanisms.Endorsement(posts=2)])
    apart, law = nx.DiGraph([("a", "b"), ("c", "d")]), sim.theories.IndependentCascade(1)
    outcome = sim.simulate(apart, law, ["a", "b", "c"], campaign=own)
    assert outcome.approached.tolist() == [[0, -1, 2, -1]]  # b is convinced on day 1
    assert sim.value(outcome).lost.tolist() == [[1, 0, 1, 0]]  # had a been silent, b would not be asked


def test_who_speaks_otherwise_when_approached_later_is_played_again():
    # i, reached on day 1, tells b, who tells c; had i been silent, b would be paid on day 3, and nobody would heed b
    later = [sim.mechanisms.Waves(waves=[[0, 0.5], [3, 0.5]]), sim.mechanisms.Endorsement(paid=0)]
    once = sim.mechanisms.Broadcast(chance=1, days=[[1, 1]], segment="first:1")
    network = sim.Network.from_edges(["i", "b", "c"], ["b", "c", "d"], nodes=["x"], directed=True)
    people = sim.People(5, {"first": (network.ids == "i").astype(float)})
    campaign = sim.Campaign(horizon=9, mechanisms=[*later, once])
    law = sim.theories.IndependentCascade(1)
    outcome = sim.simulate(network, law, ["x", "b"], people=people, campaign=campaign)
    assert dict(zip("bcdix", sim.value(outcome).lost[0].tolist(), strict=True)) == {
        "b": 2,
        "c": 1,
        "d": 0,
        "i": 2,
        "x": 0,
    }


def test_reliability_is_the_correlation_of_two_halves_stepped_up():
    outcome = sim.simulate(nx.karate_club_graph(), "flow", [0, 33], worlds=40, root_seed=2)
    found = sim.value(outcome)
    expected = np.corrcoef(found.lost[0::2].mean(axis=0), found.lost[1::2].mean(axis=0))[0, 1]
    assert found.halves == pytest.approx(expected)
    assert found.reliability == pytest.approx(2 * expected / (1 + expected))
    alike = sim.value(sim.simulate(nx.empty_graph(5), "flow", [0], worlds=4))
    assert np.isnan(alike.halves)
    assert np.isnan(alike.reliability)


def test_credit_adds_to_those_whom_people_convinced():
    outcome = sim.simulate(nx.karate_club_graph(), "flow", [0, 33], worlds=9, root_seed=2)
    table = sim.value(outcome).table
    assert table.credited.sum() == pytest.approx(outcome.reach.mean() - 2)
    assert table.approached.sum() == 2
    assert table.value.is_monotonic_decreasing
    assert table.convinced.sum() == pytest.approx(outcome.reach.mean())


def test_workers_engines_and_a_bar_change_nothing(capsys):
    own = sim.Campaign(
        mechanisms=[sim.mechanisms.Endorsement(paid=0.5), sim.mechanisms.Waves(waves=[[0, 0.5], [2, 0.5]])]
    )
    outcome = sim.simulate(nx.karate_club_graph(), "flow", [0, 33], campaign=own, worlds=4, root_seed=2)
    told = []
    found = sim.value(outcome, progress=lambda: told.append(1))
    assert len(told) == 4
    for other in (sim.value(outcome, workers=3), sim.value(outcome, engine="agents", progress=True)):
        assert other.lost.tolist() == found.lost.tolist()
    assert capsys.readouterr().out == ""
    assert repr(found).startswith("What the silence of each of 34 people would have cost, in 4 worlds: at most ")


def test_one_person_and_one_world():
    alone = sim.value(sim.simulate(sim.Network.from_edges([], [], nodes=["ann"]), "flow", ["ann"]))
    assert alone.table.value.tolist() == [0]
    assert np.isnan(alone.reliability)
    assert alone.table.value_low.isna().all()


@pytest.mark.parametrize("seeding", ["hubs", "random"])
@pytest.mark.parametrize("adaptive", [False, True])
def test_a_plan_of_a_comparison_is_played_as_there(seeding, adaptive):
    waves = sim.mechanisms.Waves(waves=[[0, 0.5], [2, 0.5]], adaptive=adaptive)
    campaign = sim.Campaign(budget=4, accept=0.7, mechanisms=[waves])
    comparison = sim.compare(nx.karate_club_graph(), ["flow"], [seeding], campaign=campaign, worlds=8, root_seed=3)
    outcome = outcome_of(comparison.player, "flow", seeding, 8)
    assert outcome.reach.tolist() == comparison.reach[0, 0].tolist()
    assert (outcome.approached >= 0).sum(axis=0).tolist() == comparison.runs.approached[0].tolist()


@pytest.mark.parametrize(
    ("action", "message"),
    [
        (lambda: sim.value("hubs"), "outcome is what sim.simulate returns, got str"),
        (
            lambda: sim.value(sim.simulate(CHAIN, "flow", ["a"]), workers=0),
            "workers is a whole number of 1 or more, got 0",
        ),
        (
            lambda: sim.value(sim.simulate(CHAIN, "flow", ["a"]), engine="mesa"),
            "engine is one of agents, compiled; got",
        ),
        (lambda: sim.value(sim.simulate(CHAIN, "flow", ["a"])).non_buyers(0), "most is a whole number of 1 or more"),
        (
            lambda: outcome_of(
                sim.compare(sim.networks.Poisson(), ["flow"], ["hubs"], 2, worlds=1).player, "flow", "hubs", 2
            ),
            "network is one that is not drawn anew",
        ),
    ],
)
def test_what_cannot_be_said_is_refused(action, message):
    with pytest.raises(sim.InputError, match=message):
        action()


@pytest.mark.slow
@pytest.mark.parametrize("theory", ["flow", "key_person"])
def test_ten_thousand_people_are_valued_within_two_minutes_of_one_core(theory):
    network = sim.Network.of(nx.gnm_random_graph(10_000, 50_000, seed=1))
    hubs = network.ids[np.argsort(-network.listeners, kind="stable")[:20]]
    outcome = sim.simulate(network, theory, hubs, worlds=32, root_seed=7, workers=2)
    began = time.process_time()
    sim.value(outcome, workers=2)
    assert time.process_time() - began < 120  # of all cores together, whatever else the machine does
