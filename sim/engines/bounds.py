"""Chances to be heard as bounds of random numbers, for compiled code."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import Heard
from sim.kernels import kernel
from sim.luck import ONE


class LawArrays(NamedTuple):
    """A law for compiled code: arrays of one value where it holds for all.

    Parameters
    ----------
    hear, expose, evidence, reach : arrays
        As in `Law`.
    heard, known : int64 arrays
        Bounds below which a tie is heeded, and known, within the days of talking.
    exposes : bool
        Whether the two differ.
    """

    hear: NDArray[np.float64]
    expose: NDArray[np.float64]
    evidence: NDArray[np.int64]
    reach: NDArray[np.float64]
    heard: NDArray[np.int64]
    known: NDArray[np.int64]
    exposes: bool


@kernel
def bound_by(chance: Any, reach: Any, days: Any, one_shot: Any) -> Any:
    """Return the bound below which a tie's number is heard within so many days of talking.

    Parameters
    ----------
    chance : float
        Per day of talking, in [0, 1].
    reach : float
        Share of ties over which the speaker speaks at all.
    days : int
        Days of talking within which the tie must be heard, 0 or more.
    one_shot : bool
        Whether the speaker talks for one day only: at full reach the chance itself counts.

    Returns
    -------
    int64
        In 0 ... 2^32.
    """
    if one_shot and reach == 1.0:
        return np.int64(math.ceil(chance * ONE))
    miss = 1.0
    whole = np.int64(math.ceil(reach * ONE))
    reached = np.int64(0)
    for _ in range(days):
        miss *= 1.0 - chance
        reached = np.int64(math.ceil(reach * (1.0 - miss) * ONE))
        if reached == whole or chance == 0.0:
            break
    return reached


@kernel
def _bounds(chance: Any, reach: Any, speaker: Any, days: Any, one_shot: Any, out: Any) -> None:
    for tie in range(out.size):
        out[tie] = bound_by(chance[tie % chance.size], reach[speaker[tie] % reach.size], days, one_shot)


@kernel
def first_day(number: Any, chance: Any, reach: Any, posts: Any, days: Any, one_shot: Any) -> Any:
    """Return the first day of talking on which a tie is heard.

    Parameters
    ----------
    number : int
        The tie's random number.
    chance : float
        Each time the speaker speaks, in [0, 1].
    reach : float
        Share of ties over which they speak at all.
    posts : int
        How often they speak on a day.
    days : int
        Of talking, at most.
    one_shot : bool
        Whether they talk for one day only.

    Returns
    -------
    int
        From 1; 0 is never.
    """
    if one_shot and reach == 1.0 and posts == 1:
        return 1 if number < chance * ONE else 0
    if chance == 0.0 or number >= reach * ONE:
        return 0
    miss = 1.0
    for day in range(1, days + 1):
        for _ in range(posts):
            miss *= 1.0 - chance
        if number < reach * (1.0 - miss) * ONE:
            return day
        if miss == 0.0:
            break
    return 0


def _compact(values: NDArray[Any]) -> NDArray[Any]:
    """Return one value that holds for all as an array of one, read-only as all of a law is."""
    return fixed(values[:1] if values.strides == (0,) or not len(values) else values)


def fixed(values: NDArray[Any]) -> NDArray[Any]:
    """Return values as compiled code wants them: side by side, and read-only whatever they were.

    Parameters
    ----------
    values : array
        Of any shape; it stays as it is.

    Returns
    -------
    array
        The same values.
    """
    view = np.ascontiguousarray(values).view()
    view.setflags(write=False)
    return view


def law_arrays(heard: Heard, exposes: bool, factor: float = 1.0) -> LawArrays:
    """Return the law of what is heard for compiled code.

    Parameters
    ----------
    heard : Heard
        Who hears whom.
    exposes : bool
        Whether getting to know differs from heeding.
    factor : float
        What chances to heed are multiplied by, in [0, 1].

    Returns
    -------
    LawArrays
        With the bounds of the last day.
    """
    law, speaker = heard.law, heard.network.speaker
    reach, one_shot = _compact(law.reach), law.talk_days == 1

    def bounds(chance: NDArray[np.float64]) -> NDArray[np.int64]:
        same = chance.size == 1 and reach.size == 1
        out = np.empty(1 if same else len(speaker), np.int64)
        _bounds(chance, reach, np.zeros(1, np.int32) if same else speaker, heard.days, one_shot, out)
        return fixed(out)

    hear = _compact(law.hear)
    hear = hear if factor == 1.0 else fixed(hear * factor)
    expose = _compact(law.expose) if exposes else hear
    heeded = bounds(hear)
    known = bounds(expose) if exposes else heeded
    return LawArrays(hear, expose, _compact(law.evidence), reach, heeded, known, exposes)
