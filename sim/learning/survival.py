"""How likely each person is still not convinced, given on which days all others were: compiled, exact.

Given all days, listeners are independent: each has ties and a threshold of their own. The evidence that somebody
has by a day is a sum of independent terms, one for each source convinced before, so its distribution is a product of
small ones (Poisson-binomial where all are worth one).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.kernels import inlined, kernel
from sim.learning.history import Exposure
from sim.learning.laws import Spoken


def survival(exposure: Exposure, spoken: Spoken) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the chances that others had not convinced each person by their day, and by the day before it.

    Parameters
    ----------
    exposure : Exposure
        Who was convinced when, after whom of those they hear.
    spoken : Spoken
        What a theory says about the same network.

    Returns
    -------
    tuple of (k,) float64 array
        For each person of `exposure.people`: by the end of the day (the last day, for who was never convinced), and by
        the end of the day before. What convinces from outside the network is left aside.
    """
    at, before = np.ones((2, len(exposure.people)))
    chance, part = np.empty(_room(exposure, spoken)), np.empty(len(spoken.share))
    _survive(exposure, spoken, _heeded(exposure, spoken), chance, part, at, before)
    return at, before


def _heeded(exposure: Exposure, spoken: Spoken) -> NDArray[np.float64]:
    """Return the chance to be heeded after so many days of talking, a row per role; no days where ties differ."""
    days = min(spoken.talk, int(exposure.talked.max(initial=0))) + 1 if spoken.hear.shape[1] == 1 else 0
    heeded: NDArray[np.float64] = 1.0 - (1.0 - spoken.hear[:, :1]) ** np.arange(days)
    return heeded


def _room(exposure: Exposure, spoken: Spoken) -> int:
    """Return how many different amounts of evidence, all below what convinces for certain, anybody can have."""
    if spoken.one > 1:
        return 1
    sources = np.diff(exposure.start) + 1
    worth = int(max(spoken.evidence.max(initial=0), spoken.one))
    return 1 + int(max(np.minimum(spoken.needs.most[exposure.people], sources * worth).max(initial=1), 1))


@inlined
def _more_than(evidence: Any, person: Any, needs: Any) -> Any:
    """Return how likely a person needs more than some evidence, which is below what convinces for certain."""
    if needs.even:
        return 1.0 - evidence / needs.most[person]
    if needs.table.size == 0 or evidence == 0:
        return 1.0
    return needs.table[needs.first[needs.kind[person]] + evidence - 1]


@kernel
def _left(who: Any, days: Any, back: Any, ties: Any, spoken: Any, heeded: Any, chance: Any, part: Any) -> Any:
    """Return how likely one person's evidence is too little, so many days before their own."""
    person = ties.people[who]
    top = spoken.needs.most[person]
    if top <= 0:
        return 0.0
    chance[0], size, sure = 1.0, 1, 0
    if spoken.outside > 0.0:
        size = _enter(chance, 1.0 - (1.0 - spoken.outside) ** days, spoken.one, top)
    for place in range(ties.start[who], ties.start[who + 1]):
        whole, least, largest = _heard(place, back, ties, spoken, heeded, part)
        if whole >= 1.0 and largest == least:
            sure += largest
            if sure >= top:
                return 0.0
        elif whole > 0.0:
            tie = ties.tie[place] if spoken.evidence.shape[1] > 1 else 0
            size = _add(chance, size, min(size + largest, top - sure), part, whole, spoken.evidence, tie)
    left = 0.0
    for found in range(min(size, top - sure)):
        left += chance[found] * _more_than(sure + found, person, spoken.needs)
    return left


@inlined
def _heard(place: Any, back: Any, ties: Any, spoken: Any, heeded: Any, part: Any) -> Any:
    """Find how likely a source has been heeded in each role; return the sum, and the least and largest worth."""
    said = min(ties.talked[place] - back, spoken.talk)
    tie, worth = ties.tie[place], ties.tie[place] if spoken.evidence.shape[1] > 1 else 0
    speaker = ties.speaker[place] if spoken.reach.shape[1] > 1 else 0
    whole, least, largest = 0.0, 2**62, 0
    for role in range(part.size):
        part[role] = 0.0
        if said > 0:
            found = heeded[role, said] if heeded.shape[1] > 0 else 1.0 - (1.0 - spoken.hear[role, tie]) ** said
            part[role] = spoken.share[role] * spoken.reach[role, speaker] * found
        whole += part[role]
        if part[role] > 0.0:
            largest = max(largest, spoken.evidence[role, worth])
            least = min(least, spoken.evidence[role, worth])
    return whole, least, largest


@inlined
def _enter(chance: Any, reached: Any, worth: Any, top: Any) -> Any:
    """Begin with what may have come from outside the network; return how many amounts of evidence there are."""
    chance[0] = 1.0 - reached
    if worth >= top:
        return 1
    for found in range(1, worth):
        chance[found] = 0.0
    chance[worth] = reached
    return worth + 1


@inlined
def _add(chance: Any, before: Any, size: Any, part: Any, whole: Any, evidence: Any, tie: Any) -> Any:
    """Add a source to the distribution of evidence; what jumps to `size` or beyond convinces, and is not needed."""
    for found in range(before, size):
        chance[found] = 0.0
    for found in range(size - 1, -1, -1):
        value = chance[found] * (1.0 - whole)
        for role in range(part.size):
            worth = evidence[role, tie]
            if worth <= found:
                value += part[role] * chance[found - worth]
        chance[found] = value
    return size


@kernel
def _survive(exposure: Any, spoken: Any, heeded: Any, chance: Any, part: Any, at: Any, before: Any) -> None:
    for who in range(exposure.people.size):
        days = exposure.end[who]
        at[who] = _left(who, days, 0, exposure, spoken, heeded, chance, part)
        if days > 1:
            before[who] = _left(who, days - 1, 1, exposure, spoken, heeded, chance, part)
