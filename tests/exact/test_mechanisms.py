"""Mechanisms against closed forms, on stars and paths in which each listener is an independent sample.

Sampled shares are held to five standard errors of the exact value, as in `test_theories`.
"""

from dataclasses import dataclass

import networkx as nx
import numpy as np
import pytest

import sim
from sim.mechanisms import Acceptance, Endorsement, Place, Roles, Speaking
from sim.theories.base import Law, Theory
from tests.exact.covered import agrees, oracle

LEAVES, WORLDS = 100, 400
STAR = nx.DiGraph([(0, leaf) for leaf in range(1, LEAVES + 1)])
PATH = nx.DiGraph([(0, 1), (1, 2)])


@dataclass(frozen=True)
class Plain(Theory):
    """One word convinces; everything else is a setting."""

    hear: float = 0.2
    days: int = 1
    reach: float = 1.0
    expose: float | None = None

    def law(self, network, people, root_seed=0):
        rest = {"reach": self.reach, "expose": self.expose, "talk_days": self.days}
        return Law.of(network, hear=self.hear, threshold=1, **rest)


def played(network, theory, seeds, *mechanisms, people=None, worlds=WORLDS, **campaign):
    own = sim.Campaign(mechanisms=mechanisms, **campaign)
    return sim.simulate(network, theory, seeds, people=people, campaign=own, worlds=worlds, root_seed=11)


def within_days(chance, times, reach=1.0):
    """Return the chance to be reached at least once, over the share of ties over which one speaks at all."""
    return reach * (1 - (1 - min(1, chance)) ** times)


PUSHED = [
    (Plain(0.2), {"posts": 3, "wear_out": 0.6}, 0, 0.2 * 0.36, 3),
    (Plain(0.2, 5, 0.5), {"posts": 2, "wear_out": 0.7}, 0, 0.2 * 0.7, 10),
    (Plain(0.2, 3, 0.8), {"paid": 0.6, "train": 0.1}, 4, 0.2 * 0.6 * 1.4, 3),
    (Plain(0.1, 2), {"paid": 1.5, "train": 0.05, "posts": 2, "wear_out": 0.8}, 10, 0.1 * 0.8 * 1.5 * 1.5, 4),
    (Plain(0.3, 2, 0.7), {"paid": 9.0}, 0, 1.0, 2),
    (Plain(0.3, 2), {"paid": 0.0}, 0, 0.0, 2),
]


@oracle("endorsement")
@pytest.mark.parametrize(("theory", "settings", "lead", "chance", "times"), PUSHED)
def test_those_approached_are_heeded_otherwise(theory, settings, lead, chance, times):
    out = played(STAR, theory, [0], Endorsement(**settings), lead=lead)
    assert (out.days[:, 0] == lead).all()
    assert agrees((out.days[:, 1:] >= 0).ravel(), within_days(chance, times, theory.reach))


@oracle("endorsement")
def test_pushing_makes_more_people_know_of_it_while_fewer_believe_it():
    theory = Plain(0.1, 3, 0.8, expose=0.4)
    out = played(STAR, theory, [0], Endorsement(posts=2, wear_out=0.5))
    assert agrees((out.known[:, 1:] >= 0).ravel(), within_days(0.4, 6, 0.8))
    assert agrees((out.days[:, 1:] >= 0).ravel(), within_days(0.05, 6, 0.8))


@oracle("endorsement")
def test_words_that_travel_on_are_as_those_of_others():
    # 0 is approached, 1 is convinced by 0: only the first of the two ties is flagged
    out = played(PATH, Plain(0.6), [0], Endorsement(paid=0.5), worlds=20_000)
    assert agrees(out.days[:, 1] == 1, 0.6 * 0.5)
    assert agrees(out.days[:, 2] == 2, 0.6 * 0.5 * 0.6)


@oracle("endorsement")
def test_who_is_approached_in_vain_speaks_as_others():
    # 0 refuses and is convinced by 1, who is not approached; then 2 and 3 hear 0
    made = nx.DiGraph([(1, 0), (0, 2), (0, 3)])
    people = sim.People(4, {"accept": [0, 1, 0, 0]})
    out = played(made, Plain(0.5), [0, 1], Endorsement(paid=2.0, posts=4), people=people, worlds=20_000)
    assert (out.days[:, 0] == 1).all()
    assert not out.seeded[:, 0].any()
    assert agrees((out.days[:, 2:] == 2).ravel(), 0.5)


