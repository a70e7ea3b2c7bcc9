"""What a page shows first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.errors import InputError, did_you_mean
from sim.page.model import LISTS, PLAYED, Begin, Side
from sim.settings import Checked, setting
from sim.study.comparison import Comparison
from sim.study.decide import Decision

_KEY, _MANY = "key_person", "flow"


@dataclass(frozen=True)
class Shown(Checked):
    """Settings of a page.

    Parameters
    ----------
    left, right : str or None
        Theory and plan of a side; None is key people left, and many voices right, where they are compared.
    lessons : bool
        Whether the page has lessons on made-up networks, too.
    """

    left: str | None = setting(
        None, text="theory and plan on the left, as in key_person/hubs", also={None: "key people, or the first theory"}
    )
    right: str | None = setting(
        None, text="theory and plan on the right, as in flow/hubs", also={None: "many voices, or the last theory"}
    )
    lessons: bool = setting(True, text="whether the page has the lessons, too")


def begin(comparison: Comparison, left: str | None, right: str | None, lessons: bool) -> Begin:
    """Return how a page begins.

    Parameters
    ----------
    comparison : Comparison
        What is shown.
    left, right, lessons
        As in `Shown`.

    Returns
    -------
    Begin
        With the usual sides where none are given.

    Raises
    ------
    InputError
        If there is no such theory or plan.
    """
    theories, plans = list(comparison.design.theories), _plans(comparison)
    plan = next((name for name in ("hubs", *plans) if name in plans and name != "random"), plans[0])
    usual = {"left": (_KEY, theories[0]), "right": (_MANY, theories[-1])}
    sides = []
    for field, given in (("left", left), ("right", right)):
        wanted, last = usual[field]
        side = Side(wanted if wanted in theories else last, plan)
        sides.append(side if given is None else _side(field, given, theories, plans))
    return Begin((sides[0], sides[1]), lessons=lessons)


def _plans(comparison: Comparison) -> list[str]:
    design = comparison.design
    found = [name for name in design.plans if name not in design.extremes]
    if not found:
        raise InputError("plans names one that approaches somebody for a page, got none", field="plans")
    return found


def _side(field: str, given: str, theories: list[str], plans: list[str]) -> Side:
    theory, _, plan = given.partition("/")
    if theory not in theories:
        raise InputError(
            f"{field} is a theory and a plan, as in {theories[0]}/{plans[0]}, got {given!r}: the theories are"
            f" {', '.join(theories)}.{did_you_mean(theory, theories)}",
            field=field,
        )
    if plan not in plans:
        raise InputError(
            f"{field} is a theory and a plan, as in {theories[0]}/{plans[0]}, got {given!r}: the plans are"
            f" {', '.join(plans)}.{did_you_mean(plan, plans)}",
            field=field,
        )
    return Side(theory, plan)


def after(decision: Decision) -> Begin:
    """Return how the page of a run begins: the choice and its best rival, in the world nearest to the mean.

    Parameters
    ----------
    decision : Decision
        What the run has decided.

    Returns
    -------
    Begin
        Under the first theory.
    """
    comparison = decision.comparison
    names, theory = list(comparison.strategies), next(iter(comparison.theories))
    means = comparison.reached[0].mean(axis=1)
    choice = names.index(decision.choice)
    others = [place for place in np.argsort(-means, kind="stable").tolist() if place != choice]
    both = [choice, *others[:1]] if others else [choice, choice]
    few = any(part.done.waves.adaptive or part.heard.law.memory for part in comparison.player.instance.parts.values())
    goals = comparison.reached[0][both][:, : PLAYED if few else LISTS]
    away = np.abs(goals - means[both][:, None]).sum(axis=0)
    return Begin((Side(theory, names[both[0]]), Side(theory, names[both[1]])), int(np.argmin(away)))
