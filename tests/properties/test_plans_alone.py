"""A plan among others is the plan alone, to the byte, whatever the others do and whoever plays."""

import random

import networkx as nx
import numpy as np
import pytest

import sim
from sim import theories
from sim.mechanisms import Broadcast

STRATEGIES = ("random", "hubs", "fringe", "nomination", "clustered", "vote_rank", "degree_discount", "mixture")


def some_theory(draw):
    return draw.choice(
        [
            theories.Flow(draw.uniform(0.1, 1), (0, 0.6), draw.choice([1, 3, None])),
            theories.KeyPerson(base=0.2, expose=draw.choice([None, 0.4])),
            theories.IndependentCascade(draw.uniform(0.05, 0.6)),
            theories.Bass(0.02, 0.3),
            theories.ComplexContagion(draw.choice([0, 1, 2])),
        ]
    )


def some_plan(draw, people):
    changes = {name: draw.random() for name in ("accept", "recommend", "buy") if draw.random() < 0.5}
    if draw.random() < 0.4:
        changes["mechanisms"] = [Broadcast(draw.choice([0.01, 0.3, 1]), draw.choice([0, 1, 2]))]
    if draw.random() < 0.3:
        changes |= {"money": draw.choice([0, 5.5, 30]), "fee": draw.choice([1, 2.5]), "fee_per_listener": 0.1}
    else:
        changes["budget"] = draw.randint(1, people)
    return sim.Plan(draw.choice(STRATEGIES), changes, luck=draw.choice(["", "b"]))


@pytest.mark.parametrize("seed", range(40))
def test_a_plan_among_others_is_the_plan_alone(seed):
    draw = random.Random(seed)
    graph = nx.gnp_random_graph(draw.randint(8, 40), draw.uniform(0.03, 0.2), seed=seed, directed=draw.random() < 0.5)
    n, horizon = graph.number_of_nodes(), draw.choice([1, 5, 20])
    goal = draw.choice([{}, {"goal": "buyers", "by": 1}, {"goal": "profit", "revenue": 3.0}, {"segment": "side:1"}])
    given = {
        "campaign": sim.Campaign(budget=3, horizon=horizon, **goal),
        "people": sim.People(n, {"side": np.arange(n) % 2}),
        "worlds": 4,
        "root_seed": seed,
    }
    theory, plans = some_theory(draw), {f"plan {place}": some_plan(draw, n) for place in range(3)}
    settings = {"engine": draw.choice(["agents", "compiled"]), "workers": draw.choice([1, 2])}
    together = sim.compare(graph, theory, plans=plans, **given, **settings).runs
    for place, (name, plan) in enumerate(plans.items()):
        alone = sim.compare(graph, theory, plans={name: plan}, **given).runs
        for what in ("final", "targets", "half", "cost", "heads"):
            assert getattr(together, what)[0, place].tolist() == getattr(alone, what)[0, 0].tolist(), what
