"""Plans on the command line and in scenarios."""

from __future__ import annotations

import json

import pandas as pd
import pytest

import sim
from sim.command import main
from sim.errors import InputError
from sim.plan import OWN
from sim.tasks.composing import composed, grid
from sim.tasks.inputs import Inputs
from sim.tasks.inside import AIM, PLAN
from sim.tasks.plans import KEYS

SCENARIO = """
defaults:
  - override /network: csv
network:
  edges: ties.csv
  nodes: people.csv
campaign:
  accept: 0.5
plans:
  nobody: {}
  trip: {seeding: {kind: roster, path: list.csv}, money: 6, fee: 2}
  loyal: {seeding: {kind: by_trait, trait: loyalty}, budget: 2}
  some: {seeding: hubs, budget: 2, candidates: "consent = yes", exclude: [3], accept: 1.0}
  everybody: {seeding: random, budget: all}
"""
PLANS = ("nobody", "trip", "loyal", "some", "everybody")
RING = "\n".join(f"{one},{(one + step) % 12}" for one in range(12) for step in (1, 2))
SMALL = ["scenario=club", "theory=flow", "worlds=4"]


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "configs" / "scenario").mkdir(parents=True)
    (tmp_path / "configs" / "scenario" / "club.yaml").write_text(SCENARIO)
    (tmp_path / "ties.csv").write_text(f"src,dst\n{RING}\n")
    rows = "\n".join(f"{one},{one * 5 % 12},{'yes' if one % 2 else 'no'},1" for one in range(12))
    (tmp_path / "people.csv").write_text(f"id,loyalty,consent,fee\n{rows}\n")
    (tmp_path / "list.csv").write_text("id\n7\n1\n4\n9\n")
    return tmp_path


def seeds(folder):
    table = pd.read_csv(next(folder.glob("results/*/seeds.csv")))
    return {name: sorted(part.id[part.share == 1]) for name, part in table.groupby("strategy")}


def test_plans_of_a_scenario_are_played(here, capsys):
    assert main(SMALL) == 0
    found = seeds(here)
    assert "everybody" not in found  # it is no choice
    assert found["loyal"] == [2, 7]  # 10 and 11 points
    assert found["trip"] == [1, 4, 7]
    assert {*found["some"]} <= {1, 5, 7, 9, 11}
    table = pd.read_csv(next(here.glob("results/*/summary.csv"))).set_index("strategy").loc[list(PLANS)]
    assert table.approached.to_dict() == {"nobody": 0, "trip": 3, "loyal": 2, "some": 2, "everybody": 12}
    assert table.cost.to_dict() == {"nobody": 0, "trip": 6, "loyal": 2, "some": 2, "everybody": 12}
    assert table.reach["nobody"] == 0
    capsys.readouterr()


def test_plans_are_those_of_python(here):
    plans = Inputs.of(composed(SMALL)).plans
    assert plans["some"] == sim.Plan(
        "hubs", {"budget": 2, "candidates": "consent = yes", "exclude": [3], "accept": 1.0}
    )
    assert plans["nobody"] == sim.Plan(None)
    assert plans["trip"].campaign(sim.Campaign(budget=20)).heads is None


def test_plans_are_changed_added_and_left_out(here):
    asked = ["plans.loyal.budget=5", "plans.loyal.seeding.trait=fee", "plans.nobody=null", "plans.some.fee=3"]
    asked += ["+plans.mine={seeding: {kind: random, luck: b}, budget: 3}"]
    asked += ["plans.trip.mechanism.broadcast.chance=0.1", "campaign.horizon=9"]
    plans = Inputs.of(composed([*SMALL, *asked])).plans
    assert list(plans) == ["trip", "loyal", "some", "everybody", "mine"]
    assert plans["loyal"].changes["budget"] == 5
    assert plans["loyal"].strategy.trait == "fee"
    assert plans["some"].changes["fee"] == 3
    assert (plans["mine"].luck, plans["mine"].lots) == ("b", "random b")
    assert [one.chance for one in plans["trip"].changes["mechanisms"] if one.on] == [0.1]
    assert len(grid(["-m", *SMALL, "plans.loyal.budget=1,2,3"])) == 3


