"""Who fades how fast when the map is out of date, by `python -m experiments.old_map [seeds]`.

The same campaigns are played with strategies that see the whole network, or only a share of its ties. A root
seed has a map, a cast, worlds and, where networks are drawn, a network of its own; it is the unit of
replication. Intervals are 95 % t intervals over root seeds, of differences in the same worlds. Prints the
table in the model description.
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray
from scipy import stats

import sim

SHARES = (1.0, 0.8, 0.6, 0.4, 0.2)
STRATEGIES = {
    "random": sim.seeding.Random(),
    "hubs": sim.seeding.Hubs(),
    "bridges": sim.seeding.Bridges(),
    "greedy": sim.seeding.Greedy(work=30_000_000),  # tries out fewer people than usual, to take minutes
}
THEORIES = ["key_person", "flow"]
NETWORKS = {"barabasi_albert": sim.networks.BarabasiAlbert(2000, 4), "community": sim.networks.Community()}
BUDGET, WORLDS, SEEDS = 20, 64, 10


def reached(source: sim.networks.Source, share: float, root_seed: int) -> NDArray[np.float64]:
    """Return the mean share of people convinced, by theory and strategy."""
    network, people = source.build(root_seed)
    played = sim.compare(
        network,
        THEORIES,
        STRATEGIES,
        BUDGET,
        people=people,
        worlds=WORLDS,
        old_map=sim.OldMap(share),
        root_seed=root_seed,
    )
    mean: NDArray[np.float64] = played.reach.mean(axis=2) / network.n
    return mean


def interval(values: NDArray[np.float64]) -> str:
    """Return a mean in points of a hundred, and the half-width of its 95 % t interval."""
    half = stats.t.ppf(0.975, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values))
    return f"{100 * values.mean():+.1f} ± {100 * half:.1f}" if values.any() else "0"


def main() -> None:
    """Print the share convinced with the whole map, and what changes with a part of it."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    print("| network | theory | strategy | whole map | " + " | ".join(f"{share:.0%}" for share in SHARES[1:]) + " |")
    print("|---|---|---|--:|" + "--:|" * (len(SHARES) - 1))
    for name, source in NETWORKS.items():
        found = np.array([[reached(source, share, seed) for share in SHARES] for seed in range(1, seeds + 1)])
        for i, theory in enumerate(THEORIES):
            for j, strategy in enumerate(STRATEGIES):
                whole = found[:, 0, i, j]
                lost = [interval(found[:, place, i, j] - whole) for place in range(1, len(SHARES))]
                print(
                    f"| `{name}` | {theory} | {strategy} | {whole.mean():.1%} | " + " | ".join(lost) + " |", flush=True
                )


if __name__ == "__main__":
    main()
