"""Every theory against exact answers on small networks.

Sampled means are held to five standard errors of the exact value: with a fixed root seed
a right rule fails once in two million such tests.
"""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import networkx as nx
import numpy as np
import pytest

import sim
from sim import theories
from sim.kinds import kinds
from sim.mechanisms import Broadcast, Mechanism
from tests.exact import oracles
from tests.exact.covered import agrees, covered, oracle

WORLDS = 20_000
# a diamond with a tail, a short cut and a way back; in- and out-degrees differ
ARCS = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (4, 1), (2, 4), (1, 2), (4, 5), (0, 4)]
N = 6


def graph(arcs=ARCS, n=N):
    made = nx.DiGraph()
    made.add_nodes_from(range(n))
    made.add_edges_from(arcs)
    return made


def sources(v, arcs=ARCS):
    return sum(w == v for _, w in arcs)


def reach(theory, seeds=(0,), network=None, **more):
    network = graph() if network is None else network
    return sim.simulate(network, theory, list(seeds), worlds=WORLDS, root_seed=5, **more).reach


def any_voice(v, heard):
    return bool(heard)


# ---- independent cascade ---------------------------------------------------------------


@oracle("independent_cascade")
@pytest.mark.parametrize("p", [0.1, 0.5, 0.9])
def test_independent_cascade_by_enumeration(p):
    exact = oracles.live_edge_mean(N, ARCS, [p] * len(ARCS), [0], any_voice)
    assert agrees(reach(theories.IndependentCascade(p)), exact)


@oracle("independent_cascade")
def test_independent_cascade_on_paths_and_stars():
    p = 0.4
    assert agrees(reach(theories.IndependentCascade(p), network=nx.path_graph(6)), sum(p**i for i in range(6)))
    assert agrees(reach(theories.IndependentCascade(p), network=nx.star_graph(7)), 1 + 7 * p)
    leaf = reach(theories.IndependentCascade(p), [1], network=nx.star_graph(7))
    assert agrees(leaf, 1 + p + 6 * p * p)


@oracle("independent_cascade")
def test_independent_cascade_on_a_cycle():
    # n people in a ring, one seed: two walks that run into each other; each stops with 1 - p
    n, p = 5, 0.6
    walks = [p**i * (1 - p) for i in range(n)]
    exact = 1.0
    for left, right in itertools.product(range(n), repeat=2):
        reached = min(left + right, n - 1)
        chance = (walks[left] if left < n - 1 else p ** (n - 1)) * (walks[right] if right < n - 1 else p ** (n - 1))
        exact += chance * reached
    assert agrees(reach(theories.IndependentCascade(p), network=nx.cycle_graph(n)), exact)


@oracle("independent_cascade")
def test_independent_cascade_days_are_live_distances():
    out = sim.simulate(nx.path_graph(5), theories.IndependentCascade(0.5), [0], worlds=2000, root_seed=1)
    for day in range(5):
        assert set(np.unique(out.days[:, day])) <= {-1, day}


@oracle("independent_cascade")
def test_independent_cascade_on_a_triangle_of_weights():
    made = nx.DiGraph()
    made.add_weighted_edges_from([(0, 1, 0.2), (1, 2, 0.9), (0, 2, 0.4)])
    exact = 1 + 0.2 + 1 - (1 - 0.4) * (1 - 0.2 * 0.9)
    assert agrees(reach(theories.IndependentCascade(0, tie_weight="probability"), network=made), exact)


@oracle("independent_cascade")
def test_parallel_ties_are_so_many_chances():
    made = nx.MultiDiGraph([(0, 1), (0, 1), (0, 1)])
    theory = theories.IndependentCascade(0.2, tie_weight="multiplicity")
    assert agrees(reach(theory, network=made), 1 + 1 - 0.8**3)


# ---- weighted cascade ------------------------------------------------------------------


@oracle("weighted_cascade")
def test_weighted_cascade_by_enumeration():
    chance = [1 / sources(v) for _, v in ARCS]
    exact = oracles.live_edge_mean(N, ARCS, chance, [0], any_voice)
    assert agrees(reach(theories.WeightedCascade()), exact)


