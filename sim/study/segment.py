"""Who counts for the goal."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.conditions import Condition
from sim.errors import InputError
from sim.people import People


def segment_of(people: People, segment: str | None) -> NDArray[np.bool_] | None:
    """Return who is in a segment.

    Parameters
    ----------
    people : People
        Traits, a row for each person of the network.
    segment : str or None
        As in `Campaign`.

    Returns
    -------
    (n,) bool array or None
        None for everybody.

    Raises
    ------
    InputError
        If there is no such trait, or nobody is in the segment.
    """
    if segment is None:
        return None
    chosen = Condition(segment, "segment").holds(people)
    if not chosen.any():
        raise InputError(
            f"segment {segment!r} holds at least one person, got nobody{_some(segment, people)}", field="segment"
        )
    return chosen


def _some(segment: str, people: People) -> str:
    """Return values that the traits of a segment have, to see what is wrong with it."""
    told = (
        f"{name} is {', '.join(map(str, np.unique(people.traits[name])[:5]))} ..." for name in Condition(segment).traits
    )
    return "; " + "; ".join(told)
