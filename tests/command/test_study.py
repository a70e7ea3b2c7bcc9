"""The tasks study and status: the same bytes anywhere, nothing lost, one line for what is wrong."""

from __future__ import annotations

import errno
import json
import os
import re
import shlex
import subprocess
from pathlib import Path

import pandas as pd
import pytest
import yaml

import sim
from sim.command import main
from sim.sweeps import played
from sim.sweeps.lock import Lock
from sim.sweeps.store import Folder

SMALL = ("network.people=60", "theory=flow", "seeding=random,hubs", "campaign.budget=3")
STUDY = ("task=study", *SMALL, "pool=threads", "worlds=4", "batch=2")
GRID = ("grid.campaign.budget=2,3,4", "grid.theory.flow.hear=[0.1,0.3]")
HOME = Path("results/study")


@pytest.fixture
def play(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        return main([*arguments]), *capfd.readouterr()

    return run


@pytest.fixture
def jobs(monkeypatch):
    """Return the jobs that are played, as they are played."""
    found, before = [], played.play

    def note(settings, job):
        found.append(job.id)
        return before(settings, job)

    monkeypatch.setattr(played, "play", note)
    return found


def rows(folder=HOME):
    return Folder(folder).rows()


def written(folder):
    return {one: (folder / one).read_bytes() for one in ("rows.parquet", "study.csv", "differences.csv")}


def test_a_study_says_what_comparisons_say(play):
    code, out, err = play(*STUDY, *GRID, "workers=1")
    assert (code, err) == (0, "")
    assert "The study has 6 points of 4 worlds each" in out
    assert "so differences between them are paired" in out
    found = pd.read_csv(HOME / "study.csv")
    assert len(found) == 6 * 2
    network, people = sim.networks.Community(people=60).build(7)
    for hear in (0.1, 0.3):
        laws = {"flow": sim.theories.Flow(hear=hear)}
        for budget in (2, 3, 4):
            plain = sim.compare(network, laws, ["random", "hubs"], budget, people=people, worlds=4, root_seed=7).table
            own = found[(found["theory.flow.hear"] == hear) & (found["campaign.budget"] == budget)]
            same = own.merge(plain, on=["theory", "strategy"], suffixes=("", "_plain"))
            assert len(same) == 2
            for column in ("goal", "goal_low", "goal_high", "aware", "buyers", "approached", "cost", "profit"):
                assert same[column].tolist() == pytest.approx(same[f"{column}_plain"].tolist())


def test_anywhere_and_in_any_order_it_is_the_same(play):
    assert play(*STUDY, *GRID, "workers=1")[0] == 0
    assert play(*STUDY, *GRID, "workers=3", "name=threads")[0] == 0
    for shard in ("3/3", "1/3", "2/3"):
        code, out, _ = play(*STUDY, *GRID, "workers=1", "name=shards", f"shard={shard}")
        assert code == 0
        assert ("The study is finished" in out) == (shard == "2/3")
    usual = written(HOME)
    assert written(Path("results/threads")) == usual
    assert written(Path("results/shards")) == usual


def test_processes_play_the_same(play):
    assert play(*STUDY, *GRID, "workers=1")[0] == 0
    assert play(*STUDY, *GRID, "pool=processes", "workers=2", "name=processes")[0] == 2  # pool is given twice
    rest = [one for one in STUDY if one != "pool=threads"]
    code, out, err = play(*rest, *GRID, "workers=2", "name=processes")
    assert (code, err) == (0, "")
    assert "failed" not in out
    assert written(Path("results/processes")) == written(HOME)


def test_what_is_played_is_not_played_again(play, jobs):
    assert play(*STUDY, "grid.campaign.budget=2,3", "workers=1")[0] == 0
    assert len(jobs) == 4
    jobs.clear()
    code, out, _ = play(*STUDY, "grid.campaign.budget=2,3", "workers=1")
    assert (code, jobs) == (0, [])
    assert "4 of 4 jobs were done before" in out
    more = ("worlds=6", "grid.campaign.budget=2,3,4")
    rest = [one for one in STUDY if one != "worlds=4"]
    assert play(*rest, *more, "workers=1")[0] == 0
    assert len(jobs) == 5  # two points have two worlds more, one is new
    jobs.clear()
    assert play(*rest, *more, "workers=1", "name=at_once")[0] == 0
    assert written(Path("results/at_once")) == written(HOME)


def test_a_damaged_part_is_played_again(play, jobs):
    play(*STUDY, *GRID, "workers=1")
    before, file = rows(), HOME / "rows.parquet"
    file.write_bytes(file.read_bytes()[:-100])
    jobs.clear()
    code, out, err = play(*STUDY, *GRID, "workers=1")
    assert (code, err, len(jobs)) == (0, "", 12)
    assert "One file of the study is damaged, and its jobs are played again: rows.parquet" in out
    assert rows().equals(before)
    assert (HOME / "rows.parquet.damaged").is_file()


def test_a_job_that_fails_is_a_row_and_can_be_played_again(play, jobs, monkeypatch):
    before = played.play

    def fail(settings, job):
        if job.first == 2 and settings["campaign"]["budget"] == 3:
            raise ZeroDivisionError("by design")
        return before(settings, job)

    with monkeypatch.context() as patch:
        patch.setattr(played, "play", fail)
        code, out, _ = play(*STUDY, "grid.campaign.budget=2,3", "workers=1")
    assert code == 0
    assert "1 of 4 jobs failed. The first error: by design." in out
    assert pd.read_csv(HOME / "study.csv")["error"].dropna().tolist() == ["by design"]
    jobs.clear()
    assert "1 of 4 jobs failed" in play(*STUDY, "grid.campaign.budget=2,3", "workers=1")[1]
    assert jobs == []
    assert play(*STUDY, "grid.campaign.budget=2,3", "workers=1", "retry=true")[0] == 0
    assert len(jobs) == 1
    assert play(*STUDY, "grid.campaign.budget=2,3", "workers=1", "name=well")[0] == 0
    assert written(Path("results/well")) == written(HOME)


def test_what_does_not_fit_the_network_is_a_row(play):
    code, out, _ = play(*STUDY, "grid.campaign.budget=3,400", "workers=1")
    assert code == 0
    assert "budget is at most the 60 people of the network, got 400" in out


def test_a_full_disk_is_one_line_and_nothing_is_lost(play, jobs, monkeypatch):
    import sim.sweeps.played as module

    before, often = module.write_rows, []

    def full(file, own):
        often.append(file)
        if len(often) > 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        before(file, own)

    with monkeypatch.context() as patch:
        patch.setattr(module, "write_rows", full)
        code, _, err = play(*STUDY, *GRID, "workers=1")
    assert code == 3
    said = "error: The study cannot go on (No space left on device): 10 of 12 jobs are left; the same command goes on"
    assert err.strip() == said
    jobs.clear()
    assert play(*STUDY, *GRID, "workers=1")[0] == 0
    assert len(jobs) == 10
    assert play(*STUDY, *GRID, "workers=1", "name=well")[0] == 0
    assert written(Path("results/well")) == written(HOME)


def test_a_folder_that_cannot_be_written_is_one_line(play):
    Path("results").write_text("a file", encoding="utf-8")
    code, _, err = play(*STUDY, *GRID)
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith("error: output is a folder that can be written, got 'results/study': ")


def test_two_runs_on_one_study_take_turns(play):
    assert play(*STUDY, *GRID, "workers=1")[0] == 0
    lock = Lock(HOME)
    assert lock.begin()
    code, _, err = play(*STUDY, *GRID, "workers=1")
    lock.release()
    assert code == 2
    assert err.startswith("error: another run is at work on the study in results/study: wait for it, or share the work")
    shard = Lock(HOME, "1 of 2")
    assert shard.begin()
    shard.share()
    assert play(*STUDY, *GRID, "workers=1")[0] == 2
    code, _, err = play(*STUDY, *GRID, "workers=1", "shard=1/2")
    assert "shard 1 of 2 of the study in results/study is being played by another process" in err
    assert play(*STUDY, *GRID, "workers=1", "shard=2/2")[0] == 0
    shard.release()


def test_a_config_that_was_edited_is_refused(play, jobs):
    Path("configs/theory").mkdir(parents=True)
    file = Path("configs/theory/mine.yaml")
    file.write_text("kind: flow\nhear: 0.2\n", encoding="utf-8")
    own = ("task=study", *SMALL[:1], "theory=mine", *SMALL[2:], "pool=threads", "workers=1", "worlds=4")
    assert play(*own, "grid.campaign.budget=2,3")[0] == 0
    before = rows()
    file.write_text("kind: flow\nhear: 0.25\n", encoding="utf-8")
    jobs.clear()
    code, _, err = play(*own, "grid.campaign.budget=2,3")
    assert (code, jobs) == (2, [])
    assert err == (
        "error: theory.mine.hear is 0.2 in the study in results/study, got 0.25; choose another name, as in name=again,"
        " or vary it: grid.theory.mine.hear=[0.2,0.25]\n"
    )
    assert rows().equals(before)
    assert play(*own, "grid.campaign.budget=2,3", "grid.theory.mine.hear=[0.2,0.25]")[0] == 0
    assert len(jobs) == 2


def test_a_table_of_ties_that_was_edited_is_refused(play):
    Path("ties.csv").write_text("src,dst\n" + "".join(f"{one},{one + 1}\n" for one in range(20)), encoding="utf-8")
    own = ("task=study", "network=ties.csv", "theory=flow", "seeding=hubs", "pool=threads", "workers=1", "worlds=4")
    assert play(*own, "grid.campaign.budget=2,3")[0] == 0
    Path("ties.csv").write_text("src,dst\n1,2\n2,3\n3,4\n", encoding="utf-8")
    code, _, err = play(*own, "grid.campaign.budget=2,3")
    assert code == 2
    assert (
        err
        == "error: ties.csv has changed since the study in results/study began; choose another name, as in name=again\n"
    )


def test_other_numbers_are_never_mixed(play, monkeypatch):
    assert play(*STUDY, *GRID, "workers=1")[0] == 0
    monkeypatch.setattr("sim.sweeps.store.NUMBERS", sim.NUMBERS + 1)
    code, _, err = play(*STUDY, *GRID, "workers=1")
    assert code == 2
    assert "their results are never mixed" in err


def test_a_first_write_that_was_interrupted_leaves_nothing_in_the_way(play):
    for folder in (HOME / "parts", HOME / "settings"):
        folder.mkdir(parents=True)
    drafts = [
        HOME / ".study.json.1-2.draft",
        HOME / "parts" / ".x.parquet.1-2.draft",
        HOME / "settings" / ".y.1-2.draft",
    ]
    for one in drafts:
        one.write_text("{", encoding="utf-8")
    assert play("task=status")[0] == 2
    assert play(*STUDY, *GRID, "workers=1")[0] == 0
    assert not [one for one in drafts if one.exists()]
    (HOME / "study.json").write_text('{"format', encoding="utf-8")
    code, _, err = play(*STUDY, *GRID, "workers=1")
    assert code == 2
    assert "study.json is damaged: remove it, and the same command writes it again; what was played stays" in err
    (HOME / "study.json").unlink()
    assert "12 of 12 jobs were done before" in play(*STUDY, *GRID, "workers=1")[1]


def test_status_says_how_far_it_is(play):
    assert "no study.json in it" in play("task=status")[2]
    assert play(*STUDY, *GRID, "workers=1", "shard=1/2")[0] == 0
    out = play("task=status")[1]
    assert "6 of 12 jobs are done in the study “study”, 6 are left, and 0 failed." in out
    assert "Nobody is at work on it" in out
    assert play(*STUDY, *GRID, "workers=1")[0] == 0
    assert "All is played." in play("task=status")[1]


def test_a_dry_run_writes_nothing(play):
    code, out, err = play(*STUDY, *GRID, "workers=1", "dry_run=true")
    assert (code, err) == (0, "")
    assert "The study has 12 jobs of 2 worlds" in out
    assert not Path("results").exists()


def test_scenarios_and_plans_are_axes(play):
    code, _, err = play(
        "task=study",
        "grid.scenario=museum,museum_advertised",
        "grid.plans.hubs.budget=3,5",
        "plans={hubs: {seeding: hubs}, nobody: {}}",
        "network.people=60",
        "pool=threads",
        "worlds=2",
    )
    assert (code, err) == (0, "")
    found = pd.read_csv(HOME / "study.csv")
    assert found.groupby(["scenario", "plans.hubs.budget"]).size().tolist() == [4] * 4
    hubs = found[found["strategy"] == "hubs"]
    assert hubs["approached"].tolist() == hubs["plans.hubs.budget"].tolist()
    facts = json.loads((HOME / "study.json").read_text(encoding="utf-8"))
    assert len(facts["bases"]) == 2


def test_a_study_is_a_file_of_settings(play):
    text = """# @package _global_
defaults:
  - override /task: study
  - override /theory: flow
network: {people: 60}
grid:
  campaign.budget: [2, 3]
sobol: {theory.flow.hear: [0.1, 0.3]}
points: 2
worlds: 2
pool: threads
"""
    Path("mine.yaml").write_text(text, encoding="utf-8")
    code, out, err = play("scenario=mine.yaml")
    assert (code, err) == (0, "")
    assert "4 points of 2 worlds" in out


MISTAKES = {
    "key": ("grid.campaign.bugdet=[1,2]", "there is no setting 'campaign.bugdet'. Did you mean 'campaign.budget'?"),
    "value": ("grid.campaign.budget=[1,-2]", "campaign.budget is a whole number of people of 1 or more"),
    "ends": ("sobol.campaign.budget=[3,1]", "sobol.campaign.budget is two numbers, the lower first"),
    "shard": ("shard=3/2", "shard is a number and how many there are, as in 2/8, got '3/2'"),
    "batch": ("worlds=5", "worlds is a multiple of batch (2), got 5"),
    "name": ("name=../x", "name is the name of a folder, of letters, digits, - and _, got '../x'"),
    "pool": ("pool=rocket", "pool is one of processes, threads; got 'rocket'"),
    "option": ("grid.scenario=[museum,musuem]", "Did you mean 'museum'?"),
    "unusual": ("name=größe", """'name=größe' cannot be read; put a value with unusual characters in double quotes"""),
    "plan": ("plans={ü: {seeding: hubs}}", "'plans={ü: {seeding: hubs}}' cannot be read; put a value with unusual"),
    "hashes": ("network.hash_ids=correct", ""),
}


@pytest.mark.parametrize(("wrong", "said"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_get_one_line(play, wrong, said):
    key = wrong.partition("=")[0]
    own = [one for one in STUDY if one.partition("=")[0] != key]
    more = ["points=4"] if key.startswith("sobol") else []
    code, _, err = play(*own, wrong, *more)
    assert (code, err.count("\n")) == (2, 1)
    assert said in err
    assert not Path("results").exists() or key == "worlds"


def test_names_may_have_any_letters(play):
    plans = ('plans=[["größe ü", {seeding: hubs}], ["名", {seeding: random}]]', "grid.campaign.budget=2,3")
    rest = [one for one in STUDY if not one.startswith("seeding")]
    code, _, err = play(*rest, *plans, "workers=1", 'name="größe Ω"')
    assert (code, err) == (0, "")
    found = pd.read_csv("results/größe Ω/study.csv")
    assert set(found["strategy"]) == {"größe ü", "名"}
    assert "4 of 4 jobs are done" in play("task=status", 'name="größe Ω"')[1]


EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SHELL = {
    "SLURM_SUBMIT_DIR": "here",
    "SLURM_CPUS_PER_TASK": "4",
    "SLURM_ARRAY_TASK_ID": "3",
    "SLURM_ARRAY_TASK_COUNT": "8",
    "JOB_COMPLETION_INDEX": "2",
}


def test_examples_of_array_jobs_are_commands_of_ours(play):
    slurm = (EXAMPLES / "study.slurm").read_text(encoding="utf-8")
    job = yaml.safe_load((EXAMPLES / "study.kubernetes.yaml").read_text(encoding="utf-8"))
    (container,) = job["spec"]["template"]["spec"]["containers"]
    assert (job["kind"], job["spec"]["completionMode"], job["spec"]["completions"]) == ("Job", "Indexed", 8)
    assert "--array=1-8" in slurm
    typed = []
    for text in (slurm, container["args"][0]):
        script = f'grapevine() {{ printf "%s\\n" "$@"; }}\n{text}'
        ran = subprocess.run(["bash", "-c", script], env=os.environ | SHELL, capture_output=True, text=True, check=True)
        typed.append(ran.stdout.split())
    for own in typed:
        assert "shard=3/8" in own
        small = [one for one in own if not one.startswith(("output=", "workers="))]
        code, out, err = play(*small, "dry_run=true", "pool=threads", "network.people=60")
        assert (code, err) == (0, "")
        assert "The study has 768 jobs of 64 worlds" in out


GUIDE = (Path(__file__).parent.parent.parent / "docs" / "STUDIES.md").read_text(encoding="utf-8")
TYPED = [shlex.split(line)[2:] for line in GUIDE.splitlines() if line.startswith("python run.py task=study")]


@pytest.mark.parametrize("typed", TYPED, ids=lambda typed: typed[1])
def test_the_guide_is_made_of_commands_that_run(play, typed):
    own = [one for one in typed if not one.startswith("worlds=")]
    code, out, err = play(*own, "worlds=2", "network.people=100", "pool=threads", "workers=1", "dry_run=true")
    assert (code, err) == (0, "")
    assert "Nothing is written in a dry run" in out


def test_the_guide_in_python_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    study, analysis = re.findall(r"```python\n(.*?)```", GUIDE, re.S)
    exec(study, {})
    assert capsys.readouterr().out.count("'strategy': 'hubs'") == 8
    exec(analysis, {})
    assert "campaign.budget theory strategy" in capsys.readouterr().out


ANALYSES = [shlex.split(line)[2:] for line in GUIDE.splitlines() if line.startswith("python run.py task=analyse")]


def test_what_the_guide_asks_of_a_study_is_answered(play):
    small = ("network.people=60", "pool=threads", "workers=1", "worlds=2")
    (first,) = (typed for typed in TYPED if "name=hear" in typed)
    assert play(*[one for one in first if not one.startswith("worlds=")], *small)[0] == 0
    assert len(ANALYSES) == 2
    for typed in ANALYSES:
        code, out, err = play(*typed)
        assert (code, err) == (0, "")
        assert "Report: " in out
