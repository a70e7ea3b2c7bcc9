"""Whom a campaign approaches next, wave by wave."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engines.done import Done
from sim.kernels import kernel
from sim.purse import Purse

NEXT, HEADS, MONEY = range(3)


class Approach(NamedTuple):
    """When and whom the campaign approaches.

    Parameters
    ----------
    order : (k,) int64 array
        People in ranked order.
    days, heads, money : (waves,) int64 array
        Day of each wave, and how much more it may spend; `money` is empty where it is no limit.
    fees : (n,) int64 array
        Of each person; empty where money is no limit.
    adaptive : bool
        Whether each wave passes over people who were approached or are convinced.
    left : (3,) int64 array
        Where in the order the campaign is, and what it still can spend: `NEXT`, `HEADS` and `MONEY`.
    """

    order: NDArray[np.int64]
    days: NDArray[np.int64]
    heads: NDArray[np.int64]
    money: NDArray[np.int64]
    fees: NDArray[np.int64]
    adaptive: bool
    left: NDArray[np.int64]


_TODAY, _ALL, _NO_MONEY = np.zeros(1, np.int64), np.full(1, 2**62), np.zeros(0, np.int64)


def approach_of(done: Done, seeds: NDArray[np.int64], purse: Purse | None) -> Approach:
    """Return when and whom a campaign approaches.

    Parameters
    ----------
    done : Done
        What the campaign does; its waves are read.
    seeds : (k,) int64 array
        Distinct people, in ranked order.
    purse : Purse or None
        What adaptive waves can spend; None is as many people as `seeds` has.

    Returns
    -------
    Approach
        For one play.
    """
    waves, order, left = done.waves, np.ascontiguousarray(seeds), np.zeros(3, np.int64)
    if waves.at_once:  # fractions would take longer than a small cascade
        return Approach(order, _TODAY, _ALL, _NO_MONEY, _NO_MONEY, False, left)
    money, fees = _NO_MONEY, _NO_MONEY
    if purse is not None and purse.money is not None:
        money, fees = waves.parts(purse.money), np.ascontiguousarray(purse.fees)
    heads = waves.parts(len(seeds) if purse is None else purse.heads)
    return Approach(order, np.array(waves.days, np.int64), heads, money, fees, waves.adaptive, left)


@kernel
def begin(wave: Any, approach: Any) -> None:
    """Give a wave what it can spend.

    Parameters
    ----------
    wave : int
        Number of the wave.
    approach : Approach
        Whose `left` is changed.
    """
    left = approach.left
    left[HEADS] += approach.heads[wave]
    if approach.money.size > 0:
        left[MONEY] += approach.money[wave]
    if approach.adaptive:
        left[NEXT] = 0


@kernel
def following(approach: Any, approached: Any, days: Any) -> Any:
    """Return who is approached next; adaptive waves pass over who was, or is convinced, or costs more than is left.

    Parameters
    ----------
    approach : Approach
        Whose `left` is changed.
    approached, days : (n,) int16 array
        Day of approach and of conviction of each person, -1 not yet.

    Returns
    -------
    int
        A person; -1 if this wave is over.
    """
    left = approach.left
    while left[HEADS] > 0 and left[NEXT] < approach.order.size:
        person = approach.order[left[NEXT]]
        left[NEXT] += 1
        if approach.adaptive:
            if approached[person] >= 0 or days[person] >= 0:
                continue
            if approach.money.size > 0:
                if approach.fees[person] > left[MONEY]:
                    continue
                left[MONEY] -= approach.fees[person]
        left[HEADS] -= 1
        return person
    return np.int64(-1)
