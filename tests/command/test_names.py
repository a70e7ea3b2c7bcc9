"""Names that somebody gives to plans and theories are shown as they are given, everywhere."""

from __future__ import annotations

import html
import re
import shlex

import pandas as pd
import pytest

import sim
from sim.command import main
from sim.errors import InputError
from sim.words import label, labelled, titled

NAMES = {
    "a_b": "seeding: hubs",
    "a b": "seeding: fringe",
    "iPhone (new)": "seeding: random",
    "hubs.does": "seeding: pagerank",
    "<b>50 % & {x}": "seeding: bridges",
    "Ärger, Ö.": "seeding: {kind: random, luck: b}",
}
SCENARIO = """
defaults:
  - override /network: csv
network: {edges: ties.csv}
plans:
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ties = "\n".join(f"{one},{(one + step) % 12}" for one in range(12) for step in (1, 2))
    (tmp_path / "ties.csv").write_text(f"src,dst\n{ties}\n")
    plans = "".join(f"  {name!r}: {{{seeding}, budget: 2}}\n" for name, seeding in NAMES.items())
    (tmp_path / "mine.yaml").write_text(SCENARIO + plans, encoding="utf-8")
    return tmp_path


def test_plans_are_called_as_they_are_given(here, capsys):
    run = ["+theory.my_own={kind: independent_cascade, p: 0.1}", "theory=[]", "worlds=4"]
    assert main(["scenario=mine.yaml", *run]) == 0
    told = capsys.readouterr().out
    (folder,) = here.glob("results/*")
    page = re.sub(
        "<style.*?</style>|<[a-z/][^>]*>", "\n", (folder / "report.html").read_text(encoding="utf-8"), flags=re.S
    )
    page = html.unescape(page).replace("\u00a0", " ")
    for name in NAMES:
        assert re.search(rf"^\d  {re.escape(name)} ", told, re.M), name
        assert re.search(rf"^\s*(\d  )?{re.escape(name)}\s*$", page, re.M), name
    assert "If my_own is true" in told
    assert "my own" not in told + page
    for file in ("summary", "verdicts", "choice", "seeds"):
        table = pd.read_csv(folder / f"{file}.csv")
        found = {*table.one, *table.other} if file == "verdicts" else {*table.strategy}
        assert found == {*NAMES}, file


def test_the_printed_command_redoes_plans_of_any_name(here, capsys):
    assert main(["scenario=mine.yaml", "theory=flow", "worlds=2"]) == 0
    (folder,) = here.glob("results/*")
    page = html.unescape((folder / "report.html").read_text(encoding="utf-8")).replace("\u00a0", " ")
    command = next(one for one in re.findall(">(grapevine [^\n]*?)</", page) if "root_seed=" in one)
    assert main([*shlex.split(command)[1:], "output=again"]) == 0
    (again,) = here.glob("again/*")
    for name in ("summary.csv", "scenario.yaml", "report.html"):
        assert (again / name).read_bytes() == (folder / name).read_bytes(), name
    capsys.readouterr()


def test_names_of_ours_have_labels_and_others_none():
    assert labelled("strategy", "degree_discount") == "hubs, spread out (degree discount)"
    for name in ("a_b", "hubs.does", "Hubs", "own", "hubs 2"):
        assert label("strategy", name) == labelled("strategy", name) == titled("strategy", name) == name
        assert label("theory", name) == name


@pytest.mark.parametrize("name", ["", " a", "a ", "a  b", "a\u00a0b", "a\nb", "x" * 1001])
def test_names_that_look_like_others_are_refused(name):
    network = sim.Network.from_edges([0, 1], [1, 2])
    with pytest.raises(InputError, match="a name in plans"):
        sim.compare(network, ["flow"], plans={name: sim.Plan("hubs", {"budget": 1})})
    with pytest.raises(InputError, match="a name in strategies"):
        sim.compare(network, ["flow"], {name: sim.seeding.Hubs()}, 1)
