"""Measurements with their intervals."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from sim.study.measures import interval


class Measured(NamedTuple):
    """A measurement with its 95 % interval.

    Parameters
    ----------
    value, low, high : float
        The value and the ends of its interval, the value itself where there is no luck.
    n : int
        How many independent replications it rests on, 1 where there is no luck.
    of : str
        What is replicated, "networks" for instance; empty where there is no luck.
    """

    value: float
    low: float
    high: float
    n: int = 1
    of: str = ""

    def over(self, divisor: float) -> Measured:
        """Return the measurement divided by a number.

        Parameters
        ----------
        divisor : float
            More than 0.

        Returns
        -------
        Measured
            Value and interval are divided; it rests on as many replications.
        """
        return self._replace(value=self.value / divisor, low=self.low / divisor, high=self.high / divisor)


def share_of(results: ArrayLike, of: str = "networks") -> Measured:
    """Return the share of independent results that are true, with its Wilson interval.

    Parameters
    ----------
    results : (n,) array_like of bool
        One per replication.
    of : str
        What is replicated.

    Returns
    -------
    Measured
        The interval is that of Wilson, J. American Statistical Association 22:209 (1927).
    """
    hits, n = int(np.sum(results)), len(np.asarray(results))
    z = float(special.ndtri(0.975))
    middle = (hits + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * math.sqrt(hits * (n - hits) / n + z * z / 4)
    low = 0.0 if hits == 0 else middle - half
    return Measured(hits / n, low, 1.0 if hits == n else middle + half, n, of)


def mean_of(blocks: ArrayLike, of: str = "networks") -> Measured:
    """Return the mean over independent blocks with its t interval.

    Parameters
    ----------
    blocks : (n,) array_like of float
        One per block; those that are not-a-number do not count.
    of : str
        What is replicated.

    Returns
    -------
    Measured
        Not-a-number if no block is left.
    """
    values = np.asarray(blocks, dtype=np.float64)
    values = values[~np.isnan(values)]
    if not len(values):
        return Measured(math.nan, math.nan, math.nan, 0, of)
    return Measured(*interval(values), n=len(values), of=of)


def ratio_of(above: ArrayLike, below: ArrayLike, of: str = "networks") -> Measured:
    """Return the ratio of two means over the same blocks, with its interval.

    Parameters
    ----------
    above, below : (n,) array_like of float
        One each per block.
    of : str
        What is replicated.

    Returns
    -------
    Measured
        The interval is that of the mean of ``above - ratio * below``, over the mean below (delta
        method).
    """
    one, other = np.asarray(above, dtype=np.float64), np.asarray(below, dtype=np.float64)
    if other.mean() == 0:
        return Measured(math.nan, math.nan, math.nan, len(one), of)
    ratio = float(one.mean() / other.mean())
    rest = interval(one - ratio * other)
    return Measured(ratio, ratio + rest.low / other.mean(), ratio + rest.high / other.mean(), len(one), of)


def quotient_of(above: ArrayLike, below: ArrayLike, of: str = "networks") -> Measured:
    """Return the quotient of two means over different, independent blocks, with its interval.

    Parameters
    ----------
    above, below : array_like of float
        One per block.
    of : str
        What is replicated.

    Returns
    -------
    Measured
        The interval adds up relative variances (delta method); `n` is the smaller number of blocks.
    """
    one, other = mean_of(above, of), mean_of(below, of)
    if not (one.value and other.value):
        return Measured(math.nan, math.nan, math.nan, min(one.n, other.n), of)
    value = one.value / other.value
    half = value * math.hypot((one.high - one.value) / one.value, (other.high - other.value) / other.value)
    return Measured(value, value - half, value + half, min(one.n, other.n), of)


def exactly(value: float) -> Measured:
    """Return a value in which no luck plays.

    Parameters
    ----------
    value : float
        A value in which there is no luck.

    Returns
    -------
    Measured
        Its interval is the value itself.
    """
    return Measured(float(value), float(value), float(value))
