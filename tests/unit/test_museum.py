"""The made-up museum: five plans, redone to the byte from the scenario of the run."""

import re

import pandas as pd

from experiments.museum import QUESTIONS, write_museum
from experiments.museum_questions import ASKED, PAGE, page
from sim.command import main


def test_the_museum_is_redone_from_its_own_scenario(tmp_path, monkeypatch, capsys):
    write_museum(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["scenario=opening", "worlds=8", "output=one"]) == 0
    (first,) = tmp_path.glob("one/*")
    assert main([f"scenario={first}/scenario.yaml", "output=two"]) == 0
    (second,) = tmp_path.glob("two/*")
    for file in first.iterdir():
        if file.name != "manifest.json":
            assert file.read_bytes() == (second / file.name).read_bytes(), file.name
    table = pd.read_csv(first / "summary.csv")
    assert set(table.strategy) == {"nobody", "trip", "loyal", "hubs", "mix"}
    assert table[table.strategy == "trip"].cost.tolist() == [6000.0] * 2
    capsys.readouterr()


def test_nobody_is_invited_who_may_not_be(tmp_path, monkeypatch, capsys):
    write_museum(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["scenario=opening", "worlds=4", "theory=flow", "plans.trip=null", "plans.hubs=null"]) == 0
    people = pd.read_csv(tmp_path / "people.csv").set_index("id")
    (folder,) = tmp_path.glob("results/*")
    listed = pd.read_csv(folder / "invitations.csv")
    seeds = pd.read_csv(folder / "seeds.csv")
    assert set(people.consent[seeds.id]) == {"yes"}
    assert set(people.employee[seeds.id]) == {"no"}
    assert len(listed) == 30
    assert listed.consent.tolist() == people.consent[listed.id].tolist()
    capsys.readouterr()


def test_the_page_answers_what_the_museum_asks(tmp_path, monkeypatch):
    write_museum(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert {file.stem for file in QUESTIONS.glob("*.yaml")} == {*ASKED}
    said = "\n".join(page("worlds=64", "workers=1"))
    written = PAGE.read_text(encoding="utf-8")
    assert "not seen:" not in said + written

    def words(text):
        """Return the lines of a page, without what depends on how many worlds are played."""
        return [re.sub(r"-?[\d.,]+", "0", line) for line in text.replace("- ", "").splitlines() if line]

    assert words(said) == words(written), "run python -m experiments.museum_questions"
