"""The list of people to approach: in order, with what is known of them."""

import io
import zipfile

import networkx as nx
import pandas as pd
import pytest

import sim
from sim.report.invitations import invitations, may_tell, shown, write_invitations

NAMES = [f"Ann {one}" for one in range(12)]
PEOPLE = sim.People(12, {"name": NAMES, "rank": [float(11 - one) for one in range(12)], "fee": [2.5] * 12})
GRAPH = nx.disjoint_union(nx.star_graph(5), nx.star_graph(5))


def decided(plan, theories=("flow",), worlds=8):
    plans = {"chosen": plan, "other": sim.Plan("fringe", {"budget": 1})}
    played = sim.compare(GRAPH, list(theories), plans=plans, people=PEOPLE, worlds=worlds, root_seed=2, horizon=5)
    decision = sim.decide(played)
    object.__setattr__(decision, "choice", "chosen")  # whatever is better
    return decision


def test_the_list_is_in_order_with_what_is_known():
    plan = sim.Plan(sim.seeding.ByTrait("rank"), {"budget": 3, "quota": {"rank > 9": 1}})
    table = invitations(decided(plan))
    assert [*table.columns] == ["place", "id", "name", "rank", "contacts", "groups", "fee", "why"]
    assert table.place.tolist() == [1, 2, 3]
    assert table.id.tolist() == [0, 2, 3]
    assert table.name.tolist() == ["Ann 0", "Ann 2", "Ann 3"]
    assert table.contacts.tolist() == [5, 1, 1]
    assert table.groups.tolist() == [1, 1, 1]
    assert table.fee.tolist() == [2.5] * 3
    assert table.why[0] == "chosen, place 1: 5 contacts in 1 group"


def test_it_is_who_was_approached():
    decision = decided(sim.Plan("random", {"budget": 4}), worlds=1)
    seeds = decision.comparison.seeds
    assert sorted(invitations(decision).id) == sorted(seeds[seeds.strategy == "chosen"].id)


def test_lists_of_plans_that_know_the_theory():
    table = invitations(decided(sim.Plan("greedy", {"budget": 2}), ("flow", "independent_cascade")))
    assert table.columns[0] == "theory"
    assert table.theory.tolist() == ["flow"] * 2 + ["independent_cascade"] * 2


