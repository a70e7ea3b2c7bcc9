"""What is learnt from past campaigns: posterior, held-out scores, guards, conclusions, and what is refused."""

import math

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import sim
from sim.errors import InputError
from sim.learning.cells import Axis, Box
from sim.learning.fit import FOLDS, _spoken, _terms, axes_of, fitted
from sim.learning.guards import Baseline, shuffled
from sim.learning.history import History
from sim.learning.observed import histories
from sim.learning.past import Past
from sim.theories import Bass, ComplexContagion, Flow, IndependentCascade, KeyPerson

GRAPH = nx.barabasi_albert_graph(300, 3, seed=2)
NETWORK = sim.Network.of(GRAPH)
NOBODY = sim.People(NETWORK.n)
SEEDS = list(range(20))


def silent():
    """Stand for progress that nobody looks at."""


def played(theory, pressure=0.002, horizon=25, root_seed=1):
    """Return days of one simulated campaign, some people convinced from outside."""
    posters = sim.mechanisms.Broadcast(pressure, worth=1_000_000)
    campaign = sim.Campaign(mechanisms=[posters], horizon=horizon)
    return sim.simulate(NETWORK, theory, SEEDS, campaign=campaign, root_seed=root_seed).days[0]


def past_of(days, group=None, until=None):
    fold = np.arange(NETWORK.n) % FOLDS
    return Past(histories(NETWORK, NOBODY, days, group, until), NOBODY, fold)


@pytest.fixture(scope="module")
def contagion():
    days = played(IndependentCascade(p=0.3))
    theories = [KeyPerson(), Flow(), IndependentCascade(), Bass()]
    return sim.calibrate(NETWORK, days, theories)


def test_the_true_theory_is_found_with_its_settings(contagion):
    assert contagion.conclusion == "speaks"
    assert contagion.best.name == "independent_cascade"
    assert contagion.belief["independent_cascade"] > 0.99
    low, high = contagion.best.fit.ranges["p"]
    assert low < 0.3 < high
    assert high - low < 0.2
    assert contagion.shuffle == pytest.approx(1 / 200)
    assert contagion.gains[1] > 100


def test_tables_add_up(contagion):
    table = contagion.table
    assert table.weight.sum() == pytest.approx(1)
    assert set(table.theory) == {"key_person", "flow", "independent_cascade", "bass", "outside_only"}
    assert table.behind.min() == 0
    assert (table.gain >= table.gain_by_group - 1e-6).all()  # one group: both are the same
    bands = contagion.bands
    assert (bands.low <= bands.middle).all()
    assert (bands.middle <= bands.high).all()
    assert contagion.parameters.groupby("theory").size()["key_person"] == 4


def test_the_same_root_seed_gives_the_same(contagion):
    days = played(IndependentCascade(p=0.3))
    again = sim.calibrate(NETWORK, days, [KeyPerson(), Flow(), IndependentCascade(), Bass()])
    pd.testing.assert_frame_equal(again.table, contagion.table)
    pd.testing.assert_frame_equal(again.bands, contagion.bands)


def test_pressure_from_outside_alone_is_found_by_hand():
    days = np.full(NETWORK.n, -1)
    days[:2], days[2:32], days[32:52] = 0, 1, 2
    past = past_of(days, until=4)
    fit = fitted(past, None, silent)
    tries = (52 - 2) + 20 + 2 * (NETWORK.n - 52) + 2 * (NETWORK.n - 52)  # days on which somebody could be convinced
    assert tries == 30 + 2 * 20 + 4 * (NETWORK.n - 52) - 0
    chances = np.exp(np.linspace(math.log(1e-5), math.log(0.5), 200_001))
    middles = np.sqrt(chances[1:] * chances[:-1])
    exact = 50 * np.log(middles) + (tries - 50) * np.log1p(-middles)
    top = exact.max()
    assert fit.evidence == pytest.approx(top + math.log(np.exp(exact - top).mean()), abs=0.03)
    assert fit.best["outside"] == pytest.approx(50 / tries, rel=0.15)


def test_evidence_is_the_mean_likelihood_over_the_prior():
    past = past_of(played(IndependentCascade(p=0.3)))
    fit = fitted(past, IndependentCascade(), silent)
    fine = Box((Axis.of("outside", 1e-5, 0.5, "log", 150), Axis.of("p", 1e-3, 1.0, "log", 150)))
    total = _terms(past, IndependentCascade(), fine).sum(axis=-1)
    top = total.max()
    assert fit.evidence == pytest.approx(top + math.log(np.exp(total - top).mean()), abs=0.1)


