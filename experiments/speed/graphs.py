"""The networks on which times are taken."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import sim

STRATEGIES, MOST_SEEDS = 8, 30_000


def rows_of(people: int, ties: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the ties of a random graph.

    Parameters
    ----------
    people, ties : int
        Its size, before loops and duplicates are taken out.

    Returns
    -------
    tuple of (ties,) int64 arrays
        Both ends of each.
    """
    rng = np.random.default_rng(1)
    return rng.integers(0, people, ties), rng.integers(0, people, ties)


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
    return sim.Network.from_edges(*rows_of(people, ties), nodes=np.arange(people))


def write_graph(file: Path, people: int, ties: int) -> None:
    """Write a random graph as all programs read it, with the people that are approached.

    Parameters
    ----------
    file : pathlib.Path
        Its name ends in .npz.
    people, ties : int
        As in `random_network`.
    """
    network, (src, dst) = random_network(people, ties), rows_of(people, ties)
    rng, most = np.random.default_rng(2), min(people // 3, MOST_SEEDS)
    rosters = [rng.choice(people, most, replace=False) for _ in range(STRATEGIES)]
    np.savez(file, src=src, dst=dst, start=network.start, listener=network.listener, rosters=np.array(rosters))
