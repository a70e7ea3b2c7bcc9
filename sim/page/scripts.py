"""The scripts of the page, joined as they stand; there is no build step."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
ENGINE = ("luck", "shares", "network", "laws", "stage", "world", "play", "rosters")
"""Files of the twin, in the order in which they need each other; they need no page and run in a worker, too."""


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
    return "\n".join((FOLDER / "js" / f"{name}.js").read_text(encoding="utf-8") for name in names)
