"""Mechanisms: off by default, in a fixed order, and worlds that plans share."""

import networkx as nx
import numpy as np
import pytest

import sim
from sim.engines import compiled
from sim.engines.base import parts
from sim.engines.done import Done
from sim.kinds import kinds
from sim.mechanisms import Broadcast, Mechanism
from sim.world import World

NETWORK = sim.Network.from_networkx(nx.gnm_random_graph(60, 200, seed=2))
PEOPLE = sim.People(60)


@pytest.mark.parametrize("kind", kinds(Mechanism).values(), ids=kinds(Mechanism))
def test_with_its_defaults_it_is_off_and_not_there(kind):
    assert not kind().on
    assert sim.Campaign(mechanisms=[kind()]) == sim.Campaign()


def test_a_broadcast_without_a_chance_is_off_whatever_it_is_worth():
    assert sim.Campaign(mechanisms=[Broadcast(worth=3)]).mechanisms == ()


def test_who_names_two_of_a_kind_is_told():
    with pytest.raises(sim.InputError, match="mechanisms are of different kinds, got broadcast twice"):
        sim.Campaign(mechanisms=[Broadcast(0.1), Broadcast(0.2)], horizon=3)
    with pytest.raises(sim.InputError, match="mechanisms is a list of instances of Mechanism, got 'broadcast'"):
        sim.Campaign(mechanisms="broadcast")


def test_a_mechanism_is_set_anew_in_the_place_of_its_kind():
    campaign = sim.Campaign(horizon=9).using(Broadcast(0.1)).using(Broadcast(0.2), horizon=5)
    assert campaign.mechanisms == (Broadcast(0.2),)
    assert campaign.horizon == 5
    assert campaign.mechanism(Broadcast).chance == 0.2
    assert sim.Campaign().mechanism(Broadcast) == Broadcast()


def test_what_is_done_can_change_within_a_world_that_is_drawn_once(monkeypatch):
    drawn = []
    right = compiled.live_in_days
    monkeypatch.setattr(compiled, "live_in_days", lambda *given: (drawn.append(1), right(*given)))
    theory = sim.theories.Flow(0.3, 0.2, 3)
    law = theory.law(NETWORK, PEOPLE)
    campaigns = [
        sim.Campaign(horizon=20, accept=accept, mechanisms=[Broadcast(chance, worth)])
        for accept in (1.0, 0.4)
        for chance in (0.0, 0.05)
        for worth in (0, 2)
    ]
    heard, _ = parts(NETWORK, PEOPLE, law, campaigns[0])
    dones = [Done.of(NETWORK, PEOPLE, law, campaign) for campaign in campaigns]
    shared = compiled.CompiledEngine(heard)
    for index in range(3):
        world = World(60, NETWORK.m, 5, index)
        for done in [*dones, *reversed(dones)]:
            alone = compiled.CompiledEngine(heard).play(World(60, NETWORK.m, 5, index), done, np.array([3, 7]))
            together = shared.play(world, done, np.array([3, 7]))
            assert together.days.tolist() == alone.days.tolist()
            assert together.counts.tolist() == alone.counts.tolist()
    assert len(drawn) == 3 * (2 * len(dones)) + 3  # each engine of its own once, the shared one once a world


@pytest.mark.parametrize("engine", ["agents", "compiled"])
@pytest.mark.parametrize(("worth", "convinced"), [(0, 0), (1, 60)])
def test_where_any_word_convinces_a_broadcast_worth_nothing_is_only_known(engine, worth, convinced):
    campaign = sim.Campaign(horizon=1, mechanisms=[Broadcast(1.0, worth)])
    theory = sim.theories.IndependentCascade(0.5)
    played = sim.simulate(NETWORK, theory, [], campaign=campaign, engine=engine)
    assert played.counts[0, :, -1].tolist() == [60, convinced, convinced]
