"""Percolation on random networks with given degrees, the theory of independent cascades."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import special

from sim.sums import weighted

Chances = NDArray[np.float64]


def poisson_chances(mean: float, largest: int | None = None) -> Chances:
    """Return the chances of degrees 0, 1, ... under a Poisson law.

    Parameters
    ----------
    mean : float
        Mean degree, 0 or more.
    largest : int, optional
        The last degree; by default one beyond which the rest is below 1e-16.

    Returns
    -------
    (largest + 1,) float64 array
        They add up to nearly 1.
    """
    k = np.arange((largest if largest is not None else int(mean + 12 * np.sqrt(mean) + 30)) + 1)
    chances: Chances = np.exp(special.xlogy(k, mean) - mean - special.gammaln(k + 1))
    return chances


def power_law_chances(exponent: float, cutoff: float) -> Chances:
    """Return the chances of degrees by a power law with exponential cutoff.

    Parameters
    ----------
    exponent, cutoff : float
        Degree k, from 1 to 20 cutoffs, has a chance in proportion to ``k**-exponent exp(-k/cutoff)``.

    Returns
    -------
    float64 array
        By degree, from 0.

    References
    ----------
    Newman, "Spread of epidemic disease on networks", Physical Review E 66:016128 (2002).
    """
    k = np.arange(1, int(20 * cutoff) + 1)
    weight = np.exp(-exponent * np.log(k) - k / cutoff)
    return np.concatenate([[0.0], weight / weight.sum()])


def _series(chances: Chances, x: float) -> float:
    return float(weighted(x ** np.arange(len(chances)), chances))


def _excess(chances: Chances) -> Chances:
    """Return the chances of the number of further ties of somebody met along a tie."""
    beyond = chances[1:] * np.arange(1, len(chances))
    shares: Chances = beyond / beyond.sum()
    return shares


def transmission_threshold(chances: Chances) -> float:
    """Return the transmission from which outbreaks can be large: ``<k> / (<k^2> - <k>)``.

    Parameters
    ----------
    chances : float64 array
        Of degrees 0, 1, ...

    Returns
    -------
    float
        May exceed 1: then there are none.

    References
    ----------
    Newman, Physical Review E 66:016128 (2002).
    """
    k = np.arange(len(chances))
    return float(weighted(k, chances) / weighted(k * k - k, chances))


def outbreak_chance(chances: Chances, transmission: float) -> float:
    """Return the size of a large outbreak as a share of all people, and the chance of one.

    Both are ``1 - G0(u)``, u the smallest root of ``u = 1 - T + T G1(u)``, where each tie transmits
    independently of all others and as likely both ways.

    Parameters
    ----------
    chances : float64 array
        Of degrees 0, 1, ...
    transmission : float
        T, the chance that a tie transmits, in [0, 1].

    Returns
    -------
    float
        0 below the threshold.

    References
    ----------
    Newman, Physical Review E 66:016128 (2002).
    """
    return seeded_outbreak(chances, transmission, 0.0)


def seeded_outbreak(chances: Chances, transmission: float, seeds: float) -> float:
    """Return the size of the outbreak from a share of people, seeds included.

    ``1 - (1 - s) G0(u)`` with u the smallest root of ``u = 1 - T + T (1 - s) G1(u)``.

    Parameters
    ----------
    chances : float64 array
        Of degrees 0, 1, ...
    transmission : float
        T, in [0, 1].
    seeds : float
        s, the share of people with whom it begins, drawn at random, in [0, 1].

    Returns
    -------
    float
        A share of all people. Without seeds, the size of a large outbreak.
    """
    excess, u = _excess(chances), 0.0
    for _ in range(100_000):
        new = 1 - transmission + transmission * (1 - seeds) * _series(excess, u)
        if abs(new - u) < 1e-15:
            break
        u = new
    size = 1 - (1 - seeds) * _series(chances, u)
    return size if size > 1e-9 else 0.0


def mean_outbreak(chances: Chances, transmission: float) -> float:
    """Return the mean number of people in an outbreak below the threshold, the first one included.

    Parameters
    ----------
    chances : float64 array
        Of degrees 0, 1, ...
    transmission : float
        T, below the threshold.

    Returns
    -------
    float
        ``1 + T <k> / (1 - T G1'(1))``.

    References
    ----------
    Newman, Physical Review E 66:016128 (2002).
    """
    k = np.arange(len(chances))
    excess = _excess(chances)
    further = weighted(np.arange(len(excess)), excess)
    return float(1 + transmission * weighted(k, chances) / (1 - transmission * further))
