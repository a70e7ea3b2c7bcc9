"""Plans of finished runs against each other: by hand where worlds are the same and where not, and what is refused."""

import json
import math

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from scipy import stats

import sim
from sim.report.against import findings, method, notes, ranked
from sim.report.folder import write_manifest
from sim.study.worlds import write_worlds
from tests.handmade import finished_run

ONE, OTHER = [4.0, 6.0, 5.0, 9.0], [1.0, 5.0, 4.0, 6.0]


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a finished run with hand-made numbers."""
    return lambda name, **more: finished_run(tmp_path / name, **more)


def row(held, name):
    return held.table.set_index("strategy").loc[name]


def test_in_the_same_worlds_differences_are_paired(write):
    held = sim.against([write("a", goals={"x": ONE}), write("b", goals={"y": OTHER})])
    # differences 3, 1, 1, 3: mean 2, standard error 0.57735, t of 3 degrees 3.18245, so T = 1.83739. An event missed by
    # 4 worlds has a chance of 0.602365; differences lie from -10 to 10, so a is 7.22838 below and 4.81892 above
    got = row(held, "y")
    assert (got.vs_best, got.vs_best_low, got.vs_best_high) == pytest.approx((-2, -7.43956, 5.66861), abs=1e-4)
    assert (got["rank"], got.worlds, got.blocks, got.run, bool(got.same_worlds)) == (2, 4, 4, "b", True)
    assert (got.goal, got.approached, got.cost, got.convinced) == (4, 2, 3, 4)
    (pair,) = held.pairs.itertuples()
    assert (pair.one, pair.other, pair.difference, pair.level, pair.same_worlds) == ("x", "y", 2, 0.95, True)
    assert (pair.low, pair.high) == pytest.approx((-5.66861, 7.43956), abs=1e-4)


def test_in_other_worlds_means_are_held_against_each_other(write):
    ends = {"ends": [0.0, 20.0]}
    runs = write("a", goals={"x": ONE}, **ends), write("b", goals={"y": [1.0, 5.0, 3.0]}, root_seed=1, **ends)
    held = sim.against(runs)
    # means 6 and 3, variances 14/3 of 4 and 4 of 3: standard error sqrt(7/6 + 4/3) = 1.58114, degrees 4.65517, t 2.63,
    # T 4.15786; an event missed by 3 worlds has a chance of 0.707598: half of a is 8.137377 below, and 6.014583 above
    half = stats.t.ppf(0.975, 4.65517) * math.sqrt(2.5)
    assert half == pytest.approx(4.158, abs=2e-3)
    plain = stats.ttest_ind(ONE, [1.0, 5.0, 3.0], equal_var=False).confidence_interval(0.95)
    assert (plain.high - plain.low) / 2 == pytest.approx(half, rel=1e-4)
    low, high = 3 - 8.137377 - math.hypot(half, 8.137377), 3 + 6.014583 + math.hypot(half, 6.014583)
    (pair,) = held.pairs.itertuples()
    assert (pair.difference, pair.low, pair.high) == pytest.approx((3, low, high), abs=1e-3)
    got = row(held, "y")
    assert (got.vs_best, got.vs_best_low, got.vs_best_high) == pytest.approx((-3, -high, -low), abs=1e-3)
    assert not got.same_worlds
    assert got.blocks == 3


def test_worlds_that_only_look_alike_are_not_paired(write):
    """World by world the second is 1 behind: paired, this would be sure; the seeds differ, so it is chance."""
    chance = np.random.default_rng(5).integers(0, 9, 400).astype(float)
    own, its = {"x": chance + 1}, {"y": chance}
    same = sim.against([write("a", goals=own), write("b", goals=its)], margin=0)
    apart = sim.against([write("c", goals=own), write("d", goals=its, root_seed=1)], margin=0)
    near, far = (next(held.pairs.itertuples()) for held in (same, apart))
    assert near.difference == pytest.approx(1) == far.difference
    assert near.high - near.low < 0.3
    wide = 2 * stats.t.ppf(0.975, 798) * math.sqrt(2 * np.var(chance, ddof=1) / 400)
    assert wide < far.high - far.low < 1.2 * wide
    assert not far.same_worlds
    second = row(apart, "y")
    assert wide < second.vs_best_high - second.vs_best_low < 1.2 * wide


def test_blocks_are_the_unit_of_replication(write):
    drawn = {"worlds_per_block": 2}
    held = sim.against([write("a", goals={"x": ONE}, **drawn), write("b", goals={"y": OTHER}, **drawn)])
    assert [one.goal("flow").tolist() for one in held.contenders] == [[5, 7], [3, 5]]
    assert (row(held, "y").worlds, row(held, "y").blocks) == (4, 2)
    (pair,) = held.pairs.itertuples()
    chance = 1 - 0.025 ** (1 / 2)  # both networks differ by 2, and what they missed may lie 12 below and 8 above
    assert (pair.low, pair.high) == pytest.approx((2 - chance * 12, 2 + chance * 8))


def test_only_worlds_that_both_have_count(write):
    runs = write("a", goals={"x": [*ONE, 0.0, 0.0]}), write("b", goals={"y": OTHER})
    held = sim.against(runs)
    assert (row(held, "x").goal, row(held, "x").worlds) == (6, 4)
    assert "Of 6 worlds of a only the first 4 count, which these runs have in common." in method(held)
    assert "The runs a and b met the same 4 worlds: their plans are compared world by world." in method(held)


def test_the_level_is_shared_by_pairs_theories_and_looks(write):
    def level(*runs):
        return {round((1 - one) / 0.05, 9) for one in sim.against(runs, level=0.95).pairs.level}

    a = write("a", goals={"x": ONE}, looks=3)
    assert level(a, write("b", goals={"y": OTHER}, looks=2)) == {round(1 / 3, 9)}
    assert level(a, write("c", goals={"y": OTHER}, looks=2, root_seed=1)) == {round(1 / 6, 9)}
    two = {"theories": ("flow", "bass")}
    held = write("d", goals={"x": ONE, "z": ONE}, looks=3, **two), write("e", goals={"y": OTHER}, root_seed=1, **two)
    assert level(*held) == {round(1 / (6 * 3), 9)}  # of three pairs under two theories; the second run had one look


def test_three_runs_of_which_two_met_the_same_worlds(write):
    goals = {"a": {"x": ONE}, "b": {"y": OTHER}, "c": {"z": [3.0, 3.0, 4.0]}}
    held = sim.against([write(name, goals=one, root_seed=int(name == "b")) for name, one in goals.items()])
    same = {frozenset((one.one, one.other)): one.same_worlds for one in held.pairs.itertuples()}
    assert same == {frozenset("xy"): False, frozenset("xz"): True, frozenset("yz"): False}
    assert row(held, "x").blocks == 3
    assert row(held, "y").blocks == 4
    assert any("(a, c) and b, as their root seeds differ" in one for one in method(held))


WHY = {
    "network": ({"network": "m"}, "their networks or people differ"),
    "seed": ({"root_seed": 3}, "their root seeds differ"),
    "blocks": ({"worlds_per_block": 2}, "their numbers of worlds per network differ"),
}


@pytest.mark.parametrize(("change", "why"), WHY.values(), ids=WHY)
def test_it_is_said_why_worlds_are_not_the_same(write, change, why):
    held = sim.against([write("a", goals={"x": ONE}), write("b", goals={"y": OTHER}, **change)])
    assert not held.pairs.same_worlds.any()
    assert any(f"between a and b, as {why}: their plans are compared by their means" in one for one in method(held))


def test_names_that_runs_share_have_the_run_before_them(write):
    plans = {"plans": {"x": "other settings", "z": "hash of z"}}
    held = sim.against([write("a", goals={"x": ONE}), write("b", goals={"x": OTHER, "z": OTHER}, **plans)])
    assert [one.name for one in held.contenders] == ["a/x", "b/x", "z"]
    assert held.table.strategy.tolist() == ["a/x", "b/x", "z"]
    assert ranked(held, "flow")[1][0] == "2  b: x"


def test_folders_of_the_same_name_are_told_apart(write, tmp_path, monkeypatch):
    write("one/run", goals={"x": ONE})
    write("two/run", goals={"x": OTHER})
    monkeypatch.chdir(tmp_path)
    held = sim.against(["one/run", "two/run"])
    assert held.table.strategy.tolist() == ["one/run/x", "two/run/x"]


def test_the_same_plan_in_the_same_worlds_stands_once(write):
    held = sim.against([write("a", goals={"x": ONE, "y": OTHER}), write("b", goals={"x": ONE, "z": OTHER})])
    assert [(one.name, one.runs) for one in held.contenders] == [("x", ("a", "b")), ("y", ("a",)), ("z", ("b",))]
    assert row(held, "x").run == "a, b"
    assert "The plan x stands once, as it is the same in a and b." in method(held)
    assert held.verdicts["flow", "y", "z"].said == "the same in every world"


def test_a_plan_that_reached_otherwise_is_not_the_same(write):
    held = sim.against([write("a", goals={"x": ONE}), write("b", goals={"x": OTHER})])
    assert [one.name for one in held.contenders] == ["a/x", "b/x"]
    held = sim.against([write("c", goals={"x": ONE}), write("d", goals={"x": ONE}, root_seed=1)])
    assert [one.name for one in held.contenders] == ["c/x", "d/x"]


def test_theories_that_not_all_runs_have_are_left_out(write):
    of_one = {"theories": {"flow": "hash of flow", "bass": "a", "key_person": "k"}}
    of_other = {"theories": {"bass": "b", "flow": "hash of flow"}}
    held = sim.against([write("a", goals={"x": ONE}, **of_one), write("b", goals={"y": OTHER}, **of_other)])
    assert held.theories == ("flow",)
    assert held.left_out == {"bass": True, "key_person": False}
    said = " ".join(method(held))
    assert "Advertising and imitation is left out, as its settings are not the same in all runs." in said
    assert "Key people is left out, as not all runs have it." in said


def test_nobody_and_everybody_are_no_choice(write):
    goals = {"nobody": [0.0] * 4, "x": ONE}
    runs = write("a", goals=goals, extremes=["nobody"]), write("b", goals={"y": OTHER})
    held = sim.against(runs)
    assert held.table.strategy.tolist() == ["x", "y", "nobody"]
    assert held.table.verdict.tolist()[2] == "reference"
    assert held.table["rank"].tolist()[:2] == [1, 2]
    assert (held.table["rank"].isna()).tolist() == [False, False, True]
    assert len(held.pairs) == 1
    assert any(one.startswith("Reference:") for one in notes(held))
    profit = {"goal": "profit", "revenue": 2.0}
    runs = write("c", goals=goals, extremes=["nobody"], **profit), write("d", goals={"y": OTHER}, **profit)
    assert len(sim.against(runs).pairs) == 3  # where the goal is profit, nobody is a plan like others


def test_margin_and_level_are_those_of_the_runs_or_given(write):
    a, b = write("a", goals={"x": ONE}), write("b", goals={"y": OTHER})
    assert (sim.against([a, b]).margin, sim.against([a, b]).level) == (1.0, 0.95)
    assert (sim.against([a, b], margin=5).margin, sim.against([a, b], level=0.8).level) == (5.0, 0.8)
    c = write("c", goals={"y": OTHER}, margin=2.5, level=0.9)
    with pytest.raises(sim.InputError, match=r"^margin is 1 in a, 2.5 in c: write margin=NUMBER to say which holds$"):
        sim.against([a, c])
    with pytest.raises(sim.InputError, match=r"^level is 0.95 in a, 0.9 in c"):
        sim.against([a, c], margin=1)
    assert sim.against([a, c], margin=1, level=0.9).level == 0.9
    bought = {"goal": "buyers", "revenue": 4.0}
    d, e = write("d", goals={"x": ONE}, **bought), write("e", goals={"y": OTHER}, **bought)
    assert sim.against([d, e], margin_money=6).margin == 1.5


def test_what_is_found_is_said(write):
    runs = write("a", goals={"x": [9.0] * 500}, ends=[0.0, 9.0]), write("b", goals={"y": [2.0] * 500})
    held = sim.against(runs)
    (said,) = findings(held)
    assert said.startswith(
        "If it takes many voices, the best plan is x, with 9 people convinced. The next plan is y (worse):"
    )
    assert "-7 people (joint 95 % interval -7" in said
    assert "instead of" not in said  # they cost the same
    assert said in repr(held)
    assert "<table>" in held._repr_html_()


def test_a_target_changes_nothing(write):
    held = sim.against([write("a", goals={"x": ONE}, target=5.0), write("b", goals={"y": OTHER})])
    assert row(held, "y").goal == 4


def test_costs_and_people_that_differ_are_said(tmp_path):
    plans = {"few": sim.Plan("hubs", {"budget": 1}), "many": sim.Plan("hubs", {"budget": 4, "fee": 2})}
    runs = [_real(tmp_path / name, plans={name: one}) for name, one in plans.items()]
    (said,) = findings(sim.against(runs))
    assert "1 people approached instead of 4 and a cost of 0 instead of 8" in said


def _real(folder, **more):
    folder.mkdir()
    given = {"campaign": sim.Campaign(budget=2, fee=0), "worlds": 40, "margin": 1, "root_seed": 3} | more
    comparison = sim.compare(nx.karate_club_graph(), ["flow"], **given)
    write_worlds(comparison, folder)
    write_manifest(folder, {})
    return folder


def test_two_runs_say_what_one_run_of_all_plans_says(tmp_path):
    plans = {name: sim.Plan(name) for name in ("random", "hubs", "fringe")} | {"no": sim.Plan(None)}
    given = {
        "worlds": 60,
        "margin": 1,
        "looks": 1,
        "root_seed": 3,
        "campaign": sim.Campaign(budget=3, revenue=2, fee=1),
    }
    network, theories = nx.karate_club_graph(), ["key_person", "flow"]
    for name, own in {"a": ("random", "no"), "b": ("fringe", "hubs")}.items():
        (tmp_path / name).mkdir()
        write_worlds(sim.compare(network, theories, plans={one: plans[one] for one in own}, **given), tmp_path / name)
        write_manifest(tmp_path / name, {})
    held = sim.against([tmp_path / "a", tmp_path / "b"])
    whole = sim.compare(network, theories, plans=plans, **given)
    for theory in theories:
        for one in ("random", "hubs", "fringe"):
            for other in {"random", "hubs", "fringe"} - {one}:
                assert held.verdicts[theory, one, other] == whole.verdicts[theory, one, other]
    columns = [
        "theory",
        "strategy",
        "rank",
        "worlds",
        "blocks",
        "goal",
        "goal_low",
        "goal_high",
        "vs_best",
        "vs_best_low",
    ]
    columns += ["vs_best_high", "verdict", "approached", "cost", "aware", "buyers", "profit"]
    one = pd.concat([whole.table, whole.references]).sort_values(["theory", "rank"], ascending=[False, True])[columns]
    pd.testing.assert_frame_equal(
        held.table[columns].reset_index(drop=True), one.reset_index(drop=True), check_dtype=False
    )


REFUSED = {
    "another goal": ({"goal": "aware"}, r"^campaign.goal is convinced in a and aware in b; plans are held"),
    "another day": ({"by": 5}, r"^campaign.by is null in a and 5 in b"),
    "another segment": ({"segment": "circle:3"}, r"^campaign.segment is null in a and circle:3 in b"),
    "another horizon": ({"horizon": 9}, r"^campaign.horizon is null in a and 9 in b"),
    "another revenue": ({"revenue": 2.0}, r"^campaign.revenue is 0.0 in a and 2.0 in b"),
    "another discount": ({"discount": 0.5}, r"^campaign.discount is 0.0 in a and 0.5 in b"),
    "another capacity": ({"capacity": 4}, r"^campaign.capacity is null in a and 4 in b"),
    "other numbers": (
        {"numbers": 1},
        r"^a has numbers \d+, b has numbers 1: .*; play it again with scenario=",
    ),
    "no theory": ({"theories": {"bass": "b"}}, r"^runs share a theory with the same settings, got none: a has flow; b"),
    "unlike theory": ({"theories": {"flow": "b"}}, r"got none: a has flow; b has flow \(flow with other settings\)"),
    "another format": ({"format": 9}, r"b/worlds.parquet cannot be read: another version wrote it; play it again"),
    "a fact too few": ({"ends": ...}, r"b/worlds.parquet cannot be read: another version wrote it"),
}


@pytest.mark.parametrize(("change", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_held_against_each_other_is_refused(write, change, said):
    wrong = {key: one for key, one in change.items() if one is not ...}
    b = write("b", goals={"y": OTHER}, **wrong)
    if ... in change.values():
        _without(b, "ends")
    with pytest.raises(sim.InputError, match=said) as error:
        sim.against([write("a", goals={"x": ONE}), b])
    assert "\n" not in str(error.value)
    assert error.value.field in ("runs", "margin", "level")


def _without(folder, key):
    import pyarrow.parquet as pq

    table = pq.read_table(folder / "worlds.parquet")
    facts = json.loads(table.schema.metadata[b"grapevine"])
    del facts[key]
    pq.write_table(table.replace_schema_metadata({b"grapevine": json.dumps(facts)}), folder / "worlds.parquet")
    (folder / "manifest.json").unlink()
    write_manifest(folder, {})


def broken(write, tmp_path):
    """Yield what is no finished run, and what is said of it."""
    good = write("good", goals={"x": ONE})
    yield [good], "names the folders of two finished runs or more, as in runs=results/a,results/b, got"
    yield str(good), "names the folders of two finished runs or more"
    yield None, "names the folders of two finished runs or more"
    yield [good, 3], "names folders of finished runs, got 3"
    yield [good, "a\0b"], "names folders of finished runs, got 'a"
    yield [good, tmp_path / "god"], "it is not there. Did you mean 'good'?"
    yield [good, good / "worlds.parquet"], "got the file"
    yield [good, tmp_path], "is no finished run: it has no manifest.json; the runs lie in it: give their folders"
    yield [good, good], "twice; name each run once"
    (tmp_path / "link").symlink_to(good)
    yield [good, tmp_path / "link"], "twice; name each run once"
    yield [good, write("copy", goals={"x": ONE})], "hold the same plans in the same worlds: leave one out"
    (tmp_path / "empty").mkdir()
    yield [good, tmp_path / "empty"], "empty is no finished run: it has no manifest.json"
    (tmp_path / "empty" / "manifest.json").write_text("{")
    yield [good, tmp_path / "empty"], "manifest.json is not as a run writes it"
    (tmp_path / "empty" / "manifest.json").write_text("[]")
    yield [good, tmp_path / "empty"], "manifest.json is not as a run writes it"
    (tmp_path / "old").mkdir()
    write_manifest(tmp_path / "old", {"config": {"task": "compare"}})
    yield (
        [good, tmp_path / "old"],
        "no worlds.parquet: it was written by an earlier version; play it again with s",
    )
    (tmp_path / "worth").mkdir()
    write_manifest(tmp_path / "worth", {"config": {"task": "worth"}})
    yield [good, tmp_path / "worth"], "no worlds.parquet: it is a run of task=worth; only a run of task=compare"
    other = write("other", goals={"x": OTHER})
    (other / "worlds.parquet").write_bytes((good / "worlds.parquet").read_bytes())
    yield [good, other], "is not the file that the run wrote: its checksum is another"
    (other / "worlds.parquet").unlink()
    yield [good, other], "cannot read"
    (other / "worlds.parquet").write_bytes(b"PAR1 and nothing else")
    (other / "manifest.json").unlink()
    write_manifest(other, {})
    yield [good, other], "worlds.parquet cannot be read: another version wrote it; play it again"
    yield [good, write("more", goals={"y": OTHER}, plans={"y": "h", "z": "i"})], "it is not as a run writes it"
    few = [write(name, goals={name: OTHER}, blocks=9) for name in ("few", "too-few")]
    yield few, "few/worlds.parquet cannot be read: it is not as a run writes it"


def test_what_is_no_finished_run_is_refused(write, tmp_path):
    tried = 0
    for runs, said in broken(write, tmp_path):
        with pytest.raises(sim.InputError) as error:
            pytest.fail(f"{said}: {sim.against(runs)}")
        assert said in str(error.value), (runs, str(error.value))
        assert "\n" not in str(error.value)
        tried += 1
    assert tried == 21
