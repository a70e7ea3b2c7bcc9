"""What it is worth to play strategies in the same worlds, by `python -m experiments.pairing`.

Hubs are compared with the same hubs of which half are drawn at random, on ten networks grown by
preferential attachment. Prints by how much the variance of their difference falls if both meet the
same worlds, against worlds of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

import sim
from sim.seeding import Hubs, Strategy

PEOPLE, TIES_OF_EACH, P, BUDGET = 2000, 3, 0.1, 10


@dataclass(frozen=True)
class HalfHubs(Strategy):
    """Approach the first half of the hubs, and for the other half people drawn at random.

    Parameters
    ----------
    budget : int
        How many are approached in all.
    """

    budget: int = BUDGET

    def score(self, network: sim.Network, people: sim.People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the number of listeners of the first half, the same for all others."""
        listeners = network.listeners.astype(np.float64)
        chosen = np.argsort(-listeners, kind="stable")[: self.budget // 2]
        scores = np.zeros(network.n)
        scores[chosen] = listeners[chosen]
        return scores


def variances(seed: int, worlds: int) -> tuple[float, float]:
    """Return the variance of the difference in worlds of their own, and in the same worlds.

    Parameters
    ----------
    seed : int
        Of the network, and of the worlds.
    worlds : int
        How many.

    Returns
    -------
    tuple of float and float
        In squared people.
    """
    network = nx.barabasi_albert_graph(PEOPLE, TIES_OF_EACH, seed=seed)
    strategies: dict[str, Strategy] = {"hubs": Hubs(), "half hubs": HalfHubs()}
    theories = [sim.theories.IndependentCascade(P)]
    comparison = sim.compare(network, theories, strategies, BUDGET, worlds=worlds, root_seed=seed)
    one, other = comparison.reached[0]
    return float(one.var(ddof=1) + other.var(ddof=1)), float((one - other).var(ddof=1))


def pooled(networks: Sequence[tuple[float, float]]) -> float:
    """Return by what the variance falls over all networks, each with as many worlds.

    Parameters
    ----------
    networks : sequence of tuple of float and float
        From `variances`.

    Returns
    -------
    float
        The ratio of the sums.
    """
    apart, together = np.sum(networks, axis=0)
    return float(apart / together)


def main() -> None:
    """Print the ratio for each of ten networks of 400 worlds, and for all."""
    networks = []
    for seed in range(1, 11):
        networks.append(variances(seed, 400))
        apart, together = networks[-1]
        print(
            f"network {seed:2}: {apart:8.0f} apart, {together:7.0f} together, ratio {apart / together:.1f}", flush=True
        )
    print(f"pooled: ratio {pooled(networks):.1f}")


if __name__ == "__main__":
    main()
