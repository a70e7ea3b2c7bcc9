"""What a campaign does, whoever is approached."""

from __future__ import annotations

from dataclasses import dataclass

from sim.errors import InputError, check_chance, check_whole

LAST_DAY = 32_766
"""The last day that can be played: days are kept in 16 bits."""


@dataclass(frozen=True)
class Campaign:
    """A budget of people to approach on day 0, and how people respond.

    The traits ``accept``, ``recommend`` and ``buy`` of a person take the place of the
    chances given here.

    Parameters
    ----------
    budget : int
        How many people are approached, 1 or more.
    accept : float
        Chance that an approached person is convinced by it, in [0, 1]. Who refuses is not
        replaced, and may still be convinced by others.
    recommend : float
        Chance that a convinced person becomes an advocate, in [0, 1].
    buy : float
        Chance that a convinced person buys, in [0, 1]; buying never feeds back.
    broadcast : float
        Chance per day, from day 1, that a broadcast reaches a person (once each), in [0, 1].
    broadcast_worth : int
        Voices a broadcast is worth, from 0 to 1,000,000.
    horizon : int or None
        Last day, from 0 to 32,766; None plays until nothing can happen.
    """

    budget: int = 20
    accept: float = 1.0
    recommend: float = 1.0
    buy: float = 1.0
    broadcast: float = 0.0
    broadcast_worth: int = 1
    horizon: int | None = None

    def __post_init__(self) -> None:
        check_whole("budget", self.budget, 1, of="people")
        for field in ("accept", "recommend", "buy", "broadcast"):
            check_chance(field, getattr(self, field))
        check_whole("broadcast_worth", self.broadcast_worth, 0, 1_000_000, of="voices")
        if self.horizon is not None:
            check_whole("horizon", self.horizon, 0, LAST_DAY, of="days")

    def last_day(self, theory_broadcast: float, theory_horizon: int | None) -> int:
        """Return the last day to play.

        Parameters
        ----------
        theory_broadcast : float
            The law's own broadcast, a chance per day.
        theory_horizon : int or None
            The law's own last day.

        Returns
        -------
        int
            In 0 ... 32,766.

        Raises
        ------
        InputError
            If there is a broadcast and no horizon: nothing would end.
        """
        if self.horizon is not None:
            return self.horizon
        if theory_horizon is not None:
            return theory_horizon
        if self.broadcast > 0 or theory_broadcast > 0:
            raise InputError(f"horizon is a day from 0 to {LAST_DAY:,} where there is a broadcast, got None")
        return LAST_DAY
