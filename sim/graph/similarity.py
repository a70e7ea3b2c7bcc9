"""How like each other two networks look."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.graph.communities import modularity
from sim.graph.summary import summary
from sim.network import Network
from sim.people import People

Value = float | int | None


def likeness(
    one: Network, other: Network, communities: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> dict[str, tuple[Value, Value]]:
    """Return what two networks look like, side by side.

    Parameters
    ----------
    one, other : Network
        The networks to compare; they may differ in size.
    communities : tuple of (n,) int64 array
        Of the people of each, from 0.

    Returns
    -------
    dict of str to tuple
        For each measure its values in both, None where it is not defined: those of `summary`; modularity and
        number of the communities; ``connected``, the share of people in the largest component.
    """
    both = [_looks(*pair) for pair in zip((one, other), communities, strict=True)]
    return {name: (both[0][name], both[1][name]) for name in both[0]}


def _looks(network: Network, community: NDArray[np.int64]) -> dict[str, Value]:
    found = summary(network, People(network.n, {}))
    return {
        "people": found.people,
        "ties": found.ties,
        "triangles": found.triangles,
        "transitivity": found.transitivity,
        "clustering": found.clustering,
        "assortativity": found.assortativity,
        "modularity": modularity(network, community),
        "connected": found.largest,
        "communities": int(community.max()) + 1,
    }


def degree_distance(one: Network, other: Network) -> float:
    """Return how far degrees are apart: Kolmogorov-Smirnov, for listeners or sources, whichever is larger.

    Parameters
    ----------
    one, other : Network
        The networks to compare; they may differ in size.

    Returns
    -------
    float
        In [0, 1]; 0 if degrees are the same.
    """
    from scipy import stats  # takes most of a second to import

    listeners = stats.ks_2samp(one.listeners, other.listeners, method="asymp").statistic
    return float(max(listeners, stats.ks_2samp(one.sources, other.sources, method="asymp").statistic))
