"""Who may be approached, on ten people by hand."""

import numpy as np
import pytest

import sim
from sim import Campaign, InputError, Network, People
from sim.candidates import Candidates
from sim.kinds import make
from sim.seeding import ByTrait, Mixture
from sim.spending import Spending
from sim.world import World

TEN = Network.from_edges(np.zeros(9, int), np.arange(1, 10), nodes=np.arange(10))
PEOPLE = People(
    10,
    {
        "fee": [9, 1, 2, 3, 4, 5, 6, 7, 8, 10],
        "consent": ["yes"] * 6 + ["no"] * 4,
        "employee": ["no", "yes", "no", "no", "yes", "no", "no", "no", "no", "no"],
        "household": ["a", "a", "b", "b", "c", "", "d", "d", "d", ""],
        "donor": [1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
        "rank": [10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
    },
)
BY_RANK = ByTrait("rank")


def approached(strategy=BY_RANK, world=0, **settings):
    campaign = Campaign(**settings)
    spending = Spending.of(campaign.spending, TEN, PEOPLE, campaign.whom)
    ranking = strategy.ranking(sim.seeding.Context(TEN, PEOPLE, 3))
    return spending.roster(ranking, World(10, 9, 3, world), "own").tolist()


BY_HAND = {
    "the first three": ({"budget": 3}, [0, 1, 2]),
    "everybody": ({"budget": "all"}, list(range(10))),
    "all candidates": ({"budget": "all", "candidates": "consent = yes"}, [0, 1, 2, 3, 4, 5]),
    "with consent and no employees": (
        {"budget": 3, "candidates": "consent = yes", "exclude": "employee = yes"},
        [0, 2, 3],
    ),
    "the others, by a list": ({"budget": 2, "exclude": [0, 2]}, [1, 3]),
    "money alone": ({"money": 15}, [0, 1, 2, 3]),
    "money passes over whom it cannot pay": ({"money": 8, "exclude": [1]}, [2, 3]),
    "both limits, money first": ({"money": 12, "budget": 5}, [0, 1, 2]),
    "both limits, people first": ({"money": 100, "budget": 2}, [0, 1]),
    "one a household": ({"budget": 5, "quota": {"household": 1}}, [0, 2, 4, 5, 6]),
    "unknown households do not count": ({"budget": "all", "quota": {"household": 1}}, [0, 2, 4, 5, 6, 9]),
    "two donors at most": ({"budget": 4, "quota": {"donor = 1": 2}}, [0, 1, 3, 4]),
    "no donors": ({"budget": 2, "quota": {"donor = 1": 0}}, [3, 4]),
    "two quotas": ({"budget": 4, "quota": {"donor = 1": 2, "household": 1}}, [0, 2, 4, 5]),
    "quota and money": ({"money": 12, "quota": {"household": 1}}, [0, 2]),
    "quota, money and people": ({"money": 100, "budget": 2, "quota": {"household": 1}}, [0, 2]),
    "fewer than the budget": ({"budget": 9, "quota": {"donor = 1": 1}}, [0, 3, 4, 5, 6, 7, 8, 9]),
}


@pytest.mark.parametrize(("settings", "people"), BY_HAND.values(), ids=BY_HAND)
def test_who_is_approached(settings, people):
    assert approached(**settings) == people


def test_a_list_in_a_file(tmp_path):
    file = tmp_path / "staff.csv"
    file.write_text("id\n0\n2\n")
    assert approached(budget=2, exclude={"path": str(file)}) == [1, 3]


def test_random_people_are_the_same_with_fewer_candidates():
    for world in range(5):
        everybody = approached(sim.seeding.Random(), world, budget="all")
        some = approached(sim.seeding.Random(), world, budget=3, candidates="consent = yes")
        assert some == [one for one in everybody if one < 6][:3]


@pytest.mark.parametrize(
    "kind", sorted({"degree_discount", "vote_rank", "hubs", "nomination", "clustered", "pagerank"})
)
def test_every_strategy_passes_over_whom_it_may_not_approach(kind):
    strategy = make(sim.seeding.Strategy, kind)
    found = approached(strategy, budget="all", candidates="consent = no")
    everybody = approached(strategy, budget="all")
    assert found == [one for one in everybody if one >= 6]


def test_counts_of_a_mixture_are_met_and_shares_stay_among_candidates():
    mix = Mixture(
        [
            {"seeding": {"kind": "by_trait", "trait": "rank"}, "count": 2},
            {"seeding": {"kind": "by_trait", "trait": "fee"}, "count": 4},
        ]
    )
    assert sorted(approached(mix, budget=6)) == [0, 1, 6, 7, 8, 9]
    some = approached(mix, budget=3, candidates="consent = yes")
    assert len(some) == 3
    assert set(some) == {0, 1, 5}  # two by fee, who go first (0 and 5), and one by rank who is left (1)


def test_parts_have_candidates_of_their_own():
    part = {"seeding": {"kind": "by_trait", "trait": "rank"}}
    mix = Mixture([part | {"count": 2, "candidates": "consent = no"}, part | {"count": 1, "candidates": "donor = 1"}])
    assert sorted(approached(mix, budget=3)) == [0, 6, 7]
    assert {trait.name for trait in mix.read} == {"rank", "consent", "donor"}
    few = Mixture([part | {"count": 5, "candidates": "donor = 1"}, part | {"count": 2}])
    found = approached(few, budget=7)  # three donors; the other part goes on
    assert len(found) == 7
    assert {0, 1, 2, 3} <= set(found)


def test_numbers_of_people_in_words():
    network = Network.from_edges(np.zeros(39, int), np.arange(1, 40), nodes=np.arange(40))
    ranking = Mixture("10 hubs, 20 random").ranking(sim.seeding.Context(network, People(40), 3))
    chosen = ranking.first(30, World(40, 39, 3, 0), "mix")
    hubs = (
        sim.seeding.Hubs()
        .ranking(sim.seeding.Context(network, People(40), 3))
        .first(40, World(40, 39, 3, 0), "mix hubs")
    )
    assert len(set(chosen.tolist())) == 30
    assert set(hubs[:10].tolist()) <= set(chosen.tolist())


REFUSED = {
    "no condition": ({"candidates": "consent"}, "candidates is a condition"),
    "no such trait": ({"candidates": "consnt = yes"}, "Did you mean 'consent'?"),
    "nobody left": ({"candidates": "donor = 7"}, "candidates leaves one person or more to approach, got nobody"),
    "everybody excluded": ({"exclude": "rank > 0"}, "exclude leaves one person or more to approach, got nobody"),
    "nobody of that name": ({"exclude": [77]}, "exclude holds people of the network; 1 of its 1 ids are not in it: 77"),
    "a mapping of something else": ({"exclude": {"file": "x"}}, "exclude is a condition, a list of ids or {path:"),
    "too many": ({"candidates": "consent = yes", "budget": 7}, "at most the 6 people who may be approached, got 7"),
    "a quota that is no mapping": ({"quota": 3}, "quota says how many are approached at most"),
    "a quota of nothing known": ({"quota": {"house": 1}}, "quota names a trait of people"),
    "a quota below 0": ({"quota": {"household": -1}}, "quota is a whole number of people"),
    "a budget in words": ({"budget": "most"}, "budget is a whole number of people"),
}  # fmt: skip


@pytest.mark.parametrize(("settings", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(settings, said):
    with pytest.raises(InputError) as caught:
        approached(**settings)
    assert said in str(caught.value)
    assert caught.value.field == next(reversed(settings)) or "77" in said


def test_a_plan_with_a_limit_of_its_own_does_not_have_the_other():
    shared = Campaign(budget=30, fee=2)
    assert sim.Plan("hubs", {"money": 10}).campaign(shared).heads is None
    assert sim.Plan("hubs", {"money": 10, "budget": 3}).campaign(shared).heads == 3
    assert sim.Plan("hubs", {"budget": 3}).campaign(Campaign(money=10, fee=2)).money is None
    assert sim.Plan("hubs", {"accept": 0.5}).campaign(shared).heads == 30


def test_who_may_not_be_approached_still_hears_and_talks():
    line = Network.from_edges([0, 1, 2], [1, 2, 3])
    people = People(4, {"consent": [1, 0, 0, 0]})
    plan = sim.Plan("fringe", {"budget": "all", "candidates": "consent = 1"})
    played = sim.compare(line, [sim.theories.IndependentCascade(1.0)], plans={"one": plan}, people=people, worlds=2)
    assert played.table.reach.tolist() == [4.0]
    assert played.table.approached.tolist() == [1.0]


def test_files_and_hashes():
    assert [file.name for file in Candidates(exclude={"path": "staff.csv"}).files] == ["staff.csv"]
    hashed = Candidates(exclude=[1, 2]).hashed(TEN, lambda ids: [f"h{one}" for one in ids])
    assert hashed.exclude == ("1", "2")  # they are in the network already


@pytest.mark.parametrize(("kind", "horizon"), [("greedy", None), ("ris", None), ("greedy", 9)])
def test_strategies_that_know_the_theory_choose_among_candidates(kind, horizon):
    """The largest hub may not be approached: a person it speaks to adds more than the second best-heard candidate."""
    ties = [(0, one) for one in range(1, 7)] + [(7, 8), (7, 9), (7, 10), (8, 9)]
    network = Network.from_edges(*zip(*ties, strict=True), nodes=np.arange(11))
    people = People(11, {"consent": [0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0]})
    plan = sim.Plan(kind, {"budget": 2, "candidates": "consent = 1"})
    law = sim.theories.IndependentCascade(1.0)
    played = sim.compare(network, [law], plans={"one": plan}, people=people, horizon=horizon, worlds=2)
    assert played.table.reach.tolist() == [11.0]
