"""What each golden file holds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from pathlib import Path

import networkx as nx
from hydra import compose, initialize_config_dir
from omegaconf import OmegaConf

import sim
from sim import theories
from sim.kinds import kinds, make
from sim.networks import Source
from sim.seeding import Context, Strategy
from sim.tasks.inputs import Inputs
from sim.world import World
from tests.golden import DRAWN_BY_NUMPY, Lines, text_of

CONFIGS = Path(__file__).parent.parent.parent / "configs"
SEED = 7
WORLDS = 3

THEORIES = {
    "key_person": theories.KeyPerson(base=0.12, connectors=0.1, salesmen=0.1, mavens=0.1, expose=0.3),
    "flow": theories.Flow(hear=0.3, phi=(0, 0.5), talk_days=3, expose=0.4),
    "independent_cascade": theories.IndependentCascade(0.2, tie_weight="multiplicity"),
    "weighted_cascade": theories.WeightedCascade("share"),
    "linear_threshold": theories.LinearThreshold("share"),
    "fractional_threshold": theories.FractionalThreshold("0.2"),
    "complex_contagion": theories.ComplexContagion(2),
    "bass": theories.Bass(0.01, 0.3),
}
CAMPAIGN = sim.Campaign(accept=0.9, recommend=0.8, buy=0.5, horizon=30, mechanisms=[sim.mechanisms.Broadcast(0.01)])
NAMED = {"roster": {"path": [3, 17, 39, 20, 8]}, "by_trait": {"trait": "loyalty"}}

SMALL = {
    "affiliation": {"people": 60, "group": 6},
    "barabasi_albert": {"people": 60},
    "cliques": {"people": 60, "clique": 6, "weak_ties": 2},
    "configuration": {"people": 60},
    "firm": {"employees": 20, "customers": 60, "departments": 3, "colleagues": 4.0, "contacts": 30},
    "geometric": {"people": 60, "radius": 0.2},
    "holme_kim": {"people": 60},
    "influence": {"people": 60},
    "lattice": {"width": 7, "height": 6},
    "lfr": {"people": 200, "mean_degree": 6.0, "max_degree": 20, "smallest": 10, "largest": 40},
    "poisson": {"people": 60},
    "power_law": {"people": 100, "cutoff": 5.0},
    "ring": {"people": 60, "neighbours": 4},
    "stochastic_blocks": {"people": 60, "blocks": 3, "inside": 0.2, "outside": 0.02},
    "watts_strogatz": {"people": 60, "neighbours": 4},
}
"""Settings of made-up networks; the others stay as they are."""

ADDRESSED = {"barabasi_albert", "community", "complete", "holme_kim", "lattice", "ring", "watts_strogatz"}
"""Networks that take all their luck from addresses, or none."""


LOYAL = sim.People(40, {"loyalty": [person * 7 % 10 for person in range(40)]})


def forty() -> nx.DiGraph:
    """Return a network of 40 people that no generator draws: two circles, and ties across by a formula."""
    graph = nx.DiGraph()
    graph.add_nodes_from(range(40))
    for person in range(40):
        others = [(person + 1) % 40, (person + 2) % 40, (7 * person + 3) % 40, (person * person + 11) % 40]
        graph.add_weighted_edges_from((person, other, 1 + person % 3) for other in others if other != person)
    return graph


def days() -> Lines:
    """Days of conviction and of first hearing under each theory; both engines have to agree on them."""
    lines = {}
    for name, theory in THEORIES.items():
        played = [
            sim.simulate(forty(), theory, [0, 13], campaign=CAMPAIGN, worlds=WORLDS, root_seed=SEED, engine=engine)
            for engine in ("agents", "compiled")
        ]
        for world in range(WORLDS):
            for what in ("days", "known"):
                texts = {text_of(getattr(one, what)[world].tolist()) for one in played}
                lines[f"{name}, world {world}, {what}"] = " | ".join(sorted(texts))
    return lines


def networks(drawn_by_numpy: bool) -> Lines:
    """People, ties and fingerprint of each kind of made-up network."""
    made_up = {name for name, kind in kinds(Source).items() if kind.drawn or not _is_read(kind)}
    lines = {}
    for name in sorted(made_up - ADDRESSED if drawn_by_numpy else made_up & ADDRESSED):
        for block in (0, 1):
            network, people = _built(name, block)
            traits = ", ".join(sorted(people.traits)) or "none"
            values = [network.n, network.m, network.counts.loops, network.counts.duplicates, network.fingerprint]
            lines[f"{name}, block {block}, traits {traits}"] = text_of(values)
    return lines


def _is_read(kind: type[Source]) -> bool:
    return bool({"edges", "path"} & {field.name for field in fields(kind)})


def _built(name: str, block: int) -> tuple[sim.Network, sim.People]:
    with tempfile.TemporaryDirectory() as folder:
        settings = SMALL.get(name, {})
        if name == "like":
            ties = Path(folder) / "ties.csv"
            ties.write_text("\n".join(f"{u},{v}" for u, v in forty().edges))
            settings = {"edges": str(ties)}
        return make(Source, name, **settings).build(SEED, block)


def rosters() -> Lines:
    """Whom each strategy approaches in two worlds."""
    undirected = forty().to_undirected()
    comparison = sim.compare(
        undirected,
        [theories.IndependentCascade(0.2)],
        {name: make(Strategy, name, **NAMED.get(name, {})) for name in kinds(Strategy)},
        5,
        people=LOYAL,
        worlds=1,
        root_seed=SEED,
    )
    network = comparison.network
    lines = {}
    for plan in comparison.player.instance.ranked:
        name = plan.plan
        for index in (0, 1):
            world = World(network.n, network.m, SEED, index)
            lines[f"{name}, world {index}"] = text_of(plan.ranking.first(5, world, name).tolist())
    directed = sim.Network.from_networkx(forty())
    for name in kinds(Strategy):
        strategy = make(Strategy, name, **NAMED.get(name, {}))
        if strategy.needs != "the theory":
            ranking = strategy.ranking(Context(directed, LOYAL, SEED))
            lines[f"{name}, directed"] = text_of(ranking.first(5, World(40, directed.m, SEED, 0), name).tolist())
    return lines


@cache
def default_run() -> sim.Comparison:
    """Return the default run, 64 worlds long."""
    with initialize_config_dir(str(CONFIGS), version_base="1.3"):
        settings = OmegaConf.to_container(compose("config", ["worlds=64", "looks=1"]), resolve=True)
    return Inputs.of(settings).compare()


def default() -> Lines:
    """Counts and differences of the default run."""
    comparison, lines = default_run(), {}
    for row in comparison.table.itertuples():
        place = comparison.theories.index(row.theory), comparison.strategies.index(row.strategy)
        final = comparison.runs.final[place].sum(axis=0).tolist()
        every = int(comparison.runs.curves.sums[place].sum())
        lines[f"{row.theory}, {row.strategy}, aware convinced buyers by the end and all days"] = text_of(
            [*final, every]
        )
        values = [row.rank, row.verdict.replace(" ", "_"), row.goal, row.goal_low, row.goal_high]
        lines[f"{row.theory}, {row.strategy}, table"] = text_of([*values, row.vs_best_low, row.vs_best_high])
    return lines


KINDS: dict[str, Callable[[], Lines]] = {
    "days": days,
    "networks": lambda: networks(False),
    DRAWN_BY_NUMPY: lambda: networks(True),
    "rosters": rosters,
    "default_run": default,
}
