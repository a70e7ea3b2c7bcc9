"""How the strategies of a decision stand to each other."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.study.comparison import Comparison
from sim.study.decide import Decision


def standings(comparison: Comparison) -> list[str]:
    """Return what is said of all pairs under all theories.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of str
        As `Comparison.standing` has it, each pair both ways round.
    """
    return [verdict.said for verdict in comparison.verdicts.values()]


def largest_regret(decision: Decision) -> tuple[float, str, str]:
    """Return what the chosen strategy gives away at worst.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    tuple of float, str and str
        The mean goal given away, under which theory, and against which strategy.
    """
    comparison = decision.comparison
    place = comparison.strategies.index(decision.choice)
    given_away = comparison.means.max(axis=1) - comparison.means[:, place]
    theory = comparison.theories[int(np.argmax(given_away))]
    return float(given_away.max()), theory, comparison.best(theory)


def turns(decision: Decision) -> list[Any]:
    """Return the weights at which the weighted choice changes to a strategy with other means.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    list
        Rows of `flips`; strategies that are equal under every theory do not take turns.
    """
    names, means = decision.comparison.strategies, decision.comparison.means.T
    return [
        row
        for row in decision.flips.itertuples()
        if not np.allclose(means[names.index(row.below)], means[names.index(row.above)], rtol=1e-9, atol=1e-12)
    ]
