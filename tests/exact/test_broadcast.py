"""Broadcasts by day: times, calendars with trust, whom they reach and what that costs."""

import networkx as nx
import numpy as np
import pytest

import sim
from sim.mechanisms import Broadcast, Channels
from sim.theories import Bass, IndependentCascade
from tests.exact.covered import agrees, alike, oracle

ALONE = nx.empty_graph(50)
PEOPLE = sim.People(50, {"side": [0] * 20 + [1] * 30})


def played(mechanism, worlds=1000, horizon=12, theory=None, **more):
    campaign = sim.Campaign(horizon=horizon, mechanisms=[mechanism])
    theory = theory or IndependentCascade(0)
    return sim.simulate(ALONE, theory, [], people=PEOPLE, campaign=campaign, worlds=worlds, root_seed=8, **more)


def first_days(chances):
    """Return with which chance each day is the first one, by its chances from day 1."""
    missed, found = 1.0, [0.0]
    for chance in chances:
        found.append(missed * chance)
        missed *= 1 - chance
    return found


def follows(out, chances):
    return all(agrees((out.days == day).ravel(), exact) for day, exact in enumerate(first_days(chances)) if day)


@oracle("broadcast")
def test_only_on_its_days():
    out = played(Broadcast(0.2, days=[[2, 4], [7, 7]]))
    assert follows(out, [0, 0.2, 0.2, 0.2, 0, 0, 0.2, 0, 0, 0, 0, 0])


@oracle("broadcast")
def test_each_asking_meets_the_trust_that_is_left():
    b, trust, give, spend = 0.5, 0.2, 0.4, 0.3
    t, chances = trust, []
    for letter in "GGAGAAGGAGAA":
        if letter == "G":
            chances.append(0.0)
            t = 1 - (1 - t) * (1 - give)
        else:
            chances.append(b * t)
            t = t * (1 - spend)
    out = played(Broadcast(b, calendar="GGAGAA", trust=trust, give=give, spend=spend))
    assert follows(out, chances)


@oracle("broadcast")
def test_eight_gives():
    # trust on day 9 is 1 - (1 - 0.1)(1 - 0.2)^8; on day 19 what one asking and nine more givings leave of it
    b, trust, give, spend = 0.6, 0.1, 0.2, 0.4
    ninth = 1 - (1 - trust) * (1 - give) ** 8
    last = 1 - (1 - ninth * (1 - spend)) * (1 - give) ** 9
    out = played(Broadcast(b, calendar="eight_gives", trust=trust, give=give, spend=spend), horizon=20)
    assert set(np.unique(out.days)) == {-1, 9, 19}
    assert agrees((out.days == 9).ravel(), b * ninth)
    assert agrees((out.days > 0).ravel(), 1 - (1 - b * ninth) * (1 - b * last))


@oracle("broadcast")
def test_on_days_without_a_broadcast_trust_stays_and_the_calendar_goes_on():
    # giving on day 1 only; the givings of days 2 to 5 and 7 to 11 are left out
    out = played(Broadcast(0.5, calendar="GGGGGA", trust=0.1, give=0.5, spend=0.2, days=[[1, 1], [6, 6], [12, 12]]))
    assert follows(out, [*[0] * 5, 0.5 * 0.55, *[0] * 5, 0.5 * 0.55 * 0.8])


@oracle("broadcast")
def test_it_reaches_its_segment_beside_what_a_theory_brings():
    q, b = 0.1, 0.3
    out = played(Broadcast(b, segment="side = 1"), theory=Bass(q, 0), horizon=3)
    one, other = out.days[:, 20:], out.days[:, :20]
    assert agrees((one >= 0).ravel(), 1 - ((1 - q) * (1 - b)) ** 3)
    assert agrees((other >= 0).ravel(), 1 - (1 - q) ** 3)


PLAIN = {"days": None, "segment": None, "cost": 0, "calendar": None, "trust": 1, "give": 0, "spend": 0}
GRAPH = nx.gnm_random_graph(50, 120, seed=1)


@pytest.mark.parametrize(
    "more",
    [
        PLAIN,
        {"days": [[1, 32_766]]},
        {"days": [[1, 3], [4, 99]]},
        {"segment": "side = 0 or side = 1"},
        {"calendar": "A"},
        {"calendar": "AAA", "give": 0.5},
    ],
)
def test_what_changes_nothing_changes_no_byte(more):
    plain, other = (
        sim.simulate(
            GRAPH, "flow", [1, 2], people=PEOPLE, worlds=20, campaign=sim.Campaign(horizon=15, mechanisms=[one])
        )
        for one in (Broadcast(0.03, 2), Broadcast(0.03, 2, **more))
    )
    assert alike(plain, other)


LIVELY = Broadcast(
    0.2, days=[[1, 5], [8, 20]], segment="side = 1", calendar="GAA", trust=0.4, give=0.5, spend=0.2, cost=2
)


def test_both_engines_agree():
    campaign = sim.Campaign(horizon=15, mechanisms=[LIVELY, Channels({"post": {"trait": "side", "use": {1: 0.7}}})])
    one, other = (
        sim.simulate(GRAPH, "flow", [1, 2], people=PEOPLE, worlds=6, campaign=campaign, engine=engine)
        for engine in ("agents", "compiled")
    )
    assert alike(one, other)


