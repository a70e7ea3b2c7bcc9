"""How often intervals of ratios of means hold the truth, by `python -m experiments.ratios`.

Made-up blocks: what a plan costs, and whom it wins. Our rule stands beside three others: Fieller's
set alone, which knows nothing of what was not seen; the delta method; and the bootstrap-t. Prints the
table in the model description.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, product
from typing import NamedTuple

import numpy as np

from experiments.ratio_rules import LEVEL, Blocks, Ends, bootstrap, delta, fieller
from sim.study.ratios import UNKNOWN, ratio_of_means

Draw = Callable[[np.random.Generator, int], tuple[Blocks, Blocks]]

PEOPLE = 1000.0
"""Of the network: nobody can win more."""

RULES = ("ours", "Fieller alone", "delta", "bootstrap-t")
GATED = ("ours", "Fieller alone")
"""Those that first ask whether the denominator may be 0; the others say something if its mean is above 0."""


@dataclass(frozen=True)
class Case:
    """Blocks whose true ratio is known.

    Parameters
    ----------
    name : str
        What is drawn in it.
    blocks : int
        Number of blocks, 2 or more.
    draw : callable
        From a generator and the number of blocks: numerators and denominators.
    truth : float
        The true ratio; not-a-number where the true mean of denominators is 0 or less, so that whatever
        is said is wrong.
    above, below : tuple of float
        Between which numerators and denominators must lie.
    """

    name: str
    blocks: int
    draw: Draw
    truth: float
    above: Ends
    below: Ends


class Found(NamedTuple):
    """What a rule said in all samples of a case.

    Parameters
    ----------
    said : int
        In how many samples it gave an interval.
    held : int
        In how many the interval held the truth.
    wide : float
        Median of high over low; infinite where most are not above 0, not-a-number where nothing was said.
    """

    said: int
    held: int
    wide: float


def ours(above: Blocks, below: Blocks, case: Case) -> Ends | None:
    """Return the interval of `ratio_of_means`, with what is known of the ends.

    Parameters
    ----------
    above, below : (blocks,) float64 array
        Numerators and denominators, of the same blocks.
    case : Case
        With the ends.

    Returns
    -------
    tuple of float or None
        None where it cannot be said.
    """
    found = ratio_of_means(above, below, LEVEL, case.above, case.below)
    return (found.low, found.high) if found.said else None


def normal(mean: float, deviation: float, correlation: float = 0.5, cost: float = 10.0) -> Draw:
    """Return how to draw costs and people won that are normal.

    Parameters
    ----------
    mean, deviation : float
        Of the people won.
    correlation : float
        Of costs and people won, in [-1, 1].
    cost : float
        Mean cost; its standard deviation is a fifth of it.

    Returns
    -------
    callable
        As `Case` takes it.
    """

    def draw(rng: np.random.Generator, blocks: int) -> tuple[Blocks, Blocks]:
        one, other = rng.standard_normal((2, blocks))
        both = correlation * one + math.sqrt(1 - correlation**2) * other
        return cost + cost / 5 * both, mean + deviation * one

    return draw


def counts(cost: float = 100.0) -> Draw:
    """Return how to draw a fixed cost, and counts with mean 20 and standard deviation 29 (negative binomial).

    Parameters
    ----------
    cost : float
        The same in all blocks.

    Returns
    -------
    callable
        As `Case` takes it.
    """

    def draw(rng: np.random.Generator, blocks: int) -> tuple[Blocks, Blocks]:
        return np.full(blocks, cost), rng.negative_binomial(0.5, 0.5 / 20.5, blocks).astype(np.float64)

    return draw


def cascades(chance: float, few: float, cost: float = 100.0, fee: float = 0.0) -> Draw:
    """Return how to draw people won by cascades of 100 to 300 people, at a fixed cost or at fees per listener.

    Parameters
    ----------
    chance : float
        That a block has a cascade, in [0, 1].
    few : float
        Mean of the Poisson number of people won beside cascades.
    cost : float
        The same in all blocks.
    fee : float
        For each listener: 10 to 50 of them, and cascades grow with their number.

    Returns
    -------
    callable
        As `Case` takes it; where there is a fee, a cascade has ten people for each listener, less 100.
    """

    def draw(rng: np.random.Generator, blocks: int) -> tuple[Blocks, Blocks]:
        listeners = rng.integers(10, 51, blocks)
        size = 10 * listeners - 100 if fee else rng.integers(100, 301, blocks)
        won = rng.poisson(few, blocks) + size * (rng.random(blocks) < chance)
        return (cost + fee * listeners).astype(np.float64), won.astype(np.float64)

    return draw


def against(chance: float, other: float) -> Draw:
    """Return how to draw extra costs and extra people against another plan that also starts cascades.

    Parameters
    ----------
    chance, other : float
        That a block has a cascade of 200, under the one plan and under the other; in the same block both
        use the same random number.

    Returns
    -------
    callable
        As `Case` takes it.
    """

    def draw(rng: np.random.Generator, blocks: int) -> tuple[Blocks, Blocks]:
        luck, noise = rng.random(blocks), rng.poisson(5, blocks) - rng.poisson(5, blocks)
        return np.full(blocks, 50.0), 200.0 * (luck < chance) - 200.0 * (luck < other) + noise

    return draw


FIXED, COSTS, WON, GAINED = (100.0, 100.0), (20.0, 100.0), (0.0, PEOPLE), (-PEOPLE, PEOPLE)


def plain() -> Iterator[Case]:
    """Yield cases of normal numbers and skewed counts, in the order of the table.

    Yields
    ------
    Case
        With the truth.
    """
    for blocks in (8, 64):
        yield Case("normal, ends 5 deviations away", blocks, normal(5, 2), 2.0, (0.0, 20.0), (-5.0, 15.0))
    yield Case("normal, no ends known", 20, normal(5, 2), 2.0, UNKNOWN, UNKNOWN)
    for blocks in (20, 64):
        yield Case("skewed counts, no ends known", blocks, counts(), 5.0, FIXED, UNKNOWN)
    for blocks in (8, 64, 256):
        yield Case("skewed counts", blocks, counts(), 5.0, FIXED, WON)


def rare() -> Iterator[Case]:
    """Yield cases of cascades, in the order of the table.

    Yields
    ------
    Case
        With the truth.
    """
    yield Case("cascades, chance 0.5", 8, cascades(0.5, 0), 1.0, FIXED, WON)
    for chance, blocks in product((0.5, 0.1, 0.02), (64, 256, 1024)):
        yield Case(f"cascades, chance {chance:g}", blocks, cascades(chance, 0), 0.5 / chance, FIXED, WON)
    for chance, blocks in product((0.5, 0.02), (64, 256, 1024)):
        truth = 100 / (5 + 200 * chance)
        yield Case(f"5 people and cascades, chance {chance:g}", blocks, cascades(chance, 5), truth, FIXED, WON)
    for chance, blocks in product((0.5, 0.02), (64, 1024)):
        truth = 60 / (5 + 200 * chance)
        yield Case(f"fees per listener, chance {chance:g}", blocks, cascades(chance, 5, 0, 2), truth, COSTS, WON)


def near_zero() -> Iterator[Case]:
    """Yield cases of differences, whose denominators can be near 0, in the order of the table.

    Yields
    ------
    Case
        With the truth.
    """
    for blocks in (64, 1024):
        yield Case("more people, 12 % against 2 %", blocks, against(0.12, 0.02), 2.5, (50.0, 50.0), GAINED)
    for mean in (1.0, 0.5, 0.25, 0.0):
        truth = 10 / mean if mean else math.nan
        yield Case(f"denominator {mean:g}, deviation 2, no ends known", 64, normal(mean, 2), truth, UNKNOWN, UNKNOWN)
    yield Case("as many people, 10 % each", 64, against(0.1, 0.1), math.nan, (50.0, 50.0), GAINED)


def measured(case: Case, times: int) -> dict[str, Found]:
    """Return what each rule said in samples of a case.

    Parameters
    ----------
    case : Case
        Any of them.
    times : int
        Samples.

    Returns
    -------
    dict of str to Found
        By rule.
    """
    said: dict[str, list[Ends]] = {rule: [] for rule in RULES}
    for sample in range(times):
        rng = np.random.default_rng((sample, case.blocks))
        above, below = case.draw(rng, case.blocks)
        answers = (ours(above, below, case), fieller(above, below), delta(above, below), bootstrap(above, below, rng))
        for rule, ends in zip(RULES, answers, strict=True):
            if ends is not None:
                said[rule].append(ends)
    return {rule: _found(ends, case.truth) for rule, ends in said.items()}


def _found(said: list[Ends], truth: float) -> Found:
    held = sum(low - 1e-9 <= truth <= high + 1e-9 for low, high in said)
    wide = [high / low if low > 0 else math.inf for low, high in said]
    return Found(len(said), held, float(np.median(wide)) if wide else math.nan)


def row(case: Case, found: dict[str, Found], times: int) -> str:
    """Return a row of the table.

    Parameters
    ----------
    case : Case
        Of the row.
    found : dict of str to Found
        What each rule said.
    times : int
        Samples.

    Returns
    -------
    str
        Markdown: for each rule how often it says nothing, if it asks first whether the denominator may be 0;
        how often it holds the truth where it says something; and the median of high over low.
    """
    cells = [case.name, str(case.blocks)]
    for rule, one in found.items():
        silent = f"{100 * (times - one.said) / times:.1f} %"
        holds = f"{100 * one.held / one.said:.1f} %" if one.said else "-"
        cells += [silent] * (rule in GATED) + [holds, f"{one.wide:.2f}" if one.said else "-"]
    return f"| {' | '.join(cells)} |"


def main(times: int = 400) -> None:
    """Print a row for each case.

    Parameters
    ----------
    times : int
        Samples of a case.
    """
    heads = ["case", "blocks"]
    for rule in RULES:
        heads += [f"{rule}: cannot be said"] * (rule in GATED) + [f"{rule}: holds", "high / low"]
    print(f"| {' | '.join(heads)} |\n|---|{'--:|' * (len(heads) - 1)}")
    for case in chain(plain(), rare(), near_zero()):
        print(row(case, measured(case, times), times), flush=True)


if __name__ == "__main__":
    main()
