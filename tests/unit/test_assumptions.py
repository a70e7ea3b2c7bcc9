"""Every setting that is not the usual one is told in the report."""

from dataclasses import MISSING, fields, replace

import networkx as nx
import pytest

import sim
from sim import networks, seeding, theories
from sim.kinds import kinds
from sim.mechanisms import Broadcast
from sim.report import assumptions
from sim.report.glossary import glossary
from sim.report.spelling import plain
from sim.settings import filled

CANDIDATES = [0.3, 0.7, 2, 3, 7, 40, 200, 2000, True, False, "share", "trust", "multiplicity", "probability"]
CANDIDATES += ["random", "1 hubs", [3, 1, 2], "ties.csv", "src", ";", 0.01, "score", "weight2", "semicolon"]
CANDIDATES += ["keep", "cp1252", "ever", "comma", "mean", {"fee": "Honorar"}]
NEEDED = {"p": 0.1, "q": 0.2, "phi": 0.4, "k": 2, "path": "ties", "edges": "ties.csv", "trait": "loyalty"}
RING = nx.cycle_graph(12)


def usual(cls):
    given = {field.name: NEEDED[field.name] for field in fields(cls) if field.default is MISSING}
    path = {"path": [0, 1]} if issubclass(cls, seeding.Strategy) and "path" in given else {}
    return filled(cls, cls.__name__, given | path)


def others(cls):
    """Yield an instance for each field, with another value than the usual one there."""
    base = usual(cls)
    for field in fields(cls):
        if field.repr:
            yield pytest.param(base, field.name, id=f"{cls.__name__}.{field.name}")


def with_another(base, name):
    for value in CANDIDATES:
        for beside in ({}, {"directed": True}, {"nodes": "people.csv"}):  # some settings need others
            if value != getattr(base, name) and beside.keys() <= {field.name for field in fields(base)} - {name}:
                try:
                    return replace(base, **{name: value}, **beside)
                except sim.InputError:
                    continue
    raise AssertionError(f"no other value for {type(base).__name__}.{name}")


def of(base, exclude=()):
    return [one for name, cls in kinds(base).items() if name not in exclude for one in others(cls)]


@pytest.mark.parametrize(("base", "name"), of(theories.Theory))
def test_settings_of_theories(base, name):
    changed = assumptions.settings(with_another(base, name))
    assert plain(name) in changed
    assert changed != assumptions.settings(base)


@pytest.mark.parametrize(("base", "name"), of(seeding.Strategy))
def test_settings_of_strategies(base, name):
    before = assumptions.changed(base)
    told = assumptions.changed(with_another(base, name))
    assert plain(name) in told
    assert told != before


@pytest.mark.parametrize(("base", "name"), of(networks.Source))
def test_settings_of_networks(base, name):
    one = with_another(base, name)
    config = {"kind": "x"} | {field.name: getattr(one, field.name) for field in fields(one)}
    (told,) = assumptions.source({"network": config})
    assert f"{plain(name)} " in told
    assert plain(name) in assumptions.changed(one)


def played(campaign=None, **more):
    given = {"theories": ["flow"], "strategies": ["hubs", "random"], "worlds": 2, "people": None} | more
    network = given.pop("network", RING)
    return sim.compare(network, given.pop("theories"), given.pop("strategies"), campaign=campaign, **given)


CAMPAIGN = sim.Campaign(budget=2, horizon=9)
OTHER = {
    "budget": 3, "accept": 0.5, "recommend": 0.5, "buy": 0.5, "mechanisms": [Broadcast(0.1)], "horizon": 8,
    "goal": "aware", "by": 4, "segment": "side:1", "money": 5.0, "fee": 2.0, "fee_per_listener": 0.5,
    "fixed_cost": 1.0, "revenue": 3.0, "capacity": 4, "candidates": "side = 1", "exclude": [3], "quota": {"side": 1},
    "lead": 2, "lead_cost": 3.0, "target": 5.0, "discount": 0.1,
}  # fmt: skip
BESIDE = {"money": {"fee": 2.0}, "lead_cost": {"lead": 1}}
SIDES = sim.People(12, {"side": [0, 1] * 6})


@pytest.mark.parametrize("name", [field.name for field in fields(sim.Campaign)])
def test_settings_of_the_campaign(name):
    before = replace(CAMPAIGN, **BESIDE.get(name, {}))
    texts = {
        " ".join(assumptions.campaign(played(campaign, people=SIDES)))
        for campaign in (before, replace(before, **{name: OTHER[name]}))
    }
    assert len(texts) == 2


@pytest.mark.parametrize("trait", ["accept", "recommend", "buy", "fee"])
def test_columns_that_take_the_place_of_a_number(trait):
    people = sim.People(12, {trait: [0.25, 0.5] * 6})
    told = " ".join(assumptions.campaign(played(CAMPAIGN, people=people)))
    assert f"in the column {trait}" in told
    assert trait == "fee" or "(25 % to 50 %)" in told
    assert "Everybody who is approached is convinced" not in told or trait == "fee"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"old_map": sim.OldMap(0.8)}, "Strategies see a map with 80 % of the ties; the campaign runs on the true"),
        ({"old_map": sim.OldMap(0.8, 0.1)}, "80 % of the ties, and 10 % of the ties they see lead to somebody else"),
        ({"old_map": sim.OldMap(1.0, 0.1)}, "100 % of the ties, and 10 % of the ties they see lead to somebody else"),
        ({"network": networks.Poisson(30, 3.0), "worlds_per_network": 2}, "1 network drawn, each for 2 worlds"),
        ({"network": networks.Poisson(30, 3.0), "worlds_per_network": 2}, "(people 30, mean degree 3)"),
    ],
)
def test_what_strategies_see_and_what_is_drawn(change, told):
    assert told in " ".join(assumptions.network(played(CAMPAIGN, **change)))


def test_the_engine():
    assert "Mesa model" in " ".join(assumptions.campaign(played(CAMPAIGN, engine="agents")))


@pytest.mark.parametrize("change", [{"level": 0.9}, {"looks": 2}, {"margin": 3}, {"cascade_share": 0.5}, {"worlds": 3}])
def test_settings_of_the_comparison(change):
    usual, other = (
        [*glossary(one), *glossary(one, method=True)] for one in (played(CAMPAIGN), played(CAMPAIGN, **change))
    )
    assert usual != other
