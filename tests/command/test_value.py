"""Whose silence would cost most, on the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest

import sim
from sim.command import main
from sim.study.value import outcome_of

PAGE = (Path(__file__).parent.parent.parent / "docs" / "VALUE.md").read_text(encoding="utf-8")
SMALL = ["theory=flow", "network.people=100", "campaign.budget=5", "worlds=6"]


def asked(*arguments):
    """Return a small run with some settings in the place of others."""
    given = {one.partition("=")[0]: one for one in [*SMALL, *arguments]}
    if any(one.startswith("network=") for one in arguments):
        del given["network.people"]
    return ["task=value", *given.values()]


def played(tmp_path, *arguments):
    """Run a command that works; return its folder."""
    assert main([*asked(*arguments), f"output={tmp_path}"]) == 0
    (folder,) = tmp_path.iterdir()
    return folder


def test_it_is_what_python_says(tmp_path, capsys):
    folder = played(tmp_path, "seeding=hubs", "people=gladwell", "mechanism.endorsement.paid=0.5")
    files = {file.name for file in folder.iterdir()}
    assert files == {
        "manifest.json", "network.json", "scenario.yaml", "report.html", "parents.csv", "non_buyers.csv", "credit.csv",
        "influence_flow.graphml", "influence_flow.gexf",
        *(f"{name}.{kind}" for name in ("value", "cascades", "words") for kind in ("csv", "png", "svg")),
    }  # fmt: skip
    network, people = sim.networks.Community(people=100).build(7)
    own = sim.Campaign(budget=5, mechanisms=[sim.mechanisms.Endorsement(paid=0.5)])
    given = {"people": people, "cast": "gladwell", "campaign": own, "root_seed": 7}
    outcome = outcome_of(sim.compare(network, ["flow"], ["hubs"], worlds=1, **given).player, "flow", "hubs", 6)
    table = pd.read_csv(folder / "value.csv")
    expected = sim.value(outcome).table
    assert table.id.tolist() == expected.id.tolist()
    for column in ("value", "value_low", "value_high", "credited", "convinced"):
        assert table[column].to_numpy() == pytest.approx(expected[column].to_numpy())
    assert pd.read_csv(folder / "cascades.csv").convinced.tolist() == outcome.reach.tolist()
    assert len(pd.read_csv(folder / "parents.csv")) == outcome.reach[outcome.typical]
    said = json.loads((folder / "manifest.json").read_text())["answer"]
    printed, page = capsys.readouterr().out, (folder / "report.html").read_text()
    assert set(said) == {"value", "non_buyers", "cascades", "credit", "words"}
    for sentences in said.values():
        assert all(sentence in printed for sentence in sentences)
    assert "100 of 100 rows" not in page
    assert "Whose silence would cost most?" in page


def test_workers_change_no_byte(tmp_path):
    one, two = (played(tmp_path / name, "seeding=random", f"workers={name}") for name in ("1", "2"))
    for file in one.iterdir():
        if file.name != "manifest.json":
            assert file.read_bytes() == (two / file.name).read_bytes(), file.name


def test_a_plan_is_chosen(tmp_path, capsys):
    plans = "plans={nobody: {}, few: {seeding: hubs, budget: 2}, many: {seeding: hubs, budget: 9}}"
    first = played(tmp_path / "first", plans)
    assert json.loads((first / "manifest.json").read_text())["choice"] == "few"
    other = played(tmp_path / "other", plans, "choice=many")
    assert pd.read_csv(other / "value.csv").approached.sum() == 9
    capsys.readouterr()
    assert main([*asked(plans, "choice=mny"), f"output={tmp_path}/none"]) == 2
    assert "choice is one of few, many; got 'mny'. Did you mean 'many'?" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()
    nobody = played(tmp_path / "nobody", "plans={nobody: {}}")
    assert pd.read_csv(nobody / "value.csv").value.sum() == 0


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["network=poisson"], "network is one that is not drawn anew: people are followed through worlds"),
        (["worlds=1"], "worlds is a whole number from 2 to"),
        (["choice=[hubs]"], "choice"),
        (["mechanism.endorsement.voices=free"], "mechanism.endorsement.voices is one of earned, paid"),
    ],
)
def test_what_is_wrong_gets_one_line(given, message, tmp_path, capsys):
    assert main([*asked(*given), f"output={tmp_path}/none"]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "theory",
    [
        "independent_cascade",
        "weighted_cascade",
        "linear_threshold",
        "fractional_threshold",
        "complex_contagion",
        "bass",
    ],
)
def test_every_theory_is_looked_at(theory, tmp_path):
    folder = played(tmp_path, f"theory={theory}", "seeding=hubs", "worlds=2", "campaign.horizon=20")
    assert len(pd.read_csv(folder / "value.csv")) == 100


def test_hashed_ids_and_labels(tmp_path):
    (tmp_path / "ties.csv").write_text("src,dst\nann,bob\nbob,cem\ncem,dia\n")
    (tmp_path / "people.csv").write_text("id,label\nann,Ann A\nbob,Bob B\ncem,Cem C\ndia,Dia D\n")
    files = ["network=csv", f"network.edges={tmp_path}/ties.csv", f"network.nodes={tmp_path}/people.csv"]
    law = ["theory=independent_cascade", "theory.independent_cascade.p=1", "seeding=hubs", "campaign.budget=1"]
    named = played(tmp_path / "named", *files, "network.directed=true", *law)
    assert "Ann A is worth most" in (named / "report.html").read_text()
    assert pd.read_csv(named / "value.csv").name[0] == "Ann A"
    hidden = ["network.hash_ids=a long secret of mine"]
    folder = played(tmp_path / "hashed", *files, "network.directed=true", *law, *hidden)
    for file in folder.iterdir():
        assert b"Ann A" not in file.read_bytes(), file.name
        assert file.suffix not in (".csv", ".graphml", ".gexf") or b"ann" not in file.read_bytes(), file.name


def test_the_page_shows_what_is_printed(tmp_path, capsys):
    command, printed = re.findall(r"^```text\n(.*?)^```$", PAGE, re.S | re.M)
    assert main([*command.split()[2:], f"output={tmp_path}"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert " ".join(printed.split()) in said


def test_the_page_shows_code_that_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.S | re.M)
    exec(compile(code, "VALUE.md", "exec"), {})
    assert "value_high" in capsys.readouterr().out
    assert (tmp_path / "karate.graphml").exists()
