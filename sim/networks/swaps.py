"""Swap ends of ties so that everybody keeps their ties, inside their community and between."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

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
        """Swap at random, every network with the same ties of everybody being as likely in the end.

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

    def clustered(self, wanted: tuple[float, float], tries: int, luck: Address) -> None:
        """Swap until triangles and mean clustering are within a thousandth of those that are wanted.

        Parameters
        ----------
        wanted : tuple of float
            Triangles and mean clustering.
        tries : int
            How many swaps are tried at most.
        luck : tuple
            Address of the luck; the ends are changed in place.
        """
        degree = np.diff(self.start)
        share = 1.0 / np.maximum(degree * (degree - 1) / 2, 1.0)
        closed, mark = np.zeros(len(degree), dtype=np.int64), np.full(len(degree), -1, dtype=np.int64)
        count_triangles(self.start, self.head, mark, closed)
        now = np.array([closed.sum() / 3, closed @ share])
        aims = np.array([wanted[0], wanted[1] * len(degree)])
        _cluster(self, mark, share, now, aims, 1.0 / np.maximum(aims, share.min()), tries, *luck)


@kernel
def _is_tied(start: Numbers, head: Numbers, one: int, other: int) -> bool:
    """Return whether two people are tied."""
    if start[one + 1] - start[one] > start[other + 1] - start[other]:
        one, other = other, one
    for place in range(start[one], start[one + 1]):
        if head[place] == other:
            return True
    return False


@kernel
def _may_swap(ends: Any, s: int, t: int) -> bool:
    """Return whether ties v-x (end s) and w-y (end t) may become v-w and x-y."""
    start, owner, head, back, kind, community, _ = ends
    v, x, w, y = owner[s], head[s], owner[t], head[t]
    if v == w or v == y or x == w or x == y or community[x] != community[w]:
        return False
    if kind[t] != kind[back[s]] or (community[v] == community[x]) != (community[w] == community[y]):
        return False
    return not (_is_tied(start, head, v, w) or _is_tied(start, head, x, y))


@kernel
def _swap(ends: Any, s: int, t: int) -> None:
    """Make ties v-x (end s) and w-y (end t) ties v-w and x-y."""
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
        t = _at(first, community[head[s]], draw(root_seed, block, purpose, 2 * luck + 1, name))
        if _may_swap(ends, s, t):
            _swap(ends, s, t)
            done += 1
            if done == swaps:
                break
    return done


@kernel
def _cluster(
    ends: Any,
    mark: Any,
    share: Any,
    now: Any,
    aims: Any,
    scale: Any,
    tries: int,
    root_seed: Any,
    block: int,
    purpose: int,
    name: int,
) -> None:
    """Swap what brings triangles and the sum of clustering (`now`) nearer to the aims."""
    start, owner, head, _, _, community, first = ends
    for luck in range(tries):
        off = abs(now[0] - aims[0]) * scale[0] + abs(now[1] - aims[1]) * scale[1]
        if off < 0.001:
            break
        s = (draw(root_seed, block, purpose, 4 * luck, name) * owner.size) >> 32
        one = draw(root_seed, block, purpose, 4 * luck + 1, name)
        if now[0] < aims[0] or now[1] < aims[1]:  # two people who know a third are to know each other
            s, w = (
                _at(start, head[s], draw(root_seed, block, purpose, 4 * luck + 2, name)),
                head[_at(start, owner[s], one)],
            )
            t = _at(start, w, draw(root_seed, block, purpose, 4 * luck + 3, name))
        else:
            t = _at(first, community[head[s]], one)
        if _may_swap(ends, s, t):
            triangles, clustering = _gained(ends, s, t, mark, share)
            new = abs(now[0] + triangles - aims[0]) * scale[0] + abs(now[1] + clustering - aims[1]) * scale[1]
            if new < off:
                _swap(ends, s, t)
                now[0] += triangles
                now[1] += clustering


@kernel
def _at(start: Numbers, of: int, number: Any) -> int:
    """Return one of the ends of a person or community, by luck; there is at least one."""
    return start[of] + ((number * (start[of + 1] - start[of])) >> 32)


@kernel
def _gained(ends: Any, s: int, t: int, mark: Any, share: Any) -> tuple[int, float]:
    """Return how many triangles, and how much clustering, a swap makes more than it breaks."""
    start, owner, head, _, _, _, _ = ends
    v, x, w, y = owner[s], head[s], owner[t], head[t]
    triangles, clustering = 0, 0.0
    for one, gained, lost in ((v, w, x), (y, x, w)):
        for place in range(start[one], start[one + 1]):
            mark[head[place]] = one
        for other, sign in ((gained, 1), (lost, -1)):
            for place in range(start[other], start[other + 1]):
                third = head[place]
                if mark[third] == one and third != v and third != x and third != w and third != y:
                    triangles += sign
                    clustering += sign * (share[one] + share[other] + share[third])
        for place in range(start[one], start[one + 1]):
            mark[head[place]] = -1
    return triangles, clustering


@kernel
def count_triangles(start: Any, head: Any, mark: Any, closed: Any) -> None:
    """Count the triangles of each person.

    Parameters
    ----------
    start : (n + 1,) int64 array
        Where everybody's contacts begin.
    head : (k,) integer array
        Contacts, in any order.
    mark : (n,) int64 array
        Filled with -1.
    closed : (n,) int64 array
        Filled with 0; pairs of each person's contacts that know each other, then.
    """
    for u in range(closed.size):
        for place in range(start[u], start[u + 1]):
            mark[head[place]] = u
        for place in range(start[u], start[u + 1]):
            v = head[place]
            for further in range(start[v], start[v + 1]):
                if mark[head[further]] == u and head[further] < v:
                    closed[u] += 1
    mark[:] = -1
