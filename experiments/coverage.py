"""How often intervals hold the truth, by `python -m experiments.coverage`.

Strategies are compared again and again on networks so small that what they reach is known by
enumeration. Prints the table in the model description: how often intervals cover, and how often
a verdict is false.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from experiments import small
from experiments.small import Case
from sim.luck import generator
from sim.study.comparison import Comparison
from sim.study.measures import Interval, interval
from sim.study.verdicts import BETTER, CLOSE, OPEN, WORSE, Verdict, judge, level_of_each, looks_at

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
    pairs = zip(found(comparison), case.gaps(case.truth), strict=True)
    return sum(is_false(verdict.word, gap, comparison.margin) for verdict, gap in pairs)


def is_false(word: str, gap: float, margin: float) -> bool:
    """Return whether a verdict is false.

    Parameters
    ----------
    word : str
        Of the one against the other.
    gap : float
        The true mean difference.
    margin : float
        Within which it is too close to call.

    Returns
    -------
    bool
        False for "not settled".
    """
    return not {BETTER: gap > 1e-9, WORSE: gap < -1e-9, CLOSE: abs(gap) <= margin, OPEN: True}[word]


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


def covered(case: Case, comparison: Comparison, samples: NDArray[np.float64]) -> list[bool]:
    """Return which single intervals of means hold the truth.

    Parameters
    ----------
    case : Case
        With the truth.
    comparison : Comparison
        Of the case.
    samples : (theories, strategies, any) float64 array
        The goal reached in each block.

    Returns
    -------
    list of bool
        For each theory and strategy.
    """
    rows = zip(np.concatenate(samples), case.truth.ravel(), strict=True)
    return [holds(comparison.interval(one), value) for one, value in rows]


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
    means, worlds, paired = [], [], []
    joint = wrong = 0
    for root_seed in range(repetitions):
        comparison = case.play(root_seed, case.blocks)
        blocks = comparison.per_block(comparison.reached)
        gaps = case.gaps(blocks)
        means.append(covered(case, comparison, blocks))
        worlds.append(
            [holds(interval(one), value) for one, value in zip(comparison.reached[0], case.truth[0], strict=True)]
        )
        paired.append([holds(comparison.lead(gap), value) for gap, value in zip(gaps, truth, strict=True)])
        joint += jointly(comparison, case)
        wrong += false_verdicts(comparison, case) > 0
    name, of = f"{case.name}, {case.blocks} blocks", [repetitions]
    rows = [
        Row(name, "mean, 95 %", np.sum(means, axis=0).tolist(), of * case.truth.size, "at least 93"),
        Row(name, "paired difference, 95 %", np.sum(paired, axis=0).tolist(), of * len(truth), "at least 93"),
        Row(name, f"differences ({len(truth)}), jointly 95 %", [joint], of, "at least 93"),
        Row(name, "false verdicts", [wrong], of, at_most(repetitions)),
    ]
    unblocked = Row(name, "mean, worlds taken for blocks", np.sum(worlds, axis=0).tolist(), of * len(worlds[0]), "")
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


def sequential(case: Case, repetitions: int, most: int = MOST, looks: int = LOOKS) -> list[Row]:
    """Return how often all intervals cover when playing stops as soon as all pairs are settled.

    Parameters
    ----------
    case : Case
        With the truth.
    repetitions : int
        How many comparisons.
    most, looks : int
        Blocks at most, and how many looks are planned.

    Returns
    -------
    list of Row
        Intervals and verdicts at the stop.
    """
    played = [case.play(root_seed, most, looks) for root_seed in range(repetitions)]
    early = np.mean([one.stopped == "settled" for one in played])
    name = f"{case.name}, {looks} looks at 64 ... {most} blocks ({early:.0%} settled)"
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
        Coverage and false verdicts; the same by the t interval, which knows nothing of what was not seen.
    """
    held = plain = wrong = false = 0
    (truth,) = case.gaps(case.truth)
    for root_seed in range(repetitions):
        comparison = case.play(root_seed, case.blocks)
        (gap,), (verdict,) = case.gaps(comparison.reached), found(comparison)
        held += holds(comparison.lead(gap), truth)
        plain += holds(interval(gap), truth)
        wrong += is_false(verdict.word, truth, comparison.margin)
        false += is_false(judge(gap, comparison.margin, verdict.level).word, truth, comparison.margin)
    name, of = f"{case.name}, {case.blocks} blocks", [repetitions]
    return [
        Row(name, "paired difference, 95 %", [held], of, "at least 93"),
        Row(name, "false verdicts", [wrong], of, at_most(repetitions)),
        Row(name, "paired difference, by the t interval alone", [plain], of, ""),
        Row(name, "false verdicts, by the t interval alone", [false], of, ""),
    ]


def noisy(lead: float, repetitions: int, most: int = 4096, looks: int = 7) -> list[Row]:
    """Return how often a lead that rests on rare cascades is told wrongly, by `judge` alone.

    Differences are normal with standard deviation 2; now and then there is a cascade of 1,000. The
    margin is 10; after each look at 64, 128 ... differences it stops as soon as there is a verdict.

    Parameters
    ----------
    lead : float
        The true mean difference, in margins.
    repetitions : int
        How many.
    most, looks : int
        Differences at most, and how many looks share the level.

    Returns
    -------
    list of Row
        False verdicts by the rule, and by the t interval alone.
    """
    wrong = {"false verdicts": 0, "false verdicts, by the t interval alone": 0}
    level = level_of_each(0.95, 1, looks)
    for root_seed in range(repetitions):
        rng = generator(root_seed, "noisy")
        gaps = rng.normal(0.0, 2.0, most) + 1000.0 * (rng.random(most) < lead / 100)
        for what, largest in zip(wrong, (1000.0, math.inf), strict=True):
            words = (judge(gaps[:until], 10.0, level, largest).word for until in looks_at(most, looks))
            word = next((one for one in words if one != OPEN), OPEN)
            wrong[what] += is_false(word, 10 * lead, 10.0)
    name = f"noise and cascades of 1,000, ahead by {lead:g} margins, {looks} looks at 64 ... {most}"
    return [Row(name, what, [hits], [repetitions], "") for what, hits in wrong.items()]


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
    for case in (small.rare(), small.rare(fee=0.1), small.rare(fee=1, leaves=99)):
        yield from missed(case, repetitions) + missed(replace(case, blocks=512), repetitions)
    for case in (small.ahead(), small.ahead(fee=5)):
        yield from sequential(case, repetitions, 4096, 7)
    for lead in (1.2, 2, 3, 5):
        yield from noisy(lead, repetitions)


def main() -> None:
    """Print how often intervals cover, in 400 repetitions."""
    print("| case | what | repetitions | share | standard error | wanted |")
    print("|---|---|--:|--:|--:|---|")
    for row in table(400):
        print(row, flush=True)


if __name__ == "__main__":
    main()
