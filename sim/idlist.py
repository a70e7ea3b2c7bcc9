"""Lists of people by their ids, given as they are or in a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import AmbiguousLabelError, InputError
from sim.network import Network
from sim.reading import decoded, path_of
from sim.separators import FORMULA, SEPARATORS, between

HEADERS = ("id", "ids", "name", "node", "person")
"""Words in the first row that are no id."""

_BETWEEN = [character for name, character in SEPARATORS.items() if name != "space"]


@dataclass(frozen=True)
class IdList:
    """People who are named by somebody, by their ids or labels.

    Parameters
    ----------
    given : str, Path, or sequence of ids
        A file with an id in each row: in the column ``id`` of a CSV file, else in its first column; or the ids.
    called : str
        What the list is called in messages.
    setting : str
        What the setting is called that names the file.

    Raises
    ------
    InputError
        If it is neither a file nor a list.
    """

    given: Any
    called: str
    setting: str = "path"

    def __post_init__(self) -> None:
        if isinstance(self.given, Iterable) and not isinstance(self.given, (str, bytes)):
            object.__setattr__(self, "given", tuple(self.given))
        elif not isinstance(self.given, (str, Path)) or not str(self.given):
            raise InputError(f"{self.setting} is a file of ids, or a list of them, got {self.given!r}", field="path")

    @property
    def files(self) -> tuple[Path, ...]:
        """The file, unless ids are given."""
        return () if isinstance(self.given, tuple) else (Path(self.given),)

    @property
    def ids(self) -> list[Any]:
        """Ids as they stand there, in their order."""
        if isinstance(self.given, tuple):
            return list(self.given)
        try:
            text = decoded(path_of(self.setting, self.given), f"a {self.called}")
            first = text.lstrip().partition("\n")[0]
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=between(first.strip(), _BETWEEN))
            table = [[cell.strip() for cell in row] for row in rows if any(map(str.strip, row))]
        except (InputError, csv.Error) as error:
            raise InputError(f"{self.called}.{self.setting}: {error}; it is a file with an id in each row") from None
        return _ids(table)

    def hashed(self, network: Network, hashes: Callable[[list[str]], list[str]]) -> tuple[str, ...]:
        """Return the same people by the ids they have in a network whose ids are hashed.

        Parameters
        ----------
        network : Network
            Its ids are hashes.
        hashes : callable
            Takes distinct ids and returns their hashes.

        Returns
        -------
        tuple of str
            Ids; those that are in the network already stay.
        """
        known = {str(person) for person in network.ids.tolist()}
        given = list(dict.fromkeys(str(person) for person in self.ids))
        return tuple(one if one in known else new for one, new in zip(given, hashes(given), strict=True))

    def picked(self, network: Network) -> NDArray[np.int64]:
        """Return the numbers of the people.

        Parameters
        ----------
        network : Network
            They are in it.

        Returns
        -------
        (k,) int64 array
            Each once, in the order given.

        Raises
        ------
        InputError
            If there is no such file, nobody in it, or somebody is not in the network.
        """
        found, unknown = [], []
        for person in self.ids:
            try:
                found.append(_number(network, person, self.called))
            except AmbiguousLabelError:
                raise
            except InputError:
                unknown.append(str(person))
        if unknown:
            few = f"{len(unknown):,} of its {len(unknown) + len(found):,}"
            raise InputError(
                f"{self.called} holds people of the network; {few} ids are not in it{self._some(unknown)}",
                field=self.called,
            )
        if not found:
            raise InputError(f"{self.called} holds one person or more, got nobody in {self.given!r}", field=self.called)
        return np.array(list(dict.fromkeys(found)), np.int64)

    def _some(self, unknown: list[str]) -> str:
        """Return ids to show: none of a file's, which can be any file, by mistake a private one."""
        if not isinstance(self.given, tuple):
            return f"; is {str(self.given)!r} the right file?"
        return ": " + ", ".join(unknown[:5]) + (" ..." if len(unknown) > 5 else "")


def _ids(table: list[list[str]]) -> list[str]:
    """Return what stands in the column ``id``, or in the first one, below the header if there is one."""
    if not table:
        return []
    names = [name.lower() for name in table[0]]
    column = names.index("id") if "id" in names else 0
    rows = table[1:] if names[column] in HEADERS else table
    return [row[column] for row in rows if len(row) > column and row[column]]


def _number(network: Network, person: Any, called: str) -> int:
    """Return the number of a person; an apostrophe that our files have before a formula is no part of an id."""
    try:
        return network.number(person, called)
    except InputError:
        if isinstance(person, str) and person.startswith("'") and person[1:].startswith(FORMULA):
            return network.number(person[1:], called)
        raise
