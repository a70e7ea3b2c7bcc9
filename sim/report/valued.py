"""Figures of social value against contacts, and of earned, owned and paid words by day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from sim.credit.words import KINDS
from sim.report.curves import spread_out
from sim.report.panels import ruled, tick
from sim.report.picture import DRAWN
from sim.report.silence import NAMED, called
from sim.report.spelling import shortened
from sim.report.style import ACCENT, COLOURS, INK, PALE, SOFT
from sim.study.value import Value
from sim.words import percent, say

_COLOURS = dict(zip(KINDS, (COLOURS[0], COLOURS[4], COLOURS[7]), strict=True))


def value_figure(values: Mapping[str, Value], note: str) -> Figure:
    """Draw what each person is worth to others against how many hear them, a panel for each theory.

    Parameters
    ----------
    values : mapping of str to Value
        What was found, by the name of the theory.
    note : str
        Where the numbers come from.

    Returns
    -------
    matplotlib.figure.Figure
        A dot for each person; those worth most among people who seldom buy are named.
    """
    worlds, people = next(iter(values.values())).lost.shape
    below = say("value.below", people=people, worlds=worlds, source=note)
    figure, axes = ruled(list(values), 3.6, say("value"), below)
    for axis, one in zip(axes, values.values(), strict=True):
        _dots(axis, one)
    shown = [("value.dots", PALE, "o"), ("value.approached", ACCENT, "o")]
    if any(len(one.non_buyers(NAMED)) for one in values.values()):
        shown.append(("value.seldom-dots", COLOURS[0], "s"))
    handles = [
        Line2D([], [], color=colour, marker=marker, linestyle="", label=say(entry)) for entry, colour, marker in shown
    ]
    axes[0].legend(handles=handles, loc="upper left", frameon=False, fontsize=9)
    return figure


def _dots(axis: Any, one: Value) -> None:
    table, named = one.table, one.non_buyers(NAMED)
    axis.set_xscale("symlog", base=2, linthresh=1)
    axis.xaxis.set_major_formatter(tick)
    approached = table.approached > 0
    for part, colour, size in ((table[~approached], PALE, 12), (table[approached], ACCENT, 22)):
        many = len(part) > DRAWN
        axis.scatter(part.contacts, part.value, s=size, color=colour, linewidths=0, zorder=2, rasterized=many)
    axis.scatter(
        named.contacts, named.value, s=30, color=COLOURS[0], marker="s", edgecolors=INK, linewidths=0.6, zorder=3
    )
    axis.set_xlabel(say("value.contacts"))
    axis.set_ylabel(say("value.axis"))
    axis.set_xlim(-0.3, max(float(table.contacts.max()), 1.0) * 1.3)
    low, high = min(float(table.value.min()), 0.0), max(float(table.value.max()), 1e-9)
    axis.set_ylim(low * 1.05 - 0.02 * high, high * 1.08)
    _name(axis, one, named)


def _name(axis: Any, one: Value, named: pd.DataFrame) -> None:
    """Name people at the right edge, none over another, each tied to their dot."""
    bottom, top = axis.get_ylim()
    rows = named.sort_values(["value", "contacts"], kind="stable")
    heights = (rows.value.to_numpy() - bottom) / (top - bottom)
    for row, place in zip(rows.itertuples(), spread_out(heights, 0.085), strict=True):
        axis.annotate(
            shortened(called(one, row.id), 16),
            (row.contacts, row.value),
            xytext=(1.02, place),
            textcoords="axes fraction",
            va="center",
            fontsize=9,
            annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": SOFT, "linewidth": 0.6, "shrinkB": 3, "relpos": (0, 0.5)},
        )


def words_figure(table: pd.DataFrame, worlds: int, note: str) -> Figure:
    """Draw which share of the words that are heeded is earned, owned and paid by day, a panel for each theory.

    Parameters
    ----------
    table : pandas.DataFrame
        As `sim.study.credited.words_by_day` returns it.
    worlds : int
        How many were played.
    note : str
        Where the numbers come from.

    Returns
    -------
    matplotlib.figure.Figure
        Bars of a day each, up to the day by which 99 % of all words are heeded.
    """
    theories = list(table.theory.unique())
    figure, axes = ruled(theories, 3.0, say("words"), say("words.below", worlds=worlds, source=note))
    for axis, theory in zip(axes, theories, strict=True):
        _bars(axis, table[table.theory == theory])
    handles = [Patch(color=_COLOURS[kind], label=say(f"words.legend-{kind}")) for kind in KINDS]
    figure.legend(handles=handles, loc="outside right upper", frameon=False, fontsize=9)
    return figure


def _bars(axis: Any, rows: pd.DataFrame) -> None:
    sofar = rows.words.cumsum()
    part = rows[sofar.shift(fill_value=0) < 0.99 * rows.words.sum()]
    under = np.zeros(len(part))
    for kind in KINDS:
        share = part[kind].fillna(0).to_numpy()
        line = 0.3 if len(part) <= 60 else 0.0
        axis.bar(part.day, share, bottom=under, width=1.0, color=_COLOURS[kind], edgecolor="white", linewidth=line)
        under = under + share
    axis.set_ylim(0, 1)
    axis.set_xlim(0.5, max(float(part.day.max()) if len(part) else 1.0, 1.0) + 0.5)
    axis.yaxis.set_major_formatter(lambda value, _: percent(value))
    axis.xaxis.get_major_locator().set_params(integer=True)
    axis.set_xlabel(say("axis-day"))
    axis.set_ylabel(say("words.axis"))
