"""What a campaign is for, as a number for each world: people by a date in a segment, or money."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.aim import Aim
from sim.campaign import Campaign
from sim.engines.base import MEASURES
from sim.errors import InputError, plain
from sim.study.margin import Margin
from sim.words import label, say


@dataclass(frozen=True)
class Goal:
    """What strategies are ranked by.

    Parameters
    ----------
    measure : {"aware", "convinced", "buyers", "profit"}
        What is counted: people at one stage, or money.
    by : int or None
        Day by whose end it counts; None is the last.
    segment : str or None
        Who counts, as in `Campaign`; None is everybody.
    revenue : float
        What a buyer brings.
    capacity : int or None
        How many buyers can be served.
    target : float or None
        What should be reached, in people or money; None is no target.
    discount : float
        Interest per day at which later revenue counts less.
    """

    measure: str = "convinced"
    by: int | None = None
    segment: str | None = None
    revenue: float = 0.0
    capacity: int | None = None
    target: float | None = None
    discount: float = 0.0

    @classmethod
    def of(cls, campaign: Aim) -> Goal:
        """Return the goal of a campaign.

        Parameters
        ----------
        campaign : Aim
            Campaign whose fields say the goal, or this part of one.

        Returns
        -------
        Goal
            Its part of the campaign's fields.
        """
        own = ("by", "segment", "revenue", "capacity", "target", "discount")
        return cls(campaign.goal, **{name: getattr(campaign, name) for name in own})

    @property
    def unit(self) -> str:
        """What the goal is counted in, "people" or "money"."""
        return "money" if self.measure == "profit" else "people"

    @property
    def words(self) -> str:
        """The goal in words, for instance "buyers with circle:3 by day 14"."""
        return self._said(label("measure", self.measure))

    @property
    def words_of_one(self) -> str:
        """The goal in words where it is reached by a single person, for instance "buyer by day 14"."""
        return self._said(
            say(f"measure-{self.measure}.one") if self.unit == "people" else label("measure", self.measure)
        )

    def _said(self, text: str) -> str:
        if self.segment:
            text = say("goal-segment", measure=text, segment=str(self.segment))
        return text if self.by is None else say("goal-by", measure=text, day=self.by)

    def margin(self, people: int, margin: float | None, money: float | None) -> float:
        """Return the margin within which a difference is too close to call, in the goal's unit.

        Parameters
        ----------
        people : int
            How many count for the goal.
        margin : float or None
            In the goal's unit.
        money : float or None
            In money, for buyers or profit.

        Returns
        -------
        float
            If neither is given, 1 % of the people who count, or what they would bring (chosen).

        Raises
        ------
        InputError
            If one is negative, both are given, or buyers have no revenue.
        """
        Margin(margin, money)
        if money is None:
            usual = 0.01 * people * (self.revenue if self.measure == "profit" else 1.0)
            return usual if margin is None else float(margin)
        if margin is not None:
            raise InputError(f"give either margin or margin_money, got {margin:g} and {money:g}", field="margin")
        if self.measure == "profit":
            return float(money)
        if self.measure != "buyers" or self.revenue == 0:
            raise InputError(
                f"margin_money needs the goal buyers or profit and a revenue, got the goal {self.measure!r} and a"
                f" revenue of {self.revenue:g}; set margin in people",
                field="margin_money",
            )
        return money / self.revenue

    def check_target(self, people: int) -> None:
        """Refuse a target that cannot be reached.

        Parameters
        ----------
        people : int
            How many count for the goal.

        Raises
        ------
        InputError
            If it is more than all people who count, or what they would bring.
        """
        most = self.ends(people, (0.0, 0.0))[1]
        if self.target is not None and self.target > most:
            full = "" if self.capacity is None else f" (capacity {self.capacity:,})"
            raise InputError(
                f"target is at most {plain(most)} {self.unit}, the most that the {people:,} people who count can"
                f" bring{full}, got {plain(self.target)}",
                field="target",
            )

    def reaches(self, values: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return where the target is reached.

        Parameters
        ----------
        values : float64 array
            Of the goal, in people or money.

        Returns
        -------
        bool array
            Of the same shape; to a millionth, so that three times 0.1 reaches 0.3.

        Raises
        ------
        ValueError
            If there is no target.
        """
        if self.target is None:
            raise ValueError("there is no target")
        reached: NDArray[np.bool_] = np.round(values - self.target, 6) >= 0
        return reached

    def value(
        self, people: NDArray[np.integer[Any]], cost: ArrayLike, present: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Return the goal reached.

        Parameters
        ----------
        people : (..., 3) integer array
            People who count aware, convinced and buying by the day that counts.
        cost : (...) array_like of float
            What the campaign costs.
        present : (...) float64 array, optional
            Buyers who are served, each counted as what the revenue of their day is worth on day 0 (`present`); by
            default each counts as one.

        Returns
        -------
        (...) float64 array
            People, or money.
        """
        if self.measure == "profit":
            return self.profit(people, cost, present)
        return self.served(people[..., MEASURES.index(self.measure)], self.measure)

    def profit(
        self, people: NDArray[np.integer[Any]], cost: ArrayLike, present: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Return revenue minus cost, whatever the goal.

        Parameters
        ----------
        people, cost, present
            As in `value`.

        Returns
        -------
        (...) float64 array
            Money; what buyers beyond the capacity would pay is not in it.
        """
        served = self.served(people[..., MEASURES.index("buyers")], "buyers") if present is None else present
        return self.revenue * served - np.asarray(cost, dtype=np.float64)

    def present(self, buyers: NDArray[np.integer[Any]]) -> float:
        """Return the buyers who are served, each counted as what the revenue of their day is worth on day 0.

        Parameters
        ----------
        buyers : (days,) integer array
            Buyers by the end of each day.

        Returns
        -------
        float
            The sum over days of new buyers, up to the capacity, times 1 / (1 + discount) to the power of the day.
        """
        new = np.diff(self.served(buyers, "buyers"), prepend=0.0)
        worth = np.multiply.accumulate(np.append(1.0, np.full(len(new) - 1, 1.0 / (1.0 + self.discount))))
        return math.fsum((new * worth).tolist())

    def served(self, people: ArrayLike, measure: str) -> NDArray[np.float64]:
        """Return how many of some people are served: of buyers no more than the capacity.

        Parameters
        ----------
        people : array_like of int
            How many there are.
        measure : {"aware", "convinced", "buyers"}
            What they are.

        Returns
        -------
        float64 array
            Of the same shape.
        """
        counted = np.asarray(people, dtype=np.float64)
        return counted if measure != "buyers" or self.capacity is None else np.minimum(counted, self.capacity)

    def ends(self, people: int, cost: tuple[float, float]) -> tuple[float, float]:
        """Return between which values the goal must lie in any world.

        Parameters
        ----------
        people : int
            How many could count for it.
        cost : tuple of float
            The least and the most that a campaign can cost.

        Returns
        -------
        tuple of float
            The lowest and the highest.
        """
        if self.measure == "profit":
            return -cost[1], self.revenue * float(self.served(people, "buyers")) - cost[0]
        return 0.0, float(self.served(people, self.measure))


def measure_of(campaign: Campaign) -> str:
    """Return which people are counted for a campaign's goal.

    Parameters
    ----------
    campaign : Campaign
        Campaign whose fields say the goal.

    Returns
    -------
    str
        One of `MEASURES`; buyers where the goal is profit.
    """
    return campaign.goal if campaign.goal in MEASURES else "buyers"
