"""When people are approached: all at once, or in waves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from sim.days import LAST_DAY
from sim.errors import InputError


@dataclass(frozen=True)
class Schedule:
    """The days on which people are approached, and how far down the list each wave goes.

    Parameters
    ----------
    days : tuple of int
        Day of each wave, rising, from 0.
    until : tuple of Fraction
        Share of the budget that is used up by the end of each wave, rising to 1.
    adaptive : bool
        Whether each wave goes down the whole ranking anew and passes over people who have been approached or are
        convinced; else the list that is drawn on day 0 is cut into pieces.
    """

    days: tuple[int, ...] = (0,)
    until: tuple[Fraction, ...] = (Fraction(1),)
    adaptive: bool = False

    @property
    def at_once(self) -> bool:
        """Whether everybody is approached on day 0."""
        return self.days == (0,) and not self.adaptive

    def later(self, lead: int) -> Schedule:
        """Return the same waves, each some days later.

        Parameters
        ----------
        lead : int
            Days between the decision and the approach, 0 or more.

        Returns
        -------
        Schedule
            With later days.
        """
        return Schedule(tuple(day + lead for day in self.days), self.until, self.adaptive)

    def parts(self, amount: int) -> NDArray[np.int64]:
        """Return how an amount is shared out among the waves.

        Parameters
        ----------
        amount : int
            People, or money in millionths, 0 or more.

        Returns
        -------
        (waves,) int64 array
            Whole numbers that add up to it: each wave ends at the amount times its share, rounded down.

        Examples
        --------
        >>> Schedule((0, 5, 9), (Fraction(1, 3), Fraction(2, 3), Fraction(1))).parts(20).tolist()
        [6, 7, 7]
        """
        ends = np.array([0, *(int(amount * share) for share in self.until)], np.int64)
        return np.diff(ends)

    def within(self, last_day: int) -> Schedule:
        """Return the waves, if none comes after the last day.

        Parameters
        ----------
        last_day : int
            Of the campaign.

        Returns
        -------
        Schedule
            The same.

        Raises
        ------
        InputError
            If one comes later.
        """
        if self.days[-1] > last_day:
            raise InputError(
                f"mechanism.waves.waves have days up to the last one, {last_day:,}, with the lead added, got"
                f" {self.days[-1]:,}; set earlier waves, a shorter lead or a later horizon",
                field="waves",
                within="mechanism.waves",
            )
        return self


AT_ONCE = Schedule()
"""Everybody on day 0."""


def schedule_of(pairs: Sequence[tuple[int, Fraction]], adaptive: bool = False) -> Schedule:
    """Return waves from days and shares.

    Parameters
    ----------
    pairs : sequence of (int, Fraction)
        Day and share of each wave, days rising.
    adaptive : bool
        As in `Schedule`.

    Returns
    -------
    Schedule
        Checked.

    Raises
    ------
    InputError
        If days do not rise, or shares are not above 0 or do not add up to 1.
    """
    days, shares = [day for day, _ in pairs], [share for _, share in pairs]
    if not pairs or days != sorted(set(days)) or days[0] < 0 or days[-1] > LAST_DAY:
        raise InputError(
            f"waves have days that rise, from 0 to {LAST_DAY:,}, got {', '.join(map(str, days)) or 'none'}",
            field="waves",
        )
    if any(share <= 0 for share in shares) or sum(shares) != 1:
        raise InputError(
            f"waves have shares above 0 that add up to 1, got {', '.join(map(str, shares))}, together {sum(shares)};"
            " write thirds as 1/3",
            field="waves",
        )
    return Schedule(tuple(days), tuple(sum(shares[: at + 1], Fraction(0)) for at in range(len(shares))), adaptive)
