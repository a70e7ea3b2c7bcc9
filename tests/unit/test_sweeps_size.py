"""A store of 100,000 jobs opens at once."""

from __future__ import annotations

import time

import numpy as np
import pytest

from sim.sweeps.rows import Row, write_rows
from sim.sweeps.store import Folder

JOBS, PART = 100_000, 100


def row(number):
    goal, means = np.arange(5.0) + number, (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
    return Row(f"{number:020x}-0+5", f"{number:020x}", 0, 5, "flow", "hubs", goal, 0.0, 1e6, *means, "")


@pytest.mark.slow
def test_a_store_of_100000_jobs_opens_in_two_seconds(tmp_path):
    folder = Folder(tmp_path)
    folder.make()
    for begin in range(0, JOBS, PART):
        write_rows(folder.parts / f"{begin:06}.parquet", [row(one) for one in range(begin, begin + PART)])
    for _ in range(2):
        began = time.process_time()
        assert len(folder.done()) == JOBS
        assert time.process_time() - began < 2
        folder.join(last=True)
    assert not list(folder.parts.iterdir())
