"""Swap ends of ties so that everybody keeps their ties, inside their community and between."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.graph.contacts import is_tied
from sim.kernels import kernel
from sim.luck import draw
from sim.network import Network
from sim.networks.drawing import Address

Numbers = NDArray[np.int64]


class Ends(NamedTuple):
    """Ties seen from both of their ends; people are in the order of their communities.

    Parameters
    ----------
    start : (n + 1,) int64 array
        Ends ``start[u] : start[u + 1]`` are those of person `u`.
    owner : (k,) int64 array
        Whose end it is.
    head : (k,) int64 array
        Who is at the other end.
    back : (k,) int64 array
        Place of the other end.
    kind : (k,) int64 array
        0 if both hear each other, 1 if only the other hears, 2 if only the owner does.
    community : (n,) int64 array
        Of each person, ascending.
    first : (communities + 1,) int64 array
        Where the ends of each community begin.
    """

    start: Numbers
    owner: Numbers
    head: Numbers
    back: Numbers
    kind: Numbers
    community: Numbers
    first: Numbers

    @classmethod
    def of(cls, network: Network, community: Numbers) -> Ends:
        """Return the ends of all ties.

        Parameters
        ----------
        network : Network
            Directed or not.
        community : (n,) int64 array
            Of each person, from 0.

        Returns
        -------
        Ends
            With people renumbered by community.
        """
        n = network.n
        rank = np.empty(n, dtype=np.int64)
        rank[np.argsort(community, kind="stable")] = np.arange(n)
        speaker, listener = rank[network.speaker], rank[network.listener]
        said, heard = np.unique(speaker * n + listener), np.unique(listener * n + speaker)
        keys = np.union1d(said, heard)
        owner, head = keys // n, keys % n
        kind = np.where(np.isin(keys, heard), np.where(np.isin(keys, said), 0, 2), 1)
        start = np.searchsorted(owner, np.arange(n + 1))
        marks = np.sort(community)
        first = np.searchsorted(marks[owner], np.arange(int(marks[-1]) + 2))
        return cls(start, owner, head, np.searchsorted(keys, head * n + owner), kind, marks, first)

    def mixed(self, swaps: int, tries: int, luck: Address) -> int:
        """Swap at random, so that in the end all networks with the same ties of everybody are about as likely.

        Parameters
        ----------
        swaps : int
            How many are wanted.
        tries : int
            How many are tried at most.
        luck : tuple
            Address of the luck.

        Returns
        -------
        int
            How many were done; the ends are changed in place.
        """
        return int(_mix(self, swaps, tries, *luck))


@kernel
def _are_tied(start: Any, head: Any, one: int, other: int) -> Any:
    """Return whether two people are tied, looking at who has fewer ties."""
    if start[one + 1] - start[one] > start[other + 1] - start[other]:
        one, other = other, one
    return is_tied(start, head, one, other)


@kernel
def may_swap(ends: Any, s: int, t: int) -> bool:
    """Return whether ties v-x (end s) and w-y (end t) may become v-w and x-y.

    Parameters
    ----------
    ends : Ends
        All ties, seen from both of their ends.
    s, t : int
        Places of two ends.

    Returns
    -------
    bool
        Whether nobody is then tied to themselves or twice, and all keep their ties by kind and inside.
    """
    start, owner, head, back, kind, community, _ = ends
    v, x, w, y = owner[s], head[s], owner[t], head[t]
    if v in (w, y) or x in (w, y) or community[x] != community[w]:
        return False
    if kind[t] != kind[back[s]] or (community[v] == community[x]) != (community[w] == community[y]):
        return False
    return not (_are_tied(start, head, v, w) or _are_tied(start, head, x, y))


@kernel
def swap(ends: Any, s: int, t: int) -> None:
    """Make ties v-x (end s) and w-y (end t) ties v-w and x-y.

    Parameters
    ----------
    ends : Ends
        All ties, seen from both of their ends; changed in place.
    s, t : int
        Places of two ends.
    """
    _, owner, head, back, _, _, _ = ends
    s_back, t_back = back[s], back[t]
    v, x, w, y = owner[s], head[s], owner[t], head[t]
    head[s], head[t], head[s_back], head[t_back] = w, v, y, x
    back[s], back[t], back[s_back], back[t_back] = t, s, t_back, s_back


@kernel
def _mix(ends: Any, swaps: int, tries: int, root_seed: Any, block: int, purpose: int, name: int) -> int:
    _, owner, head, _, _, community, first = ends
    done = 0
    for luck in range(tries):
        s = (draw(root_seed, block, purpose, 2 * luck, name) * owner.size) >> 32
        t = at_random(first, community[head[s]], draw(root_seed, block, purpose, 2 * luck + 1, name))
        if may_swap(ends, s, t):
            swap(ends, s, t)
            done += 1
            if done == swaps:
                break
    return done


@kernel
def at_random(start: Numbers, of: int, number: Any) -> Any:
    """Return one of the ends of a person or community, by luck.

    Parameters
    ----------
    start : int64 array
        Where ends begin; there is at least one.
    of : int
        Number of the person or community, from 0.
    number : uint32
        Random number, uniform on 0 ... 2^32 - 1.

    Returns
    -------
    int
        Place of the end.
    """
    return start[of] + ((number * (start[of + 1] - start[of])) >> 32)