def test_a_child_scenario_merges(here):
    child = "defaults:\n  - club\n  - _self_\nplans:\n  nobody: null\n  loyal: {budget: 4}\n"
    (here / "configs" / "scenario" / "child.yaml").write_text(child)
    plans = Inputs.of(composed(["scenario=child"])).plans
    assert list(plans) == ["trip", "loyal", "some", "everybody"]
    assert plans["loyal"].changes["budget"] == 4
    assert plans["loyal"].strategy.trait == "loyalty"


REFUSED = {
    "plans.loyal.budgte=3": "a plan has no setting 'budgte'. Did you mean 'budget'?",
    "plans.loyl.budget=3": "there is no plan 'loyl' in nobody, trip, loyal, some, everybody. Did you mean 'loyal'?",
    "plans.loyal.goal=buyers": "plans.loyal.goal is the same for all plans; set campaign.goal",
    "plans.loyal.fee=-3": "plans.loyal.fee is a number in [0, 1000000000000], or null, got -3",
    "plans.loyal.seeding=hub": "plans.loyal.seeding: strategy is one of",
    "plans.some.exclude=[zz9]": "plans.some.exclude holds people of the network; 1 of its 1 ids are not in it: zz9",
    "plans.trip.seeding.path=[zz9]": "plans.trip.seeding: roster holds people of the network; 1 of its 1 ids",
    "plans.loyal.seeding.trait=nothing": "plans.loyal.seeding.trait is a column of numbers of people (fee",
    "plans.loyal.mechanism.brodcast.chance=1": "got 'brodcast': {'chance': 1}. Did you mean 'broadcast'?",
    "plans.loyal.mechanism.broadcast.chnce=1": "broadcast has no setting 'chnce'. Did you mean 'chance'?",
    "plans.loyal.budget=99": "plans.loyal.budget is at most the 12 people of the network, got 99",
    "plans.loyal.quota={house: 1}": "plans.loyal.quota names a trait of people",
    "plans.loyal=3": "plans.loyal is a group of settings, as in {seeding: hubs, budget: 30}, got 3",
    "seeding=hubs": "add a plan: '+plans.mine={seeding: hubs, budget: 30}'",
    "seeding.mixture.extra=3": "",
    "+plans.mine={sedding: hubs}": "plans.mine has no setting 'sedding'. Did you mean 'seeding'?",
    "plans=3": "plans names one plan or more, as in {mine: {seeding: hubs}}, got 3",
}


