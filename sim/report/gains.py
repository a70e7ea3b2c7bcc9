"""What plans win beyond approaching nobody, whom of them buy, and how often that is enough, as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.engines.base import MEASURES
from sim.luck import bound
from sim.report.columns import column
from sim.report.phrases import has_cost, quantity
from sim.study.comparison import Comparison
from sim.words import amount, labelled, percent, percents, say, span

_SHARES = ("target_reached", "full_house", "turned_away")
_WITH_ENDS = ("break_even", "target_reached")


def has_buyers(comparison: Comparison) -> bool:
    """Return whether buyers are others than people convinced, or bring anything.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    bool
        There is revenue or a capacity, or somebody who is convinced may not buy.
    """
    campaign = comparison.design.campaign
    if campaign.revenue > 0 or campaign.capacity is not None:
        return True
    return any((part.done.buy < bound(1.0)).any() for part in comparison.player.instance.parts.values())


def gains(comparison: Comparison) -> list[str]:
    """Return which columns there are beside those of the ranking.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of str
        Names as in files: people won where plans are held against nobody, buyers where they are others than people
        convinced (and what one costs, unless that is the break-even), chances where there is a target or a capacity.
    """
    held = comparison.holds_nobody
    buyers, costs, goal = has_buyers(comparison), has_cost(comparison), comparison.goal
    return [
        *(["won", "won_others"] * held),
        *(["buyers"] * (buyers and goal.measure != "buyers")),
        *(["cost_per_buyer"] * (buyers and costs and not (held and _nobody_buys_anyway(comparison)))),
        *(["break_even"] * (buyers and costs and held)),
        *(["target_reached"] * (goal.target is not None)),
        *(["full_house", "turned_away"] * (goal.capacity is not None)),
    ]


def _nobody_buys_anyway(comparison: Comparison) -> bool:
    """Return whether nobody buys unless somebody is approached: then the cost per buyer is the break-even."""
    played = comparison.played or comparison
    place = played.strategies.index(str(played.design.nobody))
    return not played.runs.final[:, place, :, MEASURES.index("buyers")].any()


def gains_head(comparison: Comparison) -> list[str]:
    """Return the heads of these columns.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of str
        The first is the plan's.
    """
    heads = [column("strategy")]
    for name in gains(comparison):
        heads += [column(name), say("head-interval")] if name in _WITH_ENDS else [column(name)]
    return heads


def gains_rows(comparison: Comparison, theory: str) -> list[list[str]]:
    """Return the rows of what plans win.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    theory : str
        Under which theory.

    Returns
    -------
    list of list of str
        In the order of the ranking, with the columns of `gains_head`; then plans that others are held against.
    """
    rows: list[dict[Any, Any]] = []
    for table in (comparison.table, comparison.references):
        rows += table[table.theory == theory].to_dict("records")
    return [[labelled("strategy", row["strategy"]), *_cells(comparison, row)] for row in rows]


def gains_notes(comparison: Comparison) -> list[str]:
    """Return what these columns mean.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of str
        Short sentences.
    """
    names, goal = gains(comparison), comparison.goal
    said = [say(f"gains-note.{name.replace('_', '-')}") for name in ("won_others", "break_even") if name in names]
    if goal.target is not None:
        said.append(say("gains-note.target", quantity=quantity(goal, goal.target)))
    if goal.capacity is not None:
        said.append(say("gains-note.house", capacity=goal.capacity))
    return said


def _cells(comparison: Comparison, row: Mapping[str, Any]) -> list[str]:
    cells: list[str] = []
    for name in gains(comparison):
        written = percent if name in _SHARES else amount
        cells.append(written(row[name]))
        if name in _WITH_ENDS:
            low, high = (row[f"{name}_{end}"] for end in ("low", "high"))
            cells.append(percents(low, high) if name in _SHARES else span(low, high))
    return cells
