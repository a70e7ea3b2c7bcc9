"""What settings are, and what single plans do otherwise, in plain language."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sim.mechanisms.base import Mechanism
from sim.report.spelling import plain
from sim.study.comparison import Comparison
from sim.words import label, listed, number, say
from sim.words.numbers import written

FEW = 8
"""A list of more is counted."""


def set_to(value: Any) -> str:
    """Return the value of a setting.

    Parameters
    ----------
    value : object
        What a setting is: a number, a text, yes or no, a list, or None.

    Returns
    -------
    str
        In words, for instance "0 to 0.445".
    """
    if value is None:
        return say("value-unset")
    if isinstance(value, bool):
        return say("value-yes") if value else say("value-no")
    if isinstance(value, (tuple, list)) and len(value) == 2:
        return say("span", low=set_to(value[0]), high=set_to(value[1]))
    if isinstance(value, (tuple, list)) and len(value) > FEW:
        return say("value-many", count=len(value))
    if isinstance(value, (tuple, list)):
        return listed([set_to(one) for one in value] or [say("none")])
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {set_to(one)}" for name, one in value.items())
    if isinstance(value, int):
        return written(value, 0)
    return number(value) if isinstance(value, float) and math.isfinite(value) else str(value)


def differences(comparison: Comparison) -> list[str]:
    """Return what single plans do otherwise.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of str
        A sentence for each plan that differs from the campaign.
    """
    shared = comparison.design.campaign.mechanisms
    own = {name: list(_changes(plan.changes, shared)) for name, plan in comparison.design.plans.items()}
    return [
        say("assumed-plan", plan=label("strategy", name), settings="; ".join(told))
        for name, told in own.items()
        if told
    ]


def _changes(changes: Mapping[str, Any], shared: Sequence[Mechanism]) -> Iterator[str]:
    """Yield what a plan changes; of mechanisms those that all plans share are not told again."""
    for name, value in changes.items():
        if name != "mechanisms":
            yield f"{plain(name)} {set_to(value)}"
            continue
        yield from (one.said.rstrip(".") for one in value if one.on and one not in shared)
        kept = {type(one) for one in value if one.on}
        yield from (say("change-without", name=label("mechanism", one.kind)) for one in shared if type(one) not in kept)
