"""What more of something can and cannot do where mechanisms are on: in drawn networks, and where it fails by hand."""

import itertools

import networkx as nx
import numpy as np
import pytest

import sim
from sim import casts, mechanisms, theories
from sim.theories import IndependentCascade

THEORIES = [
    theories.KeyPerson(base=0.3),
    theories.Flow(hear=0.4, phi=(0.1, 0.6)),
    theories.IndependentCascade(0.2),
    theories.ComplexContagion(2),
]
GRAPH = nx.gnm_random_graph(120, 300, seed=6)


def when(graph, theory, seeds, worlds=1, people=None, root_seed=0, **campaign):
    """Return the day of conviction, (worlds, people); never is later than any day."""
    own = sim.Campaign(**campaign)
    out = sim.simulate(graph, theory, seeds, people=people, campaign=own, worlds=worlds, root_seed=root_seed)
    return np.where(out.days < 0, np.inf, out.days.astype(float))


def never_later(found):
    """Check that from one to the next nobody is lost or later, and that it makes a difference at all."""
    for less, more in itertools.pairwise(found):
        assert (more <= less).all()
    assert (found[-1] < found[0]).any()


ONE_MORE = {
    "heeded more": {"mechanisms": [mechanisms.Endorsement(paid=1.5)]},
    "trained": {"lead": 2, "mechanisms": [mechanisms.Endorsement(train=0.2)]},
    "more posts": {"mechanisms": [mechanisms.Endorsement(posts=3)]},
    "an unknown brand": {"mechanisms": [mechanisms.Familiarity(0.4, 0.3)]},
    "a broadcast": {"mechanisms": [mechanisms.Broadcast(0.02)], "horizon": 15},
    "give and ask": {"mechanisms": [mechanisms.Broadcast(0.1, calendar="GA", trust=0.2, give=0.5)], "horizon": 15},
    "fixed waves": {"mechanisms": [mechanisms.Waves([[0, "1/2"], [4, "1/2"]])]},
    "a deadline": {"horizon": 3},
}


@pytest.mark.parametrize("campaign", ONE_MORE.values(), ids=ONE_MORE)
def test_one_more_seed_loses_nobody_and_makes_nobody_later(campaign):
    more = 0
    for seed in range(60):
        draw = np.random.default_rng(seed)
        n = int(draw.integers(4, 15))
        ties = draw.integers(0, n, (2, 3 * n))
        network = sim.Network.from_edges(*ties, directed=bool(draw.integers(2)), nodes=range(n))
        theory, order = THEORIES[seed % len(THEORIES)], draw.permutation(n)[: draw.integers(2, 5)].tolist()
        few, all_of_them = (
            when(network, theory, seeds, 4, root_seed=seed, accept=0.8, recommend=0.8, **campaign)
            for seeds in (order[:-1], order)
        )
        assert (all_of_them <= few).all(), seed
        more += int((all_of_them < few).any())
    assert more > 20


PATH = nx.DiGraph([(0, 1), (1, 2)])
MEETING = nx.DiGraph([(0, 1), (3, 1), (1, 2)])
MANAGED = {"manager": [0, 0, 0, 1]}
COUNTER_EXAMPLES = {  # how those approached speak, and the numbers of ties under which one more seed loses an adopter
    # 1 hears 0 although 0 was paid, and convinces 2; approached and paid as well, 1 is not heeded
    "paid": (PATH, [0], 1, mechanisms.Endorsement(paid=0.5), None),
    # three doubtful posts of 1 are worth less than one plain word
    "wear-out": (PATH, [0], 1, mechanisms.Endorsement(posts=3, wear_out=0.5), None),
    # 1 has not heard the manager 0 before the approach, and is not heeded
    "a good manager": (PATH, [0], 1, mechanisms.Roles(answer=2), {"manager": [1, 0, 0]}),
    # the manager 3 comes with 0, and 1 is not heeded after such a word
    "a bad manager": (MEETING, [0], 3, mechanisms.Roles(answer=0), MANAGED),
}


@pytest.mark.parametrize("name", COUNTER_EXAMPLES)
def test_one_more_seed_can_lose_an_adopter(name):
    graph, seeds, person, mechanism, people = COUNTER_EXAMPLES[name]
    people = None if people is None else sim.People(graph.number_of_nodes(), people)
    theory = IndependentCascade(0.5 if name == "a good manager" else 1)
    few, more = (
        when(graph, theory, own, 200, people, mechanisms=[mechanism]) for own in (seeds, sorted([*seeds, person]))
    )
    others = [one for one in range(graph.number_of_nodes()) if one not in (*seeds, person)]
    lost = np.isfinite(few[:, others]) & np.isinf(more[:, others])
    assert lost.any(axis=1).mean() > 0.1
    # without the mechanism nobody is lost
    few, more = (when(graph, theory, own, 200, people) for own in (seeds, sorted([*seeds, person])))
    assert (more <= few).all()


@pytest.mark.parametrize("theory", THEORIES, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("gain", [0, 0.2])
def test_a_longer_lead_loses_nobody_and_without_a_gain_only_shifts_days(theory, gain):
    own = [mechanisms.Acceptance(gain), mechanisms.Endorsement(train=0.1)] if gain else []
    found = [when(GRAPH, theory, range(30), 20, accept=0.4, lead=lead, mechanisms=own) for lead in (0, 2, 7)]
    for shorter, longer in itertools.pairwise(found):
        assert (np.isfinite(shorter) <= np.isfinite(longer)).all()
    if gain:
        assert np.isfinite(found[2]).sum() > np.isfinite(found[0]).sum()
    else:
        assert np.array_equal(found[0] + 7, found[2])


def test_one_rung_up_makes_nobody_later():
    ladder = casts.named("organisation")
    speaking = [mechanisms.Speaking(activity="activity")]
    found = []
    for traits in ladder.traits.values():
        own = casts.Cast([casts.Archetype("employee", traits, share=0.1)], ladder.ordinary)
        people = own.of(sim.Network.of(GRAPH), sim.People(120), root_seed=3)
        employees = np.flatnonzero(people.traits["archetype"] == "employee")
        assert len(employees) == 12
        found.append(when(GRAPH, theories.KeyPerson(base=0.15), employees[:4], 60, people, mechanisms=speaking))
    never_later(found)
    assert all((more < less).any() for less, more in itertools.pairwise(found))


def test_a_list_knows_nothing_of_bought_followers():
    bought = sim.People(120, {"bought": np.where(np.arange(120) < 10, 1000, 0)})
    plans = {"listed": sim.Plan(sim.seeding.Roster([*range(40, 60)])), "scored": sim.Plan("public_score")}
    listed, scored = (
        [
            sim.compare(GRAPH, "flow", plans={name: plans[name]}, people=people, worlds=5).runs.final.tolist()
            for people in (None, bought)
        ]
        for name in plans
    )
    assert listed[0] == listed[1]
    assert scored[0] != scored[1]


@pytest.mark.parametrize("mechanism", [mechanisms.Endorsement(0.7), mechanisms.Familiarity(0.4, 0.3)], ids=["E", "F"])
def test_waves_matter_only_where_something_makes_time_matter(mechanism):
    """Fixed waves still reach those whom one approach reaches where it does not matter who is approached first."""
    waves = mechanisms.Waves([[0, "1/2"], [9, "1/2"]])
    once, later = (
        when(GRAPH, theories.IndependentCascade(0.3), range(40), 40, mechanisms=[mechanism, *own])
        for own in ([], [waves])
    )
    same = np.array_equal(np.isfinite(once), np.isfinite(later))
    assert same == isinstance(mechanism, mechanisms.Familiarity)
