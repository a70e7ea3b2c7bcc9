"""Past campaigns on one network, as all theories are held against them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.learning.guards import Baseline
from sim.learning.history import History
from sim.learning.laws import Spoken
from sim.learning.survival import survival
from sim.people import People

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Past:
    """Past campaigns, as all theories are held against them.

    Parameters
    ----------
    parts : sequence of History
        Each on the same network.
    people : People
        What is known of people.
    fold : (n,) int64 array
        In which tenth each person is left out.
    """

    parts: Sequence[History]
    people: People
    fold: NDArray[np.int64]

    @cached_property
    def end(self) -> NDArray[np.int64]:
        """Last day on which each person who was no seed could be convinced, campaigns one after the other."""
        return np.concatenate([one.exposure.end for one in self.parts])

    @cached_property
    def convinced(self) -> NDArray[np.bool_]:
        """Whether they were."""
        return np.concatenate([one.days[one.exposure.people] >= 0 for one in self.parts])

    @cached_property
    def folds(self) -> NDArray[np.int64]:
        """In which tenth they are left out."""
        return np.concatenate([self.fold[one.exposure.people] for one in self.parts])

    @cached_property
    def baseline(self) -> Baseline:
        """Pressure from outside that is free."""
        return Baseline(self.parts)

    def survival(self, spoken: Spoken | None) -> tuple[Numbers, Numbers]:
        """Return what `sim.learning.survival.survival` does, of all campaigns.

        Parameters
        ----------
        spoken : Spoken or None
            What a theory says; None is no word of mouth at all.

        Returns
        -------
        tuple of (k,) float64 array
            One campaign after the other.
        """
        if spoken is None:
            ones = np.ones(len(self.end))
            return ones, ones
        at, before = zip(*(survival(one.exposure, spoken) for one in self.parts), strict=True)
        return np.concatenate(at), np.concatenate(before)
