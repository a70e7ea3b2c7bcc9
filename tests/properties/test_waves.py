"""What waves can and cannot change, in drawn networks."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

import sim
from sim import theories
from sim.engines.base import parts
from sim.engines.compiled import CompiledEngine
from sim.mechanisms import Waves
from sim.purse import Purse
from sim.schedule import Schedule
from sim.world import World

THEORIES = [
    theories.KeyPerson(base=0.3),
    theories.Flow(hear=0.4, phi=(0.1, 0.6)),
    theories.IndependentCascade(0.2),
    theories.LinearThreshold(),
]
TRICKLE = [[day, "1/10"] for day in range(0, 40, 4)]


def network_of(draw, n):
    ties = draw.integers(0, n, (2, 3 * n))
    return sim.Network.from_edges(*ties, directed=bool(draw.integers(2)), nodes=range(n))


@pytest.mark.parametrize("theory", THEORIES, ids=lambda theory: type(theory).__name__)
@pytest.mark.parametrize("waves", [TRICKLE, [[3, 0.5], [17, 0.5]]], ids=["trickle", "two"])
def test_fixed_waves_reach_exactly_whom_one_approach_of_all_reaches(theory, waves):
    network = network_of(np.random.default_rng(8), 60)
    seeds = np.random.default_rng(3).permutation(60)[:20].tolist()
    once, later = (
        sim.simulate(network, theory, seeds, campaign=sim.Campaign(accept=0.6, mechanisms=own), worlds=30)
        for own in ([], [Waves(waves)])
    )
    assert np.array_equal(once.days >= 0, later.days >= 0)
    assert not np.array_equal(once.days, later.days)


def adaptive(heads, days):
    ends = np.cumsum(heads).tolist()
    return Schedule(tuple(days), tuple(Fraction(end, ends[-1]) for end in ends), adaptive=True)


def test_one_more_head_in_any_adaptive_wave_loses_nobody_and_makes_nobody_later():
    more = 0
    for seed in range(400):
        draw = np.random.default_rng(seed)
        network = network_of(draw, int(draw.integers(4, 15)))
        theory = THEORIES[seed % len(THEORIES)]
        law = theory.law(network, sim.People(network.n))
        campaign = sim.Campaign(accept=0.7, recommend=0.8, horizon=[None, 9][seed % 2])
        heard, done = parts(network, sim.People(network.n), law, campaign)
        days = np.sort(draw.choice(9, 3, replace=False)).tolist()
        heads = draw.integers(0, 3, 3)
        heads[draw.integers(3)] += 1
        engine, order = CompiledEngine(heard), draw.permutation(network.n)
        world = World(network.n, network.m, seed, 0)
        found = []
        for extra in (np.zeros(3, int), np.eye(3, dtype=int)[draw.integers(3)]):
            own = replace(done, waves=adaptive(heads + extra, days))
            played = engine.play(world, own, order, Purse(int((heads + extra).sum()), None, np.zeros(0, np.int64)))
            found.append(np.where(played.days < 0, np.inf, played.days.astype(float)))
        before, after = found
        assert (after <= before).all(), seed
        more += int((after < before).any())
    assert more > 100
