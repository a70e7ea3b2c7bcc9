"""What each plan gives away under each theory, as rows of a table."""

from __future__ import annotations

from sim.report.columns import column
from sim.study.decide import Decision
from sim.sums import weighted
from sim.words import amount, labelled, percent, say


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
        shares = [percent(row[name]) for name in ("least_regret", "best_by_belief")]
        rows.append([labelled("strategy", row["strategy"]), *own, *shares])
    theories = (labelled("theory", name) for name in comparison.theories)
    last = (column("worst"), say("page-regret.mean"), column("least_regret"), column("best_by_belief"))
    return [column("strategy"), *theories, *last], rows
