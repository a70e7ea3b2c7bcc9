"""Communities: groups of people with more ties among them than luck would give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from sim.graph.contacts import contacts
from sim.kernels import kernel
from sim.luck import Purpose, name_code, numbers
from sim.network import Network

PASSES = 30
"""How often everybody may move on one level; people hardly move after a few."""


class _Graph(NamedTuple):
    """Contacts and ties to them."""

    start: NDArray[np.int64]
    other: NDArray[np.int64]
    ties: NDArray[np.float64]


def communities(network: Network, root_seed: int = 0, passed: Callable[[], object] | None = None) -> NDArray[np.int64]:
    """Return the community of everybody, by the Louvain method.

    People move to the neighbouring community that raises modularity most, in an order drawn by
    luck, until nobody does; then communities move in the same way, and so on.

    Parameters
    ----------
    network : Network
        Who hears whom; ties count whichever way they point, and their weights are ignored.
    root_seed : int
        Address of the luck.
    passed : callable, optional
        Called, without arguments, whenever everybody could move; nothing depends on it.

    Returns
    -------
    (n,) int64 array
        Numbers from 0, of no meaning.

    References
    ----------
    Blondel, Guillaume, Lambiotte & Lefebvre, "Fast unfolding of communities in large networks",
    J. Statistical Mechanics P10008 (2008).
    """
    start, other, ties = contacts(network)
    graph = sparse.csr_array((ties, other, start), shape=(network.n, network.n))
    whole = np.arange(network.n)
    level = 0
    while True:
        size = graph.shape[0]
        order = np.argsort(numbers(root_seed, level, Purpose.SAMPLE, size, name_code("communities")), kind="stable")
        own = np.arange(size)
        _settle(graph, order, own, passed)
        names, own = np.unique(own, return_inverse=True)
        whole = own[whole]
        if len(names) == size:
            return whole.astype(np.int64)
        member = sparse.csr_array((np.ones(size), own, np.arange(size + 1)), shape=(size, len(names)))
        graph = (member.T @ graph @ member).tocsr()
        level += 1


def by_size(community: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return communities numbered from the largest to the smallest.

    Parameters
    ----------
    community : (n,) int64 array
        Of everybody, any numbers.

    Returns
    -------
    (n,) int64 array
        From 0; of equal ones, the one whose first member has the lower number comes first.
    """
    _, first, own, size = np.unique(community, return_index=True, return_inverse=True, return_counts=True)
    number = np.empty(len(size), np.int64)
    number[np.lexsort((first, -size))] = np.arange(len(size))
    return number[own]


def modularity(network: Network, community: NDArray[np.int64]) -> float:
    """Return by how much more ties lie inside communities than luck would put there.

    Parameters
    ----------
    network : Network
        Who hears whom; ties count whichever way they point, and their weights are ignored.
    community : (n,) int64 array
        Of everybody, from 0.

    Returns
    -------
    float
        Below 1; 0 if there are no ties.

    References
    ----------
    Newman & Girvan, "Finding and evaluating community structure in networks", Physical Review E
    69:026113 (2004).
    """
    same = int((community[network.speaker] == community[network.listener]).sum())
    ends = np.bincount(community, weights=network.listeners + network.sources)
    return same / network.m - sum(int(one) ** 2 for one in ends) / (2 * network.m) ** 2 if network.m else 0.0


def _settle(graph: Any, order: NDArray[np.int64], own: NDArray[np.int64], passed: Callable[[], object] | None) -> None:
    """Let everybody move to the community that raises modularity most, until nobody does."""
    size = graph.shape[0]
    degree = np.asarray(graph.sum(axis=1)).ravel()
    arrays = _Graph(graph.indptr.astype(np.int64), graph.indices.astype(np.int64), graph.data.astype(np.float64))
    both, total, toward, near = degree.sum(), degree.copy(), np.zeros(size), np.zeros(size, np.int64)
    for _ in range(PASSES):
        moved = _move(arrays, degree, both, order, total, toward, near, own)
        if passed is not None:
            passed()
        if not moved:
            return


@kernel
def _best(graph: Any, person: Any, share: Any, total: Any, toward: Any, near: Any, own: Any) -> Any:
    """Return the best community for somebody who has left theirs; the present one if none is better."""
    count = 0
    for tie in range(graph.start[person], graph.start[person + 1]):
        group = own[graph.other[tie]]
        if graph.other[tie] != person:
            if toward[group] == 0.0:
                near[count] = group
                count += 1
            toward[group] += graph.ties[tie]
    best = own[person]
    most = toward[best] - total[best] * share
    for place in range(count):
        gain = toward[near[place]] - total[near[place]] * share
        if gain > most + 1e-9:
            best, most = near[place], gain
    for place in range(count):
        toward[near[place]] = 0.0
    return best


@kernel
def _move(graph: Any, degree: Any, both: Any, order: Any, total: Any, toward: Any, near: Any, own: Any) -> Any:
    """Let everybody move once, and return how many do."""
    moved = 0
    for person in order:
        before = own[person]
        total[before] -= degree[person]
        share = degree[person] / both if both > 0.0 else 0.0
        best = _best(graph, person, share, total, toward, near, own)
        total[best] += degree[person]
        own[person] = best
        moved += best != before
    return moved
