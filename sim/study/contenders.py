"""Plans of finished runs as they stand against each other: what each reached, and what it is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sim.study.finished import Finished


@dataclass(frozen=True, eq=False, repr=False)
class Contender:
    """A plan of a run, or the same plan of several runs.

    Parameters
    ----------
    name : str
        What it is called: the plan's name, with the run's before it where runs share that name.
    plan : str
        Its name in its run.
    runs : tuple of str
        Names of the runs that have it.
    group : int
        Contenders of one group met the same worlds.
    reference : bool
        Whether others are only held against it: nobody or everybody is approached.
    played : dict of str to dict of str to array
        By theory and by column of worlds.parquet: means of each block, (blocks,) float64.
    """

    name: str
    plan: str
    runs: tuple[str, ...]
    group: int
    reference: bool
    played: dict[str, dict[str, NDArray[np.float64]]]

    def goal(self, theory: str) -> NDArray[np.float64]:
        """Return the goal reached.

        Parameters
        ----------
        theory : str
            Under which theory.

        Returns
        -------
        (blocks,) float64 array
            Means of each block.
        """
        return self.played[theory]["goal"]


def contenders(groups: Sequence[Sequence[Finished]], theories: Sequence[str]) -> tuple[Contender, ...]:
    """Return the plans of finished runs.

    Parameters
    ----------
    groups : sequence of sequence of Finished
        Runs that met the same worlds together.
    theories : sequence of str
        Names of theories that all of them have.

    Returns
    -------
    tuple of Contender
        Run by run. A plan that several runs of a group have stands once if it has the same name and settings, and
        reached the same.
    """
    found: list[Contender] = []
    for group, runs in enumerate(groups):
        own: dict[tuple[str, str], list[Contender]] = {}
        for run in runs:
            for one in _of(run, group, theories, min(other.facts.blocks for other in runs)):
                _add(own.setdefault((one.plan, run.facts.plans[one.plan]), []), one)
        found += [one for same in own.values() for one in same]
    plans = [one.plan for one in found]
    names = [one.plan if plans.count(one.plan) == 1 else _prefixed(one) for one in found]
    if len({*names}) < len(names):
        names = [_prefixed(one) for one in found]
    return tuple(replace(one, name=name) for one, name in zip(found, names, strict=True))


def _prefixed(one: Contender) -> str:
    return f"{one.runs[0]}/{one.plan}"


def _of(run: Finished, group: int, theories: Sequence[str], blocks: int) -> list[Contender]:
    played: dict[str, dict[str, dict[str, NDArray[np.float64]]]] = {plan: {} for plan in run.facts.plans}
    for theory, plan, means in run.played(theories, blocks):
        played[plan][theory] = means
    extremes = run.facts.extremes if run.facts.goal.unit == "people" else []
    return [Contender(plan, plan, (run.name,), group, plan in extremes, own) for plan, own in played.items()]


def _add(same: list[Contender], one: Contender) -> None:
    """Add a contender to those with its name and settings; to one of them if it reached the same in all worlds."""
    for place, other in enumerate(same):
        if all(np.array_equal(one.goal(theory), other.goal(theory)) for theory in one.played):
            same[place] = replace(other, runs=(*other.runs, *one.runs))
            return
    same.append(one)
