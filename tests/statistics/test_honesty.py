"""The statistics are honest: a short version of `experiments/coverage.py` and `experiments/pairing.py`.

All root seeds are fixed, so these tests give the same each time. Where they count, the bounds are
such that honest statistics on other root seeds would fail once in 10,000 times for each bound.
"""

from dataclasses import replace

import pytest
from scipy import stats

from experiments import coverage, exact, pairing, small

FORTY, SIXTY = 40, 60


def enough(repetitions):
    """Return how many intervals of 95 % cover at least."""
    return int(stats.binom.ppf(1e-4, repetitions, 0.95))


def few(repetitions):
    """Return how many verdicts at 95 % are false at most."""
    return int(stats.binom.isf(1e-4, repetitions, 0.05))


def counted(rows):
    return {row.what.partition(" (")[0]: row for row in rows}


@pytest.mark.parametrize("make", [small.diamond, small.profit])
def test_intervals_of_fixed_size_cover(make):
    rows = counted(coverage.fixed(make(), FORTY))
    assert min(rows["mean, 95 %"].hits) >= enough(FORTY)
    assert min(rows["paired difference, 95 %"].hits) >= enough(FORTY)
    assert rows["differences"].hits[0] >= enough(FORTY)
    assert rows["false verdicts"].hits[0] <= few(FORTY)


def test_intervals_over_networks_cover_and_intervals_over_worlds_do_not():
    rows = counted(coverage.fixed(replace(small.drawn(), blocks=32), SIXTY))
    assert min(rows["mean, 95 %"].hits) >= enough(SIXTY)
    assert rows["differences"].hits[0] >= enough(SIXTY)
    assert sum(rows["mean, worlds taken for blocks"].hits) < 3 * enough(SIXTY)  # of three strategies


@pytest.mark.parametrize("make", [small.diamond, lambda: small.equals(2)])
def test_stopping_early_is_allowed_for(make):
    joint, wrong = coverage.sequential(make(), FORTY)
    assert joint.hits[0] >= enough(FORTY)
    assert wrong.hits[0] <= few(FORTY)


def test_equal_strategies_are_not_told_apart():
    rows = counted(coverage.fixed(small.equals(4), SIXTY))
    assert rows["false verdicts"].hits[0] <= few(SIXTY)


@pytest.mark.parametrize(("fee", "leaves"), [(0.0, 6), (0.1, 6), (1.0, 99)])
def test_rare_cascades_are_allowed_for(fee, leaves):
    covers, wrong, plain, false = coverage.missed(small.rare(fee, leaves), SIXTY)
    assert covers.hits[0] >= enough(SIXTY)
    assert wrong.hits == [0]
    # all 64 blocks miss the cascade with a chance of 0.27: then the t interval alone has no idea of it
    assert plain.shares[0] == pytest.approx(1 - 0.98**64, abs=0.24)  # 4 standard errors
    assert false.hits[0] > few(SIXTY)


@pytest.mark.parametrize("fee", [0.0, 5.0])
def test_two_that_look_alike_until_a_crowd_joins_are_not_called_close(fee):
    # two seeds with twenty listeners each, one also two ties away from a thousand: ahead by 1.9 margins
    (joint, wrong) = coverage.sequential(small.ahead(fee), 15, 512, 4)
    assert wrong.hits == [0]
    assert joint.hits[0] >= enough(15)


@pytest.mark.parametrize("lead", [1.2, 2, 3])
def test_noise_does_not_hide_cascades_that_were_not_seen(lead):
    wrong, plain = coverage.noisy(lead, SIXTY)
    assert wrong.hits[0] <= few(SIXTY)
    assert plain.hits[0] > 0


def test_the_truth_by_closed_forms():
    # a ring: nobody, one or all arcs of either side; a star; two of three drawn at random
    ring = exact.both_ways([(0, 1), (1, 2), (2, 0)])
    p = 0.3
    assert exact.live_edge_mean(3, ring, [p] * 6, [0]) == pytest.approx(1 + 2 * (p + (1 - p) * p * p))
    assert exact.threshold_mean(3, [(0, 1), (1, 2), (0, 2)], [0]) == 3
    assert exact.threshold_mean(3, [(0, 2), (1, 2)], [0]) == pytest.approx(1.5)
    assert list(exact.rosters([5, 1, 1], 2)) == [((0, 1), 0.5), ((0, 2), 0.5)]
    drawn = exact.drawn_mean(2, [(0, 1)], 0.5, 0.4, lambda ties: [0, 0], 1)
    assert drawn == pytest.approx(1 + 0.5 * 0.4)


def test_the_same_worlds_pay():
    # two of the ten networks, half of the worlds; the pooled ratio of all is in the model description
    assert pairing.pooled([pairing.variances(seed, 200) for seed in (1, 2)]) >= 4
