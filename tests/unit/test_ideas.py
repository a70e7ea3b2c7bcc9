"""What is measured of an idea, against chains of people on which everything can be counted by hand."""

import networkx as nx
import numpy as np
import pytest
import yaml

import sim
from experiments.ideas import PAGE, PICTURES, ROWS
from sim.errors import InputError
from sim.ideas.claims import difference, fits
from sim.ideas.idea import Idea
from sim.ideas.measures import MEASURES, Played
from sim.ideas.task import variants_of
from sim.shipped import CONFIGS
from sim.spending import Spending
from sim.study.measures import Interval
from sim.tasks.composing import composed

CHAIN = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "d")])


def played(segment=None, seeds=("a",), **settings):
    """Return a chain a -> b -> c -> d as it was played: each convinces the next on the day after."""
    given = {"horizon": 10, "budget": len(seeds), **settings}
    campaign = sim.Campaign(**given)
    outcome = sim.simulate(CHAIN, sim.theories.IndependentCascade(1), seeds=list(seeds), worlds=4, campaign=campaign)
    network = outcome.heard.network
    spending = Spending.of(campaign.spending, network, outcome.people)
    return Played(outcome, campaign, spending, None if segment is None else np.isin(network.ids, segment))


def same_in_all(value):
    return pytest.approx([value] * 4)


@pytest.mark.parametrize(
    ("measure", "settings", "value"),
    [
        ("convinced", {}, 4),
        ("convinced", {"by": 1}, 2),
        ("convinced", {"segment": ["a", "d"]}, 2),
        ("aware", {"by": 2}, 3),
        ("aware", {"recommend": 0}, 1),
        ("buyers", {}, 4),
        ("buyers", {"buy": 0}, 0),
        ("others", {}, 3),
        ("others", {"seeds": ("a", "c")}, 2),
        ("share", {"by": 0}, 25),
        ("share", {"by": 1, "segment": ["a", "d"]}, 50),
        ("approached", {"seeds": ("a", "b", "c")}, 3),
        ("cost", {"fee": 5, "fixed_cost": 2}, 7),
        ("profit", {"fee": 5, "revenue": 10}, 35),
        ("profit", {"fee": 5, "revenue": 10, "capacity": 2}, 15),
        ("first_day", {"target": 3}, 2),
        ("first_day", {"target": 5}, 11),
        ("belief", {}, 100),
        ("belief", {"segment": ["a", "b"]}, 100),
        ("per_listener", {}, 4),
        ("per_listener", {"seeds": ("a", "b")}, 2),
        ("worth", {}, 1.5),
        ("worth", {"segment": ["a"]}, 3),
        ("worth", {"recommend": 0}, 0),
        ("earned", {}, 200 / 3),
        ("earned", {"by": 1}, 0),
    ],
)
def test_a_measure_is_what_one_counts(measure, settings, value):
    assert MEASURES[measure](played(**settings)) == same_in_all(value)


def test_belief_leaves_out_whom_the_campaign_approached():
    one = played(seeds=("a", "c"))
    one.outcome.days[:, 3] = -1  # d knows and is not convinced; b is, and was not approached
    assert MEASURES["belief"](one) == same_in_all(50)


def test_who_seldom_buys_is_found_in_the_other_half_of_the_worlds(monkeypatch):
    people = sim.People(4, {"buy": np.array([0.0, 0.0, 1.0, 1.0])})
    outcome = sim.simulate(CHAIN, sim.theories.IndependentCascade(1), seeds=["a"], worlds=4, people=people)
    campaign = sim.Campaign(budget=1)
    one = Played(outcome, campaign, Spending.of(campaign.spending, outcome.heard.network, people), None)
    assert one.worth.tolist() == [[2, 2, 1, 0]] * 4
    assert MEASURES["seldom_people"](one).tolist() == [2, 2]
    assert MEASURES["seldom_worth"](one).tolist() == [2] * 4
    monkeypatch.setattr("sim.ideas.measures.MOST", 1)
    one.worth[::2, 0], one.worth[1::2, 1] = 9, 8  # a is worth most in worlds of even number, b in the others
    assert MEASURES["seldom_people"](one).tolist() == [1, 1]
    assert MEASURES["seldom_worth"](one).tolist() == [2] * 4


@pytest.mark.parametrize(("score", "rank"), [([9, 5, 2, 1], 1), ([1, 2, 5, 9], -1), ([2, 1, 9, 5], -0.6)])
def test_a_public_score_is_ranked_against_social_value(score, rank):
    people = sim.People(4, {"public_score": np.array(score, float)})
    outcome = sim.simulate(CHAIN, sim.theories.IndependentCascade(1), seeds=["a"], worlds=4, people=people)
    campaign = sim.Campaign(budget=1)
    one = Played(outcome, campaign, Spending.of(campaign.spending, outcome.heard.network, people), None)
    assert MEASURES["score_rank"](one) == same_in_all(rank)  # 1 - 6 sum of squared differences / (n (n n - 1))


