"""Casts by hand, against a slow cast written from the contract, and where they meet what is known of people."""

from __future__ import annotations

import pickle
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import sim
from sim.casts import Archetype, Cast, named, shipped
from sim.casts.named import FOLDER, of_settings
from sim.errors import InputError
from sim.identity import identity
from sim.luck import Purpose, draw, name_code
from sim.networks import BarabasiAlbert, Community, Influence, Ring
from sim.people import People
from sim.theories import KeyPerson

# ten people; person i speaks to i others, so that listeners are 0, 1, ... 9 and no two are equal
TEN = sim.Network.from_edges(
    *np.array([(one, other) for one in range(10) for other in [x for x in range(10) if x != one][:one]]).T,
    nodes=np.arange(10),
    directed=True,
)
NOBODY_KNOWN = People(10)
# numbers(7, 0, CAST, 10, name_code("cast/fan")), written out; from the lowest: 8, 4, 1, 9, 5, 6, 3, 0, 2, 7
FAN = [
    *(1897472052, 726824927, 1975713927, 1760847884, 636752013),
    *(1044210500, 1230198933, 3011455421, 283937504, 935704591),
]


def who(people, name):
    return np.flatnonzero(people.traits["archetype"] == name).tolist()


def cast(*archetypes, **more):
    return Cast(archetypes, **more)


def test_luck_has_the_address_of_the_contract():
    assert [int(draw(7, 0, Purpose.CAST, one, name_code("cast/fan"))) for one in range(10)] == FAN


# by hand, from listeners 0 ... 9 and the order of luck above
BY_HAND = {
    "anybody": (Archetype("fan", share=0.3), [1, 4, 8]),
    "half a person is one": (Archetype("fan", share=0.25), [1, 4, 8]),
    "less than half is nobody": (Archetype("fan", share=0.04), []),
    "a third, exactly": (Archetype("fan", share="1/3"), [1, 4, 8]),
    "a count": (Archetype("fan", count=2), [4, 8]),
    "most listeners": (Archetype("fan", share=0.2, where="most:listeners"), [8, 9]),
    "fewest listeners": (Archetype("fan", share=0.2, where="fewest:listeners"), [0, 1]),
    "luck among the five highest": (Archetype("fan", share=0.2, among=0.5, where="most:listeners"), [8, 9]),
    "luck among the five lowest": (Archetype("fan", share=0.2, among=0.5, where="fewest:listeners"), [1, 4]),
    "among more than there are": (Archetype("fan", count=2, among=1), [4, 8]),
    "equal scores at the edge": (Archetype("fan", share=0.3, where="most:age"), [4, 8, 9]),
    "unknown scores come never": (Archetype("fan", share=0.4, where="fewest:age"), [1, 4, 5, 8]),
    "a condition": (Archetype("fan", share=0.2, where="kind:b"), [5, 9]),
}
KNOWN = People(10, {"age": [np.nan, 1, 1, 1, 1, 1, 1, 1, 1, 9], "kind": ["a"] * 5 + ["b", "b", "b", "", "b"]})


@pytest.mark.parametrize(("archetype", "expected"), BY_HAND.values(), ids=BY_HAND)
def test_ten_people_by_hand(archetype, expected):
    found = cast(archetype).of(TEN, KNOWN, 7)
    assert who(found, "fan") == expected
    assert who(found, "ordinary") == [one for one in range(10) if one not in expected]


def test_a_share_is_exact():
    assert Archetype("fan", share=0.285).number(100) == 29  # half of 28 and 29; in floating point it is a bit less
    assert Archetype("fan", share="57/200").number(100) == 29


def test_one_after_the_other_by_hand():
    # stars are 8 and 9; fans are the luckiest of those left, 4 and 1; two of the three who hear most are left
    three = cast(
        Archetype("star", {"reach": 1, "persuasion": 0.5}, share=0.2, where="most:listeners"),
        Archetype("fan", {"persuasion": 2}, share=0.2),
        Archetype("late", {"persuasion": None}, extends="star", count=2, where="most:listeners"),
        ordinary={"reach": 0.5, "persuasion": 1},
    )
    found = three.of(TEN, NOBODY_KNOWN, 7)
    assert found.traits["archetype"].tolist() == [
        *("ordinary", "fan", "ordinary", "ordinary", "fan"),
        *("ordinary", "late", "late", "star", "star"),
    ]
    assert found.traits["persuasion"].tolist() == [1, 2, 1, 1, 2, 1, 1, 1, 0.5, 0.5]
    assert found.traits["reach"].tolist() == [0.5] * 6 + [1] * 4


