"""Figures of a comparison or a study, as in the report: Matplotlib figures for notebooks, which no file holds yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from matplotlib.figure import Figure

from sim.analysis import figures as studies
from sim.analysis.analysis import Analysis
from sim.analysis.importance_figure import importance_figure
from sim.errors import InputError
from sim.report.curves import adoption_figure
from sim.report.dots import ranking_figure
from sim.report.heat import regret_figure
from sim.report.picture import network_figure
from sim.report.style import rules
from sim.report.tree import cascade_figure
from sim.report.valued import value_figure, words_figure
from sim.study import credited
from sim.study.choice import beliefs
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.study.value import Value
from sim.words import say

__all__ = [
    *("adoption", "cascade", "heat", "importance", "network", "ranking", "regret", "response", "value", "winners"),
    "words",
]


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


def value(of: Mapping[str, Value]) -> Figure:
    """Draw what each person is worth to others against how many hear them.

    Parameters
    ----------
    of : mapping of str to Value
        What `sim.value` found, by the name of the theory: ``{"flow": sim.value(outcome)}``.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each theory; those worth most among people who buy less than average are named.

    Raises
    ------
    InputError
        If it is something else.
    """
    return _drawn(lambda: value_figure(_values(of), _source(of)))


def cascade(of: Mapping[str, Value]) -> Figure:
    """Draw who convinced whom in the world nearest to the mean: its largest tree.

    Parameters
    ----------
    of : mapping of str to Value
        What was found, as in `value`.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each theory.

    Raises
    ------
    InputError
        If it is something else.
    """
    return _drawn(lambda: cascade_figure(_values(of), _source(of)))


def words(of: Mapping[str, Value]) -> Figure:
    """Draw which share of the words heeded on each day is earned, owned and paid.

    Parameters
    ----------
    of : mapping of str to Value
        What was found, as in `value`.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each theory.

    Raises
    ------
    InputError
        If it is something else.
    """
    worlds = len(next(iter(_values(of).values())).lost)
    return _drawn(lambda: words_figure(credited.words_by_day(of), worlds, _source(of)))


def winners(of: Analysis, x: str | None = None, y: str | None = None, at: Mapping[str, Any] | None = None) -> Figure:
    """Draw who wins where over two settings of a study, or along one.

    Parameters
    ----------
    of : Analysis
        What `sim.analyse` found.
    x, y : str, optional
        Full names of settings; by default the two that decide most which plan is best.
    at : mapping of str to object, optional
        Settings that are held still; the rest is averaged.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each theory; what the study cannot tell is hatched.

    Raises
    ------
    InputError
        If it is something else, or the study does not vary a setting.
    """
    return _drawn(lambda: studies.winner_map(_analysis(of), x, y, at))


def response(of: Analysis, x: str | None = None, at: Mapping[str, Any] | None = None) -> Figure:
    """Draw how the plans of a study answer to a setting.

    Parameters
    ----------
    of : Analysis
        What `sim.analyse` found.
    x : str, optional
        Full name of the setting; by default the one that decides most which plan is best.
    at : mapping of str to object, optional
        Settings that are held still; the rest is averaged.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each theory, a line for each plan.

    Raises
    ------
    InputError
        If it is something else, or the study does not vary this setting.
    """
    return _drawn(lambda: studies.response(_analysis(of), x, at))


def heat(
    of: Analysis, strategy: str, x: str | None = None, y: str | None = None, at: Mapping[str, Any] | None = None
) -> Figure:
    """Draw what a plan reaches over two settings of a study, in shades with numbers.

    Parameters
    ----------
    of : Analysis
        What `sim.analyse` found.
    strategy : str
        Name of the plan.
    x, y, at
        As in `winners`.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each theory.

    Raises
    ------
    InputError
        If it is something else, or there is no such plan or setting.
    """
    return _drawn(lambda: studies.heat(_analysis(of), strategy, x, y, at))


def importance(of: Analysis) -> Figure:
    """Draw which settings of a study matter: their Sobol indices.

    Parameters
    ----------
    of : Analysis
        What `sim.analyse` found.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each theory.

    Raises
    ------
    InputError
        If it is something else, or its points are neither a whole grid nor samples of `saltelli`.
    """
    if _analysis(of).importance.empty:
        raise InputError("indices need a whole grid of points, or samples of saltelli: see what plans reach, response")
    return _drawn(lambda: importance_figure(of))


def _analysis(of: Analysis) -> Analysis:
    if not isinstance(of, Analysis):
        raise InputError(f"this figure is drawn of what sim.analyse found, got {type(of).__name__}")
    return of


def _values(of: Mapping[str, Value]) -> Mapping[str, Value]:
    known = isinstance(of, Mapping) and len(of) > 0 and all(isinstance(one, Value) for one in of.values())
    if not known:
        raise InputError(
            f"this figure is drawn of what sim.value found, by theory, as in {{'flow': sim.value(outcome)}}; got"
            f" {type(of).__name__}"
        )
    return of


def _source(of: Mapping[str, Value]) -> str:
    return say("figure-source", seed=str(next(iter(_values(of).values())).outcome.root_seed))


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
