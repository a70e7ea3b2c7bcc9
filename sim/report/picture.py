"""The network with the chosen plan in it: drawn if it is small, else summed up."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from numpy.typing import NDArray

from sim.report.layout import positions
from sim.report.spelling import shortened
from sim.report.style import GRID, INK, PALE, SOFT, entitled, sheet, strategy_label, styles, wrapped
from sim.seeding.base import Ranking
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.study.design import RANDOM
from sim.words import amount, label, labelled, say
from sim.world import World

DRAWN = 1_000
"""Networks of up to so many people are drawn."""

_MANY_TIES = 3_000


def network_figure(decision: Decision, bare: bool = False) -> Figure:
    """Draw the network with those whom the chosen plan approaches.

    Parameters
    ----------
    decision : Decision
        What was decided.
    bare : bool
        Whether to leave title and notes out.

    Returns
    -------
    matplotlib.figure.Figure
        People and ties for up to 1,000 people; else how many listeners people have, and where
        those approached stand, beside people drawn at random.
    """
    small = decision.comparison.network.n <= DRAWN
    figure = _map(decision) if small else _summary(decision)
    if not bare:
        title = say("figure-network", plan=label("strategy", decision.choice)) if small else say("figure-listeners")
        entitled(figure, title, network_note(decision))
    return figure


def network_note(decision: Decision) -> str:
    """Return what the network figure shows.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    str
        Sentences.
    """
    network, name = decision.comparison.network, decision.choice
    if network.n > DRAWN:
        return say("figure-listeners.below", people=network.n, plan=labelled("strategy", name))
    entry = "figure-network.below" if _always(decision) else "figure-network.below-often"
    return say(entry, people=network.n, count=len(seeds_of(decision, name)))


def seeds_of(decision: Decision, name: str) -> NDArray[np.int64]:
    """Return whom a strategy approaches most often, as many as it approaches in a world.

    One that has to know the theory approaches others under each; these are those of the first.

    Parameters
    ----------
    decision : Decision
        What was decided.
    name : str
        Name of one of the strategies compared.

    Returns
    -------
    (k,) int64 array
        Numbers of people, most often approached first.
    """
    comparison = decision.comparison
    often, heads = often_approached(comparison, name)
    score = comparison.player.instance.ranked[plan_of(comparison, name)].ranking.score
    order = np.lexsort((np.arange(len(often)), -score, -often))[: round(heads)]
    return np.array([person for person in order if often[person] > 0], dtype=np.int64)


def plan_of(comparison: Comparison, name: str) -> int:
    """Return the place of a strategy's plan, under the first theory.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    name : str
        Name of one of the strategies compared.

    Returns
    -------
    int
        In `Instance.ranked`.
    """
    return int(comparison.player.instance.ranked_of[0, comparison.strategies.index(name)])


def often_approached(comparison: Comparison, name: str) -> tuple[NDArray[np.int64], float]:
    """Return in how many worlds a strategy approached each person, and how many in a world.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    name : str
        Name of one of the strategies compared.

    Returns
    -------
    tuple of (n,) int64 array and float
        Under the first theory.
    """
    heads = comparison.runs.heads[0, comparison.strategies.index(name)]
    return comparison.runs.approached[plan_of(comparison, name)], float(heads.mean())


def _map(decision: Decision) -> Figure:
    network, name = decision.comparison.network, decision.choice
    place = positions(network)
    seeds = seeds_of(decision, name)
    figure = sheet(5.8, 5.8)
    axis = figure.subplots()
    once = network.speaker < network.listener if not network.directed else np.ones(network.m, dtype=bool)
    ties = np.stack([place[network.speaker[once]], place[network.listener[once]]], axis=1)
    many = len(ties) > _MANY_TIES
    faint = max(0.08, min(0.5, 250 / max(len(ties), 1)))
    axis.add_collection(LineCollection(list(ties), colors=SOFT, linewidths=0.5, alpha=faint, rasterized=many))
    size = 6 + 60 * network.listeners / max(network.listeners.max(initial=1), 1)
    axis.scatter(place[:, 0], place[:, 1], s=size, color=PALE, linewidths=0.3, edgecolors="white", zorder=2)
    colour = styles(decision.comparison.strategies)[name].colour
    axis.scatter(
        place[seeds, 0], place[seeds, 1], s=size[seeds] + 40, color=colour, linewidths=1.2, edgecolors=INK, zorder=3
    )
    if len(seeds) <= 12:
        for seed in seeds:
            called = shortened(network.shown[seed], 14)
            paper = {"facecolor": "white", "alpha": 0.7, "linewidth": 0, "pad": 0.5}
            axis.annotate(called, place[seed], (8, 5), textcoords="offset points", fontsize=9, zorder=4, bbox=paper)
    axis.set_aspect("equal")
    axis.axis("off")
    return figure


def _always(decision: Decision) -> bool:
    """Return whether the same people are approached in every world."""
    name = decision.choice
    often, _ = often_approached(decision.comparison, name)
    seeds = seeds_of(decision, name)
    return bool(len(seeds) and often[seeds].min() == often.max())


def _summary(decision: Decision) -> Figure:
    comparison, name = decision.comparison, decision.choice
    network = comparison.network
    world = World(network.n, network.m, comparison.root_seed, 0)
    anybody = comparison.player.instance.spending[name].roster(Ranking(np.zeros(network.n)), world, RANDOM)
    colours = styles([*comparison.strategies, RANDOM])
    rows = [
        (strategy_label(name), seeds_of(decision, name), colours[name].colour),
        (wrapped(say("figure-listeners.random")), anybody, colours[RANDOM].colour),
    ]
    figure = sheet(5.4, 4.2)
    above, under = figure.subplots(2, 1, sharex=True, height_ratios=[3, 1.2])
    listeners = _doublings(network.listeners)
    steps = np.arange(-1, int(listeners.max()) + 2)
    above.hist(listeners, bins=list(steps), color=PALE, edgecolor="white", linewidth=1.5)
    above.set_ylabel(say("axis-people"))
    above.yaxis.set_major_formatter(_tick)
    above.grid(axis="y", color=GRID)
    above.set_axisbelow(True)
    above.tick_params(axis="x", length=0)
    for place, (_, people, colour) in enumerate(rows):
        jitter = 0.25 * (np.arange(len(people)) % 5 - 2) / 2
        under.scatter(listeners[people], place + jitter, s=24, color=colour, alpha=0.75, linewidths=0)
    under.set_yticks([0, 1], [called for called, _, _ in rows], fontsize=10)
    under.set_ylim(1.6, -0.6)
    under.tick_params(axis="y", length=0)
    shown = steps[:: 2 if len(steps) > 9 else 1]
    under.set_xticks(shown, ["0" if step < 0 else f"{2**step:,}" for step in shown])
    under.set_xlabel(say("axis-listeners"))
    return figure


def _doublings(listeners: NDArray[np.int64]) -> NDArray[np.float64]:
    doublings: NDArray[np.float64] = np.log2(np.maximum(listeners, 0.5))
    return doublings


def _tick(value: float, _: Any) -> str:
    return amount(value)
