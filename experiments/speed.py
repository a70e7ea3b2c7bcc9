"""How fast campaigns are played, by `python -m experiments.speed`.

A random graph of 100,000 people and 1,000,000 undirected ties, one thread, 10 worlds after one
that is not counted; and the two engines on a smaller one. Prints milliseconds of processor time per world.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

import sim
from sim.engines.agents import AgentsEngine
from sim.engines.base import Engine, Heard, parts
from sim.engines.compiled import CompiledEngine
from sim.theories import Flow, IndependentCascade, KeyPerson, LinearThreshold, Theory
from sim.world import World


def random_network(people: int, ties: int) -> sim.Network:
    """Return a random graph.

    Parameters
    ----------
    people, ties : int
        Its size, before loops and duplicates are taken out.

    Returns
    -------
    Network
        Undirected.
    """
    rng = np.random.default_rng(1)
    return sim.Network.from_edges(rng.integers(0, people, ties), rng.integers(0, people, ties), nodes=np.arange(people))


def milliseconds(
    network: sim.Network, theory: Theory, strategies: int, worlds: int, make: Callable[[Heard], Engine] = CompiledEngine
) -> float:
    """Return the time of a world in which each strategy approaches 10 people.

    Parameters
    ----------
    network : Network
        Who hears whom.
    theory : Theory
        How people convince each other.
    strategies, worlds : int
        How many.
    make : callable
        Makes the engine.

    Returns
    -------
    float
        Milliseconds of processor time per world, the median of all.
    """
    people = sim.People(network.n)
    heard, done = parts(network, people, theory.law(network, people), sim.Campaign())
    engine = make(heard)
    room = np.empty(network.m, np.uint32)
    rng = np.random.default_rng(2)
    rosters = [rng.choice(network.n, 10, replace=False).astype(np.int64) for _ in range(strategies)]
    times = []
    for index in range(worlds + 1):
        began = time.process_time()
        world = World(network.n, network.m, 1, index, room)
        for seeds in rosters:
            engine.play(world, done, seeds)
        times.append(1000 * (time.process_time() - began))
    return float(np.median(times[1:]))


def main() -> None:
    """Print the table in the design notes."""
    large, small = random_network(100_000, 1_000_000), random_network(2_000, 20_000)
    theories = [IndependentCascade(0.08), IndependentCascade(0.01), LinearThreshold(), Flow(), KeyPerson()]
    for theory in theories:
        one, eight = (milliseconds(large, theory, count, 10) for count in (1, 8))
        print(f"{theory}: one strategy {one:.1f} ms, eight {eight:.1f} ms ({eight / 8:.1f} ms each)")
    agents = milliseconds(small, IndependentCascade(0.08), 1, 2, AgentsEngine)
    compiled = milliseconds(small, IndependentCascade(0.08), 1, 20)
    print(f"2,000 people, 20,000 ties: agents {agents:.0f} ms, compiled {compiled:.2f} ms")


if __name__ == "__main__":
    main()
