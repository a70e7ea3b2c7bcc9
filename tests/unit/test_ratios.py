"""Ratios of means: values by hand, what cannot be said, and a small version of `experiments/ratios.py`."""

import math

import numpy as np
import pytest

from experiments import ratio_rules, ratios
from sim.study.measures import interval
from sim.study.ratios import FEW, NEGATIVE, ZERO, ratio_of_means

WON = np.array([1.0, 4.0, 2.0, 7.0] * 10)


def test_fiellers_set_by_hand():
    # means 2 and 2, variances of the means 1 / 23, no covariance, t(23) = 2.0687 from a printed table:
    # (4 +- sqrt(16 - 3.81394^2)) / 3.81394
    one = ratio_of_means([1.0, 3.0, 1.0, 3.0] * 6, [1.0, 1.0, 3.0, 3.0] * 6)
    assert (one.ratio, one.low, one.high) == pytest.approx((1, 0.73263, 1.36494), abs=2e-5)


@pytest.mark.parametrize("sign", [1, -1, 0])
def test_without_ends_it_is_the_closed_form(sign):
    for seed in range(20):
        rng = np.random.default_rng(seed)
        below = rng.poisson(4, 30) * 1.0
        above = sign * (3 + below) + rng.standard_normal(30)
        one = ratio_of_means(above, below)
        assert (one.low, one.high) == pytest.approx(ratio_rules.fieller(above, below), rel=1e-9)
        assert one.low < one.ratio < one.high


@pytest.mark.parametrize("ends", [(0.0, 1000.0), (-1000.0, 1000.0), (0.0, 9.0)])
def test_a_fixed_cost_is_divided_by_the_ends_of_the_denominator(ends):
    won = np.concatenate([WON] * 50)
    mean = interval(won, 0.9, *ends)
    for one in (
        ratio_of_means(12, won, 0.9, denominator_ends=ends),
        ratio_of_means(np.full(len(won), 12.0), won, 0.9, (12, 12), ends),
    ):
        assert (one.ratio, one.low, one.high) == pytest.approx([12 / mean.mean, 12 / mean.high, 12 / mean.low])
        assert one.below == mean


def test_a_range_of_costs_makes_it_wider_and_a_lower_level_narrower():
    wide = ratio_of_means([12.0] * 40, WON, 0.95, (0, 100), (0, 20))
    exact = ratio_of_means(12.0, WON, 0.95, denominator_ends=(0, 20))
    less = ratio_of_means(12.0, WON, 0.8, denominator_ends=(0, 20))
    assert wide.low < exact.low < less.low < less.ratio < less.high < exact.high < wide.high


def test_nothing_spent_is_nothing_for_each():
    for one in (ratio_of_means(0.0, WON), ratio_of_means([0.0] * 40, WON), ratio_of_means([0.0] * 40, WON, 0.95)):
        assert (one.ratio, one.low, one.high, one.reason) == (0, 0, 0, "")
    # that nothing was spent in these blocks does not say that nothing ever is
    one = ratio_of_means([0.0] * 40, WON, 0.95, (0, 10), (0, 20))
    assert one.ratio == one.low == 0 < one.high < 10


def test_the_same_ratio_in_all_blocks_is_known():
    one = ratio_of_means(3 * WON, WON)
    assert (one.low, one.high) == pytest.approx((3, 3), rel=1e-9)


def test_costs_saved_are_a_negative_ratio():
    one, other = ratio_of_means(-WON[::-1], WON), ratio_of_means(WON[::-1], WON)
    assert (one.ratio, one.low, one.high) == pytest.approx((-other.ratio, -other.high, -other.low), rel=1e-9)


@pytest.mark.parametrize(
    ("below", "ends", "reason"),
    [
        ([3.0, 4.0] * 9, (-math.inf, math.inf), FEW),
        ([3.0, 4.0] * 10, (-math.inf, math.inf), ""),
        ([3.0, 4.0, 3.0, 4.0, 3.0, 4.0, 3.0], (0, 5), FEW),
        ([3.0, 4.0] * 4, (0, 5), ""),
        ([3.0, -3.0] * 20, (-math.inf, math.inf), ZERO),
        ([0.0] * 40, (-math.inf, math.inf), ZERO),
        ([0.0] * 40, (0, 5), ZERO),
        ([1.0, 2.0] * 20, (-math.inf, math.inf), ""),
        ([1.0, 2.0] * 20, (-1000, 1000), ZERO),  # one loss of 1,000 in 40 blocks could have been missed
        ([-1.0, -2.0] * 20, (-math.inf, math.inf), NEGATIVE),
        ([-1.0, -2.0] * 20, (-1000, 1000), ZERO),
    ],
)
def test_what_cannot_be_said(below, ends, reason):
    one = ratio_of_means(10.0, below, denominator_ends=ends)
    assert (one.reason, one.said) == (reason, not reason)
    assert all(math.isnan(value) == bool(reason) for value in (one.ratio, one.low, one.high))
    assert one.below == interval(below, 0.95, *ends)


@pytest.mark.parametrize(("above", "below"), [([1.0], WON), (WON, WON[1:]), ([[1.0]], [[1.0]])])
def test_other_blocks_are_refused(above, below):
    with pytest.raises(ValueError, match="the same blocks"):
        ratio_of_means(above, below)


def made(name, blocks):
    cases = [*ratios.plain(), *ratios.rare(), *ratios.near_zero()]
    return next(case for case in cases if (case.name, case.blocks) == (name, blocks))


@pytest.mark.parametrize(
    ("name", "blocks"),
    [
        ("skewed counts", 64),
        ("cascades, chance 0.1", 64),
        ("5 people and cascades, chance 0.02", 64),
        ("fees per listener, chance 0.5", 64),
        ("normal, no ends known", 20),
    ],
)
def test_intervals_hold_the_truth(name, blocks):
    found = ratios.measured(made(name, blocks), 60)["ours"]
    assert found.said > 30
    assert found.held >= 0.9 * found.said


def test_the_other_rules_miss_what_was_not_seen():
    found = ratios.measured(made("5 people and cascades, chance 0.02", 64), 60)
    assert all(found[rule].held < 0.85 * found[rule].said for rule in ratios.RULES[1:])


def test_nothing_is_said_of_plans_that_win_as_many():
    assert ratios.measured(made("as many people, 10 % each", 64), 60)["ours"].said == 0
