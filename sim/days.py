"""How long a campaign can run, and what reaches people from outside the network on its days."""

from __future__ import annotations

from dataclasses import dataclass

LAST_DAY = 32_766
"""The last day that can be played: days are kept in 16 bits."""


@dataclass(frozen=True)
class External:
    """What reaches people from outside the network, each person once.

    Parameters
    ----------
    chance : float
        Per day, from day 1, in [0, 1].
    voices : int
        How many voices it is worth to whom it reaches, 0 or more.
    """

    chance: float = 0.0
    voices: int = 0

    def joined(self, other: External) -> External:
        """Return both together, as they reach people independently.

        Parameters
        ----------
        other : External
            Something else from outside.

        Returns
        -------
        External
            Its chance is that of at least one of them; it is worth as many voices as the louder one.
        """
        if self.chance == 0 or other.chance == 0:
            chance = max(self.chance, other.chance)
        else:
            chance = 1.0 - (1.0 - self.chance) * (1.0 - other.chance)
        return External(chance, max(self.voices, other.voices))
