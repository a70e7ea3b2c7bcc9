"""How far each plan falls short of the best under each theory, in shades."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from sim.report.phrases import played, unit
from sim.report.style import ACCENT, INK, entitled, sheet, strategy_label, wrapped
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.words import amount, say, titled


def regret_figure(decision: Decision, bare: bool = False) -> Figure:
    """Draw how far each plan falls short of the best under each theory, as a table with shades.

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
    figure = sheet(max(5.0, 2.3 + 1.15 * columns), 0.45 * rows + (0.9 if bare else 1.9))
    axis = figure.subplots()
    _cells(axis, values)
    axis.set_xlim(0, columns + 0.1)
    axis.set_ylim(rows, 0)
    heads = [wrapped(titled("theory", name), 14, 3) for name in comparison.theories]
    heads.append(wrapped(say("page-regret.worst", unit=unit(comparison.goal)), 12))
    axis.set_xticks([*(np.arange(columns - 1) + 0.48), columns - 0.4], heads, fontsize=10)
    axis.set_yticks(np.arange(rows) + 0.47, [strategy_label(name) for name in table.strategy], fontsize=10)
    for tick, name in zip(axis.get_yticklabels(), table.strategy, strict=True):
        tick.set_fontweight("bold" if name in decision.choices else "normal")
    axis.xaxis.tick_top()
    axis.tick_params(length=0)
    axis.spines[:].set_visible(False)
    if not bare:
        entitled(figure, say("figure-regret"), regret_note(comparison))
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
        Sentences.
    """
    return say("figure-regret.below", unit=unit(comparison.goal), played=played(comparison))


def _cells(axis: Any, values: NDArray[np.float64]) -> None:
    rows, columns = values.shape
    for row, place in np.ndindex(rows, columns):
        last = place == columns - 1
        share = values[row, place] / max(values.max(), 1e-12)
        left = place + 0.12 * last
        axis.add_patch(Rectangle((left, row), 0.96, 0.92, color=_shade(share)))
        text: dict[str, Any] = {"ha": "center", "va": "center", "weight": "bold" if last else "normal"}
        text["color"] = "white" if share > 0.75 else INK
        axis.text(left + 0.48, row + 0.47, amount(float(values[row, place])), **text)


def _shade(share: float) -> tuple[float, ...]:
    white, full = np.array(to_rgb("#f4f4f2")), np.array(to_rgb(ACCENT))
    return tuple((white + (full - white) * share).tolist())
