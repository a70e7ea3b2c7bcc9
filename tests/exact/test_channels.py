"""Channels: the share of people who can be reached, what channels cost, and what is refused."""

import networkx as nx
import numpy as np
import pytest

import sim
from sim.mechanisms import Broadcast, Channels, Mechanism
from sim.report.redo import provenance
from sim.theories import IndependentCascade
from sim.traits import told
from tests.exact.covered import agrees, alike, oracle

ALONE = nx.empty_graph(90)
PEOPLE = sim.People(90, {"age": ["old"] * 30 + ["young"] * 30 + [""] * 30, "circle": [1, 2, 3] * 30})
POST = {"trait": "age", "use": {"old": 0.9, "young": 0.3}, "cost": 300}
CHAT = {"trait": "circle", "use": [[1, 0.5], ["2", 1]], "cost": 20.5}
BOTH = {"post": POST, "chat": CHAT}
NOBODY_USES = {"trait": "age", "use": {"old": 0, "young": 0.0}}


def contact(channels, person):
    """Return the chance that somebody uses one of the channels, from the table."""
    missed = 1.0
    for one in channels:
        value = PEOPLE.traits[one["trait"]][person]
        missed *= 1 - {str(known): share for known, share in dict(one["use"]).items()}.get(
            f"{value:.0f}" if one is CHAT else value, 0
        )
    return 1 - missed


def played(*mechanisms, worlds=400, seeds=range(90), graph=ALONE, **campaign):
    own = sim.Campaign(mechanisms=mechanisms, **campaign)
    return sim.simulate(graph, IndependentCascade(0.3), seeds, people=PEOPLE, campaign=own, worlds=worlds, root_seed=2)


@oracle("channels")
@pytest.mark.parametrize(
    ("channels", "used"),
    [({"post": POST}, [POST]), (BOTH, [POST, CHAT]), ({"chat": CHAT}, [CHAT])],
    ids=["post", "both", "chat"],
)
def test_who_is_approached_is_convinced_with_the_chance_of_contact(channels, used):
    out = played(Channels(channels), worlds=3000, accept=0.8)
    groups = {}
    for person in range(90):
        groups.setdefault(round(contact(used, person), 9), []).append(person)
    assert len(groups) >= 3
    for chance, people in groups.items():
        assert agrees((out.days[:, people] == 0).ravel(), 0.8 * chance)
    assert (out.approached == 0).all()


@oracle("channels")
def test_a_broadcast_reaches_people_with_the_chance_of_contact_each_day():
    channels = Channels(BOTH, used="chat")
    out = played(Broadcast(0.1), channels, worlds=3000, seeds=[], horizon=4)
    for circle, share in ((1, 0.5), (2, 1), (3, 0)):
        mine = out.days[:, PEOPLE.traits["circle"] == circle]
        assert agrees((mine >= 0).ravel(), 1 - (1 - 0.1 * share) ** 4)


def test_a_theorys_own_influence_needs_no_contact():
    channels = Channels({"post": NOBODY_USES})
    own = sim.Campaign(mechanisms=[channels], horizon=3)
    found = [
        sim.simulate(ALONE, sim.theories.Bass(0.2, 0.1), [], people=PEOPLE, campaign=one, worlds=5).days
        for one in (own, sim.Campaign(horizon=3))
    ]
    assert np.array_equal(*found)


SMALL = nx.gnm_random_graph(90, 200, seed=3)
EVERYBODY = {"trait": "age", "use": {"old": 1, "young": 1, "": 1}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([], [Channels(None, None)]),
        ([], [Channels({"all": EVERYBODY})]),
        ([Channels({"post": POST})], [Channels({"post": POST, "none": NOBODY_USES})]),
        ([Channels({"post": POST})], [Channels(BOTH, used=["post"])]),
        ([Channels(BOTH)], [Channels(BOTH, used=["chat", "post"])]),
    ],
)
def test_what_changes_nothing_changes_no_byte(one, other):
    more = {"graph": SMALL, "seeds": range(12), "worlds": 20, "accept": 0.9, "horizon": 8}
    first, second = (played(Broadcast(0.05), *own, **more) for own in (one, other))
    assert alike(first, second)


def test_both_engines_agree():
    campaign = sim.Campaign(mechanisms=[Channels(BOTH), Broadcast(0.05)], horizon=8)
    one, other = (
        sim.simulate(SMALL, "flow", range(12), people=PEOPLE, campaign=campaign, worlds=5, engine=engine)
        for engine in ("agents", "compiled")
    )
    assert alike(one, other)


def costs(*mechanisms, **campaign):
    plans = {"hubs": sim.Plan("hubs", {"budget": 3}), "nobody": sim.Plan(None)}
    own = sim.Campaign(mechanisms=mechanisms, horizon=5, fixed_cost=7, fee=1, **campaign)
    runs = sim.compare(SMALL, IndependentCascade(0), plans=plans, people=PEOPLE, campaign=own, worlds=3).played.runs
    return [runs.cost[runs.at("independent_cascade", name)].tolist() for name in plans]


def test_channels_that_are_used_cost_and_who_sends_nothing_needs_none():
    assert costs() == [[10] * 3, [0] * 3]
    assert costs(Channels(BOTH)) == [[330.5] * 3, [0] * 3]
    assert costs(Channels(BOTH, used="chat")) == [[30.5] * 3, [0] * 3]
    assert costs(Channels(BOTH), Broadcast(0.1)) == [[330.5] * 3, [320.5] * 3]


