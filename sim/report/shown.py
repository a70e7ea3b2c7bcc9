"""What Python and notebooks show of networks, comparisons, decisions and finished runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import singledispatch
from typing import Any
from xml.etree.ElementTree import Element, tostring

from sim.errors import harmless
from sim.graph.degrees import Degrees
from sim.learning.calibration import Calibration
from sim.network import Network
from sim.report import against, learnt
from sim.report.names import if_headed
from sim.report.phrases import if_true, played, verdict
from sim.report.ranking import head, notes, ranked, spending
from sim.report.regret import regret_table
from sim.report.words import answer
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.study.run_comparison import RunComparison
from sim.words import amount, labelled, say, sentence

ROWS = 10
"""Plans that are shown of each theory."""


@singledispatch
def text(thing: Any) -> str:
    """Return what Python shows of something.

    Parameters
    ----------
    thing : Calibration, Comparison, Decision or RunComparison
        Anything else is a fault of the program.

    Returns
    -------
    str
        One to three lines.
    """
    raise TypeError(type(thing).__name__)


@singledispatch
def html(thing: Any) -> str:
    """Return what a notebook shows of something.

    Parameters
    ----------
    thing : Network, Calibration, Comparison, Decision or RunComparison
        Anything else is a fault of the program.

    Returns
    -------
    str
        Sentences and a small table; names are escaped.
    """
    raise TypeError(type(thing).__name__)


@text.register
def _(comparison: Comparison) -> str:
    return harmless("\n".join([_compared(comparison), _first(comparison)]))


@text.register
def _(decision: Decision) -> str:
    first, second, *rest = answer(decision)
    return harmless("\n".join([first, second, " ".join(rest)]))


@text.register
def _(held: RunComparison) -> str:
    return harmless("\n".join(against.findings(held)))


@text.register
def _(found: Calibration) -> str:
    return harmless("\n".join([" ".join(learnt.findings(found)), " ".join(learnt.weights(found))]))


def _compared(comparison: Comparison) -> str:
    plans, theories = (say(f"shown-{of}", count=len(getattr(comparison, of))) for of in ("strategies", "theories"))
    counts = {"plans": plans, "theories": theories, "played": played(comparison), "spending": spending(comparison)}
    return say("shown-comparison", **counts)


def _first(comparison: Comparison) -> str:
    """Return which plan has the highest mean under each theory, theories with the same together."""
    found: dict[tuple[str, str], list[bool]] = {}
    for place, theory in enumerate(comparison.theories):
        best = comparison.best(theory)
        which = found.setdefault((best, comparison.place(theory, best)), [False] * len(comparison.theories))
        which[place] = True
    said = [
        say("shown-first", plan=labelled("strategy", best), verdict=verdict(word), **{"if": if_true(comparison, which)})
        for (best, word), which in found.items()
    ]
    return sentence("; ".join(said))


@html.register
def _(network: Network) -> str:
    ties = network.m if network.directed else network.m // 2
    rows = [[say("unit-people"), amount(network.n)], [say("shown-network.ties"), amount(ties)]]
    rows.append([say("axis-listeners"), Degrees.of(network.listeners).sentence()])
    if network.directed:
        rows.append([say("shown-network.heard"), Degrees.of(network.sources).sentence()])
    return lines([str(network)]) + table([], [("", rows)])


@html.register
def _(comparison: Comparison) -> str:
    columns, groups = head(comparison, short=True), []
    for theory in comparison.theories:
        rows = ranked(comparison, theory, short=True)
        more = [[say("agenda-whom.more", count=len(rows) - ROWS)]] if len(rows) > ROWS else []
        groups.append((if_headed(theory), [*rows[:ROWS], *more]))
    return lines([_compared(comparison)]) + table(columns, groups) + lines(notes(comparison))


@html.register
def _(decision: Decision) -> str:
    columns, rows = regret_table(decision)
    return lines(answer(decision)) + table(columns, [(say("page-regret"), rows)])


@html.register
def _(held: RunComparison) -> str:
    groups = [(if_headed(theory), against.ranked(held, theory)) for theory in held.theories]
    return lines(against.findings(held)) + table(against.head(held), groups) + lines(against.method(held))


@html.register
def _(found: Calibration) -> str:
    return lines(learnt.findings(found)) + table(learnt.head(), [("", learnt.rows(found))])


def lines(texts: Iterable[str]) -> str:
    """Return sentences as paragraphs.

    Parameters
    ----------
    texts : iterable of str
        One for each paragraph.

    Returns
    -------
    str
        HTML; the texts are escaped.
    """
    return "".join(map(_written, (_element("p", one) for one in texts)))


def table(columns: Sequence[str], groups: Iterable[tuple[str, list[list[str]]]]) -> str:
    """Return a table whose rows stand in groups.

    Parameters
    ----------
    columns : sequence of str
        What they are called.
    groups : iterable of tuple
        A heading for each group, perhaps empty, and its rows.

    Returns
    -------
    str
        HTML; the texts are escaped.
    """
    whole = Element("table")
    if columns:
        whole.append(_row("th", columns))
    for title, rows in groups:
        if title:
            whole.append(_row("th", [title]))
            whole[-1][0].set("colspan", str(len(columns)))
        whole.extend(_row("td", cells) for cells in rows)
    return _written(whole)


def _row(tag: str, cells: Sequence[str]) -> Element:
    row = Element("tr")
    row.extend(_element(tag, cell) for cell in cells)
    row[0].set("style", "text-align:left")
    return row


def _element(tag: str, text: str) -> Element:
    element = Element(tag)
    element.text = harmless(text)
    return element


def _written(element: Element) -> str:
    return tostring(element, encoding="unicode", method="html")
