"""Safe under every theory: against all groups there are, on networks where nothing is left to chance."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

import sim
from sim.errors import InputError
from sim.report.robustness import robustness_table
from sim.study.robustness import robustness

CERTAIN = {"any": sim.theories.IndependentCascade(p=1), "two": sim.theories.ComplexContagion(k=2)}
ROBUST = sim.seeding.Robust(worlds=2, judged=2)


def torn(seed):
    """Return a chain, which one voice runs along, and a dense group, which takes two."""
    graph = nx.disjoint_union(nx.path_graph(7), nx.gnm_random_graph(8, 22, seed=seed))
    return nx.disjoint_union(graph, nx.star_graph(3))


def reach(graph, theory, group):
    return int(sim.simulate(graph, theory, [*group]).reach[0])


def compared(graph, theories=CERTAIN, budget=2, plans=None, **campaign):
    plans = plans or {"robust": sim.Plan(ROBUST), "greedy": sim.Plan("greedy")}
    return sim.compare(graph, theories, plans=plans, campaign={"budget": budget} | campaign, worlds=2)


@pytest.mark.parametrize("seed", range(4))
def test_no_other_group_loses_less_where_it_loses_most(seed):
    graph = torn(seed)
    groups = [*combinations(graph, 2)]
    reached = np.array([[reach(graph, theory, group) for theory in CERTAIN.values()] for group in groups])
    lost = (reached.max(axis=0) - reached).max(axis=1)
    means = compared(graph).means
    robust = float((reached.max(axis=0) - means[:, 0]).max())
    assert robust == lost.min()
    single = [row for row in robustness(compared(graph)).groupby("group") if row[0].startswith("greedy")]
    assert all(own["regret"].max() >= robust for _, own in single)
    assert lost.max() > robust


def test_the_price_is_told_in_the_table_and_adds_up():
    comparison = compared(torn(0))
    table = robustness(comparison)
    assert {*table.group} >= {"greedy any", "greedy two", "hubs", "pagerank", "saturation"}
    assert table.groupby("group").taken.all().sum() == 1
    best = table.groupby("theory").reached.transform("max")
    assert (table.regret == best - table.reached).all()
    taken = table[table.taken]
    for row in taken.itertuples():
        assert row.reached == comparison.means[comparison.theories.index(row.theory), 0]
    shown = robustness_table(comparison)
    assert len(shown["rows"]) == table.group.nunique()
    assert shown["rows"][0][0].endswith("(taken)")


def test_it_is_one_group_under_all_theories_and_its_note_says_which():
    comparison = compared(torn(1))
    seeds = comparison.seeds[comparison.seeds.strategy == "robust"]
    assert len(seeds) == 2 or seeds.groupby("theory").id.apply(list).nunique() == 1
    (note,) = {one.ranking.note for one in comparison.player.instance.ranked if one.plan == "robust"}
    assert "the one that loses least where it loses most" in note


def test_by_mean_it_takes_the_highest_weighted_mean():
    graph = torn(2)
    groups = [*combinations(graph, 2)]
    reached = np.array([[reach(graph, theory, group) for theory in CERTAIN.values()] for group in groups])
    for weights in ((1.0, 0.0), (0.0, 1.0), (1.0, 3.0)):
        own = sim.seeding.Robust(worlds=2, judged=2, by="mean", weights=weights)
        means = compared(graph, plans={"robust": sim.Plan(own)}).means[:, 0]
        share = np.array(weights) / sum(weights)
        assert (means * share).sum() == pytest.approx((reached * share).sum(axis=1).max())


def test_who_may_not_be_approached_is_never_taken():
    graph = torn(3)
    people = sim.People(len(graph), {"ok": np.array([one % 3 != 0 for one in graph], float)})
    plans = {"robust": sim.Plan(ROBUST)}
    campaign = {"budget": 3, "candidates": "ok = 1"}
    comparison = sim.compare(graph, CERTAIN, people=people, plans=plans, campaign=campaign, worlds=2)
    assert all(int(one) % 3 for one in comparison.seeds.id)


def test_one_theory_has_no_price():
    comparison = compared(torn(0), {"any": CERTAIN["any"]})
    assert robustness(comparison).regret.min() == 0
    assert comparison.means[0, 0] == comparison.means[0, 1]


def test_what_it_cannot_do_is_said():
    with pytest.raises(InputError, match="robust is a plan of its own"):
        compared(torn(0), plans={"mixed": sim.Plan(sim.seeding.Mixture("50 % robust, 50 % hubs"))})
    with pytest.raises(InputError, match="weights has one number for each theory"):
        compared(torn(0), plans={"robust": sim.Plan(sim.seeding.Robust(worlds=2, by="mean", weights=(1.0,)))})
    with pytest.raises(InputError, match="by is one of"):
        sim.seeding.Robust(by="worst")
