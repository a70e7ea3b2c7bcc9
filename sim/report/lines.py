"""Rankings as lines of text, for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from textwrap import wrap

from sim.report.gains import gains, gains_head, gains_notes, gains_rows
from sim.report.names import if_headed
from sim.report.ranking import head, notes, ranked
from sim.report.spelling import filled, fitted, shortened, wide
from sim.study.comparison import Comparison

WIDTH = 120
"""No line is wider than this many characters."""

_TOLD = {"break_even", "target_reached", "full_house"}
"""Columns for which the second table of a theory is shown."""


def ranking(comparison: Comparison) -> str:
    """Return the ranked tables of each theory, and what their columns mean.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        Lines of text, no longer than `WIDTH`.
    """
    theories, told = comparison.theories, notes(comparison)
    tables = [(head(comparison, short=True), {of: ranked(comparison, of, short=True) for of in theories})]
    if _TOLD & {*gains(comparison)}:
        tables.append((gains_head(comparison), {of: gains_rows(comparison, of) for of in theories}))
        told = [*told, *gains_notes(comparison)]
    return laid_out(tables, told)


def laid_out(tables: Sequence[tuple[list[str], dict[str, list[list[str]]]]], said: Sequence[str]) -> str:
    """Return tables as lines, all tables of a theory together.

    Parameters
    ----------
    tables : sequence of tuple
        The columns of each, and its rows by theory; the same theories in all.
    said : sequence of str
        What the columns mean, to stand below.

    Returns
    -------
    str
        Lines of text, no longer than `WIDTH`; names are cut where there is no room.
    """
    drawn = [_table(*one) for one in tables]
    lines: list[str] = []
    for theory in drawn[0]:
        lines.append(shortened(if_headed(theory), WIDTH))
        for table in drawn:
            lines += [*table[theory], ""]
    return "\n".join([*lines, *(part for note in said for part in wrap(note, WIDTH))])


def table(columns: list[str], rows: list[list[str]]) -> str:
    """Return one table as lines.

    Parameters
    ----------
    columns : list of str
        Headings of the columns.
    rows : list of list of str
        Their cells, a text each.

    Returns
    -------
    str
        Lines of text; the first column is cut where there is no room.
    """
    return "\n".join(_table(columns, {"": rows})[""])


def _table(columns: list[str], parts: dict[str, list[list[str]]]) -> dict[str, list[str]]:
    """Return the lines of a table by theory, all as wide."""
    below = [cells for rows in parts.values() for cells in rows]
    heads = _stacked(columns, below)
    every = [*heads, *below]
    width = [max(wide(cells[place]) for cells in every) for place in range(len(columns))]
    width[0] = max(min(WIDTH - sum(width[1:]) - 2 * len(width[1:]), width[0]), 12)

    def line(cells: list[str]) -> str:
        right = (cell.rjust(size) for cell, size in zip(cells[1:], width[1:], strict=True))
        return "  ".join([filled(fitted(cells[0], width[0]), width[0]), *right]).rstrip()

    return {theory: [*map(line, heads), *map(line, rows)] for theory, rows in parts.items()}


def _stacked(columns: list[str], rows: list[list[str]]) -> list[list[str]]:
    """Return headings in as many lines as keep them from being wider than what stands below."""
    widest = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    heads = [
        wrap(text, max(size, len(text) // 3 + 3, *map(len, text.split())))
        for text, size in zip(columns, widest, strict=True)
    ]
    return [list(cells) for cells in zip_longest(*(one[::-1] for one in heads), fillvalue="")][::-1]
