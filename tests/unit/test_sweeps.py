"""Points of a study, their order and their names; rows of its store; what its tables say."""

from __future__ import annotations

from itertools import chain, product

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sim
import sim.sweeps.played
from sim.errors import InputError
from sim.sweeps.axes import Axes, balanced
from sim.sweeps.jobs import Job, jobs
from sim.sweeps.points import Chosen, Points
from sim.sweeps.rows import Row, failed, once, read, table_of, write
from sim.sweeps.store import Folder
from sim.sweeps.table import differences, table
from sim.tasks.composing import composed

SMALL = ["network.people=60", "theory=flow", "seeding=hubs", "campaign.budget=3"]


@given(st.lists(st.integers(1, 5), max_size=4))
def test_an_interrupted_study_is_balanced(sizes):
    found = list(balanced(sizes))
    assert sorted(found) == sorted(product(*map(range, sizes)))
    for axis, size in enumerate(sizes):
        often = np.cumsum(np.eye(size, dtype=int)[[places[axis] for places in found]], axis=0)
        assert (often.max(axis=1) - often.min(axis=1) <= 1).all()


def test_points_are_crossed(tmp_path):
    (tmp_path / "table.csv").write_text("theory.flow.phi,root_seed\n0.2,1\n0.3,2\n", encoding="utf-8")
    axes = Axes(
        grid={"campaign.budget": [5, 10, 20]},
        sobol={"theory.flow.hear": [0.1, 0.3]},
        points=4,
        table=str(tmp_path / "table.csv"),
    )
    found = axes.all()
    assert len(found) == 3 * 4 * 2
    assert {tuple(one) for one in found} == {("campaign.budget", "theory.flow.hear", "theory.flow.phi", "root_seed")}
    assert {(one["theory.flow.phi"], one["root_seed"]) for one in found} == {(0.2, 1), (0.3, 2)}
    assert len({tuple(one.values()) for one in found}) == 24


def test_samples_lie_where_they_should():
    axes = Axes(latin={"theory.flow.hear": [0.01, 1, "log"], "campaign.budget": [1, 8]}, points=8, seed=3)
    found = axes.all()
    assert sorted(one["campaign.budget"] for one in found) == [1, 2, 3, 4, 5, 6, 7, 8]  # one in each eighth
    places = [int(np.log(one["theory.flow.hear"] / 0.01) / np.log(100) * 8) for one in found]
    assert sorted(places) == list(range(8))


def test_a_sobol_sequence_can_be_made_longer():
    ranges = {"theory.flow.hear": [0.1, 0.3], "theory.flow.phi": [0.1, 0.4]}
    short, long = (Axes(sobol=ranges, points=count, seed=7).all() for count in (5, 40))
    assert long[:5] == short
    assert Axes(sobol=ranges, points=5, seed=8).all() != short
    halves = np.array([[one[key] > np.mean(ends) for key, ends in ranges.items()] for one in long[:32]])
    assert (halves.sum(axis=0) == 16).all()


WRONG = {
    "two samples": ({"latin": {"a.b": [1, 2]}, "sobol": {"a.c": [1, 2]}, "points": 3}, "give one of them"),
    "no points": ({"latin": {"a.b": [1, 2]}}, "write points=64"),
    "points of a grid": ({"grid": {"a.b": [1]}, "points": 3}, "points is for latin, sobol, saltelli"),
    "no list": ({"grid": {"a.b": 3}}, r"grid.a.b is a list of values, as in grid.a.b=\[1,2,3\], got 3"),
    "twice": ({"grid": {"a.b": [1, 2, 1]}}, "grid.a.b has each value once, got 1 twice"),
    "ends": ({"sobol": {"a.b": [3, 1]}, "points": 3}, r"the lower first.*got \[3, 1\]"),
    "log of 0": ({"sobol": {"a.b": [0, 1, "log"]}, "points": 3}, "both above 0"),
    "words": ({"sobol": {"a.b": ["x", "y"]}, "points": 3}, "two numbers"),
    "no table": ({"table": "none.csv"}, "cannot read none.csv: No such file"),
}


