"""Gently damaged files and settings are read or refused in one line; the experiment does it at full size."""

from pathlib import Path

import pytest

from experiments.fuzz import __main__ as fuzz
from experiments.fuzz import cases, child
from sim import InputError


@pytest.fixture(autouse=True)
def _whole(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("kind", [kind for kind in cases.KINDS if kind not in cases.READERS])
def test_what_is_damaged_was_valid(kind, tmp_path, monkeypatch):
    monkeypatch.setattr(cases, "damaged", lambda rng, data: data)
    refused = 0
    for number in range(25):
        try:
            cases.read(kind, tmp_path, cases.luck(kind, 1, number))
        except InputError:
            refused += 1
    assert refused <= 1, kind


@pytest.mark.parametrize("kind", [kind for kind in cases.KINDS if kind not in cases.READERS])
def test_damaged_files_are_read_or_refused_in_one_line(kind, tmp_path):
    found = [child.outcome(kind, 3, number, tmp_path) for number in range(40)]
    assert {one["what"] for one in found} <= {"read", "refused"}


@pytest.mark.parametrize("kind", cases.READERS)
def test_damaged_settings_are_composed_or_refused_in_one_line(kind):
    found = fuzz.tried(kind, 3, 6)
    assert len(found) == 6
    assert {one["what"] for one in found} <= {"read", "refused"}


WRONG = {
    "raise ValueError('no\\nline')": "ValueError in",
    "raise InputError('x' * 2001)": "not one line|refused",
    "bytearray(2**31)": "MemoryError in",
    "os.abort()": "died with -6",
    "(signal.alarm(1), time.sleep(9))": "more than 20 s",
}


@pytest.mark.parametrize(("code", "what"), WRONG.items(), ids=range(len(WRONG)))
def test_what_goes_wrong_is_seen(tmp_path, monkeypatch, code, what):
    fake = tmp_path / "experiments" / "fuzz"
    fake.mkdir(parents=True)
    for name in ("__init__.py", "child.py"):
        (fake / name).write_text((Path(child.__file__).parent / name).read_text())
    (fake.parent / "__init__.py").write_text("")
    (fake / "cases.py").write_text(
        "import os, signal, time\nfrom sim import InputError\nREADERS = ()\n"
        "def luck(kind, seed, number): return number\n"
        f"def read(kind, folder, number):\n    if number == 1: {code}\n"
    )
    (tmp_path / "sim.py").write_text("class InputError(ValueError): pass\n")
    monkeypatch.setattr(fuzz, "ROOT", tmp_path)
    monkeypatch.chdir(tmp_path)
    found = fuzz.tried("any", 0, 3)
    assert [one["number"] for one in found] == [0, 1, 2]
    assert [one["what"] for one in found[::2]] == ["read", "read"]
    assert found[1]["what"].startswith(tuple(what.split("|")))
