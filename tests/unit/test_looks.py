"""Sequential comparisons, blocks, and what changes nothing."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

import sim
from experiments.small import HOUSE, Ranked, SomeTies
from sim.study.measures import interval, unpaired
from sim.study.verdicts import looks_at
from tests.handmade import with_people

STAR = nx.star_graph(30)
CASCADE = sim.theories.IndependentCascade(0.1)
GIVEN = {"first": Ranked((3.0, 2.0, 2.0, 1.0, 0.0)), "random": sim.seeding.Random()}
TIES = SomeTies(5, tuple(HOUSE), 0.5)


def compared(network=STAR, strategies=("hubs", "random"), **more):
    theories = more.pop("theories", [CASCADE])
    return sim.compare(network, theories, strategies, more.pop("budget", 1), **({"root_seed": 6} | more))


def first_worlds(comparison, until, looks):
    """Return the comparison as it stood after some worlds."""
    return replace(with_people(comparison, comparison.reach[:, :, :until]), looks=looks)


def same(one, other):
    for name in ("final", "targets", "half", "cost", "heads", "approached"):
        assert getattr(one.runs, name).tolist() == getattr(other.runs, name).tolist()
    for name in ("sums", "goal", "squares"):
        assert getattr(one.runs.curves, name).tolist() == getattr(other.runs.curves, name).tolist()
    assert one.pairs.equals(other.pairs)
    assert one.table.equals(other.table)


@pytest.mark.parametrize("strategies", [["hubs", "random"], ["random", "fringe"], ["hubs", "random", "fringe"]])
@pytest.mark.parametrize("looks", [1, 3, 4])
def test_playing_stops_at_the_first_look_at_which_all_is_settled(strategies, looks):
    whole = compared(strategies=strategies, worlds=400)
    got = compared(strategies=strategies, worlds=400, looks=looks)
    for until in looks_at(400, looks):
        then = first_worlds(whole, until, looks)
        if then.settled or until == 400:
            break
    assert (got.worlds, got.pairs.verdict.tolist()) == (until, then.pairs.verdict.tolist())
    assert got.stopped == ("settled" if then.settled else "worlds")
    assert got.reach.tolist() == whole.reach[:, :, :until].tolist()


def test_more_looks_ask_for_more_at_each():
    levels = [compared(worlds=64, looks=looks).pairs.level[0] for looks in (1, 2, 5)]
    assert levels == pytest.approx([0.95, 0.975, 0.99])


def test_a_run_out_of_time_is_the_run_with_as_many_worlds():
    out_of_time = compared(strategies=["random", "fringe"], worlds=5000, looks=5, seconds=0)
    assert (out_of_time.worlds, out_of_time.stopped) == (64, "seconds")
    same(out_of_time, compared(strategies=["random", "fringe"], worlds=64, looks=5))
    assert compared(worlds=100, seconds=0).worlds == 100


@pytest.mark.parametrize("network", [STAR, TIES])
def test_threads_and_engines_change_nothing(network):
    given = {"strategies": ["random", "hubs"], "theories": [CASCADE, "flow"], "worlds": 144, "looks": 2}
    one = compared(network, **given, worlds_per_network=2)
    same(one, compared(network, **given, worlds_per_network=2, workers=3))
    same(one, compared(network, **given, worlds_per_network=2, engine="agents"))


@pytest.mark.parametrize("network", [STAR, TIES])
def test_joined_runs_are_one_run(network):
    campaign = sim.Campaign(budget=1, fee=0.3, goal="buyers", buy=0.5)
    one = compared(network, campaign=campaign, worlds=60, worlds_per_network=3)
    player, blocks = one.player, one.blocks
    parts = [player.play(range(begin, min(begin + 7, blocks))) for begin in range(0, blocks, 7)]
    runs = parts[0]
    for part in parts[1:]:
        runs = runs.joined(part)
    same(one, replace(one, runs=runs))


def test_worlds_of_a_block_share_a_network():
    # each world is the one that simulate plays on the network of its block
    got = compared(TIES, GIVEN, worlds=24, worlds_per_network=4, theories=[sim.theories.IndependentCascade(0.7)])
    assert (got.blocks, got.worlds) == (6, 24)
    for block in range(6):
        network, _ = TIES.build(6, block)
        alone = sim.simulate(network, sim.theories.IndependentCascade(0.7), [0], worlds=4 * block + 4, root_seed=6)
        assert got.reach[0, 0, 4 * block : 4 * block + 4].tolist() == alone.reach[-4:].tolist()
    assert len({TIES.build(6, block)[0].fingerprint for block in range(6)}) > 1


def test_intervals_are_over_blocks():
    got = compared(TIES, GIVEN, worlds=80, worlds_per_network=4)
    blocks = got.reached[0].reshape(2, 20, 4).mean(axis=2)
    gap = blocks[0] - blocks[1]
    pair, row = got.pairs.iloc[0], got.table.set_index("strategy").loc["first"]
    assert (pair.difference, pair.differ) == (pytest.approx(gap.mean()), np.count_nonzero(gap))
    assert (pair.low, pair.high) == interval(gap, 0.95, -5, 5)[1:]  # five people could be the difference
    assert (pair.unpaired_low, pair.unpaired_high) == unpaired(*blocks, 0.95, -5, 5)[1:]
    assert (row.goal_low, row.goal_high) == interval(blocks[0], 0.95, 0, 5)[1:]
    assert (row.vs_random_low, row.vs_random_high) == interval(gap, 0.95, -5, 5)[1:]
    assert row.goal_p90 == np.quantile(got.reached[0, 0], 0.9)


def test_what_was_not_seen_may_cost_fees_and_no_more_than_there_is():
    people = sim.People(31, {"fee": [200.0, 50.0, *[3.0] * 29]})
    money = sim.Campaign(budget=2, goal="profit", revenue=1, fixed_cost=7)
    got = compared(people=people, campaign=money, budget=None, worlds=12, theories=[sim.theories.IndependentCascade(1)])
    least, most = 0 - (7 + 200 + 50), 31 - 7  # nobody for the two dear ones; all, and for no fee
    assert got.ends == (least, most)
    assert got.largest == most - least
    table = got.table
    assert (table.profit_low >= got.ends[0]).all()
    assert (table.profit_high <= got.ends[1]).all()
    assert (table.reach_high == 31).all()
    goal = compared(people=people, budget=2, worlds=12).table
    assert (goal.reach_low >= 0).all()
    assert (goal.reach_high <= 31).all()
    assert (goal.profit_low >= -250).all()
    assert (goal.profit_high <= 0).all()


def test_looks_count_blocks():
    got = compared(
        TIES, {"a": sim.seeding.Random(), "b": sim.seeding.Random()}, worlds=300, worlds_per_network=3, looks=2
    )
    assert (got.blocks, got.stopped) == (100, "worlds")


def test_shares_of_worlds():
    got = compared(strategies=["hubs", "random", "fringe"], worlds=50)
    table = got.table.set_index("strategy")
    reached = dict(zip(got.strategies, got.reached[0].tolist(), strict=True))
    for name, own in reached.items():
        worlds = zip(own, *reached.values(), strict=True)
        won = [(one == max(all_of)) / all_of.count(max(all_of)) for one, *all_of in worlds]
        assert table.best_in_world[name] == pytest.approx(np.mean(won))
        assert table.failure_rate[name] == np.mean([one < 2 for one in own])
        assert table.global_cascades[name] == np.mean([one >= 4 for one in own])  # a tenth of 31 is 3.1
        assert (
            table.loc[name, ["goal_p10", "goal_p50", "goal_p90"]].tolist() == np.quantile(own, [0.1, 0.5, 0.9]).tolist()
        )
    assert table.best_in_world.sum() == pytest.approx(1)
    assert table.best_in_resample.sum() == pytest.approx(1)


BLANKS = {"days_to_half", "cost_per_buyer"}


@pytest.mark.parametrize(
    ("given", "blanks"),
    [
        ({"strategies": ["random"]}, set()),
        ({"strategies": {"random": sim.seeding.Hubs(), "again": sim.seeding.Hubs()}}, set()),
        ({"worlds": 1}, {"days_to_half"}),
        ({"theories": [sim.theories.IndependentCascade(0)]}, {"days_to_half"}),
        ({"theories": [sim.theories.IndependentCascade(0)], "campaign": sim.Campaign(budget=1, buy=0)}, BLANKS),
        ({"theories": [sim.theories.IndependentCascade(1)]}, set()),
        ({"theories": [sim.theories.IndependentCascade(1)], "margin": 1}, set()),
        ({"budget": 31}, {"days_to_half"}),
        ({"campaign": sim.Campaign(money=0, fee=1)}, BLANKS),
        ({"campaign": sim.Campaign(money=0, fee=1, goal="profit", revenue=1)}, BLANKS),
        ({"network": nx.empty_graph(31)}, {"days_to_half"}),
    ],
)
def test_odd_comparisons_have_numbers_and_no_winner(given, blanks):
    got = compared(**({"worlds": 64, "budget": None if "campaign" in given else 1} | given))
    assert set(got.table.columns[got.table.isna().any()]) == blanks
    assert set(got.pairs.verdict) <= {"not settled", "too close to call", "the same in every world"}
    numbers = got.table.select_dtypes("number").to_numpy(dtype=float)
    assert not np.isinf(numbers).any()
    assert not (np.signbit(numbers) & (numbers == 0)).any()
    assert sim.decide(got).table.notna().all().all()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"looks": 0}, "looks is a whole number from 1 to 30, got 0"),
        ({"looks": 31}, "looks is a whole number from 1 to 30, got 31"),
        ({"seconds": -1}, "seconds is a number of 0 or more, or null, got -1"),
        ({"seconds": "soon"}, "seconds is a number of 0 or more, or null, got 'soon'"),
        ({"level": 1}, r"level is a number in \[0.5, 0.9999\], got 1"),
        ({"level": 95}, "level is a number in"),
        ({"margin": -1}, "margin is a number of 0 or more, or null, got -1"),
        ({"margin_money": 5}, "margin_money needs the goal buyers or profit and a revenue, got the goal 'convinced'"),
        ({"worlds_per_network": 0}, "worlds_per_network is a whole number from 1 to 10, got 0"),
        ({"worlds_per_network": 3, "network": TIES}, r"worlds is a multiple of worlds_per_network \(3\), got 10"),
        ({"match_reach": 2}, r"match_reach is a number in \[0, 1\], or null, got 2"),
        ({"match_reach": "half"}, r"match_reach is a number in \[0, 1\], or null, got 'half'"),
    ],
)
def test_bad_input(change, complaint):
    with pytest.raises(sim.InputError, match=complaint) as error:
        compared(**({"worlds": 10} | change))
    assert "\n" not in str(error.value)
