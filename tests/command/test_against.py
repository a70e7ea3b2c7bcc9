"""Finished runs on the command line: written, read again, held against each other, and redone."""

from __future__ import annotations

import json
import shutil

import pandas as pd
import pytest

from sim.command import main
from tests.handmade import finished_run

SMALL = ["network.people=80", "theory=flow", "campaign.budget=4", "worlds=20", "looks=1"]
FILES = {"against.csv", "against.png", "against.svg", "pairs.csv", "report.html", "scenario.yaml", "manifest.json"}


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """Return a folder with two runs of the command line, one of them played twice."""
    home = tmp_path_factory.mktemp("played")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sim.tasks.compare.write_figures", lambda *_: None)
        patch.setattr("sim.tasks.compare.write_report", lambda *_: None)
        for name, seeding in {"a": "hubs", "b": "random,fringe", "again": "hubs"}.items():
            assert main([*SMALL, f"seeding={seeding}", f"output={home}/{name}-runs"]) == 0
            (folder,) = (home / f"{name}-runs").iterdir()
            folder.rename(home / name)
    return home


def held(home, output, *more):
    """Return the folder of a run against runs, as it is redone from any folder."""
    assert main(["task=against", f"runs={home}/a,{home}/b", f"output={output}", *more]) == 0
    (folder,) = output.iterdir()
    return folder


def test_a_rerun_has_the_same_bytes(played):
    assert (played / "a" / "worlds.parquet").read_bytes() == (played / "again" / "worlds.parquet").read_bytes()


def test_what_is_written_and_said(played, tmp_path, capfd):
    folder = held(played, tmp_path / "out")
    said = capfd.readouterr().out
    assert {file.name for file in folder.iterdir()} == FILES
    table = pd.read_csv(folder / "against.csv")
    summaries = pd.concat([pd.read_csv(played / name / "summary.csv") for name in "ab"]).set_index("strategy")
    assert table.set_index("strategy").goal.to_dict() == summaries.goal.to_dict()
    assert dict(zip(table.strategy, table.run, strict=True)) == {"hubs": "a", "random": "b", "fringe": "b"}
    manifest = json.loads((folder / "manifest.json").read_text())
    page = (folder / "report.html").read_text(encoding="utf-8")
    for sentence in manifest["answer"]:
        assert sentence in said
        assert sentence.replace(" %", "\u00a0%") in page
    assert "The runs a and b met the same 20 worlds" in said
    assert list(manifest["runs"]) == ["a", "b"]
    files = json.loads((played / "a" / "manifest.json").read_text())["files"]
    assert manifest["runs"]["a"] == files["worlds.parquet"]
    assert len(pd.read_csv(folder / "pairs.csv")) == 3


def test_it_is_redone_to_the_byte(played, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    once = held(played, tmp_path / "once", "margin=3", "level=0.9")
    assert main([f"scenario={once}/scenario.yaml", "output=again"]) == 0
    (again,) = (tmp_path / "again").iterdir()
    for name in FILES - {"manifest.json", "scenario.yaml"}:
        assert (again / name).read_bytes() == (once / name).read_bytes(), name
    assert pd.read_csv(again / "pairs.csv").level.tolist() == pytest.approx([1 - 0.1 / 3] * 3)


REFUSED = {
    "no runs": ([], "runs has to be given: write runs=..."),
    "one": (
        ["runs=a"],
        "as in runs=results/a,results/b, got ['a']",
    ),
    "not there": (["runs=a,aa"], "runs names folders of finished runs, got 'aa': it is not there. Did you mean 'a'?"),
    "a rerun": (["runs=a,again"], "a and again hold the same plans in the same worlds: leave one out"),
    "another goal": (["runs=a,aware"], "campaign.goal is convinced in a and aware in aware; plans are held against"),
    "level": (["runs=a,b", "level=2"], "level is a number in [0.5, 0.9999], or null, got 2"),
    "margin": (["runs=a,b", "margin=-1"], "margin is a number of 0 or more, or null, got -1"),
    "margin in money": (["runs=a,b", "margin_money=1"], "margin_money needs the goal buyers or profit"),
    "elsewhere": (["runs=a,other"], "runs share a theory with the same settings, got none: a has flow; other has flow"),
    "not chosen": (["runs=a,b", "task=compare"], "runs belongs to task=against, which is not chosen"),
    "a slip": (["rums=a,b"], "there is no setting 'rums'. Did you mean 'runs'?"),
}


@pytest.mark.parametrize(("arguments", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_gets_one_line_and_writes_nothing(arguments, said, played, tmp_path, monkeypatch, capfd):
    for name in ("a", "b", "again"):
        shutil.copytree(played / name, tmp_path / name)
    finished_run(tmp_path / "aware", {"x": [1.0, 2.0]}, goal="aware")
    finished_run(tmp_path / "other", {"x": [1.0, 2.0]})
    monkeypatch.chdir(tmp_path)
    task = [] if any(one.startswith("task=") for one in arguments) else ["task=against"]
    assert main([*task, *arguments]) == 2
    errors = capfd.readouterr().err
    assert said in errors
    assert (errors.startswith("error: "), errors.count("\n")) == (True, 1)
    assert not (tmp_path / "results").exists()
