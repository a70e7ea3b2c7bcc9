"""Who would be convinced later, or never, had one person been silent: a ripple through a world that was played.

Only whom the silence can reach is looked at again, day by day. That is the same as playing the world again without the
person's words, where nothing but evidence decides, but it takes only as long as the ripple is wide.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.kernels import kernel

NEVER = 32767
"""A day that does not come."""


class Ground(NamedTuple):
    """A world in which a campaign was played, as compiled code looks at it again.

    Parameters
    ----------
    days : (n,) int16 array
        Day of conviction, -1 never.
    delay : (m,) int16 array
        Days until each tie is heeded after its speaker's conviction, 0 never.
    evidence : (m,) int64 array
        What it is worth.
    start, listener : arrays
        Ties by speaker.
    heard_start, speaker, tie : arrays
        Ties by listener.
    threshold : (n,) int64 array
        Evidence that convinces.
    outside : (n,) int16 array
        Day on which something from outside reaches each person, `NEVER` if none does.
    worth : int
        Its evidence, 0 or more.
    asked : (n,) int16 array
        Day on which each person would accept an approach, `NEVER` if none.
    last_day : int
        Of the campaign.
    buys : (n,) bool array
        Who buys once convinced.
    """

    days: NDArray[np.int16]
    delay: NDArray[np.int16]
    evidence: NDArray[np.int64]
    start: NDArray[np.int64]
    listener: NDArray[np.int32]
    heard_start: NDArray[np.int64]
    speaker: NDArray[np.int32]
    tie: NDArray[np.int64]
    threshold: NDArray[np.int64]
    outside: NDArray[np.int16]
    worth: int
    asked: NDArray[np.int16]
    last_day: int
    buys: NDArray[np.bool_]


class Ripple(NamedTuple):
    """Whom a silence reaches, and a calendar of when to look at them again.

    Parameters
    ----------
    now : (n,) int16 array
        Day of conviction as far as it is known, -1 not yet.
    looked : (n,) int16 array
        Day on which each person was looked at last.
    touched : (n,) int32 array
        Who was looked at.
    head : (last_day + 1,) int32 array
        First entry of each day, -1 if there is none.
    who, following : int32 arrays
        Entries: whom to look at, and the next entry of the same day.
    tally : (3,) int64 array
        Entries written, entries waiting, and people touched.
    """

    now: NDArray[np.int16]
    looked: NDArray[np.int16]
    touched: NDArray[np.int32]
    head: NDArray[np.int32]
    who: NDArray[np.int32]
    following: NDArray[np.int32]
    tally: NDArray[np.int64]


WRITTEN, WAITING, TOUCHED = range(3)


@kernel
def _enter(person: Any, day: Any, last_day: Any, ripple: Any) -> None:
    """Note that a person is to be looked at on a day."""
    if day > last_day:
        return
    at = ripple.tally[WRITTEN]
    ripple.who[at], ripple.following[at] = person, ripple.head[day]
    ripple.head[day] = at
    ripple.tally[WRITTEN] += 1
    ripple.tally[WAITING] += 1


@kernel
def _look(person: Any, today: Any, silent: Any, ground: Any, ripple: Any) -> Any:
    """Return a day: today if a person is convinced by then, else the next one on which something may convince them."""
    if ground.asked[person] == today:
        return today
    heard, coming = np.int64(0), np.int64(NEVER)
    if today < ground.asked[person]:
        coming = np.int64(ground.asked[person])
    if ground.outside[person] <= today:
        heard += ground.worth
    else:
        coming = min(coming, np.int64(ground.outside[person]))
    for place in range(ground.heard_start[person], ground.heard_start[person + 1]):
        speaker, tie = ground.speaker[place], ground.tie[place]
        if speaker != silent and ripple.now[speaker] >= 0 and ground.delay[tie] > 0:
            day = np.int64(ripple.now[speaker]) + ground.delay[tie]
            if day <= today:
                heard += ground.evidence[tie]
            else:
                coming = min(coming, day)
    return today if heard >= ground.threshold[person] else coming


@kernel
def _warn(person: Any, ground: Any, ripple: Any) -> None:
    """Enter those who had heeded a person in time, on the day on which they were convinced."""
    for tie in range(ground.start[person], ground.start[person + 1]):
        listener = ground.listener[tie]
        if ground.delay[tie] > 0 and ground.days[listener] >= ground.days[person] + ground.delay[tie]:
            _enter(listener, ground.days[listener], ground.last_day, ripple)


@kernel
def _speak_late(person: Any, today: Any, ground: Any, ripple: Any) -> None:
    """Enter those who wait, on the day on which they heed a person who is convinced later than before."""
    for tie in range(ground.start[person], ground.start[person + 1]):
        listener = ground.listener[tie]
        if ground.delay[tie] > 0 and ground.days[listener] >= 0 and ripple.now[listener] < 0:
            _enter(listener, today + ground.delay[tie], ground.last_day, ripple)


@kernel
def _visit(person: Any, today: Any, silent: Any, ground: Any, ripple: Any) -> None:
    """Look at a person on a day on which they were convinced, or may be now."""
    if ripple.looked[person] == today or (today > ground.days[person] and ripple.now[person] >= 0):
        return
    if ripple.looked[person] < 0:
        ripple.touched[ripple.tally[TOUCHED]] = person
        ripple.tally[TOUCHED] += 1
    ripple.looked[person] = today
    day = _look(person, today, silent, ground, ripple)
    if day == today:
        ripple.now[person] = today
        if today > ground.days[person]:
            _speak_late(person, today, ground, ripple)
        return
    if today == ground.days[person]:
        ripple.now[person] = -1
        _warn(person, ground, ripple)
    _enter(person, day, ground.last_day, ripple)


@kernel
def _lost(silent: Any, ground: Any, ripple: Any) -> Any:
    """Return how many others who bought would not have been convinced had a person been silent."""
    ripple.tally[:] = 0
    _warn(silent, ground, ripple)
    today = np.int64(ground.days[silent])
    while ripple.tally[WAITING] > 0:
        today += 1
        at = ripple.head[today]
        ripple.head[today] = -1
        while at >= 0:
            ripple.tally[WAITING] -= 1
            _visit(ripple.who[at], today, silent, ground, ripple)
            at = ripple.following[at]
    lost = 0
    for place in range(ripple.tally[TOUCHED]):
        person = ripple.touched[place]
        if ripple.now[person] < 0 and ground.buys[person]:
            lost += 1
        ripple.now[person], ripple.looked[person] = ground.days[person], -1
    return lost


@kernel
def lost_by_each(people: Any, ground: Any, ripple: Any, out: Any) -> None:
    """Count the other buyers who would not have been convinced, had each of some people been silent.

    Parameters
    ----------
    people : (k,) int64 array
        Who is silent, one after the other; all were convinced.
    ground : Ground
        World that is looked at again.
    ripple : Ripple
        From `still`; left as it was.
    out : (n,) int64 array
        Filled in place at the numbers of these people.
    """
    for place in range(people.size):
        out[people[place]] = _lost(people[place], ground, ripple)


def still(ground: Ground) -> Ripple:
    """Return a ripple that has not begun.

    Parameters
    ----------
    ground : Ground
        World that is looked at again.

    Returns
    -------
    Ripple
        With room for any.
    """
    n, m = len(ground.days), len(ground.listener)
    entries = 4 * m + 4 * n  # a tie is warned of, spoken over late and waited for at most once each
    return Ripple(
        ground.days.copy(),
        np.full(n, -1, np.int16),
        np.empty(n, np.int32),
        np.full(ground.last_day + 1, -1, np.int32),
        np.empty(entries, np.int32),
        np.empty(entries, np.int32),
        np.zeros(3, np.int64),
    )