def test_held_out_scores_learn_from_the_other_tenths():
    past = past_of(played(IndependentCascade(p=0.3)))
    fit = fitted(past, None, silent)
    out = past.folds == 3
    chances = np.exp(np.linspace(math.log(1e-5), math.log(0.5), 20_001))
    stays = past.end - past.convinced
    score = past.convinced[~out].sum() * np.log(chances) + stays[~out].sum() * np.log1p(-chances)
    weights = np.exp(score - score.max())
    weights /= weights.sum()
    own = [
        (weights * chances**a * (1 - chances) ** b).sum() for a, b in zip(past.convinced[out], stays[out], strict=True)
    ]
    assert fit.left_out[out] == pytest.approx(np.log(own), abs=0.01)


def test_a_free_baseline_is_the_best_of_all_pressures():
    days = np.array([0, 1, 1, 2, -1, 2, -1, 1, 3, -1])
    network = sim.Network.of(nx.path_graph(10))
    group = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
    history = History(network, days, 3, group)
    alone = Baseline([history]).alone

    def best(convinced, stayed):
        share = convinced / (convinced + stayed)
        return sum(k * math.log(p) for k, p in ((convinced, share), (stayed, 1 - share)) if k)

    assert alone[0] == pytest.approx(best(3, 6) + best(2, 4) + best(1, 3))
    assert alone[1] == pytest.approx(best(2, 2) + best(1, 1) + best(1, 4) + best(1, 3) + best(1, 2))
    at, before = np.full(9, 0.5), np.full(9, 0.9)
    keep = np.linspace(1e-6, 1, 1_000_001)
    tried = [
        (stayed * np.log(keep) + convinced * np.log(0.9 - keep * 0.5)).max()
        for convinced, stayed in ((3, 6), (2, 4), (1, 3))
    ]
    assert Baseline([history]).fitted(at, before)[0] == pytest.approx(sum(tried) + 3 * math.log(0.5), abs=1e-6)


def test_shuffles_see_contagion_and_nothing_where_days_are_dealt_out():
    luck = np.random.default_rng(4)
    contagious = past_of(played(Flow(hear=0.2)))
    assert shuffled(contagious.parts, 7) == pytest.approx(1 / 200)
    found = []
    for _ in range(20):
        days = np.where(luck.random(NETWORK.n) < 0.4, luck.integers(1, 15, NETWORK.n), -1)
        days[:20] = 0
        found.append(shuffled(past_of(days).parts, 7, 99))
    assert 0.2 < np.mean(found) < 0.8
    assert min(found) > 0.005


def test_days_of_others_are_not_contagion(contagion):
    luck = np.random.default_rng(3)
    days = np.where(luck.random(NETWORK.n) < 0.5, luck.integers(1, 15, NETWORK.n), -1)
    days[:20] = 0
    found = sim.calibrate(NETWORK, days, ["flow", "independent_cascade", "bass"])
    assert found.conclusion in ("nothing", "none")
    assert found.belief is None


def test_campaigns_on_one_network_multiply():
    one, other = played(IndependentCascade(p=0.3)), played(IndependentCascade(p=0.3), root_seed=2)
    both, first, second = (past_of(days) for days in ([one, other], one, other))
    theory = IndependentCascade()
    box = Box((Axis.of("outside", 1e-3, 1e-2, "log", 3), Axis.of("p", 0.1, 0.9, "even", 3)))
    together = _terms(both, theory, box).sum(axis=-1)
    assert together == pytest.approx(_terms(first, theory, box).sum(axis=-1) + _terms(second, theory, box).sum(axis=-1))


def test_forms_of_days_are_read_alike(tmp_path):
    days = {0: 3, 1: 3, 5: 4, 7: 6}
    network = sim.Network.of(nx.path_graph(9))
    nobody = sim.People(9)
    frame = pd.DataFrame({"id": list(days), "day": list(days.values())})
    frame.to_csv(tmp_path / "a.csv", index=False)
    never = pd.DataFrame({"id": range(9), "time": [days.get(one, 7) for one in range(9)]})
    never["adopted"] = [int(one in days) for one in range(9)]
    never.to_csv(tmp_path / "b.csv", index=False)
    array = np.array([days.get(one, -1) for one in range(9)])
    given = [days, frame, str(tmp_path / "a.csv"), tmp_path / "b.csv", never, array]
    found = [history for one in given for history in histories(network, nobody, one)]
    for one in found:
        assert one.days.tolist() == [0, 0, -1, -1, -1, 1, -1, 3, -1]
        assert one.last == 3
    late = histories(network, nobody, days, until=9)[0]
    assert late.last == 6
    early = histories(network, nobody, days, until=5)[0]
    assert early.days[7] == -1


