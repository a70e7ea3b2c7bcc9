"""What it is worth to know which theory is true: by hand, told in words, and how often its interval holds."""

import networkx as nx
import numpy as np
import pytest

import sim
from experiments.knowing import PLANNED, coverage
from sim.report.words import answer
from tests.handmade import with_people

THEORIES = ["flow", "independent_cascade"]


def decided(goals, belief=None, margin=1.0):
    """Return a decision on two plans under two theories, with so many people in each world."""
    base = sim.compare(nx.path_graph(200), THEORIES, ["hubs", "random"], 1, worlds=np.shape(goals)[-1], margin=margin)
    return sim.decide(with_people(base, goals), belief)


def goals(first, second, blocks=256):
    """Return people by theory, plan and block: each plan has a number, and one more in every other block."""
    wobble = np.arange(blocks) % 2
    return np.array([[[one + wobble for one in row] for row in (first, second)]])[0].transpose(0, 1, 2)


def test_two_theories_and_two_plans_by_hand():
    decision = decided(goals([60, 40], [20, 50]))
    # known: (60 + 50) / 2; unknown: the first plan has (60 + 20) / 2, the second (40 + 50) / 2
    assert decision.knowing.mean == pytest.approx(55 - 45)
    assert (decision.knowing.low, decision.knowing.high) == pytest.approx((10, 10))  # the same wobble everywhere
    assert (
        "To know which theory is true would be worth 10 people on average (10 to 10, 95 % sure)."
        in answer(decision)[-1]
    )
    sure = decided(goals([60, 40], [20, 50]), belief=[1, 0])
    assert sure.knowing.mean == 0
    assert "would bring nothing" in answer(sure)[-1]
    tilted = decided(goals([60, 40], [20, 50]), belief=[3, 1])
    assert tilted.knowing.mean == pytest.approx(0.75 * 60 + 0.25 * 50 - 50)


def test_below_the_margin_knowing_would_not_change_much():
    decision = decided(goals([60, 58], [50, 51]), margin=2.0)
    assert decision.knowing.mean == pytest.approx(0.5)
    assert "would not change much: 0.5 people on average" in answer(decision)[-1]


def test_where_one_plan_is_best_only_the_upper_end_is_told():
    luck = np.random.default_rng(1)
    people = luck.integers(40, 60, (2, 2, 256))
    people[:, 0] += 1  # the first is ahead by little, so that a resample can turn it
    decision = decided(people)
    assert decision.knowing.mean == 0
    assert decision.knowing.high > 0
    assert "at most (95 % sure)" in answer(decision)[-1]
    assert "To know which theory is true would bring" in answer(decision)[-1]


def test_few_worlds_or_one_theory_tell_nothing():
    assert decided(goals([60, 40], [20, 50], blocks=255)).knowing is None
    one = sim.compare(nx.path_graph(20), ["flow"], ["hubs", "random"], 1, worlds=256, looks=1)
    assert sim.decide(one).knowing is None


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANNED)
def test_the_interval_holds_the_truth(name):
    found = coverage(name, worlds=6000, samples=400)
    assert found.covered >= 0.93
    assert found.truth > 0
