"""Rows of ties as they are given, made into ties that stand once each, and what became of the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.ids import column_of, number_people
from sim.words import say

SRC = ("src", "source", "from", "speaker")
DST = ("dst", "target", "to", "listener")
WEIGHT = ("weight", "weights")
"""What the columns of a table of ties may be called, compared as `bare` writes them."""


def bare(names: Iterable[str]) -> list[str]:
    """Return names of columns as they are compared.

    Parameters
    ----------
    names : iterable of str
        Of the columns, in their order.

    Returns
    -------
    list of str
        In small letters, without the signs of a comment.

    Examples
    --------
    >>> bare(["# FromNode", "To"])
    ['fromnode', 'to']
    """
    return [name.lstrip("#% ").lower() for name in names]


@dataclass(frozen=True)
class ImportCounts:
    """What became of the rows a network was read from; nothing is dropped silently.

    Parameters
    ----------
    rows : int
        Ties as given, before any merging.
    loops : int
        Rows from a person to themselves, dropped.
    duplicates : int
        Rows merged into an earlier row of the same tie (weights added).
    reciprocal : int
        Those of the duplicates that give an undirected tie the other way round.
    people : int
        People in the network.
    ties : int
        Ties in the network; an undirected tie counts once.
    isolated : int
        People without a tie.
    only_in_nodes : int
        People that stand in the node table and in no row.
    only_in_edges : int
        People that stand in a row and not in the node table, where there is one.
    header : str
        The first row, where it was read as names of columns and not as a tie.
    separator : str
        What stands between the columns of a table, where it was found out.
    comments : int
        Lines of comment before the first row.
    both_ways : int
        Undirected ties among directed ones; each is two ties, there and back.
    turned : int
        Rows that were turned round.
    aside : str
        What is told of ties and was not read: names of columns or attributes.
    hashed : int
        People whose id is a hash of the one in the file.
    withheld : str
        Traits that were left out with the ids, as most values are one person's alone.
    relation : str
        Kinds of ties that were read, with their numbers of rows, where the rows have kinds.
    other_relations : int
        Rows of other kinds, left out.
    outside : int
        Rows outside the chosen times, left out.
    doubts : tuple of str
        What may have been read otherwise than it was meant: a sentence each.
    """

    rows: int = 0
    loops: int = 0
    duplicates: int = 0
    reciprocal: int = 0
    people: int = 0
    ties: int = 0
    isolated: int = 0
    only_in_nodes: int = 0
    only_in_edges: int = 0
    header: str = ""
    separator: str = ""
    comments: int = 0
    both_ways: int = 0
    turned: int = 0
    aside: str = ""
    hashed: int = 0
    withheld: str = ""
    relation: str = ""
    other_relations: int = 0
    outside: int = 0
    doubts: tuple[str, ...] = ()

    def sentence(self) -> str:
        """Return the counts as one sentence.

        Returns
        -------
        str
            For the terminal and for reports.
        """
        people, ties, rows = (say(of, count=getattr(self, of)) for of in ("people", "ties", "rows"))
        values = {"separator": self.separator, "header": self.header, "columns": self.aside, "traits": self.withheld}
        values["kinds"] = self.relation
        parts = [say(f"read.{part}", **values) for part, true in self._remarks().items() if true]
        return "; ".join([say("read", people=people, ties=ties, rows=rows), *parts, *self._counted()])

    def _remarks(self) -> dict[str, object]:
        return {
            "separator": self.separator,
            "header": self.header,
            "relation": self.relation,
            "turned": self.turned,
            "aside": self.aside,
            "hashed": self.hashed,
            "withheld": self.withheld,
        }

    def _counted(self) -> Iterator[str]:
        counts = {
            "other-relations": ("rows", self.other_relations),
            "outside": ("rows", self.outside),
            "loops": ("rows", self.loops),
            "duplicates": ("rows", self.duplicates),
            "reciprocal": ("rows", self.reciprocal),
            "isolated": ("people", self.isolated),
            "only-in-nodes": ("people", self.only_in_nodes),
            "only-in-edges": ("people", self.only_in_edges),
            "comments": ("rows", self.comments),
            "both-ways": ("ties", self.both_ways),
        }
        for part, (of, count) in counts.items():
            if count:
                yield say(f"read.{part}", count=count, **{of: say(of, count=count)})


class Merged(NamedTuple):
    """Ties, each once, or there and back where undirected, in the order of speakers, then listeners.

    Parameters
    ----------
    ids : (n,) array
        Of the people, in their order.
    speaker, listener : (m,) int64 array
        Numbers of people.
    weight : (m,) float64 array
        Sums over the rows of a tie.
    counts : ImportCounts
        What became of the rows.
    """

    ids: NDArray[Any]
    speaker: NDArray[np.int64]
    listener: NDArray[np.int64]
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
    weights = _weights(weight, len(src))
    ids, (a, b, _) = number_people([src, dst, column_of(nodes)])
    if not len(ids):
        raise InputError("a network has at least one person, got none")
    n, rows = len(ids), len(a)
    loops = a == b
    a, b, weights = a[~loops], b[~loops], weights[~loops]
    low, high = (a, b) if directed else (np.minimum(a, b), np.maximum(a, b))
    pairs, merged = _merged(low * n + high, None if weight is None else weights)
    if not np.isfinite(merged).all():
        raise InputError("weights of a tie add up to a finite number, got more than 1e308")
    low, high = pairs // n, pairs % n
    tied = np.zeros(n, np.bool_)
    tied[low] = tied[high] = True
    counts = ImportCounts(
        rows=rows,
        loops=int(loops.sum()),
        duplicates=len(a) - len(pairs),
        reciprocal=_distinct(a * n + b) - len(pairs),
        people=n,
        ties=len(pairs),
        isolated=int(np.count_nonzero(~tied)),
    )
    if not directed:
        low, high = np.concatenate([low, high]), np.concatenate([high, low])
        merged = np.concatenate([merged, merged])
    order = np.argsort(low * n + high)
    return Merged(ids, low[order], high[order], merged[order], counts)


def _distinct(keys: NDArray[np.int64]) -> int:
    """Return how many different keys there are; sorting is faster here than NumPy's hashing."""
    ordered = np.sort(keys)
    return int(np.count_nonzero(ordered[1:] != ordered[:-1])) + min(len(keys), 1)


def _merged(
    keys: NDArray[np.int64], weights: NDArray[np.float64] | None
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the different keys and the sum of the weights of each, which are 1 where there are none."""
    if weights is None:
        pairs, counts = np.unique(keys, return_counts=True)
        return pairs, counts.astype(np.float64)
    by_weight = np.argsort(weights, kind="stable")  # sums must not depend on the order of rows
    pairs, which = np.unique(keys[by_weight], return_inverse=True)
    return pairs, np.bincount(which, weights=weights[by_weight], minlength=len(pairs)).astype(np.float64)


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
