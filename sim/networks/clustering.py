"""Swap ends of ties so that people who know a third person know each other as often as is wanted."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.graph.triangles import closed_pairs, possible_pairs
from sim.kernels import kernel
from sim.luck import draw
from sim.networks.drawing import Address
from sim.networks.swaps import Ends, at_random, may_swap, swap
from sim.sums import weighted


def clustered(ends: Ends, wanted: tuple[float, float], tries: int, luck: Address) -> None:
    """Swap until triangles and mean clustering are within a thousandth of those that are wanted.

    Parameters
    ----------
    ends : Ends
        Changed in place.
    wanted : tuple of float
        Triangles and mean clustering.
    tries : int
        How many swaps are tried at most.
    luck : tuple
        Address of the luck.
    """
    share = 1.0 / np.maximum(possible_pairs(ends.start), 1)
    mark = np.full(len(share), -1, dtype=np.int64)
    closed = closed_pairs(ends.start, ends.head)
    now = np.array([closed.sum() / 3, float(weighted(closed, share))])
    aims = np.array([wanted[0], wanted[1] * len(share)])
    _cluster(ends, mark, share, now, aims, 1.0 / np.maximum(aims, share.min()), tries, *luck)


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
                at_random(start, head[s], draw(root_seed, block, purpose, 4 * luck + 2, name)),
                head[at_random(start, owner[s], one)],
            )
            t = at_random(start, w, draw(root_seed, block, purpose, 4 * luck + 3, name))
        else:
            t = at_random(first, community[head[s]], one)
        if may_swap(ends, s, t):
            triangles, clustering = _gained(ends, s, t, mark, share)
            new = abs(now[0] + triangles - aims[0]) * scale[0] + abs(now[1] + clustering - aims[1]) * scale[1]
            if new < off:
                swap(ends, s, t)
                now[0] += triangles
                now[1] += clustering


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
