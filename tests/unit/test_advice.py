"""What sweeps say: sentences that fit the numbers."""

import numpy as np
import pandas as pd

import sim
from sim import theories
from sim.report import advice
from sim.report.worth import broadcast_sentences

STAR = sim.Network.from_edges([0] * 9, range(1, 10), directed=True)


def compared(**campaign):
    plan = sim.Campaign(**({"budget": 1} | campaign))
    return sim.compare(STAR, [theories.IndependentCascade(0.5)], ["hubs", "random"], campaign=plan, worlds=24, margin=0)


def frame(**columns):
    return pd.DataFrame({"theory": "flow", "strategy": "hubs"} | columns)


def test_more_people_bring_less_and_less():
    sweep = frame(budget=[1.0, 2, 8], marginal=[np.nan, 12.0, 0.5]).assign(theory="independent_cascade")
    (said,) = advice.of_budget(compared(), sweep, "hubs")
    assert said == (
        "Under independent cascade, one more person for hubs brings in people convinced 12 up to a budget of 2 and"
        " 0.5 up to a budget of 8."
    )
    (alone,) = advice.of_budget(compared(), sweep.head(1), "hubs")
    assert "a single budget" in alone


def test_where_it_pays():
    sweep = frame(budget=[1.0, 8.0])
    even = frame(
        best_budget=[4.0], profit=[20.0], profit_low=[10.0], profit_high=[30.0], pays_from=[2.5], pays_to=[8.0]
    )
    (said,) = advice.of_profit(compared(revenue=1), sweep, even, "hubs")
    assert "4 people is the most profitable for hubs (mean profit 20, 95 % interval 10 to 30)" in said
    assert said.endswith("it pays from 2.5 to 8.")
    (always,) = advice.of_profit(compared(revenue=1), sweep, even.assign(pays_from=1.0), "hubs")
    assert always.endswith("it pays at all of them.")
    (never,) = advice.of_profit(compared(revenue=1), sweep, even.assign(pays_from=np.nan), "hubs")
    assert never.endswith("it pays at none of them.")


def test_what_the_map_saves():
    table = frame(goal=[5.0], budget=[3.0], extra=[7.0], extra_low=[5.0], extra_high=[np.nan], saved=[14.0])
    (said,) = advice.of_map(compared(fee=2), table)
    assert said == (
        "Under flow, 7 more random people (95 % interval 5 to more than can be approached) do as well as hubs with 3:"
        " the map may cost up to 14."
    )
    (free,) = advice.of_map(compared(), table.assign(saved=0.0))
    assert "cost" not in free
    (never,) = advice.of_map(compared(), table.assign(extra=np.nan))
    assert "not even everybody" in never


def test_where_an_edge_is_lost():
    sweep = frame(broadcast=[0.0, 0.01, 0.03], verdict=["better", "better", "not settled"])
    (said,) = broadcast_sentences(sweep, "hubs")
    assert said.endswith("once a broadcast reaches 3 % of people a day.")
    assert "stays better" in broadcast_sentences(sweep.assign(verdict="better"), "hubs")[0]
    assert (
        "not shown to be better than random people at any"
        in broadcast_sentences(sweep.assign(verdict="worse"), "hubs")[0]
    )
    assert broadcast_sentences(sweep, "fringe") == []


def test_what_a_lead_depends_on():
    table = frame(
        assumption=["as assumed", "budget", "broadcast"],
        side=["", "less", "more"],
        setting=["", "10", "0.001 a day"],
        lead=[40.0, 30.0, 2.0],
        verdict=["better", "better", "too close to call"],
    )
    (said,) = advice.of_assumptions(table, "hubs", "random")
    assert (
        said
        == "Under flow, the lead of hubs over random of 40 is no longer shown with another broadcast (0.001 a day)."
    )
    assert "stays" in advice.of_assumptions(table.assign(verdict="better"), "hubs", "random")[0]
    assert "not shown as assumed (worse)" in advice.of_assumptions(table.assign(verdict="worse"), "hubs", "random")[0]


def test_what_could_have_been_known():
    table = frame(knowledge=["all of these"], explained=[0.42], explained_low=[-0.05], explained_high=[0.44]).assign(
        single=0.031, multiplier=2.25
    )
    (said,) = advice.of_influentials(table)
    assert "explain 42 % of the differences between people (95 % interval 0 % to 44 %)" in said
    assert "3 % of those between single cascades" in said
    assert "2.2 times" in said
    assert "equally large" in advice.of_influentials(table.assign(explained=np.nan))[0]
    wide = advice.of_influentials(table.assign(explained_low=-0.2, explained_high=0.5))[0]
    assert "cannot be said how much could have been known" in wide
    assert "explain 42 %" not in wide
    assert "cannot be said" in advice.of_influentials(table.assign(explained_low=np.nan, explained_high=np.nan))[0]
