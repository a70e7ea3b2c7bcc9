"""What past campaigns say about theories: weights, guards, and one of four conclusions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import t as student

from sim.learning.band import INSIDE, Band
from sim.learning.fit import PRESSURE, Fit
from sim.learning.past import Past
from sim.shown import Shown

SURE, ENOUGH, RARE = 0.9, 5.0, 0.05
"""Weight from which one theory is spoken for; gain over a free baseline, in log units, from which contagion is claimed,
and share of shuffles up to which it is."""

OUTSIDE = "outside_only"
"""Name of the rival without any word of mouth."""

SPEAKS, OPEN, NOTHING, NONE = "speaks", "open", "nothing", "none"
"""One theory; contagion, but which cannot be told; nothing speaks for contagion; none of the theories fits."""


@dataclass(frozen=True, eq=False)
class Learnt:
    """What was learnt of one theory.

    Parameters
    ----------
    name : str
        As results call it; empty for pressure from outside alone.
    fit : Fit
        Its evidence and its settings.
    band : Band
        What it would have expected.
    """

    name: str
    fit: Fit
    band: Band

    @property
    def fits(self) -> bool:
        """Whether the observed curve is within the band on most days."""
        return self.band.inside >= INSIDE


@dataclass(frozen=True, eq=False, repr=False)
class Calibration(Shown):
    """What past campaigns say about theories.

    Parameters
    ----------
    past : Past
        What was observed.
    theories : tuple of Learnt
        In the order given.
    alone : Learnt
        Pressure from outside alone.
    shuffle : float
        Share of shuffles in which as much looks like contagion; the second guard.
    root_seed : int
        Address of the luck.
    """

    past: Past
    theories: tuple[Learnt, ...]
    alone: Learnt
    shuffle: float
    root_seed: int

    @cached_property
    def all(self) -> tuple[Learnt, ...]:
        """The theories, and pressure from outside alone."""
        return (*self.theories, self.alone)

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """Weight of each of `all`, each as likely before; they add to 1."""
        evidence = np.array([one.fit.evidence for one in self.all])
        shares = np.exp(evidence - evidence.max())
        weights: NDArray[np.float64] = shares / shares.sum()
        return weights

    @cached_property
    def held_out(self) -> pd.DataFrame:
        """A row for each of `all`: score of people left out, and how far it is from the best.

        Columns: theory, score (log, sum over people), behind (distance to the best) with behind_low and behind_high
        (95 % t interval over people), settled (whether it excludes zero).
        """
        scores = np.array([one.fit.left_out for one in self.all])
        best = int(scores.sum(axis=1).argmax())
        rows = []
        for name, score in zip(self._names, scores, strict=True):
            gap = scores[best] - score
            wide = _half_width(gap)
            ends = {"behind": gap.sum(), "behind_low": gap.sum() - wide, "behind_high": gap.sum() + wide}
            rows.append({"theory": name, "score": score.sum(), **ends, "settled": bool(gap.sum() > wide)})
        return pd.DataFrame(rows)

    @property
    def _names(self) -> list[str]:
        return [one.name or OUTSIDE for one in self.all]

    @cached_property
    def gains(self) -> NDArray[np.float64]:
        """What the best theory adds to a pressure that is free by period, and by group and period; log units."""
        gains: NDArray[np.float64] = np.max([one.fit.gain for one in self.theories], axis=0)
        return gains

    @cached_property
    def guarded(self) -> bool:
        """Whether both guards allow to speak of contagion."""
        return bool(self.gains[1] > ENOUGH and self.shuffle <= RARE)

    @cached_property
    def conclusion(self) -> str:
        """What can be said: "speaks" (for one theory), "open", "nothing" or "none".

        None fits if theories whose band holds the observed curve have less than half of the weight together.
        """
        fitting = sum(weight for one, weight in zip(self.all, self.weights, strict=True) if one.fits)
        if fitting < 0.5:
            return NONE
        if not self.guarded:
            return NOTHING
        first = int(self.weights.argmax())
        others = self.held_out.drop(index=first)
        sure = self.weights[first] > SURE and first < len(self.theories) and self.all[first].fits
        return SPEAKS if sure and bool(others.settled.all()) else OPEN

    @property
    def best(self) -> Learnt:
        """The theory with the largest weight, pressure from outside alone aside."""
        return self.theories[int(self.weights[:-1].argmax())]

    @property
    def belief(self) -> dict[str, float] | None:
        """How likely each theory is, pressure from outside alone aside; None where the guards do not allow it."""
        if self.conclusion not in (SPEAKS, OPEN):
            return None
        own = self.weights[:-1] / self.weights[:-1].sum()
        return {one.name: float(weight) for one, weight in zip(self.theories, own, strict=True)}

    @property
    def pressure(self) -> float:
        """The chance per day to be convinced from outside: of each theory the likeliest, weighted."""
        own = self.weights[:-1] / self.weights[:-1].sum()
        return float(sum(w * one.fit.best[PRESSURE] for w, one in zip(own, self.theories, strict=True)))

    @property
    def table(self) -> pd.DataFrame:
        """A row per theory, the largest weight first; pressure from outside alone is called outside_only.

        Columns: theory, weight, belief (empty where guards do not allow it), score, behind, behind_low, behind_high,
        settled (as in `held_out`), inside (share of days on which the observed curve is within the band), gain (log
        units over a pressure that is free by period), gain_by_group (by group and period).
        """
        frame = self.held_out.copy()
        frame.insert(1, "weight", self.weights)
        belief = self.belief or {}
        frame.insert(2, "belief", [belief.get(one.name, np.nan) for one in self.all])
        frame["inside"] = [one.band.inside for one in self.all]
        frame["gain"], frame["gain_by_group"] = np.array([one.fit.gain for one in self.all]).T
        return frame.sort_values("weight", ascending=False, kind="stable", ignore_index=True)

    @property
    def parameters(self) -> pd.DataFrame:
        """A row per theory and setting that was learnt.

        Columns: theory, setting ("outside" is the chance per day to be convinced from outside), best, low and high
        (between which 95 % of the posterior lie).
        """
        rows = []
        for name, one in zip(self._names, self.all, strict=True):
            best, ranges = one.fit.best, one.fit.ranges
            rows += [
                {"theory": name, "setting": key, "best": value, "low": ranges[key][0], "high": ranges[key][1]}
                for key, value in best.items()
            ]
        return pd.DataFrame(rows)

    @property
    def bands(self) -> pd.DataFrame:
        """A row per theory and day: theory, day, observed, low, middle, high (people convinced by then)."""
        frames = [
            pd.DataFrame(
                {
                    "theory": name,
                    "day": np.arange(len(one.band.observed)),
                    "observed": one.band.observed,
                    "low": one.band.low,
                    "middle": one.band.middle,
                    "high": one.band.high,
                }
            )
            for name, one in zip(self._names, self.all, strict=True)
        ]
        return pd.concat(frames, ignore_index=True)


def _half_width(gap: NDArray[np.float64]) -> float:
    """Return half the 95 % interval of a sum over people."""
    people = len(gap)
    if people < 2:
        return float("inf")
    return float(student.ppf(0.975, people - 1) * gap.std(ddof=1) * np.sqrt(people))
