"""What figures with a panel for each theory have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.figure import Figure

from sim.report.spelling import shortened
from sim.report.style import GRID, entitled, noted, sheet, wrapped
from sim.study.comparison import Comparison
from sim.words import amount, say, titled

PANEL = 5.4
"""Width of a panel, in inches."""


def panels(theories: Sequence[str], height: float, title: str, below: str) -> tuple[Figure, list[Any]]:
    """Return a figure with a panel for each theory.

    Parameters
    ----------
    theories : sequence of str
        Names of the theories, one for each panel.
    height : float
        Of a panel, in inches.
    title, below : str
        Above and below all; neither is drawn where there is no title.

    Returns
    -------
    tuple of Figure and list of Axes
        As many as theories.
    """
    columns = min(len(theories), 2)
    rows = -(-len(theories) // columns)
    width = PANEL * columns
    room = 0.2 * (noted(below, width).count("\n") + 1) + 0.15 if title else 0.0
    figure = sheet(width, height * rows + room + (0.5 if title else 0))
    axes = figure.subplots(rows, columns, squeeze=False).ravel().tolist()
    for spare in axes[len(theories) :]:
        spare.set_visible(False)
    for axis, theory in zip(axes, theories, strict=False):
        axis.set_title(wrapped(titled("theory", theory), 36), loc="left", fontweight="bold")
    if title:
        entitled(figure, title, below)
    return figure, axes[: len(theories)]


def ruled(theories: Sequence[str], height: float, title: str, below: str) -> tuple[Figure, list[Any]]:
    """Return a figure with a panel for each theory, with lines behind what is drawn at the ticks of the y axis.

    Parameters
    ----------
    theories, height, title, below
        As in `panels`.

    Returns
    -------
    tuple of Figure and list of Axes
        As many as theories.
    """
    figure, axes = panels(theories, height, title, below)
    for axis in axes:
        axis.set_axisbelow(True)
        axis.grid(axis="y", color=GRID)
    return figure, axes


def goal_axis(comparison: Comparison) -> str:
    """Return the label of an axis on which the goal is measured.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        With the unit.
    """
    goal = comparison.goal
    return say("axis-money", goal=goal.words) if goal.unit == "money" else goal.words


def source(comparison: Comparison, network: str) -> str:
    """Return where the numbers of a figure come from.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    network : str
        What it is called; may be empty.

    Returns
    -------
    str
        Network and root seed.
    """
    network, seed = network or comparison.design.label, str(comparison.root_seed)
    return say("figure-source.named", network=shortened(network, 60), seed=seed) if network else seed_note(comparison)


def seed_note(comparison: Comparison) -> str:
    """Return the root seed in a sentence.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        For notes.
    """
    return say("figure-source", seed=str(comparison.root_seed))


def tick(value: float, _: object) -> str:
    """Return the label of a tick, as matplotlib asks for it.

    Parameters
    ----------
    value : float
        Where it is.
    _ : object
        Number of the tick, which is not used.

    Returns
    -------
    str
        The value.
    """
    return amount(value)
