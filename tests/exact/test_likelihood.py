"""The likelihood of days against sums over all outcomes, and against simulation by the engines."""

import itertools
import math
from dataclasses import dataclass

import numpy as np
import pytest
from scipy.stats import chi2

import sim
from sim import Network, People
from sim.errors import InputError
from sim.learning.history import History
from sim.learning.laws import Spoken
from sim.learning.survival import survival
from sim.theories import (
    Bass,
    ComplexContagion,
    Flow,
    FractionalThreshold,
    IndependentCascade,
    KeyPerson,
    LinearThreshold,
    WeightedCascade,
)
from sim.theories.base import Law, Scaled, Theory
from sim.theories.thresholds import UniformThresholds

PRESSURE, LAST, PEOPLE = 0.1, 3, 4
NETWORK = Network.from_edges([0, 1, 0, 2, 3, 1], [1, 2, 2, 3, 1, 3], directed=True)
ONE_LISTENER = Network.from_edges([0, 1, 2, 3], [1, 2, 3, 2], directed=True)
WEIGHTED = Network.from_edges([0, 1, 0, 2, 3, 1], [1, 2, 2, 3, 1, 3], [1, 2, 3, 1, 2, 1], directed=True)
OUTCOMES = [(0, *rest) for rest in itertools.product((-1, 1, 2, 3), repeat=3)]
HIDDEN = KeyPerson(base=0.3, connectors=0, reach=0.6, salesmen=0.4, mavens=0.3, persuasion=2, talk_days=2)
KNOWN = {"reach": [1, 0.5, 1, 0.7], "persuasion": [1, 2, 1, 4], "knowledge": [2, 1, 1, 3], "sceptic": [0, 1, 1, 0]}


@dataclass(frozen=True)
class Worth(Theory):
    """Words are worth more than one, and thresholds lie beyond them: a word can jump past what is needed."""

    def law(self, network, people, root_seed=0):
        return Law.of(network, hear=0.4, evidence=[3, 1, 2, 5, 2, 1], threshold=UniformThresholds(np.full(4, 4)))


THEORIES = {
    "key_person": (HIDDEN, NETWORK, KNOWN),
    "flow": (Flow(hear=0.4, phi=(0, 0.9), talk_days=2), NETWORK, {}),
    "flow, one phi": (Flow(hear=0.5, phi=0.6, talk_days=None), NETWORK, {}),
    "flow, own phi": (Flow(hear=0.5, phi=(0.2, 0.9)), NETWORK, {"phi": [0.1, math.nan, 1.0, 0.5]}),
    "independent_cascade": (IndependentCascade(p=0.4), NETWORK, {}),
    "weighted_cascade": (WeightedCascade(), NETWORK, {}),
    "linear_threshold": (LinearThreshold(tie_weight="share"), WEIGHTED, {}),
    "fractional_threshold": (FractionalThreshold(phi=0.5), NETWORK, {}),
    "complex_contagion": (ComplexContagion(k=2), NETWORK, {}),
    "instigators": (ComplexContagion(k=[1, 0, 1, 2]), NETWORK, {}),
    "bass": (Bass(p=0.1, q=0.6), NETWORK, {}),
    "worth": (Worth(), NETWORK, {}),
}


def chance(theory, network, people, days):
    """Return how likely the theory makes days of all people."""
    history = History(network, np.array(days), LAST, np.zeros(PEOPLE, np.int64))
    exposure, total = history.exposure, 1.0
    at, before = survival(exposure, Spoken.of(theory, network, people))
    for person, end, own, earlier in zip(exposure.people, exposure.end, at, before, strict=True):
        stays = (1 - PRESSURE) ** (end - 1)
        later = stays * (1 - PRESSURE) * own
        total *= later if days[person] < 0 else stays * earlier - later
    return total


