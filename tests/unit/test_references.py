"""Nobody and everybody: what plans are held against, and what they win beyond."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import sim
from sim.mechanisms import Broadcast
from sim.report.lines import ranking
from sim.report.tables import write_tables
from sim.report.words import answer
from sim.study.design import NOBODY

GRAPH = nx.gnm_random_graph(40, 80, seed=3)
THEORY = sim.theories.IndependentCascade(0.3)
CHOICES = {"hubs": sim.Plan("hubs", {"budget": 3}), "some": sim.Plan("random", {"budget": 5})}
REFERENCES = {"nothing": sim.Plan(None), "all": sim.Plan("random", {"budget": "all"})}


def compared(plans, worlds=24, **campaign):
    own = sim.Campaign(**({"budget": 4, "horizon": 20, "mechanisms": [Broadcast(0.01)]} | campaign))
    return sim.compare(GRAPH, [THEORY, "flow"], plans=plans, campaign=own, worlds=worlds, root_seed=5, margin=0)


def test_they_are_no_choice_and_change_nothing_else():
    alone = compared(CHOICES)
    both = compared({"nothing": REFERENCES["nothing"], **CHOICES, "all": REFERENCES["all"]})
    assert both.strategies == ("hubs", "some")
    pd.testing.assert_frame_equal(both.table, alone.table)
    pd.testing.assert_frame_equal(both.pairs, alone.pairs)
    pd.testing.assert_frame_equal(both.curves, alone.curves)
    pd.testing.assert_frame_equal(both.seeds, alone.seeds)
    assert np.array_equal(both.runs.curves.band(0, 1, 40), alone.runs.curves.band(0, 1, 40))
    one, other = sim.decide(both), sim.decide(alone)
    assert one.choices == other.choices
    pd.testing.assert_frame_equal(one.table, other.table)
    pd.testing.assert_frame_equal(one.expected, other.expected)


def test_they_are_told_beside():
    found = compared(CHOICES | REFERENCES)
    table = found.references.set_index(["theory", "strategy"])
    assert table.index.tolist() == [(of, one) for of in ("independent_cascade", "flow") for one in ("nothing", "all")]
    assert set(table.verdict) == {"reference"}
    assert table.approached.tolist() == [0, 40, 0, 40]
    assert (table.reach["flow", "all"], table.cost["flow", "nothing"]) == (40, 0)
    best = found.table[(found.table.theory == "flow") & (found.table["rank"] == 1)].goal.item()
    assert table.vs_best["flow", "all"] == pytest.approx(40 - best)


def test_people_are_won_against_nobody_in_the_same_world():
    found = compared(CHOICES | REFERENCES)
    played = found.played
    none, hubs = (played.runs.people("flow", name) for name in ("nothing", "hubs"))
    assert none.max() > 0  # a broadcast reaches people anyway
    assert found.won("flow", "hubs").tolist() == (hubs - none).tolist()
    assert found.won("flow", "nothing").tolist() == [0] * 24
    row = found.table[(found.table.theory == "flow") & (found.table.strategy == "hubs")].iloc[0]
    assert row.won == pytest.approx((hubs - none).mean())
    assert row.won_low < row.won < row.won_high


def test_nobody_is_played_where_plans_are_compared_and_shown_where_it_is_given():
    found = compared(CHOICES)
    assert NOBODY in found.played.strategies
    assert found.references.empty
    assert found.table.won.notna().all()
    alone = sim.compare(GRAPH, [THEORY], ["hubs", "random"], 3, worlds=4)
    assert alone.played is None
    assert "won" not in alone.table
    with pytest.raises(sim.InputError, match="there is no plan that approaches nobody"):
        alone.won("independent_cascade", "hubs")


def test_where_cost_counts_nobody_is_a_plan_like_others():
    found = compared(CHOICES | REFERENCES, goal="profit", fee=9.0, revenue=1.0)
    assert set(found.strategies) == {"hubs", "some", "nothing", "all"}
    assert found.references.empty
    assert sim.decide(found).choices == ["nothing"]
    assert compared(REFERENCES).strategies == ("nothing", "all")  # with nothing else to choose from, too


def test_a_nobody_that_is_changed_is_a_reference_and_not_what_others_are_held_against():
    posters = {"posters": sim.Plan(None, {"mechanisms": [Broadcast(0.2)], "fixed_cost": 7})}
    found = compared(CHOICES | posters)
    assert found.references.strategy.unique().tolist() == ["posters"]
    assert found.played.design.nobody == NOBODY
    assert found.references.won.min() > 0
    assert set(found.references.cost) == {7}


def test_results_hold_them(tmp_path):
    found = compared(CHOICES | REFERENCES)
    write_tables(sim.decide(found), tmp_path)
    table = pd.read_csv(tmp_path / "summary.csv", dtype=str, keep_default_na=False)
    assert table.strategy.tolist()[-4:] == ["nothing", "all"] * 2
    assert table["rank"].tolist()[:2] == ["1", "2"]
    assert table["rank"].tolist()[-4:] == [""] * 4


def test_it_does_not_matter_when_playing_stops():
    plans = CHOICES | REFERENCES
    given = {"plans": plans, "campaign": sim.Campaign(budget=4, horizon=20), "root_seed": 5}
    at_once = sim.compare(GRAPH, ["flow"], worlds=128, looks=1, **given)
    stepwise = sim.compare(GRAPH, ["flow"], worlds=128, looks=2, margin=1e-9, **given)
    assert stepwise.worlds == 128
    assert np.array_equal(stepwise.runs.final, at_once.runs.final)
    assert np.array_equal(stepwise.played.runs.final, at_once.played.runs.final)


def test_what_a_person_won_costs():
    found = compared(CHOICES | REFERENCES, 256, fee=4.0, fixed_cost=6.0, buy=0.5, revenue=1.0)
    won, buyers = found.won("flow", "hubs"), found.won("flow", "hubs", "buyers")
    row = found.table[(found.table.theory == "flow") & (found.table.strategy == "hubs")].iloc[0]
    assert row.cost == 18
    assert row.cost_per_won == pytest.approx(18 / won.mean())
    assert row.cost_per_won_low < row.cost_per_won < row.cost_per_won_high
    assert row.break_even == pytest.approx(18 / buyers.mean())
    assert row.break_even > row.cost_per_won
    everybody = found.references[found.references.strategy == "all"].iloc[0]
    assert everybody.cost_per_won == pytest.approx((6 + 40 * 4) / everybody.won)
    said = " ".join(answer(sim.decide(found)))
    assert "each person won costs" in said.lower()
    assert "People won: those who count beyond" in ranking(found)
    assert "reference" in ranking(found)


def test_what_nobody_wins_costs_cannot_be_said():
    found = compared({"none": sim.Plan("fringe", {"budget": 1, "accept": 0.0, "fee": 3.0}), **REFERENCES})
    row = found.table.iloc[0]
    assert row.cost == 3
    assert np.isnan(row.cost_per_won)
    unsaid = "More worlds are needed to tell the cost of a person won whichever theory is true."
    assert unsaid in answer(sim.decide(found))[1]


def test_everybody_is_a_reference_only_without_other_limits():
    more = {
        "paid": sim.Plan("hubs", {"budget": "all", "money": 20.0, "fee": 5.0}),
        "few": sim.Plan("hubs", {"budget": "all", "quota": {"age": 1}}),
    }
    people = sim.People(40, {"age": [float(one % 3) for one in range(40)]})
    campaign = sim.Campaign(budget=4)
    found = sim.compare(GRAPH, [THEORY], plans=CHOICES | REFERENCES | more, people=people, campaign=campaign, worlds=4)
    assert set(found.strategies) == {"hubs", "some", "paid", "few"}


def test_what_costs_something_costs_no_less_than_nothing_per_person():
    """Fees that differ from world to world, in so few worlds that the interval is wide."""
    people = sim.People(40, {"fee": [float(one % 4) for one in range(40)]})
    campaign = sim.Campaign(budget=5, horizon=20)
    found = sim.compare(GRAPH, [THEORY], plans=CHOICES, people=people, campaign=campaign, worlds=128, root_seed=5)
    ratio = found.cost_per_won("independent_cascade", "some")
    assert found.runs.cost[0, 1].std() > 0
    assert 0 <= ratio.low < ratio.ratio < ratio.high
