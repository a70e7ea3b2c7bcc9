"""What a paper claims, what was measured, and whether the one holds the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sim.gallery.measured import Measured


@dataclass(frozen=True)
class Claim:
    """A published or derived result, with the band that is accepted, fixed before the first run.

    Parameters
    ----------
    key : str
        Name of the measurement it is held against.
    text : str
        What is claimed.
    where : str
        Where it stands, or how it is derived.
    published : float or str
        The value, as it is shown.
    low, high : float
        The measured value must lie between them, ends included.
    digits : int
        Decimals that are shown.
    """

    key: str
    text: str
    where: str
    published: float | str
    low: float
    high: float
    digits: int = 4

    def holds(self, measured: Measured) -> bool:
        """Return whether the measured value lies in the band; not-a-number never does.

        Parameters
        ----------
        measured : Measured
            What was measured.

        Returns
        -------
        bool
            True at its ends, too; the interval of the measurement does not count.
        """
        return self.low <= measured.value <= self.high


def about(key: str, text: str, where: str, value: float, tolerance: float, digits: int = 4) -> Claim:
    """Return the claim of a value within a tolerance.

    Parameters
    ----------
    key, text, where
        As in `Claim`.
    value, tolerance : float
        The band is the value and the tolerance on both sides.
    digits : int
        Decimals that are shown.

    Returns
    -------
    Claim
        With the value as published.
    """
    return Claim(key, text, where, value, value - tolerance, value + tolerance, digits)


def errors(chance: float, n: int, count: float = 3.5) -> float:
    """Return so many standard errors of a share of n independent yes-or-no results.

    Parameters
    ----------
    chance : float
        What is expected, in [0, 1].
    n : int
        How many results.
    count : float
        3.5 standard errors are passed once in 2,000 times by luck.

    Returns
    -------
    float
        A tolerance.
    """
    return count * math.sqrt(chance * (1 - chance) / n)


def verdict(claims: Sequence[Claim], values: dict[str, Measured]) -> str:
    """Return what became of a set of claims.

    Parameters
    ----------
    claims : sequence of Claim
        All that were made.
    values : dict of str to Measured
        What was measured, by the key of the claim.

    Returns
    -------
    str
        "reproduced", or "not reproduced" if any claim does not hold.
    """
    return "reproduced" if all(claim.holds(values[claim.key]) for claim in claims) else "not reproduced"
