"""A study, analysed: tables of what was found, and of what can be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from typing import Any, ClassVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.analysis.contrasts import contrast
from sim.analysis.effects import effects, interactions
from sim.analysis.found import Found
from sim.analysis.importance import importance
from sim.analysis.levels import Axis, axis
from sim.analysis.regrets import regret, regrets
from sim.analysis.winners import cells, flips, plan_means, winners
from sim.errors import InputError, check_choice
from sim.shown import Shown

FLIPS = ("setting", "theory", "low", "high", "below", "above", "verdict")
"""Columns of the table of flips."""


@dataclass(frozen=True, eq=False, repr=False)
class Analysis(Shown):
    """What a study says.

    Parameters
    ----------
    found : Found
        What was played, block by block.
    margin : float or None
        Differences of the goal within it make plans equally good; None is 1 % of the range of the goal.
    level : float
        At which all verdicts of one table hold together; also that of each interval elsewhere.
    """

    found: Found
    margin: float | None = None
    level: float = 0.95
    _shown_by: ClassVar[str] = "sim.analysis.shown"

    @property
    def long(self) -> pd.DataFrame:
        """A row for each point, theory, plan and block; see `sim.analysis.found.Found.long`."""
        return self.found.long

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row for each point, theory and plan that was played.

        Columns: point (from 1), a column for each setting, theory, strategy (the plan), blocks, goal with goal_low and
        goal_high (interval of the mean, taken alone), regret (the highest mean of this point and theory, minus goal).
        """
        found, rows = self.found, []
        lost = regret(found)
        for at, theory, plan in np.argwhere(np.isfinite(lost)).tolist():
            own = found.goal[at : at + 1, theory, plan]
            told = contrast(np.ones(1), own, found.met[at : at + 1], *found.ends[at : at + 1].T).interval(self.level)
            who = {"theory": found.theories[theory], "strategy": found.plans[plan]}
            goal = {"goal": told.mean, "goal_low": told.low, "goal_high": told.high}
            blocks = {"blocks": int(np.isfinite(own).sum()), "regret": float(lost[at, theory, plan])}
            rows.append({"point": at + 1, **found.points.iloc[at].to_dict()} | who | goal | blocks)
        columns = ["point", *found.settings, "theory", "strategy", "blocks", "goal", "goal_low", "goal_high", "regret"]
        return pd.DataFrame(rows, columns=columns)

    @cached_property
    def axes(self) -> list[Axis]:
        """Settings that take more than one value, those first that decide most which plan is best."""
        varied = [axis(self.found, name) for name in self.found.settings]
        return sorted((one for one in varied if len(one) > 1), key=lambda one: -_decides(self.found, one))

    @cached_property
    def effects(self) -> pd.DataFrame:
        """What each setting does to each plan; see `sim.analysis.effects.effects`."""
        return effects(self.found, self.axes, self.level)

    @cached_property
    def interactions(self) -> pd.DataFrame:
        """What each two settings do together; see `sim.analysis.effects.interactions`."""
        return interactions(self.found, self.axes, self.level)

    @cached_property
    def importance(self) -> pd.DataFrame:
        """Sobol indices of each setting; see `sim.analysis.importance.importance`."""
        return importance(self.found, self.level)

    @cached_property
    def regrets(self) -> pd.DataFrame:
        """What each plan loses over the study; see `sim.analysis.regrets.regrets`."""
        return regrets(self.found, self.level)

    @cached_property
    def flips(self) -> pd.DataFrame:
        """Where the best plan changes along a setting, averaged over the others.

        Columns: setting, theory, low and high (values between which it changes), below and above (the best plan on
        either side), verdict ("best", or "leading", whichever is weaker on both sides). Only settings that are
        numbers have flips.
        """
        found = [row for one in self.axes if one.ordered for row in flips(self.found, one, self.winners(one.name))]
        return pd.DataFrame(found, columns=FLIPS)

    def winners(self, x: str | None = None, y: str | None = None, at: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """Return who wins where.

        Parameters
        ----------
        x, y : str, optional
            Full names of settings; by default the two that decide most which plan is best. With x alone, along x.
        at : mapping of str to object, optional
            Settings that are held still, and their values; the rest is averaged.

        Returns
        -------
        pandas.DataFrame
            See `sim.analysis.winners.winners`.

        Raises
        ------
        InputError
            If the study does not vary a setting, or has no such value.
        """
        return winners(self.found, self.map_axes(x, y), self.only(at), self.margin, self.level)

    def response(self, x: str, at: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """Return what each plan reaches along a setting, averaged over the others.

        Parameters
        ----------
        x : str
            Full name of the setting.
        at : mapping of str to object, optional
            Settings that are held still.

        Returns
        -------
        pandas.DataFrame
            A row for each theory, plan and level. Columns: theory, strategy, level (from 0), the setting, goal with
            goal_low and goal_high (interval of the mean, taken alone).

        Raises
        ------
        InputError
            If the study does not vary a setting, or has no such value.
        """
        return self._reached([axis(self.found, x)], at, range(len(self.found.plans)))

    def heat(self, strategy: str, settings: Sequence[str], at: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """Return what one plan reaches over some settings, averaged over the others.

        Parameters
        ----------
        strategy : str
            Name of the plan.
        settings : sequence of str
            Full names of settings.
        at : mapping of str to object, optional
            Settings that are held still.

        Returns
        -------
        pandas.DataFrame
            A row for each theory and combination of levels. Columns as in `response`, with each setting.

        Raises
        ------
        InputError
            If there is no such plan or setting.
        """
        check_choice("strategy", strategy, self.found.plans)
        axes = [axis(self.found, name, len(settings)) for name in settings]
        return self._reached(axes, at, [self.found.plans.index(strategy)])

    def _reached(self, axes: Sequence[Axis], at: Mapping[str, Any] | None, plans: Iterable[int]) -> pd.DataFrame:
        found, rows = self.found, []
        for theory, plan in product(range(len(found.theories)), plans):
            for part in cells(found, axes, self.only(at)):
                there = part.points[np.isfinite(found.goal[part.points, theory, plan]).any(axis=1)]
                if not len(there):
                    continue
                weights = np.full(len(there), 1 / len(there))
                told = contrast(weights, found.goal[there, theory, plan], found.met[there], *found.ends[there].T)
                ends = told.interval(self.level)
                who = {"theory": found.theories[theory], "strategy": found.plans[plan], "level": part.levels[0]}
                where = {one.name: one.labels[place] for one, place in zip(axes, part.levels, strict=True)}
                rows.append(who | where | {"goal": ends.mean, "goal_low": ends.low, "goal_high": ends.high})
        columns = ["theory", "strategy", "level", *(one.name for one in axes), "goal", "goal_low", "goal_high"]
        return pd.DataFrame(rows, columns=columns)

    def map_axes(self, x: str | None = None, y: str | None = None) -> list[Axis]:
        """Return the axes of a map.

        Parameters
        ----------
        x, y : str, optional
            As in `winners`.

        Returns
        -------
        list of Axis
            One or two.

        Raises
        ------
        InputError
            If the study does not vary a setting, or both are the same.
        """
        if x is not None and x == y:
            raise InputError(f"x and y are two settings, got {x!r} twice", field="y")
        free = [one.name for one in self.axes if one.name not in (x, y)]
        names = [x or free.pop(0)] if x or free else []
        names += [y] if y is not None else free[:1] if x is None else []
        if not names:
            raise InputError(
                "the study varies nothing, so there is no map: play one that does, as in grid.campaign.budget=10,20"
            )
        return [axis(self.found, name, len(names)) for name in names]

    def only(self, at: Mapping[str, Any] | None) -> NDArray[np.bool_] | None:
        """Return which points have some values.

        Parameters
        ----------
        at : mapping of str to object or None
            Settings and their values.

        Returns
        -------
        (points,) bool array or None
            None for all.

        Raises
        ------
        InputError
            If the study does not vary a setting, or has no such value.
        """
        if not at:
            return None
        there = np.ones(len(self.found.points), bool)
        for name, value in at.items():
            own = axis(self.found, name)
            if value not in own.values:
                told = ", ".join(own.labels)
                raise InputError(f"at.{name} is one of {told}, got {value}", field=f"at.{name}")
            there &= own.at == own.values.index(value)
        return there


def _decides(found: Found, own: Axis) -> float:
    """Return how far the differences between plans move along a setting; the goal itself where there is one plan."""
    means = np.full((len(own), len(found.theories), len(found.plans)), np.nan)
    for at, theory in np.ndindex(len(own), len(found.theories)):
        means[at, theory] = plan_means(found, np.flatnonzero(found.played & (own.at == at)), theory)
    pairs = [means[..., one] - means[..., other] for one, other in combinations(range(len(found.plans)), 2)]
    known = [one[np.isfinite(one).all(axis=1)] for one in pairs or [means[..., 0]]]
    return float(sum(one.var(axis=0).sum() for one in known if len(one)))
