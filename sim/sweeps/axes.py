"""The points of a study: combinations of values, samples of ranges, rows of a table, or all of these crossed."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import yaml  # type: ignore[import-untyped]
from numpy.typing import NDArray

from sim.errors import InputError
from sim.reading import decoded, path_of
from sim.tasks.declared import kind_of

Point = dict[str, Any]
"""Values by the full name of each setting, as on the command line."""

LOG = "log"
"""Stands third beside the ends of a range that is sampled on a logarithmic scale."""

SAMPLED = ("latin", "sobol", "saltelli")
"""Ways to sample ranges."""

MOST = 10_000_000
"""Points of a study at most."""


@dataclass(frozen=True)
class Axes:
    """What is varied in a study.

    Parameters
    ----------
    grid : mapping of str to sequence
        Values by setting; each combination is a point.
    latin, sobol : mapping of str to sequence
        The lower and upper end of each setting that is sampled, by a Latin hypercube or a scrambled Sobol sequence; a
        third entry "log" samples its logarithm. One of both.
    saltelli : mapping of str to sequence
        The ends likewise. Between two samples A and B of a Sobol sequence stands what tells how much each setting
        matters: A with one setting from B (Saltelli et al. 2010). So there are points times (settings + 2) points.
    points : int or None
        How many samples; needed with each of the three, a power of 2 for `saltelli`.
    table : path or None
        A CSV file whose columns are settings and whose rows are points.
    seed : int
        Of the samples; with the same one, the same samples.
    """

    grid: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    latin: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    sobol: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    saltelli: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    points: int | None = None
    table: str | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        sampled = [name for name in SAMPLED if getattr(self, name)]
        if len(sampled) > 1:
            raise InputError(f"{' and '.join(sampled)} are ways to sample: give one of them", field=sampled[0])
        if sampled and self.points is None:
            raise InputError("points is how many samples are taken, 1 or more: write points=64", field="points")
        if self.points is not None and not sampled:
            ways = ", ".join(SAMPLED)
            raise InputError(f"points is for {ways}; a grid and a table say how many there are", field="points")
        for key, values in self.grid.items():
            _check_values(f"grid.{key}", values)
        for name in sampled:
            for key, ends in getattr(self, name).items():
                _check_ends(f"{name}.{key}", ends)
        if self.saltelli:
            self._check_saltelli(int(self.points or 0))

    def _check_saltelli(self, count: int) -> None:
        if count & (count - 1):
            near = 1 << count.bit_length()
            raise InputError(
                f"points is a power of 2 with saltelli, got {count:,}: write points={near}", field="points"
            )
        if self.grid or self.table is not None:
            other = "grid" if self.grid else "table"
            raise InputError(f"saltelli stands alone, got {other} too: vary these settings in saltelli", field=other)

    @property
    def keys(self) -> list[str]:
        """The settings that are varied, in the order of the columns of a study's table."""
        return [*self.grid, *self.ranges, *(self._rows[0] if self._rows else ())]

    @property
    def ranges(self) -> Mapping[str, Sequence[Any]]:
        """The ends of each setting that is sampled."""
        return self.latin or self.sobol or self.saltelli

    @cached_property
    def _rows(self) -> list[Point]:
        return [] if self.table is None else _read(self.table)

    def all(self) -> list[Point]:
        """Return all points, in an order in which each beginning of the study is balanced.

        Returns
        -------
        list of dict
            In any first part each value of each setting of the grid, each sample and each row of the table stands
            as often as any other, or once more or less. A point without settings where nothing is varied.

        Raises
        ------
        InputError
            If a setting is varied twice, the table cannot be read, or there are too many points.
        """
        rows = self._rows
        keys = [*self.grid, *self.ranges, *(rows[0] if rows else ())]
        if twice := next((key for place, key in enumerate(keys) if key in keys[:place]), None):
            raise InputError(f"{twice} is varied twice: leave it out of grid, {', '.join(SAMPLED)} or table")
        parts: list[Sequence[Point]] = [[{key: value} for value in values] for key, values in self.grid.items()]
        if self.ranges:
            parts.append(self._samples())
        if rows:
            parts.append(rows)
        count = math.prod(map(len, parts))
        if count > MOST:
            raise InputError(f"a study has at most {MOST:,} points, got {count:,}")
        return [
            {key: value for part, place in zip(parts, places, strict=True) for key, value in part[place].items()}
            for places in balanced([len(part) for part in parts])
        ]

    def alone(self) -> Iterator[Point]:
        """Yield each value by itself: all of grid and table, and the ends of what is sampled.

        Yields
        ------
        dict
            One setting and its value.
        """
        for key, values in self.grid.items():
            yield from ({key: value} for value in values)
        for key, ends in self.ranges.items():
            yield from ({key: end} for end in ends[:2])
        for key in self._rows[0] if self._rows else ():
            told = {text_of(row[key]): row[key] for row in self._rows}
            yield from ({key: value} for value in told.values())

    def _samples(self) -> list[Point]:
        from scipy.stats import qmc  # takes a third of a second to import

        count, width = int(self.points or 0), len(self.ranges)
        generator = np.random.default_rng(self.seed)
        if self.saltelli:
            unit = _mixed(qmc.Sobol(2 * width, scramble=True, rng=generator).random(count))
        elif self.sobol:  # a longer sequence begins with the shorter one
            unit = qmc.Sobol(width, scramble=True, rng=generator).random_base2(max(count - 1, 0).bit_length())[:count]
        else:
            unit = qmc.LatinHypercube(width, rng=generator).random(count)
        columns = {key: _between(key, ends, unit[:, at]) for at, (key, ends) in enumerate(self.ranges.items())}
        return [dict(zip(columns, one, strict=True)) for one in zip(*columns.values(), strict=True)]


