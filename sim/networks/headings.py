"""The first row of a table: whether it holds names, and which columns they name."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from sim.ids import whole_numbers
from sim.networks.relations import plain_name
from sim.rows import DST, SRC

PAIRS = (
    *(("follower", "followee"), ("follower", "followed"), ("follower", "following"), ("ego", "alter"), ("u", "v")),
    *(("sender", "receiver"), ("sender", "recipient"), ("truster", "trustee"), ("trustor", "trustee"), ("i", "j")),
    *(("nominator", "nominee"), ("rater", "ratee"), ("citing", "cited"), ("caller", "callee"), ("who", "whom")),
    *(("origin", "destination"), ("orig", "dest"), ("start", "end"), ("parent", "child"), ("subject", "object")),
    *(("person", "friend"), ("user", "friend"), ("name", "friend"), ("actor", "partner"), ("author", "coauthor")),
    *(("user", "follower"), ("influencer", "follower"), ("head", "tail"), ("quelle", "ziel"), ("von", "nach")),
    *(("von", "an"), ("von", "zu"), ("sender", "empfänger"), ("source", "cible"), ("origine", "destination")),
    *(("de", "à"), ("de", "vers"), ("origen", "destino"), ("fuente", "destino"), ("origem", "destino")),
    *(("da", "a"), ("origine", "destinazione"), ("bron", "doel"), ("van", "naar"), ("van", "aan")),
)
"""What two columns of ties may be called, as `plain_name` writes it, beside `sim.rows.SRC` and `sim.rows.DST`."""

HEARS_FIRST = ("follower", "truster", "trustor", "nominator", "rater", "citing", "subscriber", "fan", "reader")
HEARD_SECOND = (
    *("follows", "followee", "followed", "following", "trusts", "trustee", "trusted", "nominates", "nominee"),
    *("nominated", "names", "cites", "cited", "subscribesto", "listensto", "asks", "admires"),
)
"""Names of columns that say that who stands first hears who stands second."""

_ENDS = (("1", "2"), ("a", "b"), ("i", "j"), ("x", "y"), ("from", "to"), ("left", "right"), ("source", "target"))
_STARTS = (("from", "to"), ("source", "target"), ("src", "dst"), ("src", "dest"), ("sender", "receiver"))
_INDEX = re.compile(r"|unnamed\d+|index|rownames?")


KONECT = re.compile(r"^%\s*(asym|sym|bip)\s+\w+", re.MULTILINE)
"""What a file of KONECT says on top: whether ties have a direction."""

_SNAP = re.compile(r"^#\s*(un)?directed\s+graph", re.MULTILINE | re.IGNORECASE)


def stated_direction(remarks: str) -> str:
    """Return what lines of comment say of directions, as files of KONECT and of SNAP do.

    Parameters
    ----------
    remarks : str
        The lines before the first row.

    Returns
    -------
    str
        "asym", "sym" or "bip" (two-mode data); empty if they say nothing.
    """
    if konect := KONECT.search(remarks):
        return konect[1]
    snap = _SNAP.search(remarks)
    return "" if snap is None else "sym" if snap[1] else "asym"


def ends_named(names: Sequence[str]) -> tuple[int, int]:
    """Return which columns hold the ends of ties, by a convention of two names.

    Parameters
    ----------
    names : sequence of str
        The cells of the first row.

    Returns
    -------
    tuple of int and int
        Places of the first two that are named so; -1 and -1 if there are none.

    Examples
    --------
    >>> ends_named(["", "user_a", "user_b", "score"])
    (1, 2)
    """
    plain = [plain_name(name) for name in names]
    for one, first in enumerate(plain):
        for other, second in enumerate(plain):
            if one != other and first and second and _pair(first, second):
                return one, other
    return -1, -1


def _pair(first: str, second: str) -> bool:
    if (first, second) in PAIRS or (first in SRC and second in DST):
        return True
    for one, other in _ENDS:
        stem = first.removesuffix(one)
        if first.endswith(one) and second == stem + other and (stem or one == "from"):
            return True
    return any(
        first.startswith(one) and second.startswith(other) and first.removeprefix(one) == second.removeprefix(other)
        for one, other in _STARTS
    )


def hears_first(src: str, dst: str) -> str:
    """Return which name of a column says that who stands first hears who stands second.

    Parameters
    ----------
    src, dst : str
        Names of the two columns of ties.

    Returns
    -------
    str
        One of them; empty if neither does.
    """
    if plain_name(src) in HEARS_FIRST:
        return src
    return dst if plain_name(dst) in HEARD_SECOND else ""


def is_index(name: str, cells: Sequence[str]) -> bool:
    """Return whether a column only counts rows, as R and pandas write it.

    Parameters
    ----------
    name : str
        What stands above.
    cells : sequence of str
        The cells of the first rows below, in their order.

    Returns
    -------
    bool
        True if it has no name of its own and counts from 0 or 1.
    """
    if not _INDEX.fullmatch(plain_name(name)) or not cells:
        return False
    numbers = whole_numbers(np.array(cells, dtype=np.str_))
    return numbers is not None and numbers[0] in (0, 1) and bool((np.diff(numbers) == 1).all())
