"""Theories on an equal footing, where the reach is known in closed form."""

import networkx as nx
import numpy as np
import pytest

import sim
from sim.study.match import Match
from sim.study.measures import Interval
from sim.study.tuning import needed
from sim.words import percent

BASE = sim.theories.IndependentCascade(0.1)


def star_share(n, p):
    """Return the expected share on a star, whoever of all is approached."""
    leaves = n - 1
    hub, leaf = 1 + leaves * p, 1 + p + (leaves - 1) * p * p
    return (hub + leaves * leaf) / n / n


def path_share(n, p):
    """Return the expected share on a path, whoever of all is approached."""
    return sum(p ** abs(one - other) for one in range(n) for other in range(n)) / n / n


def matched(network, theories, target, budget=1, **more):
    return sim.compare(network, theories, ["random", "hubs"], budget, match_reach=target, root_seed=2, **more)


@pytest.mark.parametrize(
    ("network", "share", "target"),
    [(nx.star_graph(40), star_share, 0.3), (nx.path_graph(20), path_share, 0.3), (nx.path_graph(20), path_share, 0.8)],
)
def test_the_setting_is_the_one_of_the_closed_form(network, share, target):
    comparison = matched(network, {"cascade": BASE}, target, worlds=400)
    (match,) = comparison.matches
    assert match.matched
    assert match.reached.mean == pytest.approx(target, abs=0.01)
    p = 0.1 * comparison.design.theories["cascade"].factor
    error = (match.reached.high - match.reached.low) / 2 / 1.97
    assert share(len(network), p) == pytest.approx(target, abs=4 * error)
    own = comparison.reached[0, 0] / len(network)
    assert own.mean() == pytest.approx(share(len(network), p), abs=4 * own.std() / 20)


@pytest.mark.parametrize("root_seed", range(3))
def test_what_is_matched_is_so_in_truth(root_seed):
    # 256 tuning worlds alone would leave an interval of points: the search takes as many as it needs
    comparison = sim.compare(
        nx.path_graph(200), {"cascade": BASE}, ["random"], 1, worlds=5, match_reach=0.2, root_seed=root_seed
    )
    (match,) = comparison.matches
    truth = path_share(200, 0.1 * comparison.design.theories["cascade"].factor)
    assert match.matched
    assert truth == pytest.approx(0.2, abs=0.01)
    assert match.reached.low <= truth <= match.reached.high
    ends = f"{percent(match.reached.low, 1)} to {percent(match.reached.high, 1)}"
    assert match.words.startswith(f"matched: random people convince {ends} of all, with")


def test_mechanisms_are_taken_into_account():
    # whoever is approached is heeded half as often, so the first step of each way along the path is half as likely
    own = sim.Campaign(mechanisms=[sim.mechanisms.Endorsement(paid=0.5), sim.mechanisms.Place("km", 2.0)])
    given = {"campaign": own, "people": sim.People(20, {"km": [3] * 20})}
    (match,) = (comparison := matched(nx.path_graph(20), {"cascade": BASE}, 0.2, worlds=50, **given)).matches
    p = 0.1 * comparison.design.theories["cascade"].factor
    truth = (path_share(20, p) - 1 / 20) / 2 + 1 / 20
    assert match.matched
    assert truth == pytest.approx(0.2, abs=0.01)
    assert match.words.endswith(f"x {p / 0.1:.4g}, taking account of words of those who are approached")


def test_an_interval_that_leaves_the_target_is_not_matched():
    assert Match("a", 0.2, "p", Interval(0.2, 0.1901, 0.2099), 0, 0.2, 0.2, 256).matched
    assert not Match("a", 0.2, "p", Interval(0.2, 0.1899, 0.2099), 0, 0.2, 0.2, 256).matched
    assert not Match("a", 0.2, "p", Interval(0.2, 0.1901, 0.2101), 0, 0.2, 0.2, 256).matched


