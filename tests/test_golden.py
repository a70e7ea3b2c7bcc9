"""Numbers stay as they are, or the change is meant and written down."""

import re
from pathlib import Path

import numpy as np
import pytest

import sim
from tests import golden
from tests.golden import __main__ as writer
from tests.golden.kinds import KINDS, THEORIES

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_have_not_changed(kind):
    first, kept = golden.read(kind)
    named = re.search("numpy (.*)", first)
    if named and named[1] != np.__version__:
        pytest.skip(f"these networks were drawn by NumPy {named[1]}, here is {np.__version__}")
    assert first == golden.header(kind), "run  python -m tests.golden"
    made = KINDS[kind]()
    assert not golden.changed(kept, made)
    assert set(made) == set(kept), "there are new ones: run  python -m tests.golden"


def test_nothing_is_left_out():
    assert set(THEORIES) == set(sim.kinds.kinds(sim.theories.Theory))
    assert {file.stem for file in golden.FOLDER.glob("*.txt")} == set(KINDS)
    strategies = {name.partition(",")[0] for name in golden.read("rosters")[1]}
    assert strategies == set(sim.kinds.kinds(sim.seeding.Strategy))


def test_engines_agree_on_golden_days():
    assert not [name for name, values in golden.read("days")[1].items() if "|" in values]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1 2", "1 2", True),
        ("1 2", "1 3", False),
        ("1 2", "1 2 3", False),
        ("0.1", "0.1000000001", True),
        ("0.1", "0.100000002", False),
        ("1000000000001", "1000000000002", False),
        ("best 1.5", "worse 1.5", False),
    ],
)
def test_whole_numbers_and_words_are_compared_exactly(one, other, same):
    assert golden.changed({"a": one}, {"a": other}) == ([] if same else ["a"])


def test_a_changed_number_is_not_written_unless_numbers_is_raised(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(golden, "FOLDER", tmp_path)
    monkeypatch.setattr(writer, "KINDS", {"days": lambda: {"a": "1", "b": "2"}})
    assert writer.main() == 0
    before = (tmp_path / "days.txt").read_text()
    monkeypatch.setattr(writer, "KINDS", {"days": lambda: {"a": "1", "b": "3"}})
    assert writer.main() == 2
    assert "days: b\nerror: 1 numbers have changed; raise NUMBERS" in capsys.readouterr().err
    assert (tmp_path / "days.txt").read_text() == before
    monkeypatch.setattr(sim, "NUMBERS", sim.NUMBERS + 1)
    assert writer.main() == 0
    assert golden.read("days") == (f"# numbers {sim.NUMBERS}", {"a": "1", "b": "3"})
    monkeypatch.setattr(writer, "KINDS", {"days": lambda: {"a": "1", "b": "3", "new": "4"}})
    assert writer.main() == 0


def test_every_change_of_numbers_is_in_the_changelog():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = re.findall(r"^### Results change\n(.*?)(?=^##)", text, flags=re.M | re.S)
    told = {int(number) for section in sections for number in re.findall(r"^- \((\d+)\) ", section, flags=re.M)}
    assert told == set(range(2, sim.NUMBERS + 1))
