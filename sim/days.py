"""How long a campaign can run, and what reaches people from outside the network on its days."""

from __future__ import annotations

from collections.abc import Iterable
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