def slow(cast, network, people, root_seed):
    """Return who is who, person by person, as the contract says."""
    place = dict.fromkeys(range(network.n), "ordinary")
    for one in cast.archetypes:
        name, seed = name_code(f"cast/{one.name}"), np.uint64(root_seed)
        luck = {who: int(draw(seed, 0, Purpose.CAST, who, name)) for who in place}
        sign, _, name = one.where.partition(":")
        score = {"most": 1, "fewest": -1}.get(sign, 0) * (network.listeners if name == "listeners" else network.sources)
        left = sorted((who for who in place if place[who] == "ordinary"), key=lambda who: (-score[who], luck[who], who))
        count = int(Fraction(str(one.share)) * network.n + Fraction(1, 2))
        most = int(Fraction(str(one.share if one.among is None else one.among)) * network.n + Fraction(1, 2))
        for who in sorted(left[:most], key=lambda who: (luck[who], who))[:count]:
            place[who] = one.name
    return [place[who] for who in range(network.n)]


SHARES = st.sampled_from([0, 0.01, 0.05, 0.1, 0.15, 0.25])
WHERE = st.sampled_from(["anybody", "most:listeners", "fewest:listeners", "most:sources", "fewest:sources"])


@given(st.lists(st.tuples(SHARES, st.sampled_from([None, 0.3, 0.5]), WHERE), max_size=3), st.integers(0, 2**64 - 1))
def test_a_slow_cast_agrees(drawn, root_seed):
    network, people = Influence(people=40).build(root_seed)  # listeners and sources differ
    made = cast(
        *(Archetype(f"a{at}", share=s, among=a, where=w) for at, (s, a, w) in enumerate(drawn)), ordinary={"x": 1}
    )
    assert made.of(network, people, root_seed).traits["archetype"].tolist() == slow(made, network, people, root_seed)


def test_what_is_known_of_a_person_stands_before_the_cast():
    table = People(10, {"persuasion": [np.nan, 7, *[np.nan] * 6, 8, np.nan], "age": np.arange(10.0)})
    found = cast(Archetype("fan", {"persuasion": 2}, share=0.3), ordinary={"persuasion": 1}).of(TEN, table, 7)
    assert found.traits["persuasion"].tolist() == [1, 7, 1, 1, 2, 1, 1, 1, 8, 1]
    assert found.traits["age"].tolist() == list(range(10))
    assert list(found.traits) == ["persuasion", "age", "archetype"]


def test_what_is_made_up_with_a_network_does_not():
    network, people = Community(people=50).build()
    made = cast(Archetype("relay", {"buy": 0.05}, share=0.1))
    found = made.of(network, people, 7)
    assert set(found.traits["buy"][found.traits["archetype"] == "relay"]) == {0.05}
    rest = found.traits["archetype"] == "ordinary"
    assert found.traits["buy"][rest].tolist() == people.traits["buy"][rest].tolist()
    own = made.of(network, People(50, people.traits), 7)
    assert own.traits["buy"].tolist() == people.traits["buy"].tolist()


def test_who_is_named_in_the_table_is_of_that_archetype():
    named_ones = ["", "", "fan", "ordinary", "", "", "", "fan", "", ""]
    three = cast(Archetype("fan", {"persuasion": 2}, share=0.3), ordinary={"persuasion": 1})
    found = three.of(TEN, People(10, {"archetype": named_ones}), 7)
    assert who(found, "fan") == [2, 7, 8]  # two are named, so luck chooses one
    assert found.traits["persuasion"].tolist() == [1, 1, 2, 1, 1, 1, 1, 2, 2, 1]
    again = three.of(TEN, found, 7)
    assert {name: one.tolist() for name, one in again.traits.items()} == {
        name: one.tolist() for name, one in found.traits.items()
    }
    with pytest.raises(InputError, match="the trait archetype of people is one of fan, ordinary; got 'fun'"):
        three.of(TEN, People(10, {"archetype": ["fun"] * 10}), 7)


def test_an_ablated_trait_is_ordinary_for_everybody():
    full = named("gladwell")
    network, people = Community(people=200).build()
    with_all = full.of(network, people, 7)
    for trait, usual in {"reach": 0.5, "persuasion": 1, "knowledge": 1}.items():
        found = replace(full, ablate=[trait]).of(network, people, 7)
        assert set(found.traits[trait]) == {usual}
        for other in {"archetype", "reach", "persuasion", "knowledge"} - {trait}:
            assert (found.traits[other] == with_all.traits[other]).all()


