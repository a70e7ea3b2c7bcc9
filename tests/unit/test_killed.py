"""Workers that are killed: the study goes on, and the job that kills them is told by name."""

from __future__ import annotations

import importlib.util
import os
import signal
from pathlib import Path

import pytest

import sim
from sim.sweeps.played import work
from sim.words import say

STILL = ["network.people=60", "theory=flow", "seeding=random,hubs"]
DESIGN = {"grid": {"campaign.budget": [2, 3, 4, 5, 6, 7]}}


def deadly(home, folder, group):
    """Play jobs, but for one budget of which the worker dies."""
    if any(job.values["campaign.budget"] == 3 for job in group):
        os.kill(os.getpid(), signal.SIGKILL)
    return work(home, folder, group)


def deadly_once(home, folder, group):
    """Play jobs; the first worker that comes dies."""
    try:
        (Path(folder) / "died").touch(exist_ok=False)
    except FileExistsError:
        return work(home, folder, group)
    return os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("study") / "own"
    sim.sweep(DESIGN, STILL, folder, worlds=2).play()
    return folder


def rows(folder):
    return (folder / "rows.parquet").read_bytes()


def test_a_job_that_kills_its_worker_is_told_and_the_rest_goes_on(tmp_path, monkeypatch, undisturbed):
    monkeypatch.setattr("sim.sweeps.runner.work", deadly)
    sweep = sim.sweep(DESIGN, STILL, tmp_path / "own", worlds=2, workers=2, pool="processes")
    found = sweep.table
    wrong = found[found["error"] != ""]
    assert wrong["campaign.budget"].tolist() == [3]
    assert wrong["error"].tolist() == [say("study-killed")]
    usual = sim.sweep(DESIGN, STILL, undisturbed, worlds=2).table
    same = [column for column in usual.columns if column != "point"]
    rest = usual[usual["campaign.budget"] != 3]
    assert found[found["error"] == ""][same].values.tolist() == rest[same].values.tolist()
    monkeypatch.undo()
    sim.sweep(DESIGN, STILL, tmp_path / "own", worlds=2, retry=True).play()
    assert rows(tmp_path / "own") == rows(undisturbed)


def test_a_worker_that_is_killed_once_costs_nothing(tmp_path, monkeypatch, undisturbed):
    monkeypatch.setattr("sim.sweeps.runner.work", deadly_once)
    sim.sweep(DESIGN, STILL, tmp_path / "own", worlds=2, workers=2, pool="processes").play()
    assert (tmp_path / "own" / "died").exists()
    assert rows(tmp_path / "own") == rows(undisturbed)


@pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="dask.distributed is not installed")
@pytest.mark.filterwarnings("default")
def test_a_cluster_plays_the_same(tmp_path, undisturbed):
    sim.sweep(DESIGN, STILL, tmp_path / "own", worlds=2, workers=2, cluster="local").play()
    assert rows(tmp_path / "own") == rows(undisturbed)


def test_without_dask_one_line_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "dask.distributed", None)
    with pytest.raises(sim.InputError, match=r"python -m pip install 'grapevine-sim\[cluster\]'"):
        sim.sweep(DESIGN, STILL, tmp_path / "own", worlds=2, cluster="tcp://127.0.0.1:1").play()
