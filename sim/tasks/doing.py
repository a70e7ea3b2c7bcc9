"""What a command asks for: one run, or one for each combination of values."""

from __future__ import annotations

import importlib
import logging
from dataclasses import dataclass
from typing import Any

from sim.report.csv import FORMS, writing
from sim.report.figures import drawing
from sim.settings import Checked, setting, value_of
from sim.tasks.arguments import GRAMMAR
from sim.tasks.composing import composed, grid, is_sweep
from sim.tasks.output import Output
from sim.tasks.secrets import concealed
from sim.tasks.telling import tell
from sim.tasks.together import Together
from sim.words import languages, say, speaking

OUTSIDE = {
    "analyse": "sim.analysis.task",
    "gallery": "sim.gallery.task",
    "idea": "sim.ideas.task",
    "status": "sim.sweeps.status",
    "study": "sim.sweeps.task",
}
"""Tasks that stand outside the package; all others are files in `sim/tasks`."""


@dataclass(frozen=True)
class Command(Checked):
    """What a run does, and in which language it tells of it.

    Parameters
    ----------
    task : str
        A file in ``configs/task``.
    language : str
        One of `sim.words.languages`; names of settings, columns of CSV files and errors are English in all.
    csv : str
        How CSV files are written, one of `sim.report.csv.FORMS`.
    """

    task: str = setting("compare", choices=tuple(GRAMMAR.groups.get("task", ())), text="what a run does")
    language: str = setting("en", choices=tuple(languages()), text="language of report and terminal")
    csv: str = setting("en", choices=FORMS, text="form of CSV files; de: semicolons, decimal commas, for German Excel")


def do(arguments: list[str]) -> None:
    """Do what arguments say.

    Parameters
    ----------
    arguments : list of str
        Arguments of the command line, as typed.

    Raises
    ------
    InputError
        If something is wrong with them.
    """
    logging.getLogger("MESA").setLevel(logging.WARNING)
    if not is_sweep(arguments):
        _play(composed(arguments), arguments)
        return
    runs = grid(arguments)
    tell(_told(runs))
    together = Together(runs[0][1])
    for place, (special, settings) in enumerate(runs, 1):
        told = say("told-run", place=place, count=len(runs), special=" ".join(special))
        tell(concealed(told, arguments))
        _play(settings | {"figures": bool(settings.get("figures"))}, [])
        together.add([one for one in special if concealed(one, arguments) == one])
    tell(*together.write())


def _told(runs: list[tuple[list[str], dict[str, Any]]]) -> str:
    """Return what a sweep does: people take it for a comparison."""
    special = {text for texts, _ in runs for text in texts}
    alone = [group for group in ("theory", "seeding") if any(text.startswith(f"{group}=") for text in special)]
    if alone:
        return say("told-sweep.alone", count=len(runs), what=alone[0] if len(alone) == 1 else "both")
    return say("told-sweep", count=len(runs))


def _play(settings: dict[str, Any], arguments: list[str]) -> None:
    task = value_of(Command, "task", settings.get("task"))
    language, form = (value_of(Command, name, settings.get(name)) for name in ("language", "csv"))
    figures = value_of(Output, "figures", settings.get("figures"))
    with speaking(language), writing(form), drawing(figures is not False):
        module = importlib.import_module(OUTSIDE.get(task, f"sim.tasks.{task}"))
        module.sweep(settings, arguments) if task == "study" else module.run(settings)
