"""What is kept of worlds: few numbers of each, curves as sums, and no more of them than fits."""

import networkx as nx
import numpy as np
import pandas as pd
import pyarrow.parquet as parquet
import pytest

import sim
from sim.report.tables import write_tables
from sim.study import compare as module
from sim.study.measures import interval
from sim.study.runs import bytes_of

STAR = nx.star_graph(30)
GIVEN = {"theories": ["flow", sim.theories.IndependentCascade(0.2)], "strategies": ["fringe", "random"], "root_seed": 6}


def compared(**more):
    return sim.compare(STAR, **(GIVEN | {"budget": 1, "worlds": 150} | more))


@pytest.fixture
def few_rows(monkeypatch):
    """Let only 4,000 rows of curves be kept."""
    monkeypatch.setattr(module, "ROWS", 4000)


def test_curves_are_summed_over_all_worlds():
    got = compared()
    curves, people = got.runs.curves, got.curves
    assert (curves.step, len(curves.kept), people.world.nunique()) == (1, 150, 150)
    by_day = people.groupby(["theory", "strategy", "day"], sort=False)[["aware", "convinced", "buyers"]].sum()
    assert curves.sums.transpose(0, 1, 3, 2).ravel().tolist() == by_day.to_numpy().ravel().tolist()
    convinced = people[(people.theory == "flow") & (people.strategy == "fringe")].convinced.to_numpy().reshape(150, -1)
    assert curves.mean[0, 0] == pytest.approx(convinced.mean(axis=0))
    low, high = curves.band(0, 0, 31.0)
    for day in range(curves.days):
        assert (low[day], high[day]) == pytest.approx(interval(convinced[:, day], 0.95, 0.0, 31.0)[1:])


@pytest.mark.parametrize("looks", [1, 2])
@pytest.mark.usefixtures("few_rows")
def test_of_many_worlds_every_second_or_fourth_is_kept(looks):
    got = compared(looks=looks, margin=0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "ROWS", 10**7)
        whole = compared(looks=looks, margin=0)
    assert got.worlds == whole.worlds
    step = got.runs.curves.step
    assert step > 1
    kept = whole.curves[whole.curves.world % step == 0].reset_index(drop=True)
    assert len(kept) <= 4000 < 2 * len(kept)
    pd.testing.assert_frame_equal(got.curves, kept)
    assert got.runs.curves.sums.tolist() == whole.runs.curves.sums.tolist()
    assert got.table.equals(whole.table)


@pytest.mark.usefixtures("few_rows")
def test_a_file_of_many_worlds_holds_means_and_deciles(tmp_path):
    got = compared()
    write_tables(sim.decide(got), tmp_path)
    frame = pd.read_parquet(tmp_path / "curves.parquet")
    assert len(frame) == 4 * got.runs.curves.days
    last = frame[(frame.theory == "flow") & (frame.strategy == "random")].iloc[-1]
    assert last.convinced_mean == got.reach[0, 1].mean()
    kept = got.reach[0, 1, :: got.runs.curves.step]
    tenths = [last[f"convinced_p{tenth}0"] for tenth in range(1, 10)]
    assert tenths == np.quantile(kept, np.arange(1, 10) / 10).tolist()


def test_what_seconds_allow_is_played_however_many_worlds_are_asked_for():
    got = compared(worlds=10**9, looks=4, seconds=0)
    assert (got.worlds, got.stopped) == (64, "seconds")
    with pytest.raises(sim.InputError, match=r"worlds .* at most 2 GiB, got 1,000,000,000 \(96.9 GiB\)"):
        compared(worlds=10**9, looks=4)


def test_memory_is_as_announced():
    runs = compared(worlds=200).runs
    kept = sum(getattr(runs, name).nbytes for name in ("final", "half", "cost", "heads"))
    assert kept == bytes_of(200, 4, own_targets=False)
    runs = compared(worlds=200, campaign=sim.Campaign(budget=1, by=1), budget=None).runs
    kept = sum(getattr(runs, name).nbytes for name in ("final", "targets", "half", "cost", "heads"))
    assert kept == bytes_of(200, 4, own_targets=True)
    plans = {"hubs": sim.Plan("hubs", {"budget": 1}), "nobody": sim.Plan(None)}
    runs = compared(plans=plans, strategies=None, worlds=200, budget=None).played.runs
    kept = sum(getattr(runs, name).nbytes for name in ("final", "half", "cost", "heads", "invited"))
    assert kept == bytes_of(200, 4, own_targets=False, own_invited=True)


def test_a_file_of_curves_is_written_part_by_part(tmp_path, monkeypatch):
    whole = compared(worlds=20)
    rows = len(whole.curves)
    monkeypatch.setattr(type(whole), "curves", property(lambda _: pytest.fail("all rows at once")))
    write_tables(sim.decide(whole), tmp_path)
    file = parquet.ParquetFile(tmp_path / "curves.parquet")
    assert (file.metadata.num_rows, file.num_row_groups) == (rows, 4)