@pytest.mark.parametrize(("argument", "said"), REFUSED.items(), ids=REFUSED)
def test_what_is_refused(argument, said, here, capsys):
    assert main([*SMALL, argument]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert not list(here.glob("results"))


def test_one_plan_is_varied_as_it_stands(here, capsys):
    asked = ["task=worth", "choice=some", "budgets=1,3", "broadcasts=0,0.1", "campaign.revenue=8"]
    assert main([*SMALL, *asked]) == 0
    (folder,) = here.glob("results/*")
    sweep = pd.read_csv(folder / "budget.csv")
    assert [*zip(sweep.strategy, sweep.budget, sweep.approached, strict=True)] == [
        *(("some", 1, 1), ("some", 3, 3), ("random", 1, 1), ("random", 3, 3))
    ]
    assert sweep.cost.tolist() == [1, 3, 1, 3]
    assert {"won", "cost_per_won", "break_even"} <= {*sweep}
    even = pd.read_csv(folder / "break_even.csv")
    assert even.strategy.tolist() == ["some", "random"]
    keys = pd.read_csv(folder / "assumptions.csv").key.dropna()
    assert {"plans.some.budget", "plans.some.accept", "plans.some.recommend"} <= {*keys}
    assert "campaign.budget" not in {*keys}
    assert "some, 2 of 12 people approached" in capsys.readouterr().out


def test_the_plan_that_is_varied_is_the_one_that_is_chosen(here, capsys):
    assert main([*SMALL, "task=worth", "budgets=1", "broadcasts=0"]) == 0
    said = capsys.readouterr().out
    (folder,) = here.glob("results/*")
    choice = json.loads((folder / "manifest.json").read_text())["choice"]
    assert choice in ("trip", "loyal", "some")
    assert f"Does the choice still hold: {choice}," in said
    assert {*pd.read_csv(folder / "budget.csv").strategy} == {choice, "random"}


UNVARIED = {
    "choice=lyal": "choice is one of trip, loyal, some, everybody; got 'lyal'. Did you mean 'loyal'?",
    "choice=nobody": "choice is a plan that approaches somebody (trip, loyal, some, everybody), got 'nobody'",
    "choice=random": "choice is one of trip, loyal, some, everybody; got 'random'.",
}


@pytest.mark.parametrize(("argument", "said"), UNVARIED.items(), ids=UNVARIED)
def test_a_plan_that_cannot_be_varied_is_refused_before_anything_is_played(argument, said, here, monkeypatch, capsys):
    monkeypatch.setattr(Inputs, "compare", lambda *_, **__: pytest.fail("played"))
    assert main([*SMALL, "task=worth", argument]) == 2
    told = capsys.readouterr().err
    assert told.startswith("error: ")
    assert said in told
    assert told.count("\n") == 1
    assert not list(here.glob("results"))


def test_nobody_as_the_best_plan_is_not_varied(here, capsys):
    asked = ["task=worth", "campaign.goal=profit", "campaign.revenue=0.001", "plans.loyal.fixed_cost=50"]
    assert main([*SMALL, *asked, "plans.some.fee=9", "plans.everybody=null"]) == 2
    assert "choice is a plan that approaches somebody (trip, loyal, some), got 'nobody'" in capsys.readouterr().err


def test_plans_without_a_scenario(here):
    network = ["network=ring", "network.people=30"]
    settings = composed([*network, "+plans.a={seeding: hubs, budget: 9}", "+plans.b={}"])
    assert list(Inputs.of(settings).plans) == ["a", "b"]
    with pytest.raises(InputError, match="there is no plan 'a' in this scenario"):
        composed([*network, "plans.a.budget=3"])


def test_what_a_plan_can_say_is_known_early():
    assert set(PLAN) == set(KEYS) == {*OWN, "seeding", "mechanism"} - {"mechanisms"}
    assert set(AIM) == set(sim.Campaign().aim.__dict__)


def test_a_fee_in_a_plan_stands_before_the_column():
    network = sim.Network.from_edges([0, 1], [1, 2])
    people = sim.People(3, {"fee": [5, 5, 5]})
    plans = {"own": sim.Plan("hubs", {"fee": 2, "money": 4}), "column": sim.Plan("hubs", {"money": 10})}
    theory = sim.theories.IndependentCascade(0.0)
    played = sim.compare(network, [theory], plans=plans, people=people, worlds=1).table.set_index("strategy")
    assert played.cost.to_dict() == {"own": 4, "column": 10}
    assert played.approached.to_dict() == {"own": 2, "column": 2}


def test_nobody_saves_the_fixed_cost_of_the_campaign():
    network = sim.Network.from_edges([0, 1], [1, 2])
    campaign = sim.Campaign(budget=1, fixed_cost=7)
    plans = {"one": sim.Plan("hubs"), "nobody": sim.Plan(None), "poster": sim.Plan(None, {"fixed_cost": 3})}
    theory = sim.theories.IndependentCascade(1.0)
    found = sim.compare(network, [theory], plans=plans, campaign=campaign, worlds=2)
    played = pd.concat([found.table, found.references]).set_index("strategy")
    assert played.cost.to_dict() == {"one": 7, "nobody": 0, "poster": 3}
    assert played.reach.to_dict() == {"one": 3, "nobody": 0, "poster": 0}


def test_money_that_pays_for_everybody_is_told_before_playing(here, capsys):
    assert main([*SMALL, "plans.trip.money=500", "plans.loyal.money=500"]) == 0
    told = capsys.readouterr().out
    assert "The money of the plan “trip” pays for everybody who may be approached: 12 people." in told
    assert "The money of the plan “loyal”" not in told  # its budget is a limit, too


def test_no_id_of_a_plan_is_written_where_ids_are_hashed(here, capsys):
    plans = """plans={a: {seeding: {kind: roster, path: [7, 4]}, budget: 2, exclude: [9]}, b: {seeding: {kind: mixture,
        parts: [{seeding: {kind: roster, path: list.csv}, count: 2}]}, budget: 2}}""".replace("\n", " ")
    (here / "ties.csv").write_text((here / "ties.csv").read_text().replace("7", "secret7").replace("4", "secret4"))
    plans = plans.replace("[7, 4]", "[secret7, secret4]")
    (here / "list.csv").write_text("id\nsecret4\n1\n")
    network = ["network=csv", "network.edges=ties.csv", "network.hash_ids=correct-horse", "theory=flow", "worlds=2"]
    assert main([*network, plans]) == 0
    for file in next(here.glob("results/*")).iterdir():
        if file.suffix in (".csv", ".json", ".html", ".yaml", ".svg"):
            assert not [one for one in ("secret", "list.csv") if one in file.read_text()], file.name
    capsys.readouterr()


WRONG_PARTS = {
    "{seeding: {kind: random, lucks: b}, count: 2}": "parts[1].seeding: random has no setting 'lucks'",
    "{seeding: {kind: by_trait}, count: 2}": "parts[1].seeding: by_trait needs trait",
    "{seeding: {kind: gossip, steps: -1}, count: 2}": "parts[1].seeding.steps is a whole number",
    "{seeding: {kind: by_trait, trait: height}, count: 2}": "parts[1].seeding.trait is a column of numbers of people",
    "{seeding: {kind: roster, path: [zz9]}, count: 2}": "parts[1].seeding: roster holds people of the network",
    "{seeding: hub, count: 2}": "parts[1].seeding is one of",
    "{seeding: hubs, count: 0.5}": "parts[1].count is a whole number of 0 or more, got 0.5",
    "{seeding: hubs, share: -0.5}": "parts[1].share is a number of 0 or more, got -0.5",
    "{seeding: hubs}": "parts[1] has a count or a share, got {'seeding': 'hubs'}",
    "3": "parts[1] is a mapping of seeding, count, share, candidates, got 3",
    "{seeding: hubs, count: 2, candidates: consent}": "parts[1].candidates is a condition as in",
    "{seeding: hubs, count: 2, candidates: 'height > 3'}": "parts[1].candidates names a trait of people",
}


@pytest.mark.parametrize(("part", "said"), WRONG_PARTS.items(), ids=WRONG_PARTS)
def test_the_part_of_a_mixture_that_is_wrong_is_named(part, said, here, capsys):
    mix = f"{{kind: mixture, parts: [{{seeding: hubs, count: 1}}, {part}]}}"
    assert main([*SMALL, f"+plans.a={{seeding: {mix}, budget: 2}}"]) == 2
    assert f"plans.a.seeding.{said}" in capsys.readouterr().err
    network = ["network=csv", "network.edges=ties.csv", "network.nodes=people.csv", "theory=flow", "worlds=2"]
    assert main([*network, "seeding=[]", f"+seeding.a={mix}", "campaign.budget=2"]) == 2
    assert said in capsys.readouterr().err


def test_a_plan_is_not_called_like_another_strategy(here, capsys):
    assert main([*SMALL, "+plans.hubs={seeding: random, budget: 2}"]) == 2
    assert "plans.hubs: it is called like a strategy that it does not use" in capsys.readouterr().err


def test_plans_that_are_given_take_the_place_of_the_scenarios(here):
    plans = Inputs.of(composed([*SMALL, "plans={x: {seeding: hubs, budget: 2}, nobody: {}}"])).plans
    assert list(plans) == ["x", "nobody"]
    with pytest.raises(InputError, match="plans names one plan or more"):
        Inputs.of(composed([*SMALL, "plans={}"]))
    with pytest.raises(InputError, match="plans.x is a group of settings"):
        Inputs.of(composed([*SMALL, "plans={x: 3}"]))
    assert Inputs.of(composed(["network=ring", "plans=null", "seeding=hubs"])).plans.keys() == {"hubs"}
