"""Let a network grow: newcomers tie themselves by preferential attachment, and to friends of friends."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.kernels import kernel
from sim.luck import bound, draw
from sim.network import Network
from sim.networks.drawing import address


def grown(people: int, ties: int, triangles: float, root_seed: int, block: int, name: str) -> Network:
    """Return a network that grew from a star of ``ties + 1`` people.

    Parameters
    ----------
    people : int
        In the end.
    ties : int
        Of each newcomer, to distinct people.
    triangles : float
        Chance that a tie after the first goes to a friend of the one last met by preferential attachment.
    root_seed, block, name
        Address of the luck.

    Returns
    -------
    Network
        Undirected; ids 0 ... people - 1 in the order of coming; ``ties * (people - ties)`` ties.
    """
    ends = np.empty(2 * ties * (people - ties), dtype=np.int64)
    before, last = np.empty_like(ends), np.full(people, -1, dtype=np.int64)
    _grow(ends, before, last, ties, int(bound(triangles)), *address(root_seed, block, name))
    return Network.from_edges(ends[::2], ends[1::2], nodes=np.arange(people))


@kernel
def _grow(
    ends: NDArray[np.int64],
    before: NDArray[np.int64],
    last: NDArray[np.int64],
    ties: int,
    triangle: int,
    root_seed: Any,
    block: int,
    purpose: int,
    name: int,
) -> None:
    """Fill in the two ends of each tie; `last` and `before` chain the ends of each person."""
    luck = filled = 0
    for person in range(1, ties + 1):
        filled = _tie(ends, before, last, filled, 0, person)
    for newcomer in range(ties + 1, last.size):
        known = own = filled
        met = -1
        while filled < own + 2 * ties:
            other = -1
            if met >= 0:
                if draw(root_seed, block, purpose, luck, name) < triangle:
                    number = draw(root_seed, block, purpose, luck + 1, name)
                    other = _friend(ends, before, last, met, newcomer, own, filled, number)
                luck += 2
            while other < 0:
                other = ends[(draw(root_seed, block, purpose, luck, name) * known) >> 32]
                luck += 1
                met = other
                if _is_tied(ends, own, filled, other):
                    other = -1
            filled = _tie(ends, before, last, filled, newcomer, other)


@kernel
def _tie(ends: Any, before: Any, last: Any, filled: int, one: int, other: int) -> int:
    """Write down a tie and return how many ends there are."""
    for person in (one, other):
        ends[filled], before[filled] = person, last[person]
        last[person] = filled
        filled += 1
    return filled


@kernel
def _is_tied(ends: Any, own: int, filled: int, other: int) -> Any:
    """Return whether the newcomer, whose ties begin at `own`, has met somebody already."""
    place = own + 1
    while place < filled and ends[place] != other:
        place += 2
    return place < filled


@kernel
def _friend(ends: Any, before: Any, last: Any, of: int, newcomer: int, own: int, filled: int, number: Any) -> Any:
    """Return a friend whom the newcomer has not met, each as likely, -1 if there is none."""
    count = 0
    for turn in range(2):
        left, wanted = 0, (number * count) >> 32
        place = last[of]
        while place >= 0:
            friend = ends[place ^ 1]
            if friend != newcomer and not _is_tied(ends, own, filled, friend):
                if turn == 1 and left == wanted:
                    return friend
                left += 1
            place = before[place]
        count = left
    return -1
