"""Roster: people picked by hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.network import Network
from sim.people import People
from sim.reading import decoded, path_of
from sim.seeding.base import Ranking, Strategy
from sim.seeding.context import Context
from sim.settings import setting
from sim.words import say

HEADERS = ("id", "ids", "name", "node", "person")
"""Words in the first row that are no id."""


@dataclass(frozen=True)
class Roster(Strategy):
    """Approach the people somebody has picked, in the order given; then others at random.

    Parameters
    ----------
    path : str, or sequence of ids
        A file with an id in each row, or in the first column of a CSV file; or the ids.

    References
    ----------
    The user's own choice; for what outsiders' guesses are worth, see Aral & Dhillon, "Social
    influence maximization under empirical influence models", Nature Human Behaviour 2:375 (2018).
    """

    path: Any = setting(
        text="file with an id in each row, best first; several: '+seeding.mine={kind:roster,path:mine.csv}'"
    )

    def __post_init__(self) -> None:
        if isinstance(self.path, Iterable) and not isinstance(self.path, (str, bytes)):
            object.__setattr__(self, "path", tuple(self.path))
        elif not isinstance(self.path, (str, Path)) or not str(self.path):
            raise InputError(f"path is a file of ids, or a list of them, got {self.path!r}", field="path")

    @property
    def files(self) -> tuple[Path, ...]:
        """The file, unless ids are given."""
        return () if isinstance(self.path, tuple) else (Path(self.path),)

    @property
    def needs(self) -> str:
        """Nothing that the simulator would have to know."""
        return "nothing"

    def _ids(self) -> list[Any]:
        if isinstance(self.path, tuple):
            return list(self.path)
        try:
            rows = csv.reader(io.StringIO(decoded(path_of("path", self.path), "a roster"), newline=""))
            ids = [row[0].strip() for row in rows if row and row[0].strip()]
        except (InputError, csv.Error) as error:
            raise InputError(f"roster.path: {error}; it is a file with an id in each row") from None
        return ids[1:] if ids and ids[0].lower() in HEADERS else ids

    def hashed(self, network: Network, hashes: Callable[[list[str]], list[str]]) -> Roster:
        """Return the same people under the ids they have in a network whose ids are hashed.

        Parameters
        ----------
        network : Network
            Its ids are hashes.
        hashes : callable
            Takes distinct ids and returns their hashes.

        Returns
        -------
        Roster
            Of ids; those that are in the network already stay.
        """
        known = {str(person) for person in network.ids.tolist()}
        given = list(dict.fromkeys(str(person) for person in self._ids()))
        return Roster([one if one in known else new for one, new in zip(given, hashes(given), strict=True)])

    def picked(self, network: Network) -> NDArray[np.int64]:
        """Return the numbers of the people picked.

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
        for person in self._ids():
            try:
                found.append(network.number(person))
            except InputError:
                unknown.append(str(person))
        if unknown:
            few = f"{len(unknown):,} of its {len(unknown) + len(found):,}"
            raise InputError(f"roster holds people of the network; {few} ids are not in it{self._some(unknown)}")
        if not found:
            raise InputError(f"roster holds one person or more, got nobody in {self.path!r}")
        return np.array(list(dict.fromkeys(found)), np.int64)

    def _some(self, unknown: list[str]) -> str:
        """Return ids to show: none of a file's, which can be any file, by mistake a private one."""
        if not isinstance(self.path, tuple):
            return f"; is {str(self.path)!r} the right file?"
        return ": " + ", ".join(unknown[:5]) + (" ..." if len(unknown) > 5 else "")

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return places from the end for people who are picked, 0 for others."""
        picked, score = self.picked(network), np.zeros(network.n)
        score[picked] = np.arange(len(picked), 0, -1)
        return score

    def ranking(self, context: Context) -> Ranking:
        """Return the ranking by score, and say how many were picked."""
        score = self.score(context.network, context.people)
        return Ranking(score, say("ranked-roster", people=say("people", count=int(np.count_nonzero(score)))))
