"""Theories on an equal footing: each is set so that random seeding reaches the same share."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import MEASURES
from sim.errors import InputError
from sim.plan import Plan
from sim.seeding.random import Random
from sim.settings import settings_of
from sim.study.accounted import accounted
from sim.study.design import RANDOM, TUNING
from sim.study.measures import Interval, interval
from sim.study.player import Player
from sim.study.rules import Together
from sim.study.tuning import NEAR, Tried, needed, search
from sim.theories.base import Theory
from sim.theories.thresholds import share
from sim.words import percent, say

JUDGING = TUNING + 2**29
"""First worlds and networks in which a setting is judged; nothing else uses them, tuning neither."""

_HALF = 0.004
"""Half the width that the interval of a match shall have."""


@dataclass(frozen=True)
class Match:
    """How a theory was set to reach a share of people by random seeding.

    Parameters
    ----------
    theory : str
        Name of the theory that was matched.
    target : float
        The share it was to reach.
    contagiousness : str
        What was set, in words, and what was taken into account.
    reached : Interval
        Mean share reached in fresh worlds, which did not set it, with its 95 % interval.
    cascades : float
        Share of these worlds with a global cascade.
    below, above : float
        The nearest shares on both sides of it in the tuning worlds, equal where it is met; the least and
        the most that can be reached where it lies outside.
    worlds : int
        How many fresh worlds there were.
    """

    theory: str
    target: float
    contagiousness: str
    reached: Interval
    cascades: float
    below: float
    above: float
    worlds: int

    @property
    def matched(self) -> bool:
        """Whether the whole interval lies within 0.01 of the share."""
        return self.target - NEAR <= self.reached.low and self.reached.high <= self.target + NEAR

    @property
    def words(self) -> str:
        """What became of it, in a few words, and why where it failed."""
        shares = {"target": self.target, "low": self.reached.low, "high": self.reached.high}
        shares |= {"below": self.below, "above": self.above}
        written = {name: percent(value, 1) for name, value in shares.items()}
        return say(self._entry, setting=self.contagiousness, worlds=self.worlds, **written)

    @property
    def _entry(self) -> str:
        if self.matched:
            return "match"
        if self.below < self.target < self.above:
            return "match.jump" if self.above - self.below > NEAR else self._by_chance
        if self.below < self.above:
            return "match.less" if self.above <= self.target else "match.more"
        return self._by_chance

    @property
    def _by_chance(self) -> str:
        """A setting was found in the tuning worlds: either these misled, or the fresh ones are too few to tell."""
        apart = self.reached.high < self.target - NEAR or self.target + NEAR < self.reached.low
        return "match.misled" if apart else "match.open"


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
        The theories set, by `search` of each one's contagiousness in tuning worlds, and judged in others;
        where the mean share jumps past the target, or cannot come there, the nearer side.

    Raises
    ------
    InputError
        If the target is no share, or not above the share of those approached.
    """
    settings_of(Together)["match_reach"].check(target)
    theories: dict[str, Theory] = {}
    matches = []
    for name, theory in player.design.theories.items():
        theories[name], one = _matched(player, name, theory, target, cascade_share)
        matches.append(one)
    return player.varied(theories=theories), tuple(matches)


def _matched(player: Player, name: str, theory: Theory, target: float, cascade_share: float) -> tuple[Theory, Match]:
    """Set one theory, and judge it."""
    n = player.instance.network.n

    def played(setting: float, worlds: int) -> Tried:
        reach, seeds = _play(player, name, theory.with_contagiousness(setting), worlds, TUNING)
        if target <= seeds:
            raise InputError(
                f"match_reach is more than the {seeds:.4g} of people who are approached, got {target:g}",
                field="match_reach",
            )
        return Tried(setting, float(reach.mean()), float(reach.std()))

    near, below, above = search(played, target, n)
    found = theory.with_contagiousness(near.setting)
    worlds = needed(near.deviation, _HALF, n)
    reach, _ = _play(player, name, found, worlds, JUDGING)
    least = math.ceil(share("cascade_share", cascade_share) * n) / n
    return found, Match(
        name,
        target,
        accounted(found.contagiousness, player.design.campaign, player.instance.law(name)),
        interval(reach, low=0.0, high=1.0),
        float((reach >= least).mean()),
        below.mean,
        above.mean,
        worlds,
    )


def _play(player: Player, name: str, theory: Theory, worlds: int, first: int) -> tuple[NDArray[np.float64], float]:
    """Return the share convinced in each world by random people, and the share of people approached."""
    alone = player.varied(theories={name: theory}, plans={RANDOM: Plan(Random(), address=RANDOM)}, worlds_per_network=1)
    runs, n = alone.play(range(worlds), first), player.instance.network.n
    return runs.final[0, 0, :, MEASURES.index("convinced")] / n, float(np.mean(runs.heads)) / n
