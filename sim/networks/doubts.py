"""Is what was read plausible? One check for all formats: of ids, of the first row, of weights.

What is certainly wrong stops, unless the user says that it is right; what may be wrong is a sentence in
``network.counts.doubts``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.networks.spelling import SUSPICIONS, look
from sim.words import say

_FEW = 3
_DAYS = ((1900, 2100), (19000101, 21001231), (6e8, 2.2e9), (6e11, 2.2e12))
"""Years, dates in digits, seconds and thousandths of seconds since 1970."""


class Origin(NamedTuple):
    """Where ties were read.

    Parameters
    ----------
    path : pathlib.Path
        Of the file.
    wrong : callable
        Takes the number of a tie, from 0, and what is wrong with it; returns the error.
    listed : collection of str
        People who stand in a list of people, and not only in ties.
    headless : bool
        Whether it is a table whose first row was not read as a heading.
    """

    path: Path
    wrong: Callable[[int, str], InputError]
    listed: Collection[str] = ()
    headless: bool = False


@dataclass(frozen=True, eq=False)
class Found:
    """Ids and ties as they were read.

    Parameters
    ----------
    ids : sequence of str
        Everybody, each once.
    src, dst : (k,) int64 arrays
        Places in `ids`.
    weight : (k,) float64 array or None
        1 for all if None.
    shown : sequence of str
        What is shown of each id: itself, or its hash.
    """

    ids: Sequence[str]
    src: NDArray[np.int64]
    dst: NDArray[np.int64]
    weight: NDArray[np.float64] | None
    shown: Sequence[str]


def doubts_of(found: Found, origin: Origin, whole: bool, keep: bool) -> tuple[str, ...]:
    """Return what may be wrong with what was read.

    Parameters
    ----------
    found : Found
        All ids and ties.
    origin : Origin
        Where they were read.
    whole : bool
        Whether all ids are plain whole numbers; their spelling raises no doubt.
    keep : bool
        Whether ids are kept that are certainly wrong.

    Returns
    -------
    tuple of str
        Sentences.

    Raises
    ------
    InputError
        If ids are certainly wrong and not to be kept; with the row, the id and the setting.
    """
    said: list[str] = [] if whole else list(_of_ids(found, origin, keep))
    if origin.headless and _alone(found):
        first = [found.shown[found.src[0]], found.shown[found.dst[0]]]
        said.append(say("doubt.first-row", shown=_listed(first)))
    if found.weight is not None and len(found.weight):
        said += _of_weights(found.weight, found.ids if whole else ())
    return tuple(say("doubt", doubt=one) for one in said)


def _of_ids(found: Found, origin: Origin, keep: bool) -> Iterator[str]:
    joined = "\n".join(["", *found.ids, ""])
    known: set[str] = set()
    for entry, suspicion in SUSPICIONS.items():
        suspects = suspicion.among(found.ids, joined, known)
        if not suspects:
            continue
        stops = sorted({*suspects}.difference(origin.listed)) if suspicion.unlisted else suspects
        place = dict.fromkeys(suspects, -1)
        place |= {one: i for i, one in enumerate(found.ids) if one in place}
        shown = _listed([found.shown[place[one]] for one in suspects])
        sentence = say(f"doubt.{entry}", ids=say("ids", count=len(suspects)), shown=shown)
        if suspicion.certain and stops and not keep:
            tie = _first(found, [place[one] for one in stops])
            wrong = partial(origin.wrong, tie) if tie >= 0 else partial(_nowhere, origin.path)
            raise wrong(f"{sentence}; mend them, or write network.odd_ids=keep if they are right")
        yield sentence


def _nowhere(path: Path, message: str) -> InputError:
    return InputError(f"{path}: {message}", field="odd_ids")


def _first(found: Found, people: list[int]) -> int:
    """Return the first tie of some people; -1 if they have none."""
    in_row = np.isin(found.src, people) | np.isin(found.dst, people)
    return int(np.argmax(in_row)) if in_row.any() else -1


def _listed(shown: Sequence[str]) -> str:
    """Return the first few ids in quotes, with what cannot be seen spelt out."""
    few = shown[:_FEW]
    same = len({_plain(one) for one in few}) < len(few)
    some = ", ".join(ascii(one) if same else repr(one) for one in few)
    return f"{some} ..." if len(shown) > _FEW else some


def _plain(text: str) -> str:
    """Return what can be seen of a text: two that differ in the rest have to be spelt out."""
    return look(text).casefold()


def _alone(found: Found) -> bool:
    """Return whether the first tie, and no other, ties two people who have no other tie."""
    if len(found.src) < _FEW or found.src[0] == found.dst[0]:
        return False
    n = len(found.ids)
    ties = np.bincount(found.src, minlength=n) + np.bincount(found.dst, minlength=n)
    alone = (ties[found.src] == 1) & (ties[found.dst] == 1)
    return bool(alone[0]) and int(alone.sum()) == 1


def _of_weights(weight: NDArray[np.float64], ids: Sequence[str]) -> Iterator[str]:
    """Yield a sentence where weights look like something else; `ids` are whole numbers, or none."""
    low, high = float(weight.min()), float(weight.max())
    if low < 1000 or not (weight == np.floor(weight)).all():
        return
    if any(first <= low and high <= last for first, last in _DAYS):
        yield say("doubt.times", shown=f"{weight[0]:.0f}")
        return
    different = np.unique(weight)
    as_ids = np.isin(different, np.array(ids, dtype=np.float64)).mean() if len(ids) else 0.0
    if as_ids > 0.5 or len(different) == len(weight) >= 10:
        yield say("doubt.weights", shown=f"{weight[0]:.0f}")
