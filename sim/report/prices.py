"""What one plan costs more or less than another, beside what it brings."""

from __future__ import annotations

from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.study.verdicts import CLOSE, SAME, SO_FAR
from sim.words import amount, say


def dearer(comparison: Comparison, one: str, other: str) -> tuple[str, float]:
    """Return by how much one plan is dearer than another.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    one, other : str
        Names of two plans.

    Returns
    -------
    tuple of str and float
        "money" and the difference of mean costs. Where these are written alike, "people" and the difference of the
        mean numbers approached. An empty text and 0 where these are alike, too, or the goal is profit, which counts
        what plans cost.
    """
    own, its = (comparison.strategies.index(name) for name in (one, other))
    if comparison.goal.measure != "profit":
        for unit, values in (("money", comparison.runs.cost), ("people", comparison.runs.heads)):
            difference = float(values[:, own].mean()) - float(values[:, its].mean())
            if amount(abs(difference)) != amount(0.0):
                return unit, difference
    return "", 0.0


def cheaper(decision: Decision) -> tuple[str, str] | None:
    """Return the plan that is too close to call with the choice where one of both is cheaper.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    tuple of str and str, or None
        Its name, and by how much the cheaper one of both is. Where the choice is as good as the plan of least regret,
        and cheaper: that plan. Where it is one of several of least regret: the dearest of the others. Where it alone is
        the plan of least regret: the cheapest of those that are, so far, too close to call with it under every theory.
    """
    comparison, choice = decision.comparison, decision.choice
    alone = decision.choices == [choice]
    rivals = decision.choices[:1] if choice not in decision.choices else decision.choices
    if alone:
        near = {SAME, CLOSE, SO_FAR[CLOSE]}
        rivals = [
            rival
            for rival in comparison.strategies
            if rival != choice
            and {comparison.standing(theory, choice, rival) for theory in comparison.theories} <= near
        ]
    sign = -1 if alone else 1
    found = {rival: dearer(comparison, rival, choice) for rival in rivals}
    found = {rival: (unit, sign * more) for rival, (unit, more) in found.items() if sign * more > 0}
    if not found:
        return None
    rival = max(found, key=lambda name: (found[name][0] == "money", found[name][1]))
    unit, saved = found[rival]
    return rival, say(f"cheaper-{unit}", number=amount(saved))


def price(comparison: Comparison, one: str, other: str) -> str:
    """Return what stands beside a difference of two plans.

    Parameters
    ----------
    comparison, one, other
        As in `dearer`.

    Returns
    -------
    str
        For instance "for 3,200 more" or "with 10 fewer approached"; empty where they cost the same.
    """
    unit, difference = dearer(comparison, one, other)
    which = "more" if difference > 0 else "less"
    return say(f"price-{unit}.{which}", number=amount(abs(difference))) if unit else ""


def priced(comparison: Comparison, text: str, one: str, other: str) -> str:
    """Return a clause about a difference with what it costs.

    Parameters
    ----------
    comparison, one, other
        As in `dearer`.
    text : str
        What the one brings more or less than the other.

    Returns
    -------
    str
        The clause alone where both cost the same.
    """
    beside = price(comparison, one, other)
    return say("priced", difference=text, price=beside) if beside else text
