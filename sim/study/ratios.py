"""Ratios of means over the same blocks, as cost per person won, with intervals or the reason why there is none."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.study.measures import Interval, interval

FEW, ZERO, NEGATIVE = "few", "zero", "negative"
"""Why a ratio cannot be said: too few blocks, a denominator that may be 0, and one that lies below 0."""

FEWEST, FEWEST_WITHOUT_ENDS = 8, 20
"""Blocks below which nothing is said of a ratio: where all ends are known, and where some are not."""

UNKNOWN = (-math.inf, math.inf)
"""Ends of what may have any value."""

_DOUBLINGS, _HALVINGS = 64, 60


@dataclass(frozen=True)
class Ratio:
    """A ratio of two means with the ends of its interval, or why it cannot be said.

    Parameters
    ----------
    ratio, low, high : float
        The mean of numerators over that of denominators, and its interval; all three are
        not-a-number where there is a reason.
    below : Interval
        The mean of denominators, with the interval that tells whether it may be 0.
    reason : {"", "few", "zero", "negative"}
        Why it cannot be said: too few blocks, a mean of denominators that may be 0 or that lies
        below 0. Empty where it can.
    """

    ratio: float
    low: float
    high: float
    below: Interval
    reason: str = ""

    @property
    def said(self) -> bool:
        """Whether there is a ratio."""
        return not self.reason


def ratio_of_means(
    numerators: ArrayLike,
    denominators: ArrayLike,
    level: float = 0.95,
    numerator_ends: tuple[float, float] = UNKNOWN,
    denominator_ends: tuple[float, float] = UNKNOWN,
) -> Ratio:
    """Return the mean of numerators over the mean of denominators, with an interval for the true ratio.

    Parameters
    ----------
    numerators : (blocks,) array_like of float, or float
        One number per block; one number alone is known and the same in all blocks, as a fixed cost.
    denominators : (blocks,) array_like of float
        One number per block, of the same blocks.
    level : float
        Chance that an interval made this way holds the true ratio, in (0, 1).
    numerator_ends, denominator_ends : tuple of float
        Between which every number must lie, as `low` and `high` of `interval`. Only where all four
        are known does the interval allow for what is rarer than these blocks can show. Where numerators
        cannot be below 0, neither can the ratio.

    Returns
    -------
    Ratio
        It cannot be said in fewer than 8 blocks (20 where an end is not known), or where the interval of
        the mean of denominators holds 0 or lies below it.

    Raises
    ------
    ValueError
        If numerators and denominators are not of the same blocks.

    Notes
    -----
    A ratio r is in the interval if `interval` of ``numerators - r denominators`` holds 0. Without ends
    this is the set of Fieller (1954, J. Royal Statistical Society B 16:175). It is bounded, as the
    interval of the mean of denominators does not hold 0; of a fixed cost it is the cost over the ends
    of that interval. The share of 1 - level is of all samples, said or not: where most cannot be said,
    those that can are mostly those that overrate the denominator.

    Examples
    --------
    >>> one = ratio_of_means(12.0, [2.0, 4.0] * 10)
    >>> [round(value, 3) for value in (one.ratio, one.low, one.high)]
    [4.0, 3.448, 4.762]
    >>> ratio_of_means(12.0, [2.0, -2.0] * 10).reason
    'zero'
    """
    below = np.asarray(denominators, dtype=np.float64)
    above = np.asarray(numerators, dtype=np.float64)
    if above.ndim == 0:
        numerator_ends = (float(above), float(above))
        above = np.full_like(below, above)
    if below.ndim != 1 or above.shape != below.shape:
        raise ValueError(f"numerators and denominators must be of the same blocks, got {above.shape}, {below.shape}")
    mean = interval(below, level, *denominator_ends)
    known = all(map(math.isfinite, (*numerator_ends, *denominator_ends)))
    reason = _reason(len(below), FEWEST if known else FEWEST_WITHOUT_ENDS, mean)
    if reason:
        return Ratio(math.nan, math.nan, math.nan, mean, reason)
    ratio = float(above.mean()) / mean.mean

    def holds(value: float) -> bool:
        ends = _ends(numerator_ends, denominator_ends, value) if known else UNKNOWN
        found = interval(above - value * below, level, *ends)
        return found.low <= 0 <= found.high

    step = _step(above, ratio, mean.mean, numerator_ends)
    low, high = _end(holds, ratio, -step), _end(holds, ratio, step)
    return Ratio(ratio, max(low, 0.0) if numerator_ends[0] >= 0 else low, high, mean)


def _reason(blocks: int, fewest: int, mean: Interval) -> str:
    if blocks < fewest:
        return FEW
    if mean.high < 0:
        return NEGATIVE
    return "" if mean.low > 0 else ZERO


def _ends(above: tuple[float, float], below: tuple[float, float], ratio: float) -> tuple[float, float]:
    """Return between which values a numerator minus ratio times denominator must lie."""
    least, most = sorted(ratio * end for end in below)
    return above[0] - most, above[1] - least


def _step(above: NDArray[np.float64], ratio: float, mean: float, ends: tuple[float, float]) -> float:
    """Return a step of the size of the ratio, or of what it could be if it is 0; never 0."""
    sizes = [abs(ratio), *(float(np.abs(value).max()) / mean for value in (above, np.asarray(ends)))]
    return next((size for size in sizes if 0 < size < math.inf), 1.0)


def _end(holds: Callable[[float], bool], inside: float, step: float) -> float:
    """Return the farthest ratio that is held in the direction of the step, to 60 binary digits."""
    for _ in range(_DOUBLINGS):
        outside = inside + step
        if not holds(outside):
            break
        inside, step = outside, 2 * step
    else:
        return math.copysign(math.inf, step)
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if holds(middle) else (inside, middle)
    return inside
