"""Trees of influence: how many, how large, how deep, and how much like a chain they are."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.kernels import kernel


class Forest(NamedTuple):
    """Trees in which each convinced person stands below who convinced them.

    Parameters
    ----------
    root : (n,) int32 array
        Who is on top of each person's tree; -1 where a person is in none.
    depth : (n,) int32 array
        Steps below the root; -1 where a person is in none.
    size : (n,) int64 array
        People from each person downwards, the person included; 0 where a person is in none.
    """

    root: NDArray[np.int32]
    depth: NDArray[np.int32]
    size: NDArray[np.int64]

    @property
    def roots(self) -> NDArray[np.int64]:
        """Who is on top of a tree, by number."""
        return np.flatnonzero(self.depth == 0)

    @property
    def sizes(self) -> NDArray[np.int64]:
        """People in each tree, in the order of `roots`; they add to all who are convinced."""
        return self.size[self.roots]

    @property
    def deepest(self) -> int:
        """Steps from a root to whoever is farthest below it; 0 where nobody is convinced."""
        return max(int(self.depth.max(initial=0)), 0)

    @property
    def virality(self) -> NDArray[np.float64]:
        """Mean number of steps between two people of each tree, in the order of `roots`; 0 for one person alone.

        Twice the sum of s (N - s) over all ties, over N (N - 1): s people stand below a tie of a tree of N. See Goel,
        Anderson, Hofman & Watts, "The structural virality of online diffusion", Management Science 62:180 (2016).
        """
        below = np.flatnonzero(self.depth > 0)
        whole = self.size[self.root[below]]
        apart = np.zeros(len(self.root), np.int64)
        np.add.at(apart, self.root[below], 2 * self.size[below] * (whole - self.size[below]))
        sizes = self.sizes
        pairs: NDArray[np.float64] = apart[self.roots] / np.maximum(sizes * (sizes - 1), 1)
        return pairs

    @property
    def mean_virality(self) -> float:
        """`virality` over all trees, weighted by their sizes; not-a-number where nobody is convinced."""
        total = int(self.sizes.sum())
        return float((self.virality * self.sizes).sum() / total) if total else float("nan")


@kernel
def _grow(order: Any, parent: Any, root: Any, depth: Any, size: Any) -> None:
    for place in range(order.size):
        person = order[place]
        above = parent[person]
        root[person] = person if above < 0 else root[above]
        depth[person] = 0 if above < 0 else depth[above] + 1
    for place in range(order.size - 1, -1, -1):
        person = order[place]
        size[person] += 1
        if parent[person] >= 0:
            size[parent[person]] += size[person]


def grown(days: NDArray[np.int16], parent: NDArray[np.int32]) -> Forest:
    """Return the trees that parents make.

    Parameters
    ----------
    days : (n,) int16 array
        Day of conviction, -1 never.
    parent : (n,) int32 array
        Who convinced each person, on an earlier day; -1 where no person did.

    Returns
    -------
    Forest
        With everybody who is convinced.

    Examples
    --------
    >>> chain = grown(np.arange(4, dtype=np.int16), np.arange(-1, 3, dtype=np.int32))
    >>> chain.deepest, chain.sizes.tolist(), chain.mean_virality == 5 / 3
    (3, [4], True)
    """
    order = np.argsort(days, kind="stable")
    order = order[days[order] >= 0]
    root, depth = np.full((2, len(days)), -1, np.int32)
    size = np.zeros(len(days), np.int64)
    _grow(order, np.ascontiguousarray(parent), root, depth, size)
    return Forest(root, depth, size)
