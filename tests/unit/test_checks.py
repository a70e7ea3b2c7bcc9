"""Public checks: the library's own components pass, and each thing that can be wrong is seen."""

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
import pytest

import sim
from sim import mechanisms, networks, seeding, theories
from sim.checks import CHECKS, check_mechanism, check_source, check_strategy, check_theory
from sim.days import External
from sim.kinds import kinds, make
from sim.seeding import Ranking
from tests.golden.kinds import NAMED, SMALL, THEORIES

ON = {
    "acceptance": mechanisms.Acceptance(gain=0.1, crowding=0.7),
    "broadcast": mechanisms.Broadcast(0.3, 2, days=[[1, 8]], calendar="GA", trust=0.5, give=0.2, spend=0.3),
    "channels": mechanisms.Channels({"post": {"trait": "age", "use": {"1": 0.5}}}),
    "endorsement": mechanisms.Endorsement(paid=1.5, posts=2, wear_out=0.5),
    "familiarity": mechanisms.Familiarity(0.6, 0.3),
    "place": mechanisms.Place("km", 2.0),
    "roles": mechanisms.Roles(call=1.5, answer=2.0),
    "speaking": mechanisms.Speaking("loud", "fit", 0.3),
    "waves": mechanisms.Waves([[0, "1/2"], [3, "1/2"]], adaptive=True),
}
READERS = (networks.NetworkFile, networks.CSV, networks.Like)
FILES = {kind for kind, one in kinds(networks.Source).items() if issubclass(one, READERS)}
PICKED = {"roster": {"path": [3, 17, 20, 8]}, "complex_centrality": {}, "by_trait": {"trait": "loyalty"}}


@pytest.mark.parametrize("kind", kinds(theories.Theory))
def test_theories(kind):
    sim.check_theory(THEORIES[kind])


@pytest.mark.parametrize("kind", kinds(seeding.Strategy))
def test_strategies(kind):
    sim.check_strategy(make(seeding.Strategy, kind, **(NAMED | PICKED).get(kind, {})))


@pytest.mark.parametrize("kind", sorted(set(kinds(networks.Source)) - FILES))
def test_sources(kind):
    sim.check_source(make(networks.Source, kind, **SMALL.get(kind, {})))


def test_a_source_that_is_a_file(tmp_path):
    (tmp_path / "ties.csv").write_text("a,b\nb,c\n")
    sim.check_source(networks.CSV(str(tmp_path / "ties.csv")))


@pytest.mark.parametrize("kind", kinds(mechanisms.Mechanism))
def test_mechanisms(kind):
    sim.check_mechanism(ON[kind])


def test_there_is_a_check_for_each_kind_of_component():
    assert set(CHECKS) == set(sim.kinds.PACKAGES)


@dataclass(frozen=True)
class Bonus(mechanisms.Mechanism):
    """Everybody hears a voice more on one day."""

    voices: int = 0
    day: int = 3
    endless: ClassVar[bool] = True

    @property
    def on(self):
        return self.voices > 0

    def effects(self, effects, network, people):
        chance = (0.0,) * (self.day - 1) + (1.0,)
        return replace(effects, external=(*effects.external, External(chance, self.voices)))

    @property
    def said(self):
        return f"Everybody hears {self.voices} voices more on day {self.day}."


def test_a_mechanism_of_ones_own_takes_one_class():
    check_mechanism(Bonus(1))
    ring = sim.Network.from_edges(range(10), [*range(1, 10), 0], directed=True)
    campaign = sim.Campaign(horizon=9, mechanisms=[Bonus(1)])
    theory = theories.ComplexContagion(2)  # a voice of the neighbour, and the one from outside
    for engine in ("agents", "compiled"):
        played = sim.simulate(ring, theory, [0], campaign=campaign, engine=engine)
        assert played.days[0].tolist() == [0, 3, 4, 5, 6, 7, 8, 9, -1, -1]
        assert set(played.known[0].tolist()) == {0, 1, 3}


