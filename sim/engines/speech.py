"""What compiled code keeps of campaigns in which people differ in how they are approached, speak or remember."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engines.bounds import LawArrays
from sim.engines.state import TALLIES

PENDING, LOGGED, FORGOTTEN, NEXT, HEADS, MONEY = range(TALLIES, TALLIES + 6)
MORE_TALLIES = TALLIES + 6
"""Running counts beyond those of the calendar."""


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
    """

    order: NDArray[np.int64]
    days: NDArray[np.int64]
    heads: NDArray[np.int64]
    money: NDArray[np.int64]
    fees: NDArray[np.int64]
    adaptive: bool


class Speech(NamedTuple):
    """How people speak who do not speak as their live ties say.

    Parameters
    ----------
    flag : (n,) or (1,) float64 array
        Factor of who is convinced by the approach.
    posts : int
        How often a day they speak.
    mark : (n,) or (0,) uint8 array
        Marks of speakers.
    answer : float
        Factor of who has heeded a manager.
    number : (m,) uint32 array
        Random numbers of ties in this world.
    start, listener : arrays
        Of the network.
    law, strange : LawArrays
        What is heard by listeners who know the brand, and by those who do not.
    unfamiliar : (n,) or (0,) bool array
        Who does not.
    days : int
        For how many days a speaker can be heard at most.
    one_shot : bool
        Whether speakers talk for one day only.
    memory : int
        For how many days a word counts; 0 is for ever.
    """

    flag: NDArray[np.float64]
    posts: int
    mark: NDArray[np.uint8]
    answer: float
    number: NDArray[np.uint32]
    start: NDArray[np.int64]
    listener: NDArray[np.int32]
    law: LawArrays
    strange: LawArrays
    unfamiliar: NDArray[np.bool_]
    days: int
    one_shot: bool
    memory: int


class More(NamedTuple):
    """What is kept of a campaign on its way, besides the calendar's `State`.

    Parameters
    ----------
    approached : (n,) int16 array
        Day of the approach, -1 not yet.
    seed : (n,) bool array
        Who was convinced by it.
    marks : (n,) uint8 array
        Whom people have heeded.
    spoken : uint8 array
        For each entry of the calendar the marks of the speaker; empty where there are none.
    waiting : (n,) bool array
        Who has heard enough today.
    pending : (n,) int32 array
        The same people, in a list.
    logged, worth, when : arrays
        Who heeded what on which day, in the order of days; empty where words are not forgotten.
    """

    approached: NDArray[np.int16]
    seed: NDArray[np.bool_]
    marks: NDArray[np.uint8]
    spoken: NDArray[np.uint8]
    waiting: NDArray[np.bool_]
    pending: NDArray[np.int32]
    logged: NDArray[np.int32]
    worth: NDArray[np.int64]
    when: NDArray[np.int16]
