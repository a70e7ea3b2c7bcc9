"""How long a campaign can run, and what reaches people from outside the network on its days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.settings import Checked, setting

LAST_DAY = 32_766
"""The last day that can be played: days are kept in 16 bits."""


@dataclass(frozen=True)
class External(Checked):
    """What reaches people from outside the network, each person once.

    Parameters
    ----------
    chance : float or tuple of float
        Per day from day 1, in [0, 1]: on all days alike, or one for each day and none afterwards.
    voices : int
        Evidence that it adds with whom it reaches, in voices, 0 or more.

    Raises
    ------
    InputError
        If one is out of range.
    """

    chance: float | tuple[float, ...] = setting(0.0, low=0, high=1, unit="per day", text="chance on a day")
    voices: int = setting(1, low=0, unit="voices", text="evidence it adds, in voices")

    def by_day(self, last_day: int) -> NDArray[np.float64]:
        """Return the chance on each day.

        Parameters
        ----------
        last_day : int
            Up to which.

        Returns
        -------
        (last_day + 1,) float64 array
            On day 0 there is none.
        """
        chances = np.zeros(last_day + 1)
        if isinstance(self.chance, Iterable):
            own = list(self.chance)[:last_day]
            chances[1 : len(own) + 1] = own
        else:
            chances[1:] = self.chance
        return chances


def together(several: Sequence[External], last_day: int) -> tuple[NDArray[np.float64], int]:
    """Return what reaches people when several things do, independently of each other.

    Parameters
    ----------
    several : sequence of External
        In the order in which chances are multiplied.
    last_day : int
        Up to which.

    Returns
    -------
    tuple of (last_day + 1,) float64 array and int
        The chance on each day that one of them at least reaches a person, and the voices of the loudest;
        an empty array and 0 where nothing ever reaches anybody.
    """
    able = [one for one in several if np.any(one.chance)]
    if not able:
        return np.zeros(0), 0
    chances, voices = np.zeros(last_day + 1), 0
    for one in able:
        own = one.by_day(last_day)
        alone = (chances == 0) | (own == 0)
        chances = np.where(alone, np.maximum(chances, own), 1.0 - (1.0 - chances) * (1.0 - own))
        voices = max(voices, one.voices if own.any() else 0)
    return (chances, voices) if chances.any() else (chances[:0], 0)
