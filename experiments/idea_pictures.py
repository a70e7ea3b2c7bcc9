"""A small picture of an idea: what its variants reach, with the effect on and off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from sim.ideas.claims import ON
from sim.ideas.played import Variants
from sim.report.names import if_theory
from sim.report.style import COLOURS, INK, SOFT, rules
from sim.study.measures import interval
from sim.words import capital

LABELS = {
    "aware": "people aware",
    "convinced": "people convinced",
    "buyers": "buyers",
    "others": "others convinced",
    "share": "convinced, %",
    "profit": "profit",
    "first_day": "day",
    "worth": "social value",
    "seldom_worth": "social value",
    "earned": "words earned, %",
}
"""What stands beside the axis, by the measure."""


def picture(found: Variants, file: Path) -> None:
    """Draw the variants of an idea, with the effect on and off.

    Parameters
    ----------
    found : Variants
        Of an idea.
    file : pathlib.Path
        Where to put it, as SVG.
    """
    idea, names = found.idea, list(found.idea.variants)
    with rules(file.stem):
        figure = Figure(figsize=(3.1 * len(found.theories) + 0.4, 2.6), layout="constrained")
        axes = figure.subplots(1, len(found.theories), squeeze=False)[0]
        for place, (theory, axis) in enumerate(zip(found.theories, axes, strict=True)):
            for step, switch in enumerate(idea.switches):
                rows = [interval(found.measured(theory, idea.measure, switch, name)) for name in names]
                _draw(axis, np.array(rows), 0.16 * step - 0.08 * (len(idea.switches) - 1), switch == ON)
            axis.set_xticks(range(len(names)), [one.replace("_", " ") for one in names], rotation=35, ha="right")
            axis.tick_params(labelsize=8, colors=INK)
            axis.set_xlim(-0.6, len(names) - 0.4)
            axis.set_title(capital(if_theory(theory)), fontsize=9)
            if not place:
                axis.set_ylabel(LABELS.get(idea.measure, idea.measure), fontsize=9)
        if len(idea.switches) > 1:
            axes[-1].legend(fontsize=7, frameon=False)
        units = f"{found.draws} networks" if found.draws > 1 else f"{found.worlds} worlds"
        figure.supxlabel(f"means; bars: 95 % t intervals over {units}", fontsize=7, color=SOFT)
        figure.savefig(file, metadata={"Date": None})


def _draw(axis: Any, rows: NDArray[np.float64], shift: float, on: bool) -> None:
    mean, low, high = rows.T
    look = {"color": COLOURS[0], "label": "effect on"} if on else {"color": COLOURS[1], "label": "effect off"}
    ends = np.nan_to_num(np.array([mean - low, high - mean]))
    axis.errorbar(
        np.arange(len(mean)) + shift, mean, ends, fmt="o" if on else "s", mfc=look["color"] if on else "white",
        ms=5, lw=1.5, **look,
    )  # fmt: skip
