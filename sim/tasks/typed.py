"""Arguments as typed, looked at before anything slow is loaded."""

from __future__ import annotations

from sim import texts
from sim.errors import InputError
from sim.tasks.arguments import SWEEP, Grammar
from sim.tasks.configs import Configs
from sim.tasks.declared import refused
from sim.tasks.foreign import check_arguments, check_files


def check(arguments: list[str], configs: Configs) -> Grammar:
    """Refuse arguments that are wrong by themselves, and configs that do more than set settings.

    Parameters
    ----------
    arguments : list of str
        Arguments of the command line, from `sim.tasks.configs.located`.
    configs : Configs
        Files of settings.

    Returns
    -------
    Grammar
        What the command line understands with these files.

    Raises
    ------
    InputError
        If a word is unknown or stands twice, a value is out of range by itself, or a file is refused.
    """
    rest = [one for one in arguments if one not in SWEEP]
    texts.check_arguments(rest)
    check_arguments(rest)
    check_files(configs)
    grammar = Grammar(configs)
    if wrong := grammar.wrong(arguments):
        raise InputError(wrong)
    if rest == arguments:  # the values of a sweep are read by who plays it
        refused(rest)
    return grammar
