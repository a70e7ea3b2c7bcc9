"""What budgets, maps and broadcasts are worth, and which assumptions matter, against answers by hand."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import sim
from sim import theories
from sim.study.budgets import break_even, budget_sweep, budgets_of
from sim.study.map_worth import map_worth
from sim.study.tornado import rival_of, tornado
from sim.study.verdicts import judge
from sim.study.worth import broadcast_sweep

CASCADE = theories.IndependentCascade(0.3)
DOWN = nx.DiGraph([(0, leaf) for leaf in range(1, 31)])  # only the hub is heard
FRINGED = nx.DiGraph([*DOWN.edges, (40, 41)])  # and one person heard by one


def compared(network=DOWN, strategies=("hubs", "random"), theory=CASCADE, worlds=40, **campaign):
    plan = sim.Campaign(**({} if "money" in campaign else {"budget": 1}) | campaign)
    return sim.compare(network, [theory], list(strategies), campaign=plan, worlds=worlds, root_seed=3, margin=0)


def test_more_people_bring_what_the_same_worlds_say():
    sweep = budget_sweep(compared(fee=2, revenue=5), [1, 3])
    hubs = sweep[sweep.strategy == "hubs"].set_index("budget")
    alone, more = (
        compared(budget=budget, fee=2, revenue=5).table.set_index("strategy").loc["hubs"] for budget in (1, 3)
    )
    assert (hubs.goal[1], hubs.goal[3]) == (alone.goal, more.goal)
    assert hubs.marginal[3] == pytest.approx((more.goal - alone.goal) / 2)
    assert np.isnan(hubs.marginal[1])
    assert hubs.profit[3] == pytest.approx(5 * more.goal - 6)
    assert hubs.cost.tolist() == [2, 6]


def test_money_is_swept_where_there_is_money():
    sweep = budget_sweep(compared(money=4, fee=2, fixed_cost=1))
    assert sorted(set(sweep.budget)) == [1, 2, 4, 8, 16, 32]
    assert sweep[sweep.strategy == "hubs"].approached.tolist() == [0, 0, 1, 3, 7, 15]


def test_budgets_are_distinct_and_fit_the_network():
    assert budgets_of(compared(budget=9), None) == [2, 4, 9, 18, 31]
    for bad, complaint in (([0], "budgets is a whole number of people from 1 to 31, got 0"), ([], "budgets is a list")):
        with pytest.raises(sim.InputError, match=complaint):
            budgets_of(compared(), bad)


def test_break_even_lies_on_lines_between_budgets():
    sweep = pd.DataFrame({"theory": "t", "strategy": "s", "budget": [1.0, 2, 4], "profit": [-10.0, 10, -10]})
    (row,) = break_even(sweep.assign(profit_low=-20.0, profit_high=20.0)).itertuples()
    assert (row.best_budget, row.profit, row.pays_from, row.pays_to) == (2, 10, 1.5, 3)
    never = break_even(sweep.assign(profit=-1.0, profit_low=-20.0, profit_high=20.0))
    assert never[["pays_from", "pays_to"]].isna().all(axis=None)


def test_the_map_saves_as_many_as_a_search_through_all_numbers_finds():
    comparison = compared(worlds=30, fee=2)
    (row,) = map_worth(comparison).itertuples()
    best = comparison.reach[0, 0].mean()
    random = [compared(worlds=30, budget=budget).reach[0, 1].mean() for budget in range(1, 32)]
    assert row.strategy == "hubs"
    assert row.extra == next(extra for extra, mean in enumerate(random) if mean >= best)
    assert row.extra_low <= row.extra <= row.extra_high
    assert row.saved == pytest.approx(2 * row.extra)


def test_the_map_is_worth_nothing_where_nobody_is_tied():
    (row,) = map_worth(compared(nx.empty_graph(9), worlds=30)).itertuples()
    assert (row.extra, row.saved) == (0, 0)


def test_a_broadcast_that_reaches_all_takes_every_edge_away():
    sweep = broadcast_sweep(compared(), [0, 1]).set_index("broadcast")
    assert sweep.edge[0] > 3
    assert sweep.verdict[0] == "better"
    assert (sweep.edge[1], sweep.verdict[1]) == (0, "the same in every world")
    assert sweep.horizon.tolist() == [60, 60]


def test_half_the_recommenders_halve_the_lead():
    # the hub is heard by 29 more, with 0.3 each; by half as many when one in two recommends; 3 standard errors
    comparison = compared(FRINGED, ("hubs", "fringe"), worlds=600)
    table = tornado(comparison, "hubs", "fringe").set_index(["assumption", "side"])
    assert table.lead["as assumed", ""] == pytest.approx(8.7, abs=3 * np.sqrt(31 * 0.21 / 600))
    assert table.lead["who recommends", "less"] == pytest.approx(4.35, abs=3 * np.sqrt(23.6 / 600))
    assert table.lead["chance to be heard", "more"] == pytest.approx(10.875, abs=3 * np.sqrt(31 * 0.234 / 600))
    assert ("budget", "less") not in table.index  # half of one person is one person
    assert table.lead["budget", "more"] == 0  # then both approach the hub and the one who is heard by one
    assert set(table.verdict[table.lead > 0]) == {"better"}


def test_verdicts_on_changes_hold_jointly_with_the_looks_before():
    # three strategies are three pairs that could have come out; each row of the tornado is judged for all
    comparison = replace(compared(FRINGED, ("hubs", "random", "fringe")), looks=4)
    levels = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "sim.study.tornado.judge",
            lambda gaps, margin, level, most: levels.append(level) or judge(gaps, margin, level),
        )
        rows = len(tornado(comparison, "hubs", "random"))
    assert levels == pytest.approx([1 - 0.05 / (rows * 3 * 4)] * rows)


def test_who_a_choice_is_held_against():
    three = compared(FRINGED, strategies=("hubs", "fringe", "pagerank"))
    assert rival_of(three, "hubs") == "pagerank"
    assert rival_of(compared(), "hubs") == "random"
    assert rival_of(compared(), "random") == "hubs"
    assert rival_of(compared(strategies=("hubs",)), "hubs") is None


def test_a_comparison_is_left_as_it_was():
    comparison = compared()
    before = comparison.table
    budget_sweep(comparison, [2, 5])
    tornado(comparison, "hubs", "random")
    assert comparison.design.campaign == replace(comparison.design.campaign, budget=1)
    pd.testing.assert_frame_equal(before, comparison.table)
