"""Who leads while values change: people chosen one after the other, ties settled by luck."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.kernels import kernel

OUT = -np.inf
"""Value of people who have been chosen."""


class Race(NamedTuple):
    """Everybody's value, and a tournament among them.

    Parameters
    ----------
    value : (n,) float64 array
        Value of each person; the highest leads.
    seen : (n,) float64 array
        The value with which each person stands in the tournament, never below their value.
    luck : (n,) uint32 array
        Among equals the lower number leads, then the lower person.
    tree : (2 s,) int32 array
        The winner of each match, the final at 1, people from s on; -1 is nobody.
    """

    value: NDArray[np.float64]
    seen: NDArray[np.float64]
    luck: NDArray[np.uint32]
    tree: NDArray[np.int32]


@kernel
def _winner(race: Any, one: Any, other: Any) -> Any:
    if one < 0 or other < 0:
        return max(one, other)
    if race.seen[one] != race.seen[other]:
        return one if race.seen[one] > race.seen[other] else other
    if race.luck[one] != race.luck[other]:
        return one if race.luck[one] < race.luck[other] else other
    return min(one, other)


@kernel
def _play(race: Any) -> None:
    for match in range(race.tree.size // 2 - 1, 0, -1):
        race.tree[match] = _winner(race, race.tree[2 * match], race.tree[2 * match + 1])


@kernel
def change(race: Any, person: Any, value: Any) -> None:
    """Give a person another value.

    Parameters
    ----------
    race : Race
        The race, which is changed in place.
    person : int
        Number of the person, in 0 ... n - 1.
    value : float
        The new one.
    """
    race.value[person] = race.seen[person] = value
    match = (race.tree.size // 2 + person) // 2
    while match >= 1:
        race.tree[match] = _winner(race, race.tree[2 * match], race.tree[2 * match + 1])
        match //= 2


@kernel
def lower(race: Any, person: Any, value: Any) -> None:
    """Give a person a lower value; the tournament hears of it when they would lead.

    Parameters
    ----------
    race : Race
        The race, which is changed in place.
    person : int
        Number of the person, in 0 ... n - 1.
    value : float
        The new one, at most the old one.
    """
    race.value[person] = value


@kernel
def lead(race: Any) -> Any:
    """Return who leads.

    Parameters
    ----------
    race : Race
        With somebody in it.

    Returns
    -------
    int
        The person.
    """
    while race.seen[race.tree[1]] != race.value[race.tree[1]]:
        change(race, race.tree[1], race.value[race.tree[1]])
    return race.tree[1]


def race_of(value: NDArray[np.float64], luck: NDArray[np.uint32]) -> Race:
    """Return a race that has begun.

    Parameters
    ----------
    value : (n,) float64 array
        Value of each person at the start.
    luck : (n,) uint32 array
        Random number of each person; among equals the lower one leads.

    Returns
    -------
    Race
        With its own copy of the values.
    """
    n = len(value)
    size = 1 << max(n - 1, 1).bit_length()
    tree = np.full(2 * size, -1, np.int32)
    tree[size : size + n] = np.arange(n)
    race = Race(value.astype(np.float64), value.astype(np.float64), luck, tree)
    _play(race)
    return race
