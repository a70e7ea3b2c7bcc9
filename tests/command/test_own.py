"""A user's own files of settings, and the scenario that redoes a run."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

import sim
from sim.command import main
from sim.errors import InputError
from sim.installed import installed
from sim.shipped import CONFIGS
from sim.tasks.composing import composed, grid
from sim.tasks.configs import located
from sim.tasks.usage import usage

FILES = {
    "network/club.yaml": "kind: csv\nedges: ties.csv\n",
    "seeding/chair.yaml": "kind: roster\npath: [a]\n",
    "theory/loud.yaml": "kind: flow\nhear: 0.9\n",
    "campaign/cheap.yaml": "defaults:\n  - plain\n  - _self_\nbudget: 1\n",
    "scenario/mine.yaml": "# Our club.\ndefaults:\n  - override /network: club\ncampaign:\n  budget: 1\n",
    "scenario/later.yaml": "defaults:\n  - mine\n  - _self_\ncampaign:\n  horizon: 9\n",
}


def written(folder, files):
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ties.csv").write_text("src,dst\na,b\nb,c\nc,d\nd,e\n")
    written(tmp_path / "configs", FILES)
    return tmp_path


def test_own_files_are_found_by_name_where_the_command_is_called(here):
    settings = composed(["scenario=later", "seeding=chair,hubs", "theory=loud", "network.directed=true"])
    assert (
        settings["network"] == composed(["network=csv", "network.edges=ties.csv", "network.directed=true"])["network"]
    )
    assert settings["campaign"]["budget"] == 1
    assert settings["campaign"]["horizon"] == 9
    assert settings["theory"]["loud"] == composed(["theory=flow", "theory.flow.hear=0.9"])["theory"]["flow"]
    assert settings["seeding"] == {"chair": {"kind": "roster", "path": ["a"]}, "hubs": {"kind": "hubs"}}
    assert composed(["campaign=cheap"])["campaign"] == composed(["campaign.budget=1"])["campaign"]
    assert composed(["theory=loud", "theory.loud.talk_days=3"])["theory"]["loud"]["talk_days"] == 3
    assert len(grid(["-m", "scenario=mine,later", "campaign.budget=1,2"])) == 4


def test_a_folder_is_named(here, tmp_path_factory):
    folder = written(tmp_path_factory.mktemp("other"), {"network/ring_of_nine.yaml": "kind: ring\npeople: 9\n"})
    assert composed([f"configs={folder}", "network=ring_of_nine"])["network"]["people"] == 9
    with pytest.raises(InputError, match="club"):
        composed([f"configs={folder}", "network=club"])


def test_a_scenario_is_a_file(here):
    shutil.copy("configs/scenario/later.yaml", "2026-11 (b).yaml")
    assert composed(["scenario='2026-11 (b).yaml'"]) == composed(["scenario=later"])
    with pytest.raises(InputError, match="scenario is a name or a file, got 'none.yaml': not there"):
        composed(["scenario=none.yaml"])


def test_help_tells_of_own_files(here):
    told = usage(["network=club", "--help"])
    assert "club" in told
    assert "network.edges=ties.csv" in told
    assert "network.directed=null" in told


def test_a_run_is_redone_by_its_scenario(here, capsys):
    asked = ["scenario=mine", "seeding=chair,hubs", "theory=loud", "worlds=8", "root_seed=3", "output=out"]
    assert main(asked) == 0
    (first,) = here.glob("out/*")
    shutil.rmtree(here / "configs")
    assert main([f"scenario={first}/scenario.yaml", "output=again"]) == 0
    (second,) = here.glob("again/*")
    names = {file.name for file in first.iterdir()}
    assert names == {file.name for file in second.iterdir()}
    for name in names - {"manifest.json"}:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name
    capsys.readouterr()


def test_what_is_hidden_is_left_open(here, capsys):
    secret = "network.hash_ids=correct-horse"
    assert main(["scenario=mine", "seeding=hubs", "theory=flow", "worlds=4", secret]) == 0
    (folder,) = here.glob("results/*")
    text = (folder / "scenario.yaml").read_text()
    assert "ties.csv" not in text
    assert "horse" not in text
    with pytest.raises(InputError, match=r"network\.(edges|hash_ids) has to be given"):
        composed([f"scenario={folder}/scenario.yaml"])
    again = composed([f"scenario={folder}/scenario.yaml", secret, "network.edges=ties.csv"])
    assert again["network"]["hash_ids"] == "correct-horse"
    capsys.readouterr()


WRONG = {
    "a name of ours": (
        {"theory/flow.yaml": "kind: flow\n"},
        "configs/theory/flow.yaml: there is another theory 'flow'",
    ),
    "a group misspelt": (
        {"networks/mine.yaml": "kind: csv\n", "theory/mine.yaml": "kind: flow\n"},
        "configs/networks is no group of settings; groups are scenario, network, people, theory, seeding, campaign."
        " Did you mean 'network'?",
    ),
}


@pytest.mark.parametrize(("files", "said"), WRONG.values(), ids=WRONG)
def test_own_folders_that_are_refused(files, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "configs", files)
    assert main(["network=ring", "worlds=2"]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert not (tmp_path / "results").exists()


ASIDE = {
    "a task": ("task/mine.yaml", "task: mine\n", "configs/task/mine.yaml: a new task comes from Python"),
    "a mechanism": ("mechanism/mine.yaml", "x: 1\n", "a new mechanism comes from Python"),
    "another ending": ("network/mine.yml", "kind: csv\n", "ends in .yaml"),
    "a folder in a folder": ("network/old/mine.yaml", "kind: csv\n", "stands right in configs/network"),
    "a name with a sign": ("network/mine!.yaml", "kind: csv\n", "named by letters, digits, - and _"),
    "a section of Hydra": ("scenario/mine.yaml", "hydra: {}\n", "configs/scenario/mine.yaml has a section hydra"),
    "no YAML": (
        "network/mine.yaml",
        "kind: [csv\n",
        "configs/network/mine.yaml cannot be read: while parsing a flow sequence at line 1",
    ),
    "a key that is there twice": ("network/mine.yaml", "kind: ring\nkind: csv\n", "mine.yaml cannot be read"),
    "no text": ("scenario/mine.yaml", "\0\0\0", "mine.yaml"),
    "aliases": ("scenario/mine.yaml", "a: &a [1]\nb: [*a, *a]\n", "configs/scenario/mine.yaml repeats parts"),
    "too long": ("scenario/mine.yaml", "#" * 1_000_001, "configs/scenario/mine.yaml has at most"),
}


@pytest.mark.parametrize(("file", "text", "said"), ASIDE.values(), ids=ASIDE)
def test_a_file_that_cannot_be_used_stops_only_runs_that_use_it(file, text, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    other = "defaults:\n  - override /network: mine\n"
    written(tmp_path / "configs", {file: text, "scenario/good.yaml": "worlds: 3\n", "scenario/other.yaml": other})
    assert composed(["network=ring", "scenario=good"])["worlds"] == 3
    assert main(["network=csv", "network.edges=nowhere.csv"]) == 2
    told, wrong = capsys.readouterr()
    assert told.startswith("Left aside: ")
    assert said in told
    assert told.count("\n") == 1
    assert "nowhere.csv" in wrong
    group, name = file.partition("/")[0], Path(file).stem
    if group in ("network", "scenario") and name.isalpha():
        assert main([f"{group}={name}"]) == 2
        assert said in capsys.readouterr().err
        if group == "network":
            assert main(["scenario=other"]) == 2
            assert said in capsys.readouterr().err


def test_our_own_folder_and_copies_of_our_files_are_no_clash(tmp_path, monkeypatch):
    monkeypatch.chdir(CONFIGS.parent)
    assert located([])[1].own == ()
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CONFIGS, "configs")
    assert located([])[1].own == ()
    written(tmp_path / "configs", FILES)
    assert len(located([])[1].own) == len(FILES)


def test_configs_of_somebody_else_are_left_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "configs", {"model/unet.yaml": "_target_: os.system\n", "config.yaml": "hydra: {}\n"})
    assert located(["worlds=2"])[1].own == ()
    with pytest.raises(InputError, match="model is no group of settings"):
        located(["configs=configs"])
    with pytest.raises(InputError, match="configs is a folder with folders"):
        located(["configs=nowhere"])


PACKAGE = """
from dataclasses import dataclass, replace

