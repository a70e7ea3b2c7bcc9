"""How predictable influentials are, where the answer is known."""

import networkx as nx
import numpy as np
import pytest

import sim
from sim import theories
from sim.study.influentials import cascades, explained, explained_interval, influentials, predicted


def player(network, theory, workers=1):
    return sim.compare(network, [theory], ["random"], 1, worlds=1, root_seed=5, workers=workers).player


def test_cascades_are_those_of_simulate():
    one = player(nx.karate_club_graph(), theories.IndependentCascade(0.2))
    people, reach = cascades(one, 6)
    for person in people.tolist():
        alone = sim.simulate(nx.karate_club_graph(), theories.IndependentCascade(0.2), [person], worlds=6, root_seed=5)
        assert reach[0, person].tolist() == alone.reach.tolist()
    assert (
        cascades(player(nx.karate_club_graph(), theories.IndependentCascade(0.2), 3), 6)[1].tolist() == reach.tolist()
    )


def test_certain_cascades_of_hubs_are_known_from_degree_alone():
    # stars of 2 ... 20 leaves, directed outward, all is heard: reach is degree + 1 whatever the world
    stars = nx.DiGraph([(f"hub {size}", f"leaf {size} {leaf}") for size in range(2, 21) for leaf in range(size)])
    table = influentials(player(stars, theories.IndependentCascade(1)), 8).set_index("knowledge")
    assert table.explained["own past"] == 1
    assert table.explained["degree"] > 0.8
    assert table.single["own past"] == pytest.approx(1)
    best_tenth = np.sort([*range(3, 22), *[1] * 209])[-22:].mean()
    everybody = np.mean([*range(3, 22), *[1] * 209])
    assert table.multiplier["degree"] == pytest.approx(best_tenth / everybody)


def test_nothing_is_known_where_all_are_alike():
    table = influentials(player(nx.cycle_graph(60), theories.IndependentCascade(0.4)), 16).set_index("knowledge")
    for knowledge in ("degree", "betweenness", "role", "all of these"):
        assert table.explained[knowledge] <= 0
        assert table.multiplier[knowledge] == pytest.approx(1)


def test_a_fit_is_judged_on_people_and_worlds_that_were_not_fitted():
    # a trait that is noise fits ten people perfectly with ten columns, and predicts nothing
    rng = np.random.default_rng(1)
    noise, train, test = rng.normal(size=(10, 9)), rng.normal(size=10), rng.normal(size=10)
    assert explained(noise, train, test) < 0


@pytest.mark.parametrize("people", [12, 34])
def test_noise_explains_nothing_of_people_who_were_not_fitted(people):
    rng = np.random.default_rng(people)
    shares = []
    for _ in range(200):
        value = rng.normal(size=people)  # the same in both halves: a fit to the same people would explain much
        shares.append(explained(rng.normal(size=(people, 5)), value, value))
    assert np.mean(shares) < 0


def test_leaving_one_out_is_fitting_without_them():
    rng = np.random.default_rng(4)
    known, value = rng.normal(size=(9, 2)), rng.normal(size=9)
    for person in range(9):
        others = np.arange(9) != person
        line = np.linalg.lstsq(np.column_stack([np.ones(8), known[others]]), value[others], rcond=None)[0]
        assert predicted(known, value)[person] == pytest.approx(float(line[0] + known[person] @ line[1:]))


def test_worlds_that_were_fitted_do_not_judge():
    # all are alike, so their own past is luck, and says nothing of other worlds
    table = influentials(player(nx.cycle_graph(60), theories.IndependentCascade(0.4)), 16).set_index("knowledge")
    assert table.explained["own past"] < 0.5


def test_the_interval_is_as_wide_as_people_differ():
    rng = np.random.default_rng(3)
    found = []
    for _ in range(200):
        known = rng.normal(size=(200, 1))
        one, other = known[:, 0] + rng.normal(size=200), known[:, 0] + rng.normal(size=200)
        found.append(explained_interval(predicted(known, one), other, 5))
    assert 170 <= sum(one.low <= 0.5 <= one.high for one in found) < 200  # half is explained, 95 % are to hold it
    assert np.mean([one.high - one.low for one in found]) == pytest.approx(0.2, abs=0.05)


def test_nothing_is_explained_on_a_regular_network():
    made = nx.random_regular_graph(4, 16, seed=1)
    table = influentials(player(made, theories.IndependentCascade(0.3)), 64)
    best = table.set_index("knowledge").loc["all of these"]
    assert best.explained <= 0.2 or best.explained_high - best.explained_low > 0.5


def test_where_nothing_spreads_nothing_is_explained():
    table = influentials(player(nx.cycle_graph(12), theories.IndependentCascade(0)), 4)
    assert table.explained.isna().all()
    assert (table.multiplier == 1).all()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [({"worlds": 3}, "worlds is a whole number from 4 to"), ({"most": 9}, "most is a whole number of 10 or more")],
)
def test_bad_input(change, complaint):
    with pytest.raises(sim.InputError, match=complaint):
        influentials(player(nx.cycle_graph(12), theories.IndependentCascade(0)), **change)


def test_any_root_seed_will_do():
    largest = sim.compare(nx.path_graph(12), ["flow"], ["random"], 1, worlds=1, root_seed=2**64 - 1).player
    assert influentials(largest, 8).explained.notna().any()
