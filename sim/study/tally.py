"""Adds up worlds as they are played, so that no more is kept of them than `Runs` hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import padded
from sim.study.curves import Counts, Curves, Kept, stretched, thinned
from sim.study.runs import Runs


class Played(NamedTuple):
    """What was counted in one world.

    Parameters
    ----------
    counts : list of (3, days) int32 array
        For each theory and strategy: people aware, convinced and buying by the end of each day.
    targets : list of (3, days) int32 array
        The same of those who count for the goal; empty if that is everybody.
    cost : (theories, strategies) float64 array
        Fees of those approached, and the fixed cost.
    heads : (theories, strategies) int64 array
        How many were approached.
    seeds : (theories, strategies) int64 array
        How many were convinced by it.
    invited : (theories, strategies, 2, 2) int32 array or None
        As in `Runs`, of this world.
    present : (theories, strategies, 2) float64 array or None
        As in `Runs`, of this world.
    """

    counts: list[Counts]
    targets: list[Counts]
    cost: NDArray[np.float64]
    heads: NDArray[np.int64]
    seeds: NDArray[np.int64]
    invited: Counts | None = None
    present: NDArray[np.float64] | None = None


@dataclass
class Tally:
    """Adds up worlds as they are played, in the order of worlds.

    Parameters
    ----------
    names : tuple of (tuple of str, tuple of str)
        Of theories, and of plans.
    first, worlds, worlds_per_block : int
        The first world, how many there will be, and how many share a network.
    by : int or None
        Day by whose end the goal counts.
    measure : int
        The goal's row of counts.
    rows : int
        Rows of curves to keep at most.
    own_targets : bool
        Whether the goal counts others than everybody in the end.
    own_invited : bool
        Whether those approached are counted apart.
    own_present : bool
        Whether buyers are counted with interest.
    step, kept
        As in `Curves`, as far as it has come.
    """

    names: tuple[tuple[str, ...], tuple[str, ...]]
    first: int
    worlds: int
    worlds_per_block: int
    by: int | None
    measure: int
    rows: int
    own_targets: bool = False
    own_invited: bool = False
    own_present: bool = False
    step: int = 1
    kept: list[Kept] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.shape = (len(self.names[0]), len(self.names[1]))
        size = (*self.shape, self.worlds)
        self.final, self.half = np.zeros((*size, 3), np.int32), np.zeros(size, np.int16)
        self.targets = np.zeros((*size, 3), np.int32) if self.own_targets else self.final
        self.cost, self.heads = np.zeros(size), np.zeros(size, np.int32)
        self.invited = np.zeros((*size, 2, 2), np.int32) if self.own_invited else None
        self.present = np.zeros((*size, 2)) if self.own_present else None
        self.sums, self.goal, self.squares = (np.zeros((*self.shape, *more, 1)) for more in ((3,), (), ()))
        self.done = 0

    def add(self, block: list[Played]) -> None:
        """Add the worlds of one block.

        Parameters
        ----------
        block : list of Played
            In the order of worlds.
        """
        days = max(self.sums.shape[-1], *(run.shape[1] for world in block for run in world.counts))
        self.sums, self.goal, self.squares = (stretched(one, days) for one in (self.sums, self.goal, self.squares))
        within = np.zeros((*self.shape, days))
        for world in block:
            self._add(world, within)
        self.goal += within
        self.squares += within * within

    def _add(self, world: Played, within: NDArray[np.float64]) -> None:
        place, days = self.done, within.shape[-1]
        counts = padded(world.counts, days)
        targets = padded(world.targets, days) if world.targets else counts
        self.final[:, :, place] = counts[:, :, -1].reshape(*self.shape, 3)
        self.half[:, :, place] = day_of_half(counts[:, 1], world.seeds.ravel()).reshape(self.shape)
        if self.own_targets:
            day = days - 1 if self.by is None else min(self.by, days - 1)
            self.targets[:, :, place] = targets[:, :, day].reshape(*self.shape, 3)
        self.sums += counts.reshape(*self.shape, 3, days)
        within += targets[:, self.measure].reshape(*self.shape, days)
        self.cost[:, :, place], self.heads[:, :, place] = world.cost, world.heads
        if self.invited is not None and world.invited is not None:
            self.invited[:, :, place] = world.invited
        if self.present is not None and world.present is not None:
            self.present[:, :, place] = world.present
        if self.rows and (self.first + place) % self.step == 0:
            self.kept.append((self.first + place, world.counts))
            if len(self.kept) * len(counts) * days > self.rows:
                self.step, self.kept = thinned(self.kept, self.step, self.rows // (len(counts) * days))
        self.done += 1

    def runs(self, approached: NDArray[np.int64]) -> Runs:
        """Return what was added up.

        Parameters
        ----------
        approached : (plans, people) int64 array
            As in `Runs`.

        Returns
        -------
        Runs
            Of all worlds.
        """
        blocks = self.worlds // self.worlds_per_block
        curves = Curves(
            blocks, self.worlds_per_block, self.sums, self.goal, self.squares, self.step, tuple(self.kept), self.rows
        )
        return Runs(
            *self.names,
            self.final,
            self.targets,
            self.half,
            self.cost,
            self.heads,
            approached,
            curves,
            self.invited,
            self.present,
        )


def day_of_half(convinced: Counts, seeds: NDArray[np.int64]) -> NDArray[np.int16]:
    """Return the first day with at least half of the final number of convinced people.

    Parameters
    ----------
    convinced : (runs, days) integer array
        People convinced by the end of each day, seeds included.
    seeds : (runs,) integer array
        How many of them were convinced by being approached.

    Returns
    -------
    (runs,) int16 array
        -1 where nobody but seeds was convinced.
    """
    final = convinced[..., -1]
    day = (2 * convinced >= final[..., np.newaxis]).argmax(axis=-1)
    return np.where(final > seeds, day, -1).astype(np.int16)
