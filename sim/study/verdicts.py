"""Is one strategy better than another? Verdicts from paired differences, ties called ties."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.study.measures import Interval, interval, unpaired, unseen

BETTER, WORSE, CLOSE, OPEN = "better", "worse", "too close to call", "not settled"
"""What can be said of one strategy against another."""

SO_FAR = {BETTER: "better so far", WORSE: "worse so far", CLOSE: "too close to call so far"}
"""What is said if nothing speaks against it but what is rarer than the blocks can show."""

SAME = "the same in every world"
"""What is said of strategies that never differed."""

FEWEST = 20
"""Blocks in which two strategies must differ before anything is said of them so far."""


class Verdict(NamedTuple):
    """One strategy against another.

    Parameters
    ----------
    word : {"better", "worse", "too close to call", "not settled"}
        Of the one, against the other.
    gap : Interval
        Mean difference in the same blocks, one minus other, with its simultaneous interval, which
        allows for what these blocks did not show.
    differ : int
        Blocks in which they differ.
    level : float
        Of the interval.
    so_far : str
        The word that the t interval alone gives: it holds unless what is rarer than `unseen` decides.
        Not settled where fewer than 20 blocks differ.
    unseen : float
        How common an event can be that none of the blocks shows, at this level.
    """

    word: str
    gap: Interval
    differ: int
    level: float
    so_far: str
    unseen: float

    @property
    def said(self) -> str:
        """The verdict as it is told everywhere: the word, "... so far", or "the same in every world"."""
        if not self.differ:
            return SAME
        return SO_FAR.get(self.so_far, self.word) if self.word == OPEN else self.word

    @property
    def turned(self) -> Verdict:
        """The verdict on the other strategy."""
        turn = {BETTER: WORSE, WORSE: BETTER}
        gap = Interval(0.0 - self.gap.mean, 0.0 - self.gap.high, 0.0 - self.gap.low)
        return self._replace(word=turn.get(self.word, self.word), gap=gap, so_far=turn.get(self.so_far, self.so_far))


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


def judge(gaps: ArrayLike, margin: float, level: float, largest: float = math.inf) -> Verdict:
    """Judge one strategy against another.

    Parameters
    ----------
    gaps : (blocks,) array_like of float
        Difference in each block, one minus other.
    margin : float
        Differences within it are too close to call; 0 or more.
    level : float
        Of the interval of the mean difference.
    largest : float
        What a difference can be at most, seen or not: everybody who counts, or all the money. An
        event that all blocks missed may have this size. Endless where nothing is known: then the
        t interval alone decides.

    Returns
    -------
    Verdict
        Too close to call if the whole interval lies within the margin; otherwise better or worse if
        it excludes zero; otherwise not settled.

    Examples
    --------
    >>> judge([1.0, 2.0] * 200, margin=0, level=0.95, largest=10).word
    'better'
    >>> judge([1.0, 2.0] * 20, margin=0, level=0.95, largest=30).said
    'better so far'
    """
    values = np.asarray(gaps, dtype=np.float64)
    gap, plain = interval(values, level, -largest, largest), interval(values, level)
    differ = int(np.count_nonzero(values))
    so_far = _word(plain, margin) if differ >= FEWEST else OPEN
    return Verdict(_word(gap, margin), gap, differ, level, so_far, unseen(len(values), level))


def judge_apart(one: ArrayLike, other: ArrayLike, margin: float, level: float, largest: float = math.inf) -> Verdict:
    """Judge one strategy against another that met other worlds.

    Parameters
    ----------
    one, other : (blocks,) array_like of float
        The goal reached by each in blocks of its own, perhaps not as many.
    margin, level, largest : float
        As in `judge`.

    Returns
    -------
    Verdict
        As `judge` makes it, from the interval of a difference of means. As blocks stand for themselves, those count
        as different that are not like most; where either has fewer than 20 blocks nothing is said so far.

    Examples
    --------
    >>> judge_apart([1.0, 2.0] * 200, [4.0, 5.0, 6.0] * 100, margin=0, level=0.95, largest=10).word
    'worse'
    """
    own, its = (np.asarray(values, dtype=np.float64) for values in (one, other))
    gap, plain = unpaired(own, its, level, -largest, largest), unpaired(own, its, level)
    often = np.unique(np.concatenate([own, its]), return_counts=True)[1]
    differ, blocks = int(often.sum() - often.max()), min(len(own), len(its))
    so_far = _word(plain, margin) if min(differ, blocks) >= FEWEST else OPEN
    return Verdict(_word(gap, margin), gap, differ, level, so_far, unseen(blocks, level))


def first_of(others: Collection[Verdict]) -> str:
    """Return what is said of the strategy with the highest mean.

    Parameters
    ----------
    others : collection of Verdict
        On all others, against it.

    Returns
    -------
    str
        "best" if all others are worse, "alone" if there are none, else "first".
    """
    return "alone" if not others else "best" if all(one.word == WORSE for one in others) else "first"


def _word(gap: Interval, margin: float) -> str:
    if -margin <= gap.low and gap.high <= margin:
        return CLOSE
    if gap.low > 0:
        return BETTER
    return WORSE if gap.high < 0 else OPEN


def all_pairs(
    goal: NDArray[np.float64], margin: float, level: float = 0.95, looks: int = 1, largest: float = math.inf
) -> Iterator[tuple[int, int, int, Verdict]]:
    """Judge all pairs of strategies under all theories at a joint level.

    Parameters
    ----------
    goal : (theories, strategies, blocks) float64 array
        The goal reached in each block.
    margin, largest : float
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
            yield theory, one, other, judge(goal[theory, one] - goal[theory, other], margin, each, largest)


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