class Restless:
    """Counts how often it is asked."""

    asked: ClassVar[list] = []

    def next(self):
        self.asked.append(1)
        return len(self.asked)


@dataclass(frozen=True)
class Fickle(theories.Theory, Restless):
    """Says something else each time."""

    def law(self, network, people, root_seed=0):
        return theories.Law.of(network, hear=1 / (1 + self.next()), threshold=1)


@dataclass(frozen=True)
class Twice(seeding.Strategy):
    """Approaches the first one twice."""

    def score(self, network, people, root_seed=0):
        return np.zeros(network.n)

    def ranking(self, context):
        return Ranking(np.zeros(context.network.n), order=_twice)


def _twice(count, world, name):
    return np.minimum(np.arange(count), world.people - 2)


@dataclass(frozen=True)
class Wandering(seeding.Strategy, Restless):
    """Ranks people otherwise each time."""

    def score(self, network, people, root_seed=0):
        return np.roll(np.arange(network.n, dtype=float), self.next())


@dataclass(frozen=True)
class Nosy(theories.Theory):
    """Reads a trait that it does not declare."""

    def law(self, network, people, root_seed=0):
        return theories.Law.of(network, hear=0.2, threshold=1, reach=people.number("reach", 1.0, 0.0, 1.0))


@dataclass(frozen=True)
class Growing(networks.Source, Restless):
    """Has more people each time."""

    label = "growing"

    def build(self, root_seed=0, block=0):
        network = sim.Network.from_edges([0], [self.next()])
        return network, sim.People(network.n)


@dataclass(frozen=True)
class AlwaysOn(Bonus):
    """Cannot be switched off."""

    voices: int = 1


@dataclass(frozen=True)
class Silent(Bonus):
    """Says nothing of itself."""

    said = ""


@dataclass(frozen=True)
class Eager(Bonus):
    """Convinces people five times as surely."""

    def effects(self, effects, network, people):
        return replace(effects, accept=effects.accept * 5)


@dataclass(frozen=True)
class Nothing(networks.Source):
    """Builds nothing."""

    label = "nothing"

    def build(self, root_seed=0, block=0):
        return None


@dataclass(frozen=True)
class Undocumented(seeding.Strategy):
    def score(self, network, people, root_seed=0):
        return np.zeros(network.n)


@dataclass(frozen=True)
class Counted(seeding.Strategy):
    """Counts, in whole numbers where there is nothing to count."""

    def score(self, network, people, root_seed=0):
        return np.bincount(network.speaker, network.ties["weight"], network.n)


@dataclass(frozen=True)
class Sociable(seeding.Strategy):
    """Divides by the number of ties."""

    def score(self, network, people, root_seed=0):
        with np.errstate(invalid="ignore"):
            return network.listeners / network.listeners.mean()


@pytest.mark.parametrize(
    ("check", "wrong", "complaint"),
    [
        (check_theory, Fickle(), "law is another one the second time"),
        (check_theory, Nosy(), "law reads known traits that are not declared in reads"),
        (check_strategy, Twice(), "an order holds everybody once"),
        (check_strategy, Wandering(), "people are others the second time"),
        (check_strategy, Counted(), "scores are float64"),
        (check_strategy, Sociable(), "scores are numbers"),
        (check_source, Growing(), "the network is another one the second time"),
        (check_mechanism, AlwaysOn(2), "with its defaults a mechanism is off"),
        (check_mechanism, Bonus(), "give settings that switch it on"),
        (check_mechanism, Silent(1), "said is a sentence"),
        (check_mechanism, Eager(1), r"chances lie in \[0, 1\]"),
        (check_source, Nothing(), "build returns a Network and a People"),
        (check_strategy, Undocumented(), "its class has a docstring"),
        (check_theory, seeding.Hubs(), "is an instance of Theory"),
    ],
)
def test_what_is_wrong_is_seen(check, wrong, complaint):
    with pytest.raises(AssertionError, match=complaint):
        check(wrong)
