"""People by day over all worlds: sums, and as many of the curves themselves as may be kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.study.measures import around

Counts = NDArray[np.int32]
Kept = tuple[int, list[Counts]]
"""A world, and the curves of each theory and strategy in it."""

ROWS = 10**7
"""Most rows of curves that are kept; above, those of every second world, every fourth, and so on."""


@dataclass(frozen=True, eq=False)
class Curves:
    """People by day, over all blocks.

    Parameters
    ----------
    blocks, worlds_per_block : int
        Number of blocks, and of worlds in each.
    sums : (theories, strategies, 3, days) float64 array
        People aware, convinced and buying by the end of each day, added up over worlds; each world
        stays as it ended.
    goal, squares : (theories, strategies, days) float64 array
        The goal's people by day, added up over the worlds of a block: the sum over blocks, and the
        sum of squares.
    step : int
        The curves themselves are kept of worlds whose number is a multiple of this.
    kept : tuple of (world, list of (3, days) int32 arrays)
        These, for each theory and strategy.
    most : int
        Rows that may be kept.
    """

    blocks: int
    worlds_per_block: int
    sums: NDArray[np.float64]
    goal: NDArray[np.float64]
    squares: NDArray[np.float64]
    step: int = 1
    kept: tuple[Kept, ...] = ()
    most: int = 0

    @property
    def days(self) -> int:
        """Days of the longest run, day 0 included."""
        return int(self.sums.shape[-1])

    @property
    def worlds(self) -> NDArray[np.int64]:
        """The worlds whose curves are kept, (kept,) int64."""
        return np.array([world for world, _ in self.kept], np.int64)

    @property
    def mean(self) -> NDArray[np.float64]:
        """The goal's people by day, (theories, strategies, days) float64."""
        means: NDArray[np.float64] = self.goal / (self.blocks * self.worlds_per_block)
        return means

    def band(self, theory: int, strategy: int, people: float) -> NDArray[np.float64]:
        """Return the 95 % interval of the goal's people by day.

        Parameters
        ----------
        theory, strategy : int
            Places of the theory and the strategy, from 0.
        people : float
            How many could count.

        Returns
        -------
        (2, days) float64 array
            Lower and upper ends.
        """
        blocks, total = self.blocks, self.goal[theory, strategy]
        spread = np.maximum(self.squares[theory, strategy] - total * total / blocks, 0.0)
        error = np.sqrt(spread / max(blocks - 1, 1) / blocks) / self.worlds_per_block
        mean = self.mean[theory, strategy]
        found = [around(*of, blocks - 1, blocks, 0.95, (0.0, people)) for of in zip(mean, error, strict=True)]
        return np.array([[one.low for one in found], [one.high for one in found]])

    @property
    def arrays(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays by name, to be written to a file."""
        runs = [run for _, world in self.kept for run in world]
        return {
            "curves": np.array([self.blocks, self.worlds_per_block, self.step, self.most], np.int64),
            "curves_sums": self.sums,
            "curves_goal": self.goal,
            "curves_squares": self.squares,
            "curves_world": self.worlds,
            "curves_days": np.array([run.shape[1] for run in runs], np.int64),
            "curves_counts": np.concatenate([np.zeros((3, 0), np.int32), *runs], axis=1),
        }

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Curves:
        """Return the curves that arrays hold.

        Parameters
        ----------
        arrays : mapping of str to array
            Arrays by name, as the property `arrays` gives them.

        Returns
        -------
        Curves
            Equal to the ones they came from.

        Raises
        ------
        KeyError
            If one is missing.
        """
        blocks, worlds_per_block, step, most = arrays["curves"].tolist()
        sums, goal, squares = (arrays[f"curves_{name}"] for name in ("sums", "goal", "squares"))
        runs = np.split(arrays["curves_counts"], np.cumsum(arrays["curves_days"])[:-1], axis=1)
        plays = sums.shape[0] * sums.shape[1]
        worlds = enumerate(arrays["curves_world"].tolist())
        kept = tuple((world, list(runs[place * plays : (place + 1) * plays])) for place, world in worlds)
        return cls(blocks, worlds_per_block, sums, goal, squares, step, kept, most)

    def only(self, places: Sequence[int]) -> Curves:
        """Return the curves of some plans.

        Parameters
        ----------
        places : sequence of int
            Which plans along the second axis, in the order wanted.

        Returns
        -------
        Curves
            Of the same worlds.
        """
        plans, own = self.sums.shape[1], list(places)
        keep = [theory * plans + place for theory in range(self.sums.shape[0]) for place in own]
        kept = tuple((world, [runs[one] for one in keep]) for world, runs in self.kept)
        return replace(self, sums=self.sums[:, own], goal=self.goal[:, own], squares=self.squares[:, own], kept=kept)

    def joined(self, more: Curves) -> Curves:
        """Return these and the curves of other worlds.

        Parameters
        ----------
        more : Curves
            Of the worlds that follow.

        Returns
        -------
        Curves
            Added up; of the curves themselves no more than may be kept.
        """
        days = max(self.days, more.days)
        sums, goal, squares = (
            stretched(getattr(self, name), days) + stretched(getattr(more, name), days)
            for name in ("sums", "goal", "squares")
        )
        plays = self.sums.shape[0] * self.sums.shape[1]
        step, kept = thinned([*self.kept, *more.kept], max(self.step, more.step), self.most // (plays * days))
        return Curves(
            self.blocks + more.blocks, self.worlds_per_block, sums, goal, squares, step, tuple(kept), self.most
        )


def thinned(kept: list[Kept], step: int, most: int) -> tuple[int, list[Kept]]:
    """Return the kept worlds whose number is a multiple of a step, doubled until they are few enough.

    Parameters
    ----------
    kept : list of (world, list of arrays)
        In the order of worlds.
    step : int
        1 or more.
    most : int
        How many worlds may be kept.

    Returns
    -------
    tuple of int and list
        The step, and the worlds that are left.
    """
    left = [one for one in kept if one[0] % step == 0]
    while len(left) > most:
        step *= 2
        left = [one for one in left if one[0] % step == 0] if most else []
    return step, left


def stretched(values: NDArray[np.float64], days: int) -> NDArray[np.float64]:
    """Return sums by day up to a later day, on which all stay as they were on the last.

    Parameters
    ----------
    values : (..., days) float64 array
        Totals by the end of each day.
    days : int
        At least as many.

    Returns
    -------
    (..., days) float64 array
        Padded with the last.
    """
    more = days - values.shape[-1]
    return values if more == 0 else np.pad(values, [(0, 0)] * (values.ndim - 1) + [(0, more)], mode="edge")