def idea(**settings):
    return Idea(**{"says": "a", "variants": {"a": {}, "b": {}}, "holds": ["a > b"]} | settings)


def test_a_difference_is_paired():
    (claim,) = idea(holds=["2 a - b > on.b"]).claims(["flow"], "on")
    numbers = {"a": np.array([1.0, 100.0]), "b": np.array([0.5, 99.5])}
    apart = difference(claim, lambda measure, switch, variant: numbers[variant])
    assert apart == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("sign", "apart", "holds"),
    [
        (">", (2.0, 1.0, 3.0), True),
        (">", (2.0, -1.0, 5.0), False),
        (">", (-2.0, -3.0, -1.0), False),
        ("<", (-2.0, -3.0, -1.0), True),
        ("<", (2.0, 1.0, 3.0), False),
        ("~", (2.0, -1.0, 5.0), True),
        ("~", (2.0, 1.0, 3.0), False),
        (">", (2.0, np.nan, np.nan), False),
        ("~", (2.0, np.nan, np.nan), False),
    ],
)
def test_a_sign_asks_for_the_whole_interval(sign, apart, holds):
    assert fits(sign, Interval(*apart)) is holds


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"variants": {}}, "variants names one or more"),
        ({"variants": {"a": 3}}, "variants.a holds settings, as in {campaign.budget: 40}, got 3"),
        ({"switch_on": [1]}, "switch_on holds settings"),
        ({"holds": "a > b"}, "holds is a list of claims, got 'a > b'"),
        ({"holds_off": ["a > b"]}, "give switch_off, or leave it out"),
        ({"networks": 0}, "networks is a whole number from 1 to 1000, got 0"),
    ],
)
def test_what_is_wrong_with_an_idea_is_said(settings, complaint):
    with pytest.raises(InputError) as caught:
        idea(**settings)
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


ASKED = ("task=idea", "theory=independent_cascade", "theory.independent_cascade.p=0.5", "seeding=random", "workers=1")


def test_variants_share_worlds_networks_and_theory():
    drawn = ("network=poisson", "network.people=60", "network.mean_degree=4")
    settings = composed([*ASKED, *drawn, "worlds=8"])
    variants = {"one": {}, "other": {"campaign.budget": 20}}
    settings["idea"] = {"says": "alike", "variants": variants, "holds": ["one == other"], "networks": 3}
    found = variants_of(settings)
    (claim,) = found.idea.claims(found.theories, "on")
    assert found.holds("independent_cascade", claim) == (True, (0, 0, 0))
    assert found.measured("independent_cascade", "convinced", "on", "one").shape == (3,)
    ties = {played.outcome.heard.network.m for played in found.played("independent_cascade", "on", "one")}
    assert len(ties) > 1


def test_a_switch_stands_above_what_variants_say_only_where_it_is_off():
    settings = composed([*ASKED, "network=ring", "network.people=40", "worlds=8"])
    switches = {"switch_on": {"campaign.budget": 9}, "switch_off": {"campaign.budget": 2}}
    asked = {"variants": {"a": {"campaign.budget": 5}, "b": {}}, "measure": "approached"}
    claims = {"holds": ["a = 5", "b = 9"], "holds_off": ["a = 2", "b = 2"]}
    settings["idea"] = {"says": "alike"} | asked | switches | claims
    found = variants_of(settings)
    for switch in ("on", "off"):
        for claim in found.idea.claims(found.theories, switch):
            assert found.holds("independent_cascade", claim)[0], claim.text


def test_the_page_tells_of_each_idea_as_its_scenario_does():
    text = PAGE.read_text(encoding="utf-8")
    assert len(ROWS) >= 27
    rows = {}
    for row in ROWS:
        told = yaml.safe_load((CONFIGS / "scenario" / f"{row}.yaml").read_text(encoding="utf-8"))["idea"]
        rows.setdefault(told["row"], []).append(row)
        assert f"| {told['says']} | {told['shows']} |" in text, "run python -m experiments.ideas"
        for part in (f"scenario={row}\n", f"](ideas/{row}.svg)", f"> {told['says']} ({told['whose']})"):
            assert part in text, part
        assert f"**Not claimed.** {told['not_claimed']}" in text
        picture = (PICTURES / f"{row}.svg").read_text(encoding="utf-8")
        for name in told["variants"]:
            assert f">{name.replace('_', ' ')}</text>" in picture, name
    assert sorted(rows) == list(range(1, 28))
    assert {file.stem for file in PICTURES.glob("*.svg")} == {*ROWS}
    assert text.count("With root seeds 1, 2, 3 ") == len(ROWS)
    assert "Not seen here" not in text