def arrays(law):
    """Return each field of a law as an array; thresholds as those of two worlds' numbers."""
    luck = np.arange(len(law.reach), dtype=np.uint32) * np.uint32(40_000_001)
    return {
        "hear": law.hear,
        "expose": law.expose,
        "evidence": law.evidence,
        "reach": law.reach,
        "threshold": law.threshold.draw(luck),
    }


FIELDS = {"reach": {"reach"}, "persuasion": {"hear", "expose"}, "knowledge": {"evidence"}}


@pytest.mark.parametrize("trait", FIELDS)
def test_ablation_is_the_law_with_that_trait_removed_array_by_array(trait):
    network, people = Community(people=300).build()
    full = named("gladwell")
    removed = Cast(
        [
            replace(one, traits={name: value for name, value in one.traits.items() if name != trait})
            for one in full.archetypes
        ],
        full.ordinary,
    )
    laws = {
        name: arrays(KeyPerson().law(network, one.of(network, people, 7), 7))
        for name, one in {"full": full, "ablated": replace(full, ablate=[trait]), "removed": removed}.items()
    }
    for field in laws["full"]:
        assert (laws["ablated"][field] == laws["removed"][field]).all(), field
        assert (laws["ablated"][field] == laws["full"][field]).all() == (field not in FIELDS[trait]), field


@pytest.mark.parametrize(
    ("trait", "role"), [("persuasion", "salesmen"), ("knowledge", "mavens"), ("reach", "connectors")]
)
def test_ablation_of_the_flat_cast_is_key_person_without_the_role(trait, role):
    network, people = Community(people=300).build()
    ordinary = {"reach": 0.5} if trait == "reach" else {}
    found = arrays(KeyPerson().law(network, Cast(ordinary=ordinary, ablate=[trait]).of(network, people, 7), 7))
    expected = arrays(KeyPerson(**{role: 0}).law(network, people, 7))
    assert all((found[field] == expected[field]).all() for field in expected)


def test_what_gladwell_and_key_person_s_own_casting_share():
    # the roles are the same shares with the same values, but in a cast nobody has two of them, and luck has another
    # address; connectors are the same people but for equals at the edge, and thresholds are the same
    network, people = Community().build()
    own = arrays(KeyPerson().law(network, people, 7))
    new = arrays(KeyPerson().law(network, named("gladwell").of(network, people, 7), 7))
    assert (np.sort(own["reach"]) == np.sort(new["reach"])).all()
    assert set(np.unique(new["evidence"])) == set(np.unique(own["evidence"])) == {1, 2}
    assert (own["threshold"] == new["threshold"]).all()
    edge = np.sort(network.listeners)[-100]
    clear = network.listeners != edge
    assert (own["reach"][clear] == new["reach"][clear]).all()
    assert set(np.unique(new["hear"])) == set(np.unique(own["hear"])) == {0.045, 0.18}
    # and the theory's own shares no longer matter
    other = arrays(
        KeyPerson(connectors=0.5, salesmen=0, mavens=1).law(network, named("gladwell").of(network, people, 7), 7)
    )
    assert all((other[field] == new[field]).all() for field in new)


def test_with_all_three_taken_away_nobody_is_special():
    network, people = Community(people=300).build()
    found = replace(named("gladwell"), ablate=["reach", "persuasion", "knowledge"]).of(network, people, 7)
    expected = arrays(KeyPerson(connectors=0, salesmen=0, mavens=0).law(network, people, 7))
    law = arrays(KeyPerson().law(network, found, 7))
    assert all((law[field] == expected[field]).all() for field in expected)


def test_without_equals_at_the_edge_connectors_are_the_same_people():
    only = cast(Archetype("connector", {"reach": 1}, share=0.2, where="most:listeners"), ordinary={"reach": 0.5})
    theory = KeyPerson(connectors=0.2, salesmen=0, mavens=0)
    own, new = (arrays(theory.law(TEN, one, 7)) for one in (NOBODY_KNOWN, only.of(TEN, NOBODY_KNOWN, 7)))
    assert all((own[field] == new[field]).all() for field in own)


