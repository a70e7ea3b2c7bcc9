"""The task `gallery` of the command line: reproduce published results, one, several or all."""

from __future__ import annotations

import os
import shutil
from typing import Any

from sim.gallery.command import NAMES, Reproduced, gallery
from sim.shipped import CONFIGS
from sim.tasks.making import of_task
from sim.tasks.output import checked
from sim.tasks.telling import tell

SETTINGS = Reproduced
"""Who declares the settings of this task."""

COMMITTED = CONFIGS.parent / "experiments"
"""In a clone of the repository, where its page stands."""


def run(settings: dict[str, Any]) -> None:
    """Run experiments, write their page, and say what became of each.

    In a clone of the repository a full run of all of them also replaces its page.

    Parameters
    ----------
    settings : dict
        `experiment` (a name, several, or "all"), `size`, `root_seed`, `workers` and `output`.

    Raises
    ------
    InputError
        If something is wrong with them; nothing is written then.
    """
    own, output = of_task(Reproduced, settings), checked(settings["output"])
    verdicts = gallery(
        "all" if own.experiment in ("all", ["all"]) else own.experiment,
        own.size,
        settings["root_seed"],
        settings["workers"] if settings["workers"] is not None else os.cpu_count() or 1,
        output,
        say=tell,
    )
    folder = output / "gallery" / own.size
    skipped = [name for name, verdict in verdicts.items() if verdict.startswith("skipped")]
    if own.size == "full" and set(verdicts) == set(NAMES) and not skipped and (COMMITTED / "README.md").is_file():
        shutil.copytree(folder, COMMITTED, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.json"))
        folder = COMMITTED
    tell(f"\nPage: {folder / 'README.md'}")
