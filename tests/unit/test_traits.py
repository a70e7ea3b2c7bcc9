"""Traits have owners: one name, one meaning, and nobody reads what they do not declare."""

from collections.abc import Mapping

import networkx as nx
import numpy as np
import pytest

import sim
from sim.effects import Effects
from sim.kinds import kinds
from sim.mechanisms import Mechanism
from sim.network import Network
from sim.people import People
from sim.seeding import FourR, Mixture, Strategy
from sim.seeding.context import Context
from sim.spending import Spending
from sim.theories import KeyPerson, Theory
from sim.theories.base import Law, Scaled
from sim.traits import Trait, told

NETWORK = Network.from_networkx(nx.gnp_random_graph(30, 0.2, seed=2))
GIVEN = {
    "roster": {"path": [1, 2]},
    "by_trait": {"trait": "loyalty"},
    "acceptance": {"crowding": 0.5},
    "broadcast": {"chance": 0.1, "segment": "town = 1"},
    "channels": {"channels": {"post": {"trait": "town", "use": [[1, 0.5]]}}},
    "familiarity": {"unknown": 0.5},
    "place": {"place": "km", "half_distance": 2.0},
    "roles": {"call": 2.0, "answer": 2.0},
    "speaking": {"activity": "loud", "topic": "fit", "off_topic": 0.5},
}
CLASSES = {
    f"{base.__name__}.{kind}": (kind, cls)
    for base in (Theory, Strategy, Mechanism)
    for kind, cls in kinds(base).items()
}


class Watched(Mapping):
    """Traits that know which of them were asked for."""

    def __init__(self, traits):
        self.traits, self.asked = traits, set()

    def __contains__(self, name):
        self.asked.add(name)
        return name in self.traits

    def __getitem__(self, name):
        self.asked.add(name)
        return self.traits[name]

    def __iter__(self):
        raise AssertionError("reads all traits")

    def __len__(self):
        return len(self.traits)


def watched(**traits):
    people = People(30, traits)
    object.__setattr__(people, "traits", Watched(people.traits))
    return people


def names(traits):
    return {one.name for one in traits}


def test_one_name_has_one_meaning():
    declared = {one for _, cls in CLASSES.values() for one in cls.reads} | {*sim.Campaign.reads}
    assert len(declared) == len(names(declared)) > 10
    old = {name for one in declared for name in one.was}
    assert old == {"reach"}


@pytest.mark.parametrize("name", CLASSES)
def test_components_read_what_they_declare(name):
    kind, cls = CLASSES[name]
    one = cls(**GIVEN.get(kind, {}))
    given = {trait for trait in one.read if trait.needed or trait not in cls.reads}
    people = watched(**{trait.name: np.arange(30) % 2 for trait in given})
    if isinstance(one, Mechanism):
        one.law(Law.of(NETWORK, hear=0.1, threshold=1), NETWORK, people)
        one.effects(Effects(*np.ones((3, 30))), NETWORK, people)
    elif isinstance(one, Theory):
        one.law(NETWORK, people, 1)
    elif kind in ("greedy", "ris", "robust"):
        one.score(NETWORK, people, 1)
    else:
        one.ranking(Context(NETWORK, people, 3))
    assert people.traits.asked == names(one.read)


def test_campaigns_read_what_they_declare():
    people = watched(accept=np.ones(30))
    Spending.of(sim.Campaign().spending, NETWORK, people)
    assert people.traits.asked == names(sim.Campaign().spending.reads) == {"fee"}
    assert names(sim.Campaign.reads) == {"accept", "recommend", "buy", "fee"}
    own = sim.Campaign(segment="town: 1", candidates="a = 1", exclude="b > 2 or a < 3", quota={"c": 1, "d = 2": 3})
    assert names(own.read) == {"accept", "recommend", "buy", "fee", "town", "a", "b", "c", "d"}
    assert names(sim.Campaign(fee_per_listener=1).read) - names(sim.Campaign.reads) == {"bought"}


def test_what_others_read_is_read():
    assert Mixture("50 % four_r, 50 % hubs").read == FourR.reads
    assert Scaled(KeyPerson(), 0.5).read == KeyPerson.reads


def test_the_terminal_tells_which_traits_are_read_and_by_whom():
    people = People(2, {"reach": [1, 2], "buy": [0, 1], "town": ["a", "b"]})
    readers = [("mine", FourR()), ("campaign", sim.Campaign())]
    assert told(people, readers) == [
        "Traits that are read: buy (campaign). Unused columns: reach, town.",
        "mine no longer reads the trait reach; it reads audience instead.",
    ]
    both = "Traits that are read: buy (campaign), reach (key). Unused column: town."
    assert told(people, [*readers, ("key", KeyPerson())])[0] == both
    assert told(People(2, {"town": ["a", "b"]}), readers) == ["No trait is read. Unused column: town."]
    assert told(People(2, {"audience": [1, 2]}), readers) == ["Traits that are read: audience (mine)."]
    assert told(People(2), readers) == []


def test_follower_counts_are_an_audience_and_no_share():
    people = People(30, {"audience": np.arange(30) * 1000.0})
    assert FourR(1, 0, 0, 0).score(NETWORK, people).argmax() == 29
    assert FourR().score(NETWORK, People(30, {"reach": np.arange(30) * 1000.0})).tolist() == (
        FourR().score(NETWORK, People(30)).tolist()
    )
    with pytest.raises(sim.InputError, match="trait 'reach'"):
        KeyPerson().law(NETWORK, People(30, {"reach": np.arange(30) * 1000.0}))


def test_a_trait_is_read_in_its_range():
    assert Trait("size", "", 0, 9, whole=True).of(People(2, {"size": [3, np.nan]}), 7).tolist() == [3, 7]
    with pytest.raises(sim.InputError, match="size"):
        Trait("size", "", 0, 9, whole=True).of(People(1, {"size": [3.5]}), 7)
