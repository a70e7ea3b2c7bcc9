"""A study's report: one page that says who wins where first, and its tables and figures as files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from sim.analysis import telling
from sim.analysis.analysis import Analysis
from sim.analysis.figures import map_note, response, winner_map
from sim.analysis.importance_figure import importance_figure
from sim.analysis.tables import ROWS, head, rows
from sim.report.csv import write_csv
from sim.report.figures import drawn, save
from sim.report.folder import versions
from sim.report.html import ONE, WIDE, write_page
from sim.report.inline import inline
from sim.report.redo import command
from sim.words import say


def write_analysis(of: Analysis, name: str, config: dict[str, Any], folder: Path, by_world: bool = False) -> None:
    """Write report.html, its tables as CSV files, and its figures.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.
    name : str
        What it is called.
    config : dict
        Settings of the run, to be shown.
    folder : pathlib.Path
        Where to put them.
    by_world : bool
        Whether blocks.parquet is written, too: a row for each point, theory, plan and block.
    """
    x, y, at = (config.get(one) for one in ("x", "y", "at"))
    tables = {"points": of.table, "winners": of.winners(x, y, at), "flips": of.flips, "effects": of.effects}
    tables |= {"interactions": of.interactions, "importance": of.importance, "regrets": of.regrets}
    for file, table in tables.items():
        write_csv(table, folder / f"{file}.csv")
    if by_world:
        of.long.to_parquet(folder / "blocks.parquet", index=False)
    for file, draw in figures(of, x, y, at).items():
        save(draw, folder / file)
    page = {
        "title": say("analysis-title", name=name),
        "subtitle": say("analysis-subtitle", settings=", ".join(of.found.settings) or "-", goal=of.found.of),
        "answer": telling.answer(of),
        "sections": list(_sections(of, x, y, at)),
        "provenance": _provenance(of, name),
        "command": command(config),
        "config": json.dumps(config, indent=2, ensure_ascii=False),
        "files": say("analysis-redo"),
    }
    write_page("questions.html.j2", page, folder)


def figures(
    of: Analysis, x: str | None = None, y: str | None = None, at: Any = None, bare: bool = False
) -> dict[str, Callable[[], Figure]]:
    """Return the figures of a study by the names of their files.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.
    x, y, at
        The same as in `Analysis.winners`.
    bare : bool
        Whether to leave titles and notes out.

    Returns
    -------
    dict of str to callable
        Those that this study has.
    """
    found: dict[str, Callable[[], Figure]] = {}
    if of.axes and len(of.found.plans) > 1:
        found["winners"] = lambda: winner_map(of, x, y, at, bare)
    for place, one in enumerate(of.axes[:4]):
        found[f"response_{place + 1}"] = lambda name=one.name: response(of, name, at=None, bare=bare)  # type: ignore[misc]
    if len(of.importance):
        found["importance"] = lambda: importance_figure(of, bare)
    return found


def _sections(of: Analysis, x: str | None, y: str | None, at: Any) -> Iterator[dict[str, Any]]:
    pictures = figures(of, x, y, at, bare=True)

    def picture(name: str, title: str) -> str:
        return inline(drawn(pictures[name]), name, title) if name in pictures else ""

    def section(title: str, sentences: list[str], name: str, table: pd.DataFrame, file: str) -> dict[str, Any]:
        entry = "page-numbers" if len(table) <= ROWS else "page-numbers.first"
        count = say(entry, count=len(table), shown=min(len(table), ROWS), file=file)
        shown = {"head": head(table, file), "rows": rows(table), "count": count}
        look = ONE if len(of.found.theories) == 1 else WIDE
        return {"title": title, "sentences": sentences, "picture": picture(name, title), "look": look} | shown

    if "winners" in pictures:
        title, table = say("analysis-map"), of.winners(x, y, at)
        yield section(title, [map_note(of, of.map_axes(x, y), at)], "winners", table, "winners")
        yield section(say("analysis-changes"), telling.changes(of), "", of.flips, "flips")
        yield section(say("page-regret"), [*telling.safe(of), say("analysis-losses.note")], "", of.regrets, "regrets")
    yield section(say("analysis-matters"), telling.matters(of), "importance", of.importance, "importance")
    for place, one in enumerate(of.axes[:4]):
        title = say("analysis-response.title", goal=of.found.of, setting=one.name)
        own = of.effects[of.effects["setting"] == one.name]
        yield section(title, [say("analysis-response.note")], f"response_{place + 1}", own, "effects")


def _provenance(of: Analysis, name: str) -> list[tuple[str, str]]:
    found = of.found
    known = ", ".join(f"{package} {version}" for package, version in versions().items())
    size = say("analysis-size", points=len(found.points), theories=len(found.theories), plans=len(found.plans))
    return [(say("analysis-origin"), f"{name}: {size}"), (say("origin-versions"), known)]
