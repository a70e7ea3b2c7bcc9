"""What is kept of the worlds that were played: a few numbers of each, and curves by day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import MEASURES
from sim.errors import check_choice, check_whole
from sim.study.curves import Counts, Curves

_ARRAYS = ("final", "half", "cost", "heads", "approached")
_SOME = ("invited", "present")
"""What is not always there."""


@dataclass(frozen=True, eq=False)
class Runs:
    """What was counted in some worlds.

    Parameters
    ----------
    theories, plans : tuple of str
        Names along the first two axes.
    final : (theories, strategies, worlds, 3) int32 array
        People aware, convinced and buying in the end, seeds included.
    targets : (theories, strategies, worlds, 3) int32 array
        The same of those who count for the goal, by the end of the day that counts; `final` itself if
        that is everybody in the end.
    half : (theories, strategies, worlds) int16 array
        First day with at least half of the people convinced in the end; -1 where only seeds are.
    cost : (theories, strategies, worlds) float64 array
        Fees of those approached, and the fixed cost.
    heads : (theories, strategies, worlds) int32 array
        How many were approached.
    approached : (plans, people) int64 array
        In how many worlds each person was approached; of the first network where they are drawn.
    curves : Curves
        People by day.
    invited : (theories, strategies, worlds, 2, 2) int32 array or None
        Of the people whom the plan approaches in the world and who count for the goal, how many are convinced, and how
        many buy, by the day that counts: in its own play, and in that of the plan that approaches nobody. None where
        there is no such plan.
    present : (theories, strategies, worlds, 2) float64 array or None
        Buyers who are served, of `targets` and of `final`, each counted as what a later day's revenue is worth on
        day 0. None where there is no discount.
    """

    theories: tuple[str, ...]
    plans: tuple[str, ...]
    final: Counts
    targets: Counts
    half: NDArray[np.int16]
    cost: NDArray[np.float64]
    heads: Counts
    approached: NDArray[np.int64]
    curves: Curves
    invited: Counts | None = None
    present: NDArray[np.float64] | None = None

    @property
    def worlds(self) -> int:
        """How many were played."""
        return int(self.final.shape[2])

    def at(self, theory: str, plan: str) -> tuple[int, int]:
        """Return where something stands along the first two axes.

        Parameters
        ----------
        theory, plan : str
            Names of a theory and a plan.

        Returns
        -------
        tuple of int
            Places.

        Raises
        ------
        InputError
            If there is no such theory or plan.
        """
        check_choice("theory", theory, self.theories)
        check_choice("plan", plan, self.plans)
        return self.theories.index(theory), self.plans.index(plan)

    def people(self, theory: str, plan: str, measure: str = "convinced", day: int | None = None) -> Counts:
        """Return how many people there were in each world.

        Parameters
        ----------
        theory, plan : str
            Names of a theory and a plan.
        measure : {"aware", "convinced", "buyers"}
            What is counted.
        day : int or None
            By the end of which day, 0 or more; None is in the end.

        Returns
        -------
        (worlds,) int32 array
            People, seeds included; by day of those worlds whose curves are kept, usually all (see `Curves.worlds`).

        Raises
        ------
        InputError
            If there is no such theory, plan or measure.
        """
        measure = check_choice("measure", measure, MEASURES)
        row, at = MEASURES.index(measure), self.at(theory, plan)
        if day is None:
            found: Counts = self.final[at][:, row]
            return found
        day, place = check_whole("day", day, 0), at[0] * len(self.plans) + at[1]
        runs = [world[place] for _, world in self.curves.kept]
        return np.array([run[row, min(day, run.shape[1] - 1)] for run in runs], np.int32)

    @property
    def arrays(self) -> dict[str, NDArray[Any]]:
        """All that is counted as arrays by name, to be written to a file."""
        own = {name: getattr(self, name) for name in _ARRAYS}
        if self.targets is not self.final:
            own["targets"] = self.targets
        own |= {name: getattr(self, name) for name in _SOME if getattr(self, name) is not None}
        names = {"theories": np.array(self.theories, np.str_), "plans": np.array(self.plans, np.str_)}
        return names | own | self.curves.arrays

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Runs:
        """Return the runs that arrays hold.

        Parameters
        ----------
        arrays : mapping of str to array
            Arrays by name, as the property `arrays` gives them.

        Returns
        -------
        Runs
            Equal to the ones they came from.

        Raises
        ------
        KeyError
            If one is missing.
        """
        own = {name: arrays[name] for name in _ARRAYS}
        theories, plans = (tuple(arrays[name].tolist()) for name in ("theories", "plans"))
        targets = arrays.get("targets", own["final"])
        some: dict[str, Any] = {name: arrays.get(name) for name in _SOME}
        return cls(theories, plans, targets=targets, curves=Curves.of_arrays(arrays), **own, **some)

    def only(self, plans: Sequence[str], ranked: Sequence[int]) -> Runs:
        """Return what was counted of some plans.

        Parameters
        ----------
        plans : sequence of str
            Names of the plans, in the order wanted.
        ranked : sequence of int
            Their rows of `approached`.

        Returns
        -------
        Runs
            Of the same worlds.
        """
        own = [self.plans.index(name) for name in plans]
        part = {name: getattr(self, name)[:, own] for name in ("final", "half", "cost", "heads")}
        targets = part["final"] if self.targets is self.final else self.targets[:, own]
        approached = self.approached[list(ranked)]
        some: dict[str, Any] = {name: _each(lambda array: array[:, own], getattr(self, name)) for name in _SOME}
        return Runs(
            self.theories,
            tuple(plans),
            **part,
            targets=targets,
            approached=approached,
            curves=self.curves.only(own),
            **some,
        )

    def joined(self, more: Runs) -> Runs:
        """Return these and more worlds.

        Parameters
        ----------
        more : Runs
            Of the worlds that follow.

        Returns
        -------
        Runs
            These first.
        """
        both = {
            name: np.concatenate([getattr(self, name), getattr(more, name)], axis=2)
            for name in ("final", "half", "cost", "heads")
        }
        same = self.targets is self.final
        targets = both["final"] if same else np.concatenate([self.targets, more.targets], axis=2)
        some: dict[str, Any] = {
            name: _each(lambda *two: np.concatenate(two, axis=2), getattr(self, name), getattr(more, name))
            for name in _SOME
        }
        return Runs(
            self.theories,
            self.plans,
            **both,
            targets=targets,
            approached=self.approached + more.approached,
            curves=self.curves.joined(more.curves),
            **some,
        )


def _each(change: Callable[..., Any], *arrays: Any) -> Any:
    """Return what becomes of arrays that are not always there."""
    return None if arrays[0] is None else change(*arrays)


def bytes_of(worlds: int, plays: int, own_targets: bool, own_invited: bool = False, own_present: bool = False) -> int:
    """Return how much memory `Runs` take, curves aside.

    Parameters
    ----------
    worlds, plays : int
        How many, and how many theories times strategies in each.
    own_targets : bool
        Whether the goal counts others than everybody in the end.
    own_invited : bool
        Whether those approached are counted apart.
    own_present : bool
        Whether buyers are counted with interest.

    Returns
    -------
    int
        Bytes.
    """
    return worlds * plays * (12 + 12 * own_targets + 16 * own_invited + 16 * own_present + 2 + 8 + 4)
