"""Hold the plans of finished runs against each other."""

from __future__ import annotations

import time
from datetime import datetime

from sim.report.against import findings, method, ranking
from sim.report.against_page import write_against
from sim.report.columns import with_ends
from sim.report.folder import write_manifest
from sim.report.redo import presentable
from sim.study.against import Held, against
from sim.tasks.making import Settings, of_task
from sim.tasks.output import run_folder
from sim.tasks.redoing import write_scenario
from sim.tasks.telling import tell
from sim.words import say

SETTINGS = Held
"""Who declares the settings of this task."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "against": (
        *("theory", "strategy", "run", "rank", "worlds", "blocks", *with_ends("goal"), *with_ends("vs_best")),
        *("same_worlds", "verdict", "approached", "cost", "aware", "convinced", "buyers", "profit"),
    ),
    "pairs": ("theory", "one", "other", "verdict", "difference", "low", "high", "level", "same_worlds"),
}
"""Names of columns by file, in order; profit only where there is revenue."""

_USED = ("task", "runs", "margin", "margin_money", "level", "language", "csv")


def run(settings: Settings) -> None:
    """Read finished runs, write a folder, and say how their plans stand to each other.

    Parameters
    ----------
    settings : dict
        From the configs.

    Raises
    ------
    InputError
        If something is wrong with them, or the runs cannot be held against each other; nothing is left behind.
    """
    began = time.time()
    of_task(Held, settings)
    held = against(*(settings[name] for name in ("runs", "margin", "margin_money", "level")))
    said = [*findings(held), *method(held)]
    used = {name: settings[name] for name in _USED}
    with run_folder(settings["output"], began) as folder:
        write_scenario(folder.path, settings)
        write_against(held, said, presentable(used), folder.path)
        about = {"answer": said, "runs": {one.name: one.checksum for one in held.runs}, "config": used}
        seconds = round(time.time() - began, 3)
        about["time"] = {"began": datetime.fromtimestamp(began).isoformat(), "seconds": seconds}
        write_manifest(folder.path, about)
    tell(ranking(held), "", *said, "", say("told-report", file=str(folder.name / "report.html")))
