"""Sums that are the same on every processor.

BLAS adds in an order that depends on the processor, so its last digits do, too. Nothing that a
result depends on goes through it.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.kernels import kernel


def weighted(values: ArrayLike, weights: ArrayLike) -> NDArray[np.float64]:
    """Return sums of products, each rounded once.

    Parameters
    ----------
    values : (..., k) array_like of float
        What is added up.
    weights : (k,) array_like of float
        What each counts.

    Returns
    -------
    (...) float64 array
        The sum of the products over the last axis, by `math.fsum`: it does not depend on their order.

    Examples
    --------
    >>> float(weighted([1e16, 1.0, -1e16], [1.0, 1.0, 1.0]))
    1.0
    """
    products = np.asarray(values, dtype=np.float64) * np.asarray(weights, dtype=np.float64)
    rows = products.reshape(-1, products.shape[-1]).tolist()
    return np.array([math.fsum(row) for row in rows]).reshape(products.shape[:-1])


def correlation(one: NDArray[np.int64], other: NDArray[np.int64]) -> float | None:
    """Return Pearson's correlation of whole numbers, from exact sums.

    Parameters
    ----------
    one, other : (k,) int64 array
        Numbers in 0 ... 2^31 - 1, such as degrees.

    Returns
    -------
    float or None
        In [-1, 1]; None if one of them does not vary.

    Examples
    --------
    >>> correlation(np.array([1, 2, 3]), np.array([2, 4, 6]))
    1.0
    """
    count, x, y = len(one), _whole(one), _whole(other)
    spread = (count * _whole(one * one) - x * x) * (count * _whole(other * other) - y * y)
    return (count * _whole(one * other) - x * y) / math.sqrt(spread) if spread else None


def _whole(values: NDArray[Any]) -> int:
    """Return the sum of whole numbers below 2^62, which may be larger than an int64."""
    return (int((values >> 31).sum()) << 31) + int((values & (2**31 - 1)).sum())


def summed(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Return the sum of products of many numbers, added one after the other.

    Parameters
    ----------
    one, other : (k,) float64 array
        Numbers that are multiplied pair by pair.

    Returns
    -------
    float
        Within k roundings of the sum of their sizes; always the same, at any length and speed.

    Examples
    --------
    >>> summed(np.array([1.0, 2.0]), np.array([3.0, 4.0]))
    11.0
    """
    return float(_summed(one, other))


@kernel
def _summed(one: Any, other: Any) -> float:
    total = 0.0
    for place in range(one.size):
        total += one[place] * other[place]
    return total
