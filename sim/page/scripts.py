"""The scripts of the page, joined as they stand; there is no build step."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
ENGINE = ("luck", "shares", "network", "laws", "stage", "world", "play", "rosters")
"""Files of the twin, in the order in which they need each other; they need no page and run in a worker, too."""

SHARED = ("carry", "campaigns", "read")
"""Files that a page and a worker need beside the twin."""

WORKER = ("worker",)
PAGE = (
    *("words", "say", "state", "layout", "picture", "lens", "stamps", "drawing", "curves", "person"),
    *("controls", "panel", "versus", "edit", "tools", "own", "lessons", "main"),
)
"""Files of the worker, and of what is seen."""

LAYOUT = ("d3-dispatch.min", "d3-quadtree.min", "d3-timer.min", "d3-force.min")
FLUENT = "fluent-bundle"
"""What others wrote: unmodified builds, described in vendor/README.md."""


@cache
def joined(*names: str) -> str:
    """Return scripts of the page as one.

    Parameters
    ----------
    *names : str
        Files in the folder ``js``, without their ending.

    Returns
    -------
    str
        JavaScript.
    """
    return "\n".join(_read("js", f"{name}.js") for name in names)


@cache
def vendored(*names: str) -> str:
    """Return scripts that others wrote.

    Parameters
    ----------
    *names : str
        Files in the folder ``vendor``, without their ending.

    Returns
    -------
    str
        JavaScript.
    """
    return "\n".join(_read("vendor", f"{name}.js") for name in names)


def licence() -> str:
    """Return the licence of the layout, which everybody who gets a copy has to get, too.

    Returns
    -------
    str
        Its text.
    """
    return _read("vendor", "d3-force.LICENSE")


@cache
def other(name: str) -> str:
    """Return a file of the page that is no script.

    Parameters
    ----------
    name : str
        Of the file in the folder ``js``, with its ending.

    Returns
    -------
    str
        Its text.
    """
    return _read("js", name)


def _read(folder: str, file: str) -> str:
    return (FOLDER / folder / file).read_text(encoding="utf-8")
