"""Decisions: fresh worlds judge what other worlds picked."""

import networkx as nx
import numpy as np
import pytest

import sim
from experiments import small
from sim.study import table
from sim.study.budgets import budget_sweep
from sim.study.design import FRESH, PLANNING, TUNING
from sim.study.match import JUDGING

CASCADE = sim.theories.IndependentCascade(0.3)


@pytest.fixture
def indices(monkeypatch):
    """Return a list that grows by the index of each world that is made."""
    made = []

    class Recorded(table.World):
        def __init__(self, people, ties, root_seed, index, room=None):
            made.append(index)
            super().__init__(people, ties, root_seed, index, room)

    monkeypatch.setattr(table, "World", Recorded)
    return made


def taken(indices):
    """Return the indices gathered, and start anew."""
    got = list(indices)
    indices.clear()
    return got


@pytest.mark.parametrize("workers", [1, 3])
def test_fresh_worlds_and_tuning_worlds_are_others(indices, workers):
    comparison = sim.compare(
        nx.star_graph(20), [CASCADE], ["hubs", "random"], 1, worlds=90, match_reach=0.3, workers=workers
    )
    played = taken(indices)
    tuned, compared = [one for one in played if one >= TUNING], [one for one in played if one < TUNING]
    assert sorted(compared) == list(range(90))
    judged = [one for one in tuned if one >= JUDGING]
    assert sorted(judged) == list(range(JUDGING, JUDGING + comparison.matches[0].worlds))
    assert max(one for one in tuned if one < JUDGING) < TUNING + 2**16
    assert max(judged) < PLANNING
    sim.decide(comparison)
    assert sorted(taken(indices)) == list(range(FRESH, FRESH + 90))


def test_fresh_blocks_have_fresh_networks(monkeypatch, indices):
    built = []
    build = small.SomeTies.build
    monkeypatch.setattr(
        small.SomeTies, "build", lambda self, seed, block: (built.append(block), build(self, seed, block))[1]
    )
    ties = small.SomeTies(5, tuple(small.HOUSE), 0.5)
    comparison = sim.compare(ties, [CASCADE], ["hubs", "random"], 1, worlds=30, worlds_per_network=3)
    assert (sorted(set(built)), sorted(taken(indices))) == (list(range(10)), list(range(30)))
    built.clear()
    sim.decide(comparison)
    assert sorted(taken(indices)) == list(range(FRESH, FRESH + 30))
    assert sorted(set(built) - {0}) == list(range(FRESH, FRESH + 10))


def test_the_winner_is_worth_less_than_it_seemed():
    # six strategies that are equal: the best of 20 worlds looks better than it is, in fresh worlds it does not
    case = small.equals(6)
    decisions = [sim.decide(case.play(root_seed, 20)) for root_seed in range(80)]
    seemed = [one.comparison.means.max() - case.truth[0, 0] for one in decisions]
    fresh = [one.fresh.means[0, 0] - case.truth[0, 0] for one in decisions]
    assert np.mean(seemed) > 5 * np.std(seemed) / np.sqrt(80)
    assert abs(np.mean(fresh)) < 4 * np.std(fresh) / np.sqrt(80)


def test_threads_change_no_decision():
    made = nx.barabasi_albert_graph(60, 2, seed=1)
    given = {"theories": [CASCADE, "flow", "weighted_cascade"], "strategies": ["hubs", "random", "fringe"], "budget": 2}
    one, other = (sim.decide(sim.compare(made, worlds=40, workers=workers, **given), [1, 2, 1]) for workers in (1, 3))
    assert one.table.equals(other.table)
    assert one.flips.equals(other.flips)
    assert one.expected.equals(other.expected)


def test_a_decision_by_hand():
    comparison = small.diamond().play(3, 64)
    decision = sim.decide(comparison, [1, 3])
    means = dict(zip(comparison.strategies, comparison.means.T.tolist(), strict=True))
    best = [max(own[theory] for own in means.values()) for theory in (0, 1)]
    worst = {name: max(best[theory] - own[theory] for theory in (0, 1)) for name, own in means.items()}
    table = decision.table.set_index("strategy")
    assert table.worst.to_dict() == pytest.approx(worst)
    assert table.index.tolist() == sorted(worst, key=worst.get)
    assert decision.choices == [min(worst, key=worst.get)]
    assert table.mean_by_belief.to_dict() == pytest.approx(
        {name: 0.25 * a + 0.75 * b for name, (a, b) in means.items()}
    )
    assert decision.choices_by_belief == [table.mean_by_belief.idxmax()]
    resampled = comparison.resampled
    gaps = (resampled.max(axis=2, keepdims=True) - resampled).max(axis=1)
    again = [float(np.mean(gaps.argmin(axis=1) == place)) for place in range(3)]
    assert table.least_regret[list(comparison.strategies)].tolist() == pytest.approx(again, abs=0.02)


@pytest.mark.parametrize("weights", [[0, 0], [1], [1, -2], "even"])
def test_no_weights(weights):
    with pytest.raises(sim.InputError, match="belief"):
        sim.decide(small.diamond().play(3, 20), weights)


def test_the_largest_regret_lies_within_its_interval():
    network = nx.star_graph(20)
    decision = sim.decide(sim.compare(network, [CASCADE], ["hubs", "random", "fringe"], 1, worlds=90))
    table = decision.table.set_index("strategy")
    assert (table.worst_low <= table.worst).all()
    assert (table.worst <= table.worst_high).all()
    assert (table.worst_low >= 0).all()
    assert (table.worst_high <= 20).all()
    gap = decision.comparison.verdicts[decision.comparison.theories[0], "hubs", "fringe"].gap
    assert decision.worst("fringe") == pytest.approx((gap.mean, gap.low, gap.high))
    assert gap.low > 0
    assert decision.worst("hubs").low == 0


@pytest.mark.parametrize("worlds", [1, 2, 30])
def test_intervals_stay_where_counts_can_be(worlds):
    campaign = sim.Campaign(budget=1, fee=1.0, revenue=2.0)
    comparison = sim.compare(nx.star_graph(20), [CASCADE], ["hubs", "random"], campaign=campaign, worlds=worlds)
    sweep = budget_sweep(comparison, [1, 2])
    decision = sim.decide(comparison)
    for frame, column, low, high in (
        (comparison.table, "goal", 0, 21),
        (comparison.table, "reach", 0, 21),
        (comparison.table, "profit", -1, 42),
        (comparison.table, "vs_best", -21, 21),
        (decision.expected, "goal", 0, 21),
        (decision.table, "worst", 0, 21),
        (sweep, "goal", 0, 21),
        (sweep, "profit", -2, 42),
        (sweep.dropna(subset="marginal"), "marginal", -21, 21),
    ):
        assert frame[f"{column}_low"].min() >= low, column
        assert frame[f"{column}_high"].max() <= high, column
        assert (frame[f"{column}_low"] <= frame[column]).all(), column
        assert (frame[column] <= frame[f"{column}_high"]).all(), column
