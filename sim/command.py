"""Whom should a campaign approach first? The command:  grapevine key=value ...  or  python run.py key=value ...

Little is imported before it is known what is asked for, so that help and complaints come at once.
"""

from __future__ import annotations

import signal

from sim.ending import kept, stopped, watched
from sim.errors import InputError
from sim.tasks.configs import located
from sim.tasks.declared import refused
from sim.tasks.machine import prepare
from sim.tasks.secrets import concealed
from sim.tasks.telling import complain, forget, lost, tell
from sim.tasks.typed import check
from sim.tasks.usage import usage, version
from sim.words import say


def main(arguments: list[str]) -> int:
    """Do what arguments say, and turn whatever goes wrong into one line.

    Parameters
    ----------
    arguments : list of str
        Arguments of the command line, as typed.

    Returns
    -------
    int
        0; 1 if all is written and could not be told; 2 for bad input, or where nothing could be
        written or loaded; 3 if a study ended before all of it was played; 128 and the number of the signal
        that ended the run.
    """
    prepare()
    forget()
    with watched():
        code = _ended(arguments)
    if code == 0 and lost():
        complain(say("ended-untold", why=lost()) + _where())
        return 1
    return code


def _ended(arguments: list[str]) -> int:
    try:
        _do(arguments)
    except (InputError, OSError, MemoryError) as error:
        if stopped() is None:
            wrong = getattr(error, "strerror", None) or str(error) or "there is not enough memory"
            complain(concealed(f"error: {wrong}", arguments) + _where())
            return getattr(error, "code", 2)
    except BaseException:  # some libraries turn an interruption into an error of their own
        if stopped() is None:
            raise
    number = stopped()
    if number is None:
        return 0
    word = say("ended-interrupted" if number == signal.SIGINT else "ended-terminated")
    complain(word + (_where() or f"; {say('ended-nothing-left')}"))
    return 128 + number


def _where() -> str:
    """Return which runs are whole, where some are."""
    folders = kept()
    if not folders:
        return ""
    return f"; {say('ended-kept', count=len(folders), folder=str(folders[-1]))}"


def _do(arguments: list[str]) -> None:
    if {"-h", "--help"} & set(arguments):
        tell(usage(arguments))
        return
    if {"-V", "--version"} & set(arguments):
        tell(version())
        return
    typed, configs = located(arguments)
    usable = check(typed, configs).configs
    refused(typed)
    for _, why in usable.aside:
        tell(say("told-aside", why=why))
    try:
        from sim.tasks import compare, doing  # noqa: F401
    except (InputError, KeyboardInterrupt):
        raise
    except Exception as error:  # a package is missing, or the surroundings tell one what it cannot bear
        if stopped() is not None:
            raise
        said = " ".join(str(error).split())[:500]
        raise InputError(f"the program cannot be loaded here: {type(error).__name__}: {said}") from None
    doing.do(arguments)
