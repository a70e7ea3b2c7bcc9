"""Which ties are heard in a world, if their speaker talks, and after how many days."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import Heard
from sim.kernels import kernel
from sim.luck import ONE


class LawArrays(NamedTuple):
    """A law for compiled code: arrays of one value where it holds for all.

    Parameters
    ----------
    hear, expose, evidence, reach : arrays
        As in `Law`.
    heard, known : int64 arrays
        Bounds below which a tie is heeded, and known, within the days of talking.
    exposes : bool
        Whether the two differ.
    """

    hear: NDArray[np.float64]
    expose: NDArray[np.float64]
    evidence: NDArray[np.int64]
    reach: NDArray[np.float64]
    heard: NDArray[np.int64]
    known: NDArray[np.int64]
    exposes: bool


class Live(NamedTuple):
    """Ties that are heard in a world; `evidence` and `delay` are empty where all are 1.

    Parameters
    ----------
    start : (n + 1,) int64 array
        Where each speaker's begin.
    listener : (m,) int32 array
        Number of the person who hears each tie.
    evidence : (m,) int64 array
        The evidence, 0 where it is only known.
    delay : (m,) int16 array
        Days after the speaker's conviction.
    """

    start: NDArray[np.int64]
    listener: NDArray[np.int32]
    evidence: NDArray[np.int64]
    delay: NDArray[np.int16]


@kernel
def bound_by(chance: Any, reach: Any, days: Any, one_shot: Any) -> Any:
    """Return the bound below which a tie's number is heard within so many days of talking.

    Parameters
    ----------
    chance : float
        Per day of talking, in [0, 1].
    reach : float
        Share of ties over which the speaker speaks at all.
    days : int
        Days of talking within which the tie must be heard, 0 or more.
    one_shot : bool
        Whether the speaker talks for one day only: at full reach the chance itself counts.

    Returns
    -------
    int64
        In 0 ... 2^32.
    """
    if one_shot and reach == 1.0:
        return np.int64(math.ceil(chance * ONE))
    miss = 1.0
    whole = np.int64(math.ceil(reach * ONE))
    reached = np.int64(0)
    for _ in range(days):
        miss *= 1.0 - chance
        reached = np.int64(math.ceil(reach * (1.0 - miss) * ONE))
        if reached == whole or chance == 0.0:
            break
    return reached


@kernel
def _bounds(chance: Any, reach: Any, speaker: Any, days: Any, one_shot: Any, out: Any) -> None:
    for tie in range(out.size):
        out[tie] = bound_by(chance[tie % chance.size], reach[speaker[tie] % reach.size], days, one_shot)


@kernel
def _delay(number: Any, chance: Any, reach: Any) -> Any:
    """Return the first day of talking on which a number below the last bound is heard."""
    miss, day = 1.0, 0
    while True:
        day += 1
        miss *= 1.0 - chance
        if number < reach * (1.0 - miss) * ONE:
            return day


@kernel
def live_in_a_day(numbers: Any, start: Any, listener: Any, law: Any, live: Any) -> None:
    """Keep the ties that are heard, for talk that lasts one day.

    Parameters
    ----------
    numbers : (m,) uint32 array
        Random numbers of the world, one for each tie.
    start, listener : arrays
        Of the network.
    law : LawArrays
        What a theory says.
    live : Live
        Filled in place with the ties that are heard.
    """
    kept = 0
    known, heard, evidence = law.known, law.heard, law.evidence
    step, with_evidence = np.int64(known.size > 1), live.evidence.size > 0
    for speaker in range(start.size - 1):
        live.start[speaker] = kept
        for tie in range(start[speaker], start[speaker + 1]):
            if numbers[tie] < known[tie * step]:
                live.listener[kept] = listener[tie]
                if with_evidence:
                    heeded = numbers[tie] < heard[tie % heard.size]
                    live.evidence[kept] = evidence[tie % evidence.size] if heeded else 0
                kept += 1
    live.start[start.size - 1] = kept


@kernel
def _keep(live: Any, place: Any, listener: Any, delay: Any, evidence: Any) -> Any:
    live.listener[place] = listener
    if live.delay.size > 0:
        live.delay[place] = delay
    if live.evidence.size > 0:
        live.evidence[place] = evidence
    return place + 1


@kernel
def live_in_days(numbers: Any, start: Any, listener: Any, law: Any, live: Any) -> None:
    """Keep the ties that are heard, with their days; what is only known is worth nothing.

    Parameters
    ----------
    numbers, start, listener, law, live
        As in `live_in_a_day`.
    """
    kept = 0
    for speaker in range(start.size - 1):
        live.start[speaker] = kept
        share = law.reach[speaker % law.reach.size]
        for tie in range(start[speaker], start[speaker + 1]):
            number = numbers[tie]
            heeded = 0
            if number < law.heard[tie % law.heard.size]:
                heeded = _delay(number, law.hear[tie % law.hear.size], share)
            if law.exposes and number < law.known[tie % law.known.size]:
                known = _delay(number, law.expose[tie % law.expose.size], share)
                if known != heeded:
                    kept = _keep(live, kept, listener[tie], known, 0)
            if heeded > 0:
                kept = _keep(live, kept, listener[tie], heeded, law.evidence[tie % law.evidence.size])
    live.start[start.size - 1] = kept


@kernel
def first_day(number: Any, chance: Any, reach: Any, posts: Any, days: Any, one_shot: Any) -> Any:
    """Return the first day of talking on which a tie is heard.

    Parameters
    ----------
    number : int
        The tie's random number.
    chance : float
        Each time the speaker speaks, in [0, 1].
    reach : float
        Share of ties over which they speak at all.
    posts : int
        How often they speak on a day.
    days : int
        Of talking, at most.
    one_shot : bool
        Whether they talk for one day only.

    Returns
    -------
    int
        From 1; 0 is never.
    """
    if one_shot and reach == 1.0 and posts == 1:
        return 1 if number < chance * ONE else 0
    if chance == 0.0 or number >= reach * ONE:
        return 0
    miss = 1.0
    for day in range(1, days + 1):
        for _ in range(posts):
            miss *= 1.0 - chance
        if number < reach * (1.0 - miss) * ONE:
            return day
        if miss == 0.0:
            break
    return 0


@kernel
def live_by_listener(
    numbers: Any,
    start: Any,
    listener: Any,
    law: Any,
    strange: Any,
    unfamiliar: Any,
    days: Any,
    one_shot: Any,
    live: Any,
) -> None:
    """Keep the ties that are heard, where it depends on whether the listener knows the brand.

    Parameters
    ----------
    numbers, start, listener, law, live
        As in `live_in_a_day`.
    strange : LawArrays
        What is heard by those who do not know the brand.
    unfamiliar : (n,) bool array
        Who does not.
    days : int
        For how many days a speaker can be heard at most.
    one_shot : bool
        Whether speakers talk for one day only.
    """
    kept = 0
    for speaker in range(start.size - 1):
        live.start[speaker] = kept
        share = law.reach[speaker % law.reach.size]
        for tie in range(start[speaker], start[speaker + 1]):
            number, own = numbers[tie], strange if unfamiliar[listener[tie]] else law
            heeded, known = 0, 0
            if number < own.heard[tie % own.heard.size]:
                heeded = first_day(number, own.hear[tie % own.hear.size], share, 1, days, one_shot)
            if own.exposes and number < own.known[tie % own.known.size]:
                known = first_day(number, own.expose[tie % own.expose.size], share, 1, days, one_shot)
            if known > 0 and known != heeded:
                kept = _keep(live, kept, listener[tie], known, 0)
            if heeded > 0:
                kept = _keep(live, kept, listener[tie], heeded, own.evidence[tie % own.evidence.size])
    live.start[start.size - 1] = kept


def _compact(values: NDArray[Any]) -> NDArray[Any]:
    """Return one value that holds for all as an array of one, read-only as all of a law is."""
    return fixed(values[:1] if values.strides == (0,) or not len(values) else values)


def fixed(values: NDArray[Any]) -> NDArray[Any]:
    """Return values as compiled code wants them: side by side, and read-only whatever they were.

    Parameters
    ----------
    values : array
        Of any shape; it stays as it is.

    Returns
    -------
    array
        The same values.
    """
    view = np.ascontiguousarray(values).view()
    view.setflags(write=False)
    return view


def law_arrays(heard: Heard, days: int, exposes: bool, factor: float = 1.0) -> LawArrays:
    """Return the law of what is heard for compiled code.

    Parameters
    ----------
    heard : Heard
        Who hears whom.
    days : int
        How many days a speaker can be heard at most.
    exposes : bool
        Whether getting to know differs from heeding.
    factor : float
        What chances to heed are multiplied by, in [0, 1].

    Returns
    -------
    LawArrays
        With the bounds of the last day.
    """
    law, speaker = heard.law, heard.network.speaker
    reach, one_shot = _compact(law.reach), law.talk_days == 1

    def bounds(chance: NDArray[np.float64]) -> NDArray[np.int64]:
        same = chance.size == 1 and reach.size == 1
        out = np.empty(1 if same else len(speaker), np.int64)
        _bounds(chance, reach, np.zeros(1, np.int32) if same else speaker, days, one_shot, out)
        return fixed(out)

    hear = _compact(law.hear)
    hear = hear if factor == 1.0 else fixed(hear * factor)
    expose = _compact(law.expose) if exposes else hear
    heeded = bounds(hear)
    known = bounds(expose) if exposes else heeded
    return LawArrays(hear, expose, _compact(law.evidence), reach, heeded, known, exposes)
