"""How the gallery's figures look: one style, colours that colour-blind readers can tell apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from sim.gallery.experiment import Experiment, Findings
from sim.gallery.measured import Measured
from sim.report.style import COLOURS

BLUE, RED, GREEN, PINK, ORANGE, SKY, BLACK = COLOURS[:7]
GREY = "#666666"
STYLE: Any = {
    "font.size": 10,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#e4e4e4",
    "legend.frameon": False,
    "legend.fontsize": 9,
    "lines.linewidth": 1.6,
}


def dots(
    axis: Any,
    x: Sequence[float],
    measured: Sequence[Measured],
    color: str,
    label: str = "",
    marker: str = "o",
    size: float = 5.0,
) -> None:
    """Draw measurements as dots with their intervals as bars.

    Parameters
    ----------
    axis : matplotlib.axes.Axes
        Where they are drawn.
    x : sequence of float
        Place of each.
    measured : sequence of Measured
        Values with their intervals, one for each place.
    color, label, marker : str
        How they look and what the legend says.
    size : float
        Of the dots, in points.
    """
    value = [one.value for one in measured]
    bars = [[one.value - one.low for one in measured], [one.high - one.value for one in measured]]
    axis.errorbar(
        x,
        value,
        bars,
        color=color,
        fmt=marker,
        markersize=size,
        markeredgecolor="white",
        markeredgewidth=0.6,
        capsize=2.5,
        elinewidth=1.2,
        label=label or None,
        zorder=3,
    )


def write_figure(experiment: Experiment, findings: Findings, file: Path) -> None:
    """Draw the figure of an experiment, the same bytes for the same findings.

    Parameters
    ----------
    experiment : Experiment
        Whose figure it is.
    findings : Findings
        What was measured.
    file : pathlib.Path
        A PNG to write.
    """
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=experiment.figsize, layout="constrained")
        experiment.draw(figure, findings)
        figure.savefig(file, dpi=110, metadata={"Software": None})
