"""Pair ends of ties at random, so that nobody is tied to themselves, to somebody twice, or where they must not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

_TRIES = 200


def paired(
    rng: np.random.Generator, ends: Numbers, group: Numbers, apart: Numbers | None = None
) -> tuple[Numbers, Numbers]:
    """Return ties between ends that are paired at random within groups.

    A pair that may not be swaps an end with another pair of its group, drawn at random, if both are then
    as they may be. What finds none in 200 tries is dropped: in dense groups a few ties are missing.

    Parameters
    ----------
    rng : numpy.random.Generator
        Generator that pairs and swaps ends.
    ends : (k,) int64 array
        The person who holds out each end, numbers from 0.
    group : (k,) int64 array
        The group of each end, from 0, in ascending order; an even number in each.
    apart : (any,) int64 array, optional
        A mark of each person; people with the same one are not paired.

    Returns
    -------
    tuple of int64 arrays
        The two people of each tie; no loops, no tie twice.
    """
    if not len(ends):
        return ends, ends
    order = np.lexsort((rng.random(len(ends)), group))
    a, b, own = ends[order][::2].copy(), ends[order][1::2].copy(), group[order][::2]
    bad = _wrong(a, b, apart)
    if not bad.any():
        return a, b
    first, until = np.searchsorted(own, own, side="left"), np.searchsorted(own, own, side="right")
    repair = _Repair(a, b, bad, apart)
    good = ~bad
    for pair in np.flatnonzero(bad).tolist():
        others = _others(rng, 2 * int(first[pair]), 2 * int(until[pair]))
        good[pair] = any(repair.swapped(pair, other >> 1, bool(other & 1)) for other in others)
    return np.array(repair.a)[good], np.array(repair.b)[good]


def _others(rng: np.random.Generator, low: int, high: int) -> Iterator[int]:
    for _ in range(_TRIES // 8):
        yield from rng.integers(low, high, 8).tolist()


class _Repair:
    """Pairs, and which ties there are among those that are as they may be."""

    def __init__(self, a: Numbers, b: Numbers, bad: NDArray[np.bool_], apart: Numbers | None) -> None:
        self.a, self.b = a.tolist(), b.tolist()
        self.mark = list(range(int(max(a.max(), b.max())) + 1)) if apart is None else apart.tolist()
        self.bad = set(np.flatnonzero(bad).tolist())
        self.ties = {(min(one), max(one)) for one in zip(a[~bad].tolist(), b[~bad].tolist(), strict=True)}

    def swapped(self, pair: int, other: int, turned: bool) -> bool:
        """Swap ends of a bad pair with a good one if both are then as they may be; say whether."""
        if other in self.bad:
            return False
        a, b = self.a[pair], self.b[pair]
        c, d = (self.b[other], self.a[other]) if turned else (self.a[other], self.b[other])
        one, two = (min(a, d), max(a, d)), (min(c, b), max(c, b))
        if self.mark[a] == self.mark[d] or self.mark[c] == self.mark[b]:
            return False
        if one == two or one in self.ties or two in self.ties:
            return False
        self.ties.remove((min(c, d), max(c, d)))
        self.ties |= {one, two}
        self.a[pair], self.b[pair], self.a[other], self.b[other] = a, d, c, b
        self.bad.remove(pair)
        return True


def _wrong(a: Numbers, b: Numbers, apart: Numbers | None) -> NDArray[np.bool_]:
    """Return which pairs may not be; of a tie that is there twice, all but the first."""
    low, high = np.minimum(a, b), np.maximum(a, b)
    key = low * (int(high.max()) + 1) + high
    order = np.argsort(key, kind="stable")
    twice = np.zeros(len(a), dtype=bool)
    twice[order[1:]] = key[order[1:]] == key[order[:-1]]
    same = np.zeros(len(a), dtype=bool) if apart is None else apart[a] == apart[b]
    wrong: NDArray[np.bool_] = (a == b) | twice | same
    return wrong
