"""Mechanisms on the command line: a plan's own, and what is refused."""

import pandas as pd
import pytest

from sim.command import main

RING = ["network=ring", "network.people=30", "theory=independent_cascade", "theory.independent_cascade.p=1", "worlds=2"]


def test_a_plan_has_settings_of_its_own(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    own = "{seeding: random, budget: 3, mechanism: {endorsement: {posts: 2, wear_out: 0.5}}}"
    asked = [*RING, "+plans.plain={seeding: random, budget: 3}", f"+plans.unheeded={own}"]
    assert main([*asked, "plans.unheeded.mechanism.endorsement.paid=0"]) == 0
    table = pd.read_csv(next(tmp_path.glob("results/*/summary.csv"))).set_index("strategy")
    assert table.reach.to_dict() == {"plain": 30, "unheeded": 3}
    assert "plain" in capsys.readouterr().out


FILES = {
    "ties.csv": "src,dst\n1,2\n2,3\n3,4\n4,1\n",
    "people.csv": "id,loud,town,km,debt,manager\n1,2,a,-1,1,3\n2,1,b,5,1,\n3,1,a,,1,\n4,1,b,20,-3,\n",
}
COLUMN = "column of numbers of people (debt, km, loud, manager)"
CLUB = ["network=csv", "network.edges=ties.csv", "network.nodes=people.csv", "network.directed=true"]
CLUB += [*RING[2:], "campaign.budget=1"]

REFUSED = {
    "acceptance.gain=2": "acceptance.gain is a number in [0, 1], got 2",
    "acceptance.crowding=-1": "acceptance.crowding is a number in [0, 1], got -1",
    "endorsement.paid=11": "endorsement.paid is a number in [0, 10], got 11",
    "endorsement.train=-1": "endorsement.train is a number in [0, 10], got -1",
    "endorsement.posts=0": "endorsement.posts is a whole number of words a day from 1 to 100, got 0",
    "endorsement.wear_out=60": "endorsement.wear_out is a number in [0, 1], got 60; write 0.6 for 60 %",
    "endorsement.wearout=1": "Did you mean 'mechanism.endorsement.wear_out'?",
    "speaking.off_topic=2": "speaking.off_topic is a number in [0, 1], got 2",
    "speaking.activity=lod": f"speaking.activity is a {COLUMN}, got 'lod'. Did you mean 'loud'?",
    "speaking.topic=town speaking.off_topic=0.5": f"speaking.topic is a {COLUMN}, got 'town'.",
    "speaking.topic=loud speaking.off_topic=0.5": "speaking: trait 'loud' is a number in [0, 1], got 2",
    "speaking.activity=km": "speaking: trait 'km' is a number in [0, 1000], got -1",
    "place.half_distance=0": "place.half_distance is a number of more than 0 and up to",
    "place.half_distance=5": "place.place is the name of a column where half_distance is set, to 5, got None; set both",
    "place.place=km": "place.half_distance is a number of more than 0 where place is set, to 'km', got None; set both",
    "place.place=town place.half_distance=5": f"place.place is a {COLUMN}, got 'town'.",
    "place.place=km place.half_distance=5": "place.place is a column in which everybody has a distance, got none in"
    " 'km' for 1 of 4 people; fill them in",
    "place.place=debt place.half_distance=5": "place: trait 'debt' is a number in [0, inf], got -3",
    "roles.call=101": "roles.call is a number in [0, 100], got 101",
    "roles.answer=-1": "roles.answer is a number in [0, 100], got -1",
    "roles.call=2": "roles.call is 1 where nobody has a 1 in a column leader, got 2; add such a column of 0 and 1, or",
    "roles.answer=2": "roles: trait 'manager' is a number in [0, 1], got 3",
}


def told_of(tmp_path, monkeypatch, capsys, *arguments):
    """Return the one line that is said of what is refused; nothing is written."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    assert main([*CLUB, *arguments]) == 2
    told = capsys.readouterr().err
    assert told.startswith("error: ")
    assert told.count("\n") == 1
    assert {one.name for one in tmp_path.iterdir()} == set(FILES)
    return told.removeprefix("error: ")


@pytest.mark.parametrize(("arguments", "said"), REFUSED.items(), ids=REFUSED)
def test_what_is_refused_gets_one_line(arguments, said, tmp_path, monkeypatch, capsys):
    given = [f"mechanism.{one}" for one in arguments.split(" ")]
    told = told_of(tmp_path, monkeypatch, capsys, "seeding=random,hubs", *given)
    assert said in told if said.startswith("Did you") else told.startswith(f"mechanism.{said}")


def test_preparation_that_takes_too_long_is_refused(tmp_path, monkeypatch, capsys):
    given = ["seeding=random,hubs", "mechanism.acceptance.gain=0.1", "campaign.lead=9", "campaign.horizon=5"]
    assert "shorter lead" in told_of(tmp_path, monkeypatch, capsys, *given)


OF_A_PLAN = {
    "place: {place: km}": "place.half_distance is a number of more than 0 where place is set",
    "speaking: {activity: lod}": f"speaking.activity is a {COLUMN}, got 'lod'",
}


@pytest.mark.parametrize(("own", "said"), OF_A_PLAN.items(), ids=OF_A_PLAN)
def test_what_is_refused_in_a_plan_is_told_as_the_plans(own, said, tmp_path, monkeypatch, capsys):
    plan = f"+plans.a={{seeding: hubs, mechanism: {{{own}}}}}"
    assert told_of(tmp_path, monkeypatch, capsys, plan).startswith(f"plans.a.mechanism.{said}")
