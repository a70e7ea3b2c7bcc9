"""Goals, counted by hand from the days of conviction and of first hearing."""

import networkx as nx
import numpy as np
import pytest

import sim
from experiments.small import Ranked
from sim.study.goal import Goal

WORLDS, REVENUE = 12, 7.0
GRAPH = nx.gnp_random_graph(40, 0.08, seed=3)
SEEDS = [4, 11, 30]
CIRCLE = np.arange(40) % 3
BUYS = (np.arange(40) % 2).astype(float)
FEE = 0.1 * (1 + np.arange(40))
PEOPLE = sim.People(40, {"circle": CIRCLE, "town": np.where(CIRCLE == 1, "in", "out"), "buy": BUYS, "fee": FEE})
THEORY = sim.theories.Flow(hear=0.4, phi="0.2", talk_days=3, expose=0.7)


def compared(engine="compiled", workers=1, **campaign):
    scores = np.zeros(40)
    scores[SEEDS] = 1
    return sim.compare(
        GRAPH,
        [THEORY],
        {"given": Ranked(tuple(scores)), "random": sim.seeding.Random()},
        people=PEOPLE,
        campaign=sim.Campaign(budget=3, **campaign),
        worlds=WORLDS,
        root_seed=8,
        engine=engine,
        workers=workers,
    )


def by_hand(goal, by=None, segment=None, capacity=None, revenue=0.0, fixed_cost=0.0):
    out = sim.simulate(GRAPH, THEORY, SEEDS, people=PEOPLE, worlds=WORLDS, root_seed=8)
    trait, value = segment.replace("=", ":").split(":") if segment else (None, None)
    wanted = [p for p in range(40) if segment is None or str(PEOPLE.traits[trait][p]) in (value, f"{value}.0")]
    found = []
    for days, known in zip(out.days.tolist(), out.known.tolist(), strict=True):
        when = known if goal == "aware" else days
        who = [p for p in wanted if when[p] >= 0 and (by is None or when[p] <= by)]
        if goal in ("aware", "convinced"):
            found.append(len(who))
            continue
        buyers = sum(BUYS[p] == 1 for p in who)
        buyers = buyers if capacity is None else min(buyers, capacity)
        cost = fixed_cost + sum(FEE[p] for p in SEEDS)
        found.append(buyers if goal == "buyers" else revenue * buyers - cost)
    return found


@pytest.mark.parametrize("goal", ["aware", "convinced", "buyers", "profit"])
@pytest.mark.parametrize("by", [None, 0, 2, 500])
@pytest.mark.parametrize("segment", [None, "circle=1", "circle:2.0", "town:in", " town = out "])
def test_goals_by_hand(goal, by, segment):
    money = {"revenue": REVENUE, "fixed_cost": 3.0} if goal == "profit" else {}
    expected = by_hand(goal, by, segment and segment.replace(" ", "").replace("2.0", "2"), **money)
    for engine in ("compiled", "agents") if segment == "circle=1" else ("compiled",):
        got = compared(engine, goal=goal, by=by, segment=segment, **money)
        assert got.reached[0, 0].tolist() == pytest.approx(expected)
        assert got.means[0, 0] == pytest.approx(np.mean(expected))


@pytest.mark.parametrize("capacity", [0, 3, 40])
@pytest.mark.parametrize("segment", [None, "circle=1"])
def test_no_more_buyers_than_can_be_served(capacity, segment):
    buyers = compared(goal="buyers", segment=segment, capacity=capacity)
    assert buyers.reached[0, 0].tolist() == by_hand("buyers", None, segment, capacity)
    profit = compared(goal="profit", segment=segment, capacity=capacity, revenue=REVENUE)
    assert profit.reached[0, 0].tolist() == pytest.approx(by_hand("profit", None, segment, capacity, REVENUE))
    assert compared(goal="convinced", capacity=capacity).reached[0, 0].tolist() == by_hand("convinced")


def test_a_segment_is_a_part_of_the_same_worlds():
    whole = compared(goal="buyers")
    parts = [compared(goal="buyers", segment=f"circle={value}") for value in range(3)]
    assert sum(part.reached for part in parts).tolist() == whole.reached.tolist()
    assert all(part.reach.tolist() == whole.reach.tolist() for part in parts)


@pytest.mark.parametrize(
    ("goal", "given", "margin"),
    [
        ({}, {}, 0.4),  # 1 % of forty people
        ({"measure": "buyers", "revenue": 4.0}, {}, 0.4),
        ({"measure": "profit", "revenue": 4.0}, {}, 1.6),
        ({}, {"margin": 0}, 0.0),
        ({}, {"margin": 2}, 2.0),
        ({"measure": "buyers", "revenue": 4.0}, {"money": 10}, 2.5),
        ({"measure": "profit", "revenue": 4.0}, {"money": 10}, 10.0),
        ({"measure": "profit", "revenue": 4.0}, {"margin": 10}, 10.0),
    ],
)
def test_margins(goal, given, margin):
    assert Goal(**goal).margin(40, given.get("margin"), given.get("money")) == pytest.approx(margin)


@pytest.mark.parametrize(
    ("goal", "margin", "money", "complaint"),
    [
        ({}, -1, None, "margin is a number of 0 or more, or null, got -1"),
        ({}, "wide", None, "margin is a number of 0 or more, or null, got 'wide'"),
        ({}, float("nan"), None, "margin is a number of 0 or more, or null, got nan"),
        ({"measure": "profit", "revenue": 1.0}, None, -2, "margin_money is a number of 0 or more, or null, got -2"),
        ({"measure": "profit", "revenue": 1.0}, 1, 2, "give either margin or margin_money, got 1 and 2"),
        ({"measure": "profit", "revenue": 1.0}, "a", 2, "margin is a number of 0 or more, or null, got 'a'"),
        ({"measure": "buyers"}, None, 2, "margin_money needs .* got the goal 'buyers' and a revenue of 0"),
        ({"revenue": 3.0}, None, 2, "margin_money needs the goal buyers or profit .* got the goal 'convinced'"),
    ],
)
def test_no_margin(goal, margin, money, complaint):
    with pytest.raises(sim.InputError, match=complaint) as error:
        Goal(**goal).margin(40, margin, money)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("campaign", "complaint"),
    [
        ({"by": -1}, "by is a whole number of days from 0 to 32766, or null, got -1"),
        ({"by": 8, "horizon": 7}, "by is a whole number of days from 0 to 7, or null, got 8"),
        ({"by": 1.5}, "by is a whole number of days"),
        ({"goal": "profits"}, "goal is one of aware, buyers, convinced, profit; got 'profits'. Did you mean 'profit'"),
        ({"goal": "profit"}, "revenue is more than 0 where the goal is profit, got 0"),
        ({"segment": "circle"}, "segment is a condition as in .*, got 'circle'"),
        ({"segment": 3}, "segment is a condition as in .*, got 3"),
        ({"segment": "circle=9"}, "segment 'circle=9' holds at least one person, got nobody; circle is 0"),
        ({"segment": "circle=one"}, "segment compares circle with a number, got 'one'"),
        ({"segment": "town="}, "segment is a condition as in .*, got 'town='"),
        ({"segment": "circel=1"}, "segment names a trait of people .*; got 'circel'|Did you mean 'circle'"),
    ],
)
def test_no_goal(campaign, complaint):
    with pytest.raises(sim.InputError, match=complaint) as error:
        compared(**campaign)
    assert "\n" not in str(error.value)
