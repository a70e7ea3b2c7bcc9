"""The figure of a cascade: who convinced whom, as a tree over days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from numpy.typing import NDArray

from sim.credit.told import Credit
from sim.report.panels import ruled
from sim.report.picture import DRAWN
from sim.report.silence import NAMED
from sim.report.spelling import shortened
from sim.report.style import ACCENT, COLOURS, INK, SOFT, wrapped
from sim.study.value import Value
from sim.words import say


def cascade_figure(values: Mapping[str, Value], note: str) -> Figure:
    """Draw the largest tree of influence in the world nearest to the mean, a panel for each theory.

    Parameters
    ----------
    values : mapping of str to Value
        What was found, by the name of the theory.
    note : str
        Where the numbers come from.

    Returns
    -------
    matplotlib.figure.Figure
        People by the day on which they were convinced, each tied to who convinced them.
    """
    figure, axes = ruled(list(values), 4.4, say("cascade"), say("cascade.below", source=note, named=NAMED))
    for axis, one in zip(axes, values.values(), strict=True):
        (credit,) = one.outcome.credits(one.outcome.typical)
        _tree(axis, credit, one.outcome.heard.network.shown)
    return figure


def _tree(axis: Any, credit: Credit, shown: tuple[str, ...]) -> None:
    forest, days, parent = credit.forest, credit.play.days, credit.found.parent
    axis.grid(visible=False)
    axis.set_yticks([])
    axis.spines["left"].set_visible(False)
    if not len(forest.roots):
        axis.set_xlabel(say("cascade.empty"))
        axis.set_xticks([])
        return
    top = int(forest.roots[np.argmax(forest.sizes)])
    members = np.flatnonzero(forest.root == top)
    place = places(members, top, parent, forest.size)
    below = members[members != top]
    began, own = days[parent[below]], place[below]
    corners = [np.stack([began, place[parent[below]]], 1), np.stack([began, own], 1), np.stack([days[below], own], 1)]
    many, finer = len(members) > DRAWN, min(1.0, 300 / len(members)) ** 0.5
    lines = LineCollection(list(np.stack(corners, 1)), colors=SOFT, linewidths=0.6, alpha=0.6, rasterized=many)
    axis.add_collection(lines)
    size = finer * (8 + 60 * forest.size[members] / forest.size[top])
    axis.scatter(days[members], place[members], s=size, color=COLOURS[0], linewidths=0, zorder=2, rasterized=many)
    axis.scatter(days[top], place[top], s=90, color=ACCENT, edgecolors=INK, zorder=3)
    across, up = max(int(days[members].max() - days[top]), 1), max(float(place.max()), 1.0)
    order = members[np.lexsort((members, -forest.size[members]))]
    spots = np.stack([days[order] / across, place[order] / up], 1)
    for at in apart(spots, NAMED):
        text = shortened(shown[order[at]], 14)
        paper = {"facecolor": "white", "alpha": 0.75, "linewidth": 0, "pad": 0.5}
        spot = (days[order[at]], place[order[at]])
        axis.annotate(text, spot, (5, 6), textcoords="offset points", fontsize=9, zorder=4, bbox=paper)
    axis.set_xlim(days[top] - 0.03 * across, days[top] + 1.12 * across)
    axis.margins(y=0.06)
    axis.xaxis.get_major_locator().set_params(integer=True)
    counts = {"people": len(members), "trees": len(forest.roots), "convinced": int(forest.sizes.sum())}
    axis.set_xlabel(wrapped(say("cascade.axis", world=str(credit.world), **counts), 44))


def apart(spots: NDArray[np.float64], most: int) -> list[int]:
    """Return the first few places at which names do not cover each other.

    Parameters
    ----------
    spots : (k, 2) float64 array
        Where they would stand, in parts of the width and the height; the most important first.
    most : int
        How many at most, 1 or more.

    Returns
    -------
    list of int
        Rows of `spots`, rising.
    """
    kept: list[int] = []
    for at, (x, y) in enumerate(spots.tolist()):
        if all(abs(x - spots[one, 0]) > 0.2 or abs(y - spots[one, 1]) > 0.06 for one in kept):
            kept.append(at)
        if len(kept) == most:
            break
    return kept


def places(
    members: NDArray[np.int64], top: int, parent: NDArray[np.int32], size: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return how far up each person of a tree stands, so that no ties cross.

    Parameters
    ----------
    members : (k,) int64 array
        People of the tree.
    top : int
        Who stands above all.
    parent : (n,) int32 array
        Who convinced each person.
    size : (n,) int64 array
        People from each person downwards.

    Returns
    -------
    (n,) float64 array
        Those without anybody below them stand 1 apart, others in the middle of those next below; 0 for all others.
    """
    children: dict[int, list[int]] = {}
    for person in members[np.lexsort((members, size[members]))].tolist():
        if person != top:
            children.setdefault(int(parent[person]), []).append(person)
    place, leaves, order, waiting = np.zeros(len(parent)), 0, [], [top]
    while waiting:
        person = waiting.pop()
        order.append(person)
        waiting += children.get(person, [])
        if person not in children:
            place[person], leaves = leaves, leaves + 1
    for person in reversed(order):
        if person in children:
            own = place[children[person]]
            place[person] = (own.min() + own.max()) / 2
    return place
