"""What later revenue is worth on day 0, by hand."""

import networkx as nx
import numpy as np
import pytest

import sim
from sim.study.goal import Goal

PATH = nx.path_graph(5)
FAST = sim.theories.IndependentCascade(1.0)


def compared(**campaign):
    own = sim.Campaign(**({"budget": 1, "goal": "profit", "revenue": 10, "fee": 4} | campaign))
    plans = {
        "end": sim.Plan(sim.seeding.Roster([0])),
        "middle": sim.Plan(sim.seeding.Roster([2])),
        "none": sim.Plan(None),
    }
    return sim.compare(PATH, [FAST], plans=plans, campaign=own, worlds=20, root_seed=2)


def test_buyers_count_less_the_later_they_come():
    # from the end of a path one a day; from the middle one on day 0, then two a day
    found = compared(discount=1.0)
    profit = dict(zip(found.strategies, found.profit[0, :, 0], strict=True))
    assert profit["end"] == 10 * (1 + 1 / 2 + 1 / 4 + 1 / 8 + 1 / 16) - 4
    assert profit["middle"] == 10 * (1 + 2 / 2 + 2 / 4) - 4
    assert found.best("independent_cascade") == "middle"
    assert found.break_even("independent_cascade", "end").ratio == pytest.approx(4 / (1 + 15 / 16))
    row = found.table.set_index("strategy").loc["middle"]
    assert row.roi == pytest.approx(21 / 4)


def test_only_those_who_are_served_and_count_bring_revenue():
    assert compared(discount=1.0, capacity=2).profit[0, 0, 0] == 10 * (1 + 1 / 2) - 4
    assert compared(discount=1.0, by=1).profit[0, 0, 0] == 10 * (1 + 1 / 2) - 4
    later = compared(discount=1.0, by=1, goal="convinced", revenue=10)
    assert later.profit[0, 0, 0] == 10 * (1 + 15 / 16) - 4


def test_without_a_discount_all_days_count_alike():
    found = compared()
    assert found.runs.present is None
    assert found.profit[0, :2, 0].tolist() == [46, 46]
    goal = Goal("profit", revenue=1, discount=0.0)
    assert goal.present(np.array([1, 3, 3, 7])) == 7


def test_worlds_that_are_kept_and_joined_keep_what_they_are_worth(tmp_path):
    store = sim.Store(tmp_path)
    own = sim.Campaign(budget=1, goal="profit", revenue=10, fee=4, discount=0.1)
    given = {"theories": [FAST], "strategies": ["hubs", "random"], "campaign": own, "worlds": 64, "store": store}
    one, again = sim.compare(PATH, **given), sim.compare(PATH, **given)
    assert (one.runs.present == again.runs.present).all()
    assert (one.reached == again.reached).all()