@oracle("weighted_cascade")
def test_weighted_cascade_on_stars():
    # every leaf has one source, the hub has seven
    assert (reach(theories.WeightedCascade(), [0], nx.star_graph(7)) == 8).all()
    assert agrees(reach(theories.WeightedCascade(), [1], nx.star_graph(7)), 1 + 1 / 7 * 7)


@oracle("weighted_cascade")
@pytest.mark.parametrize(("weights", "chance"), [("multiplicity", [1 - 0.75**3, 0.25]), ("share", [0.75, 0.25])])
def test_weighted_cascade_reads_weights(weights, chance):
    made = nx.DiGraph()
    made.add_weighted_edges_from([(0, 2, 3), (1, 2, 1)])
    theory = theories.WeightedCascade(tie_weight=weights)
    assert agrees(reach(theory, [0], network=made), 1 + chance[0])
    assert agrees(reach(theory, [1], network=made), 1 + chance[1])


# ---- linear threshold ------------------------------------------------------------------


@oracle("linear_threshold")
def test_linear_threshold_by_enumeration():
    exact = oracles.linear_threshold_mean(N, ARCS, dict.fromkeys(ARCS, 1), [0])
    assert agrees(reach(theories.LinearThreshold()), exact)


@oracle("linear_threshold")
def test_linear_threshold_with_weights_by_enumeration():
    weight = {arc: 1 + place % 4 for place, arc in enumerate(ARCS)}
    made = nx.DiGraph()
    made.add_weighted_edges_from((u, v, w) for (u, v), w in weight.items())
    exact = oracles.linear_threshold_mean(N, ARCS, weight, [0])
    assert agrees(reach(theories.LinearThreshold(tie_weight="share"), network=made), exact)


@oracle("linear_threshold")
def test_linear_threshold_influences_add_to_one():
    made = nx.DiGraph()
    made.add_weighted_edges_from((u, 9, w) for u, w in enumerate([0.1, 0.2, 0.3, 1 / 3, 7, 1e-9, 5e8]))
    network = sim.Network.from_networkx(made)
    law = theories.LinearThreshold(tie_weight="share").law(network, sim.People(network.n))
    assert law.evidence.sum() == 2**30
    out = sim.simulate(made, theories.LinearThreshold(tie_weight="share"), list(range(7)), worlds=500)
    assert (out.reach == 8).all()


@oracle("linear_threshold")
@pytest.mark.parametrize("engine", ["compiled", "agents"])
def test_linear_threshold_with_influences_on_a_path(engine):
    made = nx.DiGraph()
    made.add_weighted_edges_from([(0, 1, 0.5), (1, 2, 0.6), (2, 3, 0.7)])
    out = sim.simulate(made, theories.LinearThreshold("influence"), [0], worlds=4000, engine=engine)
    assert out.reach.mean() == pytest.approx(1 + 0.5 + 0.3 + 0.21, abs=4 * out.reach.std() / 4000**0.5)


@oracle("linear_threshold")
def test_linear_threshold_with_influences_by_enumeration():
    weight = {arc: (1 + place % 4) / 20 for place, arc in enumerate(ARCS)}
    made = nx.DiGraph()
    made.add_weighted_edges_from((u, v, w) for (u, v), w in weight.items())
    exact = oracles.linear_influence_mean(N, ARCS, weight, [0])
    assert agrees(reach(theories.LinearThreshold("influence"), network=made), exact)


@oracle("linear_threshold")
def test_linear_threshold_refuses_influences_above_one():
    made = nx.DiGraph()
    made.add_weighted_edges_from([("a", "c", 0.5), ("b", "c", 0.501), ("a", "d", 1)])
    with pytest.raises(sim.InputError, match=r"add to at most 1 .* got 1.001 for 'c'"):
        sim.simulate(made, theories.LinearThreshold("influence"), ["a"], worlds=1)
    tenths = nx.DiGraph()
    tenths.add_weighted_edges_from((u, 10, 0.1) for u in range(10))
    law = theories.LinearThreshold("influence").law(sim.Network.from_networkx(tenths), sim.People(11))
    assert law.evidence.sum() == 2**30


# ---- fractional threshold --------------------------------------------------------------


