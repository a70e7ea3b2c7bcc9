"""Which laws fit into small words, and their chances to be heard as tables of whole numbers."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import Heard
from sim.engines.bounds import LawArrays, bound_by, fixed
from sim.engines.kept import DAYS, UNROLLED
from sim.kernels import kernel
from sim.theories.base import Law

PEOPLE = 2**28
"""Numbers of people must be below: what is known of a tie takes the other four bits of its word."""

WORTH = 15
"""A word may be worth at most so much."""

NEED = 2**14 - 1
"""Thresholds may be at most so high."""

CLASSES = 4096
"""Speakers may differ from each other in at most so many ways."""

_NEVER = np.uint32(2**32 - 1)


class Packing(NamedTuple):
    """A law in small words.

    Parameters
    ----------
    kind : (n,) or (1,) int32 array
        Class of each speaker.
    last : (classes, days or more) uint32 array
        The highest number of a tie that is heard by each day of talking.
    silent : (classes,) bool array
        Speakers whom nobody hears.
    strange, silent_to_strangers : arrays
        The same for listeners who do not know the brand; of no class where all know it.
    worth : (n,) or (1,) uint32 array
        Evidence of a word of each speaker, in the upper four bits.
    days : int
        For how many days a speaker can be heard at most.
    certain : bool
        Whether everybody speaks for one day and all hear it.
    """

    kind: NDArray[np.int32]
    last: NDArray[np.uint32]
    silent: NDArray[np.bool_]
    strange: NDArray[np.uint32]
    silent_to_strangers: NDArray[np.bool_]
    worth: NDArray[np.uint32]
    days: int
    certain: bool


@kernel
def _differs(values: Any, start: Any) -> Any:
    """Return whether values of the ties of one speaker differ."""
    for speaker in range(start.size - 1):
        for tie in range(start[speaker] + 1, start[speaker + 1]):
            if values[tie] != values[start[speaker]]:
                return True
    return False


def _by_speaker(values: NDArray[Any], start: NDArray[np.int64]) -> NDArray[Any] | None:
    """Return one value for each speaker, or for all; None where it depends on the listener."""
    if len(values) <= 1:
        return values
    if _differs(values, start):
        return None
    return values[np.minimum(start[:-1], len(values) - 1)]


def _is_low(law: Law) -> bool:
    """Return whether thresholds are low enough."""
    if isinstance(law.threshold, np.ndarray):
        return bool((law.threshold <= NEED).all())
    return law.threshold.highest <= NEED


def _table(classes: NDArray[np.float64], heard: Heard) -> tuple[NDArray[np.int64], NDArray[np.uint32]] | None:
    """Return bounds of each class and day, and the highest numbers below them; None where only the first are 0."""
    days, one_shot = heard.days, heard.law.talk_days == 1
    bounds = np.array(
        [[bound_by(chance, reach, day, one_shot) for day in range(1, days + 1)] for chance, reach in classes], np.int64
    ).reshape(-1, days)
    if not ((bounds[:, 0] == 0) == (bounds[:, -1] == 0)).all():
        return None
    last = np.full((len(bounds), max(days, UNROLLED)), _NEVER, np.uint32)
    last[:, :days] = np.maximum(bounds - 1, 0)
    return bounds, last


def packing_of(heard: Heard, arrays: LawArrays) -> Packing | None:
    """Return a law in small words.

    Parameters
    ----------
    heard : Heard
        Who hears whom.
    arrays : LawArrays
        The same law for compiled code.

    Returns
    -------
    Packing or None
        None where the law does not fit: chances or worths that depend on the listener, many days, high worths or
        thresholds, or listeners who get to know without heeding.
    """
    network, law, days = heard.network, heard.law, heard.days
    if not 1 <= days <= DAYS or not network.m or network.n >= PEOPLE:
        return None
    if arrays.exposes or not _is_low(law):
        return None
    hear, worth = (_by_speaker(one, network.start) for one in (arrays.hear, arrays.evidence))
    if hear is None or worth is None or (len(worth) and worth.max() > WORTH):
        return None
    pairs = np.stack(np.broadcast_arrays(*np.broadcast_arrays(hear, arrays.reach)), axis=1)
    classes, kind = np.unique(pairs, axis=0, return_inverse=True)
    if len(classes) > CLASSES:
        return None
    all_know = law.familiar is None
    near = _table(classes, heard)
    far = _table(classes[: 0 if all_know else None] * (law.unknown, 1.0), heard)
    if near is None or far is None:
        return None
    return Packing(
        kind=fixed(kind.reshape(-1).astype(np.int32)),
        last=fixed(near[1]),
        silent=fixed(near[0][:, -1] == 0),
        strange=fixed(far[1]),
        silent_to_strangers=fixed(far[0][:, -1] == 0),
        worth=fixed(worth.astype(np.uint32) << np.uint32(28)),
        days=days,
        certain=days == 1 and all_know and bool((near[0] == 2**32).all()),
    )
