"""Words of the report and what they mean."""

from __future__ import annotations

from typing import Any

from sim.report.phrases import difference, played, unless
from sim.report.ranking import failure
from sim.study.comparison import Comparison
from sim.words import percent, say


def glossary(comparison: Comparison) -> list[tuple[str, str]]:
    """Return the words of the report that need one.

    Parameters
    ----------
    comparison : Comparison
        What was played.

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
    return [(say(f"word-{word}"), say(f"word-{word}.meaning", **given)) for word, given in values.items()]
