"""The report: one page that needs nothing else, and says the answer first."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import jinja2
import numpy as np

from sim.report import assumptions
from sim.report.agenda import agenda, does, needed
from sim.report.cast import cast_sentences
from sim.report.columns import column
from sim.report.curves import adoption_figure
from sim.report.dots import dots_note, ranking_figure
from sim.report.figures import drawn
from sim.report.gains import gains_head, gains_notes, gains_rows
from sim.report.glossary import glossary
from sim.report.heat import regret_figure, regret_note
from sim.report.inline import inline
from sim.report.invitations import MOST, may_tell, shown
from sim.report.names import if_headed, if_theory
from sim.report.phrases import played, unit, verdict
from sim.report.picture import network_figure, network_note
from sim.report.ranking import head, more, notes, ranked, spending
from sim.report.redo import command, presentable, provenance
from sim.report.regret import regret_table
from sim.report.robustness import robustness_table
from sim.report.words import answer
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.words import amount, label, labelled, language, percent, say, span

TEMPLATES = Path(__file__).parent / "templates"

WIDE, ONE = "wide broad", "one"
"""How figures look that have a panel for each of several theories, and that have one."""


def write_report(decision: Decision, about: dict[str, Any], folder: Path) -> None:
    """Write report.html, the same bytes for the same decision.

    Parameters
    ----------
    decision : Decision
        What was decided.
    about : dict
        As in the manifest; of it ``network`` (label and counts), ``traits``, ``strategies``
        (notes), ``config`` and ``versions`` are shown where they are there.
    folder : pathlib.Path
        Where to put it.
    """
    write_page("report.html.j2", contents(decision, about), folder)


def write_page(template: str, shown: dict[str, Any], folder: Path) -> None:
    """Write report.html from a template.

    Parameters
    ----------
    template : str
        Name of its file.
    shown : dict
        Everything it shows; text is escaped.
    folder : pathlib.Path
        Where to put it.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value.replace(" %", "\u00a0%") if type(value) is str else value,
    )
    environment.globals |= {"say": say, "language": language}
    page = environment.get_template(template).render(shown)
    (folder / "report.html").write_text(page, encoding="utf-8", newline="\n")


def contents(decision: Decision, about: dict[str, Any]) -> dict[str, Any]:
    """Return everything the template shows.

    Parameters
    ----------
    decision : Decision
        What was decided.
    about : dict
        As in `write_report`.

    Returns
    -------
    dict
        Texts, tables and figures by name.
    """
    comparison = decision.comparison
    network = about.get("network", {})
    seed = str(comparison.root_seed)
    where = network.get("label") or say("page-unnamed")
    return {
        "title": say("figure-ranking", spending=spending(comparison)),
        "subtitle": say("page-subtitle", network=where, played=played(comparison), seed=seed),
        "answer": answer(decision),
        "caution": assumptions.caution(comparison),
        "agenda": agenda(decision),
        "invitations": _invitations(decision, about),
        "rankings": [
            {
                "title": if_headed(theory),
                "label": say("page-ranking.if", **{"if": if_theory(theory)}),
                "rows": ranked(comparison, theory),
                "figure": _panel(comparison, theory, "ranking"),
            }
            for theory in comparison.theories
        ],
        "gains": _gains(comparison),
        "plans": [
            {"name": labelled("strategy", name), "does": does(one, name), "needs": needed(one)}
            for name, one in comparison.design.strategies.items()
        ],
        "head": head(comparison),
        "more": more(comparison),
        "dots": dots_note(comparison),
        "notes": notes(comparison),
        "curves": [_panel(comparison, theory, "curves") for theory in comparison.theories],
        "curves_note": say("page-curves.note", played=played(comparison)),
        "regret": _regret(decision),
        "robustness": robustness_table(comparison),
        "picture": _picture(decision),
        "pairs": _pairs(comparison),
        "paired": _paired(comparison),
        "words": glossary(comparison),
        "method": glossary(comparison, method=True),
    } | assumed(comparison, about)


