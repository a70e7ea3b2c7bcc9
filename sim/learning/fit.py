"""One theory held against past campaigns: its evidence, its best settings, and what it says of people left out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.learning.cells import Axis, Box
from sim.learning.laws import Spoken
from sim.learning.past import Past
from sim.settings import settings_of
from sim.theories.base import Theory

Numbers = NDArray[np.float64]
Values = dict[str, float]

PRESSURE, LEAST, MOST_PRESSURE = "outside", 1e-5, 0.5
"""What the pressure from outside is called, and its range: a chance per day; ratios are as likely."""

SLOWEST = 1e-3
"""The least chance per day (or per tie) of word of mouth that is tried; up to its highest, ratios are as likely."""

MOST_WHOLE = 8
"""The highest whole number that is tried."""

FINE, COARSE, ROUNDS, FOLDS = 7, 5, 8, 10
"""Cells of chances per day, and of other settings; how often cells become smaller; and parts of people."""

_TINY, _LITTLE = 1e-300, 0.05
"""The least chance that is told from none, and what is little in logarithms of likelihoods."""


@dataclass(frozen=True, eq=False)
class Fit:
    """What past campaigns say about one theory.

    Parameters
    ----------
    theory : Theory or None
        As it was given; None is pressure from outside alone.
    evidence : float
        Logarithm of the mean likelihood over the prior.
    box : Box
        Cells in which the posterior lies; the first axis is the pressure from outside.
    mass : float64 array
        Share of the posterior in each cell of the box.
    left_out : (k,) float64 array
        Logarithm of the chance of what each person did, learnt from the other nine tenths.
    gain : (2,) float64 array
        What it adds to the log likelihood of a pressure that is free by period, and by group and period.
    """

    theory: Theory | None
    evidence: float
    box: Box
    mass: Numbers
    left_out: Numbers
    gain: Numbers

    def values(self, cell: int) -> Values:
        """Return the settings in the middle of a cell.

        Parameters
        ----------
        cell : int
            Number of the cell in the box.

        Returns
        -------
        dict of str to float
            By name.
        """
        at = np.unravel_index(cell, self.box.shape)
        return {axis.name: float(axis.middles[place]) for axis, place in zip(self.box.axes, at, strict=True)}

    @property
    def best(self) -> Values:
        """The settings with the highest posterior."""
        return self.values(int(np.argmax(self.mass)))

    @property
    def ranges(self) -> dict[str, tuple[float, float]]:
        """Between which values 95 % of the posterior lie, by setting, to the edges of cells."""
        found, every = {}, range(len(self.box.axes))
        for one, axis in enumerate(self.box.axes):
            below = np.cumsum(self.mass.sum(axis=tuple(other for other in every if other != one)))
            first = int(np.searchsorted(below, 0.025, side="right"))
            last = min(int(np.searchsorted(below, 0.975)), axis.cells - 1)
            ends = axis.edges[first], axis.edges[last + (axis.scale != "whole")]
            found[axis.name] = (float(ends[0]), float(ends[1]))
        return found

    def with_values(self, values: Mapping[str, float]) -> Theory | None:
        """Return the theory with other settings, and without a pressure of its own.

        Parameters
        ----------
        values : mapping of str to float
            By name; the pressure from outside is not one of the theory's.

        Returns
        -------
        Theory or None
            None where there is no theory.
        """
        return None if self.theory is None else _with(self.theory, values)


def _with(theory: Theory, values: Mapping[str, float]) -> Theory:
    changed = theory.with_setting(theory.outside, 0.0) if theory.outside else theory
    for name in theory.learns:
        declared = settings_of(type(theory))[name]
        if name in values:
            changed = changed.with_setting(name, int(values[name]) if declared.kind == "whole" else values[name])
    return changed


def axes_of(theory: Theory | None) -> list[Axis]:
    """Return the settings of a theory that past campaigns tell about, over their ranges.

    Parameters
    ----------
    theory : Theory or None
        None has none.

    Returns
    -------
    list of Axis
        Of chances per day or per tie ratios are as likely, of shares differences.
    """
    found = []
    for name in () if theory is None else theory.learns:
        declared = settings_of(type(theory))[name]
        low, high = declared.ends()
        if isinstance(getattr(theory, name), (list, tuple)) and declared.kind == "whole":
            continue  # a number for each person is known, and not learnt
        if declared.kind == "whole":
            found.append(Axis.of(name, max(low or 1, 1), min(high or MOST_WHOLE, MOST_WHOLE), "whole", 1))
        elif declared.unit.startswith("per "):
            found.append(Axis.of(name, SLOWEST, 1.0 if high is None else high, "log", FINE))
        else:
            found.append(Axis.of(name, low or 0.0, 1.0 if high is None else high, "even", COARSE))
    return found


def fitted(past: Past, theory: Theory | None, tick: Callable[[], object]) -> Fit:
    """Return what past campaigns say about a theory.

    Parameters
    ----------
    past : Past
        Campaigns on one network.
    theory : Theory or None
        None is pressure from outside alone.
    tick : callable
        Called after each round, `2 * ROUNDS` times in all.

    Returns
    -------
    Fit
        Evidence by sums over cells, made smaller where the posterior is.

    Raises
    ------
    InputError
        If the theory is one of which the likelihood is not known.
    """
    pressure = Axis.of(PRESSURE, LEAST, MOST_PRESSURE, "log", FINE)
    box, aside, terms, smaller = Box((pressure, *axes_of(theory))), [], np.empty(0), True
    for _ in range(ROUNDS):
        tick()
        if smaller:
            terms = _terms(past, theory, box)
            score = terms.sum(axis=-1) + math.log(box.share)
            inner = box.narrowed(_shares(score))
            smaller = inner.share < 0.9 * box.share
            if smaller:
                aside.append(_logsum(score[box.outside(inner)]))
                box = inner
    if smaller:
        terms = _terms(past, theory, box)
        score = terms.sum(axis=-1) + math.log(box.share)
    evidence = _logsum(np.array([_logsum(score), *aside]))
    left_out = _left_out(past, terms.reshape(-1, len(past.end)))
    return Fit(theory, evidence, box, _shares(score), left_out, _gain(past, theory, tick))


def _gain(past: Past, theory: Theory | None, tick: Callable[[], object]) -> Numbers:
    """Return what a theory adds at most to a pressure that is free by period, and by group and period."""
    box, best = Box(tuple(axes_of(theory))), np.full(2, -np.inf)
    for _ in range(ROUNDS):
        tick()
        if box.shape or not np.isfinite(best[0]):
            found = np.array([past.baseline.fitted(*past.survival(one)) for one in _spoken(past, theory, box)])
            done, best = best, np.maximum(best, found.max(axis=0))
            box = Box(()) if best[1] - done[1] < _LITTLE else box.narrowed(_shares(found[:, 1].reshape(box.shape)))
    gain: Numbers = best - past.baseline.alone
    return gain


def _terms(past: Past, theory: Theory | None, box: Box) -> Numbers:
    """Return the log likelihood of each person in each cell, (*cells, k)."""
    last: Numbers = np.log1p(-box.axes[0].middles[:, None])
    stays: Numbers = np.multiply(last, past.end - past.convinced)
    found: list[Numbers] = []
    for spoken in _spoken(past, theory, Box(box.axes[1:])):
        at, before = past.survival(spoken)
        left = np.where(past.convinced, before - np.exp(last) * at, at)
        found.append(stays + np.log(np.maximum(left, _TINY)))
    terms: Numbers = np.stack(found, axis=1).reshape(*box.shape, len(past.end))
    return terms


def _spoken(past: Past, theory: Theory | None, box: Box) -> Iterator[Spoken | None]:
    """Yield what a theory says in each cell; the chance to be heard is varied without asking the theory anew."""
    if theory is None:
        yield None
        return
    network = past.parts[0].network
    middles = [axis.middles for axis in box.axes]
    names = [axis.name for axis in box.axes]
    base: dict[tuple[float, ...], Spoken] = {}
    for at in np.ndindex(*box.shape):
        values = {name: float(one[place]) for name, one, place in zip(names, middles, at, strict=True)}
        rest = tuple(value for name, value in values.items() if name != theory.scaled_by)
        if theory.scaled_by not in values:
            yield Spoken.of(_with(theory, values), network, past.people)
            continue
        if rest not in base:
            base[rest] = Spoken.of(_with(theory, values | {theory.scaled_by: SLOWEST}), network, past.people)
        if base[rest].hear.max(initial=0.0) >= 1.0:  # capped: not in proportion any more
            yield Spoken.of(_with(theory, values), network, past.people)
        else:
            yield base[rest].louder(values[theory.scaled_by] / SLOWEST)


def _left_out(past: Past, terms: Numbers) -> Numbers:
    """Return the logarithm of the chance of what each person did, learnt from the other nine tenths."""
    whole, found = terms.sum(axis=1), np.zeros(len(past.end))
    for fold in range(FOLDS):
        out = past.folds == fold
        score = whole - terms[:, out].sum(axis=1)
        weights = score - _logsum(score)
        held = weights > -60.0
        found[out] = np.log(np.maximum(np.exp(terms[held][:, out] + weights[held, None]).sum(axis=0), _TINY))
    return found


def _shares(score: Numbers) -> Numbers:
    """Return the shares whose logarithms, but for what is common to all, are given."""
    shares: Numbers = np.exp(score - _logsum(score))
    return shares


def _logsum(values: Numbers) -> float:
    """Return the logarithm of the sum of numbers given by their logarithms."""
    largest = float(values.max(initial=-np.inf))
    return largest if largest == -np.inf else largest + math.log(float(np.exp(values - largest).sum()))
