"""Search for a setting under which a mean share is reached, with as many worlds as that needs."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

FIRST = 256
"""Worlds in which a setting is sought first."""

MOST, WORK = 2**16, 80_000_000
"""Worlds that are played of one setting at most; people times worlds at most, where that is fewer."""

NEAR = 0.01
"""How near to the target a share has to be; where it jumps by more, no setting is between."""

_CLOSE, _SURE = 0.001, 0.003
"""How close a search comes in its own worlds, and half the width of the 95 % interval it shall have."""

_STEPS, _MORE = 40, 12


@dataclass(frozen=True)
class Tried:
    """What a setting gave.

    Parameters
    ----------
    setting : float
        In [0, 1].
    mean, deviation : float
        Of the share over worlds.
    """

    setting: float
    mean: float
    deviation: float


Play = Callable[[float, int], Tried]
"""Plays a setting in so many worlds, the same for all settings."""


def needed(deviation: float, half: float, people: int) -> int:
    """Return how many worlds make a 95 % interval narrow enough.

    Parameters
    ----------
    deviation : float
        Standard deviation over worlds.
    half : float
        Half the width that is wanted.
    people : int
        In the network; of large ones fewer worlds are played.

    Returns
    -------
    int
        At least `FIRST`; at most `MOST`, or `WORK` over people, which may be too few.
    """
    most = max(min(MOST, WORK // max(people, 1)), FIRST)
    return min(max(math.ceil((1.96 * deviation / half) ** 2), FIRST), most)


def search(play: Play, target: float, people: int) -> tuple[Tried, Tried, Tried]:
    """Return the setting that comes nearest to a share, and what is on both sides of it.

    Bisection in few worlds finds the neighbourhood; from there it goes on in as many worlds as make
    the mean sure to 0.003.

    Parameters
    ----------
    play : callable
        The mean rises with the setting in any worlds.
    target : float
        Share of people to be reached, in [0, 1].
    people : int
        In the network.

    Returns
    -------
    tuple of Tried
        The nearest; below and above, all the same where the share is met.
    """
    found = _bisected(play, target, FIRST, play(0.0, FIRST), play(1.0, FIRST), _STEPS, 0.5)
    near, below, above = found
    worlds = needed(near.deviation, _SURE, people)
    jumps = above.mean - below.mean > NEAR
    beyond = abs(near.mean - target) > NEAR
    if worlds == FIRST or jumps or beyond:
        return found
    return _bisected(play, target, worlds, *_bracket(play, target, worlds, near.setting), _MORE, 0.1)


def _bracket(play: Play, target: float, worlds: int, middle: float) -> tuple[Tried, Tried]:
    """Return settings below and above the target, walking away from one that is near."""
    low = high = play(middle, worlds)
    step = max(min(middle, 1.0 - middle) / 32, 2.0**-_STEPS)
    while low.mean > target and low.setting > 0.0:
        high, low = low, play(max(low.setting - step, 0.0), worlds)
        step *= 2
    while high.mean < target and high.setting < 1.0:
        low, high = high, play(min(high.setting + step, 1.0), worlds)
        step *= 2
    return low, high


def _bisected(
    play: Play, target: float, worlds: int, below: Tried, above: Tried, steps: int, least: float
) -> tuple[Tried, Tried, Tried]:
    """Return the nearest setting, and those on both sides of it.

    Of the bracket at least a share is cut off in a step: one half by bisection, less by a straight line.
    """
    for one in (below, above):
        if abs(one.mean - target) <= _CLOSE:
            return one, one, one
    for _ in range(steps):
        if not below.mean < target < above.mean:
            break
        part = min(max((target - below.mean) / (above.mean - below.mean), least), 1.0 - least)
        middle = play(below.setting + part * (above.setting - below.setting), worlds)
        if abs(middle.mean - target) <= _CLOSE:
            return middle, middle, middle
        below, above = (middle, above) if middle.mean < target else (below, middle)
    return min(below, above, key=lambda one: abs(one.mean - target)), below, above
