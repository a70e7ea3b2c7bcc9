"""What a campaign does, whoever is approached, what it is for, and what it costs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sim.errors import InputError, check_chance, check_choice, check_number, check_whole

LAST_DAY = 32_766
"""The last day that can be played: days are kept in 16 bits."""

GOALS = ("aware", "convinced", "buyers", "profit")
"""What a campaign can be for."""

MOST_MONEY = 1e12
"""The largest sum of money; sums are kept exactly in millionths."""


@dataclass(frozen=True)
class Campaign:
    """Whom a campaign can afford to approach on day 0, how people respond, and its goal.

    The traits ``accept``, ``recommend``, ``buy`` and ``fee`` of a person take the place of the
    numbers given here.

    Parameters
    ----------
    budget : int
        How many people are approached, 1 or more. Not used where there is `money`.
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
    goal : {"aware", "convinced", "buyers", "profit"}
        What strategies are ranked by.
    by : int or None
        Day by whose end the goal counts, from 0 to the horizon; None counts at the end.
    segment : str or None
        Who counts for the goal, as ``trait:value`` or ``trait=value``; None counts everybody.
    money : float or None
        Purse for the fixed cost and the fees, in any currency; a strategy's order of people is
        gone down and whom the purse can no longer pay is skipped. None approaches `budget` people.
    fee : float or None
        What approaching a person costs; None where there are no fees, or all have a trait.
    fee_per_listener : float
        What each listener of an approached person adds to the fee.
    fixed_cost : float
        What the campaign costs whoever is approached.
    revenue : float
        What a buyer brings.
    capacity : int or None
        How many buyers can be served; more than that bring nothing.
    """

    budget: int = 20
    accept: float = 1.0
    recommend: float = 1.0
    buy: float = 1.0
    broadcast: float = 0.0
    broadcast_worth: int = 1
    horizon: int | None = None
    goal: str = "convinced"
    by: int | None = None
    segment: str | None = None
    money: float | None = None
    fee: float | None = None
    fee_per_listener: float = 0.0
    fixed_cost: float = 0.0
    revenue: float = 0.0
    capacity: int | None = None

    def __post_init__(self) -> None:
        check_whole("budget", self.budget, 1, of="people")
        for field in ("accept", "recommend", "buy", "broadcast"):
            check_chance(field, getattr(self, field))
        check_whole("broadcast_worth", self.broadcast_worth, 0, 1_000_000, of="voices")
        if self.horizon is not None:
            check_whole("horizon", self.horizon, 0, LAST_DAY, of="days")
        self._check_goal()
        self._check_money()

    def _check_goal(self) -> None:
        check_choice("goal", self.goal, GOALS)
        if self.by is not None:
            check_whole("by", self.by, 0, LAST_DAY if self.horizon is None else self.horizon, of="days")
        if self.segment is not None and not re.search("[:=]", str(self.segment)):
            raise InputError(f"segment has the form trait:value, got {self.segment!r}")
        if self.goal == "profit" and self.revenue == 0:
            raise InputError("revenue is more than 0 where the goal is profit, got 0")

    def _check_money(self) -> None:
        for field in ("fee_per_listener", "fixed_cost", "revenue"):
            check_number(field, getattr(self, field), 0.0, MOST_MONEY)
        if self.fee is not None:
            check_number("fee", self.fee, 0.0, MOST_MONEY)
        if self.money is not None:
            check_number("money", self.money, 0.0, MOST_MONEY)
            if self.money < self.fixed_cost:
                raise InputError(f"money is at least the fixed cost of {self.fixed_cost:g}, got {self.money:g}")
        if self.capacity is not None:
            check_whole("capacity", self.capacity, 0, of="buyers")

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
