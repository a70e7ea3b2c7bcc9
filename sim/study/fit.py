"""Lines fitted by least squares, without a library whose last digits depend on the processor."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Columns = NDArray[np.float64]

SAME = 1e-9
"""A column of which no more than this share is new adds nothing to those before it."""


def basis(features: Columns) -> Columns:
    """Return columns of length 1, at right angles, that span a constant and the features.

    Parameters
    ----------
    features : (rows, columns) float64 array
        What is known of each row; columns that others make up are left out.

    Returns
    -------
    (rows, rank) float64 array
        The constant first (Gram and Schmidt, each column twice).
    """
    rows = len(features)
    found = [np.full(rows, 1 / np.sqrt(rows))]
    for column in (features - features.mean(axis=0)).T:
        left, whole = column, _length(column)
        for _ in range(2):
            for one in found:
                left = left - one * (one * left).sum()
        if _length(left) > SAME * whole:
            found.append(left / _length(left))
    return np.stack(found[:rows], axis=1)


def fitted(across: Columns, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what the line of least squares says of each row.

    Parameters
    ----------
    across : (rows, rank) float64 array
        Columns at right angles, as `basis` returns them.
    values : (rows,) float64 array
        What is fitted.

    Returns
    -------
    (rows,) float64 array
        The nearest to the values that the columns can make.
    """
    line: NDArray[np.float64] = (across * (across * values[:, None]).sum(axis=0)).sum(axis=1)
    return line


def _length(column: NDArray[np.float64]) -> float:
    return float(np.sqrt(np.square(column).sum()))
