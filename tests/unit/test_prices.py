"""Sentences about a difference tell what it costs; the first says where a cheaper plan is as good."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

import sim
from sim.report.agenda import agenda
from sim.report.words import answer
from tests.handmade import with_people

LAWS = {"flow": sim.theories.IndependentCascade(0.3), "key_person": sim.theories.IndependentCascade(0.3)}
NAMES = ("dear", "cheap", "third")


def decided(means, costs, heads=(2, 2, 2), luck=1.0, worlds=400, goal="convinced", margin=None):
    """Return a decision on plans with such means (by theory and plan), costs and numbers approached."""
    plans = {name: sim.Plan("random", {"budget": 2}) for name in NAMES}
    money = {"fee": 1.0, "revenue": 1.0} if goal == "profit" else {}
    campaign = sim.Campaign(budget=2, goal=goal, **money)
    base = sim.compare(nx.cycle_graph(200), LAWS, plans=plans, campaign=campaign, worlds=16, margin=margin)
    base = replace(base, played=None)
    noise = np.random.default_rng(1).normal(0, luck, (2, 3, worlds)).round()
    played = with_people(base, (np.array(means)[:, :, None] + noise).astype(np.int32), 2)
    shape = np.ones_like(played.runs.cost)
    own = {"cost": np.array(costs)[:, None] * shape, "heads": (np.array(heads)[:, None] * shape).astype(np.int32)}
    played = replace(played, runs=replace(played.runs, **own))
    return sim.Decision(played, np.array([0.5, 0.5]), played)


def first(decision):
    return answer(decision)[0].partition(". ")[0]


def test_a_cheaper_plan_that_is_as_good_is_told_first():
    found = decided([[120, 120, 40], [121, 120, 40]], [6000, 100, 100], worlds=4000)
    assert found.choices == ["dear"]
    assert found.choice == "cheap"
    assert first(found) == "Choose cheap: too close to call against dear, and 5,900 cheaper"


def test_so_far_it_is_told_beside_the_best():
    found = decided([[120, 120, 40], [121, 120, 40]], [6000, 100, 100], worlds=60)
    assert {found.comparison.standing(theory, "dear", "cheap") for theory in LAWS} == {"too close to call so far"}
    assert first(found) == "Choose dear; cheap is so far too close to call against it, and 5,900 cheaper"


def test_any_plan_will_do_and_the_cheapest_is_named():
    found = decided([[120, 120, 120], [121, 120, 120]], [6000, 100, 300], worlds=4000)
    assert first(found) == "Any of the 3 plans will do: take cheap, 5,900 cheaper than dear"
    same = decided([[120] * 3] * 2, [6000, 100, 300], luck=0, worlds=4000)
    assert first(same) == "It makes no difference here which plan you choose: take cheap, 5,900 cheaper than dear"


def test_without_fees_the_plan_that_approaches_fewer_is_taken():
    found = decided([[120, 120, 40], [121, 120, 40]], [0, 0, 0], heads=[30, 10, 10], worlds=4000)
    assert first(found) == "Choose cheap: too close to call against dear, and with 20 fewer approached"


def test_a_plan_that_is_easier_at_the_same_cost_is_not_called_cheaper():
    found = decided([[120, 120, 40], [121, 120, 40]], [100, 100, 100])
    assert first(found) == "Choose dear"
    assert not any("cheaper" in point for point in answer(found))


def test_differences_carry_people_and_cost():
    found = decided([[160, 120, 40], [150, 120, 155]], [6000, 100, 2000])
    said = " ".join(answer(found))
    assert first(found).startswith("Choose dear")
    assert "Against cheap: +30 to +40 people on average, for 5,900 more." in said
    assert "Against third: -4.9 to +120 people on average, for 4,000 more." in said
    assert "this plan brings 4.9 people less on average than third, for 4,000 more." in said
    assert "The plan third beats this one by" in said or "The plan third could beat this one by" in said
    assert said.count("(95 % sure), for 4,000 less.") == 1


def test_numbers_approached_are_told_where_nothing_costs_anything():
    said = " ".join(answer(decided([[160, 120, 40], [150, 120, 40]], [0, 0, 0], heads=[30, 10, 30])))
    assert "Against cheap: +30 to +40 people on average, with 20 more approached." in said
    assert "Against third" not in said  # as many approached, at no cost


def test_where_profit_counts_cost_is_in_it_already():
    said = " ".join(answer(decided([[160, 120, 40], [150, 120, 155]], [60, 1, 20], goal="profit")))
    assert "Against" not in said
    assert "more." not in said


def test_who_needs_less_is_told_with_what_it_costs():
    plans = {"known": sim.Plan("hubs", {"budget": 4, "fee": 5.0}), "any": sim.Plan("random", {"budget": 2})}
    found = sim.compare(nx.star_graph(60), LAWS, plans=plans, worlds=64)
    doubts = agenda(sim.decide(found))["doubts"]
    assert any("people less on average" in one and one.endswith("for 20 less.") for one in doubts)


def test_pairs_tell_the_difference_of_cost():
    pairs = decided([[160, 120, 40], [150, 120, 155]], [6000, 100, 2000]).comparison.pairs
    assert pairs.cost.tolist() == [5900, 4000, -1900] * 2


@pytest.mark.parametrize("theory", LAWS)
def test_every_interval_of_a_difference_is_the_joint_one(theory):
    found = decided([[160, 120, 40], [150, 120, 155]], [1, 1, 1]).comparison
    row = found.pairs[(found.pairs.theory == theory) & (found.pairs.one == "dear")].iloc[0]
    assert found.gap(theory, "dear", "cheap") == (row.difference, row.low, row.high)
    assert found.gap(theory, "cheap", "dear") == (-row.difference, -row.high, -row.low)
