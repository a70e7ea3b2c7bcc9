"""Arguments as typed, looked at before anything slow is loaded."""

from __future__ import annotations

from pathlib import Path

from sim import texts
from sim.errors import InputError
from sim.tasks.arguments import GRAMMAR, SWEEP
from sim.tasks.configs import CONFIGS
from sim.tasks.foreign import check_arguments, check_files


def check(arguments: list[str], configs: Path = CONFIGS) -> None:
    """Refuse arguments that are wrong by themselves, and configs that do more than set settings.

    Parameters
    ----------
    arguments : list of str
        Arguments of the command line, as typed.
    configs : pathlib.Path
        ``config.yaml``, and a folder for each group.

    Raises
    ------
    InputError
        If a word is unknown or stands twice, or a file is refused.
    """
    rest = [one for one in arguments if one not in SWEEP]
    texts.check_arguments(rest)
    check_arguments(rest)
    check_files(configs)
    if wrong := GRAMMAR.wrong(arguments):
        raise InputError(wrong)