@pytest.mark.parametrize(("wrong", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told(wrong, said):
    with pytest.raises(InputError, match=said):
        Axes(**wrong).all()


def test_a_setting_is_varied_once():
    with pytest.raises(InputError, match="a.b is varied twice"):
        Axes(grid={"a.b": [1, 2]}, sobol={"a.b": [1, 2]}, points=2).all()


def points(**axes):
    return Points.of(Axes(**axes), SMALL, composed(SMALL))


def test_an_id_depends_on_what_results_depend_on(monkeypatch):
    usual = {one.values["campaign.budget"]: one.id for one in points(grid={"campaign.budget": [2, 3]}).all}
    assert len(set(usual.values())) == 2
    other = points(grid={"theory.flow.hear": [0.31, 0.32], "campaign.budget": [3, 4]}).all
    hear = composed(SMALL)["theory"]["flow"]["hear"]
    assert usual[3] in {one.id for one in points(grid={"theory.flow.hear": [hear, 0.9]}).all}
    assert usual[3] not in {one.id for one in other}
    monkeypatch.setattr("sim.sweeps.points.NUMBERS", sim.NUMBERS + 1)
    assert not {*usual.values()} & {one.id for one in points(grid={"campaign.budget": [2, 3]}).all}


def test_an_id_depends_on_what_is_in_files(tmp_path):
    (tmp_path / "mine.csv").write_text("id\n1\n2\n3\n", encoding="utf-8")
    arguments = ["network.people=60", "theory=flow", f"+seeding.mine={{kind: roster, path: {tmp_path}/mine.csv}}"]
    axes = Axes(grid={"theory.flow.hear": [0.1, 0.2]})
    before = Points.of(axes, arguments, composed(arguments))
    (tmp_path / "mine.csv").write_text("id\n1\n2\n4\n", encoding="utf-8")
    after = Points.of(axes, arguments, composed(arguments))
    assert not {one.id for one in before.all} & {one.id for one in after.all}
    assert before.bases != after.bases


def test_points_on_one_network_meet_the_same_worlds():
    assert points(grid={"campaign.budget": [2, 3], "network.map_shows": [0.5, 1.0]}).paired
    apart = points(grid={"campaign.budget": [2, 3], "network.people": [50, 60]})
    assert not apart.paired
    assert {(one.values["network.people"], one.met) for one in apart.all} == {
        (one.values["network.people"], one.met) for one in apart.all if one.values["campaign.budget"] == 2
    }


def test_what_is_not_there_cannot_be_varied():
    with pytest.raises(InputError, match="there is no setting 'theory.key_person.p' here"):
        points(grid={"theory.key_person.p": [0.1, 0.2]})
    with pytest.raises(InputError, match=r"theory.flow.hear is .*got 2"):
        points(grid={"theory.flow.hear": [0.1, 2]})


def test_batches_take_turns():
    own = [Chosen(name, {}, "", "") for name in "ab"]
    assert [job.id for job in jobs(own, 6, 2)] == ["a-0+2", "b-0+2", "a-2+2", "b-2+2", "a-4+2", "b-4+2"]


def row(job, strategy="hubs", goal=(1.0, 3.0), **other):
    numbers = dict.fromkeys(("aware", "convinced", "buyers", "approached", "cost", "profit"), 0.0)
    given = {"theory": "flow", "strategy": strategy, "goal": np.array(goal), "least": 0.0, "most": 600.0, "error": ""}
    return Row(job.id, job.point, job.first, job.worlds, **(numbers | given | other))


A, B = Job("a", 0, 2, "", {}), Job("b", 0, 2, "", {})


def test_each_job_stands_once_and_what_did_not_fail_counts():
    first, second = table_of([failed(B, "no"), row(A), row(A, "random")]), table_of([row(A), row(A, "random"), row(B)])
    for tables in ([first, second], [second, first], [first, second, first]):
        found = once(tables)
        assert found.equals(table_of([row(A), row(A, "random"), row(B)]))
    assert once([first])["error"].to_pylist() == ["", "", "no"]
    assert once([]).num_rows == 0


@pytest.mark.parametrize("at", [0.01, 0.3, 0.6, 0.95])
def test_a_damaged_file_is_noticed(tmp_path, at):
    file = tmp_path / "part.parquet"
    write(file, [table_of([row(A, goal=(float(number), 1.0)) for number in range(200)])])
    assert read(file).num_rows == 200
    text = bytearray(file.read_bytes())
    place = int(len(text) * at)
    text[place : place + 40] = bytes(255 - one for one in text[place : place + 40])
    file.write_bytes(text)
    assert read(file) is None
    file.write_bytes(text[:place])
    assert read(file) is None


def test_joining_loses_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("sim.sweeps.parts.MANY", 3)
    folder = Folder(tmp_path)
    folder.make()
    for place, job in enumerate((A, B, A)):
        write(folder.parts / f"{place}.parquet", [table_of([row(job)])])
    before = folder.rows()
    folder.join()
    assert len(list(folder.parts.iterdir())) == 1
    assert folder.rows().equals(before)
    write(folder.parts / "3.parquet", [table_of([row(Job("c", 0, 2, "", {}))])])
    folder.join(last=True)
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["rows.parquet"]
    assert folder.done() == {"a-0+2": False, "b-0+2": False, "c-0+2": False}
    text = (tmp_path / "rows.parquet").read_bytes()
    folder.join(last=True)
    assert (tmp_path / "rows.parquet").read_bytes() == text


@pytest.mark.parametrize("most", [1, 2, 5, 7, 100])
def test_rows_that_do_not_fit_the_memory_are_joined_piece_by_piece(tmp_path, monkeypatch, most):
    """Parts in any order, jobs that stand twice or failed at first: the same as of all rows at once."""
    monkeypatch.setattr("sim.sweeps.joined.ROWS", most)
    luck, folder = np.random.default_rng(5), Folder(tmp_path)
    folder.make()
    for part in range(9):
        names = luck.choice([*map(str, range(20))], size=4, replace=False).tolist()
        own = [Job(point, 0, 2, "", {}) for point in names]
        rows = [[failed(job, "no")] if luck.random() < 0.3 else [row(job), row(job, "random")] for job in own]
        write(folder.parts / f"{part}.parquet", [table_of([*chain(*rows)])])
    before = folder.rows()
    assert before["job"].to_pylist() == sorted(before["job"].to_pylist())
    folder.join(last=True)
    assert repr(read(tmp_path / "rows.parquet").to_pylist()) == repr(before.to_pylist())
    assert pq.ParquetFile(tmp_path / "rows.parquet").num_row_groups == -(-before.num_rows // most)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["parts", "rows.parquet", "settings"]


def test_tables_say_what_was_played():
    values = {"a": {"k": 1, "m": 1}, "b": {"k": 2, "m": 1}, "c": {"k": 1, "m": 2}, "d": {"k": 2, "m": 2}}
    own = [Chosen(name, one, "", "same") for name, one in values.items()]
    goals = {"a": (10.0, 20.0), "b": (13.0, 21.0), "c": (1.0, 2.0), "d": (8.0, 3.0)}
    rows = table_of([row(Job(name, 0, 2, "", {}), goal=goal, cost=5.0) for name, goal in goals.items()])
    found = table(own, ["k", "m"], rows, 2)
    assert found["goal"].tolist() == [15.0, 17.0, 1.5, 5.5]
    assert found["point"].tolist() == [1, 2, 3, 4]
    assert found["k"].tolist() == [1, 2, 1, 2]
    assert (found["goal_low"] < found["goal"]).all()
    told = differences(own, {"k": [1, 2], "m": [1, 2]}, rows, 2)
    # worlds differ by 3, 1 in the first pair and 7, 1 in the second: by 5 and 1 on average
    assert told["difference"].tolist() == [3.0, -12.5]
    assert told["pairs"].tolist() == [2, 2]
    assert told["same_worlds"].all()
    apart = [Chosen(one.id, one.values, "", one.id) for one in own]
    other = differences(apart, {"k": [1, 2]}, rows, 2)
    assert other["difference"].tolist() == [3.0]
    assert not other["same_worlds"].any()
    assert other["high"][0] - other["low"][0] > told["high"][0] - told["low"][0]


def test_more_worlds_are_told_together():
    own = [Chosen("a", {}, "", "")]
    rows = table_of([row(Job("a", first, 2, "", {}), goal=(first, first), aware=first) for first in (2, 0)])
    found = table(own, [], rows, 4)
    assert (found["worlds"][0], found["goal"][0], found["aware"][0]) == (4, 1.0, 1.0)
    assert table(own, [], rows, 2)["goal"].tolist() == [0.0]
    wrong = table(own, [], once([rows, table_of([failed(Job("a", 4, 2, "", {}), "no")])]), 6)
    assert wrong["error"].tolist() == ["", "no"]
    assert pd.isna(wrong["goal"][1])


STILL = {"network.people": 60, "theory": "flow", "seeding": "random,hubs"}
DESIGN = {"grid": {"campaign.budget": [2, 3, 4]}, "sobol": {"theory.flow.hear": [0.1, 0.3]}, "points": 3}


def test_a_sweep_is_lazy_and_goes_on(tmp_path, monkeypatch):
    played = []
    before = sim.sweeps.played.play
    monkeypatch.setattr("sim.sweeps.played.play", lambda *given: played.append(given[1].id) or before(*given))
    monkeypatch.setattr("sim.sweeps.python.TOGETHER", 2)
    sweep = sim.sweep(DESIGN, STILL, tmp_path / "own", worlds=4, batch=2)
    assert (len(sweep), played) == (9, [])
    assert repr(sweep).startswith("0 of 18 jobs are done")
    first = next(iter(sweep))
    assert len(played) == 4  # two points, two jobs each
    again = sim.sweep(DESIGN, [f"{key}={value}" for key, value in STILL.items()], tmp_path / "own", worlds=4, batch=2)
    runs = list(again)
    assert len(played) == len(set(played)) == 18
    assert runs[0].values == first.values
    pd.testing.assert_frame_equal(runs[0].table, first.table)
    whole = again.table
    assert len(played) == 18
    assert len(whole) == 18
    together = pd.concat([run.table for run in runs], ignore_index=True)
    pd.testing.assert_frame_equal(together, whole.drop(columns="point"), check_dtype=False)
    assert len(again.differences) == 2 * 2
    other = sim.sweep(DESIGN, STILL, tmp_path / "other", worlds=4, batch=2, workers=2)
    pd.testing.assert_frame_equal(other.table, whole)


def test_what_is_wrong_with_a_sweep_is_told(tmp_path):
    for wrong, said in {
        "a design": ({"grdi": {}}, "Did you mean 'grid'"),
        "settings": ({}, "settings are a mapping"),
    }.values():
        with pytest.raises(InputError, match=said):
            sim.sweep(wrong, "campaign.budget=3", tmp_path)
    with pytest.raises(InputError, match="worlds is an argument of its own here"):
        sim.sweep(DESIGN, {"worlds": 3}, tmp_path)
    with pytest.raises(InputError, match=r"campaign\.budget is a whole number"):
        sim.sweep({"grid": {"campaign.budget": [-2]}}, STILL, tmp_path)


def test_a_sweep_tells_how_far_it_is(tmp_path, capsys):
    called = []
    sim.sweep(DESIGN, STILL, tmp_path / "own", worlds=2, progress=lambda: called.append(1)).play()
    assert called
    assert sim.sweep(DESIGN, STILL, tmp_path / "other", worlds=2, progress=True).play().study.complete
    assert "/9" in capsys.readouterr().err