@pytest.mark.parametrize("name", shipped())
def test_each_cast_of_ours_fits_small_and_large_networks(name):
    made = named(name)
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    assert made.name == yaml.safe_load(text)["kind"] == name
    assert name == "flat" or "All numbers are chosen" in text.splitlines()[0]
    for network, people in (Ring(people=10).build(), Community(people=500).build()):
        found = made.of(network, people, 3)
        assert identity(made.of(network, people, 3)) == identity(found)
        assert len(KeyPerson().law(network, found, 3).reach) == network.n
    assert identity(pickle.loads(pickle.dumps(made))) == identity(made)


def test_flat_is_no_cast():
    network, people = Community(people=30).build()
    assert named("flat").of(network, people, 7) is people
    assert not named("flat").on


WRONG = {
    "no share": ({"fan": {}}, "archetypes.fan.share or count says how many people are fan, got neither"),
    "both": ({"fan": {"share": 0.1, "count": 3}}, "share or count says how many people are fan, got both"),
    "a share over 1": ({"fan": {"share": 2}}, r"archetypes.fan.share is a share in \[0, 1\], or null, got 2"),
    "a list of shares": (
        {"fan": {"share": [0.1, 0.2]}},
        r"archetypes.fan.share is a share in \[0, 1\], got \[0.1, 0.2\]",
    ),
    "a count below 0": (
        {"fan": {"count": -1}},
        "archetypes.fan.count is a whole number of people of 0 or more, or null, got -1",
    ),
    "shares over 1 in all": (
        {"a": {"share": 0.6}, "b": {"share": 0.5}},
        "archetypes have shares of at most 1 in all, got 1.1",
    ),
    "too few": (
        {"a": {"share": 0.9}, "fan": {"count": 2}},
        "count of archetype fan takes 2 people, got 1 who are left",
    ),
    "too few of a kind": (
        {"fan": {"share": 0.5, "where": "kind:b"}},
        "share of archetype fan takes 5 people, got 4 who are left with kind:b",
    ),
    "an unknown key": ({"fan": {"shar": 0.1}}, "archetype fan has no setting 'shar'. Did you mean 'share'"),
    "a name inside": ({"fan": {"share": 0.1, "name": "x"}}, "archetypes.fan is a group of settings"),
    "a negative trait": (
        {"fan": {"share": 0.1, "traits": {"persuasion": -1}}},
        "trait persuasion of archetype fan is a number of 0 or more, got -1",
    ),
    "a trait that is text": (
        {"fan": {"share": 0.1, "traits": {"kind": "x"}}},
        "trait kind of archetype fan is a number of 0 or more, got 'x'",
    ),
    "a trait called archetype": ({"fan": {"share": 0.1, "traits": {"archetype": 1}}}, "none is called archetype"),
    "traits that are none": ({"fan": {"share": 0.1, "traits": 3}}, "traits of archetype fan are numbers by name"),
    "a circle": (
        {"a": {"share": 0.1, "extends": "b"}, "b": {"share": 0.1, "extends": "a"}},
        "archetypes extend each other in a circle: a extends b extends a",
    ),
    "itself": ({"a": {"share": 0.1, "extends": "a"}}, "in a circle: a extends a"),
    "nobody to extend": (
        {"fan": {"share": 0.1, "extends": "fun"}, "star": {"share": 0.1}},
        r"extends of archetype fan is another one of the cast \(star\), got 'fun'",
    ),
    "an unknown trait in where": (
        {"fan": {"share": 0.1, "where": "most:agee"}},
        "where of archetype fan names one of listeners, sources, age, got 'agee'. Did you mean 'age'",
    ),
    "a text in where": (
        {"fan": {"share": 0.1, "where": "most:kind"}},
        "names one of listeners, sources, age, got 'kind'",
    ),
    "an unknown trait in a condition": (
        {"fan": {"share": 0.1, "where": "kin:b"}},
        r"where of archetype fan names a trait of people \(age, kind\), got 'kin'. Did you mean 'kind'",
    ),
    "where that says nothing": (
        {"fan": {"share": 0.1, "where": "most"}},
        "archetypes.fan.where is anybody, most:X, fewest:X",
    ),
    "among below the share": (
        {"fan": {"share": 0.3, "among": 0.1}},
        "archetypes.fan.among is at least the share of 0.3, got 0.1",
    ),
    "the name of the rest": ({"ordinary": {"share": 0.1}}, "an archetype is not called ordinary"),
    "a name with a space": ({"big fan": {"share": 0.1}}, "named by letters, digits, - and _, got 'big fan'"),
    "no group": ({"fan": 0.1}, "archetypes.fan is a group of settings"),
    "reach without an ordinary one": (
        {"fan": {"share": 0.1, "traits": {"reach": 1}}},
        "ordinary.reach says what ordinary people have, as the cast has reach, got none",
    ),
}


