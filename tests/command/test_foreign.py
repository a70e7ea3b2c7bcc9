"""Configs of others set settings; they import nothing, write nothing and search nowhere."""

import shutil
import sys

import pytest

from sim.errors import InputError
from sim.shipped import CONFIGS
from sim.tasks.composing import composed, grid

EVIL = {
    "callbacks": "hydra:\n  callbacks:\n    evil:\n      _target_: evil.Evil\n",
    "a package": "# @package hydra.callbacks.evil\n_target_: evil.Evil\n",
    "a global package": "# @package _global_\nhydra:\n  job_logging:\n    handlers: {a: {(): evil.Evil}}\n",
    "a default": "# @package _global_\ndefaults:\n  - override /hydra/launcher: evil\n",
    "another default": "# @package _global_\ndefaults:\n  - /scenario/other@hydra.callbacks: evil\n",
    "spelt out": '# @package _global_\n"\\x68ydra":\n  searchpath: ["pkg://evil"]\n',
    "a variable to copy": "# @package _global_\nhydra: {job: {env_copy: [NOT_THERE]}}\n",
    "a dotted key": "# @package _global_\nhydra.job.name: evil\n",
}


@pytest.fixture
def configs(tmp_path, monkeypatch):
    (tmp_path / "evil.py").write_text("open('written', 'w')\nclass Evil: pass\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    return shutil.copytree(CONFIGS, tmp_path / "configs")


@pytest.mark.parametrize("text", EVIL.values(), ids=EVIL)
def test_a_section_hydra_is_refused(configs, tmp_path, text):
    (configs / "scenario" / "theirs.yaml").write_text(text)
    for compose in (composed, grid):
        with pytest.raises(InputError, match=r"configs/scenario/theirs.yaml has a section hydra, which could run code"):
            compose(["worlds=2"], configs)
    assert "evil" not in sys.modules
    assert not (tmp_path / "written").exists()


@pytest.mark.parametrize(
    "argument",
    [
        "hydra.job.name=a",
        "+hydra.callbacks.evil._target_=evil.Evil",
        "++hydra.run.dir=written",
        "~hydra.job",
        "hydra/launcher=evil",
        "+scenario@hydra.callbacks=museum",
    ],
)
def test_no_argument_configures_hydra(configs, tmp_path, argument):
    for compose in (composed, grid):
        with pytest.raises(InputError, match="there are no settings of hydra here"):
            compose(["worlds=2", argument], configs)
    assert "evil" not in sys.modules
    assert not (tmp_path / "written").exists()


def test_the_word_alone_is_none(configs):
    (configs / "campaign" / "theirs.yaml").write_text("# of hydra\nsegment: hydra:a lake\n")
    assert composed(["worlds=2"], configs)["worlds"] == 2


BROKEN = {
    "no list of defaults": "defaults: {a: b}\n",
    "odd defaults": "defaults: [[1]]\n",
    "an import": "# @package _global_\nworlds: !!python/object/apply:os.mkdir [written]\n",
    "no mapping": "- 1\n",
    "not closed": "a: [1\n",
    "a loop": "# @package _global_\ndefaults: [other@a: b]\nworlds: ${worlds}\n",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_config_is_one_line(configs, tmp_path, text):
    (configs / "scenario" / "museum.yaml").write_text(text)
    with pytest.raises(InputError) as caught:
        composed(["+scenario=museum"], configs)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "written").exists()


def test_composing_leaves_the_folder_as_it_was(configs, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    runs = grid(["-m", "theory=flow,key_person", "campaign.budget=10,20"], configs)
    assert [special for special, _ in runs] == [
        [f"theory={theory}", f"campaign.budget={budget}"] for theory in ("flow", "key_person") for budget in (10, 20)
    ]
    assert [settings["campaign"]["budget"] for _, settings in runs] == [10, 20, 10, 20]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_config_that_grows_without_end_is_refused(configs):
    grown = "a: &a [1, 1]\n"
    for one, before in zip("bcdefghij", "abcdefghi", strict=True):
        grown += f"{one}: &{one} [{', '.join([f'*{before}'] * 9)}]\n"
    for text, complaint in (
        (grown, r"theirs.yaml repeats parts of itself"),
        ("#" * 1_000_001, "theirs.yaml has at most"),
    ):
        (configs / "scenario" / "theirs.yaml").write_text(text)
        with pytest.raises(InputError, match=complaint):
            composed(["worlds=2"], configs)
    (configs / "scenario" / "theirs.yaml").unlink()
    (configs / "campaign" / "plain.yaml").write_text((CONFIGS / "campaign/plain.yaml").read_text() + "# a & b *c\n")
    assert composed(["worlds=2"], configs)["worlds"] == 2
