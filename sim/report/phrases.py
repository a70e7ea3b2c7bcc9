"""Parts of sentences about a comparison: quantities and conditions."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sim.report.spelling import amount, listed, plain
from sim.study.comparison import Comparison
from sim.study.goal import Goal


def quantity(goal: Goal, value: float) -> str:
    """Return a number of the goal with its unit.

    Parameters
    ----------
    goal : Goal
        What counts.
    value : float
        How much.

    Returns
    -------
    str
        For instance "120 people convinced" or "a loss of 30".
    """
    text = amount(value)
    if goal.unit == "people":
        return f"{text} {goal.words}"
    when = goal.words.removeprefix(goal.measure)
    return f"a loss of {text[1:]}{when}" if text.startswith("-") else f"a profit of {text}{when}"


def worth(goal: Goal, value: float) -> str:
    """Return a difference of the goal with its unit.

    Parameters
    ----------
    goal : Goal
        What counts.
    value : float
        How much, 0 or more.

    Returns
    -------
    str
        For instance "12 people", "1 buyer" or "30 of profit".
    """
    text, one = amount(value), unit(goal)
    singular = {"people": "person", "buyers": "buyer"}
    return f"{text} {singular.get(one, one) if text == '1' else one}"


def unit(goal: Goal) -> str:
    """Return in what differences of the goal are counted.

    Parameters
    ----------
    goal : Goal
        What counts.

    Returns
    -------
    str
        In one or two words.
    """
    return {"buyers": "buyers", "profit": "of profit"}.get(goal.measure, "people")


def played(comparison: Comparison) -> str:
    """Return how much was played.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        For instance "64 worlds" or "8 networks of 4 worlds each".
    """
    if comparison.worlds == comparison.blocks:
        return f"{comparison.worlds:,} world{'s' if comparison.worlds > 1 else ''}"
    networks = f"{comparison.blocks:,} network{'s' if comparison.blocks > 1 else ''}"
    return f"{networks} of {comparison.design.worlds_per_block:,} worlds each"


def unless(comparison: Comparison) -> str:
    """Return what could still change a verdict that is given so far.

    Parameters
    ----------
    comparison : Comparison
        With at least two strategies.

    Returns
    -------
    str
        For instance "unless a cascade rarer than 1 in 57 worlds decides".
    """
    unit = "worlds" if comparison.worlds == comparison.blocks else "networks"
    return f"unless a cascade rarer than 1 in {max(int(comparison.rarer), 1):,} {unit} decides"


def has_cost(comparison: Comparison) -> bool:
    """Return whether approaching anybody costs anything.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    bool
        Fees or a fixed cost.
    """
    return bool(comparison.runs.cost.any())


def spread_notes(comparison: Comparison) -> list[str]:
    """Return under which theories nothing spread in any world, or everybody was convinced in all.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of str
        A clause for each case that there is.
    """
    still = (comparison.runs.half < 0).all(axis=(1, 2))
    everybody = (comparison.reach == comparison.network.n).all(axis=(1, 2)) & ~still
    cases = (
        (still, "in no world played was anybody convinced beyond those approached"),
        (everybody, "in every world played everybody was convinced, however the campaign began,"),
    )
    return [f"{what} {if_true(comparison, which)}" for which, what in cases if which.any()]


def if_true(comparison: Comparison, which: ArrayLike) -> str:
    """Return a condition on which theories are true.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    which : (theories,) array_like of bool
        At least one.

    Returns
    -------
    str
        For instance "if flow is true".
    """
    names = [plain(name) for name, chosen in zip(comparison.theories, np.asarray(which), strict=True) if chosen]
    if len(names) == len(comparison.theories) > 1:
        return "whichever theory is true"
    return f"if {listed(names, 'or')} is true"
