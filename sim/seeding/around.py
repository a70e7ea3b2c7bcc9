"""Who is tied to whom, whichever way ties point."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from sim.network import Network


def spoken(network: Network) -> Any:
    """Return the ties as a matrix: row u, column v is 1 where `v` hears `u`.

    Parameters
    ----------
    network : Network
        Who hears whom.

    Returns
    -------
    (n, n) scipy.sparse.csr_array
        Times a vector: what everybody's listeners have, added up.
    """
    return sparse.csr_array((np.ones(network.m), network.listener, network.start), shape=(network.n, network.n))


def passed_back(ties: Any, values: NDArray[Any]) -> NDArray[np.float64]:
    """Return what everybody's listeners have, added up.

    Parameters
    ----------
    ties : (n, n) scipy.sparse.csr_array
        From `spoken`. Sparse sums go row by row and not through BLAS: equal on every processor.
    values : (n,) or (n, k) array
        What everybody has.

    Returns
    -------
    (n,) or (n, k) float64 array
        The product of the two.
    """
    product: NDArray[np.float64] = ties @ values
    return product


def both_ways(network: Network) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]:
    """Return each person's contacts, those who hear them and those whom they hear.

    Parameters
    ----------
    network : Network
        Who hears whom.

    Returns
    -------
    start : (n + 1,) int64 array
        Where each person's contacts begin.
    other : int32 array
        Contacts, each once, in the order of their numbers.
    ties : float64 array
        How many ties there are to each: 2 where both hear each other.
    """
    if not network.directed:
        return network.start, network.listener, np.full(network.m, 2.0)
    ties = spoken(network)
    both = (ties + ties.T).tocsr()
    both.sort_indices()
    return both.indptr.astype(np.int64), both.indices.astype(np.int32), both.data


def scaled(values: NDArray[Any]) -> NDArray[np.float64]:
    """Return values as shares of the largest.

    Parameters
    ----------
    values : (n,) array
        0 or more.

    Returns
    -------
    (n,) float64 array
        In [0, 1]; all 0 if they are.
    """
    largest = float(values.max(initial=0))
    return values / largest if largest > 0 else np.zeros(len(values))
