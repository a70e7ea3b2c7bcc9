"""Runs that are killed, terminated or interrupted at random moments leave a whole result or none."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from experiments import interrupted
from experiments.leftovers import found, said

pytest.importorskip("fcntl")

ROOT = Path(__file__).parent.parent.parent
FILES = {"a.csv": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"}
TYPICAL = interrupted.Usual(FILES, 1.0, 2.0)


def test_two_moments_for_each_signal():
    counts = []
    for row, faults in interrupted.rows(2):
        assert faults == []
        counts.append([int(cell) for cell in row.split("|")[2:-1]])
    assert [(count[0], sum(count[1:4]), count[4]) for count in counts] == [(2, 2, 0)] * 3
    assert [count[3] for count in counts[1:]] == [0, 0]


def run_in(place, name, text="a", manifest=None):
    folder = place / "out" / name
    folder.mkdir(parents=True)
    (folder / "a.csv").write_text(text)
    (folder / "manifest.json").write_text(json.dumps({"files": FILES}) if manifest is None else manifest)
    return folder


def test_what_is_left_is_told_apart(tmp_path):
    assert found(tmp_path, FILES) == ("nothing", [])
    run_in(tmp_path, "2026")
    assert found(tmp_path, FILES) == ("whole", [])
    unfinished = run_in(tmp_path, ".unfinished-2026")
    assert found(tmp_path, FILES) == ("unfinished", [])
    assert not unfinished.exists()


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"text": "b"}, "a.csv is not as in a whole run"),
        ({"manifest": '{"files": {}}'}, "a.csv is not as in a whole run"),
        ({"manifest": '{"files'}, "no whole manifest"),
    ],
)
def test_a_torn_folder_is_a_fault(tmp_path, given, wrong):
    run_in(tmp_path, "2026", **given)
    (tmp_path / "core").write_text("")
    beside, torn = found(tmp_path, FILES)[1]
    assert beside == "left beside the output: core"
    assert wrong in torn


def test_missing_and_foreign_files_are_faults(tmp_path):
    folder = run_in(tmp_path, "2026")
    (folder / "a.csv").rename(folder / "b.csv")
    assert len(found(tmp_path, FILES)[1]) == 2


@pytest.mark.parametrize(
    ("number", "code", "errors", "left", "well"),
    [
        (signal.SIGKILL, -9, "", "unfinished", True),
        (signal.SIGKILL, 137, "", "unfinished", False),
        (signal.SIGTERM, 143, "terminated; the run left nothing behind\n", "nothing", True),
        (signal.SIGTERM, 143, "terminated; the run left nothing behind\n", "unfinished", False),
        (signal.SIGTERM, 143, "terminated; the run left nothing behind\n", "whole", False),
        (signal.SIGTERM, 143, "interrupted\n", "nothing", True),
        (signal.SIGTERM, 143, "", "nothing", False),
        (signal.SIGINT, 0, "", "whole", True),
        (signal.SIGINT, 0, "", "nothing", False),
        (signal.SIGINT, 130, "interrupted; kept: the run in out/2026\n", "whole", True),
        (signal.SIGINT, 130, "Traceback (most recent call last):\nKeyboardInterrupt\n", "nothing", False),
        (signal.SIGINT, -2, "Traceback (most recent call last):\nKeyboardInterrupt\n", "nothing", False),
        (signal.SIGINT, 1, "interrupted; the run left nothing behind\n", "nothing", False),
    ],
)
def test_how_a_run_may_end(number, code, errors, left, well):
    assert (said(number, code, errors, left) == []) == well


def test_moments_are_drawn_over_the_run_and_over_the_writing():
    moments = interrupted.drawn(signal.SIGINT, 400, TYPICAL, seed=1)
    assert moments == interrupted.drawn(signal.SIGINT, 400, TYPICAL, seed=1)
    assert moments != interrupted.drawn(signal.SIGTERM, 400, TYPICAL, seed=1)
    assert [moment.writing for moment in moments] == [False, True] * 200
    assert 1.9 < max(moment.seconds for moment in moments[::2]) < 2
    assert 0.9 < max(moment.seconds for moment in moments[1::2]) < 1


STOPPED = """
import os, runpy, signal, sys

stop_at = sys.argv.pop(1)

class Stopped:
    def find_spec(self, name, path=None, target=None):
        if name == stop_at:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Stopped())
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_path("run.py", run_name="__main__")
"""


@pytest.mark.parametrize("module", ["sim", "sim.version", "sim.start", "sim.command", "sim.errors", "sim.tasks.doing"])
def test_whoever_interrupts_while_it_is_loaded_sees_one_line(module):
    done = subprocess.run([sys.executable, "-c", STOPPED, module, "worlds=2"], cwd=ROOT, capture_output=True, text=True)
    said = (done.returncode, done.stderr.partition(";")[0].strip())
    assert (said, done.stdout) == ((130, "interrupted"), "")


def test_little_is_loaded_before_anybody_listens():
    code = "import sys, sim.start; print(*sorted(name for name in sys.modules if name.split('.')[0] == 'sim'))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["sim", "sim.start", "sim.version"]
