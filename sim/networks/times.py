"""Ties that come and go: when each is there, and which are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.networks.relations import plain_name

REFUSE, EVER = "refuse", "ever"
"""What the setting is where ties must not change with time, and where all ties that ever were are read."""

AT = ("time", "timestamp", "date", "datetime", "year", "when", "unixtime", "epoch", "createdat", "relationshipdateutc")
START = (
    "start",
    "begin",
    "onset",
    "starttime",
    "startdate",
    "timestart",
    "validfrom",
    "fromtime",
    "fromdate",
    "beginn",
)
END = ("end", "stop", "terminus", "endtime", "enddate", "timeend", "validto", "totime", "todate", "until", "ende")
SETS = ("timeset", "interval", "spells", "timestamps")
"""What columns that tell times of ties may be called, as `plain_name` writes it."""

Span = tuple[str, str]
_GROUP = re.compile(r"[\[(]([^\[\]()]*)[\])]")
_DATE = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[T ](.+))?)?)?")


@dataclass(frozen=True, eq=False)
class Times:
    """When ties are there: spans of time, any number for each tie.

    Parameters
    ----------
    names : str
        What tells it, for messages.
    row : (q,) int64 array
        The tie of each span; a tie without a span is always there.
    start, end : list of str
        Ends of each span, as they stand in the file; empty where it has none.
    """

    names: str
    row: NDArray[np.int64]
    start: list[str]
    end: list[str]

    @property
    def changing(self) -> bool:
        """Whether ties differ in time, or end."""
        spans = set(zip(self.start, self.end, strict=True))
        return len(spans) > 1 or any(end != start for start, end in spans)

    def chosen(self, asked: str, ties: int) -> NDArray[np.bool_]:
        """Return which ties are read.

        Parameters
        ----------
        asked : str
            What is chosen, as in `sim.networks.parsed.Reading`.
        ties : int
            How many ties there are.

        Returns
        -------
        (ties,) bool array
            One for each tie.

        Raises
        ------
        InputError
            If ties change with time and nothing is chosen, or a slice is asked for that has none.
        """
        everything = np.ones(ties, dtype=bool)
        if asked == EVER or (asked == REFUSE and not self.changing):
            return everything
        if asked == REFUSE:
            raise InputError(
                f"times says which ties are read, as they change with time ({self.names}): {EVER} for all that ever "
                "were, FROM..TO for a slice, as in 2001..2003 or 2024-01-01..2024-03-31",
                field="times",
            )
        kept = everything
        kept[self.row] = False
        kept[self.row[self._inside(asked)]] = True
        if not kept.any():
            raise InputError(
                f"times is a slice in which there are ties, got {asked}; they run from {self._extent()}", field="times"
            )
        return kept

    def _inside(self, asked: str) -> NDArray[np.bool_]:
        first, _, last = asked.partition("..")
        plain = all(_number(one) is not None for one in {*self.start, *self.end})
        if plain and any(_number(one) is None for one in (first, last)):
            raise InputError(
                f"times is FROM..TO in numbers, as in {self.names}; got {asked}; they run from {self._extent()}",
                field="times",
            )
        low, high = _ends([first], plain)[0], _ends([last], plain)[1]
        inside: NDArray[np.bool_] = (_ends(self.start, plain)[0] <= high[0]) & (_ends(self.end, plain)[1] >= low[0])
        return inside

    def _extent(self) -> str:
        told = sorted({one for one in (*self.start, *self.end) if one}, key=lambda one: (_number(one) or 0.0, one))
        return f"{told[0]} to {told[-1]}"


def check_times(asked: Any) -> None:
    """Refuse a choice of times that is none.

    Parameters
    ----------
    asked : object
        What was given.

    Raises
    ------
    InputError
        Unless it is "refuse", "ever", or FROM..TO with at least one end, each a number or a date.
    """
    if asked in (REFUSE, EVER):
        return
    first, dots, last = asked.partition("..") if isinstance(asked, str) else ("", "", "")
    known = all(_number(one) is not None or _DATE.fullmatch(one) for one in (first, last))
    if not (dots and (first or last) and known):
        raise InputError(
            f"times is {REFUSE}, {EVER}, or FROM..TO in numbers or dates (2024-01-31), got {asked!r}", field="times"
        )


def spans_of(about: dict[str, Any]) -> list[Span]:
    """Take what is told of the times of a tie out of its attributes.

    Parameters
    ----------
    about : dict
        Attributes by name; those that tell times are removed.

    Returns
    -------
    list of tuple of str and str
        Start and end of each span; empty if nothing is told.
    """
    found = {name: str(about.pop(name) or "").strip() for name in time_names(about)}
    return spans({plain_name(name): text for name, text in found.items()})


def time_names(names: Iterable[str]) -> list[str]:
    """Return what tells times of ties.

    Parameters
    ----------
    names : iterable of str
        Of columns or attributes.

    Returns
    -------
    list of str
        Those that do, in their order.
    """
    return [name for name in names if plain_name(name) in (*AT, *START, *END, *SETS)]


def spans(told: dict[str, str]) -> list[Span]:
    """Return the spans of a tie.

    Parameters
    ----------
    told : dict of str to str
        Text of each of its columns that tell times, by `plain_name`.

    Returns
    -------
    list of tuple of str and str
        Those that have an end at least.
    """
    start = next((told[name] for name in START if told.get(name)), "")
    end = next((told[name] for name in END if told.get(name)), "")
    found = [(start, end)]
    found += [(told[name], told[name]) for name in AT if told.get(name)] if not (start or end) else []
    for name in SETS:
        found += _of_set(told.get(name, ""))
    return [one for one in found if any(one)]


def _of_set(text: str) -> Iterator[Span]:
    """Yield the spans of a text as Gephi writes it: <[2001, 2003]; [2005, 2006]>, or <[1, 2, 4]> for moments."""
    for group in _GROUP.findall(text):
        parts = [part.strip().strip('"') for part in group.split(",")]
        infinite = ["" if part.lower().lstrip("+-") in ("infinity", "inf") else part for part in parts]
        yield from [(infinite[0], infinite[1])] if len(infinite) == 2 else [(one, one) for one in infinite]


def _number(text: str) -> float | None:
    """Return a text as a number; 0 for nothing, None if it is none."""
    try:
        return float(text or 0) if "_" not in text else None
    except ValueError:
        return None


def _ends(texts: list[str], plain: bool) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the first and the last moment of each text: without end where it is empty."""
    low, high = {"": -np.inf}, {"": np.inf}
    for text in {*texts} - {""}:
        low[text], high[text] = (float(text), float(text)) if plain else _moments(text)
    return np.array([low[text] for text in texts]), np.array([high[text] for text in texts])


def _moments(text: str) -> tuple[float, float]:
    """Return the first and the last second of a year, a month, a day or a moment, from 1970."""
    found = _DATE.fullmatch(text)
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in found.groups()[:3])
        if found[4]:
            moment = datetime.fromisoformat(text)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return moment.timestamp(), moment.timestamp()
        first = datetime(year or 0, month or 1, day or 1, tzinfo=UTC)
        if day:
            after = first + timedelta(days=1)
        else:
            after = first.replace(
                year=first.year + (not month or month == 12), month=1 if not month else month % 12 + 1
            )
    except (ValueError, OverflowError):
        raise InputError(
            f"times in a file are numbers or dates such as 2024-01-31, got {text!r}", field="times"
        ) from None
    return first.timestamp(), after.timestamp() - 1
