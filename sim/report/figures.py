"""Figures of a decision, as files and as text."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from matplotlib.figure import Figure

from sim.report.curves import adoption_figure
from sim.report.dots import ranking_figure
from sim.report.heat import regret_figure
from sim.report.picture import network_figure
from sim.report.style import rules
from sim.study.comparison import Comparison
from sim.study.decide import Decision, decide


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


def write_figures(decision: Decision | Comparison, folder: Path, label: str = "") -> None:
    """Write ranking, adoption, regret and network as PNG and SVG, the same bytes each time.

    Parameters
    ----------
    decision : Decision or Comparison
        What was decided; a comparison is decided on first.
    folder : pathlib.Path
        Where to put them.
    label : str
        What the network is called.
    """
    decided = decide(decision) if isinstance(decision, Comparison) else decision
    figures: dict[str, Callable[[], Figure]] = {
        "ranking": lambda: ranking_figure(decided.comparison, label=label),
        "adoption": lambda: adoption_figure(decided.comparison, label=label),
        "regret": lambda: regret_figure(decided),
        "network": lambda: network_figure(decided),
    }
    for name, draw in figures.items():
        with rules():
            figure = draw()
            figure.savefig(folder / f"{name}.png", dpi=160, metadata={"Software": None})
            figure.set_layout_engine("none")
            figure.savefig(folder / f"{name}.svg", dpi=120, metadata={"Date": None})