@oracle("fractional_threshold")
@pytest.mark.parametrize("phi", ["0.18", "1/3", "0.5", "1", "0"])
def test_fractional_threshold_by_the_definition(phi):
    for number, made in enumerate([nx.karate_club_graph(), nx.gnp_random_graph(40, 0.1, seed=1), nx.cycle_graph(9)]):
        arcs = [(u, v) for a, b in made.edges for u, v in ((a, b), (b, a))]
        n = made.number_of_nodes()
        need = [oracles.voices(Fraction(phi), sources(v, arcs)) for v in range(n)]
        exact = oracles.spread(n, arcs, [0, 1 + number], lambda v, heard, need=need: len(heard) >= need[v])
        out = sim.simulate(made, theories.FractionalThreshold(phi), [0, 1 + number])
        assert out.days[0].tolist() == exact


@oracle("fractional_threshold")
@pytest.mark.parametrize(
    ("phi", "k", "need"), [(0.07, 100, 7), (0.28, 25, 7), (0.1, 10, 1), (0.1, 30, 3), (0.35, 20, 7)]
)
def test_no_result_depends_on_a_rounding(phi, k, need):
    # in floating point 0.07 * 100 is 7.000000000000001, and so on
    star = nx.DiGraph([(leaf, "hub") for leaf in range(k)])
    theory = theories.FractionalThreshold(phi)
    assert sim.simulate(star, theory, list(range(need))).reach[0] == need + 1
    if need > 1:
        assert sim.simulate(star, theory, list(range(need - 1))).reach[0] == need - 1


# ---- complex contagion -----------------------------------------------------------------


@oracle("complex_contagion")
@pytest.mark.parametrize(
    ("near", "k", "seeds", "reached", "last"),
    [
        (2, 2, [0], 1, 0),
        (2, 2, [0, 1], 100, 49),
        (2, 2, [0, 2], 100, None),
        (2, 3, [0, 1, 2], 3, 0),
        (3, 3, [0, 1, 2], 100, 48),
        (3, 3, [0, 1], 2, 0),
        (3, 2, [0, 1], 100, 25),
        (4, 4, [0, 1, 2, 3], 100, 47),
    ],
)
def test_complex_contagion_on_rings(near, k, seeds, reached, last):
    # `near` neighbours on each side: who is at the edge hears min(near, convinced) people
    ring = nx.circulant_graph(100, range(1, near + 1))
    out = sim.simulate(ring, theories.ComplexContagion(k), seeds)
    assert out.reach[0] == reached
    if last is not None:
        assert out.days.max() == last


@oracle("complex_contagion")
def test_granovetters_riot():
    crowd = nx.complete_graph(100)
    out = sim.simulate(crowd, theories.ComplexContagion(list(range(100))), [])
    assert out.days[0].tolist() == list(range(1, 101))
    one_changed = [0, 2, *range(2, 100)]
    assert sim.simulate(crowd, theories.ComplexContagion(one_changed), []).reach[0] == 1


# ---- flow of influence -----------------------------------------------------------------


@oracle("flow")
@pytest.mark.parametrize(("talk_days", "phi"), [(1, "0.5"), (3, "0.6"), (2, "1")])
def test_flow_by_enumeration(talk_days, phi):
    hear = 0.4
    chance = [1 - (1 - hear) ** talk_days] * len(ARCS)
    need = [oracles.voices(phi, sources(v)) for v in range(N)]
    exact = oracles.live_edge_mean(N, ARCS, chance, [0, 2], lambda v, heard: len(heard) >= need[v])
    assert agrees(reach(theories.Flow(hear=hear, phi=phi, talk_days=talk_days), [0, 2]), exact)


@oracle("flow")
@pytest.mark.parametrize("phi", [(0, "0.45"), ("0.2", 1)])
def test_flow_with_drawn_thresholds_by_enumeration(phi):
    mixes = [oracles.voices_mix(*phi, sources(v)) or {1: 1.0} for v in range(N)]
    assert all(abs(sum(mix.values()) - 1) < 1e-12 for mix in mixes)
    exact = 0.0
    for needs in itertools.product(*mixes):
        weight = math.prod(mix[need] for mix, need in zip(mixes, needs, strict=True))
        enough = lambda v, heard, needs=needs: len(heard) >= needs[v]  # noqa: E731
        exact += weight * oracles.live_edge_mean(N, ARCS, [0.7] * len(ARCS), [0], enough)
    assert agrees(reach(theories.Flow(hear=0.7, phi=phi, talk_days=1)), exact)


