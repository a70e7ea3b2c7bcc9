"""People on a list who are left out, because they may not be approached."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.words import say

SHOWN = 10
"""People who are named; of others it is said how many there are."""


def left_out(network: Network, listed: NDArray[np.int64], allowed: NDArray[np.bool_] | None) -> str:
    """Return who stands on a list and may not be approached.

    Parameters
    ----------
    network : Network
        Whose people they are; where ids are hashed, nobody is named.
    listed : (k,) int64 array
        Numbers of the people on the list, each once.
    allowed : (n,) bool array or None
        Who may be approached; None stands for everybody.

    Returns
    -------
    str
        How many, and their ids in the order of the list; empty where there is nobody.
    """
    missing = listed[:0] if allowed is None else listed[~allowed[listed]]
    if not len(missing):
        return ""
    if network.counts.hashed:
        return say("left-out", count=len(missing))
    ids = ", ".join(map(str, network.ids[missing[:SHOWN]]))
    entry = "left-out.named" if len(missing) <= SHOWN else "left-out.some"
    return say(entry, count=len(missing), ids=ids, more=len(missing) - SHOWN)
