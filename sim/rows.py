"""Rows of ties as they are given: names of their columns, and what became of the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
