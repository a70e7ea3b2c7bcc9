"""What past campaigns say about theories, as files: a page, tables, a figure, beliefs and a scenario."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from sim.learning.calibration import Calibration
from sim.report import learnt
from sim.report.columns import column
from sim.report.csv import write_csv
from sim.report.figures import drawn, save
from sim.report.folder import versions
from sim.report.html import WIDE, write_page
from sim.report.inline import inline
from sim.report.panels import ruled
from sim.report.redo import command
from sim.report.style import ACCENT, INK, PALE, wrapped
from sim.words import amount, say


def write_learnt(found: Calibration, about: dict[str, Any], config: dict[str, Any], folder: Path) -> None:
    """Write report.html, weights.csv, settings.csv, and band.csv with its figure.

    Parameters
    ----------
    found : Calibration
        What past campaigns say.
    about : dict
        As in the manifest.
    config : dict
        Settings of the run, to be shown.
    folder : pathlib.Path
        Where to put them.
    """
    tables = {"weights": found.table, "settings": found.parameters, "band": found.bands}
    for name, table in tables.items():
        write_csv(table, folder / f"{name}.csv")
    label = about["network"]["label"]
    save(lambda: figure(found, label), folder / "band")
    page = {
        "title": say("learnt"),
        "subtitle": say("page-subtitle.sections", network=label, seed=str(found.root_seed)),
        "answer": learnt.findings(found),
        "sections": list(_sections(found)),
        "provenance": _provenance(found, about),
        "command": command(config),
        "config": json.dumps(config, indent=2, ensure_ascii=False),
        "files": say("origin.files"),
    }
    write_page("questions.html.j2", page, folder)


def figure(found: Calibration, network: str) -> Figure:
    """Draw the observed curve in the band of each theory.

    Parameters
    ----------
    found : Calibration
        What past campaigns say.
    network : str
        What it is called, for the notes; empty leaves out title and notes.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each theory, and one for pressure from outside alone.
    """
    title = say("learnt-band.title") if network else ""
    below = say("learnt-band.below", network=network, seed=str(found.root_seed))
    drawing, axes = ruled([one.name for one in found.all], 3.0, title, below)
    for one, axis in zip(found.all, axes, strict=True):
        band, days = one.band, range(len(one.band.observed))
        axis.set_title(wrapped(learnt.named(one), 36), loc="left", fontweight="bold")
        axis.fill_between(days, band.low, band.high, color=PALE, linewidth=0)
        axis.plot(days, band.middle, color="white", linewidth=1)
        axis.plot(days, band.observed, color=ACCENT if not one.fits else INK, linewidth=1.8)
        axis.set_xlabel(say("learnt-band.days"))
        axis.set_ylabel(say("learnt-band.people"))
        axis.set_ylim(0)
        axis.margins(x=0)
        axis.yaxis.set_major_formatter(lambda value, _: amount(value))
    handles = [
        Line2D([], [], color=PALE, linewidth=8, label=say("learnt-band.band")),
        Line2D([], [], color=INK, linewidth=1.8, label=say("learnt-band.inside")),
        Line2D([], [], color=ACCENT, linewidth=1.8, label=say("learnt-band.outside")),
    ]
    drawing.legend(handles=handles, loc="outside upper right", frameon=False, ncols=3)
    return drawing


def _sections(found: Calibration) -> Iterator[dict[str, Any]]:
    """Yield each question, with its answer in sentences, its table and its figure; none of these is empty text."""
    none: dict[str, Any] = {"head": [], "rows": [], "picture": "", "count": "", "look": WIDE}
    weights = {"sentences": learnt.weights(found), "head": learnt.head(), "rows": learnt.rows(found)}
    yield none | {"title": say("learnt-weights")} | weights
    yield none | {"title": say("learnt-guards"), "sentences": learnt.guards(found)}
    title = say("learnt-band.title")
    picture = inline(drawn(lambda: figure(found, "")), "band", title)
    yield none | {"title": title, "sentences": learnt.fits(found), "picture": picture}
    head = [*(column(name, "settings") for name in ("theory", "setting", "best")), say("learnt-head.range")]
    settings = {"sentences": [say("learnt-settings.note")], "head": head, "rows": learnt.setting_rows(found)}
    yield none | {"title": say("learnt-settings")} | settings


def _provenance(found: Calibration, about: dict[str, Any]) -> list[tuple[str, str]]:
    known = ", ".join(f"{name} {version}" for name, version in versions().items())
    rows = {
        "seed": str(found.root_seed),
        "network": about["network"]["label"],
        "fingerprint": found.past.parts[0].network.fingerprint,
        "versions": known,
    }
    return [(say(f"origin-{name}"), text) for name, text in rows.items()]
