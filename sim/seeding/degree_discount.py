"""Degree discount: hubs, less what those already chosen take from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.kernels import kernel
from sim.network import Network
from sim.people import People
from sim.seeding.base import Ranking, Strategy
from sim.seeding.context import Context
from sim.seeding.race import OUT, change, lead, race_of
from sim.settings import setting
from sim.world import World


@dataclass(frozen=True)
class DegreeDiscount(Strategy):
    """Approach hubs one after the other, each chosen one making people near them worth less.

    A person with d listeners, of whom s have been chosen, and t chosen people to listen to, is
    worth d - s - t - (d - s) t p; where ties have no direction s = t, and this is the authors'
    d - 2 t - (d - t) t p.

    Parameters
    ----------
    p : float
        Chance that word passes along a tie, in [0, 1]; 0.01 is the authors' choice.

    References
    ----------
    Chen, Wang & Yang, "Efficient influence maximization in social networks", KDD 2009, section 3.
    """

    p: float = setting(0.01, low=0, high=1, unit="per tie", text="chance that word passes along a tie")

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the number of listeners, what people are worth before anybody is chosen."""
        return network.listeners.astype(np.float64)

    def ranking(self, context: Context) -> Ranking:
        """Return an order that is found anew in every world, as luck settles ties."""
        return Ranking(self.score(context.network, context.people), order=partial(self._order, context.network))

    def _order(self, network: Network, count: int, world: World, name: str) -> NDArray[np.int64]:
        race = race_of(network.listeners.astype(np.float64), world.roster(name))
        chosen, near = np.empty(count, np.int64), np.zeros((2, network.n), np.int64)
        heard = network.heard
        _choose(network.start, network.listener, heard.start, heard.speaker, float(self.p), near, race, chosen)
        return chosen


@kernel
def _discount(start: Any, near: Any, p: Any, person: Any, race: Any) -> None:
    if race.value[person] == OUT:
        return
    left = start[person + 1] - start[person] - near[0, person]
    told = near[1, person]
    change(race, person, left - told - left * told * p)


@kernel
def _choose(
    start: Any, listener: Any, heard_start: Any, speaker: Any, p: Any, near: Any, race: Any, chosen: Any
) -> None:
    """Choose who leads; their speakers have a listener less to win, their listeners may be won by them."""
    for place in range(chosen.size):
        person = lead(race)
        chosen[place] = person
        change(race, person, OUT)
        for tie in range(heard_start[person], heard_start[person + 1]):
            near[0, speaker[tie]] += 1
            _discount(start, near, p, speaker[tie], race)
        for tie in range(start[person], start[person + 1]):
            near[1, listener[tie]] += 1
            _discount(start, near, p, listener[tie], race)
