"""Who comes first by a score, ties settled by luck."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def highest(score: ArrayLike, count: int, luck: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return the people with the highest scores.

    Parameters
    ----------
    score : (n,) array_like of float
        Higher comes first.
    count : int
        How many, in 0 ... n.
    luck : (n,) uint32 array
        Among equal scores the lower number comes first (then the lower person, if two
        32-bit numbers are equal).

    Returns
    -------
    (count,) int64 array
        Distinct people, best first.

    Examples
    --------
    >>> highest([1.0, 3.0, 3.0], 2, np.array([5, 9, 2], dtype=np.uint32)).tolist()
    [2, 1]
    """
    score = np.asarray(score, dtype=np.float64)
    if not 0 < count < len(score):
        among = np.arange(len(score) if count else 0)
    else:
        edge = np.partition(score, len(score) - count)[len(score) - count]
        equal = np.flatnonzero(score == edge)
        left = count - int(np.count_nonzero(score > edge))
        last = np.partition(luck[equal], left - 1)[left - 1]
        among = np.flatnonzero((score > edge) | ((score == edge) & (luck <= last)))
    return among[np.lexsort((luck[among], -score[among]))][:count]


def lowest(luck: NDArray[np.uint32], count: int) -> NDArray[np.int64]:
    """Return the people with the lowest numbers.

    Parameters
    ----------
    luck : (n,) uint32 array
        Random number of each person; of equal ones the lower person comes first.
    count : int
        How many, 0 or more; all if there are fewer.

    Returns
    -------
    (count,) int64 array
        The lowest number first.
    """
    among = np.arange(len(luck) if count else 0)
    if 0 < count < len(luck):
        among = np.flatnonzero(luck <= np.partition(luck, count - 1)[count - 1])
    return among[np.argsort(luck[among], kind="stable")][:count]


def settled(score: ArrayLike) -> NDArray[np.float64]:
    """Return scores rounded to ten digits of the largest, so that equals compare equal.

    Sums taken in another order differ in their last bits; who is equal by structure must
    not be ranked by that.

    Parameters
    ----------
    score : (n,) array_like of float
        Scores from floating-point sums.

    Returns
    -------
    (n,) float64 array
        The same ranking, ties restored.
    """
    score = np.asarray(score, dtype=np.float64)
    largest = np.abs(score).max(initial=0.0)
    return np.round(score / largest, 10) if largest > 0 else score


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
