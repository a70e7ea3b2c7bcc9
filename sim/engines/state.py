"""A campaign on its way: who knows and is convinced, and the calendar of what will be heard, in pages."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.kernels import kernel

TALLIES = 9
AWARE, CONVINCED, BUYERS, WAITING, REACHED, PAGES, SPARE, LOGGED, FORGOTTEN = range(TALLIES)
PAGE = 64
"""Entries on a page of the calendar."""


class Luck(NamedTuple):
    """What a world has in store for people; `threshold` is empty where any word convinces.

    Parameters
    ----------
    accepts, recommends, buys : (n,) bool array
        Whether each person accepts an approach, recommends once convinced, and buys.
    threshold : (n,) int64 array
        Evidence that convinces.
    instigators : bool
        Whether anybody needs none.
    reached : (k,) int64 array
        Whom something from outside the network reaches, in the order of days.
    reached_days : (k,) int16 array
        Day on which each of `reached` is reached, ascending.
    """

    accepts: NDArray[np.bool_]
    recommends: NDArray[np.bool_]
    buys: NDArray[np.bool_]
    threshold: NDArray[np.int64]
    instigators: bool
    reached: NDArray[np.int64]
    reached_days: NDArray[np.int16]


class State(NamedTuple):
    """A campaign on its way.

    Parameters
    ----------
    days : (n,) int16 array
        Day of conviction, -1 not yet.
    known, approached : (n,) int16 array
        Day of first hearing of it, and of the approach, -1 not yet.
    evidence : (n,) int64 array
        Heard so far; one entry where any word convinces.
    order : (n,) int32 array
        Who was convinced, in the order of days.
    calendar, carried : arrays
        Pages of listeners, and of what they will hear.
    following : int32 array
        The next page of each, in its slot or among spare ones.
    head, fill : (slots,) int32 array
        The first page of each day's slot, and how full it is.
    tally : (TALLIES,) int64 array
        Running counts, at the places `AWARE` to `FORGOTTEN`.
    counts : (3, days) int64 array
        As in `Play`.
    """

    days: NDArray[np.int16]
    known: NDArray[np.int16]
    approached: NDArray[np.int16]
    evidence: NDArray[np.int64]
    order: NDArray[np.int32]
    calendar: NDArray[np.int32]
    carried: NDArray[np.int64]
    following: NDArray[np.int32]
    head: NDArray[np.int32]
    fill: NDArray[np.int32]
    tally: NDArray[np.int64]
    counts: NDArray[np.int64]


class Log(NamedTuple):
    """Words that will be forgotten.

    Parameters
    ----------
    person, worth, day : arrays
        Who heeded what on which day, in the order of days.
    memory : int
        For how many days a word counts.
    """

    person: NDArray[np.int32]
    worth: NDArray[np.int64]
    day: NDArray[np.int16]
    memory: int


@kernel
def know(person: Any, today: Any, state: Any) -> None:
    """Let a person get to know of it, if they have not known before.

    Parameters
    ----------
    person, today : int
        Who, and on which day.
    state : State
        Of the campaign, changed in place.
    """
    if state.known[person] < 0:
        state.known[person] = today
        state.tally[AWARE] += 1


@kernel
def convince(person: Any, today: Any, state: Any) -> None:
    """Convince a person who is not convinced yet.

    Parameters
    ----------
    person, today : int
        Who, and on which day.
    state : State
        Of the campaign, changed in place.
    """
    know(person, today, state)
    state.days[person] = today
    state.order[state.tally[CONVINCED]] = person
    state.tally[CONVINCED] += 1


@kernel
def _turn_page(slot: Any, state: Any) -> None:
    """Give a slot of the calendar a fresh first page, a used one if there is any."""
    page = state.tally[SPARE]
    if page >= 0:
        state.tally[SPARE] = state.following[page]
    else:
        page = state.tally[PAGES]
        state.tally[PAGES] += 1
    state.following[page] = state.head[slot]
    state.head[slot] = page
    state.fill[slot] = 0


@kernel
def entry(day: Any, state: Any) -> Any:
    """Return where the next entry of a day stands in the calendar, and count it.

    Parameters
    ----------
    day : int
        On which it will be heard.
    state : State
        Of the campaign, changed in place.

    Returns
    -------
    int
        Place in `State.calendar`, to be written to.
    """
    slot = day & (state.head.size - 1)
    if state.head[slot] < 0 or state.fill[slot] == PAGE:
        _turn_page(slot, state)
    at = state.head[slot] * PAGE + state.fill[slot]
    state.fill[slot] += 1
    state.tally[WAITING] += 1
    return at


@kernel
def hand_back(page: Any, state: Any) -> Any:
    """Put a page that has been read among the spare ones.

    Parameters
    ----------
    page : int
        Of the calendar.
    state : State
        Of the campaign, changed in place.

    Returns
    -------
    int
        The next page of the same day, -1 if there is none.
    """
    following = state.following[page]
    state.following[page] = state.tally[SPARE]
    state.tally[SPARE] = page
    return following


@kernel
def reset(state: Any) -> None:
    """Bring a state to where nothing has happened.

    Parameters
    ----------
    state : State
        Of any campaign; overwritten.
    """
    state.days[:] = -1
    state.known[:] = -1
    state.approached[:] = -1
    state.evidence[:] = 0
    state.head[:] = -1
    state.tally[:] = 0
    state.tally[SPARE] = -1
