"""task=page and page=true write a page; what is wrong is named, and nothing is written."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

from sim.command import main
from sim.tasks.output import Output

SMALL = ["network.people=60", "campaign.budget=5", "seeding=hubs,random,pagerank", "workers=1"]


def run(folder, *arguments):
    return main([*arguments, f"output={folder}"])


def carried(folder):
    (file,) = folder.glob("*/page.html")
    text = file.read_text(encoding="utf-8")
    return json.loads(re.search(r'id="model">(.*?)</script>', text, re.DOTALL)[1]), text


def test_a_page_begins_with_key_people_left_and_many_voices_right(tmp_path, capsys):
    assert run(tmp_path, "task=page", *SMALL) == 0
    assert "page.html" in capsys.readouterr().out
    model, _ = carried(tmp_path)
    assert model["begin"] == [{"theory": "key_person", "plan": "hubs"}, {"theory": "flow", "plan": "hubs"}]
    assert model["rootSeed"] == "7"
    assert {*model["lessons"]} == {"stars", "groups", "ring", "islands", "town"}
    manifest = json.loads(next(tmp_path.glob("*/manifest.json")).read_text())
    assert "page.html" in manifest["files"]


def test_any_two_theories_and_plans(tmp_path):
    own = "plans={trip: {seeding: random, budget: 7}, best: {seeding: {kind: by_trait, trait: circle}}}"
    given = ["theory=bass,flow", own, "left=bass/trip", "right=flow/best", "lessons=false", "campaign.horizon=30"]
    assert run(tmp_path, "task=page", "network.people=60", "campaign.budget=5", *given) == 0
    model, _ = carried(tmp_path)
    assert [one["plan"] for one in model["begin"]] == ["trip", "best"]
    assert (model["lessons"], model["plans"]["trip"]["count"], model["plans"]["best"]["count"]) == ({}, 7, 5)


def test_the_page_of_a_run_begins_with_the_choice_its_rival_and_a_usual_world(tmp_path):
    assert run(tmp_path, "page=true", "worlds=64", *SMALL) == 0
    model, _ = carried(tmp_path)
    folder = next(tmp_path.glob("2*"))
    assert (folder / "report.html").exists()
    choice = pd.read_csv(folder / "choice.csv")
    left, right = (one["plan"] for one in model["begin"])
    assert left in choice.to_string()
    goal = pd.read_parquet(folder / "worlds.parquet")
    own = goal[goal.theory == model["begin"][0]["theory"]].pivot(index="world", columns="strategy", values="goal")
    means = own.mean()
    assert right == means.drop(left).idxmax()
    away = (own[[left, right]] - means[[left, right]]).abs().sum(axis=1)
    assert away[model["world"]] == away.min()


def test_hashed_runs_carry_hashes(tmp_path):
    (tmp_path / "ties.csv").write_text("annabella,bernhard\nbernhard,carolina\ncarolina,annabella\n")
    given = [f"network={tmp_path / 'ties.csv'}", "network.hash_ids=correct horse battery", "campaign.budget=1"]
    assert run(tmp_path / "out", "task=page", *given, "seeding=hubs") == 0
    model, text = carried(tmp_path / "out")
    assert not any(name in text for name in ("annabella", "bernhard", "carolina", "correct horse"))
    assert len({*model["network"]["ids"]}) == 3


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["task=page", "left=flw/hubs"], "left is a theory and a plan, as in key_person/hubs"),
        (["task=page", "right=flow"], "right is a theory and a plan"),
        (["task=page", "lessons=5"], "lessons is true or false"),
        (["page=5"], "page is true or false"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(tmp_path, capsys, given, said):
    assert run(tmp_path / "out", *given, *SMALL, "worlds=2") == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_usually_no_page_is_written():
    assert Output().page is False
