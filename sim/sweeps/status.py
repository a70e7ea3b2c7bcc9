"""The task `status` of the command line: how far a study has come."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

from sim.errors import InputError
from sim.settings import Checked, same
from sim.sweeps.settings import Swept
from sim.sweeps.store import FACTS, Folder
from sim.tasks.making import of_task
from sim.tasks.output import checked
from sim.tasks.telling import tell
from sim.words import say


@dataclass(frozen=True)
class Named(Checked):
    """Which study.

    Parameters
    ----------
    name : str
        Of its folder in output.
    """

    name: str = same(Swept, "name")


SETTINGS = Named
"""Who declares the settings of this task."""


def run(settings: dict[str, Any]) -> None:
    """Say how far a study has come; nothing is written.

    Parameters
    ----------
    settings : dict
        `name` and `output`.

    Raises
    ------
    InputError
        If there is no such study.
    """
    own = of_task(Named, settings)
    path = checked(settings["output"]) / own.name
    folder = Folder(path)
    facts = folder.facts
    if facts is None:
        raise InputError(f"name is the folder of a study, got {str(path)!r}: there is no {FACTS} in it", field="name")
    jobs = [job.id for job in folder.jobs(facts)]
    done = folder.done()
    failed = sum(done.get(one, False) for one in jobs)
    left = sum(one not in done for one in jobs)
    tell(say("study-status", name=own.name, jobs=len(jobs), done=len(jobs) - left, failed=failed, left=left))
    if folder.damaged:
        tell(say("study-damaged", files=len(folder.damaged), first=folder.damaged[0]))
    at_work = beats(folder)
    if not at_work:
        tell(say("study-idle" if left else "study-complete"))
    for at, ends in at_work:
        entry = "study-ends" if time.time() - at < 60 else "study-silent"
        tell(say(entry, time=time.strftime("%H:%M", time.localtime(ends if entry == "study-ends" else at))))


def beats(folder: Folder) -> list[tuple[float, float]]:
    """Return what runs at work on a study noted last.

    Parameters
    ----------
    folder : Folder
        Of the study.

    Returns
    -------
    list of tuple of float
        When it was noted, and when the run ends, in seconds since 1970.
    """
    found = []
    for file in sorted(folder.path.glob(".running*.json")):
        try:
            note = json.loads(file.read_text(encoding="utf-8"))
            found.append((float(note["at"]), float(note["ends"])))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return found
