"""How figures look: one colour per strategy, the same from run to run."""

from __future__ import annotations

import hashlib
import io
import textwrap
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

import matplotlib as mpl
from matplotlib.figure import Figure

from sim.report.signs import drawable
from sim.report.spelling import shortened, wide
from sim.words import labelled

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

LINE = 24
"""Characters from which a label in a figure takes two lines."""

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


def sheet(width: float, height: float) -> Figure:
    """Return an empty figure that looks the same wherever it is drawn, whatever the settings of matplotlib are there.

    Parameters
    ----------
    width, height : float
        Of the whole, in inches.

    Returns
    -------
    matplotlib.figure.Figure
        Unknown to pyplot; a notebook shows it by itself.
    """
    return _Sheet(figsize=(width, height), layout="constrained")


class _Sheet(Figure):
    def draw(self, renderer: Any) -> None:
        with rules(mpl.rcParams["svg.hashsalt"] or "grapevine"), drawable(self):
            super().draw(renderer)

    def _repr_png_(self) -> bytes:
        file = io.BytesIO()
        self.savefig(file, format="png", dpi=self.dpi)
        return file.getvalue()


class Style(NamedTuple):
    """How a strategy is drawn.

    Parameters
    ----------
    colour : str
        Colour of lines and dots, as #rrggbb.
    dash : str
        Line style of matplotlib.
    """

    colour: str
    dash: str


def styles(names: Sequence[str]) -> dict[str, Style]:
    """Return how strategies are drawn, each apart from the others.

    Parameters
    ----------
    names : sequence of str
        Of strategies, in any order.

    Returns
    -------
    dict of str to Style
        The library's strategies always look the same; another does unless its colour is taken.

    Examples
    --------
    >>> styles(["hubs", "mine"])["hubs"].colour
    '#D55E00'
    """
    found = {name: Style(FIXED[name], _DASHES[0]) for name in names if name in FIXED}
    every = [Style(colour, dash) for dash in _DASHES for colour in COLOURS]
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
    width = figure.get_figwidth()
    figure.suptitle(wrapped(title, round(9.5 * width)), x=0.01, ha="left", fontsize=14)
    figure.supxlabel(noted(below, width), x=0.01, ha="left", fontsize=9, color=SOFT)


def noted(text: str, width: float) -> str:
    """Return notes in lines that fit below a figure.

    Parameters
    ----------
    text : str
        Notes in whole sentences, on one line.
    width : float
        Of the figure, in inches.

    Returns
    -------
    str
        As many lines as it takes.
    """
    return "\n".join(textwrap.wrap(text, round(14.5 * width)))


def wrapped(text: str, width: int = LINE, lines: int = 2) -> str:
    r"""Return a label in lines of about the same length.

    Parameters
    ----------
    text : str
        Label of any length, on one line.
    width : int
        Characters that fit in one line; a line of several may be a quarter longer. Wide signs count as two.
    lines : int
        How many lines at most, 1 or more.

    Returns
    -------
    str
        Cut only where it is longer than all lines.

    Examples
    --------
    >>> wrapped("people with the most contacts (hubs)")
    'people with the most\ncontacts (hubs)'
    """
    longest = width + width // 4
    if wide(text) <= width:
        return text
    text = shortened(text, lines * longest)
    each = range(-(-len(text) // lines), len(text) + 1)
    tried = (textwrap.wrap(text, most, break_long_words=False, break_on_hyphens=False) for most in each)
    rows = next(rows for rows in tried if len(rows) <= lines)
    return "\n".join(shortened(row, longest) for row in rows)


def strategy_label(name: str) -> str:
    """Return what a strategy is called in a figure.

    Parameters
    ----------
    name : str
        As it stands in tables.

    Returns
    -------
    str
        With its name in brackets, in one or two lines.
    """
    return wrapped(labelled("strategy", name))
