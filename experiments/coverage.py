"""How often intervals hold the truth, by `python -m experiments.coverage`.

Strategies are compared again and again on networks so small that what they reach is known by
enumeration. Prints the table in the model description: how often intervals cover, and how often
a verdict is false.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from experiments import small
from experiments.small import Case
from sim.study.comparison import Comparison
from sim.study.measures import Interval, interval
from sim.study.verdicts import BETTER, CLOSE, FEWEST, OPEN, WORSE, Verdict, judge

LOOKS, MOST = 3, 256


class Row(NamedTuple):
    """How often something happened.

    Parameters
    ----------
    case : str
        Where.
    what : str
        What is counted.
    hits : list of int
        How often, for each interval of this sort.
    of : list of int
        Of how many repetitions.
    wanted : str
        What is demanded.
    """

    case: str
    what: str
    hits: list[int]
    of: list[int]
    wanted: str

    @property
    def shares(self) -> list[float]:
        """Shares of repetitions, in rising order."""
        return sorted(hit / of for hit, of in zip(self.hits, self.of, strict=True))

    @property
    def error(self) -> float:
        """Binomial standard error of the share that lies nearest to one half."""
        return max(
            math.sqrt(share * (1 - share) / of)
            for share, of in ((hit / of, of) for hit, of in zip(self.hits, self.of, strict=True))
        )

    def __str__(self) -> str:
        shares = [f"{100 * share:.1f}" for share in (self.shares[0], self.shares[-1])]
        share = " to ".join(dict.fromkeys(shares))
        return f"| {self.case} | {self.what} | {min(self.of)} | {share} % | {100 * self.error:.1f} | {self.wanted} |"


def holds(one: Interval, truth: float) -> bool:
    """Return whether an interval holds the truth, but for rounding.

    Parameters
    ----------
    one : Interval
        From a comparison.
    truth : float
        Exact.

    Returns
    -------
    bool
        Ends included.
    """
    return one.low - 1e-9 <= truth <= one.high + 1e-9


def false_verdicts(comparison: Comparison, case: Case) -> int:
    """Return how many verdicts are false.

    Parameters
    ----------
    comparison : Comparison
        Of the case.
    case : Case
        With the truth.

    Returns
    -------
    int
        Of all pairs under all theories.
    """
    margin, wrong = comparison.margin, 0
    for verdict, gap in zip(found(comparison), case.gaps(case.truth), strict=True):
        true = {BETTER: gap > 1e-9, WORSE: gap < -1e-9, CLOSE: abs(gap) <= margin, OPEN: True}
        wrong += not true[verdict.word]
    return wrong


def jointly(comparison: Comparison, case: Case) -> bool:
    """Return whether all simultaneous intervals hold the truth.

    Parameters
    ----------
    comparison : Comparison
        Of the case.
    case : Case
        With the truth.

    Returns
    -------
    bool
        For all pairs under all theories.
    """
    truth = case.gaps(case.truth)
    return all(holds(one.gap, gap) for one, gap in zip(found(comparison), truth, strict=True))


def found(comparison: Comparison) -> list[Verdict]:
    """Return the verdicts on all pairs, in the order of `Case.gaps`.

    Parameters
    ----------
    comparison : Comparison
        Any.

    Returns
    -------
    list of Verdict
        Each on the one against the other.
    """
    pairs = combinations(comparison.strategies, 2)
    named = itertools.product(comparison.theories, pairs)
    return [comparison.verdicts[theory, one, other] for theory, (one, other) in named]


def covered(case: Case, samples: NDArray[np.float64]) -> list[bool]:
    """Return which single intervals of means hold the truth.

    Parameters
    ----------
    case : Case
        With the truth.
    samples : (theories, strategies, any) float64 array
        The goal reached in each block.

    Returns
    -------
    list of bool
        For each theory and strategy.
    """
    return [holds(interval(one), value) for one, value in zip(np.concatenate(samples), case.truth.ravel(), strict=True)]


def fixed(case: Case, repetitions: int) -> list[Row]:
    """Return how often intervals of a fixed size cover.

    Parameters
    ----------
    case : Case
        With the truth.
    repetitions : int
        How many comparisons.

    Returns
    -------
    list of Row
        Single ones of means and of paired differences, simultaneous ones, and verdicts; where
        networks are drawn, also single ones that take worlds for blocks.
    """
    truth = case.gaps(case.truth)
    means, worlds, paired, known = [], [], [], []
    joint = wrong = 0
    for root_seed in range(repetitions):
        comparison = case.play(root_seed, case.blocks)
        blocks = comparison.per_block(comparison.reached)
        gaps = case.gaps(blocks)
        means.append(covered(case, blocks))
        worlds.append(covered(case, comparison.reached))
        paired.append([holds(interval(gap), value) for gap, value in zip(gaps, truth, strict=True)])
        known.append(np.count_nonzero(gaps, axis=1) >= FEWEST)
        joint += jointly(comparison, case)
        wrong += false_verdicts(comparison, case) > 0
    often, hits = np.sum(known, axis=0), np.sum(np.array(paired) & np.array(known), axis=0)
    name, of = f"{case.name}, {case.blocks} blocks", [repetitions]
    rows = [
        Row(name, "mean, 95 %", np.sum(means, axis=0).tolist(), of * case.truth.size, "92 to 98"),
        Row(name, "paired difference, 95 %", hits[often > 0].tolist(), often[often > 0].tolist(), "92 to 98"),
        Row(name, f"differences ({len(truth)}), jointly 95 %", [joint], of, "at least 93"),
        Row(name, "false verdicts", [wrong], of, at_most(repetitions)),
    ]
    unblocked = Row(name, "mean, worlds taken for blocks", np.sum(worlds, axis=0).tolist(), of * case.truth.size, "")
    return rows + [unblocked] * (case.worlds_per_network > 1)


def at_most(repetitions: int) -> str:
    """Return the largest share of false verdicts: five percent and two standard errors.

    Parameters
    ----------
    repetitions : int
        How many.

    Returns
    -------
    str
        In words.
    """
    return f"at most {100 * (0.05 + 2 * math.sqrt(0.05 * 0.95 / repetitions)):.1f}"


def sequential(case: Case, repetitions: int) -> list[Row]:
    """Return how often all intervals cover when playing stops as soon as all pairs are settled.

    Parameters
    ----------
    case : Case
        With the truth.
    repetitions : int
        How many comparisons.

    Returns
    -------
    list of Row
        Intervals and verdicts at the stop.
    """
    played = [case.play(root_seed, MOST, LOOKS) for root_seed in range(repetitions)]
    early = np.mean([one.stopped == "settled" for one in played])
    name = f"{case.name}, looks at 64, 128, {MOST} blocks ({early:.0%} settled)"
    joint = sum(jointly(one, case) for one in played)
    wrong = sum(false_verdicts(one, case) > 0 for one in played)
    return [
        Row(name, f"differences ({len(case.gaps(case.truth))}), jointly 95 %", [joint], [repetitions], "at least 93"),
        Row(name, "false verdicts", [wrong], [repetitions], at_most(repetitions)),
    ]


def peeking(case: Case, repetitions: int) -> list[Row]:
    """Return how often there is a false verdict if the level is not shared out among looks.

    Parameters
    ----------
    case : Case
        Two strategies that are equal.
    repetitions : int
        How many comparisons.

    Returns
    -------
    list of Row
        What would happen if one looked often at single intervals.
    """
    wrong = 0
    for root_seed in range(repetitions):
        gaps = case.gaps(case.play(root_seed, MOST).reached)[0]
        looks = (judge(gaps[: 64 * 2**look], 0.0, 0.95).word for look in range(LOOKS))
        wrong += any(word in (BETTER, WORSE) for word in looks)
    return [Row(case.name, "false verdicts, each look at 95 %", [wrong], [repetitions], "")]


def missed(case: Case, repetitions: int) -> list[Row]:
    """Return how intervals fare where cascades are so rare that all blocks can miss them.

    Parameters
    ----------
    case : Case
        Of two strategies.
    repetitions : int
        How many comparisons.

    Returns
    -------
    list of Row
        Coverage, and what the rule of twenty blocks lets through.
    """
    held = wrong = 0
    for root_seed in range(repetitions):
        comparison = case.play(root_seed, case.blocks)
        (gap,) = case.gaps(comparison.reached)
        held += holds(interval(gap), case.gaps(case.truth)[0])
        wrong += false_verdicts(comparison, case) > 0
    name = f"{case.name}, {case.blocks} blocks"
    return [
        Row(name, "paired difference, 95 %", [held], [repetitions], ""),
        Row(name, "false verdicts", [wrong], [repetitions], at_most(repetitions)),
    ]


def table(repetitions: int) -> Iterator[Row]:
    """Yield all that is measured.

    Parameters
    ----------
    repetitions : int
        How many comparisons of each sort.

    Yields
    ------
    Row
        In the order of the table in the model description.
    """
    for case in (small.diamond(), small.profit(), small.drawn(), small.equals(2), small.equals(4)):
        yield from fixed(case, repetitions) + sequential(case, repetitions)
    yield from peeking(small.equals(2), repetitions)
    for case in (small.rare(), small.rare(fee=0.1)):
        yield from missed(case, repetitions)


def main() -> None:
    """Print how often intervals cover, in 400 repetitions."""
    print("| case | what | repetitions | share | standard error | wanted |")
    print("|---|---|--:|--:|--:|---|")
    for row in table(400):
        print(row, flush=True)


if __name__ == "__main__":
    main()
