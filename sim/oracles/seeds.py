"""Threshold cascades from a share of seeds on random networks with Poisson degrees."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from sim.oracles.percolation import poisson_chances
from sim.sums import weighted
from sim.theories.thresholds import share, voices


class _Response(NamedTuple):
    """Weights of people with 1, 2, ... sources, and of how many others how many must be convinced."""

    weight: NDArray[np.float64]
    needed: NDArray[np.int64]
    others: NDArray[np.int64]

    def convinced(self, q: ArrayLike) -> NDArray[np.float64]:
        """Return the share convinced if each of the others is with chance q."""
        able = self.needed <= self.others
        needed, others = self.needed[able], self.others[able]
        enough = special.betainc(needed, others - needed + 1, np.asarray(q, dtype=np.float64)[..., np.newaxis])
        return weighted(enough, self.weight[able])


def _responses(phi: object, z: float) -> tuple[_Response, _Response]:
    """Return the response of people met along a tie, whose speaker waits for them, and of all people."""
    exact, chances = share("phi", phi), poisson_chances(z)[1:]
    k = np.arange(1, len(chances) + 1)
    needed = voices(exact, k)
    return _Response(chances * k / z, needed, k - 1), _Response(chances, needed, k)


def cascade_size(phi: object, z: float, seeds: float) -> float:
    """Return the final share of people convinced from a share of seeds drawn at random.

    ``q <- s + (1 - s) sum_k (k p_k / z) P[Bin(k - 1, q) >= ceil(phi k)]`` from q = s to the first fixed
    point, then the same with k sources for everybody.

    Parameters
    ----------
    phi : share
        Threshold; a share of phi is enough.
    z : float
        Mean degree, more than 0.
    seeds : float
        s, in (0, 1]; take a tiny one for the size of a cascade from one seed.

    Returns
    -------
    float
        Seeds included.

    References
    ----------
    Gleeson & Cahalane, "Seed size strongly affects cascades on random networks", Physical Review E
    75:056103 (2007).
    """
    along, everybody = _responses(phi, z)
    q = seeds
    for _ in range(200_000):
        new = seeds + (1 - seeds) * float(along.convinced(q))
        if new - q < 1e-14:
            break
        q = new
    return seeds + (1 - seeds) * float(everybody.convinced(q))


def upper_edge(phi: object, seeds: float) -> float:
    """Return the mean degree from which a share of seeds convinces few.

    Parameters
    ----------
    phi, seeds
        As in `cascade_size`.

    Returns
    -------
    float
        To about 1e-5: from there on the curve of `cascade_size` meets the diagonal below one half.
    """
    q = np.geomspace(seeds, 0.5, 1500)
    low, high = 3.0, 50.0
    while high - low > 1e-6:
        middle = (low + high) / 2
        met = (seeds + (1 - seeds) * _responses(phi, middle)[0].convinced(q) < q).any()
        low, high = (low, middle) if met else (middle, high)
    return (low + high) / 2
