"""Observed days as people give them: a table, a file, a mapping or an array, made into histories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.errors import InputError, did_you_mean
from sim.learning.history import History
from sim.network import Network
from sim.networks.nodes import Nodes
from sim.people import People
from sim.reading import path_of

DAY, ADOPTED, SEED = ("day", "days", "time", "period"), ("adopted", "convinced"), ("seed", "seeds")
"""Names that columns may have: when, whether at all, and who was approached."""

FARTHEST = 1_000_000
"""The largest number of a day."""

Columns = dict[str, NDArray[Any]]


def histories(
    network: Network, people: People, days: Any, group: str | Sequence[Any] | None = None, until: int | None = None
) -> list[History]:
    """Return past campaigns on a network.

    Parameters
    ----------
    network, people : Network and People
        Who hears whom, and what is known of them.
    days, group, until
        As in `sim.calibrate`.

    Returns
    -------
    list of History
        One or more.

    Raises
    ------
    InputError
        If there are no days, people are not in the network, or the days cannot be told apart.
    """
    given = list(_each(days))
    if not given:
        raise InputError("days is one campaign or more, got none", field="days")
    return [_history(network, people, one, group, until) for one in given]


def _each(days: Any) -> Iterator[Any]:
    if isinstance(days, (list, tuple)) or (isinstance(days, np.ndarray) and days.ndim == 2):
        yield from days
    else:
        yield days


def _history(
    network: Network, people: People, given: Any, group: str | Sequence[Any] | None, until: int | None
) -> History:
    name = Path(given).name if isinstance(given, (str, Path)) else ""
    rows = _Rows(network, _columns(network, given), f"{name}: " if name else "")
    days, last = rows.shifted(until)
    return History(network, days, last, _groups(network, people, rows.columns, group), name)


def _columns(network: Network, given: Any) -> Columns:
    """Return columns in the order of people; what is not known of a person is not-a-number, or empty."""
    if isinstance(given, (str, Path)):
        table = Nodes(path_of("days", given))
        ids = [str(person) for person in network.ids.tolist()]
        _, traits, counts = table.joined(ids, "the network")
        if counts["only_in_nodes"]:
            raise InputError(
                f"days hold people of the network; {counts['only_in_nodes']:,} of {len(table.people):,} in"
                f" {str(given)!r} are not in it; people without ties come with network.nodes",
                field="days",
            )
        return {name: values[: network.n] for name, values in traits.items()}
    if isinstance(given, np.ndarray):
        if given.shape != (network.n,) or given.dtype.kind not in "iuf":
            raise InputError(
                f"days has one number per person ({network.n:,}), got shape {given.shape}, {given.dtype}", field="days"
            )
        return {"day": np.where(given < 0, np.nan, given.astype(np.float64))}
    if isinstance(given, Mapping) and not isinstance(given, pd.DataFrame):
        given = pd.DataFrame({"id": list(given), "day": list(given.values())})
    if not isinstance(given, pd.DataFrame) or "id" not in given:
        raise InputError(
            "days is a file, a table with the columns id and day, a mapping of ids to days, or an array, got"
            f" {type(given).__name__}",
            field="days",
        )
    return _of_frame(network, given)


def _of_frame(network: Network, frame: pd.DataFrame) -> Columns:
    rows = np.array([network.number(person, "days") for person in frame["id"]], np.int64)
    if len(np.unique(rows)) < len(rows):
        twice = network.ids[np.flatnonzero(np.bincount(rows) > 1)[0]]
        raise InputError(f"days has each person once, got {twice!s} twice", field="days")
    found: Columns = {}
    for name in (one for one in frame.columns if one != "id"):
        numbers = pd.to_numeric(frame[name], errors="coerce").to_numpy(np.float64)
        text = np.isnan(numbers) & frame[name].notna().to_numpy()
        values = np.full(network.n, np.nan) if not text.any() else np.full(network.n, "", dtype=object)
        values[rows] = numbers if not text.any() else frame[name].astype(str)
        found[str(name)] = values
    return found


@dataclass(frozen=True, eq=False)
class _Rows:
    """Columns of one campaign, and what its messages begin with."""

    network: Network
    columns: Columns
    where: str

    def _wrong(self, text: str) -> InputError:
        return InputError(f"{self.where}{text}", field="days")

    def _named(self, names: tuple[str, ...]) -> NDArray[np.float64] | None:
        plain = {name.lower(): values for name, values in self.columns.items()}
        found = next((plain[name] for name in names if name in plain), None)
        if found is not None and found.dtype.kind != "f":
            raise self._wrong(f"{names[0]} is a number in each row or empty, got text such as {_text(found)!r}")
        return found

    def _days(self) -> NDArray[np.float64]:
        """Return the day of each person as given, not-a-number for never."""
        days, adopted = self._named(DAY), self._named(ADOPTED)
        if days is None:
            known = ", ".join(self.columns) or "none"
            raise self._wrong(
                f"days has a column {', '.join(DAY[:-1])} or {DAY[-1]}, got {known}; whoever is convinced in the end"
                " is not enough: without days, theories cannot be told apart"
            )
        if adopted is not None:
            days = np.where(adopted > 0, days, np.nan)
        whole = days[~np.isnan(days)]
        bad = whole[(whole % 1 != 0) | (np.abs(whole) > FARTHEST)]
        if len(bad):
            raise self._wrong(f"day is a whole number up to {FARTHEST:,}, got {bad[0]:g}")
        if not len(whole):
            raise self._wrong("days tells of one convinced person or more, got nobody")
        return days

    def shifted(self, until: int | None) -> tuple[NDArray[np.int64], int]:
        """Return the days from that of the seeds on, -1 for never, and the last day."""
        days, told = self._days(), self._named(SEED)
        first = float(np.nanmin(days))
        if told is not None:
            first = self._day_of_seeds(days, told > 0)
        last = float(np.nanmax(days)) if until is None else float(until)
        days = np.where(days > last, np.nan, days)
        if last <= first:
            people = int(np.count_nonzero(days == first))
            raise self._wrong(
                f"days are two or more (who is convinced on the first is taken as given), got day {first:g} alone, for"
                f" all {people:,} who are convinced"
            )
        if last - first > 32_766:
            raise self._wrong(
                f"days lie within 32,766 of the first, got {first:g} to {last:g}; count in longer periods"
            )
        return np.where(np.isnan(days), -1, np.nan_to_num(days) - first).astype(np.int64), int(last - first)

    def _day_of_seeds(self, days: NDArray[np.float64], seeds: NDArray[np.bool_]) -> float:
        """Return the day on which all seeds are convinced; nobody else is on it, or before."""
        if not seeds.any():
            raise self._wrong("seed is 1 for who was approached, got nobody")
        own = days[seeds]
        if np.isnan(own).any() or (own != own[0]).any():
            raise self._wrong(f"seeds have one day, the same for all, got {_listed(own)}")
        early = ~seeds & (days <= own[0])
        if early.any():
            who = np.flatnonzero(early)[0]
            raise self._wrong(
                f"days of others come after that of the seeds ({own[0]:g}), got day {days[who]:g} for"
                f" {self.network.ids[who]!s}; give them a later day, or seed 1"
            )
        return float(own[0])


def _listed(days: NDArray[np.float64]) -> str:
    """Return days in a message."""
    few = ["none" if np.isnan(one) else f"{one:g}" for one in np.unique(days)[:4]]
    return ", ".join(few)


def _text(values: NDArray[Any]) -> str:
    """Return the first cell that is no number."""
    for cell in values.tolist():
        try:
            float(cell or 0)
        except ValueError:
            return str(cell)
    return ""


def _groups(network: Network, people: People, columns: Columns, group: str | Sequence[Any] | None) -> NDArray[np.int64]:
    if group is None:
        return np.zeros(network.n, np.int64)
    if isinstance(group, str):
        known: dict[str, Any] = {**people.traits, **columns}
        if group not in known:
            raise InputError(
                f"group is a column of the days or a trait of people ({', '.join(known)}), got"
                f" {group!r}.{did_you_mean(group, known)}",
                field="group",
            )
        values = known[group]
    else:
        values = np.asarray(group)
        if values.shape != (network.n,):
            raise InputError(f"group has one value per person ({network.n:,}), got {values.shape}", field="group")
    return np.unique(values.astype(np.str_), return_inverse=True)[1].astype(np.int64)
