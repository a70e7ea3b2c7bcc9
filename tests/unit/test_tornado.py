"""Which assumptions are changed: casts, memory, preparation and mechanisms as well, within their declared ranges."""

import networkx as nx
import pytest

import sim
from sim import casts, mechanisms, theories
from sim.report.page import Section, write_sections
from sim.report.tornado import tornado_figure
from sim.study.tornado import tornado

GRAPH = nx.gnm_random_graph(90, 270, seed=5)
THEORIES = [theories.KeyPerson(base=0.2, talk_days=3, memory=3), theories.Flow(0.3, talk_days=None)]
CAST = casts.Cast(
    [casts.Archetype("fan", {"persuasion": 3, "fee": 5}, share=0.1, where="most:listeners")],
    {"persuasion": 1, "recommend": 0.9, "fee": 2},
    name="fans",
)
CHANNEL = {"trait": "town", "use": {"a": 1.0, "b": 0.4}}
ON = [
    mechanisms.Acceptance(gain=0.1),
    mechanisms.Channels({"post": CHANNEL, "radio": CHANNEL, "shop": CHANNEL}),
    mechanisms.Endorsement(paid=0.6, posts=3, wear_out=0.8),
    mechanisms.Broadcast(0.01, worth=2, cost=3),
    mechanisms.Place("km", 8.0),
]
PEOPLE = sim.People(90, {"town": ["a", "b"] * 45, "km": [*range(90)]})


@pytest.fixture(scope="module")
def comparison():
    campaign = sim.Campaign(budget=5, accept=0.6, lead=4, horizon=7, mechanisms=ON)
    given = {"people": PEOPLE, "cast": CAST, "campaign": campaign, "worlds": 8}
    return sim.compare(GRAPH, THEORIES, ["hubs", "random"], **given)


@pytest.fixture(scope="module")
def table(comparison):
    return tornado(comparison, "hubs", "random")


def test_all_that_is_on_is_changed_within_its_range(table):
    own = table[(table.theory == "key_person") & (table.side != "")]
    settings = {key: part.setting.tolist() for key, part in own.groupby("key")}
    assert settings == {
        "theory.key_person.base": ["x 0.8", "x 1.25"],
        "theory.key_person.talk_days": ["x 0.5", "x 2"],
        "theory.key_person.memory": ["x 0.5", "x 2"],
        "campaign.budget": ["2", "10"],
        "campaign.lead": ["2", "7"],  # later nobody is approached in time
        "campaign.accept": ["0.3"],
        "campaign.recommend": ["0.5"],
        "people.ablate": ["without persuasion"],  # nobody reads the fee here, and recommend is the same for all
        "mechanism.acceptance.gain": ["none", "0.05", "0.2"],
        "mechanism.channels.used": ["without post", "without radio", "without shop"],
        "mechanism.endorsement.paid, mechanism.endorsement.posts, mechanism.endorsement.wear_out": ["none"],
        "mechanism.endorsement.paid": ["0.3", "1.2"],
        "mechanism.endorsement.posts": ["2", "6"],
        "mechanism.endorsement.wear_out": ["0.4", "1"],
        "mechanism.broadcast.chance": ["none", "0.005", "0.02"],
        "mechanism.broadcast.worth": ["1", "4"],
        "mechanism.place.half_distance": ["4", "16"],
        "mechanism.place.place, mechanism.place.half_distance": ["none"],
    }
    assert (table[table.theory == "flow"].key != "theory.flow.talk_days").all()


@pytest.mark.parametrize(
    ("key", "setting", "changes"),
    [
        ("people.ablate", "without persuasion", {"cast": casts.Cast(CAST.archetypes, CAST.ordinary, ["persuasion"])}),
        ("mechanism.endorsement.paid", "1.2", {"mechanism": mechanisms.Endorsement(paid=1.2, posts=3, wear_out=0.8)}),
        ("campaign.lead", "7", {"lead": 7}),
        ("theory.key_person.memory", "x 0.5", {"memory": 2}),
    ],
)
def test_each_row_is_the_run_with_that_setting(comparison, table, key, setting, changes):
    campaign = comparison.design.campaign
    if "mechanism" in changes:
        campaign = campaign.using(changes["mechanism"])
    campaign = campaign.using(mechanisms.Place("km", 8.0), lead=changes.get("lead", 4))
    theory = theories.KeyPerson(base=0.2, talk_days=3, memory=changes.get("memory", 3))
    given = {"people": PEOPLE, "cast": changes.get("cast", CAST), "campaign": campaign, "worlds": 8}
    hubs, random = sim.compare(GRAPH, theory, ["hubs", "random"], **given).reached[0]
    row = table[(table.theory == "key_person") & (table.key == key) & (table.setting == setting)].iloc[0]
    assert row.lead == pytest.approx((hubs - random).mean())
    assert row.lead != table.lead.iloc[0]


def test_what_a_plan_does_is_named_as_the_plans(comparison):
    keys = set(tornado(comparison, "hubs", "random", "plans.trip").key)
    assert {"plans.trip.mechanism.endorsement.paid", "plans.trip.lead", "people.ablate"} <= keys
    assert not [one for one in keys if one.startswith(("mechanism.", "campaign."))]


def test_each_change_has_a_bar_of_its_own(comparison, table):
    figure = tornado_figure(comparison, table, "hubs", "random")
    for axis, (_, part) in zip(figure.axes, table.groupby("theory", sort=False), strict=False):
        places = [round(bar.get_y(), 6) for bar in axis.patches]
        assert len(places) == len(set(places)) == (part.side != "").sum()
        ticks = [one.get_text() for one in axis.get_yticklabels()]
        assert "who is who (people.ablate)" in ticks
        assert not [one for one in ticks if "-" in one.replace("\n", " ").partition("(")[0]]


def test_pages_of_sections_say_what_was_on(comparison, table, tmp_path):
    section = Section("assumptions", "Which?", ["This."], table)
    about = {"network": {"label": "ours"}, "root_seed": 0}
    write_sections("A page", [section], comparison, about, tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    said = page[page.index("What was assumed") :]
    assert "Cast fans: fan 9" in said
    for one in ("memory 3", "prepared for 4 days", *(mechanism.said.split(";")[0][:40] for mechanism in ON)):
        assert one.replace(" %", "\u00a0%") in said, one