SPEAKERS = {
    "activity": ({"activity": "loud"}, 1.7),
    "topic": ({"topic": "fit", "off_topic": 0.4}, 0.4 + 0.6 * 0.25),
    "both": ({"activity": "loud", "topic": "fit", "off_topic": 0.1}, 1.7 * (0.1 + 0.9 * 0.25)),
    "so loud that all hear": ({"activity": "shout"}, 1000.0),
}


@oracle("speaking")
@pytest.mark.parametrize(("settings", "factor"), SPEAKERS.values(), ids=SPEAKERS)
def test_some_are_heard_more_than_others(settings, factor):
    traits = {"loud": 1.7, "fit": 0.25, "shout": 1000.0}
    people = sim.People(LEAVES + 1, {name: [value] + [0.5] * LEAVES for name, value in traits.items()})
    out = played(STAR, Plain(0.15, 3, 0.9), [0], Speaking(**settings), people=people)
    assert agrees((out.days[:, 1:] >= 0).ravel(), within_days(0.15 * factor, 3, 0.9))


@oracle("speaking")
def test_the_topic_matters_for_heeding_and_activity_for_both():
    people = sim.People(LEAVES + 1, {"loud": [1.5] + [9.0] * LEAVES, "fit": [0.0] + [1.0] * LEAVES})
    own = Speaking(activity="loud", topic="fit", off_topic=0.3)
    out = played(STAR, Plain(0.2, 2, expose=0.4), [0], own, people=people)
    assert agrees((out.known[:, 1:] >= 0).ravel(), within_days(0.4 * 1.5, 2))
    assert agrees((out.days[:, 1:] >= 0).ravel(), within_days(0.2 * 1.5 * 0.3, 2))


@oracle("speaking")
def test_who_lacks_the_number_speaks_as_usual():
    people = sim.People(3, {"loud": [np.nan, 0.5, 0.0], "fit": [np.nan, 0.5, 0.0]})
    own = Speaking(activity="loud", topic="fit", off_topic=0.6)
    out = played(PATH, Plain(0.8), [0], own, people=people, worlds=20_000)
    assert agrees(out.days[:, 1] == 1, 0.8)
    assert agrees(out.days[:, 2] == 2, 0.8 * 0.8 * 0.5 * 0.8)


def bought(out, person):
    """Return whether a person bought in each world in which they were convinced."""
    return out.buys[out.days[:, person] >= 0, person]


@oracle("place")
def test_the_chance_to_buy_falls_with_the_square_of_the_distance():
    km = [0.0, 25.0, 50.0, 100.0, 450.0, 1e300]
    people = sim.People(6, {"km": km, "buy": [np.nan, 1.0, np.nan, np.nan, np.nan, np.nan]})
    out = played(nx.empty_graph(6), Plain(), range(6), Place("km", 50.0), people=people, buy=0.8, worlds=40_000)
    assert (out.days == 0).all()
    for person, exact in enumerate([0.8, 1 / 1.25, 0.8 / 2, 0.8 / 5, 0.8 / 82, 0.0]):
        assert agrees(out.buys[:, person], exact)


@oracle("place")
@oracle("roles")
def test_who_buys_convinces_nobody():
    people = sim.People(LEAVES + 1, {"km": np.arange(LEAVES + 1.0), "leader": np.arange(LEAVES + 1) == 0})
    with_them, without = (
        played(STAR, Plain(0.2, 3, expose=0.3), [0], *own, people=people, buy=0.3, worlds=50)
        for own in ([Place("km", 5.0), Roles(call=3.0)], [])
    )
    assert with_them.days.tolist() == without.days.tolist()
    assert with_them.known.tolist() == without.known.tolist()
    assert with_them.buys.tolist() != without.buys.tolist()


@oracle("roles")
@pytest.mark.parametrize(("call", "chance"), [(2.0, 0.6), (0.5, 0.15), (0.0, 0.0), (100.0, 1.0)])
def test_who_has_heeded_a_leader_buys_otherwise(call, chance):
    people = sim.People(3, {"leader": [1, 0, np.nan]})
    out = played(PATH, Plain(0.7), [0], Roles(call=call), people=people, buy=0.3, worlds=20_000)
    assert agrees(bought(out, 0), 0.3)  # a leader who has heeded nobody
    assert agrees(out.buys[:, 1], 0.7 * chance)
    assert agrees(bought(out, 2), 0.3)  # has heeded 1, who is no leader
    assert set(out.marks[:, 1].tolist()) == {0, 1}