import numpy as np

import sim
from sim.mechanisms.base import Mechanism
from sim.networks.base import Source
from sim.seeding.base import Strategy
from sim.settings import setting
from sim.theories.base import Law, Theory


@dataclass(frozen=True)
class SlowRumour(Theory):
    p: float = setting(0.05, low=0, high=1, unit="per tie and day", text="chance that it is passed on")

    def law(self, network, people, root_seed=0):
        return Law.of(network, hear=self.p, threshold=1, talk_days=5)


@dataclass(frozen=True)
class Last(Strategy):
    def score(self, network, people, root_seed=0):
        return np.arange(network.n, dtype=np.float64)


@dataclass(frozen=True)
class Star(Source):
    people: int = setting(50, low=3, high=1000, text="people")
    label = "a star"

    def build(self, root_seed=0, block=0):
        ids = np.arange(self.people)
        ties = sim.Network.from_edges(np.zeros(self.people - 1, int), ids[1:], nodes=ids)
        return ties, sim.People(self.people)


@dataclass(frozen=True)
class Shout(Mechanism):
    louder: float = setting(1.0, low=1, high=2, text="how much better everybody is heard")

    @property
    def said(self):
        return "Everybody is heard better."

    def law(self, law, network, people):
        return replace(law, hear=np.minimum(law.hear * self.louder, 1.0))
