"""What each strategy gives away under each theory, in shades."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from sim.report.phrases import played, unit
from sim.report.spelling import plain, shortened
from sim.report.style import ACCENT, INK, NAME, entitled
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.words import amount


def regret_figure(decision: Decision, bare: bool = False) -> Figure:
    """Draw what each strategy gives away under each theory, as a table with shades.

    Parameters
    ----------
    decision : Decision
        What was decided.
    bare : bool
        Whether to leave title and notes out.

    Returns
    -------
    matplotlib.figure.Figure
        Least largest regret on top.
    """
    comparison, table = decision.comparison, decision.table
    values = table[[*(f"regret_{name}" for name in comparison.theories), "worst"]].to_numpy(dtype=np.float64)
    rows, columns = values.shape
    figure = Figure(
        figsize=(max(5.0, 2.0 + 1.05 * columns), 0.42 * rows + (0.8 if bare else 1.7)), layout="constrained"
    )
    axis = figure.subplots()
    _cells(axis, values)
    axis.set_xlim(0, columns + 0.1)
    axis.set_ylim(rows, 0)
    heads = [*(_wrapped(plain(name)) for name in comparison.theories), "largest"]
    axis.set_xticks([*(np.arange(columns - 1) + 0.48), columns - 0.4], heads, fontsize=10)
    axis.set_yticks(np.arange(rows) + 0.47, [shortened(plain(name), NAME) for name in table.strategy])
    for label, name in zip(axis.get_yticklabels(), table.strategy, strict=True):
        label.set_fontweight("bold" if name in decision.choices else "normal")
    axis.xaxis.tick_top()
    axis.tick_params(length=0)
    axis.spines[:].set_visible(False)
    if not bare:
        entitled(figure, "What each strategy gives away if a theory is true", regret_note(comparison))
    return figure


def regret_note(comparison: Comparison) -> str:
    """Return what the regret figure shows.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        Two lines.
    """
    what = "money" if comparison.goal.unit == "money" else unit(comparison.goal)
    return (
        f"Regret: {what} less than the best strategy brings under that theory, mean of {played(comparison)}.\n"
        f"Bold: the choice, whose largest regret is smallest."
    )


def _cells(axis: Any, values: NDArray[np.float64]) -> None:
    rows, columns = values.shape
    for row, column in np.ndindex(rows, columns):
        last = column == columns - 1
        share = values[row, column] / max(values.max(), 1e-12)
        left = column + 0.12 * last
        axis.add_patch(Rectangle((left, row), 0.96, 0.92, color=_shade(share)))
        text: dict[str, Any] = {"ha": "center", "va": "center", "weight": "bold" if last else "normal"}
        text["color"] = "white" if share > 0.75 else INK
        axis.text(left + 0.48, row + 0.47, amount(float(values[row, column])), **text)


def _wrapped(name: str) -> str:
    first, _, rest = name.partition(" ")
    return shortened(first, 14) + ("\n" + shortened(rest, 14) if rest else "")


def _shade(share: float) -> tuple[float, ...]:
    white, full = np.array(to_rgb("#f4f4f2")), np.array(to_rgb(ACCENT))
    return tuple((white + (full - white) * share).tolist())
