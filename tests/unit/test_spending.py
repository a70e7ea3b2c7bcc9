"""Who can be paid, against a plain loop; money to the millionth."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sim
from experiments.small import Ranked
from sim.spending import Spending, affordable

STAR = nx.star_graph(4)
NETWORK = sim.Network.from_networkx(STAR)


def one_after_another(order, fees, money):
    """Return whom a purse pays for, asking each in turn."""
    taken = []
    for person in order:
        if fees[person] <= money:
            money -= fees[person]
            taken.append(person)
    return taken


@given(st.lists(st.integers(0, 12), max_size=30), st.randoms(use_true_random=False), st.integers(-1, 90))
def test_a_purse_goes_down_the_order(fees, shuffler, money):
    order = list(range(len(fees)))
    shuffler.shuffle(order)
    paid = affordable(np.array(order, dtype=np.int64), np.array(fees, dtype=np.int64), money)
    assert paid.tolist() == one_after_another(order, fees, money)


def purse(fees=None, **campaign):
    people = sim.People(5, {} if fees is None else {"fee": fees})
    return Spending.of(sim.Campaign(**campaign).spending, NETWORK, people)


def paid(fees=None, **campaign):
    comparison = sim.compare(
        STAR,
        [sim.theories.IndependentCascade(0)],
        {"given": Ranked((5, 4, 3, 2, 1))},
        people=sim.People(5, {} if fees is None else {"fee": fees}),
        campaign=sim.Campaign(**campaign),
        worlds=2,
    )
    chosen = np.flatnonzero(comparison.runs.approached[0]).tolist()
    return chosen, comparison.runs.cost.ravel().tolist(), comparison.runs.heads.ravel().tolist()


@pytest.mark.parametrize(
    ("campaign", "chosen", "cost"),
    [
        ({"money": 0.3, "fee": 0.1}, [0, 1, 2], 0.3),
        ({"money": 0.7, "fee": 0.1, "fixed_cost": 0.4}, [0, 1, 2], 0.7),
        ({"money": 0.299999, "fee": 0.1}, [0, 1], 0.2),
        ({"money": 8, "fee": 1, "fee_per_listener": 0.5}, [0, 1, 2, 3], 7.5),
        ({"money": 3, "fee_per_listener": 1}, [1, 2, 3], 3.0),
        ({"money": 0, "fee": 0}, [0, 1, 2, 3, 4], 0.0),
        ({"money": 0, "fee": 1}, [], 0.0),
        ({"money": 2, "fixed_cost": 2, "fee": 1}, [], 2.0),
        ({"budget": 2}, [0, 1], 0.0),
        ({"budget": 2, "fee": 3, "fixed_cost": 0.5}, [0, 1], 6.5),
    ],
)
def test_what_a_campaign_costs(campaign, chosen, cost):
    assert paid(**campaign) == (chosen, [cost] * 2, [len(chosen)] * 2)


def test_fees_of_people_come_first_and_who_is_too_dear_is_skipped():
    assert paid([9.0, 0.1, 5.0, 0.1, 0.1], money=0.3, fee=7) == ([1, 3, 4], [0.3] * 2, [3] * 2)
    assert paid([np.nan, 1, np.nan, 1, 1], money=6, fee=4) == ([0, 1, 3], [6.0] * 2, [3] * 2)


def test_bought_followers_are_paid_for_where_listeners_are():
    people = sim.People(5, {"bought": [0, 7, np.nan, 1, 0]})
    fees = [
        Spending.of(sim.Campaign(budget=1, lead=2, **own).spending, NETWORK, people).fees.tolist()
        for own in ({"fee_per_listener": 0.5}, {"fee_per_listener": 0.5, "fee": 3, "lead_cost": 0.25}, {"fee": 3})
    ]
    assert fees == [[2e6, 4e6, 5e5, 1e6, 5e5], [5.5e6, 7.5e6, 4e6, 4.5e6, 4e6], [3e6] * 5]


@given(st.lists(st.integers(0, 10**18), min_size=1, max_size=40), st.integers(0, 10**18))
def test_large_sums_do_not_overflow(fees, money):
    order = np.arange(len(fees))
    assert affordable(order, np.array(fees), money).tolist() == one_after_another(order.tolist(), fees, money)


def test_large_sums_stay_exact():
    # the largest fees of all: together more than 64 bits hold in millionths
    assert purse([1e12] * 5, budget=5).cost(np.arange(5)) == 5e12
    assert len(paid([1.5e11] * 5, money=4.5e11)[0]) == 3
    assert paid([1e12] * 5, money=1e12)[0] == [0]


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"fees": [1, 1, 1, 1, -2], "money": 5}, r"trait 'fee' is a number in .*, got -2"),
        ({"fees": [1, 1, 1, 1, np.nan], "money": 5}, r"fee is a number for everybody .* got none for 1 people \(4\)"),
        ({"fees": [1, 1, 1, 1, np.nan]}, "fee is a number for everybody where there is money or a trait fee"),
        ({"money": 5}, "fee is a number for everybody where there is money"),
        ({"fees": ["a"] * 5, "money": 5}, "trait 'fee' is a number .* got text"),
        (
            {"budget": 2, "fee_per_listener": 1e12},
            r"fee of a person with all listeners is at most 1000000000000, got 4000000000000",
        ),
        ({"budget": 6}, "budget is at most the 5 people of the network, got 6"),
        ({"money": 1, "fixed_cost": 2, "fee": 0}, "money is at least the fixed cost of 2, got 1"),
        ({"money": -1, "fee": 0}, r"money is a number in \[0, 1000000000000\], or null, got -1"),
        ({"fee": -1}, r"fee is a number in \[0, 1000000000000\], or null, got -1"),
        ({"fee_per_listener": -1}, "fee_per_listener is a number in"),
        ({"fixed_cost": float("nan")}, "fixed_cost is a number in"),
        ({"revenue": "much"}, "revenue is a number in"),
        ({"capacity": 2.5}, "capacity is a whole number of buyers of 0 or more, or null, got 2.5"),
        ({"capacity": -1}, "capacity is a whole number of buyers of 0 or more, or null, got -1"),
    ],
)
def test_no_purse(given, complaint):
    with pytest.raises(sim.InputError, match=complaint) as error:
        purse(**given)
    assert "\n" not in str(error.value)
