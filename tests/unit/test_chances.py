"""Chances: the target, the full house, and people who are turned away."""

import networkx as nx
import numpy as np
import pytest
from scipy import stats

import sim
from sim.report.gains import gains
from sim.report.lines import WIDTH, ranking
from sim.report.words import answer
from sim.study.goal import Goal
from sim.study.measures import interval

STAR = nx.star_graph(9)
LAWS = {"key_person": sim.theories.IndependentCascade(0.5), "flow": sim.theories.IndependentCascade(0.2)}
PLANS = {"middle": sim.Plan(sim.seeding.Roster([0])), "leaf": sim.Plan(sim.seeding.Roster([4])), "none": sim.Plan(None)}


def compared(worlds=400, people=None, **campaign):
    own = sim.Campaign(**({"budget": 1} | campaign))
    return sim.compare(STAR, LAWS, plans=PLANS, people=people, campaign=own, worlds=worlds, root_seed=2)


def test_the_chance_to_reach_a_target_is_that_of_tossed_coins():
    """The middle of a star convinces each of nine with a chance of a half: the number is binomial."""
    found = compared(target=6, capacity=5)
    for theory, p in {"key_person": 0.5, "flow": 0.2}.items():
        own = found.chances(theory, "middle")
        truth = {"target_reached": stats.binom.sf(4, 9, p)}  # with the middle six or more
        truth |= {"full_house": stats.binom.sf(3, 9, p), "turned_away": stats.binom.sf(4, 9, p)}
        assert own.keys() == truth.keys()
        for name, chance in truth.items():
            assert own[name].low < chance < own[name].high
            assert own[name].high - own[name].low < 0.12
        buyers = found.runs.people(theory, "middle", "buyers")
        assert own["turned_away"].mean == np.mean(buyers > 5)
        assert own["full_house"].mean == np.mean(buyers >= 5)
        row = found.table[(found.table.theory == theory) & (found.table.strategy == "middle")].iloc[0]
        assert (row.target_reached, row.target_reached_low) == own["target_reached"][:2]
    assert found.chances("flow", "none")["target_reached"].mean == 0
    assert found.references.target_reached.tolist() == [0, 0]
    assert "target_reached" in sim.decide(found).expected


def test_without_target_and_capacity_there_are_no_chances():
    found = compared(4)
    assert found.chances("flow", "middle") == {}
    assert "target_reached" not in found.table
    assert gains(found) == ["won", "won_others"]


@pytest.mark.parametrize("blocks", [8, 64, 256])
def test_an_interval_of_a_share_covers_every_chance(blocks):
    """By enumeration: how often it holds the truth, whatever the truth is."""
    ends = [interval(np.arange(blocks) < hits, 0.95, 0.0, 1.0) for hits in range(blocks + 1)]
    low, high = (np.array([getattr(one, end) for one in ends]) for end in ("low", "high"))
    for chance in [*np.linspace(0, 1, 101), 1e-4, 1e-3, 1 - 1e-3]:
        held = (low <= chance) & (chance <= high)
        assert stats.binom.pmf(np.arange(blocks + 1), blocks, chance)[held].sum() >= 0.95
    hits = np.arange(blocks)
    exact = stats.beta.ppf(0.975, hits + 1, blocks - hits)  # Clopper & Pearson, not much narrower
    assert (high[:-1] - hits / blocks).mean() < 1.3 * (exact - hits / blocks).mean()


def test_a_target_of_money_is_reached_to_a_millionth():
    thrice = np.array([3 * 0.7, 2.1 - 1e-5])  # three times 0.7 is less than 2.1 in binary
    assert Goal("profit", revenue=0.7, target=2.1).reaches(thrice).tolist() == [True, False]
    found = compared(8, goal="profit", revenue=0.7, fee=0.1, target=0)
    assert found.chances("flow", "none")["target_reached"].mean == 1


@pytest.mark.parametrize(
    ("campaign", "said"),
    [
        ({"target": 11}, "target is at most 10 people, the most that the 10 people who count can bring, got 11"),
        ({"target": -1}, "target is .*0.*got -1"),
        ({"target": 4, "goal": "buyers", "capacity": 3}, "at most 3 people, .*capacity 3.*, got 4"),
        ({"target": 21, "goal": "profit", "revenue": 2.0}, "target is at most 20 money, .* got 21"),
    ],
)
def test_a_target_that_cannot_be_reached_is_refused(campaign, said):
    with pytest.raises(sim.InputError, match=said):
        compared(4, **campaign)


def test_a_target_is_the_same_for_all_plans():
    with pytest.raises(sim.InputError, match="target is the same for all plans; set it in the campaign"):
        sim.Plan("hubs", {"target": 4})


def test_target_and_house_are_told_of_the_choice_and_in_a_table():
    found = compared(target=6, capacity=5, fee=2.0, buy=0.9)
    decision = sim.decide(found)
    said = answer(decision)[0]
    row = decision.expected[decision.expected.strategy == "middle"].set_index("theory").loc["key_person"]
    share, low, high = (f"{row[f'target_reached{end}']:.0%}"[:-1] for end in ("", "_low", "_high"))
    assert f"the target of 6 is reached in {share} % of worlds (95 % interval {low} to {high} %)" in said
    assert "Depending on the theory, all 5 places are taken in" in said
    assert "is worth it if a buyer is worth more than" in answer(decision)[1]
    assert "whichever theory is true." in answer(decision)[1]
    text = ranking(found)
    assert "Full house: share of worlds in which all 5 places are taken" in text
    assert "at least 6 people convinced." in text
    assert max(map(len, text.splitlines())) <= WIDTH
    assert "in no world are all 10 places taken" in answer(sim.decide(compared(20, capacity=10, buy=0.1)))[0].lower()


def test_buyers_are_shown_wherever_they_are_others_than_people_convinced():
    assert "buyers" in gains(compared(4, buy=0.5))
    assert "buyers" in gains(compared(4, people=sim.People(10, {"buy": [0.5] * 10})))
    assert "buyers" in gains(compared(4, revenue=3.0))
    assert "buyers" not in gains(compared(4, goal="buyers", buy=0.5))  # there they are in the ranking
    assert gains(compared(4, buy=0.5, fee=1.0)) == ["won", "won_others", "buyers", "break_even"]
    alone = sim.compare(STAR, LAWS, ["hubs"], 1, campaign=sim.Campaign(buy=0.5, fee=1.0), worlds=4)
    assert gains(alone) == ["buyers", "cost_per_buyer"]