@oracle("flow")
def test_flow_takes_each_persons_own_phi():
    own = ["0", "0.3", "0.5", "1", "0.7", "0.2"]
    people = sim.People(N, {"phi": np.array(own, dtype=float)})
    need = [oracles.voices(phi, sources(v)) for v, phi in enumerate(own)]
    exact = oracles.spread(N, ARCS, [0], lambda v, heard: len(heard) >= need[v])
    out = sim.simulate(graph(), theories.Flow(hear=1, talk_days=1), [0], people=people, worlds=50)
    assert (out.days == exact).all()


@oracle("flow")
def test_a_talk_window_is_a_row_of_daily_coins():
    hear, days = 0.3, 4
    out = sim.simulate(nx.DiGraph([(0, 1)]), theories.Flow(hear, phi=0, talk_days=days), [0], worlds=WORLDS)
    for day in range(1, days + 1):
        assert agrees(out.days[:, 1] == day, hear * (1 - hear) ** (day - 1))
    assert agrees(out.days[:, 1] == -1, (1 - hear) ** days)


@oracle("flow")
def test_exposure_reaches_more_people_than_conviction():
    hear, expose, days = 0.2, 0.5, 3
    theory = theories.Flow(hear, phi=0, talk_days=days, expose=expose)
    out = sim.simulate(nx.DiGraph([(0, 1)]), theory, [0], worlds=WORLDS)
    for day in range(1, days + 1):
        assert agrees(out.counts[:, 0, day] - 1, 1 - (1 - expose) ** day)
        assert agrees(out.counts[:, 1, day] - 1, 1 - (1 - hear) ** day)


# ---- key person ------------------------------------------------------------------------

TRAITS = {
    "reach": [1, 0.5, 0.5, 1, 0.5, 0.5],
    "persuasion": [1, 1, 2, 1, 3, 1],
    "knowledge": [1, 2, 1, 1, 1, 2],
    "sceptic": [0, 0, 1, 1, 1, 0],
}


def knows_enough(v, heard):
    return sum(TRAITS["knowledge"][u] for u in heard) >= 1 + TRAITS["sceptic"][v]


@oracle("key_person")
@pytest.mark.parametrize(("base", "talk_days"), [(0.3, 1), (0.2, 3), (0.6, 2)])
def test_key_person_by_enumeration(base, talk_days):
    def chance(u):
        daily = min(1.0, base * TRAITS["persuasion"][u])
        return TRAITS["reach"][u] * (1 - (1 - daily) ** talk_days)

    exact = oracles.live_edge_mean(N, ARCS, [chance(u) for u, _ in ARCS], [0, 5], knows_enough)
    theory = theories.KeyPerson(base=base, talk_days=talk_days)
    assert agrees(reach(theory, [0, 5], people=sim.People(N, TRAITS)), exact)


@oracle("key_person")
def test_key_person_with_drawn_sceptics_by_enumeration():
    sceptics = 0.3
    plain = {name: values for name, values in TRAITS.items() if name in ("reach", "persuasion", "knowledge")}
    exact = 0.0
    for doubts in itertools.product((0, 1), repeat=N):
        weight = math.prod(sceptics if doubt else 1 - sceptics for doubt in doubts)
        enough = lambda v, heard, doubts=doubts: sum(TRAITS["knowledge"][u] for u in heard) >= 1 + doubts[v]  # noqa: E731
        chance = [TRAITS["reach"][u] * min(1.0, 0.4 * TRAITS["persuasion"][u]) for u, _ in ARCS]
        exact += weight * oracles.live_edge_mean(N, ARCS, chance, [0], enough)
    theory = theories.KeyPerson(base=0.4, talk_days=1, sceptics=sceptics)
    assert agrees(reach(theory, people=sim.People(N, plain)), exact)


@oracle("key_person")
def test_the_few_are_cast_as_said():
    made = nx.barabasi_albert_graph(200, 2, seed=3)
    network = sim.Network.from_networkx(made)
    law = theories.KeyPerson(base=0.1, connectors=0.1, salesmen=0.05, mavens=0.2).law(network, sim.People(200), 4)
    connectors = np.flatnonzero(law.reach == 1.0)
    assert len(connectors) == 20
    assert network.listeners[connectors].min() >= np.delete(network.listeners, connectors).max()
    speaks = network.listeners > 0
    assert len(np.unique(network.speaker[law.hear == 0.4])) == 10
    assert len(np.unique(network.speaker[law.evidence == 2])) == 40
    assert speaks.all()