SMALL = sim.Network.of(nx.path_graph(6))


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ({0: 4, 1: 4}, "days are two or more .* got day 4 alone, for all 2"),
        ({0: None}, "got nobody"),
        ({0: 0, 99: 1}, "99"),
        ({0: 0, 1: 1.5}, "whole number"),
        ({}, "got nobody"),
        ([], "got none"),
        (pd.DataFrame({"id": [0, 1], "adopted": [1, 0]}), "without days, theories cannot be told apart"),
        (pd.DataFrame({"id": [0, 0], "day": [1, 2]}), "once, got 0 twice"),
        (
            pd.DataFrame({"id": [0, 1, 2], "day": [2, 1, 3], "seed": [1, 0, 0]}),
            "come after that of the seeds .2., got day 1",
        ),
        (pd.DataFrame({"id": [0, 1, 2], "day": [2, 1, 3], "seed": [1, 1, 0]}), "one day, the same for all, got 1, 2"),
        (pd.DataFrame({"id": [0, 1], "day": [0, 1], "seed": [0, 0]}), "got nobody"),
        (pd.DataFrame({"id": [0, 1], "day": ["soon", 1]}), "got text such as 'soon'"),
        (np.array([0, 1]), "one number per person"),
        (7, "got int"),
    ],
)
def test_days_that_tell_nothing_get_one_line(days, says):
    with pytest.raises(InputError, match=says) as error:
        sim.calibrate(SMALL, days, ["flow"])
    assert "\n" not in str(error.value)


def test_what_makes_listeners_depend_is_refused():
    with pytest.raises(InputError, match="memory"):
        sim.calibrate(SMALL, {0: 0, 1: 1}, [Flow(memory=3)])


def test_numbers_for_each_person_are_not_learnt():
    assert [axis.name for axis in axes_of(ComplexContagion(k=2))] == ["k"]
    assert axes_of(ComplexContagion(k=[1, 2])) == []


def test_people_without_ties_give_a_result_that_claims_nothing():
    lonely = sim.Network.from_edges([], [], nodes=range(12))
    found = sim.calibrate(lonely, {0: 0, 1: 1, 2: 2, 3: 2}, [Flow(), KeyPerson(), Bass()])
    assert found.belief is None
    assert found.weights == pytest.approx([0.25] * 4, abs=1e-6)


def test_silent_people_are_refused():
    people = sim.People(6, {"recommend": [1, 1, 0.5, 1, 1, 1]})
    with pytest.raises(InputError, match="recommend is 1 .* got 0.5"):
        sim.calibrate(SMALL, {0: 0, 1: 1}, ["flow"], people=people)


def test_a_group_that_there_is_not_is_named():
    with pytest.raises(InputError, match="group is a column"):
        sim.calibrate(SMALL, {0: 0, 1: 1}, ["flow"], group="vilage")


def test_one_period_and_groups_of_one_give_a_result_that_claims_nothing():
    found = sim.calibrate(SMALL, pd.DataFrame({"id": [0, 1, 2], "day": [0, 5, 5], "seed": [1, 0, 0]}), ["flow"])
    assert found.belief is None
    alone = sim.calibrate(SMALL, {0: 0, 1: 1, 2: 2, 3: 3}, ["flow"], group=list("abcdef"))
    assert alone.gains[1] == pytest.approx(0, abs=1e-6)
    assert alone.shuffle == 1.0
    assert alone.belief is None


def test_axes_become_smaller_around_the_posterior_and_keep_the_prior():
    axis = Axis.of("p", 0.01, 1.0, "log", 7)
    assert axis.share * 7 == pytest.approx(1)
    mass = np.array([0, 0, 0.2, 0.8, 0, 0, 0])
    inner = axis.narrowed(mass)
    assert inner.share * 7 == pytest.approx(4 / 7)
    assert inner.edges[0] == pytest.approx(axis.edges[1])
    assert inner.edges[-1] == pytest.approx(axis.edges[5])
    whole = Axis.of("k", 1, 8, "whole", 1)
    assert whole.middles.tolist() == list(range(1, 9))
    assert whole.narrowed(np.eye(8)[0]).edges == (1, 2)
    assert whole.narrowed(np.eye(8)[0]).share == pytest.approx(1 / 8)
    box = Box((axis, whole))
    outside = box.outside(Box((inner, whole)))
    assert outside.sum() == 3 * 8


def test_all_combinations_of_settings_are_tried_once():
    past, theory = past_of(played(Flow())), KeyPerson()
    box = Box(tuple(axes_of(theory)))
    found = list(_spoken(past, theory, box))
    assert len(found) == math.prod(box.shape)
    for place, at in zip((0, len(found) - 1), ((0, 0, 0), tuple(one - 1 for one in box.shape)), strict=True):
        values = {axis.name: float(axis.middles[where]) for axis, where in zip(box.axes, at, strict=True)}
        own = theory
        for name, value in values.items():
            own = own.with_setting(name, value)
        hears = {share: law.base for share, law in own.in_roles()}
        assert found[place].hear[0, 0] == pytest.approx(next(iter(hears.values())))
        assert found[place].share.sum() == pytest.approx(1)
