"""What each plan gives away under each theory, as rows of a table."""

from __future__ import annotations

from sim.report.columns import column
from sim.report.phrases import unit
from sim.study.decide import Decision
from sim.sums import weighted
from sim.words import amount, labelled, say


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
    comparison, rows = decision.comparison, []
    for row in decision.table.to_dict("records"):
        lost = [row[f"regret_{name}"] for name in comparison.theories]
        own = [amount(value) for value in (*lost, row["worst"], float(weighted(lost, decision.belief)))]
        rows.append([labelled("strategy", row["strategy"]), *own])
    theories = (labelled("theory", name) for name in comparison.theories)
    last = (say(f"page-regret.{which}", unit=unit(comparison.goal)) for which in ("worst", "mean"))
    return [column("strategy"), *theories, *last], rows