@oracle("key_person")
def test_connectors_are_those_with_most_listeners():
    # person 0 is heard by four and hears nobody, person 9 hears four and is heard by nobody
    made = nx.DiGraph([(0, 1), (0, 2), (0, 3), (0, 4), (5, 9), (6, 9), (7, 9), (8, 9)])
    network = sim.Network.from_networkx(made)
    law = theories.KeyPerson(connectors=0.1, reach=0).law(network, sim.People(10))
    assert np.flatnonzero(law.reach).tolist() == [0]


@oracle("key_person")
def test_one_tie_takes_its_own_speakers_reach():
    theory = theories.KeyPerson(base=1, talk_days=1, sceptics=0)
    for own, reached in (([1, 0], 1), ([0, 1], 2)):
        people = sim.People(2, {"reach": own})
        assert (sim.simulate(nx.DiGraph([(1, 0)]), theory, [1], people=people, worlds=9).reach == reached).all()


@oracle("key_person")
def test_trust_and_exposure_of_key_persons():
    made = nx.DiGraph()
    made.add_edge(0, 1, weight=3)
    trusting = theories.KeyPerson(
        base=0.2, reach=1, sceptics=0, salesmen=0, talk_days=1, tie_weight="trust", expose=0.9
    )
    out = sim.simulate(made, trusting, [0], worlds=WORLDS)
    assert agrees(out.reach, 1 + 0.6)
    assert agrees(out.counts[:, 0, -1], 1 + 0.9)


@oracle("key_person")
def test_a_maven_convinces_a_sceptic_alone_of_others_it_takes_two():
    people = sim.People(3, {"knowledge": [2, 1, 1], "sceptic": [0, 0, 1]})
    made = nx.DiGraph([(0, 2), (1, 2)])
    theory = theories.KeyPerson(base=1, reach=1, talk_days=1)
    reached = [sim.simulate(made, theory, seeds, people=people).reach[0] for seeds in ([0], [1], [0, 1])]
    assert reached == [2, 1, 3]
    ordinary = sim.People(3, {"knowledge": [1, 1, 1], "sceptic": [0, 0, 1]})
    reached = [sim.simulate(made, theory, seeds, people=ordinary).reach[0] for seeds in ([0], [1], [0, 1])]
    assert reached == [1, 1, 3]


# ---- Bass ------------------------------------------------------------------------------


@oracle("bass")
@pytest.mark.parametrize("n", [2, 3, 4, 5, 6])
def test_bass_by_its_markov_chain(n):
    p, q, days = 0.05, 0.5, 8
    out = sim.simulate(nx.complete_graph(n), theories.Bass(p, q), [], horizon=days, worlds=WORLDS, root_seed=3)
    convinced = out.counts[:, 1]
    for day, chances in enumerate(oracles.bass_chain(n, p, q, days)):
        for number, chance in enumerate(chances):
            here = convinced[:, min(day, convinced.shape[1] - 1)] == number
            assert abs(here.mean() - chance) <= 5 * math.sqrt(chance * (1 - chance) / WORLDS) + 1e-12


@oracle("bass")
def test_bass_shares_q_out_over_the_listeners_sources():
    # 0 speaks to three people; 3 hears three people, of whom one is convinced
    made = nx.DiGraph([(0, 1), (0, 2), (0, 3), (1, 3), (2, 3)])
    out = sim.simulate(made, theories.Bass(0, 0.6), [0], horizon=1, worlds=WORLDS)
    assert agrees(out.days[:, 1] == 1, 0.6)
    assert agrees(out.days[:, 3] == 1, 0.2)


@oracle("bass")
def test_bass_plays_a_year_and_its_broadcast_always_convinces():
    out = sim.simulate(
        nx.empty_graph(200), theories.Bass(0.01, 0), [], campaign=sim.Campaign(mechanisms=[Broadcast(0.0, 0)])
    )
    assert 250 < out.days.max() <= 365
    assert out.reach[0] / 200 == pytest.approx(1 - 0.99**365, abs=0.06)


