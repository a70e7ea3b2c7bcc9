"""Tables of a study as they are shown on its page: the first rows, numbers as they are written everywhere."""

from __future__ import annotations

from typing import Any

import pandas as pd

from sim.analysis.winners import BEST, EQUAL, LEADING, OPEN
from sim.report.columns import column
from sim.words import NONE, amount, labelled, say

ROWS = 60
"""Rows that the page shows of each table; all are in its file."""

_VERDICTS = {BEST: "verdict-best", LEADING: "winner-leading", EQUAL: "winner-equal", OPEN: "winner-undecided"}
_NAMES = ("strategy", "minus", "next", "best_there", "below", "above")


def head(table: pd.DataFrame, file: str) -> list[str]:
    """Return what the columns are called.

    Parameters
    ----------
    table : pandas.DataFrame
        As in its file.
    file : str
        Name of that file.

    Returns
    -------
    list of str
        One for each column.
    """
    return [str(name) if "." in str(name) else column(str(name), file) for name in table.columns]


def rows(table: pd.DataFrame) -> list[list[str]]:
    """Return the first rows.

    Parameters
    ----------
    table : pandas.DataFrame
        As in its file.

    Returns
    -------
    list of list of str
        Texts, `ROWS` rows at most.
    """
    return [[_cell(name, value) for name, value in row.items()] for row in table.head(ROWS).to_dict("records")]


def _cell(name: str, value: Any) -> str:
    if name in _NAMES:
        return labelled("strategy", value) if value else NONE
    if name == "verdict":
        return say(_VERDICTS[value]) if value else NONE
    if name == "theory":
        return labelled("theory", value) if value else say("analysis-all-theories")
    return amount(value) if isinstance(value, float) else str(value)
