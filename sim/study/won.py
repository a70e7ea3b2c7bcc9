"""What plans win: people who count for the goal beyond those who need not be approached, and what each costs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import MEASURES
from sim.errors import InputError, check_choice
from sim.study.ratios import Ratio, ratio_of_means
from sim.study.results import Results

COUNTED = ("convinced", "buyers")
"""Whom a plan can win."""

BUYERS = MEASURES.index("buyers")


def won(
    played: Results, theory: str, plan: str, measure: str | None = None, others: bool = False
) -> NDArray[np.float64]:
    """Return how many people a plan wins: those who count, minus those who would if nobody were approached.

    Parameters
    ----------
    played : Results
        Plans in the same worlds, one of which approaches nobody.
    theory, plan : str
        Names of a theory and of a plan.
    measure : {"convinced", "buyers"}, optional
        Whom to count; by default buyers where they are the goal or bring profit, else people convinced.
    others : bool
        Whether to leave out, on both sides, everybody whom the plan approaches in the world.

    Returns
    -------
    (worlds,) float64 array
        People in the segment by the day that counts, as for the goal. Of buyers no more than the capacity; those
        approached are served first.

    Raises
    ------
    InputError
        If nobody is no plan.
    """
    usual = "buyers" if played.goal.measure in ("buyers", "profit") else "convinced"
    counted, nobody = check_choice("measure", measure or usual, COUNTED), _nobody(played)
    row = MEASURES.index(counted)
    own, without = (
        played.goal.served(played.runs.targets[played.runs.at(theory, one)][:, row], counted) for one in (plan, nobody)
    )
    if not others:
        return own - without
    assert played.runs.invited is not None
    at = played.runs.at(theory, plan)
    approached = played.goal.served(played.runs.invited[at][..., COUNTED.index(counted)], counted)
    return (own - approached[:, 0]) - (without - approached[:, 1])


def cost_per_won(played: Results, theory: str, plan: str, measure: str | None = None) -> Ratio:
    """Return what a plan costs for each person it wins.

    Parameters
    ----------
    played, theory, plan, measure
        As in `won`.

    Returns
    -------
    Ratio
        The mean cost beyond that of approaching nobody, over the mean number of people won, with a 95 % interval
        over blocks; or the reason why it cannot be said.

    Raises
    ------
    InputError
        If nobody is no plan.
    """
    return _cost_over(played, theory, plan, won(played, theory, plan, measure))


def break_even(played: Results, theory: str, plan: str) -> Ratio:
    """Return the value of a buyer above which a plan pays.

    Parameters
    ----------
    played, theory, plan
        As in `won`.

    Returns
    -------
    Ratio
        As `cost_per_won`, over the buyers won who can be served; where the goal is profit, of those who bring it.

    Raises
    ------
    InputError
        If nobody is no plan.
    """
    own, without = (_paying(played, theory, one) for one in (plan, _nobody(played)))
    return _cost_over(played, theory, plan, own - without)


def _paying(played: Results, theory: str, plan: str) -> NDArray[np.float64]:
    """Return the buyers of a plan who bring revenue, those of later days less where there is a discount."""
    at, profit = played.runs.at(theory, plan), played.goal.measure == "profit"
    if played.runs.present is not None:
        worth: NDArray[np.float64] = played.runs.present[at][:, 0 if profit else 1]
        return worth
    return played.goal.served((played.runs.targets if profit else played.runs.final)[at][:, BUYERS], "buyers")


def _cost_over(played: Results, theory: str, plan: str, people: NDArray[np.float64]) -> Ratio:
    nobody, everybody = _nobody(played), float(played.network.n)
    cost, without = (played.runs.cost[played.runs.at(theory, one)] for one in (plan, nobody))
    more = played.per_block(cost - without)
    (low, high), (least, most) = played.cost_ends_of(plan), played.cost_ends_of(nobody)
    fixed = bool(np.ptp(more) == 0)
    numerators, ends = (float(more[0]), (0.0, 0.0)) if fixed else (more, (low - most, high - least))
    return ratio_of_means(numerators, played.per_block(people), 0.95, ends, (-everybody, everybody))


def _nobody(played: Results) -> str:
    if played.design.nobody is None:
        raise InputError(
            "there is no plan that approaches nobody; compare plans, not strategies, to hold them against it"
        )
    return played.design.nobody
