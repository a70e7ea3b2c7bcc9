"""One plan looked at alone: as it was among the others, with random people like it, and varied as it stands."""

import networkx as nx
import numpy as np
import pytest

import sim
from sim.study.budgets import budget_sweep, budgets_of
from sim.study.map_worth import map_worth
from sim.study.one_plan import alone
from sim.study.tornado import tornado
from sim.study.worth import broadcast_sweep

NETWORK = nx.barabasi_albert_graph(40, 2, seed=1)
PEOPLE = sim.People(40, {"fee": np.arange(40) % 5 + 1.0, "consent": np.array(["yes", "no"])[np.arange(40) % 2]})
PLANS = {
    "trip": sim.Plan("fringe", {"money": 12.0, "fee": 3.0}),
    "mine": sim.Plan("random", {"budget": 4, "candidates": "consent = yes"}, luck="b"),
    "hubs": sim.Plan("hubs", {"budget": 6, "accept": 0.7}),
    "all": sim.Plan("hubs", {"budget": "all", "candidates": "consent = yes"}),
}
THEORIES = {"flow": sim.theories.Flow(hear=0.4, phi=0.2), "ic": sim.theories.IndependentCascade(0.2)}


def compared(plans=PLANS, **more):
    given = {"plans": plans, "people": PEOPLE, "worlds": 20, "root_seed": 4, "margin": 0, "looks": 2}
    given["campaign"] = sim.Campaign(revenue=9)
    return sim.compare(NETWORK, THEORIES, **(given | more))


@pytest.fixture(scope="module")
def whole():
    return compared()


@pytest.mark.parametrize("name", PLANS)
def test_the_plan_stays_as_it_was(whole, name):
    own = alone(whole, name)
    assert own.strategies == (name, "random")
    before = (whole.played or whole).runs
    for theory in THEORIES:
        for measure in ("aware", "convinced", "buyers"):
            assert own.runs.people(theory, name, measure).tolist() == before.people(theory, name, measure).tolist()
        assert own.runs.cost[own.runs.at(theory, name)].tolist() == before.cost[before.at(theory, name)].tolist()
    for number in ("won", "cost_per_won", "break_even"):
        assert repr(getattr(own, number)("flow", name)) == repr(getattr(whole, number)("flow", name))


def test_random_people_are_approached_with_the_settings_of_the_plan(whole):
    heads = {name: alone(whole, name).runs.heads[0, 1, 0] for name in PLANS}
    assert heads == {"trip": 4, "mine": 4, "hubs": 6, "all": 20}  # the money pays 4 fees of 3, not the column's
    own = alone(whole, "mine")
    asked = own.runs.approached[1]
    assert set(np.flatnonzero(asked) % 2) == {0}  # those who gave their consent
    assert asked.tolist() != own.runs.approached[0].tolist()  # the plan has a draw of its own


def test_verdicts_hold_whichever_plan_was_picked(whole):
    assert len(whole.strategies) == 3  # everybody is what others are held against
    assert alone(whole, "hubs").looks == 2 * 3
    assert alone(compared(plans={"hubs": PLANS["hubs"]}), "hubs").looks == 2


def test_a_plan_called_random_is_alone():
    own = alone(compared(plans={"random": sim.Plan("random", {"budget": 3}), "hubs": PLANS["hubs"]}), "random")
    assert own.strategies == ("random",)
    assert own.runs.heads[0, 0, 0] == 3


def test_its_own_budget_is_varied(whole):
    sweep = budget_sweep(alone(whole, "hubs"), [2, 5]).set_index(["theory", "strategy", "budget"])
    played = {
        budget: compared(plans={"hubs": sim.Plan("hubs", {"budget": budget, "accept": 0.7})}).table.set_index("theory")
        for budget in (2, 5)
    }
    for theory in THEORIES:
        for budget, table in played.items():
            row, same = sweep.loc[theory, "hubs", budget], table.loc[theory]
            for name in ("goal", "profit", "approached", "cost", "won", "cost_per_won", "break_even"):
                assert row[name] == pytest.approx(same[name], nan_ok=True), name
            for name in ("won_low", "won_high", "cost_per_won_low", "break_even_high"):
                assert row[name] == pytest.approx(same[name], nan_ok=True), name
        more = (played[5].goal[theory] - played[2].goal[theory]) / 3
        assert sweep.marginal[theory, "hubs", 5] == pytest.approx(more)


def test_its_own_money_is_varied(whole):
    own = alone(whole, "trip")
    assert budgets_of(own, None) == [3, 6, 12, 24, 48, 96]
    sweep = budget_sweep(own)
    assert sweep[(sweep.strategy == "trip") & (sweep.theory == "ic")].approached.tolist() == [1, 2, 4, 8, 16, 32]
    assert "random" in {*sweep.strategy}
    with pytest.raises(sim.InputError, match="budgets is a number in"):
        budgets_of(own, [-1])


def test_no_more_are_tried_than_may_be_approached(whole):
    assert budgets_of(alone(whole, "mine"), None) == [1, 2, 4, 8, 16, 20]
    assert budgets_of(alone(whole, "all"), None) == [5, 10, 20]
    with pytest.raises(sim.InputError, match="budgets is a whole number of people from 1 to 20, got 21"):
        budgets_of(alone(whole, "mine"), [21])


@pytest.mark.parametrize("name", PLANS)
def test_everything_else_is_varied_too(whole, name):
    own = alone(whole, name)
    table = tornado(own, name, "random", f"plans.{name}")
    base = own.per_block(own.reached)[:, 0] - own.per_block(own.reached)[:, 1]
    assert table[table.side == ""].lead.tolist() == pytest.approx(base.mean(axis=1).tolist())
    keys = {*table.key[~table.key.str.startswith(("theory", f"plans.{name}.mechanism"))]} - {""}
    limit = {f"plans.{name}.{'money' if name == 'trip' else 'budget'}"}
    assert keys == {f"plans.{name}.accept", f"plans.{name}.recommend"} | limit
    accept = table[(table.assumption == "who accepts an approach")].setting.tolist()
    assert accept == ["0.35" if name == "hubs" else "0.5"] * 2
    assert {*broadcast_sweep(own, [0, 0.1]).strategy} == {name}


def test_the_map_is_held_against_random_people_like_the_plan(whole):
    own = alone(whole, "hubs")
    row = next(map_worth(own).itertuples())
    means = {
        budget: compared(plans={"random": sim.Plan("random", {"budget": budget, "accept": 0.7})}).means[0, 0]
        for budget in range(6, 41)
    }
    best = own.means[0].max()
    assert (row.budget, row.extra) == (6, next(budget for budget, mean in means.items() if mean >= best) - 6)
    assert next(map_worth(alone(whole, "all")).itertuples()).budget == 20


def test_strategies_that_share_a_budget_have_no_people_won():
    sweep = budget_sweep(sim.compare(NETWORK, ["flow"], ["hubs", "random"], 3, worlds=9), [2, 3])
    assert "won" not in sweep
    assert len(sweep) == 4


def test_everybody_who_may_be_approached_is_a_budget_of_strategies():
    campaign = sim.Campaign(budget="all", candidates="consent = yes")
    both = sim.compare(NETWORK, ["flow"], ["hubs", "random"], people=PEOPLE, campaign=campaign, worlds=9)
    assert budgets_of(both, None) == [5, 10, 20]
    row = next(map_worth(both).itertuples())
    assert (row.budget, row.extra) == (20, 0)