def test_money_pays_for_channels_first():
    campaign = sim.Campaign(mechanisms=[Channels(BOTH)], money=326.5, fee=2)
    runs = sim.compare(SMALL, IndependentCascade(0), ["hubs"], people=PEOPLE, campaign=campaign, worlds=3).runs
    assert runs.heads.ravel().tolist() == [3] * 3
    assert runs.cost.ravel().tolist() == [326.5] * 3
    few = sim.Campaign(mechanisms=[Channels(BOTH)], money=320, fee=2)
    with pytest.raises(sim.InputError, match="money is at least what is spent whoever is approached, 320.5, got 320;"):
        sim.compare(SMALL, IndependentCascade(0), ["hubs"], people=PEOPLE, campaign=few, worlds=3)


def test_what_it_says_reads_and_tries():
    own = Channels(BOTH)
    assert own.said == (
        "The campaign reaches people only through post and chat; who uses them depends on age and circle. That costs"
        " 320, whoever is reached."
    )
    assert Channels({"all": EVERYBODY}).said.endswith("depends on age.")
    assert [one.name for one in own.read] == ["age", "circle"]
    assert [one.name for one in Channels(BOTH, used=["chat"]).read] == ["circle"]
    assert [(one.setting, one.mechanism.used) for one in own.changes()] == [
        ("without post", ("chat",)),
        ("without chat", ("post",)),
    ]
    assert not list(Channels({"post": POST}).changes())
    assert sim.Campaign(mechanisms=[own]).mechanism(Channels) == Channels(dict(BOTH))
    assert issubclass(Channels, Mechanism)


def test_what_nobody_has_and_whom_no_share_is_named_for_is_told():
    odd = {"post": POST | {"use": {"odl": 0.9, "young": 0.3}}, "chat": CHAT | {"use": {1: 1, 2: 1, 3: 0}}}
    assert [*Channels(odd).doubts(PEOPLE)] == [
        "Please check: nobody has odl in the column age, which the channel “post” names.",
        "No share is named in the channel “post” for the age of 60 people: they are not reached by it.",
    ]
    assert told(PEOPLE, [("channels", Channels(odd)), ("other", Channels(odd))])[-2:] == [*Channels(odd).doubts(PEOPLE)]
    assert not [*Channels(odd, used="chat").doubts(PEOPLE)]
    for wrong in ({"trait": "agge", "use": {"old": 1}}, {"trait": "circle", "use": {"old": 1}}):
        assert not [*Channels({"post": wrong}).doubts(PEOPLE)]  # they are refused
    comparison = sim.compare(
        SMALL, "flow", ["hubs"], 3, people=PEOPLE, campaign=sim.Campaign(mechanisms=[Channels(odd)]), worlds=2
    )
    assert "nobody has odl" in dict(provenance(comparison, {}))["What may be meant otherwise"]


FORM = "channels is a group of channels by name, as in {post: {trait: age, use: {young: 0.2, old: 0.9}, cost: 300}}"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"channels": 3}, f"{FORM}, got 3"),
        ({"channels": {}}, f"{FORM}, got {{}}"),
        ({"used": "post"}, f"{FORM}, got None"),
        (
            {"channels": {"post": 3}},
            "channels.post is a group, as in {trait: age, use: {young: 0.2, old: 0.9}, cost: 300}, got 3",
        ),
        ({"channels": {"post": {"use": {1: 1}}}}, "channels.post: post needs trait"),
        (
            {"channels": {"post": POST | {"costs": 3}}},
            "channels.post: post has no setting 'costs'. Did you mean 'cost'?",
        ),
        ({"channels": {"post": POST | {"cost": -1}}}, "channels.post.cost is a number in [0, 1000000000000], got -1"),
        (
            {"channels": {"post": POST | {"use": 0.3}}},
            "channels.post.use says which share of people uses it, by the values",
        ),
        ({"channels": {"post": POST | {"use": "old"}}}, "channels.post.use says which share of people uses it"),
        ({"channels": {"post": POST | {"use": [1, 0.3]}}}, "channels.post.use says which share of people uses it"),
        ({"channels": {"post": POST | {"use": {}}}}, "channels.post.use says which share of people uses it"),
        ({"channels": {"post": POST | {"use": {True: 1}}}}, "got {True: 1}; write yes and no in quotes"),
        ({"channels": {"post": POST | {"use": {"old": 1.2}}}}, "channels.post.use.old is a number in [0, 1], got 1.2"),
        ({"channels": BOTH, "used": []}, "used names one channel or more (post, chat), got ()"),
        ({"channels": BOTH, "used": ["pots"]}, "used is one of chat, post; got 'pots'. Did you mean 'post'?"),
    ],
)
def test_what_is_refused(settings, said):
    with pytest.raises(sim.InputError) as error:
        Channels(**settings)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("channel", "said"),
    [
        ({"trait": "agge", "use": {"old": 1}}, ".post.trait is a column of people (age, circle), got 'agge'"),
        (
            {"trait": "circle", "use": {"old": 1}},
            ".post.use has numbers, since circle is a column of numbers, got 'old'",
        ),
    ],
)
def test_channels_that_do_not_fit_the_people_are_refused(channel, said):
    with pytest.raises(sim.InputError) as error:
        played(Channels({"post": channel}))
    assert f"mechanism.channels.channels{said}" in str(error.value)
    plans = {"hubs": sim.Plan("hubs"), "post": sim.Plan("hubs", {"mechanisms": [Channels({"post": channel})]})}
    with pytest.raises(sim.InputError) as error:
        sim.compare(SMALL, "flow", plans=plans, people=PEOPLE, campaign=sim.Campaign(budget=3), worlds=2)
    assert f"plans.post.mechanism.channels.channels{said}" in str(error.value)
