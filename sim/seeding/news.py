"""How often news is heard within some days, in expectation, if it passes along ties by chance."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.graph.adjacency import passed_back
from sim.graph.spectrum import largest
from sim.network import Network


def chance_of(q: float | None, network: Network) -> tuple[float, float]:
    """Return the chance that word passes on a day.

    Parameters
    ----------
    q : float or None
        None is 1 over the largest eigenvalue, at most 1.
    network : Network
        Who hears whom.

    Returns
    -------
    chance : float
        In [0, 1].
    off : float
        By which share it may be wrong.
    """
    if q is not None:
        return q, 0.0
    ends = largest(network)
    return 1.0 / max(ends.high, 1.0), ends.off


def heard_within(days: int, chance: float, ties: Any, first: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how often news of everybody is heard by those who listen.

    Parameters
    ----------
    days : int
        How many, 1 or more.
    chance : float
        That news passes along a tie on a day, in [0, 1].
    ties : (n, n) scipy.sparse.csr_array
        Ties as a matrix of 0 and 1, as `sim.graph.adjacency.spoken` returns it.
    first : (n,) or (n, k) float64 array
        Who listens, 1 or 0, in a column for each group of them.

    Returns
    -------
    (n,) or (n, k) float64 array
        The sum of (chance x ties)^t first over t = 1 ... days; in each column up to a factor, where
        it would be more than numbers can say.
    """
    news, heard = first, np.zeros_like(first)
    for _ in range(days):
        news = chance * passed_back(ties, news)
        heard += news
        if heard.max(initial=0.0) > 1e200:
            most = np.maximum(heard.max(axis=0), 1e-200)
            news, heard = news / most, heard / most
    return heard