def compared(plans, worlds=200, **campaign):
    own = sim.Campaign(horizon=4, fee=1, **campaign)
    return sim.compare(
        ALONE, IndependentCascade(0), plans=plans, people=PEOPLE, campaign=own, worlds=worlds, root_seed=5
    )


def test_each_person_whom_it_reaches_costs_whoever_is_approached():
    posters = {"mechanisms": [Broadcast(0.2, 0, cost=2.5, segment="side = 1")]}
    plans = {
        "none": sim.Plan("hubs", {"budget": 3}),
        "hubs": sim.Plan("hubs", {"budget": 3, **posters}),
        "random": sim.Plan("random", {"budget": 3, **posters}),
        "nobody": sim.Plan(None, posters),
    }
    played = compared(plans).played
    none, hubs, random, nobody = (played.runs.cost[played.runs.at("independent_cascade", name)] for name in plans)
    assert (none == 3).all()
    assert (nobody % 2.5 == 0).all()
    assert agrees(nobody, 2.5 * 30 * (1 - 0.8**4))
    assert np.array_equal(hubs, 3 + nobody)
    assert np.array_equal(random, hubs)
    assert played.cost_ends_of("hubs") == (0, 3 + 2.5 * 30)
    assert played.cost_ends_of("nobody") == (0, 75)


def test_money_pays_for_whom_it_is_expected_to_reach_first():
    broadcast = Broadcast(0.2, 0, cost=2.5)
    expected = 2.5 * 50 * (1 - 0.8**4)  # 73.8
    plans = {"hubs": sim.Plan("hubs", {"money": 80})}
    runs = compared(plans, worlds=3, mechanisms=[broadcast]).runs
    assert runs.heads.ravel().tolist() == [int(80 - expected)] * 3 == [6] * 3
    with pytest.raises(sim.InputError, match=r"plans.hubs.money is at least what is spent .* 73.8, got 70"):
        compared({"hubs": sim.Plan("hubs", {"money": 70})}, worlds=3, mechanisms=[broadcast])


def test_what_it_says():
    assert Broadcast(0.01).said == "A broadcast reaches each person with a chance of 1 % a day and counts as 1 voice."
    assert LIVELY.said == (
        "A broadcast reaches each person with a chance of 20 % a day and counts as 1 voice. It runs on days 1 to 5 and"
        " 8 to 20, reaches people with side = 1 only and costs 2 for each person reached. Its days are GAA, over and"
        " over (G gives, A asks): trust begins at 40 %, each giving adds 50 % of what is missing, and each asking uses"
        " up 20 % of it."
    )
    assert [one.name for one in LIVELY.read] == ["side"]
    assert Broadcast(0.1).read == ()


def test_without_a_chance_it_has_no_calendar():
    change = next(LIVELY.changes())
    assert not change.mechanism.on
    assert change.mechanism == Broadcast(0, days=LIVELY.days, segment=LIVELY.segment, cost=2)
    assert LIVELY.at(0.5).calendar == "GAA"
    assert [one.mechanism.chance for one in Broadcast().changes()] == [0.001]


TIMES = "days are first and last days from 1 to 32,766, one after the other, as in [[1, 7], [30, 37]], got"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"days": 3}, f"{TIMES} 3"),
        ({"days": []}, f"{TIMES} []"),
        ({"days": [1, 7]}, f"{TIMES} [1, 7]"),
        ({"days": [[0, 3]]}, TIMES),
        ({"days": [[5, 3]]}, TIMES),
        ({"days": [[1, 3.5]]}, TIMES),
        ({"days": [[1, 3], [3, 4]]}, TIMES),
        ({"days": [[5, 6], [1, 2]]}, TIMES),
        ({"days": [[1, 40_000]]}, TIMES),
        (
            {"calendar": "GGB"},
            "calendar is a text of G (give) and A (ask), as in GGGA, or one of eight_gives, got 'GGB'",
        ),
        ({"calendar": ""}, "calendar is a text of G (give) and A (ask)"),
        ({"calendar": 3}, "calendar is a text of G (give) and A (ask)"),
        (
            {"calendar": "GA", "chance": 0},
            "calendar is for a broadcast with a chance above 0, got 'GA'; set chance, too",
        ),
        ({"trust": 0.2}, "trust is 1 where there is no calendar, got 0.2; set calendar, as in GGGA"),
        ({"give": 0.2}, "give is 0 where there is no calendar, got 0.2"),
        ({"calendar": "G", "spend": 2}, "spend is a number in [0, 1], got 2"),
        ({"cost": -1}, "cost is a number in [0, 1000000000000], got -1"),
        ({"segment": "side"}, "segment is a condition as in"),
        ({"segment": 3}, "segment is a condition as in"),
    ],
)
def test_what_is_refused(settings, said):
    with pytest.raises(sim.InputError) as error:
        Broadcast(**{"chance": 0.1} | settings)
    assert said in str(error.value)


def test_a_segment_of_nobody_and_no_horizon_are_refused():
    with pytest.raises(
        sim.InputError, match="mechanism.broadcast.segment 'side = 7' holds at least one person, got nob"
    ):
        played(Broadcast(0.1, segment="side = 7"))
    with pytest.raises(sim.InputError, match="mechanism.broadcast.segment names a trait of people"):
        played(Broadcast(0.1, segment="sid = 7"))
    with pytest.raises(sim.InputError, match="horizon is a day from 0 to 32,766 where there is a broadcast, got None"):
        played(Broadcast(0.1, calendar="A"), horizon=None)
