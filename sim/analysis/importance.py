"""Which settings matter: Sobol indices of each plan, and of the difference between two.

The first index of a setting is the share of the variance over the study that it makes alone; the total index also
counts what it makes together with others (Sobol 2001). Results are means over a limited number of worlds, and their
noise would pass for the influence of whatever is varied. So products of two means are taken over different blocks only,
in which the noise is independent: what is left is free of it on average.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special, stats

from sim.analysis.found import Found
from sim.analysis.levels import axis

COLUMNS = (
    *("theory", "strategy", "minus", "setting", "first", "first_low", "first_high", "total", "total_low", "total_high"),
    "points",
)
"""Columns of the table."""

DROPS = 16
"""Groups of blocks that are left out one by one, to see how far the noise of worlds moves an index."""

_RESAMPLES = 500
_FLAT = 1e-12

Values = NDArray[np.float64]
"""(..., blocks): what was reached."""


@dataclass(frozen=True)
class Layout:
    """How the points of a study lie, where indices can be told from them.

    Parameters
    ----------
    settings : list of str
        Those that vary.
    indices : callable
        Takes (points, blocks) values and returns (2, settings) indices, first and total.
    spread : callable
        Takes the same and returns (2, settings) standard errors, of having these points and no others.
    """

    settings: list[str]
    indices: Callable[[Values], Values]
    spread: Callable[[Values], Values]


def importance(found: Found, level: float = 0.95) -> pd.DataFrame:
    """Return which settings matter for each plan, and for the difference between each two.

    Parameters
    ----------
    found : Found
        What a study found.
    level : float
        Of each interval, taken alone.

    Returns
    -------
    pandas.DataFrame
        A row for each theory, plan or difference of two, and setting. Columns: theory, strategy (the plan), minus (the
        plan that is taken from it, if any), setting, first with first_low and first_high, total with total_low and
        total_high, points. Without rows where the points are neither a whole grid nor samples of `saltelli`, or where
        points are missing; values are not-a-number where nothing varies.
    """
    lying, rows = layout(found), list[dict[str, Any]]()
    if lying is None:
        return pd.DataFrame(rows, columns=COLUMNS)
    for name, who, minus, values in _targets(found):
        known = values[:, np.isfinite(values).all(axis=0)]
        if known.shape[1] == 0 or len(known) < 2:
            continue
        told = _told(lying, known, level)
        for place, setting in enumerate(lying.settings):
            own = dict(zip(COLUMNS[4:-1], told[:, :, place].ravel().tolist(), strict=True))
            rows.append(
                {"theory": name, "strategy": who, "minus": minus, "setting": setting} | own | {"points": len(known)}
            )
    return pd.DataFrame(rows, columns=COLUMNS)


def _targets(found: Found) -> Iterator[tuple[str, str, str, Values]]:
    for theory, name in enumerate(found.theories):
        for plan, who in enumerate(found.plans):
            yield name, who, "", found.goal[:, theory, plan]
        for one, other in combinations(range(len(found.plans)), 2):
            yield name, found.plans[one], found.plans[other], found.goal[:, theory, one] - found.goal[:, theory, other]


def _told(lying: Layout, values: Values, level: float) -> Values:
    """Return (2, 3, settings): first and total, each with its ends."""
    centre = lying.indices(values)
    points, worlds = lying.spread(values), _noise(lying, values)
    blocks = values.shape[1]
    reach = float(special.stdtrit(min(blocks, DROPS) - 1, 0.5 + level / 2)) if blocks > 1 else np.nan
    half = np.sqrt((special.ndtri(0.5 + level / 2) * points) ** 2 + (reach * worlds) ** 2)
    return np.stack([centre, centre - half, centre + half], axis=1)


def _noise(lying: Layout, values: Values) -> Values:
    """Return how far the indices move with the worlds that were met: the jackknife over groups of blocks."""
    blocks = values.shape[1]
    if blocks < 3:
        return np.full((2, len(lying.settings)), np.nan)
    count = min(blocks, DROPS)
    group = np.arange(blocks) * count // blocks
    left = np.stack([lying.indices(values[:, group != one]) for one in range(count)])
    told: Values = np.sqrt((count - 1) / count * ((left - left.mean(axis=0)) ** 2).sum(axis=0))
    return told


def product(one: Values, other: Values) -> Values:
    """Return products of means over blocks, from different blocks only.

    Parameters
    ----------
    one, other : (..., blocks) float64 array
        Of the same shape.

    Returns
    -------
    (...) float64 array
        The mean of one[i] times other[j] over all i and j that differ: an unbiased estimate of the product of their
        true means. With a single block, the plain product.
    """
    blocks = one.shape[-1]
    sums = one.sum(axis=-1) * other.sum(axis=-1)
    if blocks == 1:
        return np.asarray(sums)
    told: Values = (sums - (one * other).sum(axis=-1)) / (blocks * (blocks - 1))
    return told


def layout(found: Found) -> Layout | None:
    """Return how the points of a study lie.

    Parameters
    ----------
    found : Found
        What a study found.

    Returns
    -------
    Layout or None
        Of a whole grid, or of samples of `saltelli`; None for others, and where points are missing.
    """
    if not len(found.points) or not found.played.all():
        return None
    return _grid(found) or _saltelli(found)


def _grid(found: Found) -> Layout | None:
    """Return the layout of a whole grid: each combination of values once."""
    axes = [axis(found, name) for name in found.settings if found.points[name].map(str).nunique() > 1]
    sizes = [len(one) for one in axes]
    sampled = any(one.edges is not None or one.name in found.sampled for one in axes)
    if not axes or sampled or np.prod(sizes) != len(found.points):
        return None
    place = np.ravel_multi_index([one.at for one in axes], sizes)
    if len(np.unique(place)) < len(place):
        return None
    order = np.argsort(place)

    def indices(values: Values) -> Values:
        cube = values[order].reshape(*sizes, -1)
        return _of_grid(cube)

    return Layout([one.name for one in axes], indices, lambda _: np.zeros((2, len(axes))))


def _of_grid(cube: Values) -> Values:
    """Return first and total indices of (..., blocks) values on a grid."""
    every = tuple(range(cube.ndim - 1))
    cube = cube - cube.mean(axis=every)
    whole = float(product(cube, cube).mean())
    if whole <= _FLAT:
        return np.full((2, len(every)), np.nan)
    alone = [cube.mean(axis=tuple(one for one in every if one != own)) for own in every]
    rest = [cube.mean(axis=own) for own in every]
    first = [float(product(one, one).mean()) / whole for one in alone]
    total = [1 - float(product(one, one).mean()) / whole for one in rest]
    return np.array([first, total])


def _saltelli(found: Found) -> Layout | None:
    """Return the layout of samples of `saltelli`, if it is one: A, then A with each setting from B, then B."""
    width = len(found.settings)
    samples = [*range(len(found.points))] if found.samples is None else found.samples
    rows = found.points.to_numpy(dtype=object)[samples]
    if len(rows) % (width + 2) or width == 0:
        return None
    pages = rows.reshape(-1, width + 2, width)
    first, last = pages[:, 0], pages[:, -1]
    for own in range(width):
        mixed = first.copy()
        mixed[:, own] = last[:, own]
        if not (pages[:, own + 1] == mixed).all():
            return None
    count = len(pages)

    def split(values: Values) -> tuple[Values, Values, Values]:
        own = values[samples].reshape(count, width + 2, -1)
        pages = np.moveaxis(own, 0, -1)  # (page, blocks, samples)
        return pages[0], pages[-1], pages[1:-1]

    def indices(values: Values) -> Values:
        one, other, mixed = split(values)
        given = {"f_A": one, "f_B": other, "f_AB": mixed}
        told = stats.sobol_indices(func=given, n=count, method=apart)
        flat = np.var(np.stack([one, other]).mean(axis=1)) <= _FLAT
        return np.full((2, width), np.nan) if flat else np.atleast_2d(np.array([told.first_order, told.total_order]))

    def spread(values: Values) -> Values:
        one, other, mixed = split(values)
        middle = (one.mean(axis=-1, keepdims=True) + other.mean(axis=-1, keepdims=True)) / 2
        one, other, mixed = one - middle, other - middle, mixed - middle
        draws = np.random.default_rng(0).integers(count, size=(_RESAMPLES, count))
        again = np.stack([apart(one[:, at], other[:, at], mixed[..., at]) for at in draws])
        return np.asarray(again.std(axis=0, ddof=1))

    return Layout(found.settings, indices, spread)


def apart(f_A: Values, f_B: Values, f_AB: Values) -> tuple[Values, Values]:
    """Return first and total indices as Saltelli et al. (2010) estimate them, with products over different blocks.

    Parameters
    ----------
    f_A, f_B : (blocks, samples) float64 array
        What was reached at both samples, less its mean.
    f_AB : (settings, blocks, samples) float64 array
        What was reached at the first sample with one setting from the second.

    Returns
    -------
    tuple of (settings,) float64 array
        First and total; as `scipy.stats.sobol_indices` takes it for `method`.
    """
    one, other, mixed = (np.moveaxis(own, -2, -1) for own in (f_A, f_B, f_AB))  # blocks last
    both = np.concatenate([one, other])
    whole = product(both, both).mean() - float(product(both.mean(axis=0), both.mean(axis=0)))
    first = product(np.broadcast_to(other, mixed.shape), mixed - one).mean(axis=-1)
    total = product(mixed - one, mixed - one).mean(axis=-1) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        return first / whole, total / whole
