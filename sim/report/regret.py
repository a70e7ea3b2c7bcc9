"""What each plan gives away under each theory, as rows of a table."""

from __future__ import annotations

from sim.report.columns import column
from sim.study.decide import Decision
from sim.words import amount, labelled, percent


def regret_table(decision: Decision) -> tuple[list[str], list[list[str]]]:
    """Return the table of regret, least largest regret first.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    tuple of list of str and list of list of str
        Names of the columns, the first is the plan's; and the cells of each row.
    """
    comparison, last = decision.comparison, ("worst", "mean_by_belief", "least_regret", "best_by_belief")
    rows = []
    for row in decision.table.to_dict("records"):
        own = [amount(row[name]) for name in (*(f"regret_{name}" for name in comparison.theories), *last[:2])]
        rows.append([labelled("strategy", row["strategy"]), *own, *(percent(row[name]) for name in last[2:])])
    theories = (labelled("theory", name) for name in comparison.theories)
    return [column("strategy"), *theories, *(column(name) for name in last)], rows
