"""No sentence of the answer is long, whatever was found."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from types import SimpleNamespace

import networkx as nx
import numpy as np
import pytest

import sim
from sim import theories
from sim.report.certainty import certainty
from sim.report.names import plans
from sim.report.words import answer, turned
from sim.study.match import Match
from sim.study.measures import Interval
from tests.handmade import with_people

LAWS = ("weighted_cascade", "linear_threshold", "complex_contagion", "flow", "key_person", "bass")
PLANS = (
    *("random", "hubs", "katz", "collective_influence", "diffusion_centrality", "community_bridges", "fringe"),
    *("degree_discount", "pagerank", "constraint"),
)
"""Those with the longest labels, among others."""


@cache
def base(laws, plans, goal):
    money = {"fee": 3.0, "revenue": 2.0} if goal == "profit" else {}
    campaign = sim.Campaign(budget=2, goal=goal, horizon=9, target=120, capacity=90, **money)
    cascade = theories.IndependentCascade(0.3)
    return sim.compare(
        nx.cycle_graph(200), dict.fromkeys(LAWS[:laws], cascade), PLANS[:plans], campaign=campaign, worlds=16
    )


def drawn(rng):
    """Return a decision on numbers that are drawn: few or many theories, plans and worlds, near or far apart."""
    laws, plans = int(rng.integers(1, 7)), int(rng.choice([1, 2, 4, 7, 10]))
    comparison = base(laws, plans, str(rng.choice(["convinced", "profit"])))
    worlds = int(rng.choice([1, 40, 400]))
    means = rng.choice([2, 40, 41, 60, 110, 200], size=(laws, plans))
    luck = rng.normal(0, rng.choice([0, 1, 20]), (laws, plans, worlds))
    convinced = np.clip(means[:, :, None] + luck.round(), 2, 200).astype(np.int32)
    played = with_people(comparison, convinced, 2)
    if rng.random() < 0.5:  # plans that cost unlike sums, or approach unlike numbers
        runs, each = played.runs, np.ones_like(played.runs.cost)
        costs, heads = (rng.choice([0, 3, 40, 12345], plans)[:, None] * each for _ in range(2))
        played = replace(played, runs=replace(runs, cost=costs * (rng.random() < 0.5), heads=heads.astype(np.int32)))
    ends = Interval(0.1, 0.08, 0.12)
    matches = tuple(
        Match(name, 0.2, theory.contagiousness, ends, 0.1, 0.1, float(rng.choice([0.1, 0.6])), 64)
        for name, theory in {"flow": theories.Flow(), "bass": theories.Bass()}.items()
        if rng.random() < 0.3
    )
    played = replace(played, matches=matches)
    return sim.Decision(played, rng.dirichlet(np.ones(laws)), played)


def sentences(point):
    """Return the sentences of a point; a dot between digits ends none."""
    return re.split(r"(?<=\.) (?=[A-Z\d])", point)


@pytest.mark.parametrize("seed", range(150))
def test_no_sentence_of_the_answer_is_long(seed):
    said = answer(drawn(np.random.default_rng(seed)))
    assert 3 <= len(said) <= 5
    long = [one for point in said for one in sentences(point) if len(one.split()) > 30]
    assert long == []
    assert not re.search(r"\.\.|\bnan\b", " ".join(said))


@pytest.mark.parametrize(("belief", "said"), [(0.874, "87 %"), (0.995, "99.5 %"), (0.99999, "99.9 %"), (0, "0.1 %")])
def test_a_belief_is_told_as_a_number(belief, said):
    row = SimpleNamespace(theory="flow", belief=belief, above="hubs", below="random")
    assert f"more than {said} sure" in turned([row], 3)[0]


def test_what_holds_under_all_theories_is_said_once():
    means = np.array([[100, 160, 100, 40], [100, 160, 160, 40]])
    luck = np.random.default_rng(3).normal(0, 1, (2, 4, 400)).round()
    played = with_people(base(2, 4, "convinced"), (means[:, :, None] + luck).astype(np.int32), 2)
    said = certainty(sim.decide(played))
    worse, same = plans(PLANS[:1]), plans(PLANS[2:3])
    assert [one for one in said if one.startswith("whichever")] == [
        f"whichever theory is true, this plan is better than {worse} and {plans(PLANS[3:4])}"
    ]
    assert sum(same in one for one in said) == 2
    assert sum(worse in one for one in said) == 1
