"""Which strategy to choose when nobody knows which theory is true."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.kernels import kernel
from sim.luck import generator
from sim.settings import settings_of
from sim.study.belief import told
from sim.study.rules import Together
from sim.sums import weighted

RESAMPLES, AT_ONCE = 1000, 2**22
"""Resamples of a bootstrap, and how many numbers are drawn at once, to spare memory."""


def regret(means: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what each strategy gives away under each theory.

    Parameters
    ----------
    means : (..., theories, strategies) float64 array
        Mean goal of each strategy under each theory, in people or money.

    Returns
    -------
    (..., theories, strategies) float64 array
        Distance to the best strategy under the same theory, 0 or more (Savage 1951, "The theory
        of statistical decision", J. American Statistical Association 46:55).

    Examples
    --------
    >>> regret(np.array([[5.0, 3.0], [1.0, 4.0]])).tolist()
    [[0.0, 2.0], [3.0, 0.0]]
    """
    gap: NDArray[np.float64] = means.max(axis=-1, keepdims=True) - means
    return gap


def least_regret(means: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which strategies have the smallest largest regret.

    Parameters
    ----------
    means : (..., theories, strategies) float64 array
        Mean goal of each strategy under each theory, in people or money.

    Returns
    -------
    (..., strategies) bool array
        More than one where they are equal.
    """
    worst = regret(means).max(axis=-2)
    return lowest(worst)


def best_by_belief(means: NDArray[np.float64], belief: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which strategies have the highest mean goal when theories are weighted.

    Parameters
    ----------
    means : (..., theories, strategies) float64 array
        Mean goal of each strategy under each theory, in people or money.
    belief : (theories,) float64 array
        Shares that add to one.

    Returns
    -------
    (..., strategies) bool array
        More than one where they are equal.
    """
    return lowest(-weighted(np.swapaxes(means, -1, -2), belief))


def worth_of_knowing(means: NDArray[np.float64], belief: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what it is worth to know which theory is true, before a plan is chosen.

    Parameters
    ----------
    means : (..., theories, strategies) float64 array
        Mean goal of each strategy under each theory, in people or money.
    belief : (theories,) float64 array
        Shares that add to one.

    Returns
    -------
    (...) float64 array
        The expected value of perfect information: the mean goal if the best strategy under each theory is chosen, less
        that of the best strategy for all, 0 or more (Raiffa & Schlaifer, "Applied statistical decision theory", 1961).

    Examples
    --------
    >>> float(worth_of_knowing(np.array([[10.0, 6.0], [2.0, 8.0]]), np.array([0.5, 0.5])))
    2.0
    """
    known = weighted(means.max(axis=-1), belief)
    unknown = weighted(np.swapaxes(means, -1, -2), belief).max(axis=-1)
    worth: NDArray[np.float64] = np.maximum(known - unknown, 0.0)
    return worth


def ends_of_worth(again: NDArray[np.float64]) -> tuple[float, float]:
    """Return the interval of the worth of knowing, nominally of 95 %.

    Parameters
    ----------
    again : (resamples,) float64 array
        The worth in each resample, all plans chosen anew.

    Returns
    -------
    tuple of float
        Its quantiles 0.005 and 0.975: to choose and to judge in the same blocks makes the worth too large rather than
        too small, so the lower end goes further out (`experiments/knowing.py`).
    """
    low, high = np.quantile(again, [0.005, 0.975])
    return float(low), float(high)


def lowest(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which values are the lowest of their row, to ten digits of the largest.

    Parameters
    ----------
    values : (..., k) float64 array
        Finite numbers; each row is looked at alone.

    Returns
    -------
    (..., k) bool array
        At least one in each row.
    """
    slack = 1e-10 * np.abs(values).max(axis=-1, keepdims=True)
    near: NDArray[np.bool_] = values <= values.min(axis=-1, keepdims=True) + slack
    return near


def beliefs(belief: Sequence[Any] | None, theories: Sequence[str]) -> NDArray[np.float64]:
    """Return how likely each theory is thought to be.

    Parameters
    ----------
    belief : sequence of float, file or None
        One for each theory, in their order, 0 or more; or a file of weights that `sim.calibrate` found. None weighs all
        alike.
    theories : sequence of str
        Names of the theories, one or more.

    Returns
    -------
    (theories,) float64 array
        Shares that add to one.

    Raises
    ------
    InputError
        If there is another number of beliefs, one is negative, or all are zero.
    """
    belief = told(belief, theories)
    if belief is None:
        return np.full(len(theories), 1 / len(theories))
    if isinstance(belief, str) or not hasattr(belief, "__len__") or len(belief) != len(theories):
        raise InputError(
            f"belief has one number for each theory ({', '.join(theories)}), got {belief!r}", field="belief"
        )
    settings_of(Together)["belief"].check(belief)
    known = np.array(belief, dtype=np.float64)
    if not known.any():
        raise InputError(f"belief has numbers of which one is more than 0, got {list(belief)!r}", field="belief")
    known /= known.max()
    shares: NDArray[np.float64] = known / known.sum()
    return shares


def flips(means: NDArray[np.float64], belief: NDArray[np.float64], theory: int) -> list[tuple[float, int, int]]:
    """Return at which belief in one theory the choice by belief changes.

    Parameters
    ----------
    means : (theories, strategies) float64 array
        Mean goal of each strategy under each theory, in people or money.
    belief : (theories,) float64 array
        Shares that add to one; those of the other theories keep their proportions.
    theory : int
        Whose weight goes from 0 to 1.

    Returns
    -------
    list of tuple of float, int and int
        The weight, and the choice below and above it, in rising order.

    Examples
    --------
    >>> flips(np.array([[4.0, 3.0], [1.0, 4.0]]), np.array([0.5, 0.5]), 0)
    [(0.75, 1, 0)]
    """
    others = np.delete(belief, theory)
    rest = others / others.sum() if others.sum() > 0 else np.full(len(others), 1 / max(len(others), 1))
    largest = float(np.abs(means).max())
    digits = min(10 - math.ceil(math.log10(largest)), 300) if largest > 0 else 0  # equal to ten digits is equal
    at_zero = np.round(weighted(np.delete(means, theory, axis=0).T, rest), digits)
    slope = np.round(means[theory], digits) - at_zero
    now = 0.0
    found: list[tuple[float, int, int]] = []
    choice = max(range(len(slope)), key=lambda one: (at_zero[one], slope[one]))
    while True:
        crossings = [
            ((at_zero[choice] - at_zero[one]) / (slope[one] - slope[choice]), -slope[one], one)
            for one in range(len(slope))
            if slope[one] > slope[choice]
        ]
        if not crossings or min(crossings)[0] > 1:
            return found
        weight, _, better = min(crossings)
        now = max(now, float(weight))
        if now < 1:
            found.append((now, choice, better))
        choice = better


def resampled_means(goal: NDArray[np.float64], root_seed: int, resamples: int = RESAMPLES) -> NDArray[np.float64]:
    """Return the mean goal in worlds drawn again from those played (bootstrap over blocks).

    Parameters
    ----------
    goal : (theories, strategies, blocks) float64 array
        The goal reached in each block.
    root_seed : int
        Address of the luck.
    resamples : int
        How often all blocks are drawn again.

    Returns
    -------
    (resamples, theories, strategies) float64 array
        Blocks are drawn whole, so that pairs stay pairs (Efron 1979, Annals of Statistics 7:1).
        Blocks are added one after the other: sums of whole numbers are exact.
    """
    blocks = goal.shape[-1]
    rng, share = generator(root_seed, "resample"), np.full(blocks, 1 / blocks)
    by_block = np.ascontiguousarray(goal.reshape(-1, blocks).T)
    sums = np.zeros((resamples, by_block.shape[1]))
    at_once = max(1, AT_ONCE // blocks)
    for begin in range(0, resamples, at_once):
        often = rng.multinomial(blocks, share, size=min(at_once, resamples - begin))
        _add_blocks(often, by_block, sums[begin : begin + at_once])
    means: NDArray[np.float64] = (sums / blocks).reshape(resamples, *goal.shape[:-1])
    return means


@kernel
def _add_blocks(often: Any, goal: Any, sums: Any) -> None:
    """Add up the goal in each block as often as it was drawn."""
    for sample in range(often.shape[0]):
        for block in range(often.shape[1]):
            times = float(often[sample, block])
            if times > 0:
                for case in range(goal.shape[1]):
                    sums[sample, case] += times * goal[block, case]


def shares_first(first: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return in which share of rows each comes first, equal ones sharing a row.

    Parameters
    ----------
    first : (rows, ..., k) bool array
        Who is first; at least one in each row.

    Returns
    -------
    (..., k) float64 array
        Shares that add to one.
    """
    shares: NDArray[np.float64] = (first / first.sum(axis=-1, keepdims=True)).mean(axis=0)
    return shares
