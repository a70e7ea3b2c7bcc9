"""The simulated schedule of a cluster: by hand, by its bounds, and against workers that sleep."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.scale.measured import Costs
from experiments.scale.page import page, reckoned, world
from experiments.scale.schedule import makespan, played
from sim.pools import threads

COSTS = Costs(
    10, 5, {"flow": 4.0, "key person": 2.0}, {"flow": 1.0, "key person": 1.0}, 8.0, 32.0, 100.0, {"hubs": 1.0}
)


def test_by_hand():
    assert makespan([], 3) == 0
    assert makespan([3, 1, 1, 1], 2) == 3
    assert makespan([1, 1, 1], 2, starting=5) == 7
    assert makespan([1] * 4, 4, handing=0.5) == 3  # the last is handed out at 2
    assert makespan([1] * 4, 2, between=0.25) == 2.5


def test_the_driver_waits_until_a_part_is_done():
    """Two workers have four parts; the fifth is handed out at 1, when the short one is done."""
    assert makespan([10, 1, 1, 1, 1], 2) == 10
    assert makespan([1, 1, 9, 9, 1], 2, handing=0.0) == 11


def test_it_lies_between_the_bounds_of_graham():
    generator = np.random.default_rng(3)
    for _ in range(50):
        own, workers = generator.exponential(1, 40).tolist(), int(generator.integers(1, 9))
        least = max(sum(own) / workers, max(own))
        assert least - 1e-9 <= makespan(own, workers) <= sum(own) / workers + max(own)


def test_workers_that_sleep_take_as_long():
    own = np.random.default_rng(0).uniform(0.02, 0.12, 60).tolist()
    with threads(4) as pool:
        handing = played([0.0] * 200, pool) / 200
        told = played(own, pool)
    assert makespan(own, 4, handing) == pytest.approx(told, rel=0.3)


def test_more_cores_take_less_until_there_is_a_core_for_each_world():
    hours = [reckoned(COSTS, 0.001, cores).hours for cores in (1, 8, 64, 512, 1024)]
    assert hours == sorted(hours, reverse=True)
    assert hours[3] == pytest.approx(hours[4], rel=0.2)
    assert reckoned(COSTS, 0.001, 1).hours == pytest.approx(512 * world(COSTS) / 3600, rel=0.05)


def test_the_page_tells_what_was_measured():
    text = page(COSTS, None, "a machine")
    assert "| flow | 4.0 | 1.0 |" in text
    assert "was not checked against a cluster here" in text
