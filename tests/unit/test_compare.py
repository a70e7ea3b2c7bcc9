"""Comparisons: paired numbers, honest intervals, and words that fit them."""

import networkx as nx
import numpy as np
import pytest

import sim
from sim import theories
from sim.mechanisms import Broadcast
from sim.report.lines import ranking
from sim.report.words import answer
from sim.seeding.base import roster
from sim.study.measures import interval
from sim.study.tally import day_of_half
from sim.world import World
from tests.handmade import with_people

STAR = nx.star_graph(60)
CASCADE = theories.IndependentCascade(0.3)


def test_an_interval_is_students():
    # Student's sleep data (Biometrika 6:1, 1908): differences of ten patients, mean 1.58, sd 1.23
    extra = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]
    got = interval(extra)
    assert got.mean == pytest.approx(1.58)
    assert (got.low, got.high) == pytest.approx((0.7001142, 2.4598858))
    assert np.isnan(interval([3.0]).low)
    assert interval([3.0, 3.0]) == (3.0, 3.0, 3.0)


def test_intervals_cover_the_exact_mean():
    # 400 comparisons of 30 worlds; the number covered is binomial, 3 standard errors are 0.033
    exact = 1 + 60 * 0.3
    reach = sim.simulate(STAR, CASCADE, [0], worlds=12_000, root_seed=2).reach.reshape(400, 30)
    covered = [one.low <= exact <= one.high for one in map(interval, reach)]
    assert np.mean(covered) == pytest.approx(0.95, abs=0.033)


def test_day_of_half():
    convinced = np.array([[1, 1, 4, 6, 6], [2, 2, 2, 2, 2], [1, 2, 2, 2, 2], [0, 1, 1, 1, 1], [0, 0, 0, 0, 0]])
    assert day_of_half(convinced, convinced[:, 0]).tolist() == [2, -1, 0, 1, -1]


def compared(**more):
    given = {"theories": [CASCADE, theories.ComplexContagion(2)], "strategies": ["hubs", "random", "fringe"]}
    return sim.compare(STAR, budget=2, worlds=40, root_seed=4, **(given | more))


def test_every_world_is_the_one_that_simulate_plays():
    comparison = compared()
    network = comparison.network
    for theory, law in enumerate([CASCADE, theories.ComplexContagion(2)]):
        for strategy, name in enumerate(comparison.strategies):
            worlds = [World(network.n, network.m, 4, index) for index in range(40)]
            scores = comparison.player.instance.ranked[strategy].ranking.score
            rosters = [roster(scores, 2, world, name) for world in worlds]
            alone = sim.simulate(network, law, seeds_per_world=rosters, worlds=40, root_seed=4)
            assert comparison.reach[theory, strategy].tolist() == alone.reach.tolist()


def test_a_false_verdict_is_as_rare_as_said():
    # six strategies that are equal by construction, 60 worlds, 400 comparisons: in how many is any of them
    # told from the best? At most 5 %, and 3 standard errors of a count of 400 are 3.3 %
    six = ["random", "hubs", "fringe", "betweenness", "pagerank", "bridges"]
    base = sim.compare(nx.cycle_graph(9), [CASCADE], six, 1, worlds=60)
    rng = np.random.default_rng(1)
    wrong = 0
    for _ in range(400):
        wrong += len(with_people(base, rng.normal(5, 1, (1, 6, 60))).level_with_best("independent_cascade")) < 5
    assert wrong / 400 <= 0.05 + 0.033


def test_the_table_holds_paired_differences():
    comparison = compared()
    table = comparison.table.set_index(["theory", "strategy"])
    random = comparison.reach[0, 1]
    hubs = comparison.reach[0, 0]
    row = table.loc["independent_cascade", "hubs"]
    assert row.reach == hubs.mean()
    assert (row.vs_random, row.vs_random_low, row.vs_random_high) == interval(hubs - random, 0.95, -61, 61)
    assert row.vs_best == 0
    assert row["rank"] == 1
    assert row.global_cascades == (hubs >= 0.1 * 61).mean()
    assert table.loc["independent_cascade", "random"].vs_random == 0


