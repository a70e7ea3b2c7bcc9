"""Other intervals of ratios of means, beside which ours is tried."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy import special

Ends = tuple[float, float]
Blocks = NDArray[np.float64]

LEVEL, RESAMPLES = 0.95, 399


def fieller(above: Blocks, below: Blocks) -> Ends | None:
    """Return Fieller's set by its closed form.

    Parameters
    ----------
    above, below : (blocks,) float64 array
        Numerators and denominators, of the same blocks.

    Returns
    -------
    tuple of float or None
        None where the t interval of the denominator is not above 0.
    """
    (x, y), (xx, xy, yy) = (above.mean(), below.mean()), _moments(above, below)
    t = float(special.stdtrit(len(below) - 1, 0.5 + LEVEL / 2)) ** 2
    a, b, c = y * y - t * yy, x * y - t * xy, x * x - t * xx
    if a <= 0 or y <= 0:
        return None
    root = math.sqrt(max(b * b - a * c, 0.0))
    return float(b - root) / float(a), float(b + root) / float(a)


def delta(above: Blocks, below: Blocks) -> Ends | None:
    """Return the interval of the delta method, with quantiles of t.

    Parameters
    ----------
    above, below : (blocks,) float64 array
        Numerators and denominators, of the same blocks.

    Returns
    -------
    tuple of float or None
        None where the mean of denominators is not above 0.
    """
    if below.mean() <= 0:
        return None
    ratio, error = above.mean() / below.mean(), _error(above, below)
    half = float(special.stdtrit(len(below) - 1, 0.5 + LEVEL / 2)) * error
    return float(ratio) - half, float(ratio) + half


def bootstrap(above: Blocks, below: Blocks, rng: np.random.Generator) -> Ends | None:
    """Return the interval of the bootstrap-t over blocks, with the error of the delta method.

    Parameters
    ----------
    above, below : (blocks,) float64 array
        Numerators and denominators, of the same blocks.
    rng : numpy.random.Generator
        Draws the blocks again.

    Returns
    -------
    tuple of float or None
        None where the mean of denominators is not above 0, or where no two resamples differ.
    """
    if below.mean() <= 0:
        return None
    blocks, ratio, error = len(below), float(above.mean() / below.mean()), _error(above, below)
    times = rng.multinomial(blocks, np.full(blocks, 1 / blocks), RESAMPLES)
    x, y, xx, xy, yy = (times @ np.stack([above, below, above**2, above * below, below**2], axis=1)).T / blocks
    with np.errstate(divide="ignore", invalid="ignore"):
        again = x / y
        spread = (xx - x * x) - 2 * again * (xy - x * y) + again**2 * (yy - y * y)
        pivots = (again - ratio) / (np.sqrt(np.maximum(spread, 0) / (blocks - 1)) / y)
    pivots = pivots[np.isfinite(pivots)]
    if not len(pivots):
        return None
    least, most = np.quantile(pivots, [0.5 - LEVEL / 2, 0.5 + LEVEL / 2])
    return ratio - float(most) * error, ratio - float(least) * error


def _moments(above: Blocks, below: Blocks) -> tuple[float, float, float]:
    """Return variances and covariance of the two means: of numerators, of both, of denominators."""
    (xx, xy), (_, yy) = np.cov(above, below) / len(below)
    return float(xx), float(xy), float(yy)


def _error(above: Blocks, below: Blocks) -> float:
    ratio = above.mean() / below.mean()
    return float(np.std(above - ratio * below, ddof=1) / np.sqrt(len(below)) / below.mean())
