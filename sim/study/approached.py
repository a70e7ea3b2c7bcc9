"""Those whom a plan approaches: how many are convinced and buy, and how many would if nobody were approached."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.study.curves import Counts


class Approached:
    """Counts the people whom plans approach, in one world: in a plan's own play, and in that of nobody.

    Parameters
    ----------
    plans : int
        How many there are; plays are numbered theory by theory, in their order.
    nobody : int or None
        Place of the plan that approaches nobody. Without one, nothing is counted.
    by : int or None
        Day by whose end people count; None is the last.
    segment : (n,) bool array or None
        Who counts; None is everybody.
    """

    def __init__(
        self, plans: int, nobody: int | None, by: int | None = None, segment: NDArray[np.bool_] | None = None
    ) -> None:
        self.plans, self.nobody, self.by, self.segment = plans, nobody, by, segment
        self._own: dict[int, tuple[NDArray[np.int64], list[int]]] = {}
        self._alone: dict[int, tuple[NDArray[np.int16], NDArray[np.bool_]]] = {}

    def add(self, place: int, days: NDArray[np.int16], buys: NDArray[np.bool_], people: NDArray[np.int64]) -> None:
        """Count those approached in a plan's own play.

        Parameters
        ----------
        place : int
            Number of the play.
        days : (n,) int16 array
            Day of conviction, -1 never; copied where it is needed later.
        buys : (n,) bool array
            Who buys once convinced.
        people : (k,) int64 array
            Who is approached.
        """
        if self.nobody is None:
            return
        self._own[place] = people, self._counted(days, buys, people)
        if place % self.plans == self.nobody:
            self._alone[place // self.plans] = days.copy(), buys

    def counts(self, shape: tuple[int, ...]) -> Counts | None:
        """Return what was counted.

        Parameters
        ----------
        shape : tuple of int
            How many theories and plans; all have been added.

        Returns
        -------
        (theories, plans, 2, 2) int32 array or None
            As `Runs.invited`, of this world.
        """
        if self.nobody is None:
            return None
        found = [
            (own, self._counted(*self._alone[place // self.plans], people))
            for place, (people, own) in sorted(self._own.items())
        ]
        return np.array(found, np.int32).reshape(*shape, 2, 2)

    def _counted(self, days: NDArray[np.int16], buys: NDArray[np.bool_], people: NDArray[np.int64]) -> list[int]:
        """Return how many of some people are convinced and count, and how many of these buy."""
        own = people if self.segment is None else people[self.segment[people]]
        convinced = days[own] >= 0
        if self.by is not None:
            convinced &= days[own] <= self.by
        return [int(np.count_nonzero(convinced)), int(np.count_nonzero(convinced & buys[own]))]
