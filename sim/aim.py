"""What a campaign is for: who counts, by when, and what a buyer brings."""

from __future__ import annotations

from dataclasses import dataclass

from sim.budget import MOST_MONEY
from sim.conditions import Condition
from sim.days import LAST_DAY
from sim.errors import InputError
from sim.ranges import Bound
from sim.settings import Checked, setting

GOALS = ("aware", "convinced", "buyers", "profit")
"""What a campaign can be for."""


@dataclass(frozen=True)
class Aim(Checked):
    """What plans are ranked by.

    Parameters
    ----------
    goal : {"aware", "convinced", "buyers", "profit"}
        What strategies are ranked by.
    by : int or None
        Day by whose end the goal counts, from 0 to the horizon; None counts at the end.
    segment : str or None
        Who counts for the goal: a condition as in `sim.conditions.Condition`, for instance ``circle = 3``, or
        ``circle:3`` for short; None counts everybody.
    horizon : int or None
        Last day, from 0 to 32,766; None plays until nothing can happen.
    revenue : float
        What a buyer brings.
    capacity : int or None
        How many buyers can be served; more than that bring nothing.
    discount : float
        Interest per day at which later revenue counts less, in [0, 1]; costs count in full.
    target : float or None
        What the goal should reach: a number of people, or of money where the goal is profit; None is no target. It
        changes no ranking: the chance to reach it is told.
    """

    goal: str = setting("convinced", choices=GOALS, text="what strategies are ranked by")
    by: int | None = setting(
        None,
        low=0,
        high=Bound("horizon", lambda one: LAST_DAY if one.horizon is None else one.horizon),
        unit="days",
        text="day by whose end the goal counts",
        also={None: "the last"},
    )
    segment: str | None = setting(
        None,
        kind="other",
        text="who counts for the goal, as in circle:3 or 'km <= 20 and member = yes'",
        also={None: "everybody"},
    )
    horizon: int | None = setting(
        None, low=0, high=LAST_DAY, unit="days", text="last day", also={None: "until nothing can happen"}
    )
    revenue: float = setting(0.0, low=0, high=MOST_MONEY, unit="money", text="what a buyer brings")
    capacity: int | None = setting(None, low=0, unit="buyers", text="buyers who can be served", also={None: "no limit"})
    discount: float = setting(
        0.0, low=0, high=1, unit="per day", text="interest at which later revenue counts less; costs count in full"
    )
    target: float | None = setting(
        None,
        low=0,
        high=MOST_MONEY,
        unit="people, or money where the goal is profit",
        text="what the goal should reach; the chance to reach it is told",
        also={None: "no target"},
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.segment is not None:
            Condition(self.segment, "segment")
        if self.goal == "profit" and self.revenue == 0:
            raise InputError("revenue is more than 0 where the goal is profit, got 0", field="revenue")
