"""Waves: what is refused, what is said, and that waves which change nothing change no byte."""

from fractions import Fraction

import networkx as nx
import numpy as np
import pytest

import sim
from sim.engines.base import parts
from sim.mechanisms import Waves
from sim.study.budgets import budgets_of
from sim.study.evaluator import Evaluator
from sim.study.tornado import tornado
from sim.study.worth import broadcast_sweep
from tests.exact.covered import alike

GRAPH = nx.gnm_random_graph(30, 70, seed=4)
HALVES = [[0, "1/2"], [5, "1/2"]]


def compared(strategies, waves, theory=None, **campaign):
    own = sim.Campaign(budget=4, mechanisms=[waves], **campaign)
    people = sim.People(30, {"house": np.arange(30) // 2})
    theory = theory or sim.theories.IndependentCascade(0.2)
    return sim.compare(GRAPH, theory, strategies, people=people, campaign=own, worlds=4)


@pytest.mark.parametrize("theory", ["key_person", "flow", "independent_cascade"])
def test_one_wave_on_day_0_changes_no_byte(theory):
    for seeds, campaign in (([1, 2, 3], {}), ([5, 9], {"accept": 0.6, "horizon": 9})):
        plain, waves = (
            sim.simulate(GRAPH, theory, seeds, campaign=sim.Campaign(mechanisms=own, **campaign), worlds=20)
            for own in ([Waves(None, False)], [Waves([[0, 1]])])
        )
        assert alike(plain, waves)


def test_shares_are_kept_as_fractions():
    assert Waves([[0, 0.1], [3, "0.2"], [4, "7/10"]]).waves == (
        (0, Fraction(1, 10)),
        (3, Fraction(1, 5)),
        (4, Fraction(7, 10)),
    )
    assert Waves(Waves(HALVES).waves) == Waves(HALVES)


def test_what_is_said():
    assert Waves(HALVES).said == "People are approached in waves: 50 % of the budget on day 0 and 50 % of it on day 5."
    assert Waves(HALVES, True).said.endswith(" 5. Each wave passes over those approached before and those convinced.")


@pytest.mark.parametrize(
    ("waves", "said"),
    [
        (3, "waves is a list of days and shares, as in [[0, 1/2], [21, 1/2]], got 3"),
        ("0: 1", "waves is a list of days and shares"),
        ({0: 1}, "waves is a list of days and shares"),
        ([[0, 1, 2]], "waves is a list of days and shares"),
        ([[0.5, 1]], "waves is a list of days and shares"),
        ([[0, "half"]], "waves is a list of days and shares"),
        ([[0, True]], "waves is a list of days and shares"),
        ([], "waves have days that rise, from 0 to 32,766, got none"),
        ([[3, "1/2"], [3, "1/2"]], "waves have days that rise, from 0 to 32,766, got 3, 3"),
        ([[-1, 1]], "waves have days that rise, from 0 to 32,766, got -1"),
        ([[32_767, 1]], "waves have days that rise, from 0 to 32,766, got 32767"),
        ([[0, "1/2"], [3, "1/3"]], "shares above 0 that add up to 1, got 1/2, 1/3, together 5/6; write thirds as 1/3"),
        ([[0, 0], [3, 1]], "waves have shares above 0 that add up to 1, got 0, 1"),
        ([[0, 0.33], [3, 0.33], [4, 0.33]], "together 99/100; write thirds as 1/3"),
    ],
)
def test_what_is_refused(waves, said):
    with pytest.raises(sim.InputError) as error:
        Waves(waves)
    assert said in str(error.value)
    assert error.value.field == "waves"


def test_waves_that_do_not_go_with_the_rest_are_refused():
    with pytest.raises(sim.InputError, match="adaptive is false where people are approached at once, got True; set"):
        Waves(adaptive=True)
    with pytest.raises(
        sim.InputError, match="mechanism.waves.waves have days up to the last one, 7, with the lead added, got 8; set"
    ):
        compared(["hubs"], Waves(HALVES), horizon=7, lead=3)
    for strategy in ("greedy", "ris"):
        with pytest.raises(sim.InputError, match=f"adaptive waves are for strategies .* got {strategy} in {strategy};"):
            compared(["hubs", strategy], Waves(HALVES, True))
    with pytest.raises(sim.InputError, match="adaptive waves know no quota, got {'house': 1} in hubs; set adaptive="):
        compared(["hubs"], Waves(HALVES, True), quota={"house": 1})


def test_fixed_waves_go_with_quotas_and_with_strategies_that_try_people_out():
    runs = compared(["hubs", "greedy", "ris"], Waves(HALVES), quota={"house": 1}).runs
    assert (runs.heads == 4).all()
    assert (np.add.reduceat(runs.approached[0], np.arange(0, 30, 2)) <= 4).all()


def test_a_plan_has_waves_of_its_own():
    plans = {
        "once": sim.Plan("hubs"),
        "waves": sim.Plan("hubs", {"mechanisms": [Waves(HALVES)]}),
        "late": sim.Plan("hubs", {"mechanisms": [Waves([[0, "1/2"], [9, "1/2"]])], "lead": 1}),
    }
    campaign = sim.Campaign(budget=6, horizon=8)
    with pytest.raises(sim.InputError, match="plans.late.mechanism.waves.waves have days up to .* 8, .* got 10; set"):
        sim.compare(GRAPH, "flow", plans=plans, campaign=campaign, worlds=4)
    del plans["late"]
    runs = sim.compare(GRAPH, "flow", plans=plans, campaign=campaign, worlds=4).runs
    alone = sim.Campaign(budget=6, horizon=8, mechanisms=[Waves(HALVES)])
    same = sim.compare(GRAPH, "flow", {"waves": sim.seeding.Hubs()}, campaign=alone, worlds=4).runs
    assert runs.heads.tolist() == [[[6] * 4] * 2]
    assert same.heads.tolist() == [[[6] * 4]]


def test_those_who_try_people_out_play_the_waves():
    network, people = sim.Network.from_networkx(GRAPH), sim.People(30)
    law = sim.theories.IndependentCascade(0.2).law(network, people)
    found = [
        Evaluator(
            *parts(network, people, law, sim.Campaign(horizon=6, mechanisms=own)), sim.playing.ENGINES["compiled"], 3, 0
        )
        .convinced([np.arange(8)], 40)
        .mean()
        for own in ([], [Waves([[0, "1/2"], [6, "1/2"]])])
    ]
    assert found[0] > found[1]


def test_what_is_tried_is_played_until_the_last_wave():
    comparison = compared(["hubs", "random"], Waves([[0, "1/2"], [80, "1/2"]]), lead=2)
    assert set(broadcast_sweep(comparison, [0, 0.01]).horizon) == {82}
    assert "0.1 % a day for 82 days" in set(tornado(comparison, "hubs", "random").setting)


def test_money_that_pays_for_more_than_fees_is_halved_only_if_enough_is_left():
    channels = sim.mechanisms.Channels({"post": {"trait": "house", "use": [[3, 1]], "cost": 30}})
    people = sim.People(30, {"house": np.arange(30) // 2})
    campaign = sim.Campaign(money=50, fee=5, mechanisms=[channels])
    comparison = sim.compare(GRAPH, "flow", ["hubs", "random"], people=people, campaign=campaign, worlds=4)
    rows = tornado(comparison, "hubs", "random")
    assert rows[rows.assumption == "budget"].setting.tolist() == ["100"]
    assert min(budgets_of(comparison, None)) >= 30
