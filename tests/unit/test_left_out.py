"""Whoever may not be approached is on no list of people to approach; who is missing from a roster is said."""

from __future__ import annotations

import networkx as nx
import pytest

import sim
from sim.command import main
from sim.report.agenda import agenda
from sim.report.invitations import invitations, shown
from sim.report.picture import seeds_of
from sim.seeding.listed import SHOWN

CONSENT = ["no" if one % 3 == 0 else "yes" for one in range(30)]
PEOPLE = sim.People(30, {"consent": CONSENT, "rank": [float(one) for one in range(30)]})
GRAPH = nx.gnm_random_graph(30, 90, seed=2)
YES = {"candidates": "consent = yes"}
LIST = [0, 4, 3, 8, 9]
ROSTER = {"kind": "roster", "path": LIST}


def played(plan, **more):
    return sim.compare(
        GRAPH, ["independent_cascade"], plans={"chosen": plan}, people=PEOPLE, worlds=6, root_seed=2, **more
    )


@pytest.mark.parametrize(
    "strategy",
    [
        "hubs",
        "random",
        "nomination",
        "gossip",
        "clustered",
        "greedy",
        "ris",
        sim.seeding.Roster(LIST),
        sim.seeding.ByTrait("rank"),
        sim.seeding.Mixture([{"seeding": ROSTER, "count": 3}, {"seeding": "hubs", "count": 3}]),
        sim.seeding.Mixture("50 % hubs, 50 % random", extra=2),
    ],
    ids=str,
)
@pytest.mark.parametrize("limit", [YES, {"exclude": "consent = no"}, {"exclude": [*range(0, 30, 3)]}], ids=str)
def test_nobody_without_consent_is_on_a_list(strategy, limit):
    found = played(sim.Plan(strategy, {"budget": 6, **limit}))
    decision = sim.decide(found)
    heads, rows = shown(decision)
    lists = {
        "invitations": invitations(decision).id.tolist(),
        "seeds": found.seeds.id.tolist(),
        "agenda": [int(one) for one in agenda(decision)["ids"]],
        "page": [int(row[heads.index("id")]) for row in rows],
        "figure": seeds_of(decision, "chosen").tolist(),
    }
    assert len(lists["invitations"]) >= 6
    for name, people in lists.items():
        assert not [one for one in people if one % 3 == 0], name


def test_who_is_missing_from_a_roster_is_said():
    found = played(sim.Plan(sim.seeding.Roster(LIST), {"budget": 3, **YES}))
    said = "3 people on the list may not be approached and are left out: 0, 3, 9"
    assert found.notes["chosen"] == f"5 people on the list, then others at random; {said}"
    assert f"{said}." in agenda(sim.decide(found))["notes"]
    assert {*invitations(sim.decide(found)).id[:2]} == {4, 8}
    one = played(sim.Plan(sim.seeding.Roster(LIST), {"budget": 3, "exclude": [9, 10]}))
    assert "1 person on the list may not be approached and is left out: 9" in one.notes["chosen"]
    whole = played(sim.Plan(sim.seeding.Roster([1, 2]), {"budget": 2, **YES}))
    assert "left out" not in whole.notes["chosen"]


def test_of_many_the_first_are_named():
    found = played(sim.Plan(sim.seeding.Roster([*range(29, -1, -1)]), {"budget": 3, "candidates": "rank < 12"}))
    ids = ", ".join(map(str, range(29, 29 - SHOWN, -1)))
    assert found.notes["chosen"].endswith(
        f"18 people on the list may not be approached and are left out: {ids} and 8 more"
    )


def test_a_part_says_whom_its_own_candidates_leave_out():
    parts = [{"seeding": ROSTER, "count": 2, "candidates": "rank > 3"}, {"seeding": "hubs", "count": 2}]
    found = played(sim.Plan(sim.seeding.Mixture(parts), {"budget": 4, "exclude": [8]}))
    told = found.notes["chosen"].split("; ")
    assert "2 people on the list may not be approached and are left out: 0, 3" in told
    assert "1 person on the list may not be approached and is left out: 8" in told


def test_nobody_is_named_where_ids_are_hashed(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ties.csv").write_text("src,dst\n" + "\n".join(f"ann{one},ann{one + 1}" for one in range(9)))
    (tmp_path / "people.csv").write_text("id,consent\n" + "\n".join(f"ann{one},{CONSENT[one]}" for one in range(10)))
    (tmp_path / "mine.csv").write_text("id\nann0\nann3\nann4\n")
    plan = "plans={mine: {seeding: {kind: roster, path: mine.csv}, budget: 2, candidates: 'consent = yes'}}"
    network = ["network=csv", "network.edges=ties.csv", "network.nodes=people.csv", "network.hash_ids=correct-horse"]
    assert main([*network, plan, "theory=flow", "worlds=2"]) == 0
    assert "2 people on the list may not be approached and are left out." in capsys.readouterr().out
    for file in next(tmp_path.glob("results/*")).iterdir():
        assert b"ann3" not in file.read_bytes(), file.name
