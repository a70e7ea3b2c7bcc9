"""Theories on an equal footing: each is set so that random seeding reaches the same share."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sim.engines.base import MEASURES
from sim.errors import InputError, check_number
from sim.plan import Plan
from sim.seeding.random import Random
from sim.study.design import RANDOM, TUNING
from sim.study.measures import Interval, interval
from sim.study.player import Player
from sim.theories.base import Theory
from sim.theories.thresholds import share

BLOCKS = 256
"""Blocks in which theories are tuned; a comparison does not use them."""

NEAR = 0.01
"""A theory is matched if it comes this near to the share."""

_CLOSE_ENOUGH, _STEPS = 0.0005, 40


@dataclass(frozen=True)
class Match:
    """How a theory was set to reach a share of people by random seeding.

    Parameters
    ----------
    theory : str
        Its name.
    target : float
        The share it was to reach.
    knob : str
        What was set, in words.
    reached : Interval
        Mean share reached in the tuning worlds, with its 95 % t interval over blocks.
    cascades : float
        Share of worlds with a global cascade.
    below, above : float
        The shares on both sides of the nearest jump.
    """

    theory: str
    target: float
    knob: str
    reached: Interval
    cascades: float
    below: float
    above: float

    @property
    def matched(self) -> bool:
        """Whether it comes within 0.01 of the share."""
        return abs(self.reached.mean - self.target) <= NEAR

    @property
    def words(self) -> str:
        """What became of it, in a few words."""
        if self.matched:
            return f"matched: reaches {self.reached.mean:.1%} with {self.knob}"
        return (
            f"not matched: reaches {self.below:.1%} to {self.above:.1%}, here {self.reached.mean:.1%} with {self.knob}"
        )


@dataclass(frozen=True)
class _Tried:
    theory: Theory
    reached: Interval
    cascades: float
    seeds: float


def match(player: Player, target: float, cascade_share: float) -> tuple[Player, tuple[Match, ...]]:
    """Set each theory so that random seeding reaches a share of people.

    Parameters
    ----------
    player : Player
        The theories, and the campaign.
    target : float
        Mean share of people convinced at the end, more than those approached are.
    cascade_share : float
        Share of people from which a world counts as a global cascade.

    Returns
    -------
    tuple of Player and tuple of Match
        The theories set, by bisection of each one's knob in tuning worlds; where the mean share
        jumps past the target, or cannot come there, the nearer side.

    Raises
    ------
    InputError
        If the target is no share, or not above the share of those approached.
    """
    target = check_number("match_reach", target, 0.0, 1.0)
    theories, matches = {}, []
    for name, theory in player.design.theories.items():
        tried, below, above = _bisected(player, name, theory, target, cascade_share)
        theories[name] = tried.theory
        matches.append(
            Match(
                name, target, tried.theory.knob, tried.reached, tried.cascades, below.reached.mean, above.reached.mean
            )
        )
    return player.varied(theories=theories), tuple(matches)


def _bisected(
    player: Player, name: str, theory: Theory, target: float, cascade_share: float
) -> tuple[_Tried, _Tried, _Tried]:
    """Return the nearest setting, and those on both sides of it."""

    def tried(setting: float) -> _Tried:
        return _try(player, name, theory.at_knob(setting), cascade_share)

    below, above = tried(0.0), tried(1.0)
    if target <= below.seeds:
        raise InputError(
            f"match_reach is more than the {below.seeds:.4g} of people who are approached, got {target:g}",
            field="match_reach",
        )
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        if not below.reached.mean < target < above.reached.mean:
            break
        middle = tried((low + high) / 2)
        if abs(middle.reached.mean - target) <= _CLOSE_ENOUGH:
            return middle, middle, middle
        if middle.reached.mean < target:
            low, below = (low + high) / 2, middle
        else:
            high, above = (low + high) / 2, middle
    nearer = min(below, above, key=lambda one: abs(one.reached.mean - target))
    return nearer, below, above


def _try(player: Player, name: str, theory: Theory, cascade_share: float) -> _Tried:
    alone = player.varied(theories={name: theory}, plans={RANDOM: Plan(Random(), address=RANDOM)}, worlds_per_network=1)
    runs = alone.play(range(BLOCKS), TUNING)
    n = alone.instance.network.n
    reach = runs.final[0, 0, :, MEASURES.index("convinced")]
    least = math.ceil(share("cascade_share", cascade_share) * n)
    return _Tried(theory, interval(reach / n), float((reach >= least).mean()), float(np.mean(runs.heads)) / n)
