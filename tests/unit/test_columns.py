"""Every column that is written has a name for pages, a unit and a meaning; the page on results says them."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
import pytest

import sim
from experiments.columns import FILE, FILES, page
from sim.command import main
from sim.report.columns import column, entry_of
from sim.report.invitations import write_invitations
from sim.report.tables import DECILES, write_tables
from sim.study.worlds import write_worlds
from sim.tasks.arguments import GRAMMAR
from sim.words import known, say
from tests.handmade import finished_run

SMALL = ("network.people=60", "root_seed=3")
TASKS = {
    "worth": (
        *("theory=flow", "plans={hubs: {seeding: hubs}}", "worlds=2", "campaign.budget=3", "campaign.revenue=2"),
        *("budgets=2,3", "broadcasts=0,0.1"),
    ),
    "influentials": ("theory=flow", "worlds=4", "most=10"),
    "study": (
        *("name=small", "theory=flow", "seeding=hubs,random", "grid.campaign.budget=2,3", "worlds=2", "pool=threads"),
    ),
    "analyse": ("name=small", "by_world=true"),
    "surrogate": ("keep_traits=true",),
    "value": ("theory=flow", "worlds=4", "campaign.budget=3", "seeding=hubs", "people=gladwell"),
}
"""Tasks besides `compare` that write tables of their own, with settings that make them small."""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return the names of columns by file, of a run that writes all files."""
    folder = tmp_path_factory.mktemp("run")
    flow = sim.theories.Flow()
    laws = {"flow": flow, "a": replace(flow, hear=0.2)}
    plans = {"random": sim.Plan("random"), "hubs": sim.Plan("hubs"), "greedy": sim.Plan("greedy"), "no": sim.Plan(None)}
    plans["robust"] = sim.Plan(sim.seeding.Robust(worlds=2, judged=4))
    waves = sim.mechanisms.Waves([[0, "1/2"], [2, "1/2"]])
    campaign = sim.Campaign(budget=3, fee=1, revenue=2, target=9, capacity=5, horizon=20, mechanisms=[waves])
    comparison = sim.compare(nx.cycle_graph(30), laws, campaign=campaign, plans=plans, worlds=8, match_reach=0.3)
    write_worlds(comparison, folder)
    write_tables(sim.decide(comparison), folder)
    write_invitations(sim.decide(comparison), folder)
    apart = tmp_path_factory.mktemp("runs")
    runs = [finished_run(apart / name, {name: [1.0, 2.0]}) for name in ("one", "other")]
    days = apart / "days.csv"
    days.write_text("id,day\n0,0\n1,1\n2,2\n")
    past = ("theory=independent_cascade", f"calibrate.days={days}")
    for task, own in (TASKS | {"against": (f"runs={runs[0]},{runs[1]}",), "calibrate": past}).items():
        assert main([f"task={task}", *SMALL, f"output={folder}", *own]) == 0
    found = {file.stem: [*pd.read_csv(file).columns] for file in folder.rglob("*.csv")}
    parquet = {file.stem: pq.read_schema(file).names for file in folder.rglob("*.parquet")}
    assert parquet.pop("rows")  # a study's own store
    assert parquet.keys() == {"blocks", "curves", "worlds"}
    return found | parquet | {"curves": [*parquet["curves"], *DECILES.names[3:]]}


def test_files_have_the_columns_that_are_declared(written):
    assert written.keys() == FILES.keys()
    for file, names in written.items():
        shown = dict.fromkeys("regret_<theory>" if one.startswith("regret_") else one for one in names)
        shown = dict.fromkeys("<setting>" if one == "campaign.budget" else one for one in shown)
        shown = dict.fromkeys("<trait>" if one in ("buy", "circle") else one for one in shown)
        left_out = {
            "ties": {"weight"},
            "invitations": {"<trait>"},
            "seeds": {"name"},
            "against": {"profit"},
            "value": {"name"},
            "non_buyers": {"name"},
        }.get(file, set())
        assert [*shown] == [one for one in FILES[file] if one not in left_out], file


def test_tasks_that_write_files_are_all_tried():
    assert {"against", "calibrate", "compare", "gallery", "idea", "page", "status", *TASKS} == {*GRAMMAR.groups["task"]}


def test_every_column_has_a_name_a_unit_and_a_meaning(written):
    for file, names in written.items():
        for name in names:
            entry = entry_of(name, file)
            assert entry, f"{name} of {file} has no entry"
            assert column(name, file) == say(entry)
            for part in ("unit", "meaning"):
                assert known(f"{entry}.{part}"), f"{entry} has no {part}"


def test_the_page_on_results_says_them():
    assert FILE.read_text(encoding="utf-8") == page(FILE.read_text(encoding="utf-8")), (
        "run python -m experiments.columns"
    )
