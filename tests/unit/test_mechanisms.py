"""Mechanisms: off by default, in a fixed order, and worlds that plans share."""

import networkx as nx
import numpy as np
import pytest

import sim
from sim.engines import compiled, packed
from sim.engines.base import parts
from sim.engines.done import Done
from sim.kinds import kinds
from sim.mechanisms import Acceptance, Broadcast, Endorsement, Mechanism, Place, Roles, Speaking
from sim.report.differences import differences
from sim.world import World

NETWORK = sim.Network.from_networkx(nx.gnm_random_graph(60, 200, seed=2))
PEOPLE, ONES = sim.People(60), sim.People(60, {"ones": np.ones(60), "zeros": np.zeros(60)})


@pytest.mark.parametrize("kind", kinds(Mechanism).values(), ids=kinds(Mechanism))
def test_with_its_defaults_it_is_off_and_not_there(kind):
    assert not kind().on
    assert sim.Campaign(mechanisms=[kind()]) == sim.Campaign()


def test_a_broadcast_without_a_chance_is_off_whatever_it_is_worth():
    assert sim.Campaign(mechanisms=[Broadcast(worth=3)]).mechanisms == ()


IDLE = {
    "wear-out of one word": Endorsement(wear_out=0.5),
    "training without preparation": Endorsement(train=0.5),
    "a gain without preparation": Acceptance(gain=0.5),
    "everybody is where it is": Place("zeros", 1.0),
    "off a topic that is none": Speaking(off_topic=0.5),
    "a topic that does not matter": Speaking(topic="ones"),
    "all say as much": Speaking(activity="ones", topic="ones", off_topic=0.5),
}


@pytest.mark.parametrize("mechanism", IDLE.values(), ids=IDLE)
def test_what_is_set_and_does_nothing_changes_no_byte(mechanism):
    theory = sim.theories.Flow(0.3, (0, 0.4), 3, expose=0.5)
    one, other = (
        sim.simulate(NETWORK, theory, [3, 40], people=ONES, campaign=sim.Campaign(buy=0.5, mechanisms=own), worlds=5)
        for own in ([], [mechanism])
    )
    for name in ("days", "known", "approached", "seeded", "marks", "buys", "counts"):
        assert getattr(one, name).tolist() == getattr(other, name).tolist()


def test_only_what_is_set_is_said():
    assert Endorsement(paid=0.5).said == "Who is convinced by being approached is heeded with the usual chance x 0.5."
    assert Endorsement(train=0.1, posts=3, wear_out=0.6).said == (
        "Who is convinced by being approached is heeded 10 % more for each day of preparation and speaks 3 times a day"
        " (chance to be heeded x 0.6 for each time beyond the first)."
    )
    assert Acceptance(0.1, 0.5).said == (
        "Each day of preparation wins over 10 % of those who would still refuse and the chance to accept falls with the"
        " public score, by 50 % for the person with the highest."
    )
    assert Place("km", 50.0).said == (
        "The chance to buy falls with the distance in the column km: by half at 50, by four fifths at twice as much."
    )
    assert Roles(2.0, 1.5).said == (
        "Who has heeded a leader buys with the usual chance x 2 and who has heeded a manager is heeded with the usual"
        " chance x 1.5."
    )
    assert Speaking("a", "b", 0.5).said == (
        "The chance to hear a person is multiplied by the number in their column a and the chance to heed a person is"
        " multiplied by a number from 0.5 (their column b is 0) to 1 (it is 1)."
    )


def test_what_is_worth_trying_is_said():
    distances = [(one.side, one.setting, one.mechanism.half_distance) for one in Place("km", 50.0).changes()]
    assert distances == [("less", "none", None), ("less", "25", 25.0), ("more", "100", 100.0)]
    assert [one.setting for one in Acceptance(0.7, 0.5).changes()] == ["none", "0.35", "1", "0.25", "1"]
    assert [one.mechanism.posts for one in Endorsement(posts=100).changes()] == [1, 50]
    assert [one.mechanism for one in Speaking("loud").changes()] == [Speaking()]
    for mechanism in (Acceptance(), Endorsement(), Speaking(), Roles()):
        assert not [*mechanism.changes()]


SPEAK_OTHERWISE = {
    "approached people's words": sim.Campaign(mechanisms=[Endorsement(paid=0.5)]),
    "heeding a manager": sim.Campaign(mechanisms=[Roles(answer=0.5)]),
}


@pytest.mark.parametrize("campaign", SPEAK_OTHERWISE.values(), ids=SPEAK_OTHERWISE)
def test_reach_is_no_matter_of_live_ties_where_some_speak_otherwise(campaign):
    people = sim.People(60, {"manager": np.arange(60) % 2})
    given = {"campaign": campaign, "worlds": 2, "budget": 2, "people": people}
    with pytest.raises(sim.InputError, match="mechanisms that change how people are heard; greedy"):
        sim.compare(NETWORK, [sim.theories.IndependentCascade(0.2)], ["ris"], **given)


def test_reach_is_of_live_ties_where_people_only_buy_otherwise():
    campaign = sim.Campaign(mechanisms=[Roles(call=2.0), Place("km", 3.0), Speaking("km")])
    people = sim.People(60, {"leader": np.arange(60) % 2, "km": np.arange(60.0)})
    theory = sim.theories.IndependentCascade(0.2)
    assert sim.compare(NETWORK, [theory], ["ris"], 2, people=people, campaign=campaign, worlds=2).means.shape == (1, 1)


def test_a_plan_has_mechanisms_of_its_own():
    own = {"plain": {}, "unheeded": {"mechanisms": [Endorsement(paid=0.0)]}}
    plans = {name: sim.Plan("random", {"budget": 3} | changes) for name, changes in own.items()}
    reached = sim.compare(nx.cycle_graph(30), [sim.theories.IndependentCascade(1.0)], plans=plans, worlds=2)
    assert reached.reached.min(axis=(0, 2)).tolist() == reached.reached.max(axis=(0, 2)).tolist() == [30, 3]


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
    right = packed.keep_heard
    monkeypatch.setattr(packed, "keep_heard", lambda *given: (drawn.append(1), right(*given)))
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


def test_a_plan_is_told_by_the_mechanisms_in_which_it_differs():
    shared = [Endorsement(paid=0.5), Roles(call=2.0), Speaking("ones")]
    own = {"mechanisms": [Endorsement(paid=0.7), Roles(call=1.0), Speaking("ones")], "accept": 0.5}
    plans = {"all": sim.Plan("random", {"budget": 2}), "own": sim.Plan("random", {"budget": 2} | own)}
    people = sim.People(60, {"ones": np.ones(60), "leader": np.arange(60) % 2})
    given = {"campaign": sim.Campaign(mechanisms=shared), "people": people, "worlds": 2}
    comparison = sim.compare(NETWORK, [sim.theories.IndependentCascade(0.1)], plans=plans, **given)
    assert differences(comparison) == [
        "Differences of all: budget 2.",
        "Differences of own: budget 2; Who is convinced by being approached is heeded with the usual chance x 0.7;"
        " without leaders and managers; accept 0.5.",
    ]