@oracle("roles")
@pytest.mark.parametrize(("answer", "factor"), [(1.5, 1.5), (0.5, 0.5), (0.0, 0.0), (100.0, 2.5)])
def test_who_has_heeded_a_manager_is_heeded_otherwise(answer, factor):
    made = nx.DiGraph([(0, 1), (1, 2), (2, 3)])
    people = sim.People(4, {"manager": [1, 0, 0, 0]})
    out = played(made, Plain(0.4), [0], Roles(answer=answer), people=people, worlds=40_000)
    assert agrees(out.days[:, 1] == 1, 0.4)
    assert agrees(out.days[:, 2] == 2, 0.4 * 0.4 * factor)
    assert agrees(out.days[:, 3] == 3, 0.4 * 0.4 * factor * 0.4)


@oracle("roles")
def test_who_is_heard_on_the_day_of_conviction_counts_and_later_does_not():
    # 2 hears an ordinary person and the leader on the same day, whichever comes first; 3 and 5 hear the leader too late
    made = nx.DiGraph([(0, 2), (1, 2), (4, 2), (0, 3), (2, 3), (1, 6), (6, 5), (0, 5)])
    for leader in (0, 1, 4):
        people = sim.People(7, {"leader": [float(person == leader) for person in range(7)]})
        out = played(made, Plain(1.0), [0, 1, 4], Roles(call=10.0), people=people, buy=0.1, worlds=500)
        assert out.marks[:, 2].tolist() == [1] * 500
        assert out.buys[:, 2].all()
    people = sim.People(7, {"leader": [0, 0, 1, 0, 0, 0, 1]})
    out = played(made, Plain(1.0), [0, 1, 4], Roles(call=10.0), people=people, buy=0.1, worlds=500)
    assert (out.days[:, [3, 5]] == 1).all()
    assert not out.marks.any()
    assert agrees(out.buys[:, [3, 5]].ravel(), 0.1)


@oracle("roles")
def test_who_only_gets_to_know_of_it_has_heeded_nobody():
    people = sim.People(LEAVES + 1, {"leader": [1] + [0] * LEAVES, "manager": [1] + [0] * LEAVES})
    out = played(STAR, Plain(0.3, 2, expose=1.0), [0], Roles(2.0, 2.0), people=people, worlds=20)
    assert (out.known >= 0).all()
    assert (out.marks[:, 1:] == np.where(out.days[:, 1:] > 0, 3, 0)).all()


@oracle("roles")
def test_distance_comes_before_the_leaders_word():
    people = sim.People(3, {"leader": [1, 0, 0], "km": [0, 10, 0]})
    own = (Roles(call=4.0), Place("km", 10.0))
    out = played(PATH, Plain(1.0), [0], *own, people=people, buy=0.4, worlds=20_000)
    assert agrees(out.buys[:, 1], 0.8)


@oracle("acceptance")
@pytest.mark.parametrize(("gain", "lead"), [(0.1, 5), (0.3, 1), (1.0, 2), (0.2, 0)])
def test_each_day_of_preparation_wins_over_a_share_of_the_refusals(gain, lead):
    people = sim.People(3, {"accept": [np.nan, 0.0, 1.0]})
    own = Acceptance(gain=gain)
    out = played(nx.empty_graph(3), Plain(), range(3), own, people=people, accept=0.4, lead=lead, worlds=20_000)
    assert (out.approached == lead).all()
    for person, accept in enumerate([0.4, 0.0, 1.0]):
        assert agrees(out.days[:, person] == lead, 1 - (1 - accept) * (1 - gain) ** lead)


@oracle("acceptance")
def test_those_with_a_high_public_score_refuse_more_often():
    # shares of the others with a lower score, by hand: 0, 1/4, 1/4, 3/4, 1
    people = sim.People(5, {"public_score": [0.1, 3.0, 3.0, 7.0, 9.0]})
    own = Acceptance(gain=0.5, crowding=0.8)
    out = played(nx.empty_graph(5), Plain(), range(5), own, people=people, accept=0.4, lead=1, worlds=20_000)
    for person, below in enumerate([0, 0.25, 0.25, 0.75, 1]):
        assert agrees(out.days[:, person] == 1, 0.7 * (1 - 0.8 * below))


@oracle("acceptance")
def test_bought_followers_crowd_a_person_and_are_heard_by_nobody():
    # the hub of a star stands above its leaves, who are alike; a leaf with bought followers stands above the hub
    for bought, shares in ((0, [1, 0, 0, 0]), (100_000, [2 / 3, 1, 0, 0])):
        people = sim.People(4, {"bought": [0, bought, np.nan, 0]})
        own = Acceptance(crowding=0.6)
        out = played(nx.star_graph(3), Plain(0.0, 5), range(4), own, people=people, worlds=20_000)
        for person, share in enumerate(shares):
            assert agrees(out.days[:, person] == 0, 1 - 0.6 * share)
        assert out.known.max() == 0
