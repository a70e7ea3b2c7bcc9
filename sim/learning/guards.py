"""Two guards without which weights lie: a free baseline, and days dealt out anew.

A common trend, or groups that differ, look like contagion to any theory of contagion. So contagion has to explain
what a pressure from outside that is free in each period, and in each group and period, does not; and who was
convinced after those they hear has to be more than chance deals out within a group.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.kernels import kernel
from sim.learning.history import History
from sim.luck import generator

SHUFFLES = 199
"""How often days are dealt out anew."""

_HALVINGS = 45


class Cells(NamedTuple):
    """Who was convinced, and who could have been, in each period (of each group).

    Parameters
    ----------
    start : (cells + 1,) int64 array
        Where the convinced of each cell begin.
    who : int64 array
        Their places among people who were not seeds.
    stayed : (cells,) int64 array
        How many were not convinced in the cell, though they could have been.
    """

    start: NDArray[np.int64]
    who: NDArray[np.int64]
    stayed: NDArray[np.int64]

    @classmethod
    def of(cls, end: NDArray[np.int64], convinced: NDArray[np.bool_], group: NDArray[np.int64]) -> Cells:
        """Return the cells of a history in which somebody was convinced.

        Parameters
        ----------
        end, convinced : (k,) array
            Last day on which each could be convinced, and whether they were.
        group : (k,) int64 array
            Whose pressure from outside a person shares.

        Returns
        -------
        Cells
            In the order of groups, then days.
        """
        days = int(end.max(initial=0)) + 1
        key = group * days + end
        who = np.flatnonzero(convinced)[np.argsort(key[convinced], kind="stable")]
        cells, first, count = np.unique(key[who], return_index=True, return_counts=True)
        leaves = np.bincount(key, minlength=(int(group.max(initial=0)) + 1) * days).reshape(-1, days)
        there = leaves[:, ::-1].cumsum(axis=1)[:, ::-1].reshape(-1)
        return cls(np.append(first, len(who)).astype(np.int64), who.astype(np.int64), there[cells] - count)


@kernel
def _free(cells: Any, at: Any, before: Any) -> Any:
    """Return the log likelihood of the convinced with the best pressure in each cell, and of who stayed under it."""
    total = 0.0
    for cell in range(cells.stayed.size):
        begin, end, stayed = cells.start[cell], cells.start[cell + 1], cells.stayed[cell]
        low, high = 0.0, 1.0
        for _ in range(_HALVINGS):  # the share that the pressure leaves over; the slope falls, so there is one best
            keep = (low + high) / 2.0
            slope = stayed / keep
            for place in range(begin, end):
                who = cells.who[place]
                slope -= at[who] / max(before[who] - keep * at[who], 1e-300)
            if slope > 0.0:
                low = keep
            else:
                high = keep
        if stayed > 0:
            total += stayed * np.log(low)
        for place in range(begin, end):
            who = cells.who[place]
            total += np.log(max(before[who] - low * at[who], 1e-300))
    return total


@dataclass(frozen=True, eq=False)
class Baseline:
    """Pressure from outside that is free in each period, and in each group and period.

    Parameters
    ----------
    parts : sequence of History
        Campaigns, each with pressures of its own.
    """

    parts: Sequence[History]

    @cached_property
    def _who(self) -> tuple[NDArray[np.int64], NDArray[np.bool_], list[NDArray[np.int64]]]:
        exposures = [one.exposure for one in self.parts]
        end = np.concatenate([one.end for one in exposures])
        convinced = np.concatenate(
            [part.days[one.people] >= 0 for part, one in zip(self.parts, exposures, strict=True)]
        )
        campaign = np.repeat(np.arange(len(self.parts)), [len(one.people) for one in exposures])
        group = np.concatenate([part.group[one.people] for part, one in zip(self.parts, exposures, strict=True)])
        both = np.unique(np.stack([campaign, group]), axis=1, return_inverse=True)[1].reshape(-1)
        return end, convinced, [campaign.astype(np.int64), both.astype(np.int64)]

    @cached_property
    def _cells(self) -> list[Cells]:
        end, convinced, kinds = self._who
        alike = kinds[:1] if np.array_equal(kinds[0], kinds[1]) else kinds  # one group each: both are the same
        return [Cells.of(end, convinced, kind) for kind in alike]

    def fitted(self, at: NDArray[np.float64], before: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the log likelihood with the best pressures.

        Parameters
        ----------
        at, before : (k,) float64 array
            As `survival` returns them, of all campaigns one after the other.

        Returns
        -------
        (2,) float64 array
            With pressures by period, and by group and period.
        """
        left = at[~self._who[1]]
        stays = float(np.log(np.maximum(left, 1e-300)).sum())
        found = [_free(cells, at, before) + stays for cells in self._cells]
        return np.array([found[0], found[-1]])

    @cached_property
    def alone(self) -> NDArray[np.float64]:
        """The log likelihood without any contagion, (2,) float64."""
        ones = np.ones(len(self._who[0]))
        return self.fitted(ones, ones)


