"""How often two contacts of a person are in contact: exact in most networks, sampled in huge ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.graph.contacts import contacts
from sim.kernels import kernel
from sim.network import Network

Numbers = NDArray[np.int64]

EXACT = 2_000_000_000
"""Steps up to which all triangles are counted."""

SAMPLE = 100_000
"""Pairs of contacts that are looked at where there is more to do."""


@dataclass(frozen=True)
class Triangles:
    """How often contacts of a person are in contact themselves, directions ignored.

    Parameters
    ----------
    count : int or None
        Three people who are all in contact; None if they were not counted.
    transitivity : float or None
        Share of pairs of contacts that are in contact, over all such pairs; None if nobody has two contacts.
    clustering : float
        The same share of each person, averaged over people; 0 for who has fewer than two contacts.
    exact : bool
        Whether all were counted, and not pairs drawn at random.
    """

    count: int | None
    transitivity: float | None
    clustering: float
    exact: bool

    @classmethod
    def of(cls, network: Network, exact: int = EXACT) -> Triangles:
        """Return the triangles of a network.

        Parameters
        ----------
        network : Network
            Who hears whom.
        exact : int
            Steps up to which all are counted; above, pairs are sampled, the same ones each time.

        Returns
        -------
        Triangles
            Shares from sampled pairs have a standard error of at most 0.0016.
        """
        start, other, _ = contacts(network)
        possible = possible_pairs(start)
        if not possible.any():
            return cls(0, None, 0.0, True)
        higher, above = _upward(start, other)
        if int(np.diff(higher)[above].sum()) > exact:
            return cls(None, *_sampled(start, other, possible), False)
        closed = _closed(higher, above)
        return cls(int(closed.sum()) // 3, transitivity(closed, possible), mean_share(closed, possible), True)


def possible_pairs(start: Numbers) -> Numbers:
    """Return how many pairs of contacts each person has.

    Parameters
    ----------
    start : (n + 1,) int64 array
        Where everybody's contacts begin.

    Returns
    -------
    (n,) int64 array
        d (d - 1) / 2 for d contacts.
    """
    degree = np.diff(start)
    pairs: Numbers = degree * (degree - 1) // 2
    return pairs


def closed_pairs(start: Numbers, other: NDArray[np.integer[Any]]) -> Numbers:
    """Return how many pairs of each person's contacts are in contact themselves.

    Parameters
    ----------
    start : (n + 1,) int64 array
        Where everybody's contacts begin.
    other : (k,) integer array
        Contacts, each once, in any order; who is a contact has the person as one, too.

    Returns
    -------
    (n,) int64 array
        The triangles each person is in.
    """
    return _closed(*_upward(start, other))


def transitivity(closed: Numbers, possible: Numbers) -> float | None:
    """Return the share of pairs of contacts that are in contact, over the pairs of all people.

    Parameters
    ----------
    closed, possible : (n,) int64 array
        From `closed_pairs` and `possible_pairs`.

    Returns
    -------
    float or None
        In [0, 1]; None if there is no pair.
    """
    pairs = int(possible.sum())
    return int(closed.sum()) / pairs if pairs else None


def mean_share(closed: Numbers, possible: Numbers) -> float:
    """Return the share of pairs of a person's contacts that are in contact, averaged over people.

    Parameters
    ----------
    closed, possible : (n,) int64 array
        From `closed_pairs` and `possible_pairs`.

    Returns
    -------
    float
        In [0, 1]; people without such a pair count as 0.
    """
    share = np.divide(closed, possible, out=np.zeros(len(closed)), where=possible > 0)
    return float(share.mean())


def _upward(start: Numbers, other: NDArray[np.integer[Any]]) -> tuple[Numbers, Numbers]:
    """Return contacts of a higher rank only, so that each triangle is found once, from its lowest rank."""
    n, degree = len(start) - 1, np.diff(start)
    person = np.repeat(np.arange(n), degree)
    rank = np.empty(n, dtype=np.int64)
    rank[np.argsort(degree, kind="stable")] = np.arange(n)
    upward = rank[person] < rank[other]
    higher = np.concatenate([[0], np.cumsum(np.bincount(person[upward], minlength=n))])
    return higher.astype(np.int64), other[upward].astype(np.int64)


def _closed(higher: Numbers, above: Numbers) -> Numbers:
    n = len(higher) - 1
    closed = np.zeros(n, dtype=np.int64)
    _count(higher, above, np.full(n, -1, dtype=np.int64), closed)
    return closed


@kernel
def _count(start: Any, above: Any, mark: Any, closed: Any) -> None:
    """Count each triangle for all three people in it."""
    for u in range(closed.size):
        for place in range(start[u], start[u + 1]):
            mark[above[place]] = u
        for place in range(start[u], start[u + 1]):
            v = above[place]
            for further in range(start[v], start[v + 1]):
                w = above[further]
                if mark[w] == u:
                    closed[u] += 1
                    closed[v] += 1
                    closed[w] += 1


def _sampled(start: Numbers, other: NDArray[np.int32], possible: Numbers) -> tuple[float, float]:
    """Return transitivity and mean share among pairs drawn at random."""
    rng = np.random.Generator(np.random.Philox(key=0))
    ends = np.cumsum(possible)
    of_pairs = np.searchsorted(ends, rng.integers(0, ends[-1], SAMPLE), side="right")
    pairs = _share_closed(start, other, of_pairs, rng)
    able = np.flatnonzero(possible)
    people = _share_closed(start, other, able[rng.integers(0, len(able), SAMPLE)], rng)
    return pairs, people * len(able) / len(possible)


def _share_closed(start: Numbers, other: NDArray[np.int32], centre: Numbers, rng: np.random.Generator) -> float:
    """Return the share of people in whom two contacts drawn at random are in contact; each has two at least."""
    n, degree = len(start) - 1, np.diff(start)
    first = rng.integers(0, degree[centre])
    second = (first + rng.integers(1, degree[centre])) % degree[centre]
    keys = np.repeat(np.arange(n), degree) * n + other
    wanted = other[start[centre] + first].astype(np.int64) * n + other[start[centre] + second]
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return float(np.mean(keys[place] == wanted))
