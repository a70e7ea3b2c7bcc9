"""Familiarity with the brand: paths and stars with closed forms, and what must hold whatever the network."""

import itertools

import networkx as nx
import numpy as np
import pytest

import sim
from sim import theories
from sim.mechanisms import Familiarity
from tests.exact.covered import agrees, alike, oracle

WORLDS = 20_000
PATH = nx.path_graph(3, create_using=nx.DiGraph)


def played(graph, theory, seeds, *mechanisms, people=None, **more):
    own = sim.Campaign(mechanisms=mechanisms, **more.pop("campaign", {}))
    return sim.simulate(graph, theory, seeds, people=people, campaign=own, root_seed=6, **more)


@oracle("familiarity")
def test_along_a_path_a_word_is_heeded_less_by_who_does_not_know_the_brand():
    p, unknown = 0.5, 0.3
    people = sim.People(3, {"familiar": [1, 1, 0]})
    out = played(PATH, theories.IndependentCascade(p), [0], Familiarity(1, unknown), people=people, worlds=WORLDS)
    assert agrees(out.days[:, 1] == 1, p)
    assert agrees(out.days[:, 2] == 2, p * p * unknown)


@oracle("familiarity")
def test_those_who_know_the_brand_are_drawn_once_in_a_world():
    # a listener of two speakers: familiar or not towards both
    p, unknown, familiar = 0.6, 0.25, 0.4
    two = nx.DiGraph([(0, 2), (1, 2)])
    mechanism = Familiarity(familiar, unknown)
    out = played(two, theories.IndependentCascade(p), [0, 1], mechanism, worlds=WORLDS)
    strange = 1 - (1 - p * unknown) ** 2
    assert agrees(out.days[:, 2] == 1, familiar * (1 - (1 - p) ** 2) + (1 - familiar) * strange)


@oracle("familiarity")
def test_on_several_days_and_where_more_is_known_than_heeded():
    h, e, unknown, days, reach = 0.3, 0.5, 0.4, 3, 0.8
    made = nx.DiGraph([(0, 1)])
    people = sim.People(2, {"familiar": [1, 0], "reach": [reach, 1], "persuasion": [1, 1], "sceptic": [0, 0]})
    theory = theories.KeyPerson(base=h, expose=e, talk_days=days)
    out = played(made, theory, [0], Familiarity(1, unknown), people=people, worlds=WORLDS)
    assert agrees(out.days[:, 1] > 0, reach * (1 - (1 - h * unknown) ** days))
    assert agrees(out.known[:, 1] > 0, reach * (1 - (1 - e) ** days))


def test_where_nobody_else_says_how_much_is_known_who_is_unfamiliar_knows_less_too():
    out = played(nx.DiGraph([(0, 1)]), theories.IndependentCascade(0.8), [0], Familiarity(0, 0.5), worlds=WORLDS)
    assert agrees(out.known[:, 1] > 0, 0.4)


NETWORK = sim.Network.from_networkx(nx.gnm_random_graph(50, 160, seed=1))
THEORIES = [
    theories.KeyPerson(base=0.3, expose=0.5),
    theories.Flow(0.4, (0.1, 0.6)),
    theories.IndependentCascade(0.3),
    theories.LinearThreshold(),
]


@pytest.mark.parametrize("theory", THEORIES, ids=lambda one: type(one).__name__)
def test_what_changes_nothing_changes_no_byte(theory):
    plain = played(NETWORK, theory, range(5), worlds=20)
    for neutral in (Familiarity(1, 1), Familiarity(0.3, 1), Familiarity(1, 0.5)):
        other = played(NETWORK, theory, range(5), neutral, worlds=20)
        assert alike(plain, other)


@pytest.mark.parametrize("theory", THEORIES, ids=lambda one: type(one).__name__)
def test_a_brand_that_fewer_know_makes_nobody_earlier(theory):
    found = [
        np.where(out.days < 0, np.inf, out.days.astype(float))
        for out in (played(NETWORK, theory, range(5), Familiarity(share, 0.4), worlds=30) for share in (1, 0.7, 0.3, 0))
    ]
    for more, fewer in itertools.pairwise(found):
        assert (fewer >= more).all()
        assert (fewer > more).any()


def test_plans_have_brands_of_their_own_in_the_same_worlds():
    plans = {
        "known": sim.Plan("hubs"),
        "unknown": sim.Plan("hubs", {"mechanisms": [Familiarity(0, 0.3)]}),
    }
    reach = sim.compare(NETWORK, "flow", plans=plans, campaign=sim.Campaign(budget=5), worlds=20).runs.final[0, :, :, 1]
    alone = [
        sim.compare(NETWORK, "flow", ["hubs"], campaign=sim.Campaign(budget=5, mechanisms=own), worlds=20)
        for own in ([], [Familiarity(0, 0.3)])
    ]
    assert np.array_equal(reach, np.stack([one.runs.final[0, 0, :, 1] for one in alone]))
    assert (reach[1] <= reach[0]).all()


def test_what_it_says_and_what_is_refused():
    assert Familiarity(0.7, 0.6).said == (
        "People know the brand with a chance of 70 %, unless the column familiar says otherwise; those who do not heed"
        " a word 60 % as often."
    )
    first, *others = Familiarity(0.7, 0.6).changes()
    assert (first.side, first.mechanism) == ("more", Familiarity())
    assert [one.setting for one in others] == ["0.35", "1", "0.3", "1"]
    with pytest.raises(sim.InputError, match=r"familiar is a number in \[0, 1\], got 1.2"):
        Familiarity(1.2)
    with pytest.raises(sim.InputError, match=r"unknown is a number in \[0, 1\], got -1"):
        Familiarity(0.5, -1)
    people = sim.People(3, {"familiar": [1, 1, 2]})
    with pytest.raises(sim.InputError, match=r"mechanism.familiarity: trait 'familiar' is a number in \[0, 1\], got 2"):
        played(PATH, theories.IndependentCascade(0.5), [0], Familiarity(1, 0.5), people=people)
