"""How often the interval of predictability holds the truth, by `python -m experiments.predictability`.

Made-up people: their mean reach is a line in one trait plus what nothing tells, bell-shaped or with long
tails, and the luck of each half of the worlds. The truth is one minus the ratio of mean squared error to
mean spread over all samples of the same size.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from sim.study.influentials import explained_interval, predicted

SIZES, SHARES, TRAITS = (12, 34, 100, 500), (0.0, 0.3, 0.9), (1, 4)
LUCK = 0.2
"""Standard deviation of the mean of half the worlds, as a share of that over people."""


def coverage(people: int, share: float, traits: int, tails: bool, times: int) -> tuple[float, float]:
    """Return what can be foreseen, and how often the interval holds it.

    Parameters
    ----------
    people : int
        In a sample.
    share : float
        Of the variance of people that the first trait makes, in [0, 1].
    traits : int
        Known of each person; all but the first say nothing.
    tails : bool
        Whether the rest has Student's t distribution with 3 degrees of freedom, not the normal one.
    times : int
        Samples.

    Returns
    -------
    tuple of float
        The truth, at most 1, and the share of intervals that hold it.
    """
    rng = np.random.default_rng((people, round(10 * share), traits, tails))
    intervals, left, spread = [], 0.0, 0.0
    for _ in range(times):
        known = rng.standard_normal((people, traits))
        rest = rng.standard_t(3, people) / np.sqrt(3) if tails else rng.standard_normal(people)
        mean = np.sqrt(share) * known[:, 0] + np.sqrt(1 - share) * rest
        train, test = mean + LUCK * rng.standard_normal((2, people))
        fitted = predicted(known, train)
        intervals.append(explained_interval(fitted, test, 0))
        left += float(np.square(test - fitted).sum())
        spread += float(np.square(test - test.mean()).sum())
    truth = 1 - left / spread
    return truth, float(np.mean([one.low <= truth <= one.high for one in intervals]))


def main(times: int = 400) -> None:
    """Print a row for each case.

    Parameters
    ----------
    times : int
        Samples of a case.
    """
    print("| people | traits | rest | share of variance | truth | interval holds it |\n|---|---|---|---|---|---|")
    for people, traits, tails, share in product(SIZES, TRAITS, (False, True), SHARES):
        truth, held = coverage(people, share, traits, tails, times)
        rest = "long tails" if tails else "normal"
        print(f"| {people} | {traits} | {rest} | {share} | {truth:.2f} | {100 * held:.1f} % |", flush=True)


if __name__ == "__main__":
    main()
