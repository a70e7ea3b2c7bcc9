"""What a campaign does to people, as plain arrays: theories, mechanisms and people give them, engines play them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.days import External
from sim.schedule import AT_ONCE, Schedule

LEADER, MANAGER = 1, 2
"""Marks of a speaker, which listeners take on when they heed a word."""


@dataclass(frozen=True, eq=False)
class Sent:
    """What a campaign sends to people outside the network; it reaches only those with whom there is contact.

    Parameters
    ----------
    what : External
        Its chance on each day, and its voices.
    whom : (n,) float64 array or None
        What the chance of each person is multiplied by, in [0, 1]; None is 1 for all.
    cost : float
        Of each person whom it reaches, in money.
    """

    what: External
    whom: NDArray[np.float64] | None = None
    cost: float = 0.0


@dataclass(frozen=True, eq=False)
class Effects:
    """How people respond, what reaches them from outside, and what differs for those who are approached.

    Parameters
    ----------
    accept : (n,) float64 array
        Chance that a person who is approached is convinced by it, in [0, 1], if the approach reaches them.
    recommend : (n,) float64 array
        Chance that a convinced person becomes an advocate, in [0, 1].
    buy : (n,) float64 array
        Chance that a convinced person buys, in [0, 1].
    external : tuple of External
        What reaches people from outside the network, each independently of the others.
    sent : tuple of Sent
        What the campaign sends, independently, too.
    lead : int
        Days between the decision to approach somebody and the approach.
    contact : (n,) float64 array or None
        Chance that what the campaign sends reaches a person, in [0, 1]; None is 1 for all.
    buy_led : (n,) float64 array or None
        Chance to buy of who has heeded a leader, in [0, 1]; None is `buy`.
    flag : (n,) float64 array or None
        Factor, 0 or more, of the chance to be heeded of who was convinced by the approach; None is 1 for all.
    posts : int
        How often a day who was convinced by the approach speaks, 1 or more.
    mark : (n,) uint8 array or None
        `LEADER` and `MANAGER`, added up; None is nobody.
    answer : float
        Factor, 0 or more, of the chance to be heeded of who has heeded a manager.
    waves : Schedule
        When people are approached, the lead not included.
    earned : bool
        Whether words of who was convinced by the approach are booked as earned, not as paid for; nothing else changes.
    """

    accept: NDArray[np.float64]
    recommend: NDArray[np.float64]
    buy: NDArray[np.float64]
    external: tuple[External, ...] = ()
    sent: tuple[Sent, ...] = ()
    lead: int = 0
    contact: NDArray[np.float64] | None = None
    buy_led: NDArray[np.float64] | None = None
    flag: NDArray[np.float64] | None = None
    posts: int = 1
    mark: NDArray[np.uint8] | None = None
    answer: float = 1.0
    waves: Schedule = AT_ONCE
    earned: bool = False
