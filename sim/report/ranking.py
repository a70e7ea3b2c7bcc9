"""Strategies ranked by the goal, as text and as rows of a table."""

from __future__ import annotations

from typing import Any

from sim.report.phrases import difference, has_cost, played, unless
from sim.report.spelling import plain, shortened
from sim.report.standings import standings
from sim.study.comparison import Comparison
from sim.study.design import RANDOM
from sim.study.verdicts import SO_FAR
from sim.words import NONE, amount, percent, span

WIDTH = 110
"""The ranking is no wider than this many characters."""


def outlay(comparison: Comparison) -> str:
    """Return what every strategy could spend.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        For instance "20 of 2,000 people approached".
    """
    people = comparison.network.n
    limits = {(one.in_money, one.amount) for one in comparison.design.campaigns.values()}
    if len(limits) > 1:
        return f"as many of {people:,} people approached as each plan says"
    in_money, limit = limits.pop()
    if in_money:
        return f"{amount(limit)} to spend on approaching some of {people:,} people"
    return f"{limit:,.0f} of {people:,} people approached"


def has_money(comparison: Comparison) -> bool:
    """Return whether cost and profit say anything.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    bool
        There are fees, a fixed cost, or revenue.
    """
    return has_cost(comparison) or comparison.design.campaign.revenue > 0


def head(comparison: Comparison) -> list[str]:
    """Return the columns of a ranking.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of str
        The first is the strategy's.
    """
    money = ["cost", "profit"] if has_money(comparison) else []
    versus = ["vs random", "95 % interval"] if _held_against_random(comparison) else []
    return ["strategy", comparison.goal.measure, "95 % interval", *versus, "verdict", "flop", *money]


def ranked(comparison: Comparison, theory: str) -> list[list[str]]:
    """Return the rows of a ranking.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    theory : str
        Under which theory.

    Returns
    -------
    list of list of str
        Best mean first, with the columns of `head`.
    """
    table = comparison.table
    return [_cells(comparison, row) for row in table[table.theory == theory].to_dict("records")]


def _held_against_random(comparison: Comparison) -> bool:
    return RANDOM in comparison.strategies and len(comparison.strategies) > 1


def _cells(comparison: Comparison, row: dict[str, Any]) -> list[str]:
    versus = [amount(row["vs_random"], signed=True), span(row["vs_random_low"], row["vs_random_high"], signed=True)]
    if row["strategy"] == RANDOM:
        versus = [NONE, NONE]
    return [
        f"{row['rank']}  {plain(row['strategy'])}",
        amount(row["goal"]),
        span(row["goal_low"], row["goal_high"]),
        *(versus if _held_against_random(comparison) else []),
        row["verdict"],
        percent(row["flops"]),
        *([amount(row["cost"]), amount(row["profit"])] if has_money(comparison) else []),
    ]


def ranking(comparison: Comparison) -> str:
    """Return the ranked tables, one for each theory.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        Lines of text.
    """
    columns = head(comparison)
    parts = {theory: ranked(comparison, theory) for theory in comparison.theories}
    every = [columns, *(cells for rows in parts.values() for cells in rows)]
    width = [max(len(cells[place]) for cells in every) for place in range(len(columns))]
    room = WIDTH - sum(width[1:]) - 2 * len(width[1:])
    width[0] = max(min(room, max(width[0], *(len(plain(theory)) for theory in parts))), 12)

    def line(cells: list[str]) -> str:
        right = (cell.rjust(size) for cell, size in zip(cells[1:], width[1:], strict=True))
        return "  ".join([shortened(cells[0], width[0]).ljust(width[0]), *right]).rstrip()

    lines: list[str] = []
    for theory, rows in parts.items():
        lines += [line([plain(theory), *columns[1:]]), *map(line, rows), ""]
    return "\n".join([*lines, *notes(comparison)])


def notes(comparison: Comparison) -> list[str]:
    """Return what the columns of a ranking mean.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of str
        Short sentences.
    """
    goal = comparison.goal
    counts = f"Mean {goal.words} over {played(comparison)}, the same for all strategies, with 95 % intervals."
    margin = f", margin {difference(goal, comparison.margin)}" if comparison.margin else ""
    said = [counts]
    if len(comparison.strategies) > 1:
        said.append(f"Verdict: against the first, at a joint level of {percent(comparison.level)}{margin}.")
        if {*SO_FAR.values()} & {*standings(comparison)}:
            said.append(f"So far means {unless(comparison)}.")
    loss = "there is a loss" if goal.measure == "profit" else "word of mouth does not double those approached"
    if (step := comparison.runs.curves.step) > 1:
        said.append(f"Curves are kept as mean and deciles by day; deciles are of one world in {step:,}.")
    return [*said, f"Flop: share of worlds in which {loss}."]
