"""What ways along ties add up to: solutions of x = b + G x, by conjugate gradients and their kin."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.sums import summed

Values = NDArray[np.float64]
WORK = 2_000_000_000
"""What all rounds together may cost, in ties and ten times people."""
NEAR = 4e-16
"""A residual that is as small as this, compared to the largest value, is rounding."""


class Step(NamedTuple):
    """A step along ties.

    Parameters
    ----------
    along : callable
        Takes (n,) values x and returns G x. G has no negative entry and its powers vanish.
    symmetric : bool
        Whether G is.
    rounds : int
        How often it may be taken.
    """

    along: Callable[[Values], Values]
    symmetric: bool
    rounds: int


def affordable_rounds(people: int, ties: int) -> int:
    """Return how many steps may be taken.

    Parameters
    ----------
    people, ties : int
        Size of the network.

    Returns
    -------
    int
        A hundred at least and a hundred thousand at most; some seconds at a million ties.
    """
    return max(100, min(100_000, WORK // max(ties + 10 * people, 1)))


def added_up(step: Step, first: Values) -> tuple[Values, Values]:
    """Return b + G b + G^2 b + ..., as far as rounding and the rounds allow.

    Parameters
    ----------
    step : Step
        How to apply G to values, and how often that may be done.
    first : (n,) float64 array
        b, 0 or more.

    Returns
    -------
    total : (n,) float64 array
        x, which solves x = b + G x.
    left : (n,) float64 array
        b + G x - x. Where b is 1, no part of x is off by more than its largest part, relatively, as
        what is missing is added up along ties in the same way.

    References
    ----------
    Hestenes & Stiefel, "Methods of conjugate gradients for solving linear systems", J. Research
    NBS 49:409 (1952); van der Vorst, "Bi-CGSTAB", SIAM J. Sci. Stat. Comput. 13:631 (1992).
    """
    total, left, rounds = first.copy(), step.along(first), step.rounds
    solver = _conjugate if step.symmetric else _stabilised
    while rounds > 0 and not _small(left, total):
        change, used = solver(step, left, total, rounds)
        better = total + change
        after = first + step.along(better) - better
        rounds -= used + 1
        gain = np.abs(after).max() / np.abs(left).max()
        if gain < 1.0:
            total, left = better, after
        if not gain < 0.5:
            break
    while rounds > 0 and not _small(left, total) and not is_rounding(left, total):  # slow, and cannot fail
        total = total + left
        left, rounds = first + step.along(total) - total, rounds - 1
    return total, left


def is_rounding(left: Values, total: Values) -> bool:
    """Return whether what is left of an equation is but rounding.

    Parameters
    ----------
    left, total : (n,) float64 array
        What is left, and the values it is small against.

    Returns
    -------
    bool
        False if there were too few rounds.
    """
    return bool(np.abs(left).max(initial=0.0) <= 100 * NEAR * np.abs(total).max(initial=0.0))


def _small(left: Values, total: Values) -> bool:
    return bool(np.abs(left).max(initial=0.0) <= NEAR * np.abs(total).max(initial=0.0))


def _conjugate(step: Step, left: Values, total: Values, rounds: int) -> tuple[Values, int]:
    """Return x that solves x - G x = left, G being symmetric, and how many rounds it took."""
    x, r, p = np.zeros(len(left)), left.copy(), left.copy()
    size = summed(r, r)
    for used in range(1, rounds + 1):
        q = p - step.along(p)
        bend = summed(p, q)
        if not bend > 0.0:
            return x, used
        x += (size / bend) * p
        r -= (size / bend) * q
        if _small(r, total + x):
            return x, used
        size, before = summed(r, r), size
        p = r + (size / before) * p
    return x, rounds


def _stabilised(step: Step, left: Values, total: Values, rounds: int) -> tuple[Values, int]:
    """Return the best x found for x - G x = left, and how many rounds it took."""
    x, r, p = np.zeros(len(left)), left.copy(), left.copy()
    best, least = x, np.inf
    size = summed(left, r)
    for used in range(2, rounds + 1, 2):
        v = p - step.along(p)
        bend = summed(left, v)
        if bend == 0.0:
            break
        alpha = size / bend
        s = r - alpha * v
        t = s - step.along(s)
        square = summed(t, t)
        omega = summed(t, s) / square if square > 0.0 else 0.0
        x = x + alpha * p + omega * s
        r = s - omega * t
        now = np.abs(r).max()
        if now < least:
            best, least = x, now
        if _small(r, total + x) or omega == 0.0 or not now < 1e6 * least:
            return best, used
        after = summed(left, r)
        p = r + (after / size) * (alpha / omega) * (p - omega * v)
        size = after
        if size == 0.0:
            break
    return best, rounds
