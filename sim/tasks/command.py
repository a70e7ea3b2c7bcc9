"""The command: arguments in, a task done, and one line for what is wrong."""

from __future__ import annotations

import importlib
import logging
import signal
from dataclasses import dataclass
from typing import Any

from sim.ending import kept, stopped, watched
from sim.errors import InputError
from sim.settings import Checked, setting, value_of
from sim.tasks.composing import CONFIGS, GRAMMAR, composed, grid, is_sweep
from sim.tasks.machine import prepare
from sim.tasks.secrets import concealed
from sim.tasks.telling import complain, forget, lost, say

OUTSIDE = {"gallery": "experiments.gallery.task"}
"""Tasks that stand outside the package; all others are files in `sim/tasks`."""


@dataclass(frozen=True)
class Command(Checked):
    """What a run does.

    Parameters
    ----------
    task : str
        A file in ``configs/task``.
    """

    task: str = setting("compare", choices=tuple(GRAMMAR.groups.get("task", ())), text="what a run does")


USAGE = """Whom should a campaign approach first?

    python run.py key=value ...          one run
    python run.py -m key=value,value ... a run for each combination
"""


def main(arguments: list[str]) -> int:
    """Do what arguments say, and turn whatever goes wrong into one line.

    Parameters
    ----------
    arguments : list of str
        As typed.

    Returns
    -------
    int
        0; 1 if all is written and could not be told; 2 for bad input, or where nothing could be
        written; 128 and the number of the signal that ended the run.
    """
    prepare()
    forget()
    with watched():
        code = _ended(arguments)
    if code == 0 and lost():
        complain(f"what was found could not be told ({lost()}){_where()}")
        return 1
    return code


def _ended(arguments: list[str]) -> int:
    try:
        _do(arguments)
    except (InputError, OSError, MemoryError) as error:
        if stopped() is None:
            wrong = getattr(error, "strerror", None) or str(error) or "there is not enough memory"
            complain(concealed(f"error: {wrong}", arguments) + _where())
            return 2
    except BaseException:  # some libraries turn an interruption into an error of their own
        if stopped() is None:
            raise
    number = stopped()
    if number is None:
        return 0
    word = "interrupted" if number == signal.SIGINT else "terminated"
    complain(f"{word}{_where() or '; the run left nothing behind'}")
    return 128 + number


def _where() -> str:
    """Return which runs are whole, where some are."""
    folders = kept()
    if not folders:
        return ""
    more = f"{len(folders)} runs, the last" if len(folders) > 1 else "the run"
    return f"; kept: {more} in {folders[-1]}"


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
    if {"-h", "--help"} & set(arguments):
        say(usage())
        return
    logging.getLogger("MESA").setLevel(logging.WARNING)
    if not is_sweep(arguments):
        _play(composed(arguments))
        return
    runs = grid(arguments)
    for place, (special, settings) in enumerate(runs, 1):
        say(concealed(f"Run {place} of {len(runs)}: {' '.join(special)}", arguments))
        _play(settings)


def _play(settings: dict[str, Any]) -> None:
    task = value_of(Command, "task", settings.get("task"))
    importlib.import_module(OUTSIDE.get(task, f"sim.tasks.{task}")).run(settings)
