"""Would it have looked like that? Campaigns played forward, with settings drawn from what was learnt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.days import External
from sim.engines.base import Heard
from sim.engines.compiled import CompiledEngine
from sim.engines.done import Done
from sim.engines.outside import Outside
from sim.engines.room import Room
from sim.learning.fit import PRESSURE, Fit
from sim.learning.history import History
from sim.learning.past import Past
from sim.luck import bound, generator
from sim.theories.base import Theory, law_of
from sim.theories.independent_cascade import IndependentCascade
from sim.world import World

RUNS, INSIDE = 200, 0.8
"""How often campaigns are played forward, and on which share of days the observed curve is within the band at least."""

CONVINCES = 1_000_000
"""Voices of what convinces from outside, whatever is needed."""

_SILENCE = IndependentCascade(p=0.0)


@dataclass(frozen=True, eq=False)
class Band:
    """Curves of people convinced, all campaigns together.

    Parameters
    ----------
    observed : (days,) int64 array
        By the end of each day, day 0 included.
    low, middle, high : (days,) float64 array
        What 2.5 %, half and 97.5 % of the runs have by then.
    """

    observed: NDArray[np.int64]
    low: NDArray[np.float64]
    middle: NDArray[np.float64]
    high: NDArray[np.float64]

    @property
    def inside(self) -> float:
        """Share of the days from day 1 on which the observed curve is within the band."""
        within = (self.observed >= self.low) & (self.observed <= self.high)
        return float(within[1:].mean())


def band_of(past: Past, fit: Fit, root_seed: int, tick: Callable[[], object], runs: int = RUNS) -> Band:
    """Return what a theory would have expected, from the same seeds.

    Parameters
    ----------
    past : Past
        What was observed.
    fit : Fit
        What was learnt of the theory.
    root_seed : int
        Address of the luck; roles are cast anew in each run.
    tick : callable
        Called after each run.
    runs : int
        How many, 1 or more.

    Returns
    -------
    Band
        Of the number of people convinced.
    """
    luck = generator(root_seed, "calibrate-band")
    cells = np.searchsorted(np.cumsum(fit.mass.ravel()), luck.random(runs)).clip(0, fit.mass.size - 1)
    longest, room = max(one.last for one in past.parts), Room()
    curves = np.zeros((runs, longest + 1))
    for run, cell in enumerate(cells.tolist()):
        values = fit.values(cell)
        theory = fit.with_values(values) or _SILENCE
        for place, one in enumerate(past.parts):
            address = int(luck.integers(2**63))
            days = _played(past, one, theory, values[PRESSURE], address, place, room)
            curves[run] += _curve(days, longest)
        tick()
    low, middle, high = np.quantile(curves, [0.025, 0.5, 0.975], axis=0)
    return Band(np.array([_curve(one.days, longest) for one in past.parts]).sum(axis=0), low, middle, high)


def _played(
    past: Past, history: History, theory: Theory, pressure: float, root_seed: int, world: int, room: Room
) -> NDArray[np.int16]:
    """Return the day of each person in a run; -1 is never."""
    network = history.network
    law = law_of(theory, network, past.people, root_seed)
    sure = bound(np.ones(network.n))
    outside = Outside(External(pressure).by_day(history.last), None)
    done = Done(sure, sure, sure, sure, (outside,), CONVINCES * law.one)
    engine = CompiledEngine(Heard(network, law, history.last), room)
    return engine.play(World(network.n, network.m, root_seed, world), done, np.flatnonzero(history.days == 0)).days


def _curve(days: NDArray[np.integer], longest: int) -> NDArray[np.int64]:
    """Return how many are convinced by the end of each day."""
    return np.bincount(days[days >= 0], minlength=longest + 1).cumsum()
