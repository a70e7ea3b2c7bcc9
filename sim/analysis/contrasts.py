"""Weighted sums over points of a study, with intervals that know which points met the same worlds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import special

from sim.study.measures import Interval, around

Values = NDArray[np.float64]


class Contrast(NamedTuple):
    """A weighted sum over points of their means.

    Parameters
    ----------
    mean, error : float
        The sum, and its standard error; not-a-number where there are too few blocks.
    freedom : float
        Degrees of freedom of the error.
    blocks : int
        How many independent blocks it is as sure as, where what they did not show is reckoned.
    low, high : float
        Between which values it must lie.
    differ : int
        Blocks in which it is not zero.
    """

    mean: float
    error: float
    freedom: float
    blocks: int
    low: float
    high: float
    differ: int

    def interval(self, level: float, strict: bool = True) -> Interval:
        """Return its interval.

        Parameters
        ----------
        level : float
            In (0, 1).
        strict : bool
            Whether to allow for what is rarer than the blocks can show, where the range is known.

        Returns
        -------
        Interval
            As `sim.study.measures.interval` makes it.
        """
        ends = (self.low, self.high) if strict else (-np.inf, np.inf)
        return around(self.mean, self.error, self.freedom, self.blocks, level, ends)

    def again(self, chance: float) -> float:
        """Return how far the sum may fall in another study of the same size.

        Parameters
        ----------
        chance : float
            That it falls further, in (0, 0.5).

        Returns
        -------
        float
            0 or more: a quantile of its error.
        """
        if not self.freedom > 0:
            return np.nan
        return float(special.stdtrit(self.freedom, 1 - chance)) * self.error


def contrast(weights: Values, values: Values, met: NDArray[np.int64], low: Values, high: Values) -> Contrast:
    """Return a weighted sum over points.

    Parameters
    ----------
    weights : (points,) float64 array
        Of each point.
    values : (points, blocks) float64 array
        What each point reached; not-a-number where it was not played.
    met : (points,) integer array
        Points with the same number met the same worlds; others met worlds of their own.
    low, high : (points,) float64 array
        Between which values each block of a point must lie.

    Returns
    -------
    Contrast
        Points of the same worlds are added block by block, over the blocks that all of them have; the errors of
        others are added as Welch (1947) has it. Not-a-number where a point that counts has no block in common with
        the others of its worlds.
    """
    mean, total, squares, bottom, top, differ, lots = 0.0, 0.0, 0.0, 0.0, 0.0, 0, []
    for group in np.unique(met[weights != 0]):
        own = np.flatnonzero((met == group) & (weights != 0))
        sums = (weights[own, None] * values[own]).sum(axis=0)
        sums = sums[np.isfinite(sums)]
        count = len(sums)
        if not count:
            return Contrast(np.nan, np.nan, 0.0, 1, -np.inf, np.inf, 0)
        part = float(sums.var(ddof=1)) / count if count > 1 else np.nan
        mean, total = mean + float(sums.mean()), total + part
        squares += part**2 / max(count - 1, 1)
        ends = weights[own] * np.stack([low[own], high[own]])
        least, most = float(ends.min(axis=0).sum()), float(ends.max(axis=0).sum())
        bottom, top, differ = bottom + least, top + most, differ + int(np.count_nonzero(sums))
        lots.append((most - least, count))
    if not lots:
        return Contrast(0.0, 0.0, np.inf, 1, 0.0, 0.0, 0)
    freedom = total**2 / squares if squares > 0 else float(sum(count - 1 for _, count in lots))
    return Contrast(mean, float(np.sqrt(total)), freedom, _as_sure_as(lots), bottom, top, differ)


def _as_sure_as(lots: list[tuple[float, int]]) -> int:
    """Return blocks by which to reckon what was not seen: a rare event may stand in any of the worlds that were met.

    Of an event with the chance q in each block of a group the sum can move by q times the group's width, and all
    blocks miss it with the chance exp(-q blocks); the largest move at a given chance of missing all is in the group
    with the largest quotient of width and blocks.
    """
    if len(lots) == 1 or not np.isfinite([width for width, _ in lots]).all():
        return min(count for _, count in lots)
    whole = sum(width for width, _ in lots)
    most = max(width / count for width, count in lots)
    return max(int(whole / most + 1e-6), 1) if most > 0 else min(count for _, count in lots)
