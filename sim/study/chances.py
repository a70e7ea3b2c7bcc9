"""How often something happens in the worlds: the target is reached, the house is full, people are turned away."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import MEASURES
from sim.study.measures import Interval
from sim.study.results import Results


def chances(of: Results, theory: str, plan: str) -> dict[str, Interval]:
    """Return with which chance a plan reaches the target, fills the house, and has to turn people away.

    Parameters
    ----------
    of : Results
        What was played.
    theory, plan : str
        Names of a theory and of a plan.

    Returns
    -------
    dict of str to Interval
        Where there is a target "target_reached": at least so much of the goal. Where there is a capacity "full_house":
        at least as many buyers as can be served, and "turned_away": more than that. Shares of worlds, in [0, 1],
        with 95 % intervals over blocks.

    Raises
    ------
    InputError
        If there is no such theory or plan.
    """
    at, goal = of.runs.at(theory, plan), of.goal
    happened: dict[str, NDArray[np.bool_]] = {}
    if goal.target is not None:
        happened["target_reached"] = goal.reaches(of.reached[at])
    if goal.capacity is not None:
        counted = of.runs.targets if goal.measure in ("buyers", "profit") else of.runs.final
        buyers = counted[at][:, MEASURES.index("buyers")]
        happened |= {"full_house": buyers >= goal.capacity, "turned_away": buyers > goal.capacity}
    return {name: of.interval(of.per_block(own), (0.0, 1.0)) for name, own in happened.items()}
