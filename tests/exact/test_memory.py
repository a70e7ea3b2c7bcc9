"""Memory of theories: words that count for some days only."""

import itertools
from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

import sim
from sim import theories
from sim.kinds import kinds
from sim.mechanisms import Broadcast
from sim.theories.base import Scaled, law_of
from tests.exact.covered import agrees, alike
from tests.golden.kinds import THEORIES

WORLDS = 20_000
ENGINES = ["agents", "compiled"]
# person 3 hears person 0 on day 1, and on day 3 the end of a path from there
LATE = nx.DiGraph([(0, 3), (0, 1), (1, 2), (2, 3)])
PAIR = nx.DiGraph([(0, 2), (1, 2)])
GRAPH = nx.gnm_random_graph(40, 130, seed=2)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("memory", "day"), [(1, -1), (2, -1), (3, 3), (4, 3), (None, 3)])
def test_words_of_days_1_and_3_count_together_with_a_memory_of_3(memory, day, engine):
    theory = theories.ComplexContagion([1, 1, 1, 2], memory=memory)
    assert sim.simulate(LATE, theory, [0], engine=engine).days.tolist() == [[0, 1, 2, day]]


@pytest.mark.parametrize("memory", [1, 2, 4])
def test_two_words_count_together_if_they_are_fewer_days_apart(memory):
    h, days = 0.3, 6
    theory = theories.Flow(h, 1, talk_days=days, memory=memory)
    out = sim.simulate(PAIR, theory, [0, 1], worlds=WORLDS, root_seed=3)
    heard = [h * (1 - h) ** (day - 1) for day in range(1, days + 1)]
    near = (
        one * other for (i, one), (j, other) in itertools.product(enumerate(heard), repeat=2) if abs(i - j) < memory
    )
    assert agrees(out.days[:, 2] > 0, sum(near))


def test_a_word_from_a_broadcast_is_forgotten_too():
    b, memory = 0.2, 3
    people = sim.People(
        3, {"accept": [1, 0, 1]}
    )  # person 1 says nothing, so that one voice and the broadcast are needed
    campaign = sim.Campaign(horizon=20, mechanisms=[Broadcast(b)])
    theory = theories.ComplexContagion(2, memory=memory)
    out = sim.simulate(PAIR, theory, [0, 1], people=people, campaign=campaign, worlds=WORLDS, root_seed=3)
    assert agrees(out.days[:, 2] > 0, 1 - (1 - b) ** memory)


@pytest.mark.parametrize("kind", kinds(theories.Theory))
def test_every_theory_has_a_memory_and_without_one_nothing_changes(kind):
    theory = THEORIES[kind]
    assert theory.memory is None
    network, people = sim.Network.from_networkx(GRAPH), sim.People(40)
    assert law_of(theory, network, people).memory is None
    assert law_of(replace(theory, memory=2), network, people).memory == 2
    assert law_of(Scaled(replace(theory, memory=2), 0.5), network, people).memory == 2
    played = [
        sim.simulate(GRAPH, one, [0, 1, 2], campaign=sim.Campaign(horizon=60, accept=0.9), worlds=20)
        for one in (theory, replace(theory, memory=None), replace(theory, memory=40_000))
    ]
    for other in played[1:]:
        assert alike(played[0], other)


@pytest.mark.parametrize(
    "theory", [theories.IndependentCascade(0.2), theories.WeightedCascade(), theories.Bass(0.01, 0.3)]
)
def test_where_one_word_convinces_nothing_is_forgotten(theory):
    plain, short = (
        sim.simulate(GRAPH, one, [0, 1], campaign=sim.Campaign(horizon=30), worlds=30)
        for one in (theory, replace(theory, memory=1))
    )
    assert alike(plain, short)


def test_a_longer_memory_loses_nobody_and_makes_nobody_later():
    found = [
        np.where(out.days < 0, np.inf, out.days.astype(float))
        for out in (
            sim.simulate(GRAPH, theories.Flow(0.2, 0.4, memory=memory), range(8), worlds=30)
            for memory in (1, 2, 5, None)
        )
    ]
    for shorter, longer in itertools.pairwise(found):
        assert (longer <= shorter).all()
        assert (longer < shorter).any()


def test_one_more_seed_can_lose_an_adopter():
    # 3 would hear 1 and 2 on the same day; where 1 is a seed, too, the two are a day apart
    graph = nx.DiGraph([(0, 1), (0, 2), (1, 3), (2, 3)])
    theory = theories.ComplexContagion([1, 1, 1, 2], memory=1)
    few, more = (sim.simulate(graph, theory, seeds).days[0].tolist() for seeds in ([0], [0, 1]))
    assert few == [0, 1, 1, 2]
    assert more == [0, 0, 1, -1]


def test_strategies_that_know_the_theory_know_its_memory():
    def best(theory, strategy):
        return sim.compare(GRAPH, theory, [strategy], 3, worlds=2).runs.approached.tolist()

    plain, short = theories.IndependentCascade(0.2), theories.IndependentCascade(0.2, memory=1)
    assert all(best(plain, strategy) == best(short, strategy) for strategy in ("greedy", "ris"))
    assert best(theories.LinearThreshold(), "ris")
    with pytest.raises(sim.InputError, match="ris needs a theory .* without a horizon, memory or"):
        best(theories.LinearThreshold(memory=2), "ris")


def test_what_is_refused():
    for wrong, said in ((0, "got 0"), (1.5, "got 1.5"), (-2, "got -2"), ("a week", "got 'a week'")):
        with pytest.raises(sim.InputError, match=f"memory is a whole number of days of 1 or more, or null, {said}"):
            theories.Flow(memory=wrong)
