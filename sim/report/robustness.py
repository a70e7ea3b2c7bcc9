"""What it costs to be safe, as rows of a table."""

from __future__ import annotations

from typing import Any

from sim.report.columns import column
from sim.seeding.robust import named
from sim.study.comparison import Comparison
from sim.study.robustness import robustness
from sim.words import amount, labelled, say


def robustness_table(comparison: Comparison) -> dict[str, Any]:
    """Return the table of each group that a robust plan was chosen from.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    dict
        Its `head`, `rows` (the group that was taken first, the others by what they lose at worst), and `note`; without
        rows where there is no robust plan.
    """
    table = robustness(comparison)
    theories = [*dict.fromkeys(table["theory"])]
    rows = []
    for (plan, group), own in table.groupby(["strategy", "group"], sort=False):
        worst, taken = float(own["regret"].max()), bool(own["taken"].any())
        cells = [
            say("robustness-cell", reached=amount(one.reached), lost=amount(one.regret)) for one in own.itertuples()
        ]
        name = say("robustness-taken", group=named(str(group))) if taken else named(str(group))
        rows.append((str(plan), not taken, worst, [name, *cells, amount(worst)]))
    rows.sort(key=lambda one: one[:3])
    head = [say("robustness-group"), *(labelled("theory", name) for name in theories), column("worst")]
    worlds = int(table["worlds"].max()) if len(table) else 0
    return {"head": head, "rows": [one[3] for one in rows], "note": say("robustness.note", worlds=worlds)}
