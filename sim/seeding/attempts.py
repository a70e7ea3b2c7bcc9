"""Trying out people and groups under a theory of which nothing is known but what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.graph.contacts import contacts
from sim.seeding.clustered import around
from sim.seeding.context import Context, Evaluator
from sim.seeding.nomination import distinct
from sim.seeding.steps import Steps
from sim.words import say

FEWEST_WORLDS, MOST_WORLDS = 16, 64
FEWEST = 64
"""Campaigns that must be affordable in each world, or trying out is refused."""

GROUPS = (3, 6)
"""Sizes of groups that are tried out (chosen)."""


@dataclass
class _Attempt:
    """Some people who may be taken together, and what they added per person when last tried out."""

    people: NDArray[np.int64]
    gain: float = 0.0


def attempts(
    context: Context,
    by_listeners: NDArray[np.int64],
    by_rank: NDArray[np.int64],
    luck: NDArray[np.uint32],
    worlds: int,
    work: int,
) -> tuple[NDArray[np.int64], str]:
    """Return whom a heuristic chooses, and how it was found.

    Half of the campaigns that can be afforded try out people and groups once, the other half those
    who seemed best again, given those already chosen.

    Parameters
    ----------
    context : Context
        With a evaluator.
    by_listeners, by_rank : (n,) int64 array
        Everybody, best first.
    luck : (n,) uint32 array
        Settles ties when groups are put together.
    worlds : int
        How many at most.
    work : int
        People and ties that may be visited: a campaign counts all.

    Returns
    -------
    chosen : (k,) int64 array
        Numbers of the people chosen, best first.
    note : str
        How much was tried out.

    Raises
    ------
    InputError
        If too few campaigns can be afforded to be sensible.
    """
    network = context.network
    campaigns = work // (network.n + network.m)
    if campaigns < FEWEST * min(FEWEST_WORLDS, worlds):
        raise InputError(
            "greedy under a theory like this takes at most"
            f" {work // (FEWEST * min(FEWEST_WORLDS, worlds)):,} people and ties, got {network.n + network.m:,};"
            " set work higher to wait longer"
        )
    evaluator = context.evaluator
    assert evaluator is not None
    worlds = min(worlds, max(FEWEST_WORLDS, min(MOST_WORLDS, campaigns // 400)))
    several = _several(context, by_listeners, by_rank, luck, campaigns // worlds // 2)
    heads, left = min(context.heads, network.n), campaigns // worlds // 2
    steps = Steps(context.progress, worlds * (1 + len(several) + min(left, heads * _rounds(left, heads))))
    chosen = _taken(several, _Trying(evaluator, worlds, steps), heads, left)
    steps.finish()
    return chosen, say("ranked-attempts", count=len(several), worlds=say("worlds", count=worlds))


def _several(
    context: Context, by_listeners: NDArray[np.int64], by_rank: NDArray[np.int64], luck: NDArray[np.uint32], most: int
) -> list[_Attempt]:
    """Return people, and groups around the best of them, as many as asked for."""
    most = min(most, max(200, 4 * context.heads))
    best = distinct(np.stack([by_listeners, by_rank], axis=1).ravel())
    start, other, _ = contacts(context.network)
    sizes = [size for size in GROUPS if size <= min(context.heads, context.network.n)]
    groups = [_Attempt(around(start, other, int(one), size, luck)) for one in best[: most // 8] for size in sizes]
    return [_Attempt(best[place : place + 1]) for place in range(min(len(best), most - len(groups)))] + groups


def _rounds(left: int, heads: int) -> int:
    """Return how many are tried out again each time, where so many may be in all."""
    return max(left // max(heads, 1), 1)


class _Trying(NamedTuple):
    """What is tried out in how many worlds; a step is one campaign in one world."""

    evaluator: Evaluator
    worlds: int
    steps: Steps

    def means(self, rosters: list[NDArray[np.int64]]) -> NDArray[np.float64]:
        """Return how many each roster convinces, the mean over worlds."""
        began = self.steps.done

        def told(done: int, _: int) -> None:
            if done and rosters:
                self.steps.go(began + done * len(rosters) - self.steps.done)

        means: NDArray[np.float64] = self.evaluator.convinced(rosters, self.worlds, told).mean(axis=1)
        return means


def _taken(several: list[_Attempt], trying: _Trying, heads: int, left: int) -> NDArray[np.int64]:
    """Take what adds most per person, looking again at the best in each round."""
    chosen, reached = np.zeros(0, np.int64), float(trying.means([np.zeros(0, np.int64)])[0])
    _try(several, chosen, reached, trying)
    rounds = _rounds(left, heads)
    while len(chosen) < heads and several:
        several = _still_open(several, chosen, heads)
        several.sort(key=lambda one: -one.gain)
        if left >= rounds and len(chosen):
            _try(several[:rounds], chosen, reached, trying)
            left -= rounds
            several[:rounds] = sorted(several[:rounds], key=lambda one: -one.gain)
        if several:
            new = np.setdiff1d(several[0].people, chosen)
            chosen, reached = np.concatenate([chosen, new]), reached + several[0].gain * len(new)
    return chosen


def _try(several: list[_Attempt], chosen: NDArray[np.int64], reached: float, trying: _Trying) -> None:
    rosters = [distinct(np.concatenate([chosen, one.people])) for one in several]
    for one, roster, mean in zip(several, rosters, trying.means(rosters), strict=True):
        one.gain = (float(mean) - reached) / max(len(roster) - len(chosen), 1)


def _still_open(several: list[_Attempt], chosen: NDArray[np.int64], heads: int) -> list[_Attempt]:
    """Return what would still add somebody, and does not take more people than are left."""
    more = [len(np.setdiff1d(one.people, chosen)) for one in several]
    return [one for one, new in zip(several, more, strict=True) if 0 < new <= heads - len(chosen)]