def shuffled(parts: Sequence[History], root_seed: int, shuffles: int = SHUFFLES) -> float:
    """Return how often chance alone makes people be convinced as much after those they hear.

    Parameters
    ----------
    parts : sequence of History
        Past campaigns on one network.
    root_seed : int
        Address of the luck.
    shuffles : int
        How often days are dealt out anew among the people of a group who were not seeds, convinced or not.

    Returns
    -------
    float
        In (0, 1]: the share of deals, the real one included, in which the convinced had heard at least as many,
        compared with those of their group who could have been convinced on the same day; counts as logarithms.
    """
    luck, found = generator(root_seed, "calibrate-shuffle"), np.zeros(shuffles + 1)
    for one in parts:
        days = one.days.copy()
        free = np.flatnonzero(days != 0)
        order = free[np.argsort(one.group[free], kind="stable")]
        ends = np.cumsum(np.bincount(one.group[free]))
        ties = one.group, one.network.start, one.network.listener
        room = np.empty(one.network.n, np.int64), np.empty((2, one.groups))
        for deal in range(shuffles + 1):
            found[deal] += _after(days, _by_day(days), *ties, *room)
            days[order] = np.concatenate([luck.permutation(part) for part in np.split(one.days[order], ends[:-1])])
    return float((found >= found[0] - 1e-9).mean())


def _by_day(days: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return who was convinced, in the order of days."""
    order = np.argsort(days, kind="stable")
    return order[np.searchsorted(days[order], 0) :]


@kernel
def _after(days: Any, order: Any, group: Any, start: Any, listener: Any, count: Any, sums: Any) -> Any:
    """Return how much more the convinced had heard than others of their group who could have been convinced."""
    count[:] = 0
    sums[:] = 0.0
    for person in range(days.size):
        sums[1, group[person]] += days[person] != 0
    total, begin = 0.0, 0
    while begin < order.size:
        end, day = begin, days[order[begin]]
        while end < order.size and days[order[end]] == day:
            end += 1
        total += _compared(order[begin:end], group, count, sums) if day > 0 else 0.0
        for person in order[begin:end]:
            for tie in range(start[person], start[person + 1]):
                other = listener[tie]
                if days[other] < 0 or days[other] > day:
                    sums[0, group[other]] += np.log1p(count[other] + 1.0) - np.log1p(count[other] * 1.0)
                count[other] += 1
        begin = end
    return total


@kernel
def _compared(convinced: Any, group: Any, count: Any, sums: Any) -> Any:
    """Return how much more those convinced on one day had heard, and take them away from who can be convinced."""
    total = 0.0
    for person in convinced:
        total += np.log1p(count[person] * 1.0) - sums[0, group[person]] / sums[1, group[person]]
    for person in convinced:
        sums[0, group[person]] -= np.log1p(count[person] * 1.0)
        sums[1, group[person]] -= 1.0
    return total
