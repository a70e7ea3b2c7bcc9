"""A page of sections: what was found in sentences, a figure, a table; nothing else is needed to read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.figure import Figure

from sim.report.columns import column
from sim.report.csv import write_csv
from sim.report.figures import drawn, save
from sim.report.html import assumed, write_page
from sim.report.inline import inline
from sim.study.comparison import Comparison
from sim.words import amount, say

ROWS = 100
"""Rows of a table that the page shows, shared out among theories; all of them are in its file."""


class Section(NamedTuple):
    """One question and its answer.

    Parameters
    ----------
    name : str
        Of its files.
    title : str
        The question, as a heading.
    sentences : list of str
        The answer, one item a sentence.
    table : pandas.DataFrame
        What it rests on.
    figure : callable or None
        Called without arguments to draw the figure; None draws none.
    """

    name: str
    title: str
    sentences: list[str]
    table: pd.DataFrame
    figure: Callable[[], Figure] | None = None


def write_sections(
    title: str, sections: Sequence[Section], comparison: Comparison, about: dict[str, Any], folder: Path
) -> None:
    """Write report.html, and each section's table as CSV and figure as PNG and SVG.

    Parameters
    ----------
    title : str
        Of the page.
    sections : sequence of Section
        In the order of the page.
    comparison : Comparison
        What they rest on.
    about : dict
        As in the manifest.
    folder : pathlib.Path
        Where to put them.
    """
    shown = []
    for one in sections:
        write_csv(one.table, folder / f"{one.name}.csv")
        picture = ""
        if one.figure is not None:
            save(one.figure, folder / one.name)
            picture = inline(drawn(one.figure), one.name, one.title)
        first = _first(one.table)
        rows = [[_cell(value) for value in row] for row in first.itertuples(index=False)]
        head = [column(name, one.name) for name in one.table.columns]
        entry = "page-numbers" if len(one.table) <= ROWS else "page-numbers.first"
        count = say(entry, count=len(one.table), shown=len(rows), file=one.name)
        shown.append(one._asdict() | {"picture": picture, "head": head, "rows": rows, "count": count})
    subtitle = say("page-subtitle.sections", network=about["network"]["label"], seed=str(about["root_seed"]))
    page = {"title": title, "subtitle": subtitle, "sections": shown} | assumed(comparison, about)
    write_page("sections.html.j2", page, folder)


def _first(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that the page shows: the first ones of each theory."""
    if len(table) <= ROWS or "theory" not in table:
        return table.head(ROWS)
    return table.groupby("theory", sort=False).head(max(ROWS // table.theory.nunique(), 1))


def _cell(value: Any) -> str:
    return amount(value) if isinstance(value, float) else str(value)
