"""How names are written."""

from __future__ import annotations

from itertools import accumulate
from unicodedata import combining, east_asian_width


def plain(name: object) -> str:
    """Return a name as people write it.

    Parameters
    ----------
    name : object
        For instance "key_person".

    Returns
    -------
    str
        For instance "key person".
    """
    return str(name).replace("_", " ")


def wide(text: str) -> int:
    """Return how wide a text is where all letters are as wide, as in a terminal.

    Parameters
    ----------
    text : str
        Text on one line.

    Returns
    -------
    int
        Signs of East Asian scripts count as two, marks above or below others as none.

    Examples
    --------
    >>> wide("plan"), wide("東京")
    (4, 4)
    """
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)


def filled(text: str, width: int) -> str:
    """Return a text followed by as many spaces as it takes.

    Parameters
    ----------
    text : str
        Text on one line.
    width : int
        How wide it is in the end, as `wide` counts; a wider text stays as it is.

    Returns
    -------
    str
        As what stands on the left of a table in a terminal.
    """
    return text + " " * (width - wide(text))


def shortened(text: str, most: int) -> str:
    """Return a text cut to a length.

    Parameters
    ----------
    text : str
        Text of any length, on one line.
    most : int
        Longest length, 2 or more, as `wide` counts.

    Returns
    -------
    str
        With an ellipsis where something is missing.
    """
    if wide(text) <= most:
        return text
    widths = accumulate(map(wide, text))
    return text[: sum(width < most for width in widths)].rstrip() + "…"


def fitted(text: str, most: int) -> str:
    """Return text cut to a length before the name in brackets that it ends with.

    Parameters
    ----------
    text : str
        For instance "1  people with the most contacts (hubs)".
    most : int
        Longest length, 2 or more.

    Returns
    -------
    str
        With an ellipsis where something is missing.

    Examples
    --------
    >>> fitted("people with the most contacts (hubs)", 20), fitted("a long name", 7)
    ('people with… (hubs)', 'a long…')
    """
    before, bracket, name = text.rpartition(" (")
    room = most - len(bracket + name)
    if wide(text) <= most or not text.endswith(")") or room < 8:
        return shortened(text, most)
    return shortened(before, room) + bracket + name
