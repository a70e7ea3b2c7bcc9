"""What to do: the choice that is regretted least, judged on worlds that did not pick it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.progress import Progress, watching
from sim.seeding.base import NEEDS
from sim.shown import Shown
from sim.study.choice import (
    beliefs,
    best_by_belief,
    ends_of_worth,
    flips,
    least_regret,
    regret,
    shares_first,
    worth_of_knowing,
)
from sim.study.comparison import Comparison
from sim.study.design import FRESH
from sim.study.measures import Interval
from sim.study.verdicts import CLOSE, SAME
from sim.sums import weighted

ENOUGH, KNOWN = 1024, 256
"""Fresh blocks that are played at most to say what to expect, and blocks from which the worth of knowing is told."""


@dataclass(frozen=True, eq=False, repr=False)
class Decision(Shown):
    """Which strategy to choose when nobody knows which theory is true.

    Parameters
    ----------
    comparison : Comparison
        What the choice is made from.
    belief : (theories,) float64 array
        How likely each theory is thought to be.
    fresh : Comparison
        The chosen strategies in as many other blocks, 1,024 at most.
    """

    comparison: Comparison
    belief: NDArray[np.float64]
    fresh: Comparison

    @cached_property
    def choices(self) -> list[str]:
        """The strategies with the smallest largest regret; several only if they are equal."""
        return _names(self.comparison, least_regret(self.comparison.means))

    @cached_property
    def choice(self) -> str:
        """The strategy to take: the cheapest of the choices and of those that are as good within the margin.

        As good is what is too close to call with a choice, or the same in every world, under every
        theory. Of those that cost the same on average, the one that approaches fewest people, and then the one that
        needs to know least.
        """
        return advised(self.comparison, self.choices)

    @cached_property
    def choices_by_belief(self) -> list[str]:
        """The strategies with the highest mean goal with theories weighted by belief in them."""
        return _names(self.comparison, best_by_belief(self.comparison.means, self.belief))

    @property
    def table(self) -> pd.DataFrame:
        """A row per strategy, least regret first.

        Columns: strategy, a column ``regret_<theory>`` for each theory (mean goal lost
        against the best strategy), worst (largest of these) with worst_low and worst_high (its interval
        at the joint level), mean_by_belief (mean goal, theories weighted by belief), least_regret and best_by_belief
        (share of resamples in which it is the choice).
        """
        comparison = self.comparison
        lost = regret(comparison.means)
        rows = {f"regret_{name}": lost[theory] for theory, name in enumerate(comparison.theories)}
        frame = pd.DataFrame({"strategy": comparison.strategies} | rows)
        frame["worst"] = lost.max(axis=0)
        ends = [self.worst(name) for name in comparison.strategies]
        frame["worst_low"], frame["worst_high"] = [one.low for one in ends], [one.high for one in ends]
        frame["mean_by_belief"] = weighted(comparison.means.T, self.belief)
        frame["least_regret"] = shares_first(least_regret(comparison.resampled))
        frame["best_by_belief"] = shares_first(best_by_belief(comparison.resampled, self.belief))
        return frame.sort_values("worst", kind="stable", ignore_index=True)

    @cached_property
    def knowing(self) -> Interval | None:
        """What it is worth to know which theory is true; None below 256 blocks, or with one theory.

        In the unit of the goal, on average over beliefs, against the best choice by belief. The 95 % interval is from a
        bootstrap over blocks in which all plans are chosen anew; fewer blocks may not hold what is rare and decides.
        """
        comparison = self.comparison
        if comparison.blocks < KNOWN or len(comparison.theories) < 2:
            return None
        again = worth_of_knowing(comparison.resampled, self.belief)
        return Interval(float(worth_of_knowing(comparison.means, self.belief)), *ends_of_worth(again))

    def worst(self, name: str) -> Interval:
        """Return what a strategy gives away at worst.

        Parameters
        ----------
        name : str
            Of the strategy.

        Returns
        -------
        Interval
            The largest regret over theories, 0 or more, between the largest ends of what others are
            ahead of it by; it holds at the joint level of the verdicts.
        """
        comparison = self.comparison
        ahead = [one.gap for key, one in comparison.verdicts.items() if key[2] == name]
        place = comparison.strategies.index(name)
        low, high = (max((getattr(gap, end) for gap in ahead), default=0.0) for end in ("low", "high"))
        return Interval(float(regret(comparison.means)[:, place].max()), max(low, 0.0), max(high, 0.0))

    @property
    def flips(self) -> pd.DataFrame:
        """A row per theory and belief at which the choice by belief changes.

        Columns: theory, belief (others keep their proportions), below and above (the choice).
        """
        comparison, rows = self.comparison, []
        names = comparison.strategies
        for theory, name in enumerate(comparison.theories if len(comparison.theories) > 1 else ()):
            for share, below, above in flips(comparison.means, self.belief, theory):
                rows.append({"theory": name, "belief": share, "below": names[below], "above": names[above]})
        return pd.DataFrame(rows, columns=["theory", "belief", "below", "above"])

    @property
    def expected(self) -> pd.DataFrame:
        """The table of the chosen strategies, and the best under each theory, in fresh worlds."""
        return self.fresh.table.drop(columns=["rank", "vs_random", "vs_random_low", "vs_random_high", "verdict"])


def decide(comparison: Comparison, belief: Sequence[Any] | None = None, progress: Progress = None) -> Decision:
    """Choose a strategy, and play it again in worlds that did not pick it.

    Parameters
    ----------
    comparison : Comparison
        What the choice is made from.
    belief : sequence of float or file, optional
        How likely each theory is thought to be, in their order, or the weights.csv of a calibration; by default all
        alike.
    progress : bool or callable, optional
        As in `compare`.

    Returns
    -------
    Decision
        With the choice of least regret (Savage 1951), the choice by belief, and what to expect.

    Raises
    ------
    InputError
        If beliefs are no shares.

    Examples
    --------
    >>> import networkx as nx, sim
    >>> theory = sim.theories.IndependentCascade(p=0.5)
    >>> comparison = sim.compare(nx.star_graph(9), [theory], ["random", "hubs"], budget=1)
    >>> sim.decide(comparison).choices
    ['hubs']
    """
    known = beliefs(belief, comparison.theories)
    chosen = {
        *_names(comparison, least_regret(comparison.means)),
        *_names(comparison, best_by_belief(comparison.means, known)),
        *(comparison.best(theory) for theory in comparison.theories),
    }
    chosen.add(advised(comparison, _names(comparison, least_regret(comparison.means))))
    player = comparison.player.playing(comparison.design.only(chosen))
    blocks = range(min(comparison.blocks, ENOUGH))
    with watching(progress, len(blocks)) as each:
        runs = player.play(blocks, FRESH, progress=each)
    return Decision(comparison, known, replace(comparison, player=player, runs=runs, played=None))


def advised(comparison: Comparison, choices: Sequence[str]) -> str:
    """Return which of some strategies, or of those that are as good, is the cheapest or easiest.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    choices : sequence of str
        One or more strategies, best first.

    Returns
    -------
    str
        As good is what is too close to call with the first, or the same in every world, under every
        theory; then the lowest mean cost counts, then the fewest people approached, and then who has to know least.
    """
    first, costs, heads = choices[0], comparison.runs.cost.mean(axis=-1), comparison.runs.heads.mean(axis=-1)
    alike = [
        name
        for name in comparison.strategies
        if name not in choices
        and all(comparison.standing(theory, first, name) in (SAME, CLOSE) for theory in comparison.theories)
    ]

    def price(name: str) -> tuple[float, float, int]:
        place = comparison.strategies.index(name)
        cost, most = float(costs[:, place].max()), float(heads[:, place].max())
        return cost, most, NEEDS.index(comparison.design.strategies[name].needs)

    return min([*choices, *alike], key=price)


def _names(comparison: Comparison, chosen: NDArray[np.bool_]) -> list[str]:
    return [name for name, is_chosen in zip(comparison.strategies, chosen, strict=True) if is_chosen]