def played(theory, network, people, worlds, root_seed):
    """Return how often each outcome comes about in so many worlds."""
    posters = sim.mechanisms.Broadcast(PRESSURE, worth=1_000_000)
    outcome = sim.simulate(
        *(network, theory, [0]),
        people=people,
        campaign=sim.Campaign(mechanisms=[posters], horizon=LAST),
        worlds=worlds,
        root_seed=root_seed,
    )
    days, counts = np.unique(outcome.days, axis=0, return_counts=True)
    return {tuple(map(int, one)): int(count) for one, count in zip(days, counts, strict=True)}


def surprise(expected, counts):
    """Return the p of a chi-square test, outcomes that are expected fewer than five times taken together."""
    worlds = sum(counts.values())
    rows = [(expected[one] * worlds, counts.get(one, 0)) for one in OUTCOMES]
    rest = [sum(column) for column in zip(*((a, b) for a, b in rows if a < 5), strict=True)] or [0, 0]
    cells = [(a, b) for a, b in rows if a >= 5] + ([tuple(rest)] if rest[0] > 0 else [])
    statistic = sum((b - a) ** 2 / a for a, b in cells)
    return float(chi2.sf(statistic, len(cells) - 1))


@pytest.mark.parametrize("name", THEORIES)
def test_all_outcomes_add_to_one_and_agree_with_simulation(name):
    theory, network, traits = THEORIES[name]
    people = People(PEOPLE, traits)
    expected = {one: chance(theory, network, people, one) for one in OUTCOMES}
    assert sum(expected.values()) == pytest.approx(1, abs=1e-12)
    counts = played(theory, network, people, 6_000, root_seed=3)
    assert not [one for one in counts if expected[one] <= 0]
    assert surprise(expected, counts) > 0.001


def roles():
    """Yield each way in which roles can be played unseen, with its chance."""
    for salesmen, mavens in itertools.product(itertools.product((0, 1), repeat=PEOPLE), repeat=2):
        shares = [HIDDEN.salesmen if one else 1 - HIDDEN.salesmen for one in salesmen]
        shares += [HIDDEN.mavens if one else 1 - HIDDEN.mavens for one in mavens]
        traits = {"persuasion": np.where(salesmen, 2, 1), "knowledge": np.where(mavens, 2, 1)}
        yield math.prod(shares), People(PEOPLE, traits)


def test_hidden_roles_are_mixed_in_exactly_where_each_speaker_has_one_listener():
    cases, nobody = list(roles()), People(PEOPLE)
    for days in OUTCOMES[::9]:
        mixed = sum(share * chance(HIDDEN, ONE_LISTENER, people, days) for share, people in cases)
        assert chance(HIDDEN, ONE_LISTENER, nobody, days) == pytest.approx(mixed, rel=1e-10, abs=1e-15)


def test_hidden_roles_agree_with_simulation():
    nobody, counts = People(PEOPLE), {}
    expected = {one: chance(HIDDEN, ONE_LISTENER, nobody, one) for one in OUTCOMES}
    assert sum(expected.values()) == pytest.approx(1, abs=1e-12)
    cases = list(roles())
    often = np.random.default_rng(5).multinomial(4_000, [share for share, _ in cases])
    for place, (worlds, (_, people)) in enumerate(zip(often.tolist(), cases, strict=True)):
        for days, count in played(HIDDEN, ONE_LISTENER, people, worlds, place).items() if worlds else ():
            counts[days] = counts.get(days, 0) + count
    assert surprise(expected, counts) > 0.001


def test_all_outcomes_add_to_one_where_listeners_share_a_speaker_of_unknown_role():
    assert sum(chance(HIDDEN, NETWORK, People(PEOPLE), one) for one in OUTCOMES) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize(
    ("theory", "network", "says"),
    [
        (Flow(memory=2), NETWORK, "memory is null"),
        (Scaled(LinearThreshold(tie_weight="share"), 0.5), WEIGHTED, "weights of contacts"),
    ],
)
def test_what_makes_days_depend_is_refused(theory, network, says):
    with pytest.raises(InputError, match=says):
        Spoken.of(theory, network, People(PEOPLE))