def test_pairing_pays():
    # both approach the hub; they share all luck, so their difference varies far less than either
    hub = nx.star_graph(60)
    comparison = sim.compare(hub, [CASCADE], ["hubs", "betweenness"], 2, worlds=200)
    one, other = comparison.reach[0].astype(float)
    assert np.var(one - other) < (np.var(one) + np.var(other)) / 10


def test_a_global_cascade_is_counted_in_whole_people():
    # in floating point 0.07 * 100 is 7.000000000000001: seven of a hundred are a share of 0.07
    alone = sim.compare(nx.empty_graph(100), [CASCADE], ["random"], 7, worlds=2, cascade_share=0.07)
    assert alone.table.global_cascades.tolist() == [1.0]


def test_curves_end_in_the_reach_and_pad_with_it():
    comparison = compared()
    curves = comparison.curves
    assert list(curves.columns) == ["theory", "strategy", "world", "day", "aware", "convinced", "buyers"]
    last = curves[curves.day == curves.day.max()]
    assert last.convinced.tolist() == comparison.reach.ravel().tolist()
    steps = curves.groupby(["theory", "strategy", "world"])[["aware", "convinced", "buyers"]].diff().dropna()
    assert (steps >= 0).all().all()
    assert (curves.aware >= curves.convinced).all()


def test_seeds_name_whom_to_approach():
    seeds = compared().seeds
    first = seeds[(seeds.strategy == "hubs") & (seeds.place == 1)].iloc[0]
    assert (first.id, first.score, first.share) == (0, 60, 1)
    assert seeds.groupby("strategy").share.sum().round(9).tolist() == [2, 2, 2]


def test_workers_change_nothing():
    for workers in (2, 3):
        assert compared(workers=workers).reach.tolist() == compared().reach.tolist()


def test_odd_cases_have_words_and_no_missing_numbers():
    ring = nx.cycle_graph(30)
    alike = sim.compare(ring, [CASCADE], ["hubs", "fringe", "random"], 2, worlds=30)
    alone = sim.compare(ring, [CASCADE], ["hubs"], 2, worlds=30)
    once = sim.compare(ring, [CASCADE], ["hubs", "random"], 2, worlds=1)
    nothing = sim.compare(ring, [theories.IndependentCascade(0)], ["hubs", "random"], 2, worlds=30)
    everybody = sim.compare(ring, [theories.IndependentCascade(1)], ["hubs", "random"], 2, worlds=30)
    for comparison in (alike, alone, once, nothing, everybody):
        text = ranking(comparison) + " ".join(answer(sim.decide(comparison)))
        assert "nan" not in text.lower()
        assert "inf" not in text.lower().replace("infl", "")


