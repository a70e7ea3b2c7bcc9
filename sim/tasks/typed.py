"""Arguments as typed, looked at before anything slow is loaded."""

from __future__ import annotations

from sim import texts
from sim.errors import InputError
from sim.tasks.arguments import Grammar
from sim.tasks.configs import Configs
from sim.tasks.foreign import check_arguments, usable
from sim.tasks.slips import SWEEP, slip


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
        What the command line understands with those of these files that can be used.

    Raises
    ------
    InputError
        If a word is unknown or stands twice, or a file is refused.
    """
    rest = [one for one in arguments if one not in SWEEP]
    texts.check_arguments(rest)
    grammar = Grammar(usable(configs))
    if wrong := slip(arguments, grammar):
        raise InputError(wrong)
    check_arguments(rest, grammar.keys)
    if wrong := grammar.wrong(arguments):
        raise InputError(wrong)
    return grammar
