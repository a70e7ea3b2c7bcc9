"""Clustered seeds: neighbours together, for ideas that need several voices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.graph.contacts import contacts
from sim.kernels import kernel
from sim.network import Network
from sim.people import People
from sim.seeding.base import Ranking, Strategy
from sim.seeding.context import Context
from sim.seeding.race import OUT, change, lead, race_of
from sim.settings import setting
from sim.world import World


@dataclass(frozen=True)
class Clustered(Strategy):
    """Approach somebody at random, then always who has most contacts among those chosen.

    Parameters
    ----------
    size : int or None
        People in a cluster, from 1; then another begins with somebody at random. None is a single
        cluster, as long as there are contacts.

    References
    ----------
    Centola & Macy, "Complex contagions and the weakness of long ties", American J. Sociology
    113:702 (2007): somebody at random and their neighbours.
    """

    size: int | None = setting(None, low=1, unit="people", text="people in a cluster", also={None: "a single one"})

    @property
    def needs(self) -> str:
        """A few people, and whom they name."""
        return "local nominations"

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return 0 for people with contacts, less for others, who come last."""
        return np.where(np.diff(contacts(network).start) > 0, 0.0, -1.0)

    def ranking(self, context: Context) -> Ranking:
        """Return an order that begins with somebody else in every world."""
        start, other, _ = contacts(context.network)
        score = self.score(context.network, context.people)
        return Ranking(score, order=partial(self._order, start, other, score))

    def _order(
        self,
        start: NDArray[np.int64],
        other: NDArray[np.int32],
        score: NDArray[np.float64],
        count: int,
        world: World,
        name: str,
    ) -> NDArray[np.int64]:
        race, chosen = race_of(score, world.roster(name)), np.empty(count, np.int64)
        _grow(start, other, self.size or max(count, 1), race, chosen)
        return chosen


def around(
    start: NDArray[np.int64], other: NDArray[np.int32], person: int, size: int, luck: NDArray[np.uint32]
) -> NDArray[np.int64]:
    """Return a cluster around somebody.

    Parameters
    ----------
    start, other : arrays
        Contacts (see `contacts`).
    person : int
        Who comes first.
    size : int
        How many, in 1 ... n.
    luck : (n,) uint32 array
        Random number of each person; among equals the lower one comes first.

    Returns
    -------
    (size,) int64 array
        Distinct people.
    """
    score, chosen = np.zeros(len(luck)), np.empty(size, np.int64)
    score[person] = 1.0
    _grow(start, other, size, race_of(score, luck), chosen)
    return chosen


@kernel
def _forget(start: Any, other: Any, cluster: Any, race: Any) -> None:
    for person in cluster:
        for tie in range(start[person], start[person + 1]):
            if race.value[other[tie]] > 0:
                change(race, other[tie], 0.0)


@kernel
def _grow(start: Any, other: Any, size: Any, race: Any, chosen: Any) -> None:
    """Choose who leads by contacts in the cluster; forget these when it is large enough."""
    for place in range(chosen.size):
        if place > 0 and place % size == 0:
            _forget(start, other, chosen[place - size : place], race)
        person = lead(race)
        chosen[place] = person
        change(race, person, OUT)
        for tie in range(start[person], start[person + 1]):
            if race.value[other[tie]] != OUT:
                change(race, other[tie], race.value[other[tie]] + 1.0)
