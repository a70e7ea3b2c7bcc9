"""How long strategies take to rank people, by `python -m experiments.strategies`.

A random graph of 100,000 people and 1,000,000 undirected ties, one thread, 50 people approached;
some strategies only by their names. Prints the seconds of
processor time for a ranking and the milliseconds for a world, after each strategy has ranked a small
network.
"""

from __future__ import annotations

import sys
import time

import sim
from experiments.speed.graphs import random_network
from sim.engines.base import parts
from sim.engines.compiled import CompiledEngine
from sim.kinds import kinds, make
from sim.seeding import NEEDS, Context, Strategy
from sim.study.design import PLANNING
from sim.study.evaluator import Evaluator
from sim.theories import Flow, IndependentCascade, LinearThreshold, Theory, WeightedCascade
from sim.world import World

HEADS = 50
THEORIES: list[Theory] = [
    IndependentCascade(0.01),
    IndependentCascade(0.08),
    WeightedCascade(),
    LinearThreshold(),
    Flow(),
]


def timed(strategy: Strategy, network: sim.Network, theory: Theory | None) -> str:
    """Return how long a strategy takes, and its note or why it refuses.

    Parameters
    ----------
    strategy : Strategy
        Which.
    network : Network
        Who hears whom.
    theory : Theory or None
        For strategies that need one.

    Returns
    -------
    str
        Seconds, milliseconds, and words.
    """
    people, trial = sim.People(network.n), None
    began = time.process_time()
    try:
        if theory is not None:
            own = parts(network, people, theory.law(network, people), sim.Campaign())
            trial = Evaluator(*own, CompiledEngine, 1, PLANNING)
        ranking = strategy.ranking(Context(network, people, 1, trial, HEADS))
    except sim.InputError as error:
        return f"refuses: {error}"
    ranked = time.process_time()
    for world in range(3):
        ranking.first(HEADS, World(network.n, network.m, 1, world), "timed")
    each = (time.process_time() - ranked) / 3
    return f"{ranked - began:.1f} s, {1000 * each:.1f} ms a world; {ranking.note}"


def main() -> None:
    """Print a line for each strategy, and each theory where it needs one."""
    small, large = random_network(300, 900), random_network(100_000, 1_000_000)
    print(f"{large.n:,} people, {large.heard.tie.size // 2:,} ties")
    for kind in sys.argv[1:] or kinds(Strategy):  # type: ignore[type-abstract]
        settings = {"path": list(range(20))} if kind == "roster" else {}
        strategy = make(Strategy, kind, **settings)  # type: ignore[type-abstract]
        for theory in THEORIES if strategy.needs == NEEDS[-1] else [None]:
            timed(strategy, small, theory)
            print(f"{kind} {theory or ''}: {timed(strategy, large, theory)}", flush=True)


if __name__ == "__main__":
    main()
