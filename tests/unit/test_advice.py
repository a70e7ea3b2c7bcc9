"""What sweeps say: sentences that fit the numbers."""

import numpy as np
import pandas as pd

import sim
from sim import theories
from sim.report import advice
from sim.report.sweeps import broadcast_sentences

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
        "If each contact is one chance, one more person approached brings on average 12 people convinced (from 1 to"
        " 2 people approached) and 0.5 people convinced (from 2 to 8 people approached)."
    )
    (alone,) = advice.of_budget(compared(), sweep.head(1), "hubs")
    assert "only one was tried" in alone


def test_what_a_person_won_costs():
    won = {"cost_per_won": [np.nan, 2.5, 3.5, 6.0], "break_even": [np.nan, np.nan, 12.0, np.nan]}
    sweep = frame(budget=[1.0, 2, 4, 8], cost=[3.0, 6, 12, 24], **won).assign(theory="independent_cascade")
    first, second = advice.of_costs(compared(), sweep, "hubs")
    start = "If each contact is one chance, "
    assert first == f"{start}a person won costs 2.5 with 2 people approached and 6 with 8 people approached."
    assert second == f"{start}this plan pays if a buyer is worth more than 12 with 4 people approached."
    assert advice.of_costs(compared(), sweep.assign(cost=0.0), "hubs") == []  # nothing costs anything
    assert advice.of_costs(compared(), sweep.drop(columns=["cost_per_won", "break_even"]), "hubs") == []
    assert advice.of_costs(compared(), sweep.assign(cost_per_won=np.nan, break_even=np.nan), "hubs") == []


def test_where_it_pays():
    sweep = frame(budget=[1.0, 8.0])
    even = frame(
        best_budget=[4.0], profit=[20.0], profit_low=[10.0], profit_high=[30.0], pays_from=[2.5], pays_to=[8.0]
    )
    (said,) = advice.of_profit(compared(revenue=1), sweep, even, "hubs")
    assert "best budget tried is 4 people approached, with a mean profit of 20 (95 % interval 10 to 30)" in said
    assert said.endswith("pays for itself from 2.5 to 8 people approached.")
    (always,) = advice.of_profit(compared(revenue=1), sweep, even.assign(pays_from=1.0), "hubs")
    assert always.endswith("pays for itself at all budgets tried.")
    (never,) = advice.of_profit(compared(revenue=1), sweep, even.assign(pays_from=np.nan), "hubs")
    assert never.endswith("makes a loss at all budgets tried.")


def test_what_the_map_saves():
    table = frame(goal=[5.0], budget=[3.0], extra=[7.0], extra_low=[5.0], extra_high=[np.nan], saved=[14.0])
    (said,) = advice.of_map(compared(fee=2), table)
    assert said == (
        "If it takes many voices, it takes 7 more random people (95 % interval 5 to more than can be approached) to do"
        " as well as people with the most contacts with 3 people approached: pay at most 14 for the map of the network."
    )
    (free,) = advice.of_map(compared(), table.assign(saved=0.0))
    assert "pay" not in free
    (never,) = advice.of_map(compared(), table.assign(extra=np.nan))
    assert "random people do not do as well" in never


def test_where_an_edge_is_lost():
    sweep = frame(broadcast=[0.0, 0.01, 0.03], verdict=["better", "better", "not settled"])
    (said,) = broadcast_sentences(sweep, "hubs")
    assert said.endswith("once a broadcast reaches 3 % of people a day.")
    assert "surely better than random people at all" in broadcast_sentences(sweep.assign(verdict="better"), "hubs")[0]
    assert (
        "not surely better than random people at any" in broadcast_sentences(sweep.assign(verdict="worse"), "hubs")[0]
    )
    above = broadcast_sentences(sweep.assign(verdict=["worse", "not settled", "better"]), "hubs")
    assert above[0].endswith("at the strongest broadcast tried, but not at 0 % or 1 %.")
    assert broadcast_sentences(sweep, "fringe") == []


def test_what_a_lead_depends_on():
    table = frame(
        assumption=["as assumed", "budget", "broadcast"],
        key=["", "campaign.budget", "mechanism.broadcast.chance"],
        side=["", "less", "more"],
        setting=["", "10", "0.001 a day"],
        lead=[40.0, 30.0, 2.0],
        verdict=["better", "better", "too close to call"],
    )
    (said,) = advice.of_assumptions(compared(), table, "hubs", "random")
    assert said == (
        "If it takes many voices, this plan leads random people by 40 people; the lead is no longer sure with another"
        " broadcast (mechanism.broadcast.chance: 0.001 a day)."
    )
    assert "still leads" in advice.of_assumptions(compared(), table.assign(verdict="better"), "hubs", "random")[0]
    none = advice.of_assumptions(compared(), table.assign(verdict="worse"), "hubs", "random")[0]
    assert none.endswith("no lead is sure even as assumed: this plan is worse than random people.")


def test_what_could_have_been_known():
    table = frame(knowledge=["all of these"], explained=[0.42], explained_low=[-0.05], explained_high=[0.44]).assign(
        single=0.031, multiplier=2.25
    )
    (said,) = advice.of_influentials(table)
    assert "explain 42 % of who starts larger cascades on average (95 % interval 0 % to 44 %)" in said
    assert "3 % of how large a single cascade becomes" in said
    assert "2.2 times as many as the average person" in said
    assert "equally large" in advice.of_influentials(table.assign(explained=np.nan))[0]
    wide = advice.of_influentials(table.assign(explained_low=-0.2, explained_high=0.5))[0]
    assert "it is open how much can be known beforehand" in wide
    assert "explain 42 %" not in wide
    assert "no interval" in advice.of_influentials(table.assign(explained_low=np.nan, explained_high=np.nan))[0]
