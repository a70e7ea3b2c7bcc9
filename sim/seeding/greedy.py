"""Greedy: always whoever adds most, tried out under the theory."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.luck import Purpose, name_code, numbers
from sim.network import Network
from sim.people import People
from sim.seeding.attempts import FEWEST_WORLDS, attempts
from sim.seeding.base import NEEDS, Ranking, Strategy
from sim.seeding.context import Context
from sim.seeding.pagerank import PageRank
from sim.seeding.ris import fixed
from sim.seeding.snapshots import Snapshots
from sim.seeding.steps import Steps
from sim.seeding.triggers import Triggers, triggers
from sim.settings import setting
from sim.words import amount, say

MEMORY = 40_000_000
"""Live ties and people that all worlds may have together."""

FEWEST_PEOPLE, PROBED = 200, 64
"""Who is tried out at least; how many tell how long that takes (chosen)."""


@dataclass(frozen=True)
class Greedy(Strategy):
    """Approach whoever adds most to the number of people convinced, again and again.

    It is tried out in worlds of its own, which no comparison uses. Where reach is submodular (any
    word convinces, or linear threshold; no horizon, nothing from outside the network), the people are those of the
    greedy algorithm in these worlds, found lazily (CELF). Elsewhere there is no guarantee: a
    heuristic tries out hubs, people of high PageRank, and groups of people around them, who are
    taken together where that adds more per person. Who comes after those that can be approached is
    ranked by listeners.

    Parameters
    ----------
    worlds : int
        In how many worlds people are tried out, at most; fewer where memory or time is short.
    work : int
        Steps along ties; where trying out everybody would take more, those who seem best are.

    References
    ----------
    Kempe, Kleinberg & Tardos, "Maximizing the spread of influence through a social network", KDD
    2003; lazily: Leskovec et al., "Cost-effective outbreak detection in networks", KDD 2007; in the
    same worlds: Chen, Wang & Yang, "Efficient influence maximization in social networks", KDD 2009.
    """

    worlds: int = setting(500, low=1, text="worlds in which people are tried out, at most")
    work: int = setting(1_000_000_000, low=1, text="steps along ties; above, only those who seem best are tried out")

    @property
    def needs(self) -> str:
        """The map and the theory."""
        return NEEDS[-1]

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the number of listeners, by which people are ranked after those chosen."""
        return network.listeners.astype(np.float64)

    def ranking(self, context: Context) -> Ranking:
        """Return those chosen for a theory, then the others by listeners."""
        if context.evaluator is None:
            raise InputError("greedy needs to know the theory, got none")
        network = context.network
        luck = numbers(context.root_seed, 0, Purpose.SAMPLE, network.n, name_code("greedy"))
        lots = np.argsort(luck, kind="stable")
        by_rank = lots[np.argsort(-PageRank().score(network, context.people)[lots], kind="stable")]
        by_listeners = lots[np.argsort(-network.listeners[lots], kind="stable")]
        law = triggers(network, context.evaluator)
        promising = context.among(by_rank)
        if law is None:
            chosen, note = attempts(context, context.among(by_listeners), promising, luck, self.worlds, self.work)
        else:
            chosen, note = self._celf(law, context, promising)
        return fixed(np.concatenate([chosen, by_listeners]), note)

    def _celf(self, law: Triggers, context: Context, promising: NDArray[np.int64]) -> tuple[NDArray[np.int64], str]:
        assert context.evaluator is not None
        steps = Steps(context.progress, 2 * self.worlds)  # each world is made, and tried out in
        shots = Snapshots(law, context.evaluator.root_seed, context.evaluator.first_world, self.worlds, MEMORY, steps)
        tried = self._affordable(shots, promising)
        heads = min(context.heads, tried)
        steps.total = steps.done + shots.worlds + heads
        gains, _ = shots.gains(promising[:tried], steps=steps)
        chosen = lazily(shots, promising[:tried], gains, heads, steps)
        entry = "ranked-greedy" if tried == len(promising) else "ranked-greedy.among"
        worlds, reached = say("worlds", count=shots.worlds), amount(shots.reached)
        return chosen, say(entry, count=tried, worlds=worlds, reached=reached)

    def _affordable(self, shots: Snapshots, promising: NDArray[np.int64]) -> int:
        """Return how many people can be tried out, if need be in fewer worlds, by what a few take."""
        some, few = promising[:: max(len(promising) // PROBED, 1)], min(4, shots.worlds)
        _, steps = shots.gains(some, few)
        each = max(steps / (len(some) * few), 1.0)
        shots.worlds = int(np.clip(self.work / (FEWEST_PEOPLE * each), min(FEWEST_WORLDS, shots.worlds), shots.worlds))
        return int(np.clip(self.work / (shots.worlds * each), min(FEWEST_PEOPLE, len(promising)), len(promising)))


def lazily(
    shots: Snapshots, people: NDArray[np.int64], gains: NDArray[np.int64], count: int, steps: Steps | None = None
) -> NDArray[np.int64]:
    """Return whom greedy chooses, looking again only at those who seem to add most.

    Parameters
    ----------
    shots : Snapshots
        Where they are tried out.
    people : (k,) int64 array
        Whom to choose from; of equals, the earlier.
    gains : (k,) int64 array
        What each adds alone.
    count : int
        How many to choose.
    steps : Steps, optional
        One is done with each who is chosen.

    Returns
    -------
    (count,) int64 array
        Best first.
    """
    queue = [(-int(gain), place, 0) for place, gain in enumerate(gains)]
    heapq.heapify(queue)
    chosen: list[int] = []
    while len(chosen) < count:
        _, place, known = heapq.heappop(queue)
        if known == len(chosen):
            chosen.append(int(people[place]))
            shots.choose(chosen[-1])
            if steps is not None:
                steps.go()
        else:
            again, _ = shots.gains(people[place : place + 1])
            heapq.heappush(queue, (-int(again[0]), place, len(chosen)))
    return np.array(chosen, np.int64)
