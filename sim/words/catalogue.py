"""The catalogue: entries of Fluent files, each looked up by its name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
ENGLISH = "en"
"""The language that has every entry; others fall back on it."""

LONGEST = 1000
"""Characters of a value in an entry."""

_language = ContextVar("language", default=ENGLISH)


def languages() -> list[str]:
    """Return the languages there are: every file NAME.ftl in this folder is one.

    Returns
    -------
    list of str
        Codes such as "en", in order.
    """
    return sorted(file.stem for file in FOLDER.glob("*.ftl"))


def language() -> str:
    """Return the language that is spoken now.

    Returns
    -------
    str
        Its code.
    """
    return _language.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language for a while.

    Parameters
    ----------
    code : str
        One of `languages`.

    Yields
    ------
    None
        The language that was spoken before comes back at the end.
    """
    token = _language.set(code)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def _bundle(code: str) -> Any:
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([code], use_isolating=False)
    bundle.add_resource(FluentResource((FOLDER / f"{code}.ftl").read_text(encoding="utf-8")))
    return bundle


def _found(entry: str) -> tuple[Any, Any] | None:
    name, _, part = entry.partition(".")
    for code in dict.fromkeys((_language.get(), ENGLISH)):
        bundle = _bundle(code)
        if bundle.has_message(name):
            message = bundle.get_message(name)
            pattern = message.attributes.get(part) if part else message.value
            if pattern is not None:
                return bundle, pattern
    return None


def known(entry: str) -> bool:
    """Return whether there is an entry.

    Parameters
    ----------
    entry : str
        As in `say`.

    Returns
    -------
    bool
        In the language that is spoken, or in English.
    """
    return _found(entry) is not None


def entries(*beginnings: str) -> str:
    """Return entries of the catalogue as text of a Fluent file, for a page that reads it itself.

    Parameters
    ----------
    *beginnings : str
        How names of the entries begin, where that ends in a dash, else whole names; comments are left out.

    Returns
    -------
    str
        Each entry in the language that is spoken, or in English.
    """
    found: dict[str, str] = {}
    prefixes = tuple(one for one in beginnings if one.endswith("-"))
    for code in dict.fromkeys((ENGLISH, _language.get())):
        name = ""
        for line in (FOLDER / f"{code}.ftl").read_text(encoding="utf-8").splitlines():
            if line[:1].strip(" }"):
                name = "" if line.startswith("#") else line.partition(" ")[0]
                found.pop(name, None)
            if line and (name in beginnings or name.startswith(prefixes)):
                found[name] = found.get(name, "") + line + "\n"
    return "".join(found.values())


def say(entry: str, **values: Any) -> str:
    """Return an entry of the catalogue with its values filled in.

    Parameters
    ----------
    entry : str
        Its name, or name and part ("strategy-hubs.does").
    **values : str or int
        What stands in braces in the entry. Whole numbers are written as the language does, and choose
        between singular and plural; other numbers come as text, from `amount` and `percent`.

    Returns
    -------
    str
        In the language that is spoken. Line breaks in the file are spaces.

    Raises
    ------
    KeyError
        If there is no such entry, or a value is missing: a fault of the program.

    Examples
    --------
    >>> say("worlds", count=4096), say("worlds", count=1)
    ('4,096 worlds', '1 world')
    """
    found = _found(entry)
    if found is None:
        raise KeyError(f"no entry {entry!r} in the catalogue")
    bundle, pattern = found
    given = {name: _cut(value) if isinstance(value, str) else value for name, value in values.items()}
    text, faults = bundle.format_pattern(pattern, given)
    if faults:
        raise KeyError(f"entry {entry!r}: {faults[0]}")
    return str(text).replace("\n", " ")


def _cut(text: str) -> str:
    """Return a text that fits in an entry, which takes no longer ones: names in files can have any length."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 4]} ..."


def label(kind: str, name: str) -> str:
    """Return what something is called in a sentence.

    Parameters
    ----------
    kind : {"strategy", "theory", "mechanism", "measure"}
        Of what kind it is.
    name : str
        Its name in configs and tables.

    Returns
    -------
    str
        The entry of that name; what somebody has named themselves keeps its name.

    Examples
    --------
    >>> label("strategy", "hubs"), label("strategy", "my_own")
    ('people with the most contacts', 'my_own')
    """
    return say(f"{kind}-{name}") if ours(kind, name) else name


def ours(kind: str, name: str) -> bool:
    """Return whether something has a label of its own.

    Parameters
    ----------
    kind, name : str
        As in `label`.

    Returns
    -------
    bool
        False for what somebody has named themselves.
    """
    return name.isidentifier() and known(f"{kind}-{name}")


def labelled(kind: str, name: str) -> str:
    """Return what something is called, with its name in configs in brackets unless that is a part of it.

    Parameters
    ----------
    kind, name : str
        As in `label`.

    Returns
    -------
    str
        For tables and figures.

    Examples
    --------
    >>> labelled("strategy", "hubs"), labelled("strategy", "my_own")
    ('people with the most contacts (hubs)', 'my_own')
    """
    text, own = label(kind, name), name.replace("_", " ")
    if not ours(kind, name) or own in text.lower():
        return text
    return say("with-name", label=text, name=own)
