"""Which plan to take where less can be known than the chosen one needs."""

from __future__ import annotations

from typing import NamedTuple

from sim.report.names import if_theory
from sim.report.phrases import difference
from sim.report.prices import priced
from sim.seeding.base import NEEDS
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.study.verdicts import CLOSE, SAME
from sim.words import label, say, sentence


class Instead(NamedTuple):
    """A plan that needs to know less.

    Parameters
    ----------
    plan : str
        Name of the strategy.
    lost : float
        How much less it brings on average than the chosen plan, under the theory where this is most.
    theory : str
        Name of this theory.
    """

    plan: str
    lost: float
    theory: str


def instead(decision: Decision) -> list[str]:
    """Return what to do where the network cannot be had, or it is not known which theory is true.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    list of str
        A sentence for each kind of information that the chosen plan needs; none if it needs none.
    """
    comparison, name = decision.comparison, decision.choice
    if len(comparison.strategies) == 1:
        return []
    said: dict[str, str] = {}
    for need in NEEDS[NEEDS.index(comparison.design.strategies[name].needs) : 0 : -1]:
        found = _best(comparison, name, need)
        said.setdefault(found.plan if found else "", _sentence(comparison, name, need, found))
    return list(said.values())


def _best(comparison: Comparison, name: str, need: str) -> Instead | None:
    """Return which of the plans that do not need this loses least against the chosen one."""
    means = comparison.means
    own, place = comparison.strategies, comparison.strategies.index(name)
    less = [
        one for one in own if NEEDS.index(comparison.design.strategies[one].needs) < NEEDS.index(need) and one != name
    ]
    found = []
    for one in less:
        lost = means[:, place] - means[:, own.index(one)]
        found.append(Instead(one, float(lost.max()), comparison.theories[int(lost.argmax())]))
    return min(found, key=lambda one: one.lost, default=None)


def _sentence(comparison: Comparison, name: str, need: str, found: Instead | None) -> str:
    entry = f"instead-{need.replace(' ', '-')}"
    if found is None:
        return sentence(say("instead-nobody", lacking=say(entry)))
    alike = {comparison.standing(theory, name, found.plan) for theory in comparison.theories} <= {CLOSE, SAME}
    part = "instead-alike" if alike else "instead-loss" if found.lost > 0 else "instead-no-loss"
    told = {"loss": difference(comparison.goal, max(found.lost, 0.0)), "if": if_theory(found.theory)}
    said = say(part, lacking=say(entry), plan=label("strategy", found.plan), **told)
    return sentence(priced(comparison, said, found.plan, name))
