"""Casts on the command line: chosen, changed, refused, told, and redone."""

from __future__ import annotations

import json
import re
import shutil

import pytest

import sim
from sim.casts import named, of_settings
from sim.command import main
from sim.networks import Community
from sim.tasks.composing import composed, grid
from sim.tasks.inputs import Inputs
from sim.tasks.making import cast_of
from sim.tasks.usage import usage

SMALL = ["network.people=50", "seeding=random,hubs", "theory=key_person", "campaign.budget=3", "worlds=4", "looks=1"]
MINE = """\
# People of our town.
# @package people
ordinary: {persuasion: 1}
archetypes:
  fan: {share: 0.1, where: "circle:0", traits: {persuasion: 3}}
  star: {count: 2, where: "most:listeners", extends: fan, traits: {accept: 0.5}}
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "configs" / "people").mkdir(parents=True)
    (tmp_path / "configs" / "people" / "mine.yaml").write_text(MINE)
    monkeypatch.setattr("sim.tasks.compare.write_figures", lambda *_: None)
    return tmp_path


def test_a_cast_is_chosen_and_changed():
    assert composed([])["people"] == {"kind": "flat", "ordinary": {}, "archetypes": {}, "ablate": []}
    assert cast_of(composed([])) is None
    assert cast_of(composed(["people=gladwell"])) == named("gladwell")
    changed = composed(["people=gladwell", "people.archetypes.maven.share=0.2", "people.archetypes.salesman=null"])
    assert [(one.name, one.share) for one in cast_of(changed).archetypes] == [("connector", 0.05), ("maven", 0.2)]
    added = composed(["people.archetypes.fan={share: 0.1, traits: {buy: 1}}", "people.ordinary.buy=0.5"])
    assert cast_of(added).ordinary == {"buy": 0.5}
    runs = grid(["-m", "people=flat,gladwell", "worlds=2"])
    assert [settings["people"]["kind"] for _, settings in runs] == ["flat", "gladwell"]


def test_a_run_is_that_of_python(here):
    inputs = Inputs.of(composed([*SMALL, "people=gladwell", "people.ablate=[reach]", "workers=1", "root_seed=5"]))
    by_hand = sim.compare(
        Community(people=50),
        ["key_person"],
        ["random", "hubs"],
        3,
        cast=of_settings(inputs.settings["people"]),
        worlds=4,
        root_seed=5,
    )
    assert (inputs.compare().table == by_hand.table).all(axis=None)


def test_an_own_cast_is_a_file(here, capsys):
    assert main([*SMALL, "people=mine", "output=out", "campaign.candidates='archetype = fan or archetype = star'"]) == 0
    told = capsys.readouterr().out
    assert (
        "Cast mine: fan 5 people (circle:0, persuasion 3); star 2 people (most listeners, persuasion 3, accept 0.5)"
        in told
    )
    assert "ordinary 43 people (persuasion 1). The numbers of the cast are chosen, none is measured." in told
    assert "archetype (campaign, people)" in re.sub("hubs, |random, ", "", told)
    (first,) = here.glob("out/*")
    manifest = json.loads((first / "manifest.json").read_text())
    assert manifest["people"] == {"cast": "mine", "archetypes": {"fan": 5, "star": 2, "ordinary": 43}}
    assert manifest["config"]["people"]["kind"] == "mine"
    assert {"accept", "archetype", "persuasion"} <= set(manifest["traits"])
    assert "Cast mine: fan 5 people" in (first / "report.html").read_text(encoding="utf-8")
    approached = (first / "invitations.csv").read_text().splitlines()
    column = approached[0].split(",").index("archetype")
    assert {row.split(",")[column] for row in approached[1:]} <= {"fan", "star"}
    shutil.rmtree("configs")
    assert main([f"scenario={first}/scenario.yaml", "output=again"]) == 0
    (second,) = here.glob("again/*")
    for file in first.iterdir():
        if file.name != "manifest.json":
            assert file.read_bytes() == (second / file.name).read_bytes(), file.name
    capsys.readouterr()


def test_an_own_cast_can_be_laid_over_one_of_ours(here):
    (here / "configs/people/more.yaml").write_text("kind: gladwell\narchetypes:\n  fan: {share: 0.1}\n")
    settings = composed(["people=more"])
    assert [*settings["people"]["archetypes"]] == ["connector", "salesman", "maven", "fan"]
    assert settings["people"]["kind"] == "gladwell"
    assert "people.archetypes.fan={share: 0.1}" in usage(["people=more", "--help"])
    assert "mine" in usage(["--help"])


def test_a_table_stands_before_the_cast(here, capsys):
    (here / "ties.csv").write_text("src,dst\n" + "".join(f"{one},{one + 1}\n" for one in range(20)))
    (here / "people.csv").write_text("id,persuasion\n3,9\n4,1\n")
    files = ["network=csv", "network.edges=ties.csv", "network.nodes=people.csv", "network.directed=true"]
    asked = ["seeding=hubs", "theory=key_person", "campaign.budget=2", "worlds=2", "looks=1"]
    assert main([*files, *asked, "people=gladwell"]) == 0
    told = capsys.readouterr().out
    assert "Your table stands before the cast: persuasion of 1 person." in told
    assert "connector 1 person (most listeners, reach 1)" in told


def test_key_person_without_a_role_is_an_ablation_of_no_cast(here, capsys):
    assert main([*SMALL, "people.ablate=[persuasion]", "output=one"]) == 0
    assert "Taken away, so that everybody is as ordinary people are: persuasion." in capsys.readouterr().out
    assert main([*SMALL, "theory.key_person.salesmen=0", "output=other"]) == 0
    one, other = ((next(here.glob(f"{name}/*")) / "summary.csv").read_bytes() for name in ("one", "other"))
    assert one == other
    assert main([*SMALL, "output=third"]) == 0
    assert (next(here.glob("third/*")) / "summary.csv").read_bytes() != one
    capsys.readouterr()


def test_traits_are_read_by_the_mechanisms_that_are_on(here, capsys):
    asked = ["people=roles_in_action", "network.people=50", "seeding=hubs", "theory=flow", "worlds=2", "looks=1"]
    assert main([*asked, "mechanism.roles.call=2"]) == 0
    told = capsys.readouterr().out
    assert "leader (roles)" in told
    assert "Unused columns: circle, manager." in told


WRONG = {
    "an unknown cast": (
        ["people=gladwel"],
        "people is one of flat, gladwell, .*; got 'gladwel'. Did you mean 'gladwell'",
    ),
    "a number": (["people=1000"], "people is one of flat, .*; got '1000'. Write network.people=1000"),
    "an unknown archetype": (
        ["people=gladwell", "people.archetypes.mavens.share=0.1"],
        "no archetype 'mavens' in connector, .* Did you mean 'maven'. To add one: 'people.archetypes.mavens=",
    ),
    "a setting of no archetype": (
        ["people=gladwell", "people.archetypes.maven.shar=0.1"],
        "an archetype has no setting 'shar'. Did you mean 'share'",
    ),
    "a setting of no cast": (["people.ablat=[reach]"], "there is no setting 'people.ablat'. Did you mean 'ablate'"),
    "too many": (
        ["people=gladwell", "people.archetypes.maven.share=0.9", "people.archetypes.salesman.share=0.1"],
        r"people.archetypes have shares of at most 1 in all, got 1.05",
    ),
    "a share": (
        ["people=gladwell", "people.archetypes.maven.share=-1"],
        r"people.archetypes.maven.share is a share in \[0, 1\], or null, got -1",
    ),
    "too few who are left": (
        ["people=gladwell", "people.archetypes.maven.share=null", "people.archetypes.maven.count=49"],
        "count of archetype maven takes 49 people, got 44 who are left",
    ),
    "a negative trait": (
        ["people=gladwell", "people.archetypes.maven.traits.knowledge=-2"],
        "trait knowledge of archetype maven is a number of 0 or more, got -2",
    ),
    "extends in a circle": (
        ["people=organisation", "people.archetypes.employee.extends=spokesperson"],
        "archetypes extend each other in a circle: employee extends spokesperson extends thought_leader",
    ),
    "extends nobody": (
        ["people=organisation", "people.archetypes.spokesperson.extends=thought_leadr"],
        "extends of archetype spokesperson is another one of the cast .*, got 'thought_leadr'. Did you mean",
    ),
    "most of what nobody has": (
        ["people=reach_types", "people.archetypes.fan.where=most:fame"],
        "where of archetype fan names one of listeners, sources",
    ),
    "no ordinary reach": (["people.ablate=[reach]"], "people.ordinary.reach says what ordinary people have"),
    "a part taken out": (
        ["people=gladwell", "~people.archetypes.maven"],
        "people.archetypes.maven cannot be taken out: write people.archetypes.maven=null",
    ),
    "all taken out": (["~people"], "people cannot be taken out: write people=flat"),
    "in a plan": (
        ["plans={mine: {seeding: hubs, people: gladwell}}"],
        "plans.mine.people is the same for all plans; set people=NAME",
    ),
    "a trait out of its range": (
        ["people=gladwell", "people.archetypes.connector.traits.reach=2"],
        r"trait 'reach' is a number in \[0, 1\], got 2",
    ),
    "an archetype that is no candidate": (
        ["people=gladwell", "campaign.candidates='archetype = fan'"],
        "campaign.candidates leaves one person or more to approach, got nobody",
    ),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_what_is_refused(arguments, said, here, capsys):
    assert main([*(one for one in SMALL if "plans" not in arguments[0] or "seeding" not in one), *arguments]) == 2
    told = capsys.readouterr().err
    assert re.search(said, told), told
    assert told.count("\n") == 1
    assert not (here / "results").exists()


def test_a_cast_is_the_same_for_all_plans():
    with pytest.raises(sim.InputError, match="people is the same for all plans; give it to compare"):
        sim.Plan("hubs", {"people": "gladwell"})
