"""Comparisons with hand-made numbers."""

from dataclasses import replace

import numpy as np

from sim.study.curves import Curves


def with_people(comparison, convinced, heads=0):
    """Return a comparison in which so many are convinced on day 1, by theory, strategy and world."""
    convinced = np.asarray(convinced)
    theories, strategies, worlds = convinced.shape
    final = np.repeat(convinced[..., None], 3, axis=3)
    by_day = np.stack([np.full(convinced.shape, float(heads)), convinced], axis=-1)
    sums, squares = by_day.sum(axis=2), np.square(by_day).sum(axis=2)
    curves = Curves(worlds, 1, np.repeat(sums[:, :, None], 3, axis=2), sums, squares)
    shape = (theories, strategies, worlds)
    runs = replace(
        comparison.runs,
        final=final,
        targets=final,
        half=np.where(convinced > heads, 1, -1).astype(np.int16),
        cost=np.resize(comparison.runs.cost, shape),
        heads=np.resize(comparison.runs.heads, shape),
        curves=curves,
    )
    return replace(comparison, runs=runs)
