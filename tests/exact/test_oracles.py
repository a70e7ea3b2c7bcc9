"""Closed forms against values that were derived and computed apart from this code."""

import math

import numpy as np
import pytest

from sim import oracles

WINDOWS = [  # phi, strict, largest, z_low, z_high, directed z_low, directed z_high
    (0.10, False, 10, 1.00000113, 13.659314, 1.00000011, 15.116963),
    (0.10, True, 9, 1.00001025, 12.174953, 1.00000113, 13.659314),
    (0.15, False, 6, 1.00373123, 7.477080, 1.00059637, 9.096987),
    (0.18, False, 5, 1.02070391, 5.764677, 1.00373123, 7.477080),
    (0.18, True, 5, 1.02070391, 5.764677, 1.00373123, 7.477080),
    (0.20, False, 5, 1.02070391, 5.764677, 1.00373123, 7.477080),
    (0.20, True, 4, 1.11414163, 3.863069, 1.02070391, 5.764677),
    (0.25, False, 4, 1.11414163, 3.863069, 1.02070391, 5.764677),
    (0.25, True, 3, math.nan, math.nan, 1.11414163, 3.863069),
    (0.30, False, 3, math.nan, math.nan, 1.11414163, 3.863069),
    (0.40, False, 2, math.nan, math.nan, math.nan, math.nan),
]


@pytest.mark.parametrize(("phi", "strict", "largest", "low", "high", "directed_low", "directed_high"), WINDOWS)
def test_cascade_window(phi, strict, largest, low, high, directed_low, directed_high):
    assert oracles.largest_vulnerable(phi, strict) == largest
    assert oracles.cascade_window(phi, strict=strict) == pytest.approx((low, high), abs=1e-6, nan_ok=True)
    directed = oracles.cascade_window(phi, directed=True, strict=strict)
    assert directed == pytest.approx((directed_low, directed_high), abs=1e-6, nan_ok=True)


@pytest.mark.parametrize(
    ("z", "chance", "size"),
    [
        (1.5, 0.5489, 0.58016),
        (2, 0.7542, 0.79661),
        (3, 0.8735, 0.94048),
        (4, 0.8653, 0.98017),
        (5, 0.6953, 0.99302),
        (5.5, 0.3761, 0.99582),
        (5.7, 0.1144, 0.9966),
    ],
)
def test_one_seed(z, chance, size):
    assert oracles.trigger_chance(0.18, z) == pytest.approx(chance, abs=5e-5)
    assert oracles.cascade_size(0.18, z, 1e-9) == pytest.approx(size, abs=5e-5)


def test_outside_the_window_nothing_is_triggered():
    assert oracles.trigger_chance(0.18, 5.77) == oracles.trigger_chance(0.18, 1.0) == 0
    assert oracles.trigger_chance(0.18, 7.5, directed=True) == 0


@pytest.mark.parametrize(
    ("z", "chances"), [(5, {1: 0.2377, 3: 0.5570, 10: 0.9337}), (5.7, {1: 0.0213, 3: 0.0626, 10: 0.1939})]
)
def test_the_premium_of_connectors(z, chances):
    assert {k: oracles.trigger_chance(0.18, z, k) for k in chances} == pytest.approx(chances, abs=1e-4)


SEEDED = {  # mean degree: final share from 1e-4, 1e-3, 5e-3, 1e-2
    2.0: (0.796641, 0.796951, 0.798320, 0.800018),
    3.0: (0.940485, 0.940551, 0.940840, 0.941201),
    5.0: (0.993024, 0.993030, 0.993059, 0.993095),
    6.0: (0.002377, 0.997486, 0.997496, 0.997509),
    6.5: (0.000645, 0.008575, 0.998489, 0.998497),
    8.0: (0.000222, 0.002308, 0.015404, 0.999667),
}


@pytest.mark.parametrize("z", SEEDED)
def test_many_seeds(z):
    ours = [oracles.cascade_size(0.18, z, seeds) for seeds in (1e-4, 1e-3, 5e-3, 1e-2)]
    assert ours == pytest.approx(SEEDED[z], abs=1e-6)


@pytest.mark.parametrize(("seeds", "edge"), [(1e-4, 5.9439), (1e-3, 6.3946), (5e-3, 7.5930), (1e-2, 9.1910)])
def test_seeds_move_the_upper_edge(seeds, edge):
    assert oracles.upper_edge(0.18, seeds) == pytest.approx(edge, abs=2e-4)