def assumed(comparison: Comparison, about: dict[str, Any]) -> dict[str, Any]:
    """Return what was assumed, and where the numbers of a page come from.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    about : dict
        As in `write_report`.

    Returns
    -------
    dict
        Texts by name.
    """
    return {
        "theories": assumptions.theories(comparison),
        "campaign": [
            *assumptions.source(presentable(about.get("config") or {})),
            *assumptions.network(comparison),
            *cast_sentences(comparison.design.cast, comparison.player.instance.people),
            *assumptions.campaign(comparison),
            *assumptions.strategies(comparison),
        ],
    } | origin(comparison, about)


def _gains(comparison: Comparison) -> dict[str, Any]:
    tables = [
        {
            "title": if_headed(theory),
            "label": say("gains.if", **{"if": if_theory(theory)}),
            "rows": gains_rows(comparison, theory),
        }
        for theory in comparison.theories
    ]
    return {"head": gains_head(comparison), "tables": tables, "notes": gains_notes(comparison)}


def _invitations(decision: Decision, about: dict[str, Any]) -> dict[str, Any]:
    heads, rows = shown(decision, may_tell(about))
    entry = "agenda-whom.most" if len(rows) == MOST else "agenda-whom.whole"
    return {"title": say(entry, count=len(rows)), "heads": heads, "rows": rows}


def origin(comparison: Comparison, about: dict[str, Any]) -> dict[str, Any]:
    """Return where the numbers of a page come from, and how to redo them.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    about : dict
        As in `write_report`.

    Returns
    -------
    dict
        Texts by name.
    """
    return {
        "provenance": provenance(comparison, about),
        "config": json.dumps(presentable(about.get("config", {})), indent=2, ensure_ascii=False),
        "command": command(about["config"]) if about.get("config") else "",
        "files": say("origin.files"),
    }


def _panel(comparison: Comparison, theory: str, kind: str) -> str:
    draw = {"ranking": ranking_figure, "curves": adoption_figure}[kind]
    salt = f"{kind}-{comparison.theories.index(theory)}"
    text = say(f"page-{kind}.if", **{"if": if_theory(theory)})
    return inline(drawn(lambda: draw(comparison, [theory])), salt, text)


def _regret(decision: Decision) -> dict[str, Any]:
    comparison = decision.comparison
    weights = ", ".join(
        say("page-regret.weight", theory=label("theory", name), weight=percent(weight))
        for name, weight in zip(comparison.theories, decision.belief, strict=True)
    )
    columns, rows = regret_table(decision)
    picture = drawn(lambda: regret_figure(decision, bare=True))
    return {
        "head": columns,
        "rows": rows,
        "about": say("page-regret.note", weights=weights),
        "figure": inline(picture, "regret", say("page-regret.figure")),
        "note": regret_note(comparison),
    }


def _picture(decision: Decision) -> dict[str, str]:
    picture = drawn(lambda: network_figure(decision, bare=True))
    return {"figure": inline(picture, "network", say("page-network.figure")), "note": network_note(decision)}


def _pairs(comparison: Comparison) -> dict[str, Any]:
    rows = [
        [
            labelled("theory", row.theory),
            say("page-pairs.pair", one=labelled("strategy", row.one), other=labelled("strategy", row.other)),
            verdict(row.verdict),
            amount(row.difference, signed=True),
            span(row.low, row.high, signed=True),
            span(row.unpaired_low, row.unpaired_high, signed=True),
            amount(row.differ),
        ]
        for row in comparison.pairs.itertuples()
    ]
    columns = ("theory", "pair", "verdict", "difference", "interval", "unpaired", "differ")
    return {
        "head": [column(name) for name in columns],
        "rows": rows,
        "count": say("page-pairs.count", count=len(rows)),
        "note": say("page-pairs.note", unit=unit(comparison.goal), level=percent(comparison.level)),
    }


def _paired(comparison: Comparison) -> str:
    goal = comparison.per_block(comparison.reached)
    pairs = [(one, other) for theory in goal for one, other in combinations(theory, 2)]
    together = np.array([np.var(one - other) for one, other in pairs])
    apart = np.array([np.var(one) + np.var(other) for one, other in pairs])
    known = (together > 0) & (apart > 0)
    if not known.any():
        return ""
    times = apart[known] / together[known]
    if times.max() < 1.1:
        return say("page-pairs.no-help")
    middle, most = (amount(round(float(one), 1)) for one in (np.median(times), times.max()))
    return say("page-pairs.narrower", middle=middle, most=most)
