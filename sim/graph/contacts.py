"""Who is tied to whom, whichever way ties point."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.graph.adjacency import spoken
from sim.kernels import kernel
from sim.network import Network


class Contacts(NamedTuple):
    """Each person's contacts: those who hear them and those whom they hear.

    Parameters
    ----------
    start : (n + 1,) int64 array
        Where each person's contacts begin.
    other : (k,) int32 array
        Contacts, each once, in the order of their numbers.
    ties : (k,) float64 array
        How many ties there are to each: 2 where both hear each other.
    """

    start: NDArray[np.int64]
    other: NDArray[np.int32]
    ties: NDArray[np.float64]


def contacts(network: Network) -> Contacts:
    """Return everybody's contacts.

    Parameters
    ----------
    network : Network
        Who hears whom.

    Returns
    -------
    Contacts
        Of undirected networks, arrays of the network itself: read-only.
    """
    if not network.directed:
        return Contacts(network.start, network.listener, np.full(network.m, 2.0))
    ties = spoken(network)
    both = (ties + ties.T).tocsr()
    both.sort_indices()
    return Contacts(both.indptr.astype(np.int64), both.indices.astype(np.int32), both.data)


@kernel
def is_tied(start: Any, other: Any, one: Any, two: Any) -> bool:
    """Return whether somebody's ties lead to somebody else.

    Parameters
    ----------
    start : (n + 1,) integer array
        Where each person's ties begin in `other`.
    other : (k,) integer array
        Where ties lead, in any order.
    one, two : int
        Whose ties, and to whom.

    Returns
    -------
    bool
        Whether one of them does.
    """
    place = start[one]
    while place < start[one + 1] and other[place] != two:
        place += 1
    return bool(place < start[one + 1])
