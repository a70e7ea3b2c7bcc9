"""What a comparison found: verdicts on all pairs, who is best, and the tables they are read from."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.shown import Shown
from sim.study import tables
from sim.study.choice import resampled_means
from sim.study.design import NOBODY
from sim.study.gains import Gains
from sim.study.match import Match
from sim.study.measures import Interval
from sim.study.results import Results
from sim.study.verdicts import OPEN, WORSE, Verdict, all_pairs, first_of, level_of_each


@dataclass(frozen=True, eq=False, repr=False)
class Comparison(Shown, Gains):
    """Strategies played in the same worlds, and held against each other.

    Parameters
    ----------
    margin : float
        Differences within it are too close to call, in the unit of the goal.
    level : float
        Joint level of the verdicts.
    looks : int
        How many looks at the verdicts were planned; the level is shared out among them.
    stopped : str
        Why no more worlds were played: "settled", "worlds", "seconds" or "memory".
    cascade_share : float
        Share of people from which a world counts as a global cascade.
    matches : tuple of Match
        How theories were set to reach as many, if they were.
    played : Results or None
        All that was played in the same worlds, where this is more than what is compared: plans that approach nobody
        or everybody, against which the others are held.
    """

    margin: float = 0.0
    level: float = 0.95
    looks: int = 1
    stopped: str = "worlds"
    cascade_share: float = 0.1
    matches: tuple[Match, ...] = ()

    @classmethod
    def of(cls, played: Results, **settings: Any) -> Comparison:
        """Return the comparison of the plans that can be chosen.

        Parameters
        ----------
        played : Results
            All that was played in the same worlds.
        **settings
            Other fields of the comparison.

        Returns
        -------
        Comparison
            Plans that are held against, but are no choice, are in `played` alone.
        """
        aside = {*played.design.references, NOBODY}
        names = [name for name in played.strategies if name not in aside]
        if len(names) == len(played.strategies):
            return cls(played.player, played.runs, **settings)
        return cls(*played.only(names), **settings, played=played)

    @cached_property
    def resampled(self) -> NDArray[np.float64]:
        """Means in blocks drawn again, (resamples, theories, strategies) float64."""
        return resampled_means(self.per_block(self.reached), self.root_seed)

    @cached_property
    def failure_rate(self) -> NDArray[np.float64]:
        """Share of worlds without a success, (theories, strategies) float64.

        Where the goal is profit, a loss; else word of mouth does not double those approached.
        """
        least = np.maximum(2 * self.runs.heads, 1)
        loss = self.reached < 0 if self.goal.measure == "profit" else self.reach < least
        shares: NDArray[np.float64] = loss.mean(axis=2)
        return shares

    @cached_property
    def verdicts(self) -> dict[tuple[str, str, str], Verdict]:
        """By theory, one strategy and another: the verdict on the one, at the joint level."""
        found: dict[tuple[str, str, str], Verdict] = {}
        goal = self.per_block(self.reached)
        for theory, one, other, verdict in all_pairs(goal, self.margin, self.level, self.looks, self.largest):
            name, own, its = self.theories[theory], self.strategies[one], self.strategies[other]
            found[name, own, its], found[name, its, own] = verdict, verdict.turned
        return found

    def standing(self, theory: str, one: str, other: str) -> str:
        """Return what is said of one strategy against another.

        Parameters
        ----------
        theory, one, other : str
            Names of a theory and of two strategies.

        Returns
        -------
        str
            As in `Verdict.said`; everything that is shown takes its words from here.
        """
        return self.verdicts[theory, one, other].said

    def gap(self, theory: str, one: str, other: str) -> Interval:
        """Return the mean difference of two plans in the same blocks, as it is shown everywhere.

        Parameters
        ----------
        theory, one, other : str
            Names of a theory and of two plans, or of one that is held against.

        Returns
        -------
        Interval
            The one minus the other. The interval has the level of each verdict: those between plans that can be
            chosen hold together at the joint level.
        """
        if (theory, one, other) in self.verdicts:
            return self.verdicts[theory, one, other].gap
        whole, plans = self.whole, len(self.strategies)
        level = level_of_each(self.level, len(self.theories) * plans * (plans - 1) // 2, self.looks)
        own, its = (whole.per_block(whole.reached[whole.runs.at(theory, name)]) for name in (one, other))
        return whole.lead(own - its, level)

    def place(self, theory: str, name: str) -> str:
        """Return what is said of a strategy in a ranking.

        Parameters
        ----------
        theory, name : str
            Names of a theory and of a strategy.

        Returns
        -------
        str
            Of the one with the highest mean as in `first_of`; of any other what is said of it against that one.
        """
        best = self.best(theory)
        if name != best:
            return self.standing(theory, name, best)
        return first_of([self.verdicts[theory, other, best] for other in self.strategies if other != best])

    @property
    def rarer(self) -> float:
        """How many worlds or networks pass, on average, between events that all played ones can have missed."""
        return min((1 / one.unseen for one in self.verdicts.values()), default=math.nan)

    @property
    def settled(self) -> bool:
        """Whether there is a verdict on every pair of strategies under every theory."""
        return all(verdict.word != OPEN for verdict in self.verdicts.values())

    def best(self, theory: str) -> str:
        """Return the strategy with the highest mean goal, the first of equals.

        Parameters
        ----------
        theory : str
            Under which theory.

        Returns
        -------
        str
            Its name.
        """
        return self.strategies[int(np.argmax(self.means[self.theories.index(theory)]))]

    def level_with_best(self, theory: str) -> list[str]:
        """Return which strategies cannot be told from the best one in these worlds.

        Parameters
        ----------
        theory : str
            Under which theory.

        Returns
        -------
        list of str
            Strategies of which there is no verdict that they are worse; the best not among them.
        """
        best = self.best(theory)
        return [name for name in self.strategies if name != best and self.verdicts[theory, name, best].word != WORSE]

    @property
    def table(self) -> pd.DataFrame:
        """A row per theory and strategy, best mean of the goal first within each theory.

        Columns: theory, strategy, rank, worlds, blocks; goal (mean) with goal_low and goal_high
        (95 % interval over blocks), goal_p10, goal_p50, goal_p90 (quantiles over worlds);
        vs_random and vs_best (mean difference in the same blocks) with their intervals, each taken alone; verdict
        (against the best, at the joint level); best_in_world (share of worlds with the highest goal, equal
        ones sharing), best_in_resample (that its mean is the highest: share of resamples); failure_rate and
        global_cascades (shares of worlds); reach with its interval, reach_share, aware, buyers,
        days_to_half (mean over worlds where anybody but seeds was convinced); approached (mean),
        cost (mean), cost_per_buyer (of means), profit (mean) with its interval; where a buyer brings revenue and
        plans cost something, roi (mean profit over mean cost) with its interval; where plans are compared, won (people
        convinced, or buyers, beyond those whom a plan that approaches nobody brings) and won_others (the same without
        everybody whom the plan approaches, on both sides) with their intervals, cost_per_won
        (mean cost beyond that of approaching nobody, over the mean won) and break_even (the same over buyers won: the
        revenue from a buyer above which the plan pays) with their intervals, not a number where they cannot be said.
        Where there is a target target_reached, where there is a capacity full_house and turned_away (shares of worlds
        in which the goal is at least the target, buyers are at least the capacity, or more) with their intervals.
        """
        return tables.standings(self)

    @property
    def references(self) -> pd.DataFrame:
        """A row per theory and plan that others are held against: nobody, everybody; empty where there are none.

        Columns as in `table`; rank, best_in_world and best_in_resample are empty, and the verdict is "reference".
        """
        return tables.references(self)

    @property
    def whole(self) -> Comparison:
        """The comparison with all that was played, as if all were a choice."""
        if self.played is None:
            return self
        return replace(self, player=self.played.player, runs=self.played.runs, played=None)

    @property
    def pairs(self) -> pd.DataFrame:
        """A row per theory and pair of strategies.

        Columns: theory, one, other, verdict (on the one), difference with low and high
        (simultaneous interval over blocks, of one minus other in the same blocks), level (of
        this interval), differ (blocks), unpaired_low and unpaired_high (what the interval would be
        had each strategy met worlds of its own), profit and cost (mean differences).
        """
        return tables.pairs(self)

    @property
    def curves(self) -> pd.DataFrame:
        """A row per theory, strategy, world and day, with people aware, convinced and buying.

        All worlds are padded to the longest run. Where that would be more than 10,000,000 rows, of
        every second world, every fourth, and so on.
        """
        return pd.concat(self.curve_parts(), ignore_index=True)

    def curve_parts(self) -> Iterator[pd.DataFrame]:
        """Yield the rows of `curves` in parts, to spare memory.

        Yields
        ------
        pandas.DataFrame
            The rows of one theory and strategy.
        """
        return tables.curves(self)

    @property
    def seeds(self) -> pd.DataFrame:
        """Who is approached: strategy, place, id, score, share of worlds; most often first.

        Where people have labels, a column name tells them.
        Where networks are drawn, those of the first one. A column theory is added where a strategy
        needs to know the theory; it is empty where the same people are approached under all.
        """
        return tables.seeds(self)

    @property
    def notes(self) -> dict[str, str]:
        """How each strategy ranked people; by theory where that differs."""
        return tables.notes(self)
