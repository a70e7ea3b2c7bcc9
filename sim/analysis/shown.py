"""What Python and notebooks show of an analysed study."""

from __future__ import annotations

from sim.analysis.analysis import Analysis
from sim.analysis.tables import head, rows
from sim.analysis.telling import answer
from sim.errors import harmless
from sim.report.shown import lines, table
from sim.words import say


def text(of: Analysis) -> str:
    """Return what Python shows of a study.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.

    Returns
    -------
    str
        A few lines.
    """
    return harmless("\n".join(answer(of)))


def html(of: Analysis) -> str:
    """Return what a notebook shows of a study.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.

    Returns
    -------
    str
        Sentences and a small table; names are escaped.
    """
    losses = of.regrets.drop(columns=of.found.settings)
    return lines(answer(of)) + table(head(losses, "regrets"), [(say("page-regret"), rows(losses))])
