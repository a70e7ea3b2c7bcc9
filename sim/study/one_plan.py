"""One plan looked at alone: its settings become those of the campaign, which sweeps vary."""

from __future__ import annotations

import math
from dataclasses import replace

from sim.plan import Plan
from sim.seeding.random import Random
from sim.study.comparison import Comparison
from sim.study.design import NOBODY, RANDOM
from sim.study.worth import played


def alone(comparison: Comparison, name: str) -> Comparison:
    """Return a comparison of one plan with random people who are approached with the same settings.

    Parameters
    ----------
    comparison : Comparison
        Of plans that have settings of their own.
    name : str
        The plan, one that approaches somebody.

    Returns
    -------
    Comparison
        In the same worlds; the plan approaches the same people as before. Its looks are multiplied by the pairs of
        plans from which it may have been picked, so that verdicts hold whichever it was.
    """
    shared, pairs = comparison.whole.design, math.comb(len(comparison.strategies), 2)
    plan = shared.plans[name]
    fee = {key: one for key, one in plan.changes.items() if key == "fee"}  # it stands before a column of people
    plans = {name: replace(plan, changes=fee, address=plan.lots)}
    plans.setdefault(RANDOM, Plan(Random(), fee, address=RANDOM))
    design = shared.varied(campaign=shared.campaigns[name], plans=plans | {NOBODY: Plan(None)})
    now = played(comparison, comparison.player.playing(design))
    return replace(now, looks=comparison.looks * max(pairs, 1), stopped=comparison.stopped)
