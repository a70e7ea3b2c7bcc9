"""Figures of a decision, as files and as text."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from matplotlib.figure import Figure

from sim.report.curves import adoption_figure
from sim.report.dots import ranking_figure
from sim.report.heat import regret_figure
from sim.report.picture import network_figure
from sim.report.style import rules
from sim.study.decide import Decision

_files: ContextVar[bool] = ContextVar("files", default=True)


@contextmanager
def drawing(files: bool) -> Iterator[None]:
    """Say whether figures are written as files; those of pages are drawn all the same.

    Parameters
    ----------
    files : bool
        False writes none.

    Yields
    ------
    None
        It holds until the end of the block.
    """
    token = _files.set(files)
    try:
        yield
    finally:
        _files.reset(token)


def drawn(draw: Callable[[], Figure], salt: str = "grapevine") -> str:
    """Return a figure as SVG text, the same bytes each time.

    Parameters
    ----------
    draw : callable
        Returns the figure.
    salt : str
        Keeps ids of clips and markers apart from those of other figures on a page.

    Returns
    -------
    str
        A whole SVG file.
    """
    with rules(salt):
        text = io.StringIO()
        draw().savefig(text, format="svg", dpi=120, metadata={"Date": None})
    return text.getvalue()


def write_figures(decision: Decision, folder: Path, network: str = "") -> None:
    """Write ranking, adoption, regret and network as PNG and SVG, the same bytes each time.

    Parameters
    ----------
    decision : Decision
        What was decided.
    folder : pathlib.Path
        Where to put them.
    network : str
        What it is called.
    """
    figures: dict[str, Callable[[], Figure]] = {
        "ranking": lambda: ranking_figure(decision.comparison, network=network),
        "adoption": lambda: adoption_figure(decision.comparison, network=network),
        "regret": lambda: regret_figure(decision),
        "network": lambda: network_figure(decision),
    }
    for name, draw in figures.items():
        save(draw, folder / name)


def save(draw: Callable[[], Figure], file: Path) -> None:
    """Write a figure as PNG and SVG, the same bytes each time, unless none are written.

    Parameters
    ----------
    draw : callable
        Returns the figure.
    file : pathlib.Path
        Where to put it, without the ending.
    """
    if not _files.get():
        return
    with rules():
        figure = draw()
        figure.savefig(f"{file}.png", dpi=160, metadata={"Software": None})
        figure.set_layout_engine("none")
        figure.savefig(f"{file}.svg", dpi=120, metadata={"Date": None})
