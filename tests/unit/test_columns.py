"""Every column that is written has a name for pages, a unit and a meaning; the page on results says them."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
import pytest

import sim
from experiments.columns import FILE, page
from sim.report.columns import COLUMNS, column, entry_of
from sim.report.tables import DECILES, write_tables
from sim.words import known, say


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return the names of columns by file, of a run that writes all files."""
    folder = tmp_path_factory.mktemp("run")
    flow = sim.theories.Flow()
    laws = {"flow": flow, "a": replace(flow, hear=0.2)}
    strategies = {"random": sim.seeding.Random(), "hubs": sim.seeding.Hubs(), "greedy": sim.seeding.Greedy()}
    comparison = sim.compare(nx.cycle_graph(30), laws, strategies, 3, worlds=8, match_reach=0.3)
    write_tables(sim.decide(comparison), folder)
    found = {file.stem: [*pd.read_csv(file).columns] for file in folder.glob("*.csv")}
    return found | {"curves": [*pq.read_schema(folder / "curves.parquet").names, *DECILES.names[3:]]}


def test_files_have_the_columns_that_are_declared(written):
    assert written.keys() == COLUMNS.keys()
    for file, names in written.items():
        shown = dict.fromkeys("regret_<theory>" if one.startswith("regret_") else one for one in names)
        assert tuple(shown) == COLUMNS[file], file


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
