"""VoteRank: elected one after the other, and whose listeners then vote for others."""

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
from sim.seeding.race import OUT, change, lead, lower, race_of
from sim.world import World


@dataclass(frozen=True)
class VoteRank(Strategy):
    """Approach whom most people vote for; those who hear the elected one then have weaker votes.

    Everybody votes for all whom they hear. Who is elected votes no more, and the votes of their
    listeners lose 1 over the mean number of listeners, down to 0. Once no votes are left, luck
    decides.

    References
    ----------
    Zhang, Chen, Dong & Zhao, "Identifying a set of influential spreaders in complex networks",
    Scientific Reports 6:27823 (2016).
    """

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the number of listeners: the votes of the first round."""
        return network.listeners.astype(np.float64)

    def ranking(self, context: Context) -> Ranking:
        """Return an order that is found anew in every world, as luck settles ties."""
        return Ranking(self.score(context.network, context.people), order=partial(self._order, context.network))

    def _order(self, network: Network, count: int, world: World, name: str) -> NDArray[np.int64]:
        # votes are counted in units of 1 / m, so that they are whole numbers
        race = race_of(network.listeners.astype(np.float64) * network.m, world.roster(name))
        chosen, ability = np.empty(count, np.int64), np.full(network.n, network.m, np.int64)
        heard = network.heard
        _elect(network.start, network.listener, heard.start, heard.speaker, ability, race, chosen)
        return chosen


@kernel
def _weaken(heard_start: Any, speaker: Any, voter: Any, loss: Any, ability: Any, race: Any) -> None:
    """Take votes from somebody, and so from all whom they hear."""
    loss = min(loss, ability[voter])
    if loss == 0:
        return
    ability[voter] -= loss
    for tie in range(heard_start[voter], heard_start[voter + 1]):
        if race.value[speaker[tie]] != OUT:
            lower(race, speaker[tie], race.value[speaker[tie]] - loss)


@kernel
def _elect(start: Any, listener: Any, heard_start: Any, speaker: Any, ability: Any, race: Any, chosen: Any) -> None:
    """Elect who leads, one after the other."""
    n = start.size - 1
    for place in range(chosen.size):
        person = lead(race)
        chosen[place] = person
        change(race, person, OUT)
        _weaken(heard_start, speaker, person, ability[person], ability, race)
        for tie in range(start[person], start[person + 1]):
            _weaken(heard_start, speaker, listener[tie], n, ability, race)
