"""What is measured of a campaign, and intervals that say how sure one can be of its mean."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special


class Interval(NamedTuple):
    """A mean over blocks with the ends of its interval; not-a-number where there is none.

    Parameters
    ----------
    mean, low, high : float
        The t interval of the mean over blocks.
    """

    mean: float
    low: float
    high: float


def interval(blocks: ArrayLike, level: float = 0.95) -> Interval:
    """Return the mean over blocks and its t interval.

    Parameters
    ----------
    blocks : (blocks,) array_like of float
        One number per block; with one network, each world is a block.
    level : float
        Chance that an interval made this way holds the true mean, in (0, 1).

    Returns
    -------
    Interval
        Its ends are not-a-number for a single block, and the mean itself where all are equal.

    Examples
    --------
    >>> [round(float(value), 3) for value in interval([1.0, 2.0, 3.0])]
    [2.0, -0.484, 4.484]
    """
    values = np.asarray(blocks, dtype=np.float64)
    mean = float(values.mean())
    if len(values) < 2:
        return Interval(mean, np.nan, np.nan)
    error = float(values.std(ddof=1) / np.sqrt(len(values)))
    half = float(special.stdtrit(len(values) - 1, 0.5 + level / 2)) * error
    return Interval(mean, mean - half, mean + half)


def named(name: str, values: Interval) -> dict[str, float]:
    """Return an interval as three columns.

    Parameters
    ----------
    name : str
        Of the mean.
    values : Interval
        The mean and the ends.

    Returns
    -------
    dict of str to float
        The mean, and the ends as name_low and name_high.
    """
    return {name: values.mean, f"{name}_low": values.low, f"{name}_high": values.high}


def unpaired(one: ArrayLike, other: ArrayLike, level: float = 0.95) -> Interval:
    """Return the interval of a difference as if each had met blocks of its own (Welch 1947).

    Parameters
    ----------
    one, other : (blocks,) array_like of float
        Two samples of the same size.
    level : float
        As in `interval`.

    Returns
    -------
    Interval
        Of the mean of one minus the mean of other.
    """
    samples = [np.asarray(values, dtype=np.float64) for values in (one, other)]
    mean, blocks = float(samples[0].mean() - samples[1].mean()), len(samples[0])
    if blocks < 2:
        return Interval(mean, np.nan, np.nan)
    parts = [float(values.var(ddof=1)) / blocks for values in samples]
    if sum(parts) == 0:
        return Interval(mean, mean, mean)
    freedom = (blocks - 1) * sum(parts) ** 2 / sum(part**2 for part in parts)
    half = float(special.stdtrit(freedom, 0.5 + level / 2)) * math.sqrt(sum(parts))
    return Interval(mean, mean - half, mean + half)


def days_to_half(convinced: NDArray[np.integer[Any]]) -> NDArray[np.float64]:
    """Return the first day with at least half of the final number of convinced people.

    Parameters
    ----------
    convinced : (..., days) integer array
        Cumulative.

    Returns
    -------
    (...) float64 array
        Not-a-number where nobody but seeds was convinced.
    """
    final = convinced[..., -1:]
    day = (2 * convinced >= final).argmax(axis=-1).astype(np.float64)
    return np.where(final[..., 0] > convinced[..., 0], day, np.nan)
