"""Rows of ties, made into ties that stand once each, in little more memory than these take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.ids import column_of, number_people
from sim.rows import ImportCounts

BLOCK = 2**16
"""Ties looked up at a time."""


class Merged(NamedTuple):
    """Ties, each once, or there and back where undirected, in the order of speakers, then listeners.

    Parameters
    ----------
    ids : (n,) array
        Of the people, in their order.
    start : (n + 1,) int64 array
        Where the ties of each speaker begin.
    listener : (m,) int32 array
        Numbers of people.
    weight : (m,) float64 array
        Sums over the rows of a tie.
    counts : ImportCounts
        What became of the rows.
    """

    ids: NDArray[Any]
    start: NDArray[np.int64]
    listener: NDArray[np.int32]
    weight: NDArray[np.float64]
    counts: ImportCounts


def ties_of(
    src: Sequence[Any] | NDArray[Any],
    dst: Sequence[Any] | NDArray[Any],
    weight: Sequence[float] | NDArray[Any] | None,
    nodes: Iterable[Any],
    directed: bool,
) -> Merged:
    """Return the ties that rows give.

    Parameters
    ----------
    src, dst, weight, nodes, directed
        As in `sim.Network.from_edges`; `nodes` may be empty.

    Returns
    -------
    Merged
        Equal for any order of the rows.

    Raises
    ------
    InputError
        As `sim.Network.from_edges` does.
    """
    src, dst = column_of(src), column_of(dst)
    if len(src) != len(dst):
        raise InputError(f"src and dst have the same length, got {len(src):,} and {len(dst):,}")
    weights = None if weight is None else _weights(weight, len(src))
    ids, (a, b, _) = number_people([src, dst, column_of(nodes)])
    if not len(ids):
        raise InputError("a network has at least one person, got none")
    n, rows, kept = len(ids), len(a), a != b
    given = 0 if directed else _distinct(_keys(a, b, n, kept))
    keys = _keys(a, b, n, kept) if directed else _keys(np.minimum(a, b), np.maximum(a, b), n, kept)
    merged = len(keys)
    pairs, sums = _merged(keys, None if weights is None else weights[kept])
    if not np.isfinite(sums).all():
        raise InputError("weights of a tie add up to a finite number, got more than 1e308")
    tied = np.zeros(n, np.bool_)
    tied[pairs // n] = True
    tied[pairs % n] = True
    counts = ImportCounts(
        rows=rows,
        loops=rows - merged,
        duplicates=merged - len(pairs),
        reciprocal=0 if directed else given - len(pairs),
        people=n,
        ties=len(pairs),
        isolated=int(np.count_nonzero(~tied)),
    )
    heavy = np.flatnonzero(sums != 1.0)
    heavy, sums = pairs[heavy], sums[heavy]
    keys = pairs if directed else np.concatenate([pairs, _turned(pairs, n)])
    del pairs
    keys.sort()
    weight = _spread(heavy, sums, keys, n, directed)
    start = np.searchsorted(keys, np.arange(n + 1, dtype=np.int64) * n).astype(np.int64, copy=False)
    keys %= n
    return Merged(ids, start, keys.astype(np.int32), weight, counts)


def _keys(
    speaker: NDArray[np.int64], listener: NDArray[np.int64], n: int, kept: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Return one number for each tie that is kept, in the order of speakers, then listeners."""
    keys = speaker * n
    keys += listener
    return keys if kept.all() else keys[kept]


def _distinct(keys: NDArray[np.int64]) -> int:
    """Return how many different keys there are, and sort them; sorting is faster here than NumPy's hashing."""
    keys.sort()
    return int(np.count_nonzero(keys[1:] != keys[:-1])) + min(len(keys), 1)


def _merged(
    keys: NDArray[np.int64], weights: NDArray[np.float64] | None
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the different keys and the sum of the weights of each, 1 where there are none; sort both."""
    if weights is None:
        keys.sort()
    else:
        order = np.lexsort((weights, keys))  # sums must not depend on the order of rows
        keys[:], weights[:] = keys[order], weights[order]
        del order
    first = np.ones(len(keys), np.bool_)
    first[1:] = keys[1:] != keys[:-1]
    pairs = keys[first]
    if weights is None:
        sums = np.ones(len(pairs))
        np.add.at(sums, np.searchsorted(pairs, keys[~first]), 1.0)
        return pairs, sums
    which: NDArray[np.int64] = np.cumsum(first, dtype=np.int64)
    which -= 1
    return pairs, np.bincount(which, weights=weights, minlength=len(pairs)).astype(np.float64, copy=False)


def _turned(keys: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    """Return the keys of ties the other way round."""
    turned = keys % n
    turned *= n
    turned += keys // n
    return turned


def _spread(
    heavy: NDArray[np.int64], sums: NDArray[np.float64], keys: NDArray[np.int64], n: int, directed: bool
) -> NDArray[np.float64]:
    """Return the weight of each tie: the sums of some, there and back, and 1 for all others."""
    weight = np.ones(len(keys))
    for begin in range(0, len(heavy), BLOCK):
        part = slice(begin, begin + BLOCK)
        for some in (heavy[part],) if directed else (heavy[part], _turned(heavy[part], n)):
            weight[np.searchsorted(keys, some)] = sums[part]
    return weight


def _weights(weight: Sequence[float] | NDArray[Any] | None, rows: int) -> NDArray[np.float64]:
    if weight is None:
        return np.ones(rows)
    try:
        weights = np.asarray(weight, dtype=np.float64)
    except (TypeError, ValueError):
        raise InputError("weight is a number of 0 or more in every row, got something that is no number") from None
    if len(weights) != rows:
        raise InputError(f"weight has one value per row, got {len(weights):,} for {rows:,} rows")
    bad = ~(np.isfinite(weights) & (weights >= 0))
    if bad.any():
        row = int(np.argmax(bad))
        raise InputError(f"weight is a number of 0 or more, got {weights[row]!s} in row {row + 1}")
    return weights
