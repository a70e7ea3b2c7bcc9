"""The task `analyse` of the command line: what a study says."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sim.analysis import telling
from sim.analysis.analyse import analyse
from sim.analysis.analysis import FLIPS
from sim.analysis.effects import EFFECTS, TOGETHER
from sim.analysis.importance import COLUMNS as IMPORTANCE
from sim.analysis.page import write_analysis
from sim.analysis.regrets import COLUMNS as REGRETS
from sim.analysis.winners import COLUMNS as WINNERS
from sim.errors import InputError
from sim.report.columns import with_ends
from sim.report.folder import write_manifest
from sim.report.redo import presentable
from sim.settings import same, setting
from sim.study.rules import Rules
from sim.sweeps.settings import flat
from sim.sweeps.status import Named
from sim.sweeps.table import SETTING
from sim.tasks.making import of_task
from sim.tasks.output import checked, run_folder
from sim.tasks.redoing import write_scenario
from sim.tasks.telling import tell
from sim.words import say


@dataclass(frozen=True)
class Analysed(Named):
    """Which study is analysed, and how it is shown.

    Parameters
    ----------
    name : str
        Of its folder in output.
    x, y : str or None
        Settings along which the map of winners is drawn.
    at : mapping of str to object
        Settings that are held still in that map.
    by_world : bool
        Whether a table by world is written.
    """

    name: str = same(Named, "name", text="the study's folder in output")
    x: str | None = setting(
        None,
        what="a setting that the study varies",
        text="the setting across the map of who wins where",
        also={None: "the one that decides most which plan is best"},
    )
    y: str | None = setting(
        None,
        what="a setting that the study varies",
        text="the setting upwards",
        also={None: "the next one, or none where x is given"},
    )
    at: Mapping[str, Any] = setting(
        (), kind="other", text="settings held still in the map, as in at.campaign.budget=20; the rest is averaged"
    )
    by_world: bool = setting(False, text="write blocks.parquet too: a row for each point, theory, plan and world")


SETTINGS = Analysed
"""Who declares the settings of this task."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "points": ("point", SETTING, "theory", "strategy", "blocks", *with_ends("goal"), "regret"),
    "winners": (SETTING, *WINNERS),
    "flips": FLIPS,
    "effects": EFFECTS,
    "interactions": TOGETHER,
    "importance": IMPORTANCE,
    "regrets": (*REGRETS, SETTING),
    "blocks": ("point", SETTING, "theory", "strategy", "block", "goal"),
}
"""Names of columns by file, in order."""

_USED = ("task", "name", "x", "y", "at", "margin", "level", "by_world", "language", "csv")


def run(settings: dict[str, Any]) -> None:
    """Analyse a study, write a folder, and say what the study says.

    Parameters
    ----------
    settings : dict
        From the configs.

    Raises
    ------
    InputError
        If there is no such study, or something is wrong with the settings; nothing is left behind.
    """
    began = time.time()
    own = of_task(Analysed, settings)
    if settings["margin_money"] is not None:
        raise InputError(
            "margin_money is not for task=analyse: set margin, in the unit of the goal", field="margin_money"
        )
    used = {name: settings[name] for name in _USED} | {"at": flat(own.at or {})}
    rules = Rules(margin=settings["margin"], level=settings["level"])
    found = analyse(checked(settings["output"]) / own.name, margin=rules.margin, level=rules.level)
    said = telling.answer(found)
    with run_folder(settings["output"], began) as folder:
        write_scenario(folder.path, settings)
        write_analysis(found, own.name, presentable(used), folder.path, own.by_world)
        seconds = round(time.time() - began, 3)
        about = {"answer": said, "config": used}
        about["time"] = {"began": datetime.fromtimestamp(began).isoformat(), "seconds": seconds}
        write_manifest(folder.path, about)
    tell(*said, "", say("told-report", file=str(folder.name / "report.html")))
