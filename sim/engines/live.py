"""Which ties are heard in a world, if their speaker talks, and after how many days."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engines.bounds import first_day
from sim.kernels import kernel
from sim.luck import ONE


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
            number = numbers[tie]
            if number >= law.known[tie % law.known.size]:
                continue  # who does not know the brand hears no more than others
            own = strange if unfamiliar[listener[tie]] else law
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
