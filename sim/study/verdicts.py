"""Is one strategy better than another? Verdicts from paired differences, ties called ties."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.study.measures import Interval, interval

BETTER, WORSE, CLOSE, OPEN = "better", "worse", "too close to call", "not settled"
"""What can be said of one strategy against another."""

FEWEST = 20
"""Blocks in which two strategies must differ before there is a verdict: where global cascades
are rare, few blocks can all miss them, and a t interval then covers far less than it says."""


class Verdict(NamedTuple):
    """One strategy against another.

    Parameters
    ----------
    word : {"better", "worse", "too close to call", "not settled"}
        Of the one, against the other.
    gap : Interval
        Mean difference in the same blocks, one minus other, with its simultaneous t interval.
    differ : int
        Blocks in which they differ.
    level : float
        Of the interval.
    """

    word: str
    gap: Interval
    differ: int
    level: float

    @property
    def turned(self) -> Verdict:
        """The verdict on the other strategy."""
        word = {BETTER: WORSE, WORSE: BETTER}.get(self.word, self.word)
        gap = Interval(0.0 - self.gap.mean, 0.0 - self.gap.high, 0.0 - self.gap.low)
        return Verdict(word, gap, self.differ, self.level)


def level_of_each(level: float, comparisons: int, looks: int = 1) -> float:
    """Return the level of each interval at which all hold jointly at each look (Bonferroni).

    Parameters
    ----------
    level : float
        Joint level, in (0, 1).
    comparisons : int
        How many intervals there are at a look.
    looks : int
        How many looks are planned.

    Returns
    -------
    float
        In (0, 1).

    Examples
    --------
    >>> round(level_of_each(0.95, 5, 2), 6)
    0.995
    """
    return 1 - (1 - level) / (max(comparisons, 1) * looks)


def judge(gaps: ArrayLike, margin: float, level: float) -> Verdict:
    """Judge one strategy against another.

    Parameters
    ----------
    gaps : (blocks,) array_like of float
        Difference in each block, one minus other.
    margin : float
        Differences within it are too close to call; 0 or more.
    level : float
        Of the t interval of the mean difference.

    Returns
    -------
    Verdict
        No verdict from fewer than 20 blocks in which they differ; too close to call if the whole
        interval lies within the margin; otherwise better or worse if it lies off 0.

    Examples
    --------
    >>> judge([1.0, 2.0] * 20, margin=0, level=0.95).word
    'better'
    """
    values = np.asarray(gaps, dtype=np.float64)
    gap, differ = interval(values, level), int(np.count_nonzero(values))
    if differ < FEWEST:
        word = OPEN
    elif -margin <= gap.low and gap.high <= margin:
        word = CLOSE
    elif gap.low > 0:
        word = BETTER
    else:
        word = WORSE if gap.high < 0 else OPEN
    return Verdict(word, gap, differ, level)


def all_pairs(
    goal: NDArray[np.float64], margin: float, level: float = 0.95, looks: int = 1
) -> Iterator[tuple[int, int, int, Verdict]]:
    """Judge all pairs of strategies under all theories at a joint level.

    Parameters
    ----------
    goal : (theories, strategies, blocks) float64 array
        The goal reached in each block.
    margin : float
        As in `judge`.
    level : float
        Joint over all pairs, theories and looks (Bonferroni): any two strategies could have turned
        out to be the best and another.
    looks : int
        How many looks are planned.

    Yields
    ------
    tuple of int, int, int and Verdict
        Theory, one strategy, another, and the verdict on the one.
    """
    theories, strategies, _ = goal.shape
    pairs = list(combinations(range(strategies), 2))
    each = level_of_each(level, theories * len(pairs), looks)
    for theory in range(theories):
        for one, other in pairs:
            yield theory, one, other, judge(goal[theory, one] - goal[theory, other], margin, each)


def looks_at(blocks: int, looks: int, first: int = 64) -> list[int]:
    """Return after how many blocks to look.

    Parameters
    ----------
    blocks : int
        How many can be played at most.
    looks : int
        How many looks are planned.
    first : int
        Where the first look is; each later one is at twice as many.

    Returns
    -------
    list of int
        At most `looks` numbers, rising; the last is `blocks`.

    Examples
    --------
    >>> looks_at(512, 5), looks_at(100, 1)
    ([64, 128, 256, 512], [100])
    """
    early = [first * 2**look for look in range(looks - 1)]
    return [*(one for one in early if one < blocks), blocks]
