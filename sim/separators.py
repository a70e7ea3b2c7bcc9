"""Tables of text: what stands between columns, and what a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable

SEPARATORS = {"tab": "\t", "semicolon": ";", "comma": ",", "bar": "|", "space": " "}
"""What may stand there, in the order in which they are looked for in the first row."""

COMMA = SEPARATORS["comma"]

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What text begins with that a spreadsheet takes for a formula; where we write it, an apostrophe stands before it."""


def between(first: str, usable: Iterable[str] = SEPARATORS.values()) -> str:
    """Return what stands between columns.

    Parameters
    ----------
    first : str
        The first row, without its end; what stands in quotes separates nothing.
    usable : iterable of str
        Which characters may, in the order in which they are tried.

    Returns
    -------
    str
        The first that splits the row; a comma where none does.

    Raises
    ------
    csv.Error
        If the row cannot be read.

    Examples
    --------
    >>> between("id;name,first"), between("ann")
    (';', ',')
    """
    return next((one for one in usable if len(next(csv.reader([first], delimiter=one), [])) > 1), COMMA)
