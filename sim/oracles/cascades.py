"""Threshold cascades on random networks with Poisson degrees."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import optimize, special

from sim.oracles.percolation import poisson_chances
from sim.sums import weighted
from sim.theories.thresholds import share


def largest_vulnerable(phi: object, strict: bool = False) -> int:
    """Return the largest number of sources with which one voice convinces.

    Parameters
    ----------
    phi : share
        Threshold, more than 0.
    strict : bool
        Whether a share above phi is needed; a share of phi is enough otherwise.

    Returns
    -------
    int
        ``floor(1 / phi)``, one less if `strict` and that is exact.

    References
    ----------
    Watts, "A simple model of global cascades on random networks", PNAS 99:5766 (2002), p. 5767.
    """
    exact = 1 / share("phi", phi)
    return int(exact) - int(strict and exact.denominator == 1)


class Window(NamedTuple):
    """Mean degrees between which one seed can set off a global cascade.

    Parameters
    ----------
    low, high : float
        Not-a-number where there are none.
    """

    low: float
    high: float


def cascade_window(phi: object, directed: bool = False, strict: bool = False) -> Window:
    """Return between which mean degrees z vulnerable people percolate.

    They do where ``z P[Poisson(z) <= K - 2] > 1``, K being `largest_vulnerable`; in a directed network,
    where ``z P[Poisson(z) <= K - 1] > 1``, since the number of people heard is independent of the
    number of listeners.

    Parameters
    ----------
    phi, strict
        As in `largest_vulnerable`.
    directed : bool
        Whether ties are directed, both degrees being Poisson and independent.

    Returns
    -------
    Window
        Of mean degrees.

    References
    ----------
    Watts, PNAS 99:5766 (2002): the cascade condition, for Poisson degrees; directed: by the same
    argument.
    """
    most = largest_vulnerable(phi, strict) - (1 if directed else 2)

    def excess(z: float) -> float:
        return float(z * special.pdtr(most, z)) - 1

    grid = np.linspace(0.01, 3 * (most + 3), 2000)
    top = float(grid[np.argmax([excess(z) for z in grid])]) if most >= 0 else 1.0
    if most < 0 or excess(top) <= 0:
        return Window(np.nan, np.nan)
    low = 1.0 if excess(0.5) > 0 else optimize.brentq(excess, 0.01, top, xtol=1e-13)
    return Window(float(low), float(optimize.brentq(excess, top, 50 * (most + 3), xtol=1e-13)))


def _fizzle(phi: object, z: float, directed: bool) -> float:
    """Return the chance u that a listener drawn along a tie sets off no global cascade."""
    most, further = largest_vulnerable(phi), poisson_chances(z)
    j = np.arange(len(further))
    vulnerable = np.where(j < most, further, 0.0) if not directed else special.pdtr(most - 1, z) * further
    u = 0.0
    for _ in range(100_000):
        new = 1 - float(vulnerable.sum()) + float(weighted(u**j, vulnerable))
        if abs(new - u) < 1e-15:
            break
        u = new
    return u if u < 1 - 1e-9 else 1.0


def trigger_chance(phi: object, z: float, listeners: int | None = None, directed: bool = False) -> float:
    """Return the chance that one seed sets off a global cascade in a very large network.

    A seed with k listeners fails if all of them do: ``1 - u**k``, where u is the smallest root of
    ``u = P[not vulnerable] + sum over vulnerable people of their share x u**(further listeners)``.

    Parameters
    ----------
    phi : share
        Threshold; a share of phi is enough.
    z : float
        Mean degree, more than 0.
    listeners : int, optional
        Of the seed; by default the seed is drawn from all people.
    directed : bool
        As in `cascade_window`.

    Returns
    -------
    float
        0 outside the window.

    References
    ----------
    Watts, PNAS 99:5766 (2002): a seed triggers where it touches the giant vulnerable cluster.
    """
    u = _fizzle(phi, z, directed)
    return 1 - u**listeners if listeners is not None else float(-np.expm1(-z * (1 - u)))


class Multiplier(NamedTuple):
    """How much more often influentials trigger global cascades than anybody.

    Parameters
    ----------
    anybody, influentials : float
        Chances to trigger.
    ratio : float
        The multiplier, influentials over anybody.
    direct : float
        Listeners of an influential over listeners of anybody: the direct-influence ratio.
    """

    anybody: float
    influentials: float
    ratio: float
    direct: float


def multiplier(phi: object, z: float, top: float = 0.1, directed: bool = True) -> Multiplier:
    """Return the multiplier of the people with most listeners in a very large network.

    Parameters
    ----------
    phi, z, directed
        As in `trigger_chance`.
    top : float
        Share of people who count as influentials.

    Returns
    -------
    Multiplier
        Its ratio is not-a-number outside the window.

    References
    ----------
    Watts & Dodds, "Influentials, networks, and public opinion formation", J. Consumer Research
    34:441 (2007), for the question; the chances are those of `trigger_chance`.
    """
    chances = poisson_chances(z)
    k = np.arange(len(chances))
    above = np.concatenate([np.cumsum(chances[::-1])[::-1][1:], [0.0]])
    weight = np.clip(top - above, 0.0, chances) / top
    u = _fizzle(phi, z, directed)
    anybody, few = trigger_chance(phi, z, directed=directed), float(weighted(1 - u**k, weight))
    return Multiplier(anybody, few, few / anybody if anybody > 0 else np.nan, float(weighted(k, weight)) / z)
