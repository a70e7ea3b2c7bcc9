"""Verdicts: the rule as a decision table, levels, and looks."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from sim.study.measures import interval, unpaired
from sim.study.verdicts import all_pairs, first_of, judge, judge_apart, level_of_each, looks_at

BLOCKS = 40


def gaps(low, high, blocks=BLOCKS):
    """Return differences whose 95 % t interval goes from low to high."""
    reach = (high - low) / 2 / stats.t.ppf(0.975, blocks - 1) * math.sqrt(blocks - 1)
    return (low + high) / 2 + reach * np.array([1.0, -1.0] * (blocks // 2))


@pytest.mark.parametrize(
    ("low", "high", "margin", "word"),
    [
        (1, 3, 0, "better"),
        (-3, -1, 0, "worse"),
        (-1, 3, 0, "not settled"),
        (-3, 1, 0, "not settled"),
        (1, 3, 2, "better"),  # it may be less than the margin, but it is more than nothing
        (-3, -1, 2, "worse"),
        (3, 4, 2, "better"),
        (-4, -3, 2, "worse"),
        (1, 3, 3.01, "too close to call"),  # surely more than nothing, and surely not worth a word
        (-3, -1, 3.01, "too close to call"),
        (-1, 3, 3.01, "too close to call"),
        (-1, 3, 2.99, "not settled"),
        (-3, 1, 2.99, "not settled"),
        (-5, 5, 3, "not settled"),
    ],
)
def test_the_rule(low, high, margin, word):
    verdict = judge(gaps(low, high), margin, 0.95)
    assert (verdict.gap.low, verdict.gap.high) == pytest.approx((low, high))
    assert (verdict.word, verdict.differ, verdict.level) == (word, BLOCKS, 0.95)


@pytest.mark.parametrize(("differ", "word"), [(0, "not settled"), (19, "not settled"), (20, "better"), (60, "better")])
def test_nothing_is_said_so_far_where_fewer_than_twenty_blocks_differ(differ, word):
    values = np.array([5.0] * differ + [0.0] * (60 - differ))
    assert judge(values, 0, 0.95, 1000).so_far == word
    assert judge(-values, 0, 0.95, 1000).so_far == word.replace("better", "worse")
    assert judge(values, 0, 0.95, 1000).word == "not settled"


@given(st.integers(2, 40), st.integers(2, 40), st.integers(0, 10**6))
def test_means_of_samples_of_any_size_are_held_apart_as_welch_did(first, second, seed):
    draw = np.random.default_rng(seed)
    one, other = draw.normal(3, 2, first), draw.normal(1, 5, second)
    found = stats.ttest_ind(one, other, equal_var=False).confidence_interval(0.9)
    assert unpaired(one, other, 0.9)[1:] == pytest.approx((found.low, found.high))
    turned = unpaired(other, one, 0.9)
    assert unpaired(one, other, 0.9) == pytest.approx((-turned.mean, -turned.high, -turned.low))


@pytest.mark.parametrize(
    ("low", "high", "margin", "word"),
    [(1, 3, 0, "better"), (-3, -1, 0, "worse"), (-1, 3, 3.01, "too close to call"), (-1, 3, 2.99, "not settled")],
)
def test_the_rule_holds_in_other_worlds(low, high, margin, word):
    one, other = gaps(low, high), np.zeros(100)
    verdict = judge_apart(one, other, margin, 0.95)
    assert (verdict.gap.low, verdict.gap.high) == pytest.approx((low, high))
    assert (verdict.word, verdict.so_far) == (word, word)
    assert verdict.unseen == judge(one, margin, 0.95).unseen  # of the smaller sample


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ([5.0] * 60, [3.0] * 60, "better so far"),
        ([5.0] * 19, [3.0] * 40 + [2.0] * 40, "not settled"),  # too few blocks to say anything so far
        ([5.0] * 20, [3.0] * 40 + [2.0] * 40, "better so far"),
        ([5.0] * 60, [5.0] * 41 + [3.0] * 19, "not settled"),  # too few that are not like most
        ([5.0] * 60, [5.0] * 40 + [3.0] * 20, "better so far"),
        ([5.0] * 60, [5.0] * 30, "the same in every world"),
    ],
)
def test_so_far_in_other_worlds(one, other, said):
    assert judge_apart(one, other, 0, 0.95, 1000).said == said


def test_who_is_first():
    better, worse, same = (judge(np.full(40, value), 0, 0.95) for value in (1.0, -1.0, 0.0))
    assert first_of([]) == "alone"
    assert first_of([worse, worse]) == "best"
    assert first_of([worse, same]) == first_of([better]) == "first"


def test_no_difference_seen_is_not_yet_none():
    # in 500 blocks an event of chance .0074 can be missed; of 1,000 people it would make 7.4
    assert judge(np.zeros(500), 10, 0.95, 1000).word == "too close to call"
    assert judge(np.zeros(500), 7, 0.95, 1000).word == "not settled"
    assert judge(np.zeros(500), 7, 0.95, 1000).said == "the same in every world"
    assert judge([7.0], 10, 0.95, 1000).word == "not settled"
    assert judge([7.0], 10, 0.95).word == "not settled"


@pytest.mark.parametrize(
    ("blocks", "ahead", "word", "said"),
    [(64, 50.0, "not settled", "better so far"), (64, 70.0, "better", "better"), (640, 8.0, "better", "better")],
)
def test_a_lead_in_every_world_counts_once_rare_events_cannot_undo_it(blocks, ahead, word, said):
    # the other one could win all 1,000 people in a world of which 64 show none: chance at most .056
    verdict = judge(np.full(blocks, ahead), 0, 0.95, 1000)
    assert (verdict.word, verdict.said) == (word, said)
    missed = 1 - 0.025 ** (1 / blocks)
    assert verdict.unseen == pytest.approx(missed)
    assert verdict.gap.low == pytest.approx(ahead - missed * (1000 + ahead))


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=60), st.integers(0, 2))
def test_turning_a_verdict_is_judging_the_other_one(values, margin):
    one, other = judge(values, margin, 0.95).turned, judge(-np.array(values), margin, 0.95)
    assert (one.word, one.differ, one.level) == (other.word, other.differ, other.level)
    assert one.gap == pytest.approx(other.gap, nan_ok=True)
    assert not any(math.copysign(1, end) < 0 for end in one.gap if end == 0)


@given(st.integers(1, 5000), st.integers(1, 30))
def test_looks_double_and_the_last_is_after_all(blocks, looks):
    at = looks_at(blocks, looks)
    assert at[-1] == blocks
    assert len(at) <= looks
    assert at[:-1] == [64 * 2**look for look in range(len(at) - 1)]
    assert all(one < other for one, other in pairwise(at))
    assert len(at) == looks or 64 * 2 ** (len(at) - 1) >= blocks


def test_levels_are_bonferronis():
    # three strategies under two theories are six comparisons, at each of four looks
    goal = np.random.default_rng(1).normal(size=(2, 3, 50))
    found = list(all_pairs(goal, 0, 0.9, looks=4))
    assert [found[0][:3], found[-1][:3], len(found)] == [(0, 0, 1), (1, 1, 2), 6]
    for theory, one, other, verdict in found:
        gap = goal[theory, one] - goal[theory, other]
        half = stats.t.ppf(1 - 0.1 / 6 / 4 / 2, 49) * stats.sem(gap)
        assert verdict.level == pytest.approx(1 - 0.1 / 24)
        assert verdict.unseen == pytest.approx(1 - (0.1 / 48) ** (1 / 50))
        assert (verdict.gap.low, verdict.gap.high) == pytest.approx((gap.mean() - half, gap.mean() + half))
    assert level_of_each(0.95, 0, 1) == pytest.approx(0.95)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=20), st.integers(0, 3))
def test_intervals_are_scipys(values, shift):
    assume(np.std(values) > 1e-6)
    got, wanted = interval(values, 0.9), stats.t.interval(0.9, len(values) - 1, np.mean(values), stats.sem(values))
    assert (got.low, got.high) == pytest.approx(wanted)
    other = np.roll(values, shift) * 2 + 1
    welch = stats.ttest_ind(values, other, equal_var=False).confidence_interval(0.9)
    apart = unpaired(values, other, 0.9)
    assert (apart.low, apart.high) == pytest.approx((welch.low, welch.high))


@given(st.lists(st.integers(0, 9), min_size=1, max_size=30), st.sampled_from([0.5, 0.95, 0.9999]))
def test_intervals_stay_in_their_range_and_hold_the_mean(values, level):
    got = interval(values, level, 0.0, 9.0)
    assert 0 <= got.low <= got.mean <= got.high <= 9
    if len(values) > 1:
        plain = interval(values, level)
        assert got.low <= max(plain.low, 0.0) + 1e-12
        assert got.high >= min(plain.high, 9.0) - 1e-12


@pytest.mark.parametrize(("blocks", "hits"), [(60, 0), (60, 1), (200, 3), (1000, 12), (1000, 400)])
@pytest.mark.parametrize("level", [0.95, 0.9997])
def test_intervals_of_rare_events_are_nearly_those_of_clopper_and_pearson(blocks, hits, level):
    got = interval([1.0] * hits + [0.0] * (blocks - hits), level, 0.0, 1.0)
    tail = (1 - level) / 2
    exact = stats.beta.ppf(1 - tail, hits + 1, blocks - hits)
    assert got.high == pytest.approx(exact, rel=0.05 if hits < 400 else 0.005)
    assert got.high >= 0.965 * exact
    low = stats.beta.ppf(tail, hits, blocks - hits + 1) if hits else 0.0
    assert got.low <= low + 0.002
