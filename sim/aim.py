"""What a campaign is for: who counts, by when, and what a buyer brings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sim.budget import MOST_MONEY
from sim.days import LAST_DAY
from sim.errors import InputError, check_choice, check_number, check_whole

GOALS = ("aware", "convinced", "buyers", "profit")
"""What a campaign can be for."""


@dataclass(frozen=True)
class Aim:
    """What plans are ranked by.

    Parameters
    ----------
    goal : {"aware", "convinced", "buyers", "profit"}
        What strategies are ranked by.
    by : int or None
        Day by whose end the goal counts, from 0 to the horizon; None counts at the end.
    segment : str or None
        Who counts for the goal, as ``trait:value`` or ``trait=value``; None counts everybody.
    horizon : int or None
        Last day, from 0 to 32,766; None plays until nothing can happen.
    revenue : float
        What a buyer brings.
    capacity : int or None
        How many buyers can be served; more than that bring nothing.
    """

    goal: str = "convinced"
    by: int | None = None
    segment: str | None = None
    horizon: int | None = None
    revenue: float = 0.0
    capacity: int | None = None

    def __post_init__(self) -> None:
        if self.horizon is not None:
            check_whole("horizon", self.horizon, 0, LAST_DAY, of="days")
        check_choice("goal", self.goal, GOALS)
        if self.by is not None:
            check_whole("by", self.by, 0, LAST_DAY if self.horizon is None else self.horizon, of="days")
        if self.segment is not None and not re.search("[:=]", str(self.segment)):
            raise InputError(f"segment has the form trait:value, got {self.segment!r}", field="segment")
        check_number("revenue", self.revenue, 0.0, MOST_MONEY)
        if self.goal == "profit" and self.revenue == 0:
            raise InputError("revenue is more than 0 where the goal is profit, got 0", field="revenue")
        if self.capacity is not None:
            check_whole("capacity", self.capacity, 0, of="buyers")
