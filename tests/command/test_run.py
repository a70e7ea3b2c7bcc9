"""The command line: results that are whole, the same to the byte, and one line for what is wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from sim.command import main

ROOT = Path(__file__).parent.parent.parent
FILES = {
    "manifest.json", "network.json", "scenario.yaml", "curves.parquet", "worlds.parquet", "report.html",
    "invitations.csv", "invitations.xlsx",
    *(f"{name}.csv" for name in ("summary", "verdicts", "choice", "flips", "expected", "seeds")),
    *(f"{name}.{kind}" for name in ("ranking", "adoption", "regret", "network") for kind in ("png", "svg")),
}  # fmt: skip
SMALL = ["worlds=2", "theory=flow", "seeding=hubs,random", "network.people=100", "campaign.budget=5"]


def run(output, *arguments, cwd=ROOT):
    return subprocess.run(
        [sys.executable, str(ROOT / "run.py"), *arguments, f"output={output}"],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def only_folder(output):
    (folder,) = output.iterdir()
    return folder


def contents(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name != "manifest.json"}


@pytest.fixture(scope="module")
def default(tmp_path_factory):
    output = tmp_path_factory.mktemp("default")
    return run(output, "worlds=4"), output


def test_the_default_scenario(default):
    done, output = default
    assert (done.returncode, done.stderr) == (0, "")
    folder = only_folder(output)
    assert {file.name for file in folder.iterdir()} == FILES
    assert "2,000 made-up followers of a museum" in done.stdout
    assert str(folder) in done.stdout
    for name in ("random", "hubs", "fringe", "betweenness", "pagerank", "bridges"):
        assert name in done.stdout
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["root_seed"] == 7
    assert manifest["network"]["people"] == 2000
    assert manifest["config"]["campaign"]["budget"] is None  # that is 20
    assert set(manifest["files"]) == FILES - {"manifest.json"}
    assert len(manifest["answer"]) == 3
    assert all(sentence in done.stdout for sentence in manifest["answer"])
    summary = pd.read_csv(folder / "summary.csv")
    assert len(summary) == 12
    assert (summary.worlds == 4).all()


def test_both_engines_give_the_same_curves(tmp_path):
    for engine in ("agents", "compiled"):
        done = run(tmp_path / engine, "worlds=4", f"engine={engine}", "network.people=200")
        assert (done.returncode, done.stderr) == (0, "")
    one, other = (pd.read_parquet(only_folder(tmp_path / name) / "curves.parquet") for name in ("agents", "compiled"))
    pd.testing.assert_frame_equal(one, other)
    assert len(one) == 2 * 6 * 4 * (one.day.max() + 1)


def test_same_seed_same_bytes(tmp_path):
    folders = []
    for name, workers in (("one", 1), ("other", 2)):
        done = run(tmp_path / name, *SMALL, f"workers={workers}")
        assert done.returncode == 0, done.stderr
        folders.append(only_folder(tmp_path / name))
    assert contents(folders[0]) == contents(folders[1])
    manifests = [json.loads((folder / "manifest.json").read_text()) for folder in folders]
    for manifest in manifests:
        manifest.pop("time")
        manifest["config"].pop("workers")
        manifest["config"].pop("output")
    assert manifests[0] == manifests[1]


def test_another_seed_other_numbers(tmp_path):
    assert run(tmp_path / "one", *SMALL).returncode == 0
    assert run(tmp_path / "other", *SMALL, "root_seed=8").returncode == 0
    one, other = (pd.read_csv(only_folder(tmp_path / name) / "summary.csv") for name in ("one", "other"))
    assert one.reach.tolist() != other.reach.tolist()


def test_a_sweep_leaves_a_folder_for_each_job(tmp_path):
    done = run(tmp_path, "-m", *SMALL[:1], "theory=flow,key_person", "seeding=hubs", *SMALL[3:])
    assert done.returncode == 0, done.stderr
    folders = [folder for folder in tmp_path.iterdir() if folder.is_dir()]
    assert len(folders) == 2
    chosen = [json.loads((folder / "manifest.json").read_text())["config"]["theory"] for folder in folders]
    assert {name for one in chosen for name in one} == {"belief", "flow", "key_person", "match_reach"}
    assert all(("flow" in one) != ("key_person" in one) for one in chosen)
    assert not list(tmp_path.rglob("*.png"))
    (file,) = (file for file in tmp_path.iterdir() if file.is_file())
    together = pd.read_csv(file)
    assert together["run"].drop_duplicates().tolist() == sorted(folder.name for folder in folders)
    assert together.theory.tolist() == ["flow", "key_person"]
    alone = [pd.read_csv(folder / "summary.csv") for folder in sorted(folders)]
    pd.testing.assert_frame_equal(together[alone[0].columns], pd.concat(alone, ignore_index=True))
    assert run(tmp_path / "asked", "-m", *SMALL, "root_seed=7,8", "figures=true").returncode == 0
    assert len(list((tmp_path / "asked").rglob("ranking.png"))) == 4  # two seeds, two theories


def test_it_runs_from_anywhere(tmp_path):
    assert run("here", *SMALL, cwd=tmp_path).returncode == 0
    assert {file.name for file in only_folder(tmp_path / "here").iterdir()} == FILES


@pytest.fixture
def bad_files(tmp_path):
    files = {
        "empty.csv": b"",
        "binary.csv": bytes(range(256)) * 4,
        "one_column.csv": b"1,2\n3\n",
        "text_weight.csv": b"1,2,1\n2,3,much\n",
        "negative.csv": b"1,2,1\n2,3,-4\n",
        "good.csv": b"1,2\n2,3\n",
        "heavy.csv": b"1,2,.7\n3,2,.7\n4,3,0\n",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "file").write_text("not a folder")
    return tmp_path


_HEAVY = [
    *(
        "network=csv",
        "network.edges=heavy.csv",
        "network.directed=true",
        "campaign.budget=1",
        "theory=linear_threshold",
    ),
    "theory.linear_threshold.tie_weight=influence",
]
BAD = {
    "influences": (_HEAVY, "error: linear_threshold.tie_weight=influence needs tie weights that add to at most 1"),
    "influences seen": (
        [*_HEAVY, "seeding=greedy", "network.map_wrong=1"],
        "error: linear_threshold.tie_weight=influence needs tie weights that add to at most 1",
    ),
    "missing file": (["network=csv", "network.edges=nowhere.csv"], "cannot read nowhere.csv: No such file"),
    "no file named": (["network=csv"], "network.edges has to be given"),
    "empty file": (["network=csv", "network.edges=empty.csv"], "empty.csv has no rows"),
    "binary file": (["network=csv", "network.edges=binary.csv"], "UTF-8 text"),
    "one column": (["network=csv", "network.edges=one_column.csv"], "one_column.csv, row 2: a row has 2 columns"),
    "text weight": (["network=csv", "network.edges=text_weight.csv"], "row 2: weight is a number of 0 or more"),
    "negative weight": (["network=csv", "network.edges=negative.csv"], "row 2: a weight is a number of 0 or more"),
    "budget too large": (["campaign.budget=2001"], "campaign.budget is at most the 2,000 people"),
    "budget zero": (
        ["campaign.budget=0"],
        "campaign.budget is a whole number of people of 1 or more, or null, or all, got 0",
    ),
    "budget text": (
        ["campaign.budget=many"],
        "or more, or null, or all, got 'many'",
    ),
    "probability": (["theory=bass", "theory.bass.p=1.5"], "theory.bass.p is a number in [0, 1], got 1.5"),
    "probability text": (["theory.flow.hear=often"], "theory.flow.hear is a number in [0, 1], got 'often'"),
    "chance": (["campaign.accept=-0.1"], "campaign.accept is a number in [0, 1], got -0.1"),
    "no worlds": (["worlds=0"], "worlds is a whole number from 1 to 1073741824, got 0"),
    "negative worlds": (["worlds=-4"], "worlds is a whole number from 1 to 1073741824, got -4"),
    "strategy": (["seeding=hub"], "got 'hub'. Did you mean 'hubs'?"),
    "strategy among others": (["seeding=random,hubz"], "got 'hubz'. Did you mean 'hubs'?"),
    "theory": (["theory=flwo"], "got 'flwo'. Did you mean 'flow'?"),
    "network": (["network=cvs"], "got 'cvs'. Did you mean 'csv'?"),
    "key": (["campaign.bugdet=5"], "there is no setting 'campaign.bugdet'. Did you mean 'campaign.budget'?"),
    "top key": (["world=5"], "there is no setting 'world'. Did you mean 'worlds'?"),
    "key of a theory not chosen": (
        ["theory=flow", "theory.bass.p=0.1"],
        "theory.bass.p belongs to theory=bass, which is not chosen",
    ),
    "key of a network not chosen": (
        ["network.edges=x.csv"],
        "network.edges belongs to network=csv, which is not chosen",
    ),
    "the culprit comes last": (["campaign.budget=5", "campaign=nope"], "campaign is one of plain; got 'nope'."),
    "several without -m": (["campaign.budget=5,10"], "several values for one setting need -m"),
    "unusual path": (
        ["network=csv", "network.edges=ties (1).csv"],
        "put a value with unusual characters in double quotes",
    ),
    "key taken out": (["~worlds"], "worlds has to be given"),
    "no group of settings": (["theory.flow=3"], "theory.flow is a group of settings with a kind, got 3"),
    "nothing to count": (
        ["theory=complex_contagion", "theory.complex_contagion.k=null"],
        "k is a whole number of voices",
    ),
    "unknown interpolation": (["network=csv", "network.edges=${nope}"], "Interpolation key 'nope' not found"),
    "no option": (["campaign=null"], "campaign is one of plain; got 'null'."),
    "nothing after a comma": (["seeding=hubs,"], "got ''."),
    "new key": (["+campaign.bugdet=5"], "bugdet"),
    "bare word": (["hubs"], "arguments have the form key=value, got 'hubs'"),
    "a callback": (
        ["+hydra.callbacks.evil._target_=pathlib.Path.touch"],
        "there are no settings of hydra here, got '+hydra.callbacks.evil._target_'",
    ),
    "a folder to search": (["hydra.searchpath=[pkg://evil]"], "there are no settings of hydra here"),
    "a launcher": (["hydra/launcher=basic"], "there are no settings of hydra here"),
    "a folder of configs": (["--config-dir=evil"], "the only options are -m (a run for each combination), --help and "),
    "a task that is a module": (["task={a: b}"], "task is one of against, analyse, calibrate, compare, "),
    "a sweep without an end": (["-m", "root_seed=range(1,1000000000)"], "a sweep has at most 1,000 runs"),
    "a sweep over intervals": (["-m", "root_seed=interval(1,5)"], "root_seed is swept over values with commas"),
    "a sweep with one mistake": (["-m", "theory=flow,flwo"], "got 'flwo'. Did you mean 'flow'?"),
    "engine": (["engine=fast"], "engine is one of agents, compiled; got 'fast'"),
    "an old name": (
        ["seeding=four_r", "seeding.four_r.reach=2"],
        "seeding.four_r.reach is called seeding.four_r.audience now",
    ),
    "belief": ([*SMALL, "theory.weights=1"], "theory.weights is called theory.belief now"),
    "the map": ([*SMALL, "network.seen_share=0.5"], "network.seen_share is called network.map_shows now"),
    "what ties weigh": (
        ["theory=independent_cascade", "theory.independent_cascade.weights=share"],
        "theory.independent_cascade.weights is called theory.independent_cascade.tie_weight now",
    ),
    "negative fee": (["campaign.fee=-1"], "campaign.fee is a number in [0, 1000000000000], or null, got -1"),
    "money without fees": (["campaign.money=100"], "campaign.fee is a number for everybody where there is money"),
    "profit without revenue": (["campaign.goal=profit"], "campaign.revenue is more than 0 where the goal is profit"),
    "goal": (["campaign.goal=sales"], "campaign.goal is one of aware, buyers, convinced, profit; got 'sales'"),
    "goal before day 0": (["campaign.by=-1"], "campaign.by is a whole number of days from 0 to 32766, or null, got -1"),
    "unknown trait": (
        ["campaign.segment=circl:3"],
        "campaign.segment names a trait of people (buy, circle), got 'circl'",
    ),
    "empty segment": (
        ["campaign.segment=circle:999"],
        "campaign.segment 'circle:999' holds at least one person, got nobody",
    ),
    "no segment": (["campaign.segment=circle"], "campaign.segment is a condition as in"),
    "margin": (["margin=-2"], "margin is a number of 0 or more, or null, got -2"),
    "margin in money": (["margin_money=100"], "margin_money needs the goal buyers or profit and a revenue"),
    "weights all zero": (
        [*SMALL, "theory.belief=0"],
        "theory.belief has numbers of which one is more than 0, got [0]",
    ),
    "too many weights": (
        [*SMALL, "theory.belief=1,2"],
        "theory.belief has one number for each theory (flow), got [1, 2]",
    ),
    "reach of the seeds": ([*SMALL, "theory.match_reach=0.05"], "theory.match_reach is more than the 0.05 of people"),
    "looks": (["looks=0"], "looks is a whole number from 1 to 30, got 0"),
    "seconds": (["seconds=soon"], "seconds is a number of 0 or more, or null, got 'soon'"),
    "task": (["task=wroth"], "got 'wroth'. Did you mean 'worth'?"),
    "key of a task not chosen": (["budgets=5,10"], "budgets belongs to task=worth, which is not chosen"),
    "budgets": (["task=worth", *SMALL, "budgets=0,5"], "budgets is a whole number of people from 1 to 100, got 0"),
    "no budget": (["task=worth", *SMALL, "budgets=5,null"], "budgets is a number in [0, 1000000000000], or null, got"),
    "no broadcast": (["task=worth", *SMALL, "broadcasts=[0.1,null]"], "broadcasts is a number in [0, 1], or null, got"),
    "a task without its settings": (["task=surrogate", "~swaps"], "swaps has to be given"),
    "a gallery without its settings": (["task=gallery", "~size"], "size has to be given"),
    "choice": (["task=worth", *SMALL, "choice=hub"], "choice is one of hubs, random; got 'hub'. Did you mean 'hubs'?"),
    "few people": (
        ["task=influentials", *SMALL[1:], "worlds=4", "most=3"],
        "most is a whole number of 10 or more, got 3",
    ),
    "root seed": (["root_seed=x"], "root_seed is a whole number"),
    "broadcast without an end": (["mechanism.broadcast.chance=0.1"], "horizon is a day from 0 to 32,766"),
    "a calendar without a broadcast": (
        [*SMALL, "mechanism.broadcast.calendar=GGA"],
        "mechanism.broadcast.calendar is for a broadcast with a chance above 0, got 'GGA'; set chance, too",
    ),
    "nobody to send to": (
        [*SMALL, "mechanism.broadcast={chance: 0.1, segment: circle:99}", "campaign.horizon=9"],
        "mechanism.broadcast.segment 'circle:99' holds at least one person, got nobody",
    ),
    "memory": (
        [*SMALL, "theory.flow.memory=0"],
        "theory.flow.memory is a whole number of days of 1 or more, or null, got 0",
    ),
    "a channel": (
        [*SMALL, "mechanism.channels.channels={post: {trait: age, use: {old: 1}}}"],
        "mechanism.channels.channels.post.trait is a column of people (buy, circle), got 'age'",
    ),
    "waves": (
        ["mechanism.waves.waves=[[0,1/2],[5,1/3]]"],
        "mechanism.waves.waves have shares above 0 that add up to 1, got 1/2, 1/3",
    ),
    "a wave after the end": (
        [*SMALL, "mechanism.waves.waves=[[0,1/2],[5,1/2]]", "campaign.horizon=4"],
        "mechanism.waves.waves have days up to the last one, 4, with the lead added, got 5; set earlier waves",
    ),
    "output": (["output=file"], "output is a folder that can be written, got 'file'"),
    "no strategy": (["seeding=[]"], "seeding has to be given"),
    "phi": (["theory.flow.phi=[0.5,0.1]"], "theory.flow.phi is a share, or a pair of shares low to high"),
    "direction": (
        ["network=csv", "network.edges=good.csv", "network.directed=maybe"],
        "network.directed is true or false",
    ),
}


@pytest.mark.parametrize(("arguments", "complaint"), BAD.values(), ids=BAD)
def test_bad_input_gets_one_line_and_writes_nothing(bad_files, arguments, complaint, monkeypatch, capfd):
    before = sorted(bad_files.rglob("*"))
    given = arguments if any(word.startswith("output=") for word in arguments) else [*arguments, "output=out/put"]
    monkeypatch.chdir(bad_files)
    assert main(given) == 2
    errors = capfd.readouterr().err
    assert complaint in errors
    assert errors.startswith("error: ")
    assert errors.count("\n") == 1
    assert sorted(bad_files.rglob("*")) == before


def test_what_a_plan_is_worth(tmp_path):
    done = run(tmp_path, "task=worth", *SMALL, "campaign.fee=2", "campaign.revenue=9", "budgets=2,5")
    assert (done.returncode, done.stderr) == (0, "")
    folder = only_folder(tmp_path)
    names = ("budget", "break_even", "map", "broadcast", "assumptions")
    assert {f"{name}.csv" for name in names} <= {file.name for file in folder.iterdir()}
    manifest = json.loads((folder / "manifest.json").read_text())
    assert set(manifest["answer"]) == set(names)
    page = (folder / "report.html").read_text(encoding="utf-8")
    for sentences in manifest["answer"].values():
        assert all(sentence in done.stdout for sentence in sentences)
    assert "What is it worth to know who knows whom?" in page
    assert sorted(set(pd.read_csv(folder / "budget.csv").budget)) == [2, 5]


def test_whether_influentials_were_predictable(tmp_path):
    done = run(tmp_path, "task=influentials", *SMALL[1:], "worlds=8", "most=40")
    assert (done.returncode, done.stderr) == (0, "")
    table = pd.read_csv(only_folder(tmp_path) / "influentials.csv")
    assert len(table) == 5
    assert (table.people == 40).all()
    assert "If it takes many voices" in done.stdout


def test_a_run_stopped_by_the_clock_is_one_with_that_many_worlds(tmp_path):
    given = [*SMALL[1:], "workers=1", "looks=8"]
    assert run(tmp_path / "clock", *given, "worlds=4096", "margin=0", "seconds=0").returncode == 0
    clock = only_folder(tmp_path / "clock")
    played = int(pd.read_csv(clock / "summary.csv").worlds[0])
    assert played == 64
    assert run(tmp_path / "worlds", *given, f"worlds={played}", "margin=0").returncode == 0
    names = FILES - {"manifest.json", "report.html", "scenario.yaml"}
    for name in names:
        assert (clock / name).read_bytes() == (only_folder(tmp_path / "worlds") / name).read_bytes(), name
    pages = [(only_folder(tmp_path / name) / "report.html").read_text() for name in ("clock", "worlds")]
    assert pages[0].partition("Settings, and the command")[0] == pages[1].partition("Settings, and the command")[0]


def test_bad_input_ends_with_exit_code_two(tmp_path):
    done = run(tmp_path / "out", "campaign.budget=0")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: campaign.budget is a whole number of people of 1 or more, or null, or all, got 0\n"
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_run_leaves_nothing_that_looks_whole(tmp_path):
    command = [sys.executable, str(ROOT / "run.py"), "worlds=100000", f"output={tmp_path}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        deadline = time.monotonic() + 120
        while not any(tmp_path.iterdir()) and time.monotonic() < deadline:
            time.sleep(0.2)
        assert all(folder.name.startswith(".unfinished") for folder in tmp_path.iterdir())
        time.sleep(1)
        os.kill(running.pid, signal.SIGINT)
        _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert errors == "interrupted; the run left nothing behind\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("lastfm_asia", []),
        ("facebook_combined", []),
        ("email_eu_core", ["network.directed=true", "network.nodes={}/email_eu_core.nodes.csv.gz"]),
    ],
)
@pytest.mark.slow
def test_real_networks(real_network, tmp_path, name, more):
    edges = real_network(f"{name}.edges.csv.gz").resolve()
    more = [word.format(edges.parent) for word in more]
    began = time.monotonic()
    done = run(tmp_path, "network=csv", f"network.edges={edges}", "campaign.budget=50", "worlds=64", *more)
    assert (done.returncode, done.stderr) == (0, "")
    assert time.monotonic() - began < 60
    assert len(pd.read_csv(only_folder(tmp_path) / "summary.csv")) == 12
