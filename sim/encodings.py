"""Which characters the bytes of a text file stand for: found where that is certain, asked for where it is not."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from sim.errors import InputError

ENCODINGS = (
    *("utf-8", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac-roman", "cp850", "cp1250", "cp1251"),
    *("gb18030", "shift-jis", "big5", "euc-kr"),
)
"""Encodings that can be asked for, by the names that Python uses."""

_TRIED = ("cp1252", "mac-roman", "cp850", "cp1250", "cp1251")
"""Encodings in which a word is shown where none is certain."""

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_WORD = re.compile(rb"[^\s,;|\"<>\[\](){}=]{1,40}")


def text_in(raw: bytes, path: Path, what: str, encoding: str | None = None, setting: str = "") -> str:
    """Return the text that bytes stand for.

    Parameters
    ----------
    raw : bytes
        Content of a file.
    path : pathlib.Path
        Its name, for messages.
    what : str
        What it should be, for messages: "a CSV file".
    encoding : str or None
        One of `ENCODINGS`; None takes a mark of byte order, UTF-8, or UTF-16 that is certain without a mark.
    setting : str
        Which setting says the encoding, where one does; then a word of the file is shown.

    Returns
    -------
    str
        Without the mark of byte order.

    Raises
    ------
    InputError
        If it is no text, or it is not certain how it is encoded.
    """
    marked = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), None)
    name = encoding or marked or "utf-8"
    try:
        text = raw.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if encoding is not None:
            line = _line(raw, error.start, name)
            raise InputError(f"cannot read {path}: line {line} is no {name}; take another encoding") from None
        text = _unmarked(raw) if marked is None else "\0"
        if not text and setting:
            raise _unsure(raw, error.start, path, what, setting) from None
    if "\0" in text and encoding is None and marked is None:
        text = _unmarked(raw)
    if (not text and raw) or "\0" in text:
        raise InputError(f"cannot read {path}: {what} is UTF-8 text, this is something else; save it as UTF-8")
    return text


def _line(raw: bytes, place: int, name: str) -> int:
    return raw[:place].decode(name, "replace").count("\n") + 1


def _unmarked(raw: bytes) -> str:
    """Return UTF-16 text without a mark of byte order; empty where it is none for certain.

    Separators and ends of lines have a byte of zero, always on the same side.
    """
    counts = {"utf-16-le": raw[1::2].count(0), "utf-16-be": raw[::2].count(0)}
    name = max(counts, key=lambda one: counts[one])
    if len(raw) % 2 or counts[name] <= 4 * min(counts.values()) or counts[name] * 20 < len(raw):
        return ""
    try:
        text = raw.decode(name)
    except UnicodeDecodeError:
        return ""
    return text if re.search(r"[\s,;=]", text) and not _CONTROL.search(text) else ""


def _unsure(raw: bytes, place: int, path: Path, what: str, setting: str) -> InputError:
    """Return an error that shows how a word reads in this encoding and in that; of what is no text, nothing."""
    if _CONTROL.search(raw.decode("latin-1")):
        return InputError(f"cannot read {path}: {what} is UTF-8 text, this is something else; save it as UTF-8")
    start = max(0, place - 40)
    words = (one.group() for one in _WORD.finditer(raw[start : place + 40]) if start + one.end() > place)
    word = next(words, b"")
    read: dict[str, str] = {}
    for name in _TRIED:
        shown = word.decode(name, "replace")
        if shown.isprintable() and "\ufffd" not in shown and shown not in read:
            read[shown] = name
    ways = ", ".join(f"{name} for {shown!r}" for shown, name in list(read.items())[:3])
    return InputError(
        f"cannot read {path}: {what} is UTF-8 text, line {_line(raw, place, 'latin-1')} is not; "
        f"say how it is encoded: {setting}={ways or '...'}"
    )