@pytest.mark.parametrize(("archetypes", "said"), WRONG.values(), ids=WRONG)
def test_what_is_refused(archetypes, said):
    with pytest.raises(InputError, match=said):
        of_settings({"archetypes": archetypes}).of(TEN, KNOWN, 7)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"ablate": ["persuasio"]}, "ablate names traits of the cast .*, got 'persuasio'. Did you mean 'persuasion'"),
        ({"ablate": "reach"}, "ablate is a list of traits"),
        ({"ablate": ["reach"]}, "ordinary.reach says what ordinary people have"),
        ({"ordinary": {"reach": -1}}, "trait reach of ordinary people is a number of 0 or more, got -1"),
        ({"ordinary": 3}, "traits of ordinary people are numbers by name"),
        ({"archetypes": [1]}, "archetypes are settings by name"),
        ({"extra": 1}, "people has no setting 'extra'"),
        ({"name": "x"}, "a cast is called like its file"),
    ],
)
def test_settings_of_a_cast_that_are_refused(settings, said):
    with pytest.raises(InputError, match=said):
        of_settings(settings)


def test_a_cast_in_python():
    fans = cast(Archetype("fan", {"persuasion": 4}, share=0.2), ordinary={"persuasion": 1})
    network, people = Community(people=60).build()
    by_hand = sim.simulate(network, "key_person", [0, 1], people=fans.of(network, people, 5), worlds=8, root_seed=5)
    told = sim.simulate(network, "key_person", [0, 1], people=people, cast=fans, worlds=8, root_seed=5)
    assert (by_hand.days == told.days).all()
    model = sim.word_of_mouth(network, "key_person", [0, 1], people=people, cast=fans, root_seed=5, world=3)
    for _ in range(40):
        model.step()
    assert [person.day_convinced for person in model.people] == told.days[3].tolist()
    assert set(sim.simulate(network, "key_person", [0], cast="gladwell", worlds=2).ids) == set(range(60))
    with pytest.raises(InputError, match="cast is a Cast or a name"):
        sim.simulate(network, "key_person", [0], cast=3)
    with pytest.raises(InputError, match="cast is one of flat, gladwell"):
        sim.simulate(network, "key_person", [0], cast="gladwel")
    with pytest.raises(InputError, match="people come with a source of networks"):
        sim.compare(Community(people=60), ["flow"], ["hubs"], 5, people=people)


def test_comparisons_know_the_cast():
    fans = cast(Archetype("fan", {"persuasion": 4}, share=0.2), ordinary={"persuasion": 1})
    asked = {"budget": 4, "worlds": 4, "root_seed": 5}
    network, people = Community(people=60).build()
    told = sim.compare(Community(people=60), ["key_person"], ["hubs", "random"], cast=fans, **asked)
    by_hand = sim.compare(network, ["key_person"], ["hubs", "random"], people=fans.of(network, people, 5), **asked)
    assert (told.table == by_hand.table).all(axis=None)
    flat = sim.compare(network, ["key_person"], ["hubs", "random"], people=people, cast="flat", **asked)
    plain = sim.compare(network, ["key_person"], ["hubs", "random"], people=people, **asked)
    assert flat.player.design.key == plain.player.design.key != told.player.design.key
    assert flat.player.design.population_key != told.player.design.population_key  # these runs are not comparable
    own = sim.compare(network, ["key_person"], ["hubs"], people=People(60, people.traits), cast=fans, **asked)
    made_up = sim.compare(network, ["key_person"], ["hubs"], people=people, cast=fans, **asked)
    assert own.player.design.key != made_up.player.design.key  # whose columns stand first is not the same


def test_drawn_networks_are_cast_anew_and_archetypes_can_be_approached():
    stars = cast(Archetype("star", share=0.1, where="most:listeners"), ordinary={"reach": 1})
    comparison = sim.compare(
        BarabasiAlbert(people=50),
        ["key_person"],
        ["random"],
        cast=stars,
        campaign={"budget": 5, "candidates": "archetype = star", "segment": "archetype = ordinary"},
        worlds=4,
        root_seed=3,
    )
    design = comparison.player.design
    assert comparison.player.instance.counted == 45
    for block in range(3):
        network, people = design.population_of(block)
        assert people.traits["archetype"].tolist() == slow(stars, network, people, 3)
        assert sorted(network.listeners[people.traits["archetype"] == "star"])[0] >= np.sort(network.listeners)[-5]
