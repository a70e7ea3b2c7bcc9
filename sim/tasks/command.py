"""The command: arguments in, a task done, and one line for what is wrong."""

from __future__ import annotations

import importlib
import logging
import sys
from typing import Any

from sim.errors import InputError, check_choice
from sim.tasks.composing import CONFIGS, GRAMMAR, composed, grid, is_sweep

OUTSIDE = {"gallery": "experiments.gallery.task"}
"""Tasks that stand outside the package; all others are files in `sim/tasks`."""

USAGE = """Whom should a campaign approach first?

    python run.py key=value ...          one run
    python run.py -m key=value,value ... a run for each combination
"""


def main(arguments: list[str]) -> int:
    """Do what arguments say, and turn what users get wrong into one line and exit code 2.

    Parameters
    ----------
    arguments : list of str
        As typed.

    Returns
    -------
    int
        0, 2 for bad input, 130 if interrupted.
    """
    try:
        if {"-h", "--help"} & set(arguments):
            print(usage())
        else:
            _do(arguments)
    except InputError as error:
        print(f"error: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted; the run left nothing behind", file=sys.stderr)
        return 130
    return 0


def usage() -> str:
    """Return how the command is used.

    Returns
    -------
    str
        The options of each group, and the settings beside them.
    """
    groups = "\n".join(f"  {group}: {', '.join(options)}" for group, options in GRAMMAR.groups.items())
    return f"{USAGE}\nGroups and their options:\n{groups}\n\n{(CONFIGS / 'config.yaml').read_text(encoding='utf-8')}"


def _do(arguments: list[str]) -> None:
    logging.getLogger("MESA").setLevel(logging.WARNING)
    if not is_sweep(arguments):
        _play(composed(arguments))
        return
    runs = grid(arguments)
    for place, (special, settings) in enumerate(runs, 1):
        print(f"Run {place} of {len(runs)}: {' '.join(special)}", flush=True)
        _play(settings)


def _play(settings: dict[str, Any]) -> None:
    task = check_choice("task", settings.get("task"), GRAMMAR.groups["task"])
    importlib.import_module(OUTSIDE.get(task, f"sim.tasks.{task}")).run(settings)
