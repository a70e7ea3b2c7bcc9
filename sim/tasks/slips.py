"""Slips of typing and quoting: arguments that the shell took apart, odd characters, signs in the wrong place.

Each is answered by what to write. Nothing is refused here that would be understood.
"""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Iterator
from typing import Protocol

from sim.tasks.configs import SEVERAL
from sim.tasks.files import as_arguments, is_file, quoted
from sim.tasks.synonyms import meant

SWEEP = ("-m", "--multirun")
"""Asks for a run for each combination of values."""

FORM = "arguments have the form key=value"
_HELP = ("help", "h", "/help", "/h", "/?", "?", "usage")
_COMMANDS = ("run", "run.py", "grapevine", "grapevine.exe", "python", "python3", "py", "start")
_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u201b`\u00b4"
_DASHES = "\u2010-\u2015\u2212"
_PAIRS = {"{": "}", "[": "]", "(": ")"}
_SECOND = re.compile(r"[\w.]+=[^'\"{}=]*?[\s,;&]\s*([A-Za-z_][\w.]*)=")
_NO_COMMA = re.compile(r"\{[^{}\"']*\w+:\s*[^,{}\"':]+?(\s+)(kind|path|parts|worlds|accept|hear)\s*:[^{}]*\}")


class Known(Protocol):
    """What `sim.tasks.arguments.Grammar` tells of words."""

    @property
    def groups(self) -> dict[str, list[str]]:
        """The options of each group."""

    @property
    def keys(self) -> frozenset[str]:
        """All settings and groups."""


def slip(arguments: list[str], known: Known) -> str:
    """Return what is wrong with how arguments were typed.

    Parameters
    ----------
    arguments : list of str
        Arguments of the command line, as typed.
    known : Known
        Settings, groups and their options.

    Returns
    -------
    str
        One line that says what to write; empty if there is nothing.
    """
    looks = (_odd, _two_in_one, _sign, _braces, _bare)
    return next(
        (said for place in range(len(arguments)) for look in looks if (said := look(arguments, place, known))), ""
    )


def _odd(arguments: list[str], place: int, _known: Known) -> str:
    """Look for characters that an editor or a web page puts in the place of those of the keyboard."""
    typed = arguments[place]
    if "'" in typed or '"' in typed:  # in quotes all is meant as it is
        return ""
    mended = re.sub(rf"^[{_DASHES}]+(?=\w)", _dash, typed)
    mended = re.sub(rf"=[{_DASHES}](?=\d)", "=-", mended)
    if mended != typed:
        return f"{typed!r} has a typographic dash: write {mended}"
    mended = re.sub(f"[{_QUOTES}]", "", typed)
    if mended != typed and mended.strip():
        return f"{typed!r} has typographic quotes: write {_shell(mended)}, with quotes of the keyboard"
    if "\uff1d" in typed or re.search(r"=[\uff10-\uff19\uff0e\uff0c]+$", typed):
        return f"{typed!r} has full-width characters: write {_shell(unicodedata.normalize('NFKC', typed))}"
    mended = "".join(map(_plain, typed))
    if mended != typed:
        mended = re.sub(r"\s*=\s*", "=", mended.strip(), count=1)
        return f"{typed!r} has a space or a sign that cannot be seen: write {_shell(mended)}"
    return ""


def _dash(found: re.Match[str]) -> str:
    """Return hyphens: an editor makes one dash of two."""
    long = found.string[found.end() :].partition("=")[0]
    return "-" if long == "m" else "--"


def _plain(one: str) -> str:
    kind = unicodedata.category(one)
    return " " if kind == "Zs" or one == "\r" else "" if kind == "Cf" else one


def _two_in_one(arguments: list[str], place: int, known: Known) -> str:
    typed = arguments[place]
    found = _SECOND.match(typed)
    if found is None or found[1] not in known.keys:
        return ""
    first = typed[: found.start(1)].rstrip(" ,;&")
    return f"{typed!r} is several arguments: write {first} {typed[found.start(1) :]}"


def _sign(arguments: list[str], place: int, known: Known) -> str:
    typed = arguments[place]
    key, equals, value = typed.partition("=")
    if not equals or typed.startswith("-"):
        return ""
    if not key.strip():
        return f"{FORM}, got {typed!r}: a name stands before =, as in worlds=3"
    if value.startswith("="):
        return f"{typed!r} has one = too many: write {_shell(key + '=' + value.lstrip('='))}"
    if key != key.strip() and key.strip() in known.keys:
        return f"no space stands beside =: write {_shell(key.strip() + '=' + value.strip())}, got {typed!r}"
    if key.endswith(".segment") and (found := re.fullmatch(r"(\w+)=([\w.]+)", value)):
        return f"a trait and a value have a colon between them: write {key}={found[1]}:{found[2]}, got {value!r}"
    return ""


def _braces(arguments: list[str], place: int, _known: Known) -> str:
    """Look for what stands in braces: a comma that is missing, an end that is missing."""
    typed = arguments[place]
    if "=" not in typed or "'" in typed or '"' in typed:
        return ""
    if found := _NO_COMMA.search(typed):
        return f"commas stand between settings: write {_shell(typed[: found.start(1)] + ', ' + typed[found.end(1) :])}"
    last = place + 1 == len(arguments) or "=" in arguments[place + 1]
    missing = _open(typed)
    if not last or not missing:
        return ""
    return f"{typed!r} has no end: write {_shell(typed + missing)}"


def _open(text: str) -> str:
    """Return the brackets that are missing at the end."""
    missing: list[str] = []
    for one in text:
        if one in _PAIRS:
            missing.append(_PAIRS[one])
        elif missing and one == missing[-1]:
            missing.pop()
    return "".join(reversed(missing))


def _bare(arguments: list[str], place: int, known: Known) -> str:
    """Look at a word without =."""
    word = arguments[place]
    if "=" in word or word.startswith(("-", "~")):
        return ""
    looks = (_of_command, _apart, _listed, _of_path, _around_sign, _instead_of_sign)
    return next((f"{FORM}, got {word!r}; {said}" for look in looks if (said := look(arguments, place, known))), "")


def _of_command(arguments: list[str], place: int, _known: Known) -> str:
    word = arguments[place].lower()
    if word in _HELP:
        return "write --help to see all there is"
    if word == "version":
        return "write --version"
    if word == "m":
        return "write -m"
    return "leave it out" if word in _COMMANDS and (place == 0 or arguments[place - 1] in _COMMANDS) else ""


def _apart(arguments: list[str], place: int, _known: Known) -> str:
    """Look for brackets or quotes that opened in an argument before."""
    for first in range(place - 1, -1, -1):
        begun = " ".join(arguments[first:place])
        if "=" in arguments[first] and (_open(begun) or begun.count("'") % 2 or begun.count('"') % 2):
            parts = [begun, *_words(arguments, place)]
            whole = " ".join(parts).strip("'")
            return f"the shell took it apart at its spaces: write {_shell(whole + _open(whole))}"
    return ""


def _words(arguments: list[str], place: int) -> Iterator[str]:
    """Yield the words without = from a place on."""
    for one in arguments[place:]:
        if "=" in one or one.startswith(("-", "~")):
            return
        yield one


def _around_sign(arguments: list[str], place: int, known: Known) -> str:
    """Look for spaces beside a sign: ``theory = flow``, ``theory= flow``, ``theory =flow``, ``theory flow``."""
    word, before = arguments[place], arguments[place - 1] if place else ""
    after = arguments[place + 1] if place + 1 < len(arguments) else ""
    if before.endswith("=") and before[:-1] in known.keys:
        return f"no space stands beside =: write {_shell(before + word)}"
    key = meant(word, known.keys)
    if not key:
        return ""
    if after.startswith("="):
        value = after[1:] or (arguments[place + 2] if place + 2 < len(arguments) else "")
        return f"no space stands beside =: write {_shell(f'{key}={value}')}"
    if after and "=" not in after and not after.startswith("-"):
        return f"write {_shell(f'{key}={after}')}"
    return f"write {key}=, and its value"


def _listed(arguments: list[str], place: int, known: Known) -> str:
    """Look for a list that was typed with spaces."""
    before = arguments[place - 1] if place else ""
    key, equals, value = before.partition("=")
    words = list(_words(arguments, place))
    options = known.groups.get(key, []) if key in SEVERAL else []
    numbers = {*SWEEP} & {*arguments} and all(re.fullmatch(r"[\d.]+", one.strip(",")) for one in (value, *words))
    comma = before.endswith(",") or words[0].startswith(",")
    if not equals or not (comma or numbers or words[0] in options):
        return ""
    whole = ",".join(one for text in (value, *words) for one in text.split(",") if one)
    return f"write {_shell(f'{key}={whole}')}, without spaces"


def _of_path(arguments: list[str], place: int, known: Known) -> str:
    """Look for a path that was taken apart at its spaces, or that stands alone."""
    before = arguments[place - 1] if place else ""
    key, equals, value = before.partition("=")
    whole = " ".join([value, *_words(arguments, place)])
    if equals and key in known.groups and is_file(whole):
        return f"write {as_arguments(key, whole)}"
    if equals and key in known.keys and (is_file(whole) or (key == "output" and arguments[place] not in known.keys)):
        return f"a path with spaces stands in quotes: write {quoted(key, whole)}"
    return f"write {as_arguments('network', arguments[place])}" if is_file(arguments[place]) else ""


def _instead_of_sign(arguments: list[str], place: int, known: Known) -> str:
    key, _, value = arguments[place].partition(":")
    known_key = meant(key, known.keys)
    return f"write {_shell(f'{known_key}={value.strip()}')}" if value and known_key else ""


def _shell(argument: str) -> str:
    """Return an argument as it is typed."""
    return argument if re.fullmatch(r"[\w=.,:/+@%-]*", argument) else shlex.quote(argument)