def test_few_differences_are_no_verdict():
    # rare cascades: the two differ in fewer than 20 worlds, so nothing is called better
    comparison = sim.compare(STAR, [theories.IndependentCascade(0.004)], ["hubs", "fringe"], 1, worlds=60)
    assert np.count_nonzero(comparison.reach[0, 0] - comparison.reach[0, 1]) < 20
    best = comparison.table.strategy.iloc[0]
    assert set(comparison.level_with_best("independent_cascade")) == {"hubs", "fringe"} - {best}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"budget": 0}, "budget is a whole number of people of 1 or more, or null, or all, got 0"),
        ({"budget": 62}, "budget is at most the 61 people of the network, got 62"),
        ({"budget": "many"}, "budget is a whole number of people of 1 or more, or null, or all, got 'many'"),
        ({"budget": 2.5}, "got 2.5"),
        ({"worlds": 0}, "worlds is a whole number"),
        ({"worlds": -3}, "worlds is a whole number"),
        ({"root_seed": -1}, "root_seed is a whole number"),
        ({"workers": 0}, "workers is a whole number"),
        ({"engine": "fast"}, "engine is one of agents, compiled; got 'fast'"),
        ({"strategies": ["hub"]}, "strategy is one of .*; got 'hub'. Did you mean 'hubs'"),
        ({"strategies": ["hubs", "hubs"]}, "strategies have distinct names, got 'hubs' twice"),
        ({"strategies": []}, "strategies are one or more, got none"),
        ({"theories": ["flwo"]}, "theory is one of .*; got 'flwo'. Did you mean 'flow'"),
        ({"theories": [3]}, "theories are instances of Theory"),
        ({"theories": theories.Flow}, "theories are instances of Theory or their names"),
        ({"theories": None}, "theories are instances of Theory or their names"),
        ({"campaign": 3}, "campaign is a Campaign, got int"),
        ({"campaign": {"acept": 0.5}}, "campaign has no setting 'acept'. Did you mean 'accept'?"),
        ({"people": [1]}, "people is a People, got list"),
        (
            {"worlds": 2**29},
            r"what is kept takes at most 2 GiB, got 536,870,912 \(13.0 GiB\); use fewer, or set seconds",
        ),
        ({"cascade_share": 2}, "cascade_share is a number in"),
        ({"theories": [theories.Bass(0.1, 0.1)], "horizon": -1}, "horizon is a whole number of days from 0"),
    ],
)
def test_bad_input(change, complaint):
    given = {"theories": [CASCADE], "strategies": ["hubs"], "budget": 2, "worlds": 2} | change
    with pytest.raises(sim.InputError, match=complaint):
        sim.compare(STAR, **given)


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"seeds": [99]}, "seeds are ids of people in the network; 99 is none of its 61"),
        ({"seeds": [1, 1]}, "seeds are distinct people, got 1 twice"),
        ({"seeds": []}, "nothing can start"),
        ({"seeds": "1"}, "seeds is a list of ids"),
        ({"seeds": None}, "either seeds or seeds_per_world, got neither"),
        ({"seeds": [1], "seeds_per_world": [[1]]}, "got both"),
        ({"seeds": None, "seeds_per_world": [[1]], "worlds": 2}, "one list per world"),
        ({"seeds": [1], "worlds": 2**26}, "at most 2 GiB, got 34.3 GiB"),
        ({"seeds": [1], "campaign": sim.Campaign(mechanisms=[Broadcast(0.1)])}, "horizon is a day"),
        ({"seeds": [1], "worlds": 2.5}, "worlds is a whole number"),
    ],
)
def test_bad_seeds(given, complaint):
    with pytest.raises(sim.InputError, match=complaint):
        sim.simulate(STAR, CASCADE, **given)


def test_seeds_of_each_world():
    out = sim.simulate(STAR, theories.IndependentCascade(0), seeds_per_world=[[1], [2, 3], [0]], worlds=3)
    assert [np.flatnonzero(days == 0).tolist() for days in out.days] == [[1], [2, 3], [0]]


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda: theories.IndependentCascade(1.5), r"p is a number in \[0, 1\], got 1.5"),
        (lambda: theories.IndependentCascade("x"), "p is a number in"),
        (lambda: theories.IndependentCascade(np.True_), "p is a number in"),
        (lambda: theories.ComplexContagion(10**20), "k is a whole number of voices"),
        (lambda: theories.IndependentCascade(float("nan")), "p is a number in"),
        (lambda: theories.FractionalThreshold(-0.1), r"phi is a share in \[0, 1\], got -0.1"),
        (lambda: theories.FractionalThreshold("1/0"), "phi is a share"),
        (lambda: theories.Flow(phi=(0.5, 0.2)), "low to high"),
        (lambda: theories.Flow(phi=(0.1, 0.2, 0.3)), "pair of shares"),
        (lambda: theories.Flow(talk_days=0), "talk_days is a whole number of days of 1 or more, or null, got 0"),
        (lambda: theories.KeyPerson(knowledge=0), "knowledge is a whole number"),
        (lambda: theories.KeyPerson(tie_weight="trsut"), "Did you mean 'trust'"),
        (lambda: theories.ComplexContagion(-1), "k is a whole number of voices"),
        (lambda: theories.ComplexContagion(1.5), "k is a whole number of voices"),
        (lambda: theories.Bass(2, 0), "p is a number in"),
        (lambda: sim.Campaign(accept=-1), "accept is a number in"),
        (lambda: Broadcast(worth=2**40), "worth is a whole number of voices from 0"),
        (lambda: sim.word_of_mouth(STAR, CASCADE, []), "nothing can start"),
        (lambda: theories.Law.of(sim.Network.from_networkx(STAR), hear=1, threshold=1.9), "whole numbers, got"),
        (lambda: sim.networks.Community(people=3), "people is a whole number from 10"),
    ],
)
def test_bad_settings(make, complaint):
    with pytest.raises(sim.InputError, match=complaint):
        make()
