"""Words of the report and what they mean."""

from __future__ import annotations

from typing import Any

from sim.report.phrases import difference, played, unless
from sim.report.ranking import failure
from sim.study.comparison import Comparison
from sim.words import percent, say

METHOD = ("block", "difference", "interval", "level", "curves", "cascade")
"""Words that only those need who want to know how it was computed."""


def glossary(comparison: Comparison, method: bool = False) -> list[tuple[str, str]]:
    """Return words of the report and what they mean.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    method : bool
        Whether to return the words that only the method needs, or all others.

    Returns
    -------
    list of tuple of str and str
        Each word and its meaning; none that is only of use with several plans where there is one.
    """
    verdicts = list(comparison.verdicts.values())
    values: dict[str, dict[str, Any]] = {
        "world": {"played": played(comparison), "stopped": say(f"stopped-{comparison.stopped}")},
        "block": {},
        "difference": {},
        "margin": {"margin": difference(comparison.goal, comparison.margin)},
        "interval": {},
    }
    if verdicts:
        values["verdict"] = {"unless": unless(comparison)}
        values["level"] = {
            "comparisons": len(verdicts) // 2,
            "level": percent(comparison.level),
            "looks": comparison.looks,
            "each": percent(verdicts[0].level, 2),
        }
    values |= {
        "regret": {},
        "fresh": {},
        "failure": {"failure": failure(comparison)},
        "cascade": {"share": percent(comparison.cascade_share)},
    }
    if (step := comparison.runs.curves.step) > 1:
        values["curves"] = {"count": step}
    return [
        (say(f"word-{word}"), say(f"word-{word}.meaning", **given))
        for word, given in values.items()
        if (word in METHOD) == method
    ]