def _mixed(both: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each first half of a row, then with one entry of the second half each, then the second half."""
    one, other = np.hsplit(both, 2)
    width = one.shape[1]
    pages = np.repeat(one[:, None], width + 2, axis=1)
    for own in range(width):
        pages[:, own + 1, own] = other[:, own]
    pages[:, -1] = other
    return pages.reshape(-1, width)


def balanced(sizes: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield each combination of places once, so that places take turns.

    Parameters
    ----------
    sizes : sequence of int
        How many places there are along each axis, 1 or more each.

    Yields
    ------
    tuple of int
        A place along each axis. In any first part of the combinations the places of an axis differ by at most one in
        how often they stood.

    Examples
    --------
    >>> list(balanced([2, 2]))
    [(0, 0), (1, 1), (0, 1), (1, 0)]

    Notes
    -----
    An axis of size a is walked in step with the combinations of the axes before it, of which there are A: the t-th of
    the A a pairs has the place t + floor(t / lcm(A, a)) modulo a. Each stretch of lcm(A, a) steps meets each pair of
    one class of residues once, and the next stretch the next class.
    """
    before, steps = 1, []
    for size in sizes:
        steps.append((size, before * size, math.lcm(before, size)))
        before *= size
    for turn in range(before):
        yield tuple((turn % pairs + turn % pairs // stretch) % size for size, pairs, stretch in steps)


def text_of(value: Any) -> str:
    """Return a value as it is written in a table.

    Parameters
    ----------
    value : object
        Number, text, list or mapping of such.

    Returns
    -------
    str
        Texts as they are, others as JSON.
    """
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _check_values(name: str, values: Any) -> None:
    if isinstance(values, str) or not isinstance(values, Sequence) or not values:
        raise InputError(f"{name} is a list of values, as in {name}=[1,2,3], got {values!r}")
    twice = [one for place, one in enumerate(values) if one in values[:place]]
    if twice:
        raise InputError(f"{name} has each value once, got {twice[0]!r} twice: leave one out")


def _check_ends(name: str, ends: Any) -> None:
    good = isinstance(ends, Sequence) and not isinstance(ends, str) and len(ends) in (2, 3)
    good = good and all(type(one) in (int, float) for one in ends[:2])
    low, high = map(float, ends[:2]) if good else (math.nan, math.nan)
    scale = len(ends) < 3 or (ends[2] == LOG and low > 0) if good else False
    if not scale or not -math.inf < low < high < math.inf:
        raise InputError(
            f"{name} is two numbers, the lower first, and perhaps log (then both above 0), as in {name}=[1,10], got"
            f" {ends!r}"
        )


def _between(key: str, ends: Sequence[Any], unit: NDArray[np.float64]) -> list[Any]:
    """Return samples of a range: whole numbers where the setting is one, or both ends are and it may be anything."""
    low, high = ends[:2]
    kind = kind_of(key)
    whole = kind == "whole" or (not kind and isinstance(low, int) and isinstance(high, int))
    top = high + 1 if whole and len(ends) == 2 else high
    values = np.exp(np.log(low) + unit * (np.log(top) - np.log(low))) if len(ends) == 3 else low + unit * (top - low)
    if not whole:
        return [float(one) for one in values]
    near = np.floor(values) if len(ends) == 2 else np.rint(values)
    return [int(one) for one in np.clip(near, low, high)]


def _read(table: str) -> list[Point]:
    """Return the rows of a table of points, values as on the command line."""
    lines = csv.reader(decoded(path_of("table", table), "a CSV file").splitlines(), skipinitialspace=True)
    head, *rows = [one for one in lines if any(one)] or [[]]
    wrong = next((number for number, one in enumerate(rows, 1) if len(one) != len(head)), None)
    if wrong is not None:
        raise InputError(
            f"table has {len(head)} settings in its first line, got another number in row {wrong} of {table}"
        )
    if not rows:
        raise InputError(f"table is a CSV file with a row for each point, got {table!r}: it has no rows", field="table")
    return [{key.strip(): _value(cell) for key, cell in zip(head, one, strict=True)} for one in rows]


def _value(text: str) -> Any:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return text