def test_theories_reach_the_same():
    made = nx.barabasi_albert_graph(120, 3, seed=4)
    comparison = matched(made, [BASE, "weighted_cascade", "flow"], 0.25, budget=4, worlds=300)
    assert [match.matched for match in comparison.matches] == [True] * 3
    assert comparison.means[:, 0] / 120 == pytest.approx(np.full(3, 0.25), abs=0.04)


def test_a_jump_is_not_matched():
    # on a ring either one of two neighbours is enough, and all are reached, or nobody is
    (match,) = matched(nx.cycle_graph(30), [sim.theories.Flow(hear=1, phi="0.3")], 0.4, worlds=20).matches
    assert not match.matched
    assert (match.below, match.above) == (pytest.approx(1 / 30), 1)
    assert match.reached.mean == pytest.approx(1 / 30)  # the nearer side
    assert match.words.startswith(
        "not matched: random people convince 3.3 % to 4.7 % of all, with share of a person's sources"
    )
    assert match.words.endswith(". The share jumps from 3.3 % to 100 %")


def test_what_cannot_be_reached_is_not_matched():
    pairs = nx.Graph([(2 * pair, 2 * pair + 1) for pair in range(10)])
    (match,) = matched(pairs, [BASE], 0.5, worlds=20).matches
    assert not match.matched
    assert match.reached.mean == pytest.approx(0.1)
    assert match.words.endswith(". With every setting it is less than 50 %: 10 % at most")


def test_what_is_more_in_any_case_is_not_matched():
    (match,) = matched(nx.cycle_graph(30), [sim.theories.Bass(p=0.01, q=0.1)], 0.3, worlds=20).matches
    assert not match.matched
    assert match.below > 0.9
    assert match.words.endswith(f". With every setting it is more than 30 %: {percent(match.below, 1)} at least")


@pytest.mark.parametrize(
    ("low", "high", "below", "above", "why"),
    [
        (0.184, 0.197, 0.1994, 0.1994, "In 256 worlds chance hides whether that is within a point of 20 %"),
        (0.215, 0.22, 0.1994, 0.1994, "Chance misled the search for 20 %"),
        (0.184, 0.197, 0.198, 0.203, "In 256 worlds chance hides whether that is within a point of 20 %"),
        (0.184, 0.197, 0.19, 0.203, "The share jumps from 19 % to 20.3 %"),
        (0.18, 0.188, 0.05, 0.185, "With every setting it is less than 20 %: 18.5 % at most"),
        (0.215, 0.22, 0.217, 0.9, "With every setting it is more than 20 %: 21.7 % at least"),
    ],
)
def test_why_it_is_not_matched_is_said(low, high, below, above, why):
    match = Match("a", 0.2, "p", Interval((low + high) / 2, low, high), 0, below, above, 256)
    ends = f"{percent(low, 1)} to {percent(high, 1)}"
    assert match.words.startswith(f"not matched: random people convince {ends} of all, with p. ")
    assert match.words.endswith(why)


def test_enough_worlds_are_played_where_chance_decides_much():
    # the fractional threshold on the default community: shares differ by .33 between worlds
    assert 1.96 * 0.33 / needed(0.33, 0.004, 2000) ** 0.5 <= 0.004
    assert 1.96 * 0.33 / needed(0.33, 0.003, 2000) ** 0.5 <= 0.0033
    assert needed(0.33, 0.003, 100_000) == 800
    assert needed(0.33, 0.003, 10**7) == needed(0, 0.003, 5) == 256


@pytest.mark.parametrize("target", [0, 0.02, 0.1])
def test_those_approached_are_reached_already(target):
    with pytest.raises(
        sim.InputError, match=rf"match_reach is more than the 0.1 of people .* approached, got {target}"
    ):
        matched(nx.cycle_graph(30), [BASE], target, budget=3)


def test_the_same_theories_for_any_number_of_threads():
    made = nx.barabasi_albert_graph(50, 2, seed=4)
    one, other = (matched(made, [BASE, "flow"], 0.3, worlds=20, workers=workers).matches for workers in (1, 3))
    assert one == other
