"""How names are written."""

from __future__ import annotations


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


def shortened(text: str, most: int) -> str:
    """Return a text cut to a length.

    Parameters
    ----------
    text : str
        Any.
    most : int
        Longest length, 2 or more.

    Returns
    -------
    str
        With an ellipsis where something is missing.
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
