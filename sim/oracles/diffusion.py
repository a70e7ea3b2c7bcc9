"""Growth by days: Bass on a complete network and on a ring; Granovetter's crowd."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special

Curve = NDArray[np.float64]


def bass_complete(n: int, p: float, q: float, days: int) -> Curve:
    """Return the expected share by day where everybody hears everybody, one chance per tie and day.

    ``F' = F + (1 - F) (1 - (1 - p) (1 - q / (n - 1))**(n F))``, F(0) = 0.

    Parameters
    ----------
    n : int
        People, 2 or more; the recursion leaves out what luck does in a small crowd.
    p, q : float
        Coefficients of innovation and imitation, per day.
    days : int
        Number of days after day 0.

    Returns
    -------
    (days + 1,) float64 array
        From day 0.

    References
    ----------
    Bass, "A new product growth for model consumer durables", Management Science 15:215 (1969), in
    days and with a chance for each tie.
    """
    share = [0.0]
    for _ in range(days):
        now = share[-1]
        share.append(now + (1 - now) * (1 - (1 - p) * (1 - q / (n - 1)) ** (n * now)))
    return np.array(share)


def bass_continuous(p: float, q: float, days: float | Curve) -> Curve:
    """Return Bass's own curve, in continuous time and for endlessly many people.

    Parameters
    ----------
    p, q : float
        Coefficients of innovation and imitation, per day.
    days : float or array
        Times since the start, in days, 0 or more.

    Returns
    -------
    float64 array
        The share.

    References
    ----------
    Bass, Management Science 15:215 (1969): the solution of ``F' = (p + q F)(1 - F)``.
    """
    grown = np.exp(-(p + q) * np.asarray(days, dtype=np.float64))
    curve: Curve = (1 - grown) / (1 + q / p * grown)
    return curve


def bass_ring(p: float, q: float, days: int) -> Curve:
    """Return the expected share by day on a long ring, each hearing both neighbours.

    The chance ``A_k`` that k people in a row are all unconvinced follows, with r = q / 2 and from
    ``A_k = 1``,

    ``A_k' = (1 - p)**k (A_{k+2} + 2 (1 - r) (A_{k+1} - A_{k+2}) + (1 - r)**2 (A_k - 2 A_{k+1} + A_{k+2}))``:

    a row hears only the two people at its ends.

    Parameters
    ----------
    p, q : float
        Coefficients of innovation and imitation, per day.
    days : int
        Number of days after day 0.

    Returns
    -------
    (days + 1,) float64 array
        ``1 - A_1``, from day 0.

    References
    ----------
    The daily form of the argument of Fibich & Gibori, "Aggregate diffusion dynamics in agent-based
    models with a spatial structure", Operations Research 58:1450 (2010).
    """
    deaf = 1 - q / 2
    rows = np.ones(2 * days + 1)
    share = [0.0]
    for _ in range(days):
        own, one, two = rows[:-2], rows[1:-1], rows[2:]
        heard = two + 2 * deaf * (one - two) + deaf**2 * (own - 2 * one + two)
        rows = (1 - p) ** np.arange(1, len(heard) + 1) * heard
        share.append(1 - float(rows[0]))
    return np.array(share)


def granovetter(mean: float, sd: float) -> float:
    """Return how many of a hundred join if thresholds are normal.

    Parameters
    ----------
    mean, sd : float
        Of the number of others who must have joined before a person does, of a hundred.

    Returns
    -------
    float
        The first fixed point of ``x <- 100 P[threshold <= x]`` from 0.

    References
    ----------
    Granovetter, "Threshold models of collective behavior", American J. Sociology 83:1420 (1978).
    """
    joined = 0.0
    for _ in range(1_000_000):
        new = 100 * float(special.ndtr((joined - mean) / sd))
        if new - joined < 1e-12:
            break
        joined = new
    return joined


def granovetter_jump(mean: float) -> tuple[float, float]:
    """Return the standard deviation from which nearly all join, and how many do just below it.

    There the curve of joiners touches the diagonal: ``100 P[threshold <= x] = x`` with slope 1.

    Parameters
    ----------
    mean : float
        Of thresholds, of a hundred; between 10 and 40.

    Returns
    -------
    tuple of float
        The standard deviation and the number of joiners.
    """

    def gap(z: float) -> float:
        density = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
        return float(mean + 100 * density * z - 100 * special.ndtr(z))

    z = optimize.brentq(gap, -4.0, -0.7, xtol=1e-14)
    return float(100 * np.exp(-z * z / 2) / np.sqrt(2 * np.pi)), float(100 * special.ndtr(z))
