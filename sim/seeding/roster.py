"""Roster: people picked by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.idlist import IdList
from sim.network import Network
from sim.people import People
from sim.seeding.base import Ranking, Strategy
from sim.seeding.context import Context
from sim.settings import setting
from sim.words import say


@dataclass(frozen=True)
class Roster(Strategy):
    """Approach the people somebody has picked, in the order given; then others at random.

    Parameters
    ----------
    path : str, or sequence of ids
        A file with an id in each row: in the column ``id`` of a CSV file, else in its first column; or the ids.

    References
    ----------
    The user's own choice; for what outsiders' guesses are worth, see Aral & Dhillon, "Social
    influence maximization under empirical influence models", Nature Human Behaviour 2:375 (2018).
    """

    path: Any = setting(
        text="file with an id in each row, best first; several: '+seeding.mine={kind:roster,path:mine.csv}'"
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", IdList(self.path, "roster").given)

    @property
    def files(self) -> tuple[Path, ...]:
        """The file, unless ids are given."""
        return self._list.files

    @property
    def needs(self) -> str:
        """Nothing that the simulator would have to know."""
        return "nothing"

    @property
    def _list(self) -> IdList:
        return IdList(self.path, "roster")

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
        return Roster(self._list.hashed(network, hashes))

    def picked(self, network: Network) -> NDArray[np.int64]:
        """Return the numbers of the people picked, as `sim.idlist.IdList.picked` does.

        Parameters
        ----------
        network : Network
            They are in it.

        Returns
        -------
        (k,) int64 array
            Each once, in the order given.
        """
        return self._list.picked(network)

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return places from the end for people who are picked, 0 for others."""
        return _places(self.picked(network), network.n)

    def ranking(self, context: Context) -> Ranking:
        """Return the ranking by score, and say how many were picked."""
        listed = self.picked(context.network)
        note = say("ranked-roster", people=say("people", count=len(listed)))
        return Ranking(_places(listed, context.network.n), note, listed=listed)


def _places(picked: NDArray[np.int64], n: int) -> NDArray[np.float64]:
    score = np.zeros(n)
    score[picked] = np.arange(len(picked), 0, -1)
    return score
