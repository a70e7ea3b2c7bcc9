"""Where people stand in a picture of a network."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sim.network import Network

STEPS = 60


@lru_cache(maxsize=1)
def positions(network: Network) -> NDArray[np.float64]:
    """Return a place for each person: ties pull, everybody pushes, all are drawn to the middle.

    Parameters
    ----------
    network : Network
        At most about 1,000 people: time grows with their square.

    Returns
    -------
    (n, 2) float64 array
        In [-1, 1]; the same for the same network. After Fruchterman & Reingold, "Graph drawing by
        force-directed placement", Software: Practice and Experience 21:1129 (1991).
    """
    n = network.n
    place = np.random.Generator(np.random.Philox(key=n)).uniform(-1, 1, (n, 2))
    ideal = 1.6 / np.sqrt(n)
    for step in range(STEPS):
        push = _push(place, ideal)
        pull = _pull(network, place, ideal)
        move = push + pull - place * 0.6
        length = np.hypot(*move.T)[:, None] + 1e-12
        place += move / length * np.minimum(length, 0.12 * (1 - step / STEPS) + 0.002)
    place -= (place.max(axis=0) + place.min(axis=0)) / 2
    return _evened(place)


def _evened(place: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give a crowded middle half of the room that it would have if all stood evenly in a disc."""
    radius = np.hypot(*place.T)
    rank = np.empty(len(radius))
    rank[np.argsort(radius, kind="stable")] = np.arange(1, len(radius) + 1)
    wanted = 0.5 * radius / max(radius.max(), 1e-12) + 0.5 * np.sqrt(rank / len(radius))
    evened: NDArray[np.float64] = place * (wanted / np.maximum(radius, 1e-12))[:, None]
    evened.setflags(write=False)
    return evened


def _push(place: NDArray[np.float64], ideal: float) -> NDArray[np.float64]:
    x, y = place.T
    weight = np.subtract.outer(x, x) ** 2
    weight += np.subtract.outer(y, y) ** 2
    weight += 1e-4 * ideal**2
    np.divide(ideal**2, weight, out=weight)
    all_of_it = weight.sum(axis=1)
    return np.stack([one * all_of_it - (weight * one).sum(axis=1) for one in (x, y)], axis=1)


def _pull(network: Network, place: NDArray[np.float64], ideal: float) -> NDArray[np.float64]:
    one, other = network.speaker, network.listener
    gap = place[other] - place[one]
    force = gap * (np.hypot(*gap.T) / ideal)[:, None]
    pull = np.zeros_like(place)
    np.add.at(pull, one, force)
    if network.directed:
        np.add.at(pull, other, -force)
    return pull
