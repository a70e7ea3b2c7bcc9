"""Plans ranked by the goal, as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.report.columns import column
from sim.report.phrases import difference, has_cost, played, unless, verdict
from sim.report.standings import standings
from sim.study.comparison import Comparison
from sim.study.design import RANDOM
from sim.study.verdicts import SO_FAR
from sim.words import NONE, amount, labelled, percent, say, sentence, span


def spending(comparison: Comparison) -> str:
    """Return what every plan can spend.

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
    spending = comparison.player.instance.spending
    limits = {
        (one.in_money, one.amount if one.in_money else spending[name].people)
        for name, one in comparison.design.campaigns.items()
    }
    if len(limits) > 1:
        return say("budget-own", people=people)
    in_money, limit = limits.pop()
    if in_money:
        return say("budget-money", amount=amount(limit), people=people)
    return say("budget-people", count=round(limit), people=people)


def head(comparison: Comparison, short: bool = False) -> list[str]:
    """Return the columns of a ranking.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    short : bool
        Whether to leave out the difference to random people, as in the terminal.

    Returns
    -------
    list of str
        The first is the plan's.
    """
    versus = ["vs_best", "vs_random"] if not short and _against_random(comparison) else ["vs_best"]
    return [
        column("strategy"),
        comparison.goal.words,
        *(text for name in versus for text in (column("difference" if short else name), _joint(comparison))),
        column("verdict"),
        column("failure_rate"),
        *map(column, money(comparison)),
    ]


def more(comparison: Comparison) -> list[int]:
    """Return which columns of a ranking are left out where there is little room.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of int
        Places of the difference to random people and of its interval, from 0.
    """
    return [4, 5] if _against_random(comparison) else []


def money(comparison: Comparison, fresh: bool = False) -> list[str]:
    """Return which columns of money are shown.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    fresh : bool
        Whether of fresh worlds, in which nobody is not played.

    Returns
    -------
    list of str
        Names as in files: the cost and the cost per person won where something costs, and the profit where there is
        revenue and it is not the goal.
    """
    costs, compared = has_cost(comparison), comparison.played is not None and not fresh
    profit = comparison.design.campaign.revenue > 0 and comparison.goal.measure != "profit"
    return ["cost"] * costs + ["cost_per_won"] * (costs and compared) + ["profit"] * profit


def of_money(comparison: Comparison, row: Mapping[str, Any], fresh: bool = False) -> list[str]:
    """Return what stands in the columns of money.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    row : mapping of str to float
        One row of `Comparison.table`, by column names.
    fresh : bool
        As in `money`.

    Returns
    -------
    list of str
        As many as `money`.
    """
    return [amount(row[name]) for name in money(comparison, fresh)]


def ranked(comparison: Comparison, theory: str, short: bool = False) -> list[list[str]]:
    """Return the rows of a ranking.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    theory : str
        Under which theory.
    short : bool
        As in `head`.

    Returns
    -------
    list of list of str
        Best mean first, with the columns of `head`; then plans that others are only held against.
    """
    rows: list[dict[str, Any]] = []
    for table in (comparison.table, comparison.references):
        rows += table[table.theory == theory].to_dict("records")
    return [_cells(comparison, row, rows[0], short) for row in rows]


def _against_random(comparison: Comparison) -> bool:
    return RANDOM in comparison.strategies and len(comparison.strategies) > 1


def _cells(comparison: Comparison, row: dict[str, Any], first: dict[str, Any], short: bool) -> list[str]:
    random = _versus(comparison, row, RANDOM) if not short and _against_random(comparison) else []
    return [
        f"{row['rank'] if row['rank'] == row['rank'] else ' '}  {labelled('strategy', row['strategy'])}",
        amount(row["goal"]),
        *_versus(comparison, row, first["strategy"]),
        *random,
        verdict(row["verdict"]),
        percent(row["failure_rate"]),
        *of_money(comparison, row),
    ]


def _versus(comparison: Comparison, row: dict[str, Any], other: str) -> list[str]:
    """Return a difference and its interval; nothing of a plan to itself."""
    if row["strategy"] == other:
        return [NONE, NONE]
    gap = comparison.gap(row["theory"], row["strategy"], other)
    return [amount(gap.mean, signed=True), span(gap.low, gap.high, signed=True)]


def _joint(comparison: Comparison) -> str:
    return say("head-interval.joint", level=percent(comparison.level))


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
    said = [say("ranking-mean", goal=comparison.goal.words, played=played(comparison))]
    if comparison.goal.unit == "people":
        said.append(say("ranking-mean.included"))
    if len(comparison.strategies) > 1:
        said.append(say("ranking-verdict", level=percent(comparison.level)))
        if comparison.margin:
            said.append(say("ranking-margin", margin=difference(comparison.goal, comparison.margin)))
        if {*SO_FAR.values()} & {*standings(comparison)}:
            said.append(sentence(say("so-far", unless=unless(comparison))))
    if not comparison.references.empty:
        said.append(say("ranking-reference"))
    if "cost_per_won" in money(comparison):
        said.append(say("ranking-won"))
    return [*said, say("ranking-failure", failure=failure(comparison))]


def failure(comparison: Comparison) -> str:
    """Return of what the failure rate is the share.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        A clause.
    """
    if comparison.goal.measure == "profit":
        return say("failure-loss")
    heads = comparison.runs.heads
    if heads.min() < heads.max():
        return say("failure-spread")
    return say("failure-spread.number", number=amount(2 * float(heads.max())))
