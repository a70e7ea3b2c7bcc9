"""The report: one page that needs nothing else, and says the answer first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jinja2
import numpy as np

from sim.report import assumptions
from sim.report.figures import adoption_figure, drawn, ranking_figure, regret_figure
from sim.report.folder import versions
from sim.report.inline import inline
from sim.report.picture import network_figure
from sim.report.plan import plan
from sim.report.redo import command, presentable
from sim.report.spelling import amount, percent, plain, sentence, span
from sim.report.tables import head, notes, outlay, ranked
from sim.report.words import answer, has_cost, played, unit
from sim.study.comparison import Comparison
from sim.study.decide import Decision

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
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("report.html.j2").render(contents(decision, about))
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
            {"theory": plain(theory), "rows": ranked(comparison, theory), "figure": _panel(comparison, theory, "ranking")}
            for theory in comparison.theories
        ],
        "head": head(comparison),
        "notes": notes(comparison),
        "curves": [_panel(comparison, theory, "adoption") for theory in comparison.theories],
        "regret": _regret(decision),
        "picture": inline(drawn(lambda: network_figure(decision)), "network", "The network and the plan"),
        "pairs": _pairs(comparison),
        "paired": _paired(comparison),
        "theories": assumptions.theories(comparison),
        "campaign": assumptions.campaign(comparison),
        "has_cost": has_cost(comparison),
        "method": _method(comparison),
        "provenance": _provenance(comparison, about),
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
    weights = ", ".join(f"{plain(name)} {percent(weight)}" for name, weight in zip(comparison.theories, decision.weights, strict=True))
    rows = []
    for row in table.to_dict("records"):
        given_away = [amount(row[f"regret_{name}"]) for name in comparison.theories]
        shares = [percent(row["least_regret"]), percent(row["best_weighted"])]
        rows.append([plain(row["strategy"]), *given_away, amount(row["worst"]), amount(row["weighted"]), *shares])
    return {
        "head": [*first, "weighted mean", "regretted least", "best by weights"],
        "rows": rows,
        "weights": weights,
        "figure": inline(drawn(lambda: regret_figure(decision)), "regret", "Regret by plan and theory"),
    }


def _pairs(comparison: Comparison) -> dict[str, Any]:
    rows = [
        [
            plain(row.theory),
            f"{plain(row.one)} against {plain(row.other)}",
            row.verdict if row.differ else "the same in every world",
            amount(row.difference, signed=True),
            span(row.low, row.high, signed=True),
            span(row.unpaired_low, row.unpaired_high, signed=True),
            f"{row.differ:,}",
        ]
        for row in comparison.pairs.itertuples()
    ]
    columns = ["theory", "pair", "verdict", "difference", "interval, same worlds", "interval, had worlds not been shared"]
    return {"head": [*columns, "differ in"], "rows": rows, "unit": unit(comparison.goal)}


def _paired(comparison: Comparison) -> str:
    pairs = comparison.pairs
    shared, apart = pairs.high - pairs.low, pairs.unpaired_high - pairs.unpaired_low
    known = (shared > 0) & (apart > 0)
    if not known.any():
        return ""
    times = float(np.median(apart[known] / shared[known]))
    if times < 1.05:
        return "Sharing worlds did not narrow these intervals here: these plans have little luck in common."
    return (
        f"Because all plans meet the same luck, half of these intervals are at least {times:.1f} times narrower than if"
        f" each plan had met worlds of its own, which would have taken about {times**2:.1f} times as many worlds."
    )


def _method(comparison: Comparison) -> dict[str, str]:
    verdicts = list(comparison.verdicts.values())
    stopped = {
        "settled": "all pairs were settled",
        "worlds": "all planned worlds were played",
        "seconds": "the time given was used up",
    }
    return {
        "played": played(comparison),
        "level": percent(comparison.level),
        "comparisons": f"{len(verdicts) // 2:,}",
        "each": f"{verdicts[0].level:.2%}".replace("%", " %") if verdicts else "",
        "looks": f"{comparison.looks} look{'s' if comparison.looks > 1 else ''}",
        "stopped": stopped.get(comparison.stopped, comparison.stopped),
        "margin": f"{amount(comparison.margin)} {unit(comparison.goal)}",
        "cascade": percent(comparison.cascade_share),
    }


def _provenance(comparison: Comparison, about: dict[str, Any]) -> list[tuple[str, str]]:
    network = about.get("network", {})
    counts = [f"{value:,} {plain(key)}" for key, value in network.items() if isinstance(value, int) and value]
    known = about.get("versions") or versions()
    rows = {
        "Root seed": str(comparison.root_seed),
        "Network": str(network.get("label", "")),
        "Fingerprint": comparison.network.fingerprint,
        "Rows": ", ".join(counts) or comparison.network.counts.sentence(),
        "Traits of people": ", ".join(str(one) for one in about.get("traits", [])) or "none",
        "Plans": "; ".join(f"{plain(name)}: {note}" for name, note in comparison.notes.items()),
        "Versions": ", ".join(f"{name} {version}" for name, version in known.items()),
    }
    return [(name, text) for name, text in rows.items() if text]