@oracle("bass")
def test_bass_on_a_thousand_by_its_recursion():
    n, p, q = 1000, 0.03, 0.38
    out = sim.simulate(nx.complete_graph(n), theories.Bass(p, q), [], horizon=15, worlds=40, root_seed=3)
    share = out.counts[:, 1].mean(axis=0) / n
    assert np.abs(share - oracles.bass_recursion(n, p, q, 15)).max() < 5e-3
    # the limit of many people: 1 - (1 - p) exp(-q F) in place of the product
    for day, limit in {2: 0.069765, 4: 0.186032, 6: 0.354605, 8: 0.553207, 10: 0.733753, 15: 0.954246}.items():
        assert abs(share[day] - limit) < 5e-3


# ---- the campaign ----------------------------------------------------------------------


def test_refusal_broadcast_recommendation_and_buying():
    lonely = nx.empty_graph(4)
    campaign = sim.Campaign(accept=0.3, buy=0.4, horizon=5, mechanisms=[Broadcast(0.1)])
    out = sim.simulate(lonely, theories.IndependentCascade(0), [0], campaign=campaign, worlds=WORLDS)
    assert agrees(out.days[:, 0] == 0, 0.3)
    assert agrees(out.counts[:, 0, 0], 1)
    for day in range(1, 6):
        assert agrees(out.days[:, 1] == day, 0.1 * 0.9 ** (day - 1))
    assert agrees(
        out.counts[:, 2, -1] / np.maximum(out.counts[:, 1, -1], 1) * (out.counts[:, 1, -1] > 0),
        0.4 * (out.counts[:, 1, -1] > 0).mean(),
    )
    silent = sim.Campaign(recommend=0.25)
    out = sim.simulate(nx.DiGraph([(0, 1)]), theories.IndependentCascade(1), [0], campaign=silent, worlds=WORLDS)
    assert agrees(out.days[:, 1] == 1, 0.25)


@oracle("broadcast")
def test_a_broadcast_is_worth_one_voice_and_does_not_enter_k():
    # two sources, phi = 1: both voices are needed, and a broadcast stands in for one
    made = nx.DiGraph([(0, 2), (1, 2)])
    theory = theories.FractionalThreshold(1)
    with_broadcast = sim.Campaign(horizon=3, mechanisms=[Broadcast(1.0)])
    assert sim.simulate(made, theory, [0]).reach[0] == 1
    assert sim.simulate(made, theory, [0], campaign=with_broadcast).days[0].tolist() == [0, 1, 1]


@oracle("broadcast")
def test_two_broadcasts_reach_people_independently():
    campaign = sim.Campaign(horizon=1, mechanisms=[Broadcast(0.3)])
    out = sim.simulate(nx.empty_graph(3), theories.Bass(0.5, 0), [], campaign=campaign, worlds=WORLDS)
    assert agrees(out.days[:, 0] == 1, 1 - 0.5 * 0.7)


def test_a_broadcast_counts_in_the_laws_own_unit():
    made = nx.DiGraph()
    made.add_edge(0, 1, weight=2)
    campaign = sim.Campaign(horizon=1, mechanisms=[Broadcast(1)])
    out = sim.simulate(made, theories.LinearThreshold(tie_weight="share"), [], campaign=campaign, worlds=50)
    assert (out.days == 1).all()


@pytest.mark.parametrize(("trait", "row"), [("accept", 1), ("recommend", None), ("buy", 2)])
def test_responses_by_trait_stand_before_the_campaigns(trait, row):
    people = sim.People(4, {trait: [1, 0, np.nan, 0.5]})
    campaign = sim.Campaign(**{trait: 0.25})
    made = nx.DiGraph([(v, v + 10) for v in range(4)]) if trait == "recommend" else nx.empty_graph(4)
    if trait == "recommend":
        people = sim.People(8, {trait: [1, 0, np.nan, 0.5] + [1] * 4})
    out = sim.simulate(
        made, theories.IndependentCascade(1), [0, 1, 2, 3], people=people, campaign=campaign, worlds=WORLDS
    )
    total = out.reach - 4 if row is None else out.counts[:, row, -1]
    assert agrees(total, 1 + 0 + 0.25 + 0.5)
    if trait == "accept":
        assert (out.days[:, 0] == 0).all()
        assert (out.days[:, 1] == -1).all()


def test_every_theory_and_mechanism_has_an_exact_oracle():
    assert {*kinds(theories.Theory), *kinds(Mechanism)} == covered()
