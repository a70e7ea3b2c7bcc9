"""How often two contacts of a person are in contact: exact in most networks, sampled in huge ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.kernels import kernel
from sim.network import Network

EXACT = 2_000_000_000
"""Steps up to which all triangles are counted."""

SAMPLE = 100_000
"""Pairs of contacts that are looked at where there is more to do."""


def transitivity(network: Network, exact: int = EXACT) -> tuple[float | None, bool]:
    """Return the share of pairs of contacts of a person that are in contact themselves.

    Directions are ignored: a contact is somebody to whom there is a tie either way.

    Parameters
    ----------
    network : Network
        Who hears whom.
    exact : int
        Steps up to which all are counted; above, pairs are sampled, the same ones each time.

    Returns
    -------
    tuple of float or None, and bool
        None if nobody has two contacts; whether all were counted.
    """
    n = network.n
    start, contact = _contacts(network)
    degree = np.diff(start)
    wedges = degree * (degree - 1) // 2
    if not wedges.sum():
        return None, True
    person = np.repeat(np.arange(n), degree)
    rank = np.empty(n, dtype=np.int64)
    rank[np.argsort(degree, kind="stable")] = np.arange(n)
    upward = rank[person] < rank[contact]  # each triangle is found once, from its lowest rank
    higher = np.concatenate([[0], np.cumsum(np.bincount(person[upward], minlength=n))])
    above = contact[upward]
    if int(np.diff(higher)[above].sum()) > exact:
        return _sampled(start, contact, wedges), False
    triangles = _triangles(higher, above, np.full(n, -1, dtype=np.int64))
    return 3.0 * triangles / float(wedges.sum()), True


def _contacts(network: Network) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return who is in contact with whom, directions ignored: rows of sorted contacts."""
    if not network.directed:
        return network.start, network.listener.astype(np.int64)
    n, one, other = network.n, network.speaker.astype(np.int64), network.listener.astype(np.int64)
    keys = np.sort(np.concatenate([one * n + other, other * n + one]))
    keys = keys[np.concatenate([[True], keys[1:] != keys[:-1]])] if len(keys) else keys
    start = np.concatenate([[0], np.cumsum(np.bincount(keys // n, minlength=n))])
    return start.astype(np.int64), keys % n


@kernel
def _triangles(start: NDArray[np.int64], above: NDArray[np.int64], mark: NDArray[np.int64]) -> int:
    found = 0
    for u in range(len(start) - 1):
        for place in range(start[u], start[u + 1]):
            mark[above[place]] = u
        for place in range(start[u], start[u + 1]):
            v = above[place]
            for other in range(start[v], start[v + 1]):
                found += mark[above[other]] == u
    return found


def _sampled(start: NDArray[np.int64], contact: NDArray[np.int64], wedges: NDArray[np.int64]) -> float:
    """Return the share among pairs drawn at random; its standard error is at most 0.0016."""
    rng = np.random.Generator(np.random.Philox(key=0))
    ends = np.cumsum(wedges)
    centre = np.searchsorted(ends, rng.integers(0, ends[-1], SAMPLE), side="right")
    degree = np.diff(start)[centre]
    first = rng.integers(0, degree)
    second = (first + rng.integers(1, degree)) % degree
    one, other = contact[start[centre] + first], contact[start[centre] + second]
    n = len(wedges)
    keys = np.repeat(np.arange(n), np.diff(start)) * n + contact
    wanted = one * n + other
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return float(np.mean(keys[place] == wanted))
