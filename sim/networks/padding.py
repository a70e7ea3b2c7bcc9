"""Blanks at the end of ids in tables: left out, and said."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow.compute as pc

from sim.networks.tables import Table
from sim.words import say


def padded(table: Table, places: Iterable[int], skip: int) -> list[str]:
    """Return a sentence on blanks that stand at the end of ids.

    Parameters
    ----------
    table : Table
        Of ties or of people.
    places : iterable of int
        Which of its columns hold ids, from 0.
    skip : int
        Rows to leave out at the top: a header.

    Returns
    -------
    list of str
        None if there are no such blanks, or blanks separate columns.
    """
    if not table.padded:
        return []
    found: set[str] = set()
    rows: list[int] = []
    for place in places:
        cells = table.cells[place].slice(skip)
        blank = [cell for cell in map(str, cells.unique().to_pylist()) if cell != cell.rstrip()]
        rows += [pc.index(cells, one).as_py() for one in blank[:1]]
        found.update(blank)
    if not found:
        return []
    row = table.line(skip + min(rows))
    return [say("doubt", doubt=say("doubt.padded", ids=say("ids", count=len(found)), row=row))]
