"""Breadth-first search: who is how many steps away along ties."""

from __future__ import annotations

from typing import Any

from sim.kernels import kernel

OPEN = -1
"""In `steps`: somebody who has not been reached, and may be. Anything else keeps a walk out."""

CLOSED = -2
"""In `steps`: somebody whom no walk may enter."""


@kernel
def walk(start: Any, other: Any, source: Any, most: Any, steps: Any, order: Any) -> Any:
    """Walk from somebody along ties, nearest people first.

    Parameters
    ----------
    start : (n + 1,) integer array
        Where each person's ties begin in `other`.
    other : (k,) integer array
        Where ties lead.
    source : int
        Who begins; need not be `OPEN`.
    most : int
        Steps to go at most, from 0.
    steps : (n,) integer array
        `OPEN` for all who may be entered; filled for those reached.
    order : (n,) integer array
        Filled with those reached, nearest first, `source` at the head.

    Returns
    -------
    int
        How many are reached, `source` with them.
    """
    steps[source], order[0] = 0, source
    reached, place = 1, 0
    while place < reached:
        person = order[place]
        place += 1
        further = steps[person] + 1
        if further > most:
            break
        for tie in range(start[person], start[person + 1]):
            one = other[tie]
            if steps[one] == OPEN:
                steps[one], order[reached] = further, one
                reached += 1
    return reached


@kernel
def forget(steps: Any, order: Any, reached: Any) -> None:
    """Open those who were reached for the next walk.

    Parameters
    ----------
    steps : (n,) integer array
        Filled by `walk`.
    order : (n,) integer array
        Filled by `walk`.
    reached : int
        How many were.
    """
    for place in range(reached):
        steps[order[place]] = OPEN
