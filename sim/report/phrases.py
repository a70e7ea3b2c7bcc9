"""Parts of sentences about a comparison: quantities and conditions."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np
from numpy.typing import ArrayLike

from sim.report.names import if_theory
from sim.study.comparison import Comparison
from sim.study.goal import Goal
from sim.study.verdicts import BETTER, CLOSE, OPEN, SAME, SO_FAR, WORSE
from sim.words import amount, listed, say

ENTRY = {
    BETTER: "better",
    SAME: "same",
    CLOSE: "close",
    SO_FAR[BETTER]: "better-so-far",
    SO_FAR[CLOSE]: "close-so-far",
    OPEN: "open",
    SO_FAR[WORSE]: "worse-so-far",
    WORSE: "worse",
}
"""Entry of each verdict in the catalogue, in the order in which they are told."""

NEAR = (CLOSE, SO_FAR[CLOSE])
"""Verdicts of a difference within the margin."""


def quantity(goal: Goal, value: float) -> str:
    """Return a number of the goal with its unit.

    Parameters
    ----------
    goal : Goal
        Goal that says what is counted, people or money.
    value : float
        How many people or how much money, of either sign.

    Returns
    -------
    str
        For instance "120 people convinced" or "a loss of 30".
    """
    text = amount(value)
    if goal.unit == "people":
        return say("quantity", number=text, goal=goal.words_of_one if text == "1" else goal.words)
    entry = "quantity-loss" if text.startswith("-") else "quantity-profit"
    number = text.removeprefix("-")
    return say(entry, number=number) if goal.by is None else say(f"{entry}.by", number=number, day=goal.by)


def difference(goal: Goal, value: float) -> str:
    """Return a difference of the goal with its unit.

    Parameters
    ----------
    goal : Goal
        Goal that says what is counted, people or money.
    value : float
        How much, 0 or more.

    Returns
    -------
    str
        For instance "12 people", "1 buyer" or "30 of profit".
    """
    return difference_of(goal, amount(value))


def difference_of(goal: Goal, number: str) -> str:
    """Return a difference of the goal that is written already, with its unit.

    Parameters
    ----------
    goal : Goal
        Goal that says what is counted, people or money.
    number : str
        One or two numbers, with signs or without.

    Returns
    -------
    str
        For instance "+12 to +40 people".
    """
    measure = goal.measure if goal.measure in ("buyers", "profit") else "people"
    return say(f"difference-{measure}", number=number)


def unit(goal: Goal) -> str:
    """Return in what differences of the goal are counted.

    Parameters
    ----------
    goal : Goal
        Goal that says what is counted, people or money.

    Returns
    -------
    str
        In one or two words.
    """
    return say("measure-buyers") if goal.measure == "buyers" else say(f"unit-{goal.unit}")


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
        return say("worlds", count=comparison.worlds)
    networks = say("networks", count=comparison.blocks)
    return say("networks-of-worlds", networks=networks, worlds=say("worlds", count=comparison.design.worlds_per_block))


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
    return say(f"unless-{unit}", number=max(int(comparison.rarer), 1))


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


def spread_notes(comparison: Comparison, condition: Callable[[Comparison, ArrayLike], str]) -> list[str]:
    """Return under which theories nothing spread in any world, or everybody was convinced in all.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    condition : callable
        Returns a condition on which theories are true, as `if_true` does.

    Returns
    -------
    list of str
        A clause for each case that there is.
    """
    still = (comparison.runs.half < 0).all(axis=(1, 2))
    everybody = (comparison.reach == comparison.network.n).all(axis=(1, 2)) & ~still
    cases = {"spread-none": still, "spread-all": everybody}
    return [say(entry, **{"if": condition(comparison, which)}) for entry, which in cases.items() if which.any()]


def verdict(word: str) -> str:
    """Return how a verdict is written.

    Parameters
    ----------
    word : str
        As in tables.

    Returns
    -------
    str
        In the language that is spoken.
    """
    return say(f"verdict-{ENTRY.get(word, word)}")


def verdict_on(comparison: Comparison, word: str, others: str) -> str:
    """Return a verdict with those against whom it is given.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    word : str
        As in tables, of a pair.
    others : str
        The rivals in words.

    Returns
    -------
    str
        For instance "better than random people".
    """
    if not comparison.margin or word not in NEAR:
        return against(word, others)
    return say(f"verdict-{ENTRY[word]}.margin", others=others, margin=difference(comparison.goal, comparison.margin))


def against(word: str, others: str) -> str:
    """Return a verdict with those against whom it is given, where the margin is told elsewhere.

    Parameters
    ----------
    word, others : str
        As in `verdict_on`.

    Returns
    -------
    str
        For instance "too close to call with random people".
    """
    return say(f"verdict-{ENTRY[word]}.than", others=others)


def terms(comparison: Comparison, words: Collection[str]) -> list[str]:
    """Return what verdicts mean that hold within a margin, or so far.

    Parameters
    ----------
    comparison : Comparison
        With at least two strategies.
    words : collection of str
        The verdicts that are told, as in tables.

    Returns
    -------
    list of str
        A clause for each of the two that there is.
    """
    said = []
    if comparison.margin and {*NEAR} & {*words}:
        said.append(say("close", margin=difference(comparison.goal, comparison.margin)))
    if {*SO_FAR.values()} & {*words}:
        said.append(say("so-far", unless=unless(comparison)))
    return said


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
        For instance "if it takes many voices".
    """
    names = [name for name, chosen in zip(comparison.theories, np.asarray(which), strict=True) if chosen]
    if len(names) == len(comparison.theories) > 1:
        return say("whichever")
    return listed([if_theory(name) for name in names], "or")
