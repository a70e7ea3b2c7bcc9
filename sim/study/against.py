"""Hold the plans of finished runs against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.settings import Checked, same, setting, value_of
from sim.study.contenders import contenders
from sim.study.finished import Finished, finished, shared_theories
from sim.study.rules import Rules
from sim.study.run_comparison import RunComparison


@dataclass(frozen=True)
class Held(Checked):
    """Which runs are held against each other.

    Parameters
    ----------
    runs : sequence of str
        Folders of finished runs.
    level : float or None
        As in `against`.
    """

    runs: Sequence[str] = setting(
        what="the folder of a finished run",
        text="folders of two finished runs or more, as in runs=results/a,results/b",
    )
    level: float | None = same(Rules, "level", default=None, also={None: "that of the runs"})


def against(
    runs: Sequence[str | Path],
    margin: float | None = None,
    margin_money: float | None = None,
    level: float | None = None,
) -> RunComparison:
    """Hold the plans of finished runs against each other.

    Parameters
    ----------
    runs : sequence of path
        Folders of two runs of the command line or more. Runs that met the same worlds (network, people, root seed,
        worlds in a block) are compared world by world, in the worlds that all of them have; others by their means,
        with wider intervals.
    margin : float, optional
        Differences within it are too close to call, in the unit of the goal: people, or money where the goal is
        profit. By default that of the runs.
    margin_money : float, optional
        The margin in money, where the goal is buyers (each worth the revenue) or profit.
    level : float, optional
        Joint level of all verdicts, in [0.5, 0.9999]; by default that of the runs.

    Returns
    -------
    RunComparison
        Tables and verdicts on the plans of all runs.

    Raises
    ------
    InputError
        If a folder holds no finished run, or runs cannot be held against each other: another goal, day, segment,
        horizon, revenue or capacity, other numbers of `sim.NUMBERS`, no theory in common, or margins or levels that
        differ where none is given.
    """
    value_of(Held, "level", level)
    found = finished(runs)
    groups = tuple(tuple(run for run in found if run.facts.met == met) for met in dict.fromkeys(_met(found)))
    theories = shared_theories(found)
    return RunComparison(
        runs=tuple(found),
        groups=groups,
        theories=theories,
        contenders=contenders(groups, theories),
        margin=_margin(found, margin, margin_money),
        level=_agreed(found, "level") if level is None else float(level),
    )


def _met(runs: Sequence[Finished]) -> list[Any]:
    return [run.facts.met for run in runs]


def _margin(runs: Sequence[Finished], margin: float | None, money: float | None) -> float:
    if margin is None and money is None:
        return _agreed(runs, "margin")
    return runs[0].facts.goal.margin(0, margin, money)


def _agreed(runs: Sequence[Finished], key: str) -> float:
    """Return what all runs have, if it is the same."""
    values = {run.name: float(getattr(run.facts, key)) for run in runs}
    if len({*values.values()}) > 1:
        told = ", ".join(f"{value:g} in {name}" for name, value in values.items())
        raise InputError(f"{key} is {told}: write {key}=NUMBER to say which holds", field=key)
    return next(iter(values.values()))