def test_files_are_read_back_and_are_the_same_each_time(tmp_path):
    decision = decided(sim.Plan("hubs", {"budget": 3}))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_invitations(decision, tmp_path / name)
    for name in ("invitations.csv", "invitations.xlsx"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    table = pd.read_csv(tmp_path / "one" / "invitations.csv")
    pd.testing.assert_frame_equal(table, invitations(decision), check_dtype=False)
    with zipfile.ZipFile(tmp_path / "one" / "invitations.xlsx") as book:
        assert "xl/worksheets/sheet1.xml" in book.namelist()
        text = io.TextIOWrapper(book.open("xl/sharedStrings.xml"), "utf-8").read()
    assert "Ann 0" in text
    assert "place" in text


def test_no_cell_is_a_formula(tmp_path):
    people = sim.People(12, {"name": ["=1+1", "@x", *NAMES[2:]]})
    played = sim.compare(GRAPH, ["flow"], ["hubs"], 12, people=people, worlds=2)
    write_invitations(sim.decide(played), tmp_path)
    with zipfile.ZipFile(tmp_path / "invitations.xlsx") as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    assert "'=1+1" in (tmp_path / "invitations.csv").read_text()


def test_hashed_people_have_no_columns():
    decision = decided(sim.Plan("hubs", {"budget": 3}))
    assert "name" not in invitations(decision, own=False)
    assert not may_tell({"config": {"network": {"hash_ids": "hidden"}}})
    assert may_tell({"config": {"network": {"hash_ids": None}}})
    assert may_tell({})


def test_the_page_has_the_whole_list():
    heads, rows = shown(decided(sim.Plan("hubs", {"budget": 12})))
    assert heads[:3] == ["place", "id", "name"]
    assert len(rows) == 12
    assert rows[0][-2] == "2.5"


@pytest.mark.parametrize("plan", [sim.Plan(None)])
def test_nobody_is_an_empty_list(plan):
    table = invitations(decided_profit(plan))
    assert table.empty


def decided_profit(plan):
    campaign = sim.Campaign(goal="profit", revenue=1, fee=1000)
    plans = {"chosen": plan, "other": sim.Plan("fringe", {"budget": 1})}
    played = sim.compare(GRAPH, ["flow"], plans=plans, campaign=campaign, worlds=4, horizon=5)
    decision = sim.decide(played)
    assert decision.choice == "chosen"
    return decision


def test_numbers_of_people_stay_as_they_stand_in_their_table(tmp_path):
    traits = {"phone": [491761234567.0 + one for one in range(12)], "km": [0.123456789] + [float("nan")] * 11}
    people = sim.People(12, traits | {"age": [30.0] * 11 + [float("nan")]})
    played = sim.compare(GRAPH, ["flow"], ["hubs"], 12, people=people, worlds=2)
    decision = sim.decide(played)
    write_invitations(decision, tmp_path)
    heads, rows = shown(decision)
    listed = {row[heads.index("id")]: row for row in rows}
    assert [listed["0"][heads.index(name)] for name in ("phone", "km", "age")] == ["491761234567", "0.123456789", "30"]
    assert [listed["11"][heads.index(name)] for name in ("phone", "km", "age")] == ["491761234578", "-", "-"]
    text = (tmp_path / "invitations.csv").read_text()
    assert ",0,491761234567,0.123456789,30," in text
    assert ",11,491761234578,,," in text


def in_plan(*mechanisms, campaign=None, network=GRAPH, **more):
    plan = sim.Plan(sim.seeding.ByTrait("rank"), {"mechanisms": [*mechanisms]} | more)
    plans = {"chosen": plan, "other": sim.Plan("fringe", {"budget": 1})}
    own = campaign or sim.Campaign(horizon=30)
    played = sim.compare(network, ["flow"], plans=plans, people=PEOPLE, worlds=4, root_seed=2, campaign=own)
    decision = sim.decide(played)
    object.__setattr__(decision, "choice", "chosen")
    return decision


def test_waves_and_days_stand_in_the_list():
    waves = sim.mechanisms.Waves([[0, "1/3"], [5, "1/3"], [9, "1/3"]])
    table = invitations(in_plan(waves, budget=4, lead=2))
    assert table.wave.tolist() == [1, 2, 3, 3]  # 4/3 and 8/3, rounded down
    assert table.day.tolist() == [2, 7, 11, 11]
    assert "wave" not in (early := invitations(in_plan(budget=4, lead=2)))
    assert early.day.tolist() == [2] * 4
    assert not {"wave", "day"} & {*invitations(in_plan(budget=4))}


@pytest.mark.parametrize("money", [None, 9, 23.5])
def test_the_list_of_waves_that_pass_over_people_is_what_the_engine_does_where_nobody_talks(money):
    fees = [1.0, 4.0, 2.0, 3.0, 0.5, 1.0, 4.0, 2.0, 3.0, 0.5, 1.0, 6.0]
    people = sim.People(12, {"rank": [float(11 - one) for one in range(12)], "fee": fees})
    waves = sim.mechanisms.Waves([[0, "1/4"], [3, "3/4"]], adaptive=True)
    campaign = sim.Campaign(horizon=30, accept=0.5, mechanisms=[waves])
    spent = {"budget": 7} if money is None else {"money": money}
    plans = {"chosen": sim.Plan(sim.seeding.ByTrait("rank"), spent), "other": sim.Plan("fringe", {"budget": 1})}
    silent = sim.theories.IndependentCascade(0.0)
    played = sim.compare(GRAPH, [silent], plans=plans, people=people, worlds=1, campaign=campaign)
    decision = sim.decide(played)
    object.__setattr__(decision, "choice", "chosen")
    table = invitations(decision)
    assert {*table.wave} == {1, 2}
    approached = played.seeds[played.seeds.strategy == "chosen"].id
    assert sorted(approached) == sorted(table.id)
    assert table.day.tolist() == [0 if one == 1 else 3 for one in table.wave]
    assert played.whole.runs.cost[0, 0, 0] == table.fee.sum()


def test_columns_of_yours_that_are_called_like_ours_stand_beside_them():
    own = {"contacts": ["old"] * 12, "why": ["met"] * 12, "wave": [7.0] * 12, "fee": [2.5] * 12}
    played = sim.compare(GRAPH, ["flow"], ["hubs"], 3, people=sim.People(12, own), worlds=2)
    table = invitations(sim.decide(played))
    assert [*table.columns] == [
        "place",
        "id",
        *("your_contacts", "your_why", "your_wave"),
        "contacts",
        "groups",
        "fee",
        "why",
    ]
    assert table.your_contacts.tolist() == ["old"] * 3
    dearer = sim.compare(
        GRAPH, ["flow"], plans={"a": sim.Plan("hubs", {"budget": 3, "fee": 4})}, people=sim.People(12, own), worlds=2
    )
    table = invitations(sim.decide(dearer))
    assert table.your_fee.tolist() == [2.5] * 3
    assert table.fee.tolist() == [4.0] * 3
