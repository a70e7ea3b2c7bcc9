"""What is measured of a campaign, and intervals that say how sure one can be of its mean."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special


class Interval(NamedTuple):
    """A mean over blocks with the ends of its interval; not-a-number where there is none.

    Parameters
    ----------
    mean, low, high : float
        As `interval` makes them.
    """

    mean: float
    low: float
    high: float

    def over(self, units: float) -> Interval:
        """Return the same for one of so many units.

        Parameters
        ----------
        units : float
            More than 0.

        Returns
        -------
        Interval
            Mean and ends divided by it.
        """
        return Interval(*(value / units for value in self))


def interval(blocks: ArrayLike, level: float = 0.95, low: float = -math.inf, high: float = math.inf) -> Interval:
    """Return the mean over blocks and an interval for the true mean.

    Parameters
    ----------
    blocks : (blocks,) array_like of float
        One number per block; with one network, each world is a block.
    level : float
        Chance that an interval made this way holds the true mean, in (0, 1).
    low, high : float
        Between which every number must lie, whether or not such a one was seen. Where both are
        known, the interval allows for what is rarer than these blocks can show.

    Returns
    -------
    Interval
        Its ends are not-a-number for a single block without a range.

    Notes
    -----
    With T half the width of the t interval and a end's distance to the mean d, an end moves by
    ``a / 2 + sqrt(T**2 + a**2 / 4)``, where ``a = d q`` and q is the chance of an event that all blocks
    miss with a chance of half of 1 - level (the rule of three at this level). For no event this is
    the exact bound, for few it is that of Clopper and Pearson to 3 %, for many the t interval. Where
    nothing is known of the range it is the t interval, which covers far less than it says where what
    matters is rare.

    Examples
    --------
    >>> [round(float(value), 3) for value in interval([1.0, 2.0, 3.0])]
    [2.0, -0.484, 4.484]
    >>> [round(float(value), 3) for value in interval([0.0] * 100, low=0.0, high=1.0)]
    [0.0, 0.0, 0.036]
    """
    values = np.asarray(blocks, dtype=np.float64)
    mean, error = float(values.mean()), math.nan
    if len(values) > 1:
        error = float(values.std(ddof=1) / np.sqrt(len(values)))
    return around(mean, error, len(values) - 1, len(values), level, (low, high))


def unseen(blocks: int, level: float) -> float:
    """Return how common an event can be that no block shows.

    Parameters
    ----------
    blocks : int
        1 or more.
    level : float
        In (0, 1).

    Returns
    -------
    float
        The chance that all blocks miss with a chance of (1 - level) / 2.

    Examples
    --------
    >>> round(unseen(100, 0.9), 4)  # the rule of three: about 3 in 100
    0.0295
    """
    return -math.expm1(math.log((1 - level) / 2) / blocks)


def around(mean: float, error: float, freedom: float, blocks: int, level: float, ends: tuple[float, float]) -> Interval:
    """Return an interval around a mean whose standard error is known.

    Parameters
    ----------
    mean, error : float
        The mean over blocks and its standard error; the error may be not-a-number.
    freedom : float
        Degrees of freedom of the error.
    blocks : int
        Number of blocks, 1 or more.
    level : float
        As in `interval`.
    ends : tuple of float
        The range, as `low` and `high` of `interval`.

    Returns
    -------
    Interval
        As `interval` makes it.
    """
    half = float(special.stdtrit(freedom, 0.5 + level / 2)) * error if freedom > 0 else math.nan
    low, high = ends
    if math.isinf(low) or math.isinf(high):
        return Interval(mean, mean - half, mean + half)
    if math.isnan(half):
        return Interval(mean, low + 0.0, high + 0.0)
    share = unseen(blocks, level)
    below, above = (share * max(far, 0.0) / 2 for far in (mean - low, high - mean))
    return Interval(
        mean,
        max(mean - below - math.sqrt(half * half + below * below), low) + 0.0,
        min(mean + above + math.sqrt(half * half + above * above), high) + 0.0,
    )


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


def unpaired(
    one: ArrayLike, other: ArrayLike, level: float = 0.95, low: float = -math.inf, high: float = math.inf
) -> Interval:
    """Return the interval of a difference of which each part met blocks of its own (Welch 1947).

    Parameters
    ----------
    one, other : (blocks,) array_like of float
        Two samples, perhaps of other sizes.
    level, low, high : float
        As in `interval`; the range is that of differences.

    Returns
    -------
    Interval
        Of the mean of one minus the mean of other. What blocks did not show is reckoned from the smaller sample.
    """
    samples = [np.asarray(values, dtype=np.float64) for values in (one, other)]
    mean, blocks = float(samples[0].mean() - samples[1].mean()), min(map(len, samples))
    if blocks < 2:
        return around(mean, math.nan, 0, blocks, level, (low, high))
    parts = [float(values.var(ddof=1)) / len(values) for values in samples]
    sizes = [(blocks - 1) / (len(values) - 1) for values in samples]
    total, squares = sum(parts), sum(size * part**2 for size, part in zip(sizes, parts, strict=True))
    freedom = (blocks - 1) * total**2 / squares if total else math.inf
    return around(mean, math.sqrt(total), freedom, blocks, level, (low, high))
