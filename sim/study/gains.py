"""What plans gain over approaching nobody, and how often that is enough."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.study.chances import chances
from sim.study.measures import Interval
from sim.study.ratios import Ratio
from sim.study.results import Results
from sim.study.won import break_even, cost_per_won, won


@dataclass(frozen=True, eq=False)
class Gains(Results):
    """Plans played in the same worlds, and what they gain.

    Parameters
    ----------
    played : Results or None
        All that was played in the same worlds, where this is more than what is compared: plans that approach nobody
        or everybody, against which the others are held.
    """

    played: Results | None = None

    @property
    def holds_nobody(self) -> bool:
        """Whether a plan that approaches nobody was played, so that people are won."""
        return (self.played or self).design.nobody is not None

    def won(self, theory: str, plan: str, measure: str | None = None, others: bool = False) -> NDArray[np.float64]:
        """Return how many people a plan wins; see `sim.study.won.won`.

        Parameters
        ----------
        theory, plan : str
            Names of a theory and of a plan, or of one that is held against.
        measure : {"convinced", "buyers"}, optional
            Whom to count; by default buyers where they are the goal or bring profit, else people convinced.
        others : bool
            Whether to leave out everybody whom the plan approaches, in its play and in that of nobody.

        Returns
        -------
        (worlds,) float64 array
            People beyond those whom nobody has to approach.
        """
        return won(self.played or self, theory, plan, measure, others)

    def cost_per_won(self, theory: str, plan: str, measure: str | None = None) -> Ratio:
        """Return what a plan costs for each person it wins; see `sim.study.won.cost_per_won`.

        Parameters
        ----------
        theory, plan, measure
            As in `won`.

        Returns
        -------
        Ratio
            With a 95 % interval over blocks, or the reason why it cannot be said.
        """
        return cost_per_won(self.played or self, theory, plan, measure)

    def break_even(self, theory: str, plan: str) -> Ratio:
        """Return the value of a buyer above which a plan pays; see `sim.study.won.break_even`.

        Parameters
        ----------
        theory, plan : str
            As in `won`.

        Returns
        -------
        Ratio
            With a 95 % interval over blocks, or the reason why it cannot be said.
        """
        return break_even(self.played or self, theory, plan)

    def chances(self, theory: str, plan: str) -> dict[str, Interval]:
        """Return with which chance a plan reaches the target and fills the house; see `sim.study.chances.chances`.

        Parameters
        ----------
        theory, plan : str
            Names of a theory and of a plan, or of one that is held against.

        Returns
        -------
        dict of str to Interval
            Shares of worlds with 95 % intervals; empty without target and capacity.
        """
        return chances(self.played or self, theory, plan)
