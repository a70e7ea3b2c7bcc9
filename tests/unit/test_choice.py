"""The choice under rival theories, against brute force."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

import sim
from sim.study.choice import (
    beliefs,
    best_by_belief,
    flips,
    least_regret,
    lowest,
    regret,
    resampled_means,
    shares_first,
    worth_of_knowing,
)

MEANS = npst.arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(1, 5)), elements=st.integers(-6, 6).map(float))


@given(MEANS)
def test_regret_by_hand(means):
    for row, given_away in zip(means.tolist(), regret(means).tolist(), strict=True):
        assert given_away == [max(row) - one for one in row]


@given(MEANS)
def test_least_regret_by_hand(means):
    worst = [max(max(row) - row[one] for row in means.tolist()) for one in range(means.shape[1])]
    assert least_regret(means).tolist() == [one == min(worst) for one in worst]


@given(MEANS, st.lists(st.integers(0, 4), min_size=4, max_size=4))
def test_weighted_choice_by_hand(means, weights):
    weights = weights[: len(means)]
    assume(sum(weights) > 0)
    values = [
        sum(w * row[one] for w, row in zip(weights, means.tolist(), strict=True)) for one in range(means.shape[1])
    ]
    chosen = best_by_belief(means, beliefs(weights, ["t"] * len(means)))
    assert chosen.tolist() == [one == max(values) for one in values]


def value_at(means, weights, theory, weight):
    """Return the weighted means when one theory has a weight and the others keep their proportions."""
    others = [w for other, w in enumerate(weights) if other != theory]
    scale = [1 / len(others)] * len(others) if sum(others) == 0 else [w / sum(others) for w in others]
    rest = [row for other, row in enumerate(means.tolist()) if other != theory]
    mixed = [sum(w * row[one] for w, row in zip(scale, rest, strict=True)) for one in range(means.shape[1])]
    return [weight * own + (1 - weight) * other for own, other in zip(means[theory].tolist(), mixed, strict=True)]


@given(MEANS, st.lists(st.integers(0, 4), min_size=4, max_size=4), st.integers(0, 3))
def test_flips_by_scanning_weights(means, weights, theory):
    weights = np.array(weights[: len(means)], dtype=float)
    assume(weights.sum() > 0 and len(means) > 1)
    theory %= len(means)
    found = flips(means, weights / weights.sum(), theory)
    for weight in np.arange(0.0005, 1, 0.0101):
        values = value_at(means, weights, theory, weight)
        passed = [above for at, _, above in found if at < weight]
        choice = passed[-1] if passed else found[0][1] if found else int(np.argmax(values))
        assert values[choice] == pytest.approx(max(values), abs=1e-9)
    for at, below, above in found:
        values = value_at(means, weights, theory, at)
        assert values[below] == pytest.approx(values[above], abs=1e-9)
        assert 0 < at < 1
    assert [below for _, below, _ in found[1:]] == [above for _, _, above in found[:-1]]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("scale", [0.0, 1e-320])
def test_nothing_flips_where_nothing_is_reached(scale):
    assert flips(np.full((2, 3), scale), np.array([0.5, 0.5]), 0) == []


def test_three_theories_flip_twice():
    # the first is best if its theory is true, the third if the others are, the second in between
    means = np.array([[10.0, 7.0, 0.0], [0.0, 4.0, 6.0], [0.0, 4.0, 6.0]])
    assert flips(means, np.array([0.2, 0.4, 0.4]), 0) == [
        (pytest.approx(2 / 9), 2, 1),
        (pytest.approx(4 / 7), 1, 0),
    ]


@pytest.mark.parametrize("scale", [1e-12, 3e-7, 0.0625, 0.5, 1.0, 40.0, 1e9])
def test_flips_do_not_depend_on_the_unit(scale):
    means = np.array([[10.0, 7.0, 0.0], [0.0, 4.0, 6.0], [0.0, 4.0, 6.0]]) * scale
    found = flips(means, np.array([0.2, 0.4, 0.4]), 0)
    assert [(below, above) for _, below, above in found] == [(2, 1), (1, 0)]
    assert [at for at, _, _ in found] == pytest.approx([2 / 9, 4 / 7], rel=1e-8)
    # equal to ten digits is equal, whatever the unit: no flip that rounding picks
    alike = np.array([[1.0, 1.0 + 1e-12], [1.0 + 1e-12, 1.0]]) * scale
    assert flips(alike, np.array([0.5, 0.5]), 0) == []
    apart = np.array([[1.0, 1.0 - 1e-8], [1.0 - 1e-8, 1.0]]) * scale
    assert [at for at, _, _ in flips(apart, np.array([0.5, 0.5]), 0)] == [pytest.approx(0.5, rel=1e-1)]


def test_equal_ones_share():
    assert lowest(np.array([0.1 + 0.2, 0.3, 1.0])).tolist() == [True, True, False]
    assert shares_first(np.array([[True, True, False], [False, True, False]])).tolist() == [0.25, 0.75, 0]


def test_blocks_are_drawn_whole():
    # the second is the first plus one in each block, so it is in each resample, too
    first = np.random.default_rng(2).normal(10, 4, 90)
    means = resampled_means(np.array([[first, first + 1, first]]), root_seed=3)
    assert means.shape == (1000, 1, 3)
    assert means[:, 0, 1] - means[:, 0, 0] == pytest.approx(np.ones(1000))
    assert means[:, 0, 0].tolist() == means[:, 0, 2].tolist()
    # Efron's bootstrap of a mean has the standard error sd / sqrt(n); of 1,000 resamples to 2 %
    assert means[:, 0, 0].std() == pytest.approx(first.std() / np.sqrt(90), rel=0.1)
    assert means[:, 0, 0].mean() == pytest.approx(first.mean(), abs=5 * first.std() / np.sqrt(90 * 1000))


def test_every_root_seed_draws_blocks_anew():
    goal = np.arange(60.0).reshape(1, 1, 60)
    seeds = (0, 1, 2**32, 2**53 + 1, 2**63, 2**64 - 1)
    assert len({resampled_means(goal, seed, 50).tobytes() for seed in seeds}) == len(seeds)


@pytest.mark.parametrize(
    ("weights", "complaint"),
    [
        ([0, 0], r"belief has numbers of which one is more than 0, got \[0, 0\]"),
        ([1, -1], "belief is a number of 0 or more, or null, got -1"),
        ([1], r"belief has one number for each theory \(a, b\), got \[1\]"),
        ([1, 2, 3], "belief has one number for each theory"),
        ("11", "belief has one number for each theory"),
        (3, "belief has one number for each theory"),
        ([1, float("nan")], "belief is a number of 0 or more, or null, got nan"),
        ([1, float("inf")], "belief is a number of 0 or more, or null, got inf"),
        ([1, "much"], "belief is a number of 0 or more, or null, got 'much'"),
    ],
)
def test_no_weights(weights, complaint):
    with pytest.raises(sim.InputError, match=complaint) as error:
        beliefs(weights, ["a", "b"])
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(("weights", "shares"), [(None, [0.5, 0.5]), ([3, 1], [0.75, 0.25]), ([1e308] * 2, [0.5] * 2)])
def test_weights_add_to_one(weights, shares):
    assert beliefs(weights, ["a", "b"]).tolist() == shares


@given(MEANS, st.lists(st.integers(0, 4), min_size=4, max_size=4))
def test_worth_of_knowing_by_hand(means, weights):
    weights = weights[: len(means)]
    assume(sum(weights) > 0)
    rows, shares = means.tolist(), [one / sum(weights) for one in weights]
    known = sum(share * max(row) for share, row in zip(shares, rows, strict=True))
    mixed = [sum(share * row[one] for share, row in zip(shares, rows, strict=True)) for one in range(len(rows[0]))]
    assert worth_of_knowing(means, np.array(shares)) == pytest.approx(known - max(mixed), abs=1e-12)
