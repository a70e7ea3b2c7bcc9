"""The task analyse: a study is said, also an unfinished one; mistakes take one line and leave nothing."""

from __future__ import annotations

import shutil
from dataclasses import replace
from textwrap import fill

import pandas as pd
import pyarrow.parquet as pq
import pytest

from experiments import who_wins
from sim.command import main
from sim.report.redo import command
from sim.sweeps.store import Folder

SMALL = ("network.people=60", "theory=flow,key_person", "seeding=random,hubs", "campaign.budget=3")
GRID = ("grid.campaign.budget=2,3,4", "grid.theory.flow.hear=[0.1,0.3]")


@pytest.fixture(scope="module")
def studies(tmp_path_factory):
    """A folder with a finished study, and with one that was broken off after four of six points."""
    folder = tmp_path_factory.mktemp("studies")
    study = ("task=study", *SMALL, *GRID, "pool=threads", "worlds=6", "batch=2", f"output={folder}")
    assert main([*study, "name=whole"]) == 0
    shutil.copytree(folder / "whole", folder / "part")
    own = Folder(folder / "part")
    names = {job.id for job in list(own.jobs(own.facts))[:8]}
    file = folder / "part" / "rows.parquet"
    rows = pq.read_table(file)
    from sim.sweeps.rows import write

    write(file, [rows.filter([one in names for one in rows["job"].to_pylist()])])
    return folder


@pytest.fixture
def said(studies, tmp_path, capfd):
    shutil.copytree(studies, tmp_path / "results")

    def run(*arguments):
        code = main(["task=analyse", f"output={tmp_path / 'results'}", *arguments])
        made = sorted((tmp_path / "results").glob("2*"))
        return code, *capfd.readouterr(), made

    return run


def test_a_study_is_said_in_sentences_tables_and_figures(said):
    code, out, _, (folder,) = said("name=whole", "by_world=true")
    assert code == 0
    assert "In 6 parts of the map, if it takes many voices:" in out
    files = {one.name for one in folder.iterdir()}
    tables = {"points", "winners", "flips", "effects", "interactions", "importance", "regrets"}
    assert {f"{one}.csv" for one in tables} | {"report.html", "blocks.parquet", "winners.png"} <= files
    points = pd.read_csv(folder / "points.csv")
    study = pd.read_csv(folder.parent / "whole" / "study.csv")
    assert len(points) == 6 * 2 * 2
    for name in ("goal", "goal_low", "goal_high"):
        assert points[name].tolist() == pytest.approx(study[name].tolist())
    assert len(pq.read_table(folder / "blocks.parquet")) == 6 * 2 * 2 * 6
    page = (folder / "report.html").read_text()
    assert "Who wins where" in page
    assert page.count("<svg") >= 4


def test_the_same_study_gives_the_same_page(said):
    *_, (one,) = said("name=whole")
    *_, both = said("name=whole")
    other = next(folder for folder in both if folder != one)
    for file in ("report.html", "winners.csv", "importance.csv", "winners.svg"):
        assert (one / file).read_bytes() == (other / file).read_bytes()


def test_an_unfinished_study_is_told_from_what_is_there(said):
    code, out, _, (folder,) = said("name=part")
    assert code == 0
    assert "All this is told from what is there: 4 of 6 points have fewer worlds than others" in out
    assert len(pd.read_csv(folder / "points.csv")) == 6 * 2 * 2


def test_the_map_is_drawn_as_asked_for(said):
    code, _, _, (folder,) = said("name=whole", "x=theory.flow.hear", "at.campaign.budget=3", "figures=false")
    winners = pd.read_csv(folder / "winners.csv")
    assert code == 0
    assert winners.columns[0] == "theory.flow.hear"
    assert winners.points.eq(1).all()
    assert not list(folder.glob("*.png"))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("name=nowhere",), "holds no study: there is no study.json in it"),
        (
            ("name=whole", "x=theory.flow.heer"),
            "setting is one of campaign.budget, theory.flow.hear; got 'theory.flow.heer'",
        ),
        (("name=whole", "at.campaign.budget=9"), "at.campaign.budget is one of 2, 3, 4, got 9"),
        (("name=whole", "margin_money=3"), "margin_money is not for task=analyse: set margin"),
        (("name=whole", "level=2"), "level"),
        (("name=whole", "names=3"), "there is no setting 'names'"),
    ],
)
def test_mistakes_take_one_line_and_leave_nothing(said, asked, told):
    code, out, err, made = said(*asked)
    assert (code, out, made) == (2, "", [])
    assert told in err
    assert err.count("\n") == 1


def test_the_worked_examples_are_those_of_the_page_and_run(tmp_path, monkeypatch):
    text = who_wins.PAGE.read_text(encoding="utf-8")
    few = []
    for one in who_wins.EXAMPLES:
        assert one.commands in text
        assert fill(one.seen, 120) in text
        shorter = [",".join(text.split(",")[:2]) if text.startswith("grid.") else text for text in one.settings]
        few.append(replace(one, settings=[*shorter, "network.people=60"], worlds=8))
        few[-1].settings.remove("network.people=1000") if "network.people=1000" in few[-1].settings else None
    monkeypatch.setattr(who_wins, "EXAMPLES", few)
    page = who_wins.page(tmp_path / "studies", tmp_path)
    assert page.count("In 4 parts of the map") == 4
    assert {one.name for one in tmp_path.glob("*.png")} == {one.name for one in (who_wins.PICTURES).glob("*.png")}


def test_its_command_can_be_typed():
    settings = {"task": "analyse", "name": "my study", "x": None, "at": {"campaign.budget": 3}}
    assert "'name=\"my study\"'" in command(settings)
