"""People won, by hand on ten people, and from the days of conviction."""

import networkx as nx
import numpy as np
import pytest

import sim
from sim.mechanisms import Broadcast

ENDS = nx.Graph([(0, 1), (1, 2), (2, 3), (3, 4), (5, 6), (6, 7), (7, 8), (8, 9)])
"""Two paths of five: 7 is convinced without anybody, 9 by nobody."""
VOICES = sim.theories.ComplexContagion([1, 1, 1, 1, 1, 1, 1, 0, 1, 5])
PEOPLE = sim.People(10, {"accept": [1.0] * 9 + [0.0], "buy": [1.0, 0.0] * 5})
"""9 does not accept; even numbers buy."""
PLANS = {"given": sim.Plan(sim.seeding.Roster([2, 6, 9]), {"budget": 3}), "none": sim.Plan(None)}
# approached 2, 6, 9: convinced 0 1 2 3 4 5 6 7 8, of whom 0 2 4 6 8 buy; nobody: convinced 5 6 7 8, of whom 6 8 buy


def by_hand(worlds=2, engine="compiled", **campaign):
    own = sim.Campaign(**({"fee": 1.0, "horizon": 20} | campaign))
    return sim.compare(ENDS, [VOICES], plans=PLANS, people=PEOPLE, campaign=own, worlds=worlds, engine=engine)


@pytest.mark.parametrize("engine", ["compiled", "agents"])
def test_people_won_on_ten_people(engine):
    found = by_hand(engine=engine)
    given = ("complex_contagion", "given")
    assert found.won(*given).tolist() == [9 - 4] * 2
    assert found.won(*given, others=True).tolist() == [7 - 3] * 2  # 0 1 3 4 5 7 8 against 5 7 8
    assert found.won(*given, "buyers").tolist() == [5 - 2] * 2
    assert found.won(*given, "buyers", others=True).tolist() == [3 - 1] * 2  # 0 4 8 against 8
    assert found.won("complex_contagion", "none", others=True).tolist() == [0] * 2
    row = found.table.iloc[0]
    assert (row.won, row.won_others) == (5, 4)
    assert row.won_others_low < 4 < row.won_others_high
    with pytest.raises(sim.InputError, match="measure is one of buyers, convinced; got .aware"):
        found.won(*given, "aware")


def test_people_won_are_those_who_count():
    given = ("complex_contagion", "given")
    early = by_hand(by=0)  # 2 and 6 on day 0, nobody else yet; both of them are approached
    assert early.won(*given).tolist() == [2] * 2
    assert early.won(*given, others=True).tolist() == [0] * 2
    people = sim.People(10, {**PEOPLE.traits, "place": ["in"] * 5 + ["out"] * 5})
    for segment, won, others in (("place:in", 5 - 0, 4 - 0), ("place:out", 4 - 4, 3 - 3)):
        campaign = sim.Campaign(fee=1.0, horizon=20, segment=segment)
        found = sim.compare(ENDS, [VOICES], plans=PLANS, people=people, campaign=campaign, worlds=2)
        assert found.won(*given).tolist() == [won] * 2
        assert found.won(*given, others=True).tolist() == [others] * 2
        assert found.table.iloc[0].won == won


def test_buyers_won_are_those_who_can_be_served():
    found = by_hand(worlds=512, goal="buyers", capacity=3)
    given = ("complex_contagion", "given")
    assert set(found.won(*given)) == {3 - 2}
    assert set(found.won(*given, others=True)) == {(3 - 2) - (2 - 1)}  # 2 and 6 are served first; 6 buys anyway
    assert found.break_even(*given).ratio == 3 / 1
    assert by_hand(worlds=512).break_even(*given).ratio == 3 / 3


def test_break_even_counts_those_who_bring_profit():
    early = by_hand(worlds=512, goal="profit", revenue=2.0, by=0)  # 2 and 6 on day 0, nobody else yet
    assert early.break_even("complex_contagion", "given").ratio == 3 / 2
    assert early.whole.profit[0, 0, 0] == 2 * 2.0 - 3


@pytest.mark.parametrize("source", [False, True])
def test_others_won_are_counted_from_the_days_of_conviction(source):
    given, theory = [3, 17, 21], sim.theories.Flow(0.5, 0.2, 3)
    campaign = sim.Campaign(horizon=15, accept=0.6, buy=0.5, mechanisms=[Broadcast(0.02)])
    drawn = sim.networks.Poisson(people=30, mean_degree=4)
    network = drawn if source else nx.gnm_random_graph(30, 60, seed=2)
    plans = {
        "b": sim.Plan(sim.seeding.Roster(given), {"budget": 3, "buy": 0.9}),
        "a": sim.Plan(None),
        "c": sim.Plan("random"),
    }
    found = sim.compare(
        network, [theory, "key_person"], plans=plans, campaign=campaign, worlds=128, looks=2, margin=1e-9, root_seed=4
    )
    assert found.worlds == 128
    of = drawn.build(4, 0)[0] if source else network
    told = {"campaign": campaign, "worlds": 1 if source else 128, "root_seed": 4}
    days = [sim.simulate(of, theory, seeds, **told).days for seeds in (given, [])]
    others = np.setdiff1d(np.arange(30), given)
    one, none = ((one[:, others] >= 0).sum(axis=1) for one in days)
    assert found.won("flow", "b", others=True)[: len(one)].tolist() == (one - none).tolist()
    assert set(found.won("flow", "b", others=True)) != set(found.won("flow", "b"))


def test_what_is_kept_in_a_store_tells_the_same(tmp_path):
    given = {"plans": PLANS, "people": PEOPLE, "campaign": sim.Campaign(horizon=20), "worlds": 4}
    first, again = (sim.compare(ENDS, [VOICES], **given, store=sim.Store(tmp_path)) for _ in range(2))
    assert list(tmp_path.glob("*.npz"))
    assert again.played.runs.invited.tolist() == first.played.runs.invited.tolist()
    assert again.won("complex_contagion", "given", others=True).tolist() == [4] * 4
