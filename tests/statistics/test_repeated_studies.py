"""What a map of winners calls decided, the same study repeated would hardly ever decide otherwise.

Studies are made by hand, so that the true means are known. In most of their parts the plans differ by so little that
repetitions would disagree in more than 5 %; these must be undecided, in at least 95 % of the studies in all of them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from sim.analysis.analysis import Analysis
from sim.analysis.found import Found

BLOCKS, STUDIES = 64, 200


def drawn(kind, means, generator):
    """Return (cells, plans, blocks) goals with these means."""
    cells, plans = means.shape
    if kind == "normal":
        shared = generator.normal(0, 5, (cells, 1, BLOCKS))
        return means[:, :, None] + shared + generator.normal(0, 8, (cells, plans, BLOCKS))
    if kind == "skewed":
        return means[:, :, None] + 8 * (generator.exponential(1, (cells, plans, BLOCKS)) - 1)
    often = np.array([1, 40])[None, :, None] * (means.max() > -1) / 2000  # rare jumps of 400 people
    return np.round(means)[:, :, None] + 400.0 * (generator.random((cells, plans, BLOCKS)) < often)


def study(goal, ends):
    """Return an analysed study with a part for each row of goals."""
    points = pd.DataFrame({"x": [*range(len(goal))]}, dtype=object)
    names = [f"plan{one}" for one in range(goal.shape[1])]
    lots = np.tile(ends, (len(goal), 1))
    found = Found(points, ["flow"], names, goal[:, None], lots, np.arange(len(goal)), {}, "goal")
    return Analysis(found, margin=0.0)


RANGES = {
    "known": np.array([-500.0, 700.0]),
    "unknown": np.array([-np.inf, np.inf]),
    "of people": np.array([0.0, 1000.0]),
}


@pytest.mark.parametrize(
    ("kind", "plans", "ends"),
    [
        ("normal", 2, "known"),
        ("normal", 2, "unknown"),
        ("normal", 4, "unknown"),
        ("skewed", 2, "known"),
        ("rare", 2, "of people"),
    ],
)
def test_what_is_called_best_is_found_again(kind, plans, ends):
    generator = np.random.default_rng(11)
    means = np.zeros((12, plans))
    means[:, 0] = np.linspace(0, 6, 12) + 100
    means[:, 1:] = 100
    picked = np.array([drawn(kind, means, generator).mean(axis=2).argmax(axis=1) for _ in range(2000)])
    agree = np.array([np.bincount(cell, minlength=plans).max() for cell in picked.T]) / len(picked)
    unsure = agree < 0.95
    assert unsure.sum() >= 3
    claims = np.zeros(STUDIES, bool)
    for one in range(STUDIES):
        table = study(drawn(kind, means, generator), RANGES[ends]).winners("x")
        claims[one] = ((table.verdict == "best").to_numpy() & unsure).any()
    assert stats.binomtest(int(claims.sum()), STUDIES, 0.05, "greater").pvalue > 0.01


def test_what_is_clear_is_called_best():
    generator = np.random.default_rng(5)
    means = np.full((6, 3), 100.0)
    means[:, 1] = 400
    table = study(drawn("normal", means, generator), np.array([0.0, 700.0])).winners("x")
    assert (table.verdict == "best").all()
    assert (table.strategy == "plan1").all()


def test_what_is_the_same_within_the_margin_is_equally_good():
    generator = np.random.default_rng(5)
    goal = 100 + generator.normal(0, 1, (4, 2, 4000))
    found = study(goal, np.array([0.0, 200.0])).found
    table = Analysis(found, margin=2.0).winners("x")
    assert (table.verdict == "equal").all()
    assert {*table.as_good} <= {"plan0", "plan1"}
