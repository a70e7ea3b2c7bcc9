"""Figures of a comparison, as in the report, for notebooks and scripts: Matplotlib figures that no file holds yet."""

from __future__ import annotations

from collections.abc import Callable

from matplotlib.figure import Figure

from sim.errors import InputError
from sim.report.curves import adoption_figure
from sim.report.dots import ranking_figure
from sim.report.heat import regret_figure
from sim.report.picture import network_figure
from sim.report.style import rules
from sim.study.choice import beliefs
from sim.study.comparison import Comparison
from sim.study.decide import Decision

__all__ = ["adoption", "network", "ranking", "regret"]


def ranking(of: Comparison | Decision) -> Figure:
    """Draw the plans by the goal they reach: every world a dot, every mean a black line with its interval.

    Parameters
    ----------
    of : Comparison or Decision
        What was played.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each theory. A notebook shows it; ``figure.savefig("ranking.png")`` writes it.

    Raises
    ------
    InputError
        If it is neither of both.
    """
    return _drawn(lambda: ranking_figure(_decision(of).comparison))


def adoption(of: Comparison | Decision) -> Figure:
    """Draw people by day: means over worlds with their 95 % intervals.

    Parameters
    ----------
    of : Comparison or Decision
        What was played.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each theory.

    Raises
    ------
    InputError
        If it is neither of both.
    """
    return _drawn(lambda: adoption_figure(_decision(of).comparison))


def regret(of: Comparison | Decision) -> Figure:
    """Draw how far each plan falls short of the best under each theory, as a table with shades.

    Parameters
    ----------
    of : Comparison or Decision
        What was played.

    Returns
    -------
    matplotlib.figure.Figure
        Least largest regret on top.

    Raises
    ------
    InputError
        If it is neither of both.
    """
    return _drawn(lambda: regret_figure(_decision(of)))


def network(of: Comparison | Decision) -> Figure:
    """Draw the network with the people whom the chosen plan approaches.

    Parameters
    ----------
    of : Comparison or Decision
        What was played; the plan is the one that `sim.decide` chooses.

    Returns
    -------
    matplotlib.figure.Figure
        People and ties for up to 1,000 people; else how many listeners people have, and where those
        approached stand.

    Raises
    ------
    InputError
        If it is neither of both.
    """
    return _drawn(lambda: network_figure(_decision(of)))


def _decision(of: Comparison | Decision) -> Decision:
    """Return a decision; one that is made here has no fresh worlds, and no figure shows any."""
    if isinstance(of, Decision):
        return of
    if not isinstance(of, Comparison):
        raise InputError(f"a figure is drawn of a Comparison or a Decision, got {type(of).__name__}")
    return Decision(of, beliefs(None, of.theories), of)


def _drawn(draw: Callable[[], Figure]) -> Figure:
    with rules():
        return draw()
