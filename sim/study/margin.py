"""The margin within which a difference is too close to call."""

from __future__ import annotations

from dataclasses import dataclass

from sim.settings import Checked, setting


@dataclass(frozen=True)
class Margin(Checked):
    """The margin within which a difference is too close to call; one of both at most.

    Parameters
    ----------
    margin : float or None
        In people or, where the goal is profit, in money.
    margin_money : float or None
        In money, where the goal is buyers or profit.
    """

    margin: float | None = setting(
        None,
        low=0,
        unit="people",
        text="differences within it are too close to call",
        also={None: "1 % of the people who count"},
    )
    margin_money: float | None = setting(
        None,
        low=0,
        unit="money",
        text="the margin in money, where the goal is buyers or profit",
        also={None: "the margin in people"},
    )
