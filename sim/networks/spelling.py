"""Ids whose spelling is suspicious: what each suspicion looks for, and whether it is a certain fault.

A million ids are looked through: each suspicion first asks the text of all ids together, which is fast.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sim.rows import DST, SRC, WEIGHT

_MISSING = {"nan", "NaN", "NAN", "NA", "N/A", "n/a", "#N/A", "#NA", "<NA>", "None", "none", "NONE", "NULL", "null"}
_ERRORS = {"#VALUE!", "#REF!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
_WORDS = (*SRC, *DST, *WEIGHT, "follower", "followee", "ego", "alter", "id", "node", "name", "vertex", "label")
_COLUMNS = {form for word in _WORDS for form in (word, word.upper(), word.title())}
_SCIENTIFIC = re.compile(r"[+-]?\d(\.\d+)?[eE]\+\d+")
_FLOAT = re.compile(r"([+-]?\d+)\.0+")
_INVISIBLE = re.compile("[\u00a0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff]")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec"
_DATE = re.compile(
    rf"(?i)\d{{1,4}}([-/.])\d{{1,2}}\1\d{{1,4}}([ T]\d\d:\d\d.*)?|\d{{1,2}}-({_MONTHS})(-\d\d+)?|({_MONTHS})-\d\d"
)


class Suspicion(NamedTuple):
    """Something that is suspicious in ids.

    Parameters
    ----------
    among : callable
        Takes all ids, these ids as lines of one text, and an empty set to keep the ids in; returns those that
        are suspicious.
    certain : bool
        Whether it is a fault for certain.
    unlisted : bool
        Whether it is none for people who stand in a list of people.
    """

    among: Callable[[Sequence[str], str, set[str]], list[str]]
    certain: bool = False
    unlisted: bool = False


def _missing(ids: Sequence[str], joined: str, known: set[str]) -> list[str]:
    return sorted((_MISSING | _ERRORS).intersection(ids))


def _columns(ids: Sequence[str], joined: str, known: set[str]) -> list[str]:
    return sorted(_COLUMNS.intersection(ids))


def _scientific(ids: Sequence[str], joined: str, known: set[str]) -> list[str]:
    return [one for one in ids if _SCIENTIFIC.fullmatch(one)] if "E+" in joined or "e+" in joined else []


def _numbers(ids: Sequence[str], joined: str, known: set[str]) -> list[str]:
    if ".0\n" not in joined and ".00" not in joined:
        return []
    spelt = [(found[1], one) for one in ids if (found := _FLOAT.fullmatch(one))]
    everybody = _all(ids, known)
    return [one for pair in spelt if pair[0] in everybody for one in pair]


def _zeros(ids: Sequence[str], joined: str, known: set[str]) -> list[str]:
    if "\n0" not in joined:
        return []
    everybody = _all(ids, known)
    spelt = [(one.lstrip("0") or "0", one) for one in ids if one[:1] == "0" and one.isdecimal() and len(one) > 1]
    return [one for pair in spelt if pair[0] in everybody for one in pair]


def _alike(ids: Sequence[str], joined: str, known: set[str]) -> list[str]:
    """Return ids that look like another: composed in another way, with blanks or characters that cannot be seen."""
    composed = joined.isascii() or (unicodedata.is_normalized("NFC", joined) and not _INVISIBLE.search(joined))
    if composed and not any(blanks in joined for blanks in ("  ", " \n", "\n ", "\t")):
        return []
    seen: dict[str, list[str]] = {}
    for one in ids:
        seen.setdefault(look(one), []).append(one)
    return [one for several in seen.values() if len(several) > 1 for one in several]


def look(text: str) -> str:
    """Return what can be seen of an id.

    Parameters
    ----------
    text : str
        An id as it was read.

    Returns
    -------
    str
        With characters composed, without those that cannot be seen, with single blanks.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    plain = unicodedata.normalize("NFC", text)
    return " ".join("".join(one for one in plain if unicodedata.category(one) not in ("Cf", "Cc")).split())


def _case(ids: Sequence[str], joined: str, known: set[str]) -> list[str]:
    small = joined.casefold()
    if small == joined or len(set(small.split("\n"))) == len(ids) + 1:
        return []
    seen: dict[str, list[str]] = {}
    for one in ids:
        seen.setdefault(one.casefold(), []).append(one)
    return [one for several in seen.values() if len(several) > 1 for one in several]


def _dates(ids: Sequence[str], joined: str, known: set[str]) -> list[str]:
    if not any(sign in joined for sign in "-/."):
        return []
    return [one for one in ids if len(one) < 30 and _DATE.fullmatch(one)]


def _comments(ids: Sequence[str], joined: str, known: set[str]) -> list[str]:
    if not any(sign in joined for sign in ("\n#", "\n%", "\n//")):
        return []
    found = [one for one in ids if one.startswith(("#", "%", "//")) and one not in _ERRORS | _MISSING]
    return found if 2 * len(found) < len(ids) else []


def _all(ids: Sequence[str], known: set[str]) -> set[str]:
    if not known:
        known.update(ids)
    return known


SUSPICIONS = {
    "missing": Suspicion(_missing, certain=True, unlisted=True),
    "scientific": Suspicion(_scientific, certain=True),
    "numbers": Suspicion(_numbers, certain=True),
    "alike": Suspicion(_alike, certain=True),
    "case": Suspicion(_case),
    "zeros": Suspicion(_zeros),
    "columns": Suspicion(_columns),
    "dates": Suspicion(_dates),
    "comments": Suspicion(_comments),
}
"""Suspicions by the entry of the catalogue that tells each."""
