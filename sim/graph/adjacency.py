"""Who hears whom as a sparse matrix, and sums along its ties."""

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
