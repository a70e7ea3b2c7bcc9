"""The largest eigenvalue of who hears whom, and the vector that belongs to it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.seeding.around import passed_back

ROUNDS = 5000


def leading(ties: Any) -> tuple[float, NDArray[np.float64]]:
    """Return an upper bound of the largest eigenvalue of a matrix, and its vector by power iteration.

    Parameters
    ----------
    ties : (n, n) sparse array
        Without negative entries.

    Returns
    -------
    value : float
        From above (Collatz and Wielandt); the eigenvalue itself where everybody can reach everybody.
    vector : (n,) float64 array
        Where (ties + 1)^k leads a vector of ones, of length 1.
    """
    n = ties.shape[0]
    vector = np.full(n, n**-0.5)
    value = float(ties.sum(axis=1).max(initial=0.0)) if n else 0.0
    for _ in range(ROUNDS):
        flow = passed_back(ties, vector)
        known = vector > 1e-250
        value = min(value, float((flow[known] / vector[known]).max(initial=0.0))) if known.all() else value
        new = vector + flow
        new /= np.sqrt(np.square(new).sum())
        change, vector = np.abs(new - vector).max(initial=0.0), new
        if change < 1e-14:
            break
    return value, vector