MULTIPLIERS = [  # mean, directed: anybody, influentials, ratio; undirected: the same; direct ratio
    (1.5, (0.5642, 0.9480, 1.680), (0.5489, 0.9380, 1.709), 2.599),
    (2, (0.7655, 0.9967, 1.302), (0.7542, 0.9953, 1.320), 2.376),
    (3, (0.8853, 0.9995, 1.129), (0.8735, 0.9990, 1.144), 2.115),
    (4, (0.8946, 0.9980, 1.116), (0.8653, 0.9948, 1.150), 1.962),
    (5, (0.8442, 0.9844, 1.166), (0.6953, 0.9141, 1.315), 1.844),
    (5.5, (0.7874, 0.9604, 1.220), (0.3761, 0.5888, 1.565), 1.813),
    (6, (0.6958, 0.9006, 1.294), (0, 0, math.nan), 1.769),
    (7, (0.3269, 0.5016, 1.535), (0, 0, math.nan), 1.716),
]


@pytest.mark.parametrize(("mean", "directed", "undirected", "direct"), MULTIPLIERS)
def test_multiplier(mean, directed, undirected, direct):
    for ties, row in ((True, directed), (False, undirected)):
        ours = oracles.multiplier(0.18, mean, directed=ties)
        assert ours == pytest.approx((*row, direct), abs=6e-4, nan_ok=True)


def test_percolation():
    poisson = oracles.poisson_chances(4.0)
    assert oracles.outbreak_chance(poisson, 0.3) == pytest.approx(0.313698, abs=1e-6)
    assert oracles.outbreak_chance(poisson, 0.5) == pytest.approx(0.796812, abs=1e-6)
    assert oracles.outbreak_chance(poisson, 0.24) == oracles.outbreak_chance(poisson, 0.2) == 0
    assert oracles.transmission_threshold(poisson) == pytest.approx(0.25)
    assert oracles.mean_outbreak(poisson, 0.1) == pytest.approx(5 / 3)
    assert oracles.mean_outbreak(poisson, 0.2) == pytest.approx(5.0)
    seeded = [oracles.seeded_outbreak(poisson, t, 0.01) for t in (0.1, 0.2, 0.3)]
    assert seeded == pytest.approx([0.016521, 0.045026, 0.347819], abs=1e-6)


def test_percolation_by_other_degrees():
    ten, hundred = oracles.power_law_chances(2, 10), oracles.power_law_chances(2, 100)
    assert ten @ np.arange(len(ten)) == pytest.approx(1.792552, abs=1e-6)
    assert oracles.transmission_threshold(ten) == pytest.approx(0.328691, abs=1e-6)
    assert oracles.outbreak_chance(ten, 0.5) == pytest.approx(0.169177, abs=1e-6)
    assert oracles.transmission_threshold(hundred) == pytest.approx(0.048584, abs=1e-6)
    assert oracles.outbreak_chance(hundred, 0.3) == pytest.approx(0.285920, abs=1e-6)
    assert oracles.outbreak_chance(np.array([0.0, 0, 0, 1]), 0.6) == pytest.approx(19 / 27)


def test_bass():
    # p = .03, q = .38; one chance per tie and day, in the limit of many people
    days, ties = [2, 4, 6, 8, 10, 15], [0.069765, 0.186032, 0.354605, 0.553207, 0.733753, 0.954246]
    assert oracles.bass_complete(10**8, 0.03, 0.38, 15)[days] == pytest.approx(ties, abs=1e-6)
    continuous = [0.085056, 0.233150, 0.439235, 0.651738, 0.812803, 0.971610]
    assert oracles.bass_continuous(0.03, 0.38, np.array(days)) == pytest.approx(continuous, abs=1e-6)
    # simulated apart from this code on 200,000 people
    assert oracles.bass_ring(0.03, 0.38, 15)[[4, 10, 15]] == pytest.approx([0.1725, 0.5445, 0.7835], abs=2e-3)


def test_bass_on_a_ring_of_two_is_a_chain():
    # nobody to hear on the first day; on the second, each side convinced with p is heeded with q / 2
    p, q = 0.1, 0.4
    alone, heard = 1 - p, 1 - p + p * (1 - q / 2)
    assert oracles.bass_ring(p, q, 2)[1:] == pytest.approx([p, 1 - alone * (1 - p) * heard**2])


def test_granovetter():
    assert oracles.granovetter(25, 12) == pytest.approx(4.0211, abs=1e-4)
    assert oracles.granovetter(25, 12.2) == pytest.approx(5.4792, abs=1e-4)
    edge, joined = oracles.granovetter_jump(25)
    assert edge == pytest.approx(12.222087, abs=1e-6)
    assert oracles.granovetter(25, edge - 1e-6) == pytest.approx(joined, abs=0.01)
    assert oracles.granovetter(25, 12.221) < 6.2
    assert oracles.granovetter(25, 12.224) > 98
