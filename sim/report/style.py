"""How figures look: one colour per strategy, the same from run to run."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

import matplotlib as mpl
from matplotlib.figure import Figure

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#8A8A8A")
"""Okabe & Ito's palette and a grey, told apart by colour-blind readers; not its yellow, too pale on white."""

FIXED = {
    "random": "#8A8A8A",
    "hubs": "#D55E00",
    "fringe": "#56B4E9",
    "betweenness": "#009E73",
    "pagerank": "#0072B2",
    "bridges": "#CC79A7",
}
"""Colours of the library's strategies; any other takes the colour its name falls on."""

INK, SOFT, GRID, PALE, ACCENT = "#1a1a1a", "#555555", "#dddddd", "#b8c4cc", "#D55E00"
"""Text, small text, grid lines, what stands in the background, and what is to be noticed."""

NAME = 22
"""Longest name of a strategy or theory in a figure."""

_RULES: Any = {
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": SOFT,
    "text.color": INK,
    "text.parse_math": False,
    "svg.fonttype": "none",
}

_OF_WINDOWS = ("backend", "interactive", "toolbar", "webagg", "tk.", "keymap", "figure.raise", "savefig.directory")
"""Settings of matplotlib that say nothing of how a figure looks; all others are the usual ones."""

_DASHES = ("-", "--", "-.", ":")


def rules(salt: str = "grapevine") -> AbstractContextManager[None]:
    """Return the settings under which figures are drawn and saved.

    Parameters
    ----------
    salt : str
        What ids in SVG are made from, so that they do not change.

    Returns
    -------
    context manager
        Text stays text, and names are never read as formulas.
    """
    usual = {name: value for name, value in mpl.rcParamsDefault.items() if not name.startswith(_OF_WINDOWS)}
    return mpl.rc_context(usual | _RULES | {"svg.hashsalt": salt})


class Look(NamedTuple):
    """How a strategy is drawn.

    Parameters
    ----------
    colour : str
        As #rrggbb.
    dash : str
        Line style of matplotlib.
    """

    colour: str
    dash: str


def looks(names: Sequence[str]) -> dict[str, Look]:
    """Return how strategies are drawn, each apart from the others.

    Parameters
    ----------
    names : sequence of str
        Of strategies, in any order.

    Returns
    -------
    dict of str to Look
        The library's strategies always look the same; another does unless its colour is taken.

    Examples
    --------
    >>> looks(["hubs", "mine"])["hubs"].colour
    '#D55E00'
    """
    found = {name: Look(FIXED[name], _DASHES[0]) for name in names if name in FIXED}
    every = [Look(colour, dash) for dash in _DASHES for colour in COLOURS]
    for name in sorted(set(names) - set(found)):
        start = hashlib.sha256(name.encode()).digest()[0] % len(COLOURS)
        taken = set(found.values())
        rounds = (dash * len(COLOURS) + (start + step) % len(COLOURS) for dash in range(4) for step in range(8))
        found[name] = next((every[place] for place in rounds if every[place] not in taken), every[start])
    return found


def entitled(figure: Figure, title: str, below: str) -> None:
    """Give a figure a title above and notes below.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        With a constrained layout.
    title, below : str
        What it shows, and how to read it.
    """
    figure.suptitle(title, x=0.01, ha="left", fontsize=14)
    figure.supxlabel(below, x=0.01, ha="left", fontsize=9, color=SOFT)
