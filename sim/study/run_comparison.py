"""What plans of finished runs reached, and verdicts: in the same worlds where they met them, else by their means."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

import pandas as pd

from sim.shown import Shown
from sim.study.contenders import Contender
from sim.study.finished import Finished
from sim.study.goal import Goal
from sim.study.measures import Interval, interval, named, unpaired
from sim.study.tables import REFERENCE
from sim.study.verdicts import Verdict, first_of, judge, judge_apart, level_of_each

PAIRS = ["theory", "one", "other", "verdict", "difference", "low", "high", "level", "same_worlds"]
_MEANS = ("approached", "cost", "aware", "convinced", "buyers", "profit")


@dataclass(frozen=True, eq=False, repr=False)
class RunComparison(Shown):
    """Plans of finished runs, held against each other.

    Parameters
    ----------
    runs : tuple of Finished
        Two or more, in the order given.
    groups : tuple of tuple of Finished
        Runs that met the same worlds together.
    theories : tuple of str
        Theories that all runs have with the same settings, as in the first.
    contenders : tuple of Contender
        Plans of all runs; a plan that several runs played in the same worlds stands once.
    margin : float
        Differences within it are too close to call, in the unit of the goal.
    level : float
        Joint level of the verdicts.
    """

    runs: tuple[Finished, ...]
    groups: tuple[tuple[Finished, ...], ...]
    theories: tuple[str, ...]
    contenders: tuple[Contender, ...]
    margin: float
    level: float

    @property
    def goal(self) -> Goal:
        """What plans are ranked by."""
        return self.runs[0].facts.goal

    @property
    def choices(self) -> tuple[Contender, ...]:
        """Contenders that are no references; all where there are no others."""
        return tuple(one for one in self.contenders if not one.reference) or self.contenders

    @property
    def left_out(self) -> dict[str, bool]:
        """Theories that are not told, by name: whether all runs have one of that name, with unlike settings."""
        names = dict.fromkeys(name for run in self.runs for name in run.facts.theories if name not in self.theories)
        return {name: all(name in run.facts.theories for run in self.runs) for name in names}

    @cached_property
    def ends(self) -> tuple[float, float]:
        """Between which values the goal must lie in any world of any run."""
        lows, highs = zip(*(run.facts.ends for run in self.runs), strict=True)
        return min(lows), max(highs)

    @property
    def largest(self) -> float:
        """What two goals can differ by at most."""
        return self.ends[1] - self.ends[0]

    @cached_property
    def verdicts(self) -> dict[tuple[str, str, str], Verdict]:
        """By theory, one choice and another: the verdict on the one, at the joint level."""
        found: dict[tuple[str, str, str], Verdict] = {}
        pairs = [*combinations(self.choices, 2)]
        for theory in self.theories:
            for one, other in pairs:
                level = self._level(one, other)
                verdict = self._judged(one.goal(theory), other.goal(theory), one.group == other.group, level)
                found[theory, one.name, other.name], found[theory, other.name, one.name] = verdict, verdict.turned
        return found

    def _judged(self, one: Any, other: Any, together: bool, level: float) -> Verdict:
        if together:
            return judge(one - other, self.margin, level, self.largest)
        return judge_apart(one, other, self.margin, level, self.largest)

    def _level(self, one: Contender, other: Contender) -> float:
        """Return the level of one interval: each group of runs stopped at one of its own looks."""
        looks = [max(run.facts.looks for run in group) for group in self.groups]
        count = math.prod(looks[group] for group in {one.group, other.group})
        return level_of_each(self.level, len(self.theories) * math.comb(len(self.choices), 2), count)

    def ranked(self, theory: str) -> list[Contender]:
        """Return the choices, highest mean first.

        Parameters
        ----------
        theory : str
            Under which theory.

        Returns
        -------
        list of Contender
            Equal ones in their order.
        """
        return sorted(self.choices, key=lambda one: -float(one.goal(theory).mean()))

    def place(self, theory: str, one: Contender) -> str:
        """Return what is said of a contender in a ranking.

        Parameters
        ----------
        theory : str
            Under which theory.
        one : Contender
            One of the field `contenders`.

        Returns
        -------
        str
            As `Comparison.place` has it; "reference" of what is no choice.
        """
        if one not in self.choices:
            return REFERENCE
        best, *others = self.ranked(theory)
        if one is not best:
            return self.verdicts[theory, one.name, best.name].said
        return first_of([self.verdicts[theory, other.name, best.name] for other in others])

    def difference(self, theory: str, one: Contender, other: Contender) -> Interval:
        """Return the mean difference of the goals of two contenders, at 95 % alone.

        Parameters
        ----------
        theory : str
            Under which theory.
        one, other : Contender
            Two of the field `contenders`.

        Returns
        -------
        Interval
            One minus other: in the same blocks where both met them, else of two means.
        """
        return self._gap(one.goal(theory), other.goal(theory), one.group == other.group, 0.95)

    def joint(self, theory: str, one: Contender, other: Contender) -> Interval:
        """Return the mean difference of the goals of two contenders, with the interval that verdicts are read from.

        Parameters
        ----------
        theory, one, other
            As in `difference`.

        Returns
        -------
        Interval
            One minus other, at the level of each verdict; those between choices hold together at the joint level.
        """
        if (theory, one.name, other.name) in self.verdicts:
            return self.verdicts[theory, one.name, other.name].gap
        return self._gap(one.goal(theory), other.goal(theory), one.group == other.group, self._level(one, other))

    def _gap(self, one: Any, other: Any, together: bool, level: float) -> Interval:
        if together:
            return interval(one - other, level, -self.largest, self.largest)
        return unpaired(one, other, level, -self.largest, self.largest)

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row per theory and plan of any run, best mean of the goal first within each theory.

        Columns: theory, strategy (the plan, with its run where runs share its name), run (those that have it), rank,
        worlds, blocks; goal (mean) with goal_low and goal_high (95 % interval over blocks); vs_best (mean difference
        to the best) with its interval; same_worlds (whether both met the same worlds); verdict (against the best, at
        the joint level); approached, cost, aware, convinced, buyers and, where there is revenue, profit (means).
        Plans that approach nobody, or everybody, come last, with the verdict "reference".
        """
        rows = pd.DataFrame([row for theory in self.theories for row in self._rows(theory)])
        return rows.astype({"rank": "Int64"})

    def _rows(self, theory: str) -> Iterator[dict[str, Any]]:
        ranked = self.ranked(theory)
        aside = [one for one in self.contenders if one not in self.choices]
        for rank, one in enumerate([*ranked, *aside], 1):
            goal, means = one.goal(theory), one.played[theory]
            yield {
                "theory": theory,
                "strategy": one.name,
                "run": ", ".join(one.runs),
                "rank": rank if rank <= len(ranked) else pd.NA,
                "worlds": len(goal) * self.groups[one.group][0].facts.worlds_per_block,
                "blocks": len(goal),
                **named("goal", interval(goal, 0.95, *self.ends)),
                **named("vs_best", self.difference(theory, one, ranked[0])),
                "same_worlds": one.group == ranked[0].group,
                "verdict": self.place(theory, one),
                **{name: means[name].mean() for name in _MEANS if name in means},
            }

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """A row per theory and pair of choices.

        Columns: theory, one, other, verdict (on the one), difference with low and high (simultaneous interval over
        blocks, one minus other), level (of this interval), same_worlds (whether both met the same worlds).
        """
        rows = []
        for theory in self.theories:
            for one, other in combinations(self.choices, 2):
                verdict = self.verdicts[theory, one.name, other.name]
                ends = dict(zip(("difference", "low", "high"), verdict.gap, strict=True))
                row = {"theory": theory, "one": one.name, "other": other.name, "verdict": verdict.said, **ends}
                rows.append(row | {"level": verdict.level, "same_worlds": one.group == other.group})
        return pd.DataFrame(rows, columns=PAIRS)
