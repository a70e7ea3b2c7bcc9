"""Tables as CSV files, the only place that writes them: as programs read them, or as German Excel does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from sim.separators import FORMULA

ENGLISH, GERMAN = "en", "de"
FORMS = (ENGLISH, GERMAN)
"""Commas and decimal points; semicolons, decimal commas and a byte order mark."""

_form = ContextVar("form", default=ENGLISH)


@contextmanager
def writing(form: str) -> Iterator[None]:
    """Write CSV files in another form for a while.

    Parameters
    ----------
    form : str
        One of `FORMS`.

    Yields
    ------
    None
        The form before comes back at the end.
    """
    token = _form.set(form)
    try:
        yield
    finally:
        _form.reset(token)


def write_csv(frame: pd.DataFrame, file: Path) -> None:
    """Write a table as CSV, the same bytes everywhere.

    Parameters
    ----------
    frame : pandas.DataFrame
        Table to write, without its index.
    file : pathlib.Path
        Where to put it.
    """
    given: dict[str, Any] = {"index": False, "lineterminator": "\n"}
    if _form.get() == GERMAN:
        guarded(frame).map(_with_comma).to_csv(file, sep=";", encoding="utf-8-sig", **given)
    else:
        guarded(frame).to_csv(file, **given)


def guarded(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table in which no text can be taken for a formula by a spreadsheet.

    Parameters
    ----------
    frame : pandas.DataFrame
        Table whose cells and column names may be text.

    Returns
    -------
    pandas.DataFrame
        Text that begins like a formula and is no number has an apostrophe before it.

    Examples
    --------
    >>> guarded(pd.DataFrame({"id": ["=1+1", "@cmd", "-5", "ann"]})).id.tolist()
    ["'=1+1", "'@cmd", '-5', 'ann']
    """
    return frame.map(_guarded).rename(columns=_guarded)


def _guarded(value: Any) -> Any:
    if not isinstance(value, str) or not value.startswith(FORMULA):
        return value
    try:
        float(value)
    except ValueError:
        return "'" + value
    return value


def _with_comma(value: Any) -> Any:
    """Return a number with a decimal comma; all else, also text that looks like a number, as it is."""
    if not isinstance(value, (float, np.floating)) or np.isnan(value):
        return value
    return repr(float(value)).replace(".", ",")
