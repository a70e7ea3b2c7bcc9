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

CHANNEL = "mechanism.channels.channels={post: {trait: town, use: {a: 1}}}"
TIMES = "first and last days from 1 to 32,766, one after the other"
MORE = [
    (["mechanism.acceptance.gian=0.1"], "there is no setting 'mechanism.acceptance.gian'. Did you mean"),
    (["mechanism.brodcast.chance=0.1"], "Did you mean 'mechanism.broadcast.chance'?"),
    (["campaign.broadcast=0.1"], "campaign.broadcast is called mechanism.broadcast.chance now"),
    (["mechanism.endorsement.voices=bought"], "mechanism.endorsement.voices is one of earned, paid; got 'bought'"),
    (["mechanism.familiarity.familiar=40"], "familiarity.familiar is a number in [0, 1], got 40; write 0.4 for 40 %"),
    (["mechanism.familiarity.unknown=2"], "familiarity.unknown is a number in [0, 1], got 2"),
    (["campaign.lead=-1"], "campaign.lead is a whole number of days from 0 to 32766, got -1"),
    (["campaign.lead=3", "campaign.horizon=2"], "with the lead added, got 3; set earlier waves, a shorter lead or"),
    (["campaign.lead_cost=-1"], "campaign.lead_cost is a number in [0, 1000000000000], got -1"),
    (["campaign.discount=2"], "campaign.discount is a number in [0, 1], got 2"),
    (["theory.independent_cascade.memory=0"], "memory is a whole number of days of 1 or more, or null, got 0"),
    (["mechanism.broadcast.chance=2"], "mechanism.broadcast.chance is a number in [0, 1], got 2"),
    (["mechanism.broadcast.chance=0.1"], "horizon is a day from 0 to 32,766 where there is a broadcast, got None"),
    (["mechanism.broadcast.worth=-1"], "broadcast.worth is a whole number of voices from 0 to 1000000, got -1"),
    (["mechanism.broadcast.cost=-1"], "mechanism.broadcast.cost is a number in [0, 1000000000000], got -1"),
    (["mechanism.broadcast.days=[[3,1]]"], f"mechanism.broadcast.days are {TIMES}"),
    (["mechanism.broadcast.days=[[1,4],[3,6]]"], f"mechanism.broadcast.days are {TIMES}"),
    (["mechanism.broadcast.trust=0.5"], "broadcast.trust is 1 where there is no calendar, got 0.5; set calendar"),
    (["mechanism.broadcast.chance=0.1", "mechanism.broadcast.calendar=GAB"], "calendar is a text of G (give) and A"),
    (["mechanism.broadcast.calendar=GA"], "calendar is for a broadcast with a chance above 0, got 'GA'; set chance"),
    (
        ["mechanism.broadcast.chance=0.1", "campaign.horizon=5", "mechanism.broadcast.segment='town = c'"],
        "mechanism.broadcast.segment 'town = c' holds at least one person, got nobody",
    ),
    (
        ["mechanism.broadcast.chance=0.1", "campaign.horizon=5", "mechanism.broadcast.segment='twon = a'"],
        "mechanism.broadcast.segment names a trait of people",
    ),
    ([CHANNEL, "mechanism.channels.used=[pots]"], "mechanism.channels.used is one of post; got 'pots'. Did you mean"),
    (["mechanism.channels.used=[post]"], "mechanism.channels.channels is a group of channels by name"),
    (
        [CHANNEL.replace("town", "twon")],
        "post.trait is a column of people (debt, km, loud, manager, town), got",
    ),
    ([CHANNEL.replace("a: 1", "a: 2")], "mechanism.channels.channels.post.use.a is a number in [0, 1], got 2"),
    ([CHANNEL.replace("use", "uses")], "post has no setting 'uses'. Did you mean 'use'?"),
    (["mechanism.waves.waves=[[0,0.5],[3,0.4]]"], "mechanism.waves.waves have shares above 0 that add up to 1, got"),
    (["mechanism.waves.waves=[[5,0.5],[3,0.5]]"], "mechanism.waves.waves have days that rise, from 0 to 32,766, got"),
    (
        ["mechanism.waves.waves=[[0,0.5],[9,0.5]]", "campaign.horizon=5"],
        "mechanism.waves.waves have days up to the last one, 5, with the lead added, got 9; set earlier waves",
    ),
    (["mechanism.waves.adaptive=true"], "mechanism.waves.adaptive is false where people are approached at once, got"),
    (
        ["mechanism.waves.waves=[[0,1]]", "mechanism.waves.adaptive=true", "seeding=greedy"],
        "adaptive waves are for strategies that rank everybody beforehand, got greedy in greedy; set",
    ),
    (
        ["mechanism.waves.waves=[[0,1]]", "mechanism.waves.adaptive=true", "campaign.quota={town: 1}"],
        "adaptive waves know no quota, got {'town': 1} in",
    ),
    (
        ["mechanism.endorsement.paid=0.5", "seeding=ris"],
        "without a horizon, memory or mechanisms that change how people are heard; greedy works under any",
    ),
]


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


@pytest.mark.parametrize(("given", "said"), MORE, ids=[" ".join(given) for given, _ in MORE])
def test_what_else_is_refused_gets_one_line(given, said, tmp_path, monkeypatch, capsys):
    more = [] if any(one.startswith("seeding") for one in given) else ["seeding=random,hubs"]
    assert said in told_of(tmp_path, monkeypatch, capsys, *more, *given)


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
