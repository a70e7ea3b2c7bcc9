"""What plans, theories and assumptions are called in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from sim.report.spelling import plain
from sim.words import capital, known, label, listed, say


def plans(names: Sequence[str], last: str = "and") -> str:
    """Return plans as a list in a sentence.

    Parameters
    ----------
    names : sequence of str
        As they stand in tables.
    last : {"and", "or"}
        What stands before the last of several.

    Returns
    -------
    str
        Their labels.
    """
    return listed([label("strategy", name) for name in names], last)


def if_theory(name: str) -> str:
    """Return the condition that a theory is true.

    Parameters
    ----------
    name : str
        As it stands in tables.

    Returns
    -------
    str
        For instance "if a few key people decide".
    """
    entry = f"theory-{name}.if"
    return say(entry) if known(entry) else say("own-theory", name=label("theory", name))


def if_headed(name: str) -> str:
    """Return the condition that a theory is true, with its name in configs, as a heading.

    Parameters
    ----------
    name : str
        As it stands in tables.

    Returns
    -------
    str
        For instance "If a few key people decide (key person)".
    """
    text = if_theory(name)
    if known(f"theory-{name}.if"):
        text = say("with-name", label=text, name=plain(name))
    return capital(text)


def first_line(thing: object) -> str:
    """Return the first line of the documentation of a theory or strategy.

    Parameters
    ----------
    thing : object
        An instance; a theory that was matched stands for the one it was made from.

    Returns
    -------
    str
        Nothing where there is none.
    """
    own = getattr(thing, "theory", thing)
    return (type(own).__doc__ or "").strip().partition("\n")[0].replace("``", "")


def assumption(name: str, inside: str = "") -> str:
    """Return what an assumption is called.

    Parameters
    ----------
    name : str
        As it stands in tables.
    inside : str
        What follows in brackets: the setting that it is about, on figures; empty for nothing.

    Returns
    -------
    str
        In a few words.
    """
    own = f"assumption-{name.replace(' ', '-')}"
    text = say(own) if known(own) else label("mechanism", name.replace(" ", "_"))
    return say("with-name", label=text, name=inside) if inside else text
