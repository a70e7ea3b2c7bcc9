"""The report: one page that needs nothing else, and says the answer first."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import jinja2
import numpy as np

from sim.report import assumptions
from sim.report.curves import adoption_figure
from sim.report.dots import dots_note, ranking_figure
from sim.report.figures import drawn
from sim.report.heat import regret_figure, regret_note
from sim.report.inline import inline
from sim.report.phrases import difference, played, unit, unless
from sim.report.picture import network_figure, network_note
from sim.report.plan import plan
from sim.report.ranking import head, notes, outlay, ranked
from sim.report.redo import command, presentable, provenance
from sim.report.spelling import plain
from sim.report.words import answer
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.words import amount, percent, sentence, span

TEMPLATES = Path(__file__).parent / "templates"


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
    return {
        "title": f"Whom to approach first: {outlay(comparison)}",
        "subtitle": f"{network.get('label') or 'A network'}; {played(comparison)}; root seed {comparison.root_seed}",
        "answer": answer(decision),
        "plan": plan(decision),
        "rankings": [
            {
                "theory": plain(theory),
                "rows": ranked(comparison, theory),
                "figure": _panel(comparison, theory, "ranking"),
            }
            for theory in comparison.theories
        ],
        "head": head(comparison),
        "dots": dots_note(comparison),
        "notes": notes(comparison),
        "curves": [_panel(comparison, theory, "adoption") for theory in comparison.theories],
        "regret": _regret(decision),
        "picture": _picture(decision),
        "pairs": _pairs(comparison),
        "paired": _paired(comparison),
        "theories": assumptions.theories(comparison),
        "campaign": [
            *assumptions.source(presentable(about.get("config") or {})),
            *assumptions.network(comparison),
            *assumptions.campaign(comparison),
            *assumptions.strategies(comparison),
        ],
        "method": _method(comparison),
    } | origin(comparison, about)


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
    }


def _panel(comparison: Comparison, theory: str, kind: str) -> str:
    draw = {"ranking": ranking_figure, "adoption": adoption_figure}[kind]
    salt = f"{kind}-{comparison.theories.index(theory)}"
    label = f"{kind} if {plain(theory)} is true"
    return inline(drawn(lambda: draw(comparison, [theory])), salt, sentence(label))


def _regret(decision: Decision) -> dict[str, Any]:
    comparison, table = decision.comparison, decision.table
    first = ["strategy", *(f"if {plain(name)} is true" for name in comparison.theories), "largest"]
    weights = ", ".join(
        f"{plain(name)} {percent(weight)}" for name, weight in zip(comparison.theories, decision.weights, strict=True)
    )
    rows = []
    for row in table.to_dict("records"):
        given_away = [amount(row[f"regret_{name}"]) for name in comparison.theories]
        shares = [percent(row["least_regret"]), percent(row["best_weighted"])]
        rows.append([plain(row["strategy"]), *given_away, amount(row["worst"]), amount(row["weighted"]), *shares])
    return {
        "head": [*first, "weighted mean", "regretted least", "best by weights"],
        "rows": rows,
        "weights": weights,
        "figure": inline(drawn(lambda: regret_figure(decision, bare=True)), "regret", "Regret by strategy and theory"),
        "note": regret_note(comparison),
    }


def _picture(decision: Decision) -> dict[str, str]:
    figure = inline(drawn(lambda: network_figure(decision, bare=True)), "network", "The network and the plan")
    return {"figure": figure, "note": network_note(decision)}


def _pairs(comparison: Comparison) -> dict[str, Any]:
    rows = [
        [
            plain(row.theory),
            f"{plain(row.one)} against {plain(row.other)}",
            row.verdict,
            amount(row.difference, signed=True),
            span(row.low, row.high, signed=True),
            span(row.unpaired_low, row.unpaired_high, signed=True),
            f"{row.differ:,}",
        ]
        for row in comparison.pairs.itertuples()
    ]
    columns = [
        "theory",
        "pair",
        "verdict",
        "difference",
        "interval, same worlds",
        "interval, had worlds not been shared",
    ]
    return {"head": [*columns, "differ in"], "rows": rows, "unit": unit(comparison.goal)}


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
        return "Sharing worlds did not help here: these strategies have little luck in common."
    middle, most = (amount(round(float(one), 1)) for one in (np.median(times), times.max()))
    return (
        f"Because all strategies meet the same luck, differences between them vary {middle} times less in the median,"
        f" and up to {most} times less, than if each strategy had met worlds of its own; it would have taken as many"
        " times the worlds to know them as well."
    )


def _method(comparison: Comparison) -> dict[str, str]:
    verdicts = list(comparison.verdicts.values())
    stopped = {
        "settled": "all pairs were settled",
        "worlds": "not all pairs are settled",
        "seconds": "not all pairs are settled when time was up",
        "memory": "not all pairs are settled; more worlds would take too much memory",
    }
    return {
        "played": played(comparison),
        "level": percent(comparison.level),
        "comparisons": f"{len(verdicts) // 2:,}",
        "each": f"{verdicts[0].level:.2%}".replace("%", " %") if verdicts else "",
        "looks": f"{comparison.looks} look{'s' if comparison.looks > 1 else ''}",
        "stopped": stopped.get(comparison.stopped, comparison.stopped),
        "rare": sentence(unless(comparison)) if verdicts else "",
        "margin": difference(comparison.goal, comparison.margin),
        "flop": sentence(notes(comparison)[-1].removeprefix("Flop: ")),
        "cascade": percent(comparison.cascade_share),
    }