"""
POINTS = """
[grapevine.theories]
slow_rumour = rumour_mill:SlowRumour
[grapevine.seeding]
last = rumour_mill:Last
[grapevine.networks]
star = rumour_mill:Star
[grapevine.mechanisms]
shout = rumour_mill:Shout
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Install a package, and return a function that changes its entry points."""

    def install(points):
        about = {"METADATA": "Metadata-Version: 2.1\nName: rumour-mill\nVersion: 1\n", "entry_points.txt": points}
        written(tmp_path / "site" / "rumour_mill-1.dist-info", about)
        installed.cache_clear()

    written(tmp_path / "site", {"rumour_mill.py": PACKAGE})
    install(POINTS)
    monkeypatch.syspath_prepend(tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    yield install
    installed.cache_clear()
    sys.modules.pop("rumour_mill", None)


def test_an_installed_package_brings_components(package, tmp_path, capsys):
    asked = ["theory=flow,slow_rumour", "theory.slow_rumour.p=0.3", "network=star", "network.people=40"]
    asked += ["seeding=last,random", "campaign.budget=2", "worlds=4", "root_seed=3", "mechanism.shout.louder=1.5"]
    assert main([*asked, "output=out"]) == 0
    assert "Everybody is heard better." in (next(tmp_path.glob("out/*")) / "report.html").read_text()
    assert main([f"scenario={next(tmp_path.glob('out/*'))}/scenario.yaml", "output=again"]) == 0
    first, second = (next(tmp_path.glob(f"{name}/*/summary.csv")) for name in ("out", "again"))
    assert first.read_bytes() == second.read_bytes()
    assert "slow_rumour" in first.read_text()
    capsys.readouterr()


@pytest.mark.parametrize(
    ("argument", "said"),
    {
        "theory=slow_rumor": "Did you mean 'slow_rumour'?",
        "theory.slow_rumour.q=3": "there is no setting 'theory.slow_rumour.q'",
        "theory.slow_rumour.p=3": "theory.slow_rumour.p is a number in [0, 1], got 3",
        "mechanism.shout.louder=9": "mechanism.shout.louder is a number in [1, 2], got 9",
    }.items(),
)
def test_settings_of_an_installed_package_are_checked(argument, said, package, capsys):
    assert main(["theory=slow_rumour", argument] if "." in argument else [argument]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ("[grapevine.theories]\nflow = rumour_mill:SlowRumour\n", "the package rumour-mill brings 'flow', which is a"),
        ("[grapevine.theories]\nSlow = rumour_mill:SlowRumour\n", "are lower-case words, got 'Slow'"),
        ("[grapevine.theories]\nslow = rumour_mill:Nothing\n", "slow of the package rumour-mill cannot be loaded"),
        ("[grapevine.theories]\nslow = rumour_mill:Last\n", "slow of the package rumour-mill is no Theory"),
    ],
)
def test_a_package_that_is_wrong_is_named(points, said, package, capsys):
    package(points)
    assert main(["network=ring", "worlds=2"]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_own_components_are_named_by_their_class(package):
    import rumour_mill

    ring, own = sim.networks.Ring(9).build()[0], rumour_mill.SlowRumour(0.5)
    comparison = sim.compare(ring, [own, "flow"], [rumour_mill.Last(), "hubs"], 1, worlds=2, root_seed=1)
    assert set(comparison.table["theory"]) == {"slow_rumour", "flow"}
    assert set(comparison.table["strategy"]) == {"last", "hubs"}
    flow = type("Flow", (rumour_mill.SlowRumour,), {"__module__": "rumour_mill"})
    with pytest.raises(InputError, match="'flow' is one of ours; give a dict of names"):
        sim.compare(ring, [flow(0.5)], ["hubs"], 1, worlds=2)
