"""Whom should a campaign approach first? The command line:  python run.py key=value ..."""

from __future__ import annotations

import importlib
import logging
import os
import sys
from pathlib import Path
from typing import Any

import hydra
from hydra.errors import HydraException, OverrideParseException
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from sim.errors import InputError
from sim.tasks.arguments import Grammar

CONFIGS = Path(__file__).parent / "configs"
GRAMMAR = Grammar(CONFIGS)
OUTSIDE = {"gallery": "experiments.gallery.task"}
"""Tasks that stand outside the package; all others are files in `sim/tasks`."""

_complaints: list[str] = []


@hydra.main(version_base="1.3", config_path=str(CONFIGS), config_name="config")
def play(config: DictConfig) -> None:
    """Do the task a config names; what users got wrong is kept for `main`, Hydra would garnish it."""
    logging.getLogger("MESA").setLevel(logging.WARNING)
    try:
        for missing in sorted(OmegaConf.missing_keys(config)):
            raise InputError(f"{missing} has to be given")
        settings: Any = OmegaConf.to_container(config, resolve=True)
        task = settings["task"]
        importlib.import_module(OUTSIDE.get(task, f"sim.tasks.{task}")).run(settings)
    except (InputError, OmegaConfBaseException) as error:
        _complaints.append(" ".join(str(error).split()))


def explained(error: Exception) -> str:
    """Return one line that says what is wrong with the arguments.

    Parameters
    ----------
    error : Exception
        From Hydra or OmegaConf.

    Returns
    -------
    str
        With a suggestion for a misspelt word.
    """
    complaint = GRAMMAR.complaint(error, sys.argv[1:])
    if isinstance(error, OverrideParseException) and complaint == " ".join(str(error).split()):
        hint = "put a value with unusual characters in double quotes: key='\"value\"'"
        return f"{error.override!r} cannot be read; {hint}"
    return complaint


def main() -> int:
    """Run, and turn what users get wrong into one line and exit code 2.

    Returns
    -------
    int
        0, 2 for bad input, 130 if interrupted.
    """
    os.environ.setdefault("HYDRA_FULL_ERROR", "1")
    sys.argv[1:] = GRAMMAR.with_lists(sys.argv[1:])
    wrong = GRAMMAR.wrong_options(sys.argv[1:])
    try:
        if wrong:
            _complaints.append(wrong)
        else:
            play()
    except (HydraException, OmegaConfBaseException) as error:
        _complaints.append(explained(error))
    except KeyboardInterrupt:
        print("interrupted; the run left nothing behind", file=sys.stderr)
        return 130
    for complaint in _complaints:
        print(f"error: {complaint}", file=sys.stderr)
    return 2 if _complaints else 0


if __name__ == "__main__":
    sys.exit(main())
