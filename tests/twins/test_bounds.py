"""Twins and properties once more, compiled so that every index is checked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CHECKED = {"NUMBA_BOUNDSCHECK": "1"}
BEYOND = """
import numpy as np
from sim.seeding.race import change, race_of
race = race_of(np.ones(3), np.arange(3, dtype=np.uint32))
change(race, 10**6, 2.0)
"""


def run(*arguments):
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=os.environ | CHECKED, capture_output=True, text=True
    )


@pytest.mark.bounds
def test_no_kernel_reads_or_writes_out_of_bounds():
    done = run("-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not bounds", "tests/twins", "tests/properties")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


@pytest.mark.slow
@pytest.mark.bounds
def test_nothing_is_out_of_bounds_in_ten_thousand_drawn_plays():
    done = run("-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "slow", "-k", "ten_thousand", "tests/twins")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "1 passed" in done.stdout


@pytest.mark.bounds
def test_a_write_out_of_bounds_would_be_seen():
    done = run("-c", BEYOND)
    assert "IndexError" in done.stderr
