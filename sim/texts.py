"""Odd text: what no file, figure or terminal can hold is refused before anything is played, or spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sim.errors import InputError, told

LONGEST = 1000
"""Characters of an id or a name."""

ROOM = 2**26
"""Characters that a column of text may take, as each of its rows takes as much as the longest."""

LONGEST_SETTING = 10_000
"""Characters of a setting."""

HIGHEST = 2**64
"""Whole numbers in settings are smaller."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_WHY = "a character that no file can hold (a control character, or half of one)"


def visible(text: str) -> str:
    r"""Return text that files, figures and terminals can hold.

    Parameters
    ----------
    text : str
        From anywhere, for instance the name of a file that is not UTF-8.

    Returns
    -------
    str
        Control characters and lone surrogates are spelt out; long text is cut.

    Examples
    --------
    >>> print(visible("a\x1bb"))
    a\x1bb
    """
    text = text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."
    return _UNWRITABLE.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


def writable(text: str) -> bool:
    """Return whether files, figures and terminals can hold a text as it is.

    Parameters
    ----------
    text : str
        Text from a file, an argument or a caller.

    Returns
    -------
    bool
        False for control characters but tabs and ends of lines, and for lone surrogates.
    """
    return (text.isascii() and text.isprintable()) or not _UNWRITABLE.search(text)


def check_name(field: str, name: str) -> None:
    """Refuse an id or a name that cannot be written.

    Parameters
    ----------
    field : str
        What it is, for the message.
    name : str
        What was given.

    Raises
    ------
    InputError
        If it is too long or holds what `writable` refuses.
    """
    if len(name) > LONGEST:
        raise InputError(f"{field} has at most {LONGEST:,} characters, got {len(name):,}: {name[:40]!r}...")
    if not writable(name):
        raise InputError(f"{field} is text that can be written; {name!r} holds {_WHY}")


def check_title(field: str, name: str) -> None:
    """Refuse a name that is shown as it is, and would look like another one.

    Parameters
    ----------
    field : str
        What it is, for the message.
    name : str
        What was given.

    Raises
    ------
    InputError
        If it is empty, has spaces around it or several in a row, or is none for `check_name`.
    """
    check_name(field, name)
    if not name or " ".join(name.split()) != name:
        raise InputError(f"{field} has single spaces, and none at its ends, got {name!r}")


def check_column(field: str, texts: Sequence[str]) -> None:
    """Refuse a column of text that would take more room than is safe.

    Parameters
    ----------
    field : str
        What it is, for the message.
    texts : sequence of str
        One for each row.

    Raises
    ------
    InputError
        If rows times the longest is more than `ROOM`.
    """
    longest = max(map(len, texts), default=0)
    if longest * len(texts) > ROOM:
        raise InputError(
            f"{field}: {len(texts):,} texts of up to {longest:,} characters take too much room; "
            f"at most {ROOM:,} characters are held, so shorten the longest or leave the column out"
        )


def check_ids(ids: Iterable[str]) -> None:
    """Refuse ids that cannot be written or held.

    Parameters
    ----------
    ids : iterable of str
        Ids of all people of a network.

    Raises
    ------
    InputError
        With the first that is wrong.
    """
    ids = list(ids)
    for one in ids:
        check_name("an id", one)
    check_column("ids", ids)


def number_in(word: str, low: int, high: int) -> int | None:
    """Return a whole number that is written with few digits and in range.

    Parameters
    ----------
    word : str
        Text that may be a number; only digits are read.
    low, high : int
        Inclusive range, below 10^18.

    Returns
    -------
    int or None
        None if it is something else.
    """
    number = int(word) if word.isdecimal() and len(word) < 19 else -1
    return number if low <= number <= high else None


def check_arguments(arguments: Sequence[str]) -> None:
    """Refuse arguments that could not be read or written again; their values are not shown.

    Parameters
    ----------
    arguments : sequence of str
        Arguments of the command line, each ``key=value``.

    Raises
    ------
    InputError
        With the key.
    """
    for one in arguments:
        key = visible(one.partition("=")[0])[:80]
        if not writable(one):
            raise InputError(f"{key} holds {_WHY}; a file needs a name in UTF-8")
        if len(one) > LONGEST_SETTING:
            raise InputError(f"{key} has at most {LONGEST_SETTING:,} characters, got {len(one):,}")
        if re.search(r"\d{400}", one):
            raise InputError(f"{key} is given with a number of 400 digits or more; a number has at most 20")


def check_settings(settings: Any, name: str = "") -> None:
    """Refuse settings that could not be computed with or written down; their values are not shown.

    Parameters
    ----------
    settings : object
        A value, or a dict or list of them.
    name : str
        Of the setting.

    Raises
    ------
    InputError
        With the name of the setting.
    """
    for inside, value in _each(settings, name):
        if isinstance(value, (str, Path)) and not writable(str(value)):
            raise InputError(f"{inside} holds {_WHY}")
        if isinstance(value, (str, Path)) and len(str(value)) > LONGEST_SETTING:
            raise InputError(f"{inside} has at most {LONGEST_SETTING:,} characters, got {len(str(value)):,}")
        if isinstance(value, int) and abs(value) >= HIGHEST:
            raise InputError(f"{inside} is a number of at most 20 digits, got a longer one")


def _each(settings: Any, name: str) -> Iterator[tuple[str, Any]]:
    if isinstance(settings, dict):
        for key, value in settings.items():
            if not isinstance(key, str):
                raise InputError(f"the name of a setting is text, got {told(key)}{f' in {name}' if name else ''}")
            inside = f"{name}.{key}" if name else str(key)
            check_name("the name of a setting", inside)
            yield from _each(value, inside)
    elif isinstance(settings, (list, tuple)):
        for value in settings:
            yield from _each(value, name)
    else:
        yield name, settings
