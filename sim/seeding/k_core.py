"""K-core: in the densest middle of the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.graph.contacts import contacts
from sim.kernels import kernel
from sim.network import Network
from sim.people import People
from sim.seeding.base import Strategy


@dataclass(frozen=True)
class KCore(Strategy):
    """Approach the people of the innermost core.

    The k-core is what remains when people with fewer than k ties to others who remain are taken
    away again and again; a person's number is the largest k whose core they belong to. Ties count
    whichever way they point, twice where both hear each other in a directed network.

    References
    ----------
    Kitsak et al., "Identification of influential spreaders in complex networks", Nature Physics
    6:888 (2010); Batagelj & Zaversnik, "An O(m) algorithm for cores decomposition of networks",
    arXiv cs/0310049 (2003).
    """

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return everybody's core number."""
        start, other, ties = contacts(network)
        multiplicity = (ties if network.directed else ties / 2.0).astype(np.int64)
        core = np.bincount(np.repeat(np.arange(network.n), np.diff(start)), multiplicity, network.n).astype(np.int64)
        order = np.argsort(core, kind="stable")
        place = np.empty(network.n, np.int64)
        place[order] = np.arange(network.n)
        first = np.searchsorted(core[order], np.arange(core.max(initial=0) + 2))
        _peel(start, other, multiplicity, core, order, place, first)
        return core.astype(np.float64)


@kernel
def _peel(start: Any, other: Any, multiplicity: Any, core: Any, order: Any, place: Any, first: Any) -> None:
    """Take people away in the order of the ties they have left; what they had is their core number."""
    for at in range(order.size):
        person = order[at]
        for tie in range(start[person], start[person + 1]):
            contact = other[tie]
            for _ in range(multiplicity[tie]):
                if core[contact] > core[person]:
                    begin = max(first[core[contact]], at + 1)
                    swapped = order[begin]
                    order[begin], order[place[contact]] = contact, swapped
                    place[swapped], place[contact] = place[contact], begin
                    first[core[contact]] = begin + 1
                    core[contact] -= 1
