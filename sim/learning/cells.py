"""Cells of a prior: a box of settings cut into cells, and the smaller box in which the posterior lies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

KEPT = 1e-4
"""Cells at the edge that hold less of the posterior are left aside where cells become smaller."""


@dataclass(frozen=True)
class Axis:
    """One setting, from low to high, cut into cells.

    Parameters
    ----------
    name : str
        Of the setting.
    edges : tuple of float
        Of the cells, rising; of a whole number, its values.
    whole : tuple of float
        The whole range: lowest and highest value.
    scale : {"log", "even", "whole"}
        Whether ratios are as likely, or differences, or whole numbers.
    """

    name: str
    edges: tuple[float, ...]
    whole: tuple[float, float]
    scale: str = "even"

    @classmethod
    def of(cls, name: str, low: float, high: float, scale: str, cells: int) -> Axis:
        """Return an axis over a whole range.

        Parameters
        ----------
        name, scale : str
            As in the class.
        low, high : float
            Ends of the range; above 0 where ratios are as likely.
        cells : int
            How many there are, 1 or more; whole numbers have one each.

        Returns
        -------
        Axis
            Of cells that are as likely.
        """
        if scale == "whole":
            return cls(name, tuple(np.arange(low, high + 1).tolist()), (low, high), scale)
        return cls(name, (low, high), (low, high), scale)._cut(low, high, cells)

    @cached_property
    def cells(self) -> int:
        """How many cells there are."""
        return len(self.edges) - (self.scale != "whole")

    @cached_property
    def middles(self) -> Numbers:
        """The value in the middle of each cell."""
        edges = np.array(self.edges)
        if self.scale == "whole":
            return edges
        middles: Numbers = self._back((self._to(edges[1:]) + self._to(edges[:-1])) / 2)
        return middles

    @cached_property
    def share(self) -> float:
        """The share of the prior in each cell."""
        if self.scale == "whole":
            return 1 / (self.whole[1] - self.whole[0] + 1)
        low, high = self._to(np.array(self.whole))
        first, last = self._to(np.array([self.edges[0], self.edges[-1]]))
        return float((last - first) / (high - low) / self.cells)

    def narrowed(self, mass: Numbers) -> Axis:
        """Return the axis around the cells that hold the posterior, one more on each side.

        Parameters
        ----------
        mass : (cells,) float64 array
            Share of the posterior in each cell.

        Returns
        -------
        Axis
            With as many cells, within the whole range.
        """
        held = np.flatnonzero(mass > KEPT)
        first, last = int(held[0]), int(held[-1])
        if self.scale == "whole":
            return replace(self, edges=self.edges[max(first - 1, 0) : last + 2])
        at = self._to(np.array(self.edges))
        low, high = self._to(np.array(self.whole))
        width = at[1] - at[0]
        begin, end = max(at[first] - width, low), min(at[last + 1] + width, high)
        ends = self._back(np.array([begin, end]))
        return self._cut(float(ends[0]), float(ends[1]), self.cells)

    def _cut(self, low: float, high: float, cells: int) -> Axis:
        first, last = self._to(np.array([low, high]))
        edges = self._back(np.linspace(float(first), float(last), cells + 1))
        return replace(self, edges=(low, *edges[1:-1].tolist(), high))

    def _to(self, values: Numbers) -> Numbers:
        return np.log(values) if self.scale == "log" else values

    def _back(self, values: Numbers) -> Numbers:
        return np.exp(values) if self.scale == "log" else values


@dataclass(frozen=True)
class Box:
    """Cells of several settings.

    Parameters
    ----------
    axes : tuple of Axis
        One for each setting.
    """

    axes: tuple[Axis, ...]

    @cached_property
    def shape(self) -> tuple[int, ...]:
        """Cells of each axis."""
        return tuple(one.cells for one in self.axes)

    @cached_property
    def share(self) -> float:
        """The share of the prior in each cell."""
        return float(np.prod([one.share for one in self.axes]))

    def narrowed(self, mass: Numbers) -> Box:
        """Return the box around the cells that hold the posterior.

        Parameters
        ----------
        mass : float64 array of `shape`
            Share of the posterior in each cell.

        Returns
        -------
        Box
            With as many cells, each smaller or as large.
        """
        every = range(len(self.axes))
        margins = [mass.sum(axis=tuple(other for other in every if other != one)) for one in every]
        return Box(tuple(axis.narrowed(margin) for axis, margin in zip(self.axes, margins, strict=True)))

    def outside(self, inner: Box) -> NDArray[np.bool_]:
        """Return which cells have their middle outside another box.

        Parameters
        ----------
        inner : Box
            Of the same settings.

        Returns
        -------
        bool array of `shape`
            True for those that are not in it.
        """
        inside = np.ones(self.shape, np.bool_)
        for place, (axis, other) in enumerate(zip(self.axes, inner.axes, strict=True)):
            held = (axis.middles >= other.edges[0]) & (axis.middles <= other.edges[-1])
            inside &= held.reshape([-1 if place == one else 1 for one in range(len(self.axes))])
        return ~inside
