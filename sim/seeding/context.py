"""What a strategy may know when it ranks people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.people import People
from sim.theories.base import Law

Progress = Callable[[int, int], object]
"""Is told how many steps are done, and how many there are; the latter may be an estimate, and change."""


class Evaluator(Protocol):
    """A theory and a campaign that can be tried out in worlds of which no comparison uses any.

    Attributes
    ----------
    law : Law
        What the theory says.
    accept, recommend : (n,) int64 array
        Bounds below which a person's number accepts an approach, and recommends.
    limited : bool
        Whether more than live ties decides who is convinced in the end: a horizon, something from outside the
        network, memory, a brand that not all know, or people who speak otherwise once they were approached.
    root_seed, first_world : int
        Address of the worlds.
    """

    law: Law
    accept: NDArray[np.int64]
    recommend: NDArray[np.int64]
    limited: bool
    root_seed: int
    first_world: int

    def convinced(
        self, rosters: Sequence[NDArray[np.int64]], worlds: int, progress: Progress | None = None
    ) -> NDArray[np.int64]:
        """Return how many are convinced by the end.

        Parameters
        ----------
        rosters : sequence of (k,) int64 arrays
            Whom to approach, each.
        worlds : int
            In how many worlds; all rosters meet the same ones.
        progress : callable, optional
            Told after each world how many are done, of all.

        Returns
        -------
        (rosters, worlds) int64 array
            People, those approached included.
        """

    def after(self, worlds: int) -> Evaluator:
        """Return the same in later worlds.

        Parameters
        ----------
        worlds : int
            How many are passed over, 0 or more.

        Returns
        -------
        Evaluator
            Its first world is the first after these.
        """


@dataclass(frozen=True, eq=False)
class Context:
    """What a strategy may know when it ranks people.

    Parameters
    ----------
    network : Network
        Who hears whom.
    people : People
        What is known of them.
    root_seed : int
        Address of the luck of a strategy that samples.
    evaluator : Evaluator, optional
        The theory; only for strategies that need it.
    heads : int
        How many can be approached at most; only for strategies that need the theory.
    progress : callable, optional
        Told how far a long ranking has come; no ranking depends on it, and it is not pickled.
    allowed : (n,) bool array, optional
        Who may be approached; only for strategies that need the theory, as these choose a group. Others
        rank everybody, and whoever may not be approached is passed over.
    rivals : mapping of str to Evaluator
        All theories that are compared, by name; only for strategies that look at all of them.
    """

    network: Network
    people: People
    root_seed: int = 0
    evaluator: Evaluator | None = None
    heads: int = 0
    progress: Progress | None = field(default=None, repr=False)
    allowed: NDArray[np.bool_] | None = None
    rivals: Mapping[str, Evaluator] = field(default_factory=dict)

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"progress": None}

    def among(self, people: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return those of some people who may be approached.

        Parameters
        ----------
        people : (k,) int64 array
            Numbers of people, in any order.

        Returns
        -------
        (j,) int64 array
            In the same order.
        """
        return people if self.allowed is None else people[self.allowed[people]]
