"""The task `idea`: claims of a scenario are played with their effect on and off, ours and anybody's."""

import re

import pytest

from sim.command import main
from sim.ideas.claims import Names
from sim.shipped import CONFIGS

OURS = sorted(file.stem for file in CONFIGS.glob("scenario/row_*.yaml"))

OWN = """\
# @package _global_
defaults:
  - override /network: ring
  - override /theory: independent_cascade
  - override /seeding: random
theory: {independent_cascade: {p: 0.5}}
network: {people: 40}
idea:
  says: More people are better.
  variants: {few: {campaign.budget: 2}, many: {campaign.budget: 8}, same: {campaign.budget: 8}}
  switch_off: {theory.independent_cascade.p: 0}
  holds: [few < many, many == same, "many - few > 1", "others: few > 0"]
  holds_off: [many - few = 6, "others: many = few", few ~ 2]
  sentence: eight people convince {many - few} more than two, who convince {few}.
"""


@pytest.fixture
def told(tmp_path, monkeypatch, capsys):
    """Return a function that plays an idea of one's own and returns exit code, output and complaint."""

    def play(text, *arguments):
        file = tmp_path / "configs" / "scenario" / "mine.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        code = main(["task=idea", "scenario=mine", "workers=1", *arguments])
        assert {one.name for one in tmp_path.iterdir()} == {"configs"}, "nothing is written"
        return code, *capsys.readouterr()

    return play


@pytest.mark.parametrize("row", OURS)
def test_each_idea_of_ours_shows_what_it_says(row, capsys):
    assert main(["task=idea", f"scenario={row}"]) == 0
    said = capsys.readouterr().out
    assert "not seen:" not in said, said
    assert said.count("  seen:") >= 2
    assert "Not claimed: " in said
    assert not re.search(r"[{}]", said)


def test_an_idea_of_ones_own_is_played_as_ours_are(told):
    code, said, wrong = told(OWN)
    assert (code, wrong) == (0, "")
    assert "not seen:" not in said
    assert said.count("seen:") == 7
    assert "many == same (no difference in any world)" in said
    assert re.search(r"eight people convince [\d.]+ \(95 % interval [\d.]+ to [\d.]+\) more than two", said)


def test_what_does_not_hold_is_said(told):
    wrong = OWN.replace("few < many,", "few > many, few == many, many = few, few ~ many,")
    code, said, _ = told(wrong)
    assert code == 0
    assert said.count("not seen:") == 4


def test_a_claim_may_be_about_some_theories_only(told):
    both = OWN.replace("theory: independent_cascade", "theory: [flow, independent_cascade]")
    both = both.replace("holds: [few < many,", 'holds: ["flow: few = 0", few < many,')
    _, said, _ = told(both)
    assert said.count("not seen: few = 0") == 1


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("few < many,", "few < mny,", "idea.holds names variants (few, many, same), got 'mny'. Did you mean 'many'?"),
        ("few < many,", "few,", "idea.holds compares variants, as in 'twice > once' or 'a == b', got 'few'"),
        ("few < many,", '"reach: few < many",', "idea.holds names theories and measures, got 'reach'."),
        ("few < many,", "few + many == few,", "idea.holds says == of two variants, got 'few + many == few'"),
        ("few < many,", '"few few < many",', "idea.holds is a sum of variants"),
        ("{campaign.budget: 2}", "{campaign.bugdet: 2}", "there is no setting 'campaign.bugdet' here."),
        ("{campaign.budget: 2}", "{campaign.budget: -2}", "campaign.budget is a whole number of people of 1 or more"),
        ("{few}.", "{fw}.", "idea.sentence names variants (few, many, same), got 'fw'."),
        ("says: ", "measure: happiness\n  says: ", "idea.measure is one of approached, aware, belief, "),
        ("says: ", "swich: {}\n  says: ", "idea has no setting 'swich'."),
        ("  switch_off: {theory.independent_cascade.p: 0}\n", "", "idea.holds_off says what holds with the effect off"),
        ("  - override /seeding: random\n", "", "an idea approaches people by one strategy, got random, hubs"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_and_nothing_is_played(told, old, new, complaint):
    assert old in OWN
    code, said, wrong = told(OWN.replace(old, new))
    assert code == 2
    assert said == ""
    assert wrong.count("\n") == 1
    assert complaint in wrong


def test_a_variant_may_name_a_plan_of_the_scenario(told):
    plans = "plans: {few: {seeding: random, budget: 2}, many: {seeding: random, budget: 8}}\nidea:\n"
    text = OWN.replace("  - override /seeding: random\n", "").replace("idea:\n", plans)
    for name, budget in (("few", 2), ("many", 8), ("same", 8)):
        plan = "few" if name == "few" else "many"
        text = text.replace(f"{name}: {{campaign.budget: {budget}}}", f"{name}: {{plan: {plan}}}")
    code, said, _ = told(text)
    assert code == 0
    assert said.count(" seen:") == 7
    assert "not seen:" not in said
    code, _, wrong = told(text.replace("plan: few", "plan: fw"))
    assert code == 2
    assert "plan is one of the scenario's plans (few, many), got 'fw'. Did you mean 'few'?" in wrong


def test_a_scenario_without_an_idea_is_refused(capsys):
    assert main(["task=idea"]) == 2
    assert "idea is told by a scenario" in capsys.readouterr().err


def test_a_scenario_with_an_idea_is_also_a_comparison(tmp_path, capsys):
    small = ("network.people=60", "worlds=64", "looks=1", "campaign.budget=2", "figures=false")
    assert main(["scenario=row_04_pushing", *small, f"output={tmp_path}"]) == 0
    assert "Report:" in capsys.readouterr().out


def test_sums_are_read_from_left_to_right():
    names = Names(("convinced", "aware"), ("a", "b_2"), ("flow",), "convinced")
    (claim,) = names.claims("it", "flow, aware: 2 a - on.b_2 + 0.5 > a", "off")
    assert claim.theories == ("flow",)
    assert claim.left == ("aware", ((2.0, "off", "a"), (-1.0, "on", "b_2"), (0.5, "off", "")))
    assert claim.sign == ">"
    assert claim.text == "aware: 2 a - on.b_2 + 0.5 > a"
