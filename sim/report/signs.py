"""Signs that the font of figures lacks: a font of the machine draws them, or they are spelt out."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from matplotlib import font_manager
from matplotlib.axis import Axis
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter

from sim.report.spelling import shortened

USUAL = "DejaVu Sans"
"""Comes with matplotlib, so that figures are the same everywhere."""

_LONGEST = 32
"""Characters that a line has at most when it is spelt out, unless it had more before."""


@contextmanager
def drawable(figure: Figure) -> Iterator[None]:
    """Make all texts of a figure such that they can be drawn, for a while.

    Files in SVG keep every text as it is, since whoever reads them has the fonts; they are arranged the same on every
    machine. Elsewhere a font of this machine draws what is missing; where there is none, it is spelt out.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        About to be drawn; it is as before at the end.

    Yields
    ------
    None
        Nothing warns of signs that are missing.
    """
    for axis in _axes(figure):
        axis.get_ticklabels()  # their texts are set when they are asked for
    texts = [text for text in figure.findobj(Text) if missing(text.get_text())]
    if not texts:
        yield
        return
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph\s\d+\s.*missing", UserWarning)
        signs = frozenset[str]().union(*(missing(text.get_text()) for text in texts))
        if isinstance(figure.canvas, FigureCanvasSVG):
            how = _arranged(figure, texts)
        elif families := fonts(signs):
            how = _in_fonts(texts, families)
        else:
            how = _reading(figure, texts, lambda sign: sign.encode("unicode_escape").decode("ascii"))
        with how:
            yield


def missing(text: str) -> frozenset[str]:
    """Return the signs that the usual font lacks.

    Parameters
    ----------
    text : str
        What is to be drawn.

    Returns
    -------
    frozenset of str
        Single characters; empty where all can be drawn.
    """
    return frozenset() if text.isascii() else frozenset(text) - _signs(font_manager.findfont(USUAL)) - {"\n"}


@cache
def fonts(signs: frozenset[str]) -> tuple[str, ...]:
    """Return fonts of this machine that have some signs.

    Parameters
    ----------
    signs : frozenset of str
        Single characters, at least one.

    Returns
    -------
    tuple of str
        Names of as few fonts as have all of them together; empty where there are no such fonts.
    """
    known = sorted(font_manager.fontManager.ttflist, key=lambda one: (one.name, one.fname))
    plain = [one for one in known if one.style == "normal" and one.weight in (400, "normal")]
    having = {one.name: _signs(one.fname) for one in plain if "last resort" not in one.name.lower()}  # it has boxes
    found, left = list[str](), signs
    while left:
        best = max(having, key=lambda name: len(having[name] & left))
        if not having[best] & left:
            return ()
        found.append(best)
        left -= having[best]
    return tuple(found)


@cache
def _signs(file: Any) -> frozenset[str]:
    return frozenset(map(chr, font_manager.get_font(str(file)).get_charmap()))


@contextmanager
def _arranged(figure: Figure, texts: Sequence[Text]) -> Iterator[None]:
    """Arrange a figure as if what is missing were wide letters, and leave it so while it is drawn."""
    engine = figure.get_layout_engine()
    if engine is not None:
        with _reading(figure, texts, lambda _: "W"):
            engine.execute(figure)
    figure.set_layout_engine("none")
    try:
        yield
    finally:
        figure.set_layout_engine(engine)


@contextmanager
def _in_fonts(texts: Sequence[Text], families: Sequence[str]) -> Iterator[None]:
    before = [text.get_fontfamily() for text in texts]
    for text in texts:
        text.set_fontfamily([USUAL, *families])
    try:
        yield
    finally:
        for text, own in zip(texts, before, strict=True):
            text.set_fontfamily(own)


@contextmanager
def _reading(figure: Figure, texts: Sequence[Text], instead: Callable[[str], str]) -> Iterator[None]:
    """Put something in the place of what is missing; labels of ticks come from formatters, each time anew."""

    def changed(said: str) -> str:
        signs = missing(said)
        return "\n".join(
            shortened("".join(instead(sign) if sign in signs else sign for sign in line), max(_LONGEST, len(line)))
            for line in said.split("\n")
        )

    def of_ticks(formatter: FuncFormatter) -> FuncFormatter:
        return FuncFormatter(lambda value, place: changed(formatter(value, place)))

    formatters = {axis: axis.get_major_formatter() for axis in _axes(figure)}
    labels = {axis: own for axis, own in formatters.items() if isinstance(own, FuncFormatter)}
    before = [text.get_text() for text in texts]
    for text, said in zip(texts, before, strict=True):
        text.set_text(changed(said))
    for axis, own in labels.items():
        axis.set_major_formatter(of_ticks(own))
    try:
        yield
    finally:
        for text, said in zip(texts, before, strict=True):
            text.set_text(said)
        for axis, own in labels.items():
            axis.set_major_formatter(own)


def _axes(figure: Figure) -> list[Axis]:
    return [axis for one in figure.axes for axis in (one.xaxis, one.yaxis)]
