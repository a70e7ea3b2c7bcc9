"""Learning from past campaigns on the command line: what is written, told, used again and refused."""

import json
import shutil

import numpy as np
import pandas as pd
import pytest
import yaml

import sim
from sim.command import main
from sim.theories import Flow

PEOPLE = 120
SMALL = ("theory=key_person,flow", "root_seed=3")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Return a folder with a network, days of a campaign whose theory is known, and days that were dealt out."""
    folder = tmp_path_factory.mktemp("past")
    ties = [(one, (one + step) % PEOPLE) for one in range(PEOPLE) for step in (1, 2, 3)]
    pd.DataFrame(ties, columns=["src", "dst"]).to_csv(folder / "ties.csv", index=False)
    outcome = sim.simulate(ties, Flow(hear=0.4, phi=(0, 0.9)), seeds=[0, 1, 40, 41, 80, 81], horizon=60)
    frame = pd.DataFrame({"id": outcome.ids, "day": outcome.days[0], "town": np.arange(PEOPLE) // 60})
    frame.loc[frame.day < 0, "day"] = None
    frame.to_csv(folder / "days.csv", index=False)
    dealt = np.random.default_rng(1).permutation(frame.day.to_numpy())
    frame.assign(day=np.where(frame.index < 6, 0, np.maximum(dealt, 1))).to_csv(folder / "dealt.csv", index=False)
    frame.drop(columns="day").to_csv(folder / "none.csv", index=False)
    return folder


def asked(home, days, output, *more):
    return ["task=calibrate", f"network={home}/ties.csv", f"calibrate.days={days}", *SMALL, f"output={output}", *more]


@pytest.fixture(scope="module")
def learnt(home, tmp_path_factory):
    """Return the folder of a run that speaks for contagion."""
    output = tmp_path_factory.mktemp("learnt")
    assert main(asked(home, home / "days.csv", output, "calibrate.group=town")) == 0
    (folder,) = output.iterdir()
    return folder


def test_all_files_are_there(learnt):
    files = {"weights.csv", "settings.csv", "band.csv", "band.png", "band.svg", "report.html", "fitted.yaml"}
    assert {one.name for one in learnt.iterdir()} == files | {"scenario.yaml", "manifest.json", "network.json"}
    about = json.loads((learnt / "manifest.json").read_text(encoding="utf-8"))
    assert about["conclusion"] in ("speaks", "open")
    weights = pd.read_csv(learnt / "weights.csv")
    assert weights.theory[0] == "flow"
    assert weights.belief.sum() == pytest.approx(1)
    page = (learnt / "report.html").read_text(encoding="utf-8")
    for sentence in about["answer"]:
        assert sentence in page


def test_what_was_learnt_is_a_scenario_and_a_belief(learnt, tmp_path, capsys):
    fitted = yaml.safe_load((learnt / "fitted.yaml").read_text(encoding="utf-8"))
    settings = pd.read_csv(learnt / "settings.csv").set_index(["theory", "setting"])
    assert fitted["theory"]["flow"]["hear"] == pytest.approx(settings.best["flow", "hear"], rel=1e-3)
    assert fitted["campaign"]["horizon"] == pd.read_csv(learnt / "band.csv").day.max()
    own = ("worlds=4", "seeding=random,hubs", "campaign.budget=5", f"output={tmp_path}")
    assert main([f"scenario={learnt}/fitted.yaml", f"theory.belief={learnt}/weights.csv", *own]) == 0
    (folder,) = tmp_path.iterdir()
    config = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["config"]
    weights = pd.read_csv(learnt / "weights.csv").set_index("theory").belief
    assert config["theory"]["belief"] == pytest.approx([weights["key_person"], weights["flow"]])
    assert config["mechanism"]["broadcast"]["worth"] == 1_000_000
    comparison = sim.compare([(0, 1), (1, 2)], ["key_person", "flow"], ["random", "hubs"], 1, worlds=4)
    decision = sim.decide(comparison, belief=learnt / "weights.csv")
    assert decision.belief.tolist() == pytest.approx(config["theory"]["belief"])


def test_a_run_is_redone_from_its_scenario(learnt, home, tmp_path):
    assert main([f"scenario={learnt}/scenario.yaml", f"output={tmp_path}"]) == 0
    (folder,) = tmp_path.iterdir()
    for name in ("weights.csv", "settings.csv", "band.csv", "fitted.yaml"):
        assert (folder / name).read_bytes() == (learnt / name).read_bytes()


def test_days_that_were_dealt_out_give_no_belief(home, tmp_path, capsys):
    assert main(asked(home, home / "dealt.csv", tmp_path)) == 0
    told = capsys.readouterr().out
    assert "should not be used as beliefs" in told
    (folder,) = tmp_path.iterdir()
    assert not (folder / "fitted.yaml").exists()
    assert pd.read_csv(folder / "weights.csv").belief.isna().all()
    code = main([f"network={home}/ties.csv", f"theory.belief={folder}/weights.csv", *SMALL, f"output={tmp_path}"])
    assert code == 2
    assert "past campaigns do not say which theory to believe" in capsys.readouterr().err


def test_several_campaigns_are_taken_together(home, tmp_path):
    shutil.copy(home / "days.csv", tmp_path / "again.csv")
    days = f"{home}/days.csv,{tmp_path}/again.csv"
    assert main(asked(home, f"[{days}]", tmp_path / "out")) == 0
    (folder,) = (tmp_path / "out").iterdir()
    both = pd.read_csv(folder / "band.csv")
    assert both.observed.max() == 2 * pd.read_csv(home / "days.csv").day.notna().sum()


WRONG = {
    "no days": (["calibrate.days={home}/none.csv"], "none.csv: days has a column day"),
    "no file": (["calibrate.days={home}/nix.csv"], "cannot read"),
    "a group that is not there": (["calibrate.group=twon"], "calibrate.group is a column"),
    "until before the seeds": (["calibrate.until=0"], "got day 0 alone"),
    "silent people": (["campaign.recommend=0.5"], "campaign.recommend is 1"),
    "memory": (["theory.flow.memory=3"], "memory is null"),
    "hashed ids": (["network.hash_ids=correct-horse-battery"], "network.hash_ids; leave it out"),
    "another task": (["task=compare"], "calibrate.days belongs to task=calibrate"),
    "a setting that is not there": (["calibrate.dyas=x"], "there is no setting"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_input_gets_one_line_and_writes_nothing(name, home, tmp_path, capsys):
    changes, says = WRONG[name]
    changes = [one.replace("{home}", str(home)) for one in changes]
    keys = {one.partition("=")[0] for one in changes}
    usual = [one for one in asked(home, home / "days.csv", tmp_path / "out") if one.partition("=")[0] not in keys]
    assert main([*usual, *changes]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
    assert not (tmp_path / "out").exists()
