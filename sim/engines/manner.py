"""How people speak who do not speak as their live ties say, and the marks of speakers that people take on."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.effects import LEADER, MANAGER
from sim.engines.room import Room
from sim.kernels import kernel
from sim.luck import ONE

NEVER = np.int16(2**15 - 1)


class Manner(NamedTuple):
    """What is kept of a campaign in which people speak otherwise or leave marks.

    Parameters
    ----------
    leader, manager : (n,) or (0,) int16 array
        First day on which each person heeds one, as far as is known; `NEVER`.
    marks : (n,) or (0,) uint8 array
        As in `Play`, once somebody is convinced.
    bounds : (2, days) int64 array
        Below which a tie's number is heard by each day of talking, by those who know the brand and by others.
    given : (4,) float64 array
        Chance, reach, posts and factor for which the bounds hold.
    """

    leader: NDArray[np.int16]
    manager: NDArray[np.int16]
    marks: NDArray[np.uint8]
    bounds: NDArray[np.int64]
    given: NDArray[np.float64]


def manner_of(room: Room, people: int, days: int = 1) -> tuple[Manner, Manner]:
    """Return what is kept of campaigns without marks, and of those with marks.

    Parameters
    ----------
    room : Room
        Where the arrays are.
    people : int
        How many there are.
    days : int
        For how many days a speaker can be heard at most, where bounds are looked at.

    Returns
    -------
    tuple of Manner and Manner
        They share the bounds.
    """
    bounds = room.array("bounds_of_days", 2 * days, np.int64).reshape(2, -1)
    given = room.array("bounds_given", 4, np.float64)
    none, marked = (
        Manner(
            room.array("first_leader", marking, np.int16),
            room.array("first_manager", marking, np.int16),
            room.array("marks", marking, np.uint8),
            bounds,
            given,
        )
        for marking in (0, people)
    )
    return none, marked


@kernel
def set_out(manner: Any) -> None:
    """Bring everything to where nothing has happened.

    Parameters
    ----------
    manner : Manner
        Of any campaign; overwritten.
    """
    manner.leader[:] = NEVER
    manner.manager[:] = NEVER
    manner.marks[:] = 0
    manner.given[:] = -1.0


@kernel
def take_on(person: Any, day: Any, manner: Any) -> Any:
    """Write down the marks that a person has taken on by a day.

    Parameters
    ----------
    person, day : int
        Who it is, and the last day that counts.
    manner : Manner
        Its marks are changed.

    Returns
    -------
    int
        The marks.
    """
    marks = np.uint8(LEADER * (manner.leader[person] <= day) + MANAGER * (manner.manager[person] <= day))
    manner.marks[person] = marks
    return marks


@kernel
def settle(last: Any, days: Any, manner: Any) -> None:
    """Write down the marks of those who are not convinced.

    Parameters
    ----------
    last : int
        The last day that was played.
    days : (n,) int16 array
        Of conviction, -1 never.
    manner : Manner
        Its marks are changed.
    """
    for person in range(manner.marks.size):
        if days[person] < 0:
            take_on(person, last, manner)


@kernel
def leave(mark: Any, listener: Any, day: Any, manner: Any) -> None:
    """Note that a listener will heed somebody with marks.

    Parameters
    ----------
    mark : int
        Of the person who speaks.
    listener, day : int
        Who hears, and when.
    manner : Manner
        Changed in place.
    """
    if mark & LEADER and day < manner.leader[listener]:
        manner.leader[listener] = day
    if mark & MANAGER and day < manner.manager[listener]:
        manner.manager[listener] = day


@kernel
def mark_of(person: Any, worth: Any, speech: Any) -> Any:
    """Return the marks that the words of a person leave; what is worth nothing is not heeded.

    Parameters
    ----------
    person : int
        Whose number it is.
    worth : int
        Of one of their words.
    speech : Speech
        Of the campaign that is played.

    Returns
    -------
    int
        0 is none.
    """
    return speech.mark[person] if speech.mark.size > 0 and worth > 0 else np.uint8(0)


@kernel
def factor_of(person: Any, seed: Any, speech: Any, manner: Any) -> Any:
    """Return what the chance of a convinced person to be heeded is multiplied by.

    Parameters
    ----------
    person, seed, speech, manner
        As in `differs`.

    Returns
    -------
    float
        0 or more.
    """
    factor = speech.flag[person % speech.flag.size] if seed else 1.0
    if manner.marks.size > 0 and manner.marks[person] & MANAGER:
        factor *= speech.answer
    return factor


@kernel
def differs(person: Any, seed: Any, speech: Any, manner: Any) -> Any:
    """Return whether a convinced person speaks otherwise than their live ties say.

    Parameters
    ----------
    person : int
        Whose number it is.
    seed : bool
        Whether they were convinced by the approach.
    speech : Speech
        Of the campaign; without numbers, nobody does.
    manner : Manner
        With the marks of those who are convinced.

    Returns
    -------
    bool
        Whether to look at the numbers of their ties.
    """
    if speech.number.size == 0:
        return False
    return speech.cap > 0 or (seed and speech.posts != 1) or factor_of(person, seed, speech, manner) != 1.0


@kernel
def _fill(chance: Any, reach: Any, posts: Any, one_shot: Any, bounds: Any) -> None:
    """Find the bounds of each day of talking, as `sim.engines.bounds.first_day` compares numbers with them."""
    if one_shot and reach == 1.0 and posts == 1:
        bounds[0] = math.ceil(chance * ONE)
        return
    miss = 1.0
    for day in range(bounds.size):
        for _ in range(posts if miss > 0.0 else 0):
            miss *= 1.0 - chance
        bounds[day] = math.ceil(reach * (1.0 - miss) * ONE)


@kernel
def set_bounds(person: Any, seed: Any, speech: Any, manner: Any) -> None:
    """Find the bounds of a speaker whose chance to be heeded is the same on all ties.

    Parameters
    ----------
    person : int
        Whose number it is.
    seed : bool
        Whether they were convinced by the approach.
    speech : Speech
        Of the campaign that is played.
    manner : Manner
        Its bounds are changed, if they are not these already.
    """
    given, tie = manner.given, speech.start[person]
    factor, posts = factor_of(person, seed, speech, manner), speech.posts if seed else 1
    reach = speech.law.reach[person % speech.law.reach.size]
    chance = speech.law.hear[tie % speech.law.hear.size]
    if given[0] == chance and given[1] == reach and given[2] == posts and given[3] == factor:
        return
    given[0], given[1], given[2], given[3] = chance, reach, posts, factor
    _fill(min(1.0, chance * factor), reach, posts, speech.one_shot, manner.bounds[0])
    if speech.unfamiliar.size > 0:
        strange = speech.strange.hear[tie % speech.strange.hear.size]
        _fill(min(1.0, strange * factor), reach, posts, speech.one_shot, manner.bounds[1])


@kernel
def day_of(tie: Any, speech: Any, manner: Any) -> Any:
    """Return the first day of talking on which a tie is heard, for the bounds that are set.

    Parameters
    ----------
    tie : int
        Of the person who speaks.
    speech : Speech
        Of the campaign that is played.
    manner : Manner
        With the bounds of this speaker.

    Returns
    -------
    int
        From 1; 0 is never.
    """
    number = np.int64(speech.number[tie])
    row = np.int64(speech.unfamiliar.size > 0 and speech.unfamiliar[speech.listener[tie]])
    last = manner.bounds.shape[1] - 1
    if number >= manner.bounds[row, last]:
        return 0
    day = 1
    for earlier in range(last):
        day += number >= manner.bounds[row, earlier]
    return day
