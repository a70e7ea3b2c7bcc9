"""Waves against closed forms and days counted by hand."""

import networkx as nx
import numpy as np
import pytest

import sim
from experiments.small import Ranked
from sim.mechanisms import Waves
from sim.theories import ComplexContagion, IndependentCascade
from tests.exact.covered import agrees, oracle

WORLDS = 20_000
THIRDS = [[0, "1/3"], [5, "1/3"], [9, "1/3"]]
PAIR = nx.DiGraph([(0, 1)])
PAIR.add_node(2)


def played(graph, theory, seeds, waves, worlds=1, **campaign):
    own = sim.Campaign(**{"mechanisms": [waves], **campaign})
    return sim.simulate(graph, theory, seeds, campaign=own, worlds=worlds, root_seed=4)


@oracle("waves")
def test_each_wave_convinces_who_accepts_and_was_not_convinced_by_word_of_mouth():
    a, p = 0.7, 0.4
    out = played(PAIR, IndependentCascade(p), [0, 1, 2], Waves(THIRDS), WORLDS, accept=a)
    assert agrees(out.days[:, 1] == 1, a * p)
    assert agrees(out.days[:, 1] == 5, a * (1 - a * p))
    assert agrees(out.days[:, 2] == 9, a)
    assert (out.approached == [0, 5, 9]).all()
    assert np.array_equal(out.seeded, out.days == out.approached)


@oracle("waves")
def test_adaptive_waves_go_to_the_next_who_is_not_convinced():
    a, p = 0.7, 0.4
    out = played(PAIR, IndependentCascade(p), [0, 1, 2], Waves(THIRDS, adaptive=True), WORLDS, accept=a)
    assert agrees(out.approached[:, 1] == 5, 1 - a * p)
    assert agrees(out.approached[:, 2] == 5, a * p)
    assert agrees(out.approached[:, 2] == 9, 1 - a * p)
    assert agrees(out.days[:, 2] == 5, a * p * a)
    assert ((out.approached[:, 1] == -1) == (out.days[:, 1] == 1)).all()


@oracle("waves")
@pytest.mark.parametrize("engine", ["agents", "compiled"])
def test_a_wave_comes_before_what_is_heard_on_its_day(engine):
    # on day 1 both 1 and 2 would be convinced by 0; 1 is approached first, and so is a seed
    star = nx.DiGraph([(0, 1), (0, 2)])
    campaign = sim.Campaign(mechanisms=[Waves([[0, 0.5], [1, 0.5]])])
    out = sim.simulate(star, IndependentCascade(1), [0, 1], campaign=campaign, engine=engine)
    assert out.days.tolist() == [[0, 1, 1]]
    assert out.seeded.tolist() == [[True, True, False]]


def test_lead_comes_before_each_wave():
    out = played(PAIR, IndependentCascade(1), [0, 2], Waves([[1, "0.5"], [4, "0.5"]]), lead=3)
    assert out.approached.tolist() == [[4, -1, 7]]
    assert out.days.tolist() == [[4, 5, 7]]


def test_shares_are_exact_and_each_wave_ends_at_its_share_rounded_down():
    alone = nx.empty_graph(20)
    for shares in (["1/3", "1/3", "1/3"], [1 / 3, 1 / 3, 1 / 3], ["0.35", 0.35, "0.3"]):
        waves = Waves(list(zip([0, 2, 7], shares, strict=True)))
        out = played(alone, IndependentCascade(0), range(20), waves)
        first = 6 if shares[0] != "0.35" else 7
        assert np.bincount(out.days[0])[[0, 2, 7]].tolist() == [first, 7, 20 - first - 7]


def compared(waves, theory=None, graph=None, order=(5, 4, 3, 2, 1), people=None, **campaign):
    graph = nx.empty_graph(5) if graph is None else graph
    own = sim.Campaign(**{"mechanisms": [waves], **campaign})
    people = None if people is None else sim.People(len(order), people)
    strategies = {"given": Ranked(order)}
    theory = theory or IndependentCascade(0)
    return sim.compare(graph, [theory], strategies, people=people, campaign=own, worlds=2)


def spent(fees, waves, **campaign):
    runs = compared(waves, people={"fee": fees}, **campaign).runs
    return np.flatnonzero(runs.approached[0]).tolist(), float(runs.cost.ravel()[0]), int(runs.heads.ravel()[0])


HALVES = Waves([[0, "1/2"], [3, "1/2"]], adaptive=True)


@pytest.mark.parametrize(
    ("fees", "money", "people", "cost"),
    [
        ([6, 5, 4, 3, 2], 10, [1, 2], 9),  # 5 of 5 for person 1; then 4 of 5 for person 2
        ([6, 4, 9, 9, 9], 10, [0, 1], 10),  # 4 of 5; what is left makes 6
        ([6, 4, 2, 1, 1], 12, [0, 1, 2], 12),  # 6 of 6; then 4 and 2
    ],
)
def test_each_adaptive_wave_has_its_part_of_the_money_and_what_is_left(fees, money, people, cost):
    assert spent(fees, HALVES, money=money) == (people, cost, len(people))


def test_fixed_cost_and_the_limit_in_people_stand():
    assert spent([1, 1, 1, 1, 1], HALVES, money=14, fixed_cost=10, budget=3) == ([0, 1, 2], 13, 3)


def test_who_is_convinced_by_word_of_mouth_is_paid_in_vain_only_in_fixed_waves():
    # 0 convinces 1 on day 1; the second of two people is 1, or 2 where she is passed over
    fixed, adaptive = (
        compared(waves, IndependentCascade(1), PAIR, (3, 2, 1), budget=2, fee=5).runs
        for waves in (Waves(HALVES.waves), HALVES)
    )
    assert fixed.approached.tolist() == [[2, 2, 0]]
    assert adaptive.approached.tolist() == [[2, 0, 2]]
    assert fixed.final[..., 1].ravel().tolist() == [2, 2]
    assert adaptive.final[..., 1].ravel().tolist() == [3, 3]
    assert fixed.cost.ravel().tolist() == adaptive.cost.ravel().tolist() == [10, 10]


@pytest.mark.parametrize("engine", ["agents", "compiled"])
def test_who_refuses_is_not_replaced_and_not_asked_again(engine):
    people = sim.People(4, {"accept": [0, 1, 1, 1]})
    campaign = sim.Campaign(mechanisms=[HALVES])
    out = sim.simulate(nx.empty_graph(4), ComplexContagion(1), [0, 1], people=people, campaign=campaign, engine=engine)
    assert out.days.tolist() == [[-1, 3, -1, -1]]
