"""Figures of a study: who wins where, how plans answer to a setting, and which settings matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from sim.analysis.analysis import Analysis
from sim.analysis.levels import Axis
from sim.analysis.winners import BEST, EQUAL, LEADING, OPEN
from sim.report.names import if_theory
from sim.report.panels import panels, tick
from sim.report.spelling import shortened
from sim.report.style import GRID, INK, SOFT, styles, wrapped
from sim.words import amount, capital, label, say

_NEUTRAL = "#e9e9e6"
_LINE, _ROW = 0.25, 0.21


def winner_map(
    of: Analysis, x: str | None = None, y: str | None = None, at: Mapping[str, Any] | None = None, bare: bool = False
) -> Figure:
    """Draw who wins where over two settings, or along one.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.
    x, y, at
        The same as in `Analysis.winners`.
    bare : bool
        Whether to leave title and notes out.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each theory; a part of the study has the colour of its best plan, a pale one where this holds so
        far, a hatch where the study cannot tell, and grey where several plans are equally good.
    """
    axes, table = of.map_axes(x, y), of.winners(x, y, at)
    shown = [one for one in of.found.theories if (table["theory"] == one).any()]
    looks = styles(of.found.plans)
    height = 1.6 + 0.5 * (len(axes[1]) if len(axes) > 1 else 1)
    title = "" if bare else say("analysis-map.title", goal=of.found.of)
    figure, drawn = panels(shown, height, title, map_note(of, axes, at))
    for theory, axis in zip(shown, drawn, strict=True):
        headed(axis, theory)
        for row in table[table["theory"] == theory].to_dict("records"):
            _cell(axis, [one.labels.index(row[one.name]) for one in axes], row, looks)
        _ticks(axis, axes)
    won = table["strategy"][table["verdict"].isin([BEST, LEADING])]
    seen = [one for one in of.found.plans if (won == one).any()]
    keys = [Patch(color=looks[one].colour, label=shortened(label("strategy", one), 40)) for one in seen]
    told = {
        LEADING: Patch(facecolor=_pale(looks[seen[0]].colour if seen else INK), label=say("analysis-map.so-far")),
        EQUAL: Patch(facecolor=_NEUTRAL, edgecolor=SOFT, label=say("analysis-map.equal")),
        OPEN: Patch(facecolor="white", edgecolor=SOFT, hatch="////", label=say("analysis-map.open")),
    }
    keys += [patch for word, patch in told.items() if (table["verdict"] == word).any()]
    keyed(figure, keys)
    return figure


def map_note(of: Analysis, axes: Sequence[Axis], at: Mapping[str, Any] | None = None) -> str:
    """Return how to read a map of winners.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.
    axes : sequence of Axis
        Of the map.
    at : mapping or None
        What is held still.

    Returns
    -------
    str
        Sentences.
    """
    own = {one.name for one in axes} | {*(at or {})}
    rest = [one.name for one in of.axes if one.name not in own]
    said = [say("analysis-map.note")]
    if rest:
        said.append(say("analysis-averaged", settings=", ".join(rest)))
    if at:
        said.append(say("analysis-held", settings=", ".join(f"{name} = {value}" for name, value in at.items())))
    return " ".join([*said, points_note(of)])


def points_note(of: Analysis) -> str:
    """Return how much of a study was played.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.

    Returns
    -------
    str
        One sentence.
    """
    blocks = int(np.isfinite(of.found.goal).any(axis=(0, 1, 2)).sum())
    return say("analysis-played", points=int(of.found.played.sum()), blocks=blocks)


def response(of: Analysis, x: str | None = None, at: Mapping[str, Any] | None = None, bare: bool = False) -> Figure:
    """Draw how the plans answer to a setting: means over all points with each value, with their intervals.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.
    x : str, optional
        Full name of the setting; by default the one that decides most which plan is best.
    at : mapping of str to object, optional
        Settings that are held still; the rest is averaged.
    bare : bool
        Whether to leave title and notes out.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each theory, a line for each plan.
    """
    axis = of.map_axes(x or of.map_axes()[0].name)[0]
    lines = of.response(axis.name, at)
    shown = [*dict.fromkeys(lines["theory"])]
    below = map_note(of, [axis], at).replace(say("analysis-map.note"), say("analysis-response.note"))
    title = "" if bare else say("analysis-response.title", goal=of.found.of, setting=axis.name)
    figure, drawn = panels(shown, 3.2, title, below)
    looks = styles(of.found.plans)
    places = np.array(axis.values if axis.ordered else range(len(axis)), dtype=np.float64)
    for theory, panel in zip(shown, drawn, strict=True):
        headed(panel, theory)
        for plan, own in lines[lines["theory"] == theory].groupby("strategy", sort=False):
            where = places[own["level"].to_numpy()]
            bars = np.abs(own[["goal_low", "goal_high"]].to_numpy().T - own["goal"].to_numpy())
            look = looks[str(plan)]
            panel.errorbar(where, own["goal"], bars, color=look.colour, ls=look.dash, marker="o", ms=4, capsize=3)
        panel.set_xlabel(axis.name)
        panel.set_xticks(places, [shortened(one, 16) for one in axis.labels])
        panel.yaxis.set_major_formatter(tick)
        panel.grid(axis="y", color=GRID)
        panel.set_axisbelow(True)
    keys = [Patch(color=looks[one].colour, label=shortened(label("strategy", one), 40)) for one in of.found.plans]
    keyed(figure, keys)
    return figure


def heat(
    of: Analysis, strategy: str, x: str | None = None, y: str | None = None, at: Mapping[str, Any] | None = None
) -> Figure:
    """Draw what a plan reaches over two settings, in shades with numbers.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.
    strategy : str
        Name of the plan.
    x, y, at
        The same as in `Analysis.winners`.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each theory, all in the same shades.
    """
    axes = of.map_axes(x, y)
    table = of.heat(strategy, [one.name for one in axes], at)
    shown = [*dict.fromkeys(table["theory"])]
    title = say("analysis-heat.title", goal=of.found.of, plan=label("strategy", strategy))
    below = map_note(of, axes, at).replace(say("analysis-map.note"), say("analysis-heat.note"))
    figure, drawn = panels(shown, 1.6 + 0.5 * (len(axes[1]) if len(axes) > 1 else 1), title, below)
    low, high = table["goal"].min(), table["goal"].max()
    for theory, panel in zip(shown, drawn, strict=True):
        headed(panel, theory)
        for row in table[table["theory"] == theory].to_dict("records"):
            place = [one.labels.index(row[one.name]) for one in axes]
            share = (row["goal"] - low) / max(high - low, 1e-12)
            _square(panel, place, facecolor=_shade(share))
            _text(panel, place, amount(row["goal"]), "white" if share > 0.6 else INK)
        _ticks(panel, axes)
    return figure


def keyed(figure: Figure, keys: Sequence[Patch]) -> None:
    """Draw a legend below the title, or on top where there is none.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        With its title, if it has one.
    keys : sequence of matplotlib.patches.Patch
        What the legend explains.
    """
    width, height = figure.get_size_inches()
    columns = max(int(width / 2.7), 1)
    look: dict[str, Any] = {"handles": keys, "frameon": False, "ncols": columns, "fontsize": 9}
    title = figure.get_suptitle()
    if not title:
        figure.legend(loc="outside upper left", **look)
        return
    rows = -(-len(keys) // columns)
    figure.set_size_inches(width, height + _ROW * rows)
    figure.suptitle(title + "\n" * rows, x=0.01, ha="left", fontsize=14)
    below = 1 - _LINE * (title.count("\n") + 1) / (height + _ROW * rows)
    figure.legend(loc="upper left", bbox_to_anchor=(0.0, below), borderaxespad=0.2, **look)


def headed(panel: Any, theory: str) -> None:
    """Give a panel the condition that a theory is true, as its title.

    Parameters
    ----------
    panel : matplotlib.axes.Axes
        Where it stands.
    theory : str
        Its name; empty leaves the panel without a title.
    """
    panel.set_title(wrapped(capital(if_theory(theory)), 40) if theory else "", loc="left", fontweight="bold")


def _cell(panel: Any, place: list[int], row: Mapping[str, Any], looks: Mapping[str, Any]) -> None:
    word = row["verdict"]
    if not word:
        return
    colour = looks[row["strategy"]].colour
    face = {BEST: colour, LEADING: _pale(colour), EQUAL: _NEUTRAL, OPEN: "white"}[word]
    _square(panel, place, facecolor=face, edgecolor=SOFT if word == OPEN else "white", hatch="////" * (word == OPEN))
    if word in (BEST, LEADING) and np.isfinite(row["lead"]):
        _text(panel, place, amount(row["lead"], signed=True), "white" if word == BEST and _dark(colour) else INK)


def _square(panel: Any, place: list[int], **look: Any) -> None:
    panel.add_patch(Rectangle((place[0] - 0.48, (place[1] if len(place) > 1 else 0) - 0.46), 0.96, 0.92, **look))


def _text(panel: Any, place: list[int], text: str, colour: str) -> None:
    panel.text(place[0], place[1] if len(place) > 1 else 0, text, color=colour, ha="center", va="center", fontsize=9)


def _ticks(panel: Any, axes: Sequence[Axis]) -> None:
    first = axes[0]
    panel.set_xlim(-0.55, len(first) - 0.45)
    panel.set_xticks(range(len(first)), [wrapped(one, 10, 3) for one in first.labels], fontsize=9)
    panel.set_xlabel(first.name)
    last = axes[1] if len(axes) > 1 else None
    panel.set_ylim(-0.55, (len(last) if last else 1) - 0.45)
    panel.set_yticks(range(len(last)) if last else [], [shortened(one, 24) for one in last.labels] if last else [])
    panel.set_ylabel(last.name if last else "")
    panel.tick_params(length=0)
    panel.spines[:].set_visible(False)


def _pale(colour: str) -> tuple[float, float, float]:
    red, green, blue = (0.38 * part + 0.62 for part in to_rgb(colour))
    return red, green, blue


def _dark(colour: str) -> bool:
    red, green, blue = to_rgb(colour)
    return 0.3 * red + 0.59 * green + 0.11 * blue < 0.6


def _shade(share: float) -> tuple[float, ...]:
    white, full = np.array(to_rgb("#f4f4f2")), np.array(to_rgb("#0072B2"))
    return tuple((white + (full - white) * share).tolist())
