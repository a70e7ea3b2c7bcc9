"""What plans win: people beyond those who need not be approached, and what each of them costs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.study.ratios import Ratio, ratio_of_means
from sim.study.results import Results


def won(played: Results, theory: str, plan: str, measure: str | None = None) -> NDArray[np.float64]:
    """Return how many people a plan wins: those who count, minus those who would if nobody were approached.

    Parameters
    ----------
    played : Results
        Plans in the same worlds, one of which approaches nobody.
    theory, plan : str
        Names of a theory and of a plan.
    measure : {"convinced", "buyers"}, optional
        Whom to count; by default buyers where they are the goal, else people convinced.

    Returns
    -------
    (worlds,) float64 array
        People, those approached included.

    Raises
    ------
    InputError
        If nobody is no plan.
    """
    usual = "buyers" if played.goal.measure in ("buyers", "profit") else "convinced"
    own, without = (played.runs.people(theory, one, measure or usual) for one in (plan, _nobody(played)))
    people: NDArray[np.float64] = own.astype(np.float64) - without
    return people


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
    people = played.per_block(won(played, theory, plan, measure))
    nobody, everybody = _nobody(played), float(played.network.n)
    cost, without = (played.runs.cost[played.runs.at(theory, one)] for one in (plan, nobody))
    more = played.per_block(cost - without)
    (low, high), (least, most) = played.cost_ends_of(plan), played.cost_ends_of(nobody)
    fixed = bool(np.ptp(more) == 0)
    numerators, ends = (float(more[0]), (0.0, 0.0)) if fixed else (more, (low - most, high - least))
    return ratio_of_means(numerators, people, 0.95, ends, (-everybody, everybody))


def _nobody(played: Results) -> str:
    if played.design.nobody is None:
        raise InputError(
            "there is no plan that approaches nobody; compare plans, not strategies, to hold them against it"
        )
    return played.design.nobody
