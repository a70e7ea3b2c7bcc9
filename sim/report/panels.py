"""What figures with a panel for each theory have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.figure import Figure

from sim.report.spelling import plain, shortened
from sim.report.style import NAME, entitled
from sim.study.comparison import Comparison
from sim.words import amount


def panels(theories: Sequence[str], height: float, title: str, below: str) -> tuple[Figure, list[Any]]:
    """Return a figure with a panel for each theory.

    Parameters
    ----------
    theories : sequence of str
        Whose panels.
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
    room = 0.35 * (below.count("\n") + 1) if below else 0.0
    figure = Figure(figsize=(5.4 * columns, height * rows + room + (0.5 if title else 0)), layout="constrained")
    axes = figure.subplots(rows, columns, squeeze=False).ravel().tolist()
    for spare in axes[len(theories) :]:
        spare.set_visible(False)
    for axis, theory in zip(axes, theories, strict=False):
        axis.set_title(f"If {shortened(plain(theory), NAME)} is true", loc="left", fontweight="bold")
    if title:
        entitled(figure, title, below)
    return figure, axes[: len(theories)]


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
    return f"{goal.words} (money)" if goal.unit == "money" else goal.words


def source(comparison: Comparison, label: str) -> str:
    """Return where the numbers of a figure come from.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    label : str
        What the network is called; may be empty.

    Returns
    -------
    str
        Network and root seed.
    """
    label = label or comparison.design.label
    network = f"Network: {shortened(label, 60)}. " if label else ""
    return f"{network}Root seed {comparison.root_seed}."


def tick(value: float, _: object) -> str:
    """Return the label of a tick, as matplotlib asks for it.

    Parameters
    ----------
    value : float
        Where it is.
    _ : object
        Its number.

    Returns
    -------
    str
        The value.
    """
    return amount(value)
