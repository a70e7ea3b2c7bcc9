"""How one network looks beside another: degrees, triangles, communities."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csgraph, csr_matrix

from sim.graph.triangles import closed_pairs, mean_share, possible_pairs, transitivity
from sim.network import Network
from sim.sums import correlation

Numbers = NDArray[np.int64]


class Portrait(NamedTuple):
    """A network in a few numbers; who hears whom does not matter for triangles and what follows.

    Parameters
    ----------
    people, ties : int
        An undirected tie counts once.
    triangles : int
        Three people who all know each other.
    transitivity : float
        Share of the pairs of a person's contacts that know each other, over all such pairs.
    clustering : float
        The same for each person, averaged; 0 for who has fewer than two contacts.
    assortativity : float
        Correlation of numbers of contacts at both ends of a tie; 0 if all have as many.
    modularity : float
        Of the communities given.
    connected : float
        Share of people in the largest connected part.
    """

    people: int
    ties: int
    triangles: int
    transitivity: float
    clustering: float
    assortativity: float
    modularity: float
    connected: float

    @classmethod
    def of(cls, network: Network, community: Numbers) -> Portrait:
        """Return the portrait of a network.

        Parameters
        ----------
        network : Network
            Directed or not.
        community : (n,) int64 array
            Of each person, from 0.

        Returns
        -------
        Portrait
            Of its ties, not of their weights.
        """
        known = acquainted(network)
        degree, speaker, listener = known.listeners, known.speaker, known.listener
        closed, possible = closed_pairs(known.start, listener), possible_pairs(known.start)
        parts = csgraph.connected_components(csr_matrix((np.ones(known.m), listener, known.start), (known.n,) * 2))[1]
        volume = np.bincount(community, weights=degree) / max(known.m, 1)
        inside = float(np.mean(community[speaker] == community[listener])) if known.m else 0.0
        return cls(
            people=network.n,
            ties=network.m if network.directed else network.m // 2,
            triangles=int(closed.sum()) // 3,
            transitivity=transitivity(closed, possible) or 0.0,
            clustering=mean_share(closed, possible),
            assortativity=correlation(degree[speaker], degree[listener]) or 0.0,
            modularity=inside - float((volume**2).sum()),
            connected=float(np.bincount(parts).max() / known.n),
        )


def acquainted(network: Network) -> Network:
    """Return who knows whom, whoever speaks.

    Parameters
    ----------
    network : Network
        Directed or not.

    Returns
    -------
    Network
        Undirected; the same people.
    """
    if not network.directed:
        return network
    return Network.from_edges(network.speaker, network.listener, nodes=np.arange(network.n))


def degree_distance(one: Network, other: Network) -> float:
    """Return how far degrees are apart: Kolmogorov-Smirnov, for listeners or sources, whichever is larger.

    Parameters
    ----------
    one, other : Network
        To compare.

    Returns
    -------
    float
        In [0, 1]; 0 if degrees are the same.
    """
    from scipy import stats  # takes most of a second to import

    listeners = stats.ks_2samp(one.listeners, other.listeners, method="asymp").statistic
    return float(max(listeners, stats.ks_2samp(one.sources, other.sources, method="asymp").statistic))
