"""What is kept of the worlds that were played: a few numbers of each, and curves by day added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import MEASURES
from sim.errors import check_choice, check_whole
from sim.scenario import padded
from sim.study.measures import around

Counts = NDArray[np.int32]
Kept = tuple[int, list[Counts]]
"""A world, and the curves of each theory and strategy in it."""

ROWS = 10**7
"""Most rows of curves that are kept; above, those of every second world, every fourth, and so on."""


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
    """

    counts: list[Counts]
    targets: list[Counts]
    cost: NDArray[np.float64]
    heads: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Curves:
    """People by day, over all blocks.

    Parameters
    ----------
    blocks, worlds_per_block : int
        How many.
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
            Places.
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
            "curves_world": np.array([world for world, _ in self.kept], np.int64),
            "curves_days": np.array([run.shape[1] for run in runs], np.int64),
            "curves_counts": np.concatenate([np.zeros((3, 0), np.int32), *runs], axis=1),
        }

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Curves:
        """Return the curves that arrays hold.

        Parameters
        ----------
        arrays : mapping of str to array
            From `arrays`.

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


_ARRAYS = ("final", "half", "cost", "heads", "approached")


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

    @property
    def worlds(self) -> int:
        """How many were played."""
        return int(self.final.shape[2])

    def at(self, theory: str, plan: str) -> tuple[int, int]:
        """Return where something stands along the first two axes.

        Parameters
        ----------
        theory, plan : str
            Names.

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
            Names.
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
        names = {"theories": np.array(self.theories, np.str_), "plans": np.array(self.plans, np.str_)}
        return names | own | self.curves.arrays

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Runs:
        """Return the runs that arrays hold.

        Parameters
        ----------
        arrays : mapping of str to array
            From `arrays`.

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
        return cls(theories, plans, targets=targets, curves=Curves.of_arrays(arrays), **own)

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
        return Runs(
            self.theories,
            self.plans,
            **both,
            targets=targets,
            approached=self.approached + more.approached,
            curves=self.curves.joined(more.curves),
        )


def bytes_of(worlds: int, plays: int, own_targets: bool) -> int:
    """Return how much memory `Runs` take, curves aside.

    Parameters
    ----------
    worlds, plays : int
        How many, and how many theories times strategies in each.
    own_targets : bool
        Whether the goal counts others than everybody in the end.

    Returns
    -------
    int
        Bytes.
    """
    return worlds * plays * (12 + 12 * own_targets + 2 + 8 + 4)


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
    step: int = 1
    kept: list[Kept] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.shape = (len(self.names[0]), len(self.names[1]))
        size = (*self.shape, self.worlds)
        self.final, self.half = np.zeros((*size, 3), np.int32), np.zeros(size, np.int16)
        self.targets = np.zeros((*size, 3), np.int32) if self.own_targets else self.final
        self.cost, self.heads = np.zeros(size), np.zeros(size, np.int32)
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
        self.half[:, :, place] = day_of_half(counts[:, 1]).reshape(self.shape)
        if self.own_targets:
            day = days - 1 if self.by is None else min(self.by, days - 1)
            self.targets[:, :, place] = targets[:, :, day].reshape(*self.shape, 3)
        self.sums += counts.reshape(*self.shape, 3, days)
        within += targets[:, self.measure].reshape(*self.shape, days)
        self.cost[:, :, place], self.heads[:, :, place] = world.cost, world.heads
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
        return Runs(*self.names, self.final, self.targets, self.half, self.cost, self.heads, approached, curves)


def stretched(values: NDArray[np.float64], days: int) -> NDArray[np.float64]:
    """Return sums by day up to a later day, on which all stay as they were on the last.

    Parameters
    ----------
    values : (..., days) float64 array
        Cumulative.
    days : int
        At least as many.

    Returns
    -------
    (..., days) float64 array
        Padded with the last.
    """
    more = days - values.shape[-1]
    return values if more == 0 else np.pad(values, [(0, 0)] * (values.ndim - 1) + [(0, more)], mode="edge")


def day_of_half(convinced: Counts) -> NDArray[np.int16]:
    """Return the first day with at least half of the final number of convinced people.

    Parameters
    ----------
    convinced : (..., days) integer array
        Cumulative.

    Returns
    -------
    (...) int16 array
        -1 where nobody but seeds was convinced.
    """
    final = convinced[..., -1]
    day = (2 * convinced >= final[..., np.newaxis]).argmax(axis=-1)
    return np.where(final > convinced[..., 0], day, -1).astype(np.int16)
