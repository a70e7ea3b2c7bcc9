"""Plans of finished runs against each other, as files: tables, a figure and a page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from sim.report.against import called, head, notes, played, ranked
from sim.report.columns import column
from sim.report.csv import write_csv
from sim.report.dots import beside, marked
from sim.report.figures import drawn, save
from sim.report.folder import versions
from sim.report.html import write_page
from sim.report.inline import inline
from sim.report.names import if_headed, if_theory
from sim.report.panels import panels, tick
from sim.report.phrases import verdict
from sim.report.redo import command
from sim.report.style import GRID, wrapped
from sim.study.run_comparison import RunComparison
from sim.words import amount, labelled, listed, say, span


def write_against(held: RunComparison, said: Sequence[str], config: dict[str, Any], folder: Path) -> None:
    """Write report.html, against.csv with its figure, and pairs.csv.

    Parameters
    ----------
    held : RunComparison
        Plans of finished runs.
    said : sequence of str
        What was found.
    config : dict
        Settings that were used, to be shown.
    folder : pathlib.Path
        Where to put them.
    """
    write_csv(held.table, folder / "against.csv")
    write_csv(held.pairs, folder / "pairs.csv")
    save(lambda: figure(held), folder / "against")
    title = say("against", count=len(held.runs))
    page = {
        "title": title,
        "subtitle": say("against.subtitle", goal=held.goal.words, runs=listed([run.name for run in held.runs])),
        "answer": said,
        "head": head(held),
        "rankings": [
            {
                "title": if_headed(theory),
                "label": say("page-ranking.if", **{"if": if_theory(theory)}),
                "rows": ranked(held, theory),
                "figure": _panel(held, theory),
            }
            for theory in held.theories
        ],
        "notes": notes(held),
        "pairs": _pairs(held),
        "provenance": _provenance(held),
        "command": command(config),
        "config": json.dumps(config, indent=2, ensure_ascii=False),
        "files": say("against.redo"),
    }
    write_page("against.html.j2", page, folder)


def figure(held: RunComparison, theories: Sequence[str] | None = None) -> Figure:
    """Draw the means of all plans with their intervals, a panel for each theory.

    Parameters
    ----------
    held : RunComparison
        Plans of finished runs.
    theories : sequence of str, optional
        Which panels, without title and notes; by default all, with them.

    Returns
    -------
    matplotlib.figure.Figure
        Best mean on top; plans that others are only held against are left out.
    """
    title = "" if theories else say("against", count=len(held.runs))
    own = theories or held.theories
    drawing, axes = panels(own, 0.42 * len(held.choices) + 1.0, title, say("figure-ranking.lines"))
    table = held.table[held.table["rank"].notna()]
    labels = {one.name: wrapped(called(one)) for one in held.choices}
    for theory, axis in zip(own, axes, strict=True):
        part = table[table.theory == theory]
        for row in part.itertuples():
            marked(axis, row)
        axis.set_yticks([int(one) for one in part["rank"]], [labels[name] for name in part.strategy], fontsize=10)
        axis.set_ylim(len(part) + 0.6, 0.4)
        beside(axis, (held.goal.words, column("vs_best")))
        money = held.goal.unit == "money"
        axis.set_xlabel(say("axis-money", goal=held.goal.words) if money else held.goal.words)
        axis.xaxis.set_major_formatter(tick)
        axis.tick_params(axis="y", length=0)
        axis.grid(axis="x", color=GRID)
        axis.set_axisbelow(True)
        if not money:
            axis.set_xlim(0)
    return drawing


def _panel(held: RunComparison, theory: str) -> str:
    text = say("page-ranking.if", **{"if": if_theory(theory)})
    return inline(drawn(lambda: figure(held, [theory])), f"against-{held.theories.index(theory)}", text)


def _pairs(held: RunComparison) -> dict[str, Any]:
    labels = {one.name: called(one) for one in held.contenders}
    rows = [
        [
            labelled("theory", row.theory),
            say("page-pairs.pair", one=labels[row.one], other=labels[row.other]),
            verdict(row.verdict),
            amount(row.difference, signed=True),
            span(row.low, row.high, signed=True),
            say("value-yes" if row.same_worlds else "value-no"),
        ]
        for row in held.pairs.itertuples()
    ]
    columns = ("theory", "pair", "verdict", "difference", "interval", "same_worlds")
    return {
        "head": [column(name) for name in columns],
        "rows": rows,
        "count": say("page-numbers", count=len(rows), file="pairs"),
    }


def _provenance(held: RunComparison) -> list[tuple[str, str]]:
    rows = []
    for run in held.runs:
        more = {
            "seed": str(run.facts.root_seed),
            "plans": listed([labelled("strategy", one) for one in run.facts.plans]),
        }
        worlds = played([run], run.facts.played)
        rows.append((say("against.origin", run=run.name), say("against.source", worlds=worlds, **more)))
    known = ", ".join(f"{name} {version}" for name, version in versions().items())
    return [*rows, (say("origin-versions"), known)]
