"""Complex centrality: where ideas that need several voices start and travel far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.graph.contacts import contacts
from sim.graph.walks import CLOSED, OPEN, walk
from sim.kernels import kernel
from sim.luck import Purpose, name_code, numbers
from sim.network import Network
from sim.ranking import settled
from sim.seeding.base import Gradual
from sim.seeding.context import Progress
from sim.seeding.steps import Steps
from sim.settings import setting

MOST_WORK = 2_000_000_000
"""People x ties x trials up to which it is computed."""


@dataclass(frozen=True)
class ComplexCentrality(Gradual):
    """Approach the people from whom ideas that take several voices travel farthest.

    A person and their neighbours, drawn at random, so many that they are as many as voices are
    needed, are convinced; then whoever hears enough of the convinced. The score is the mean number
    of steps from the person to others, among the convinced. The trials are not those in which
    strategies are compared.

    Parameters
    ----------
    threshold : int
        Voices that convince, 1 or more; 2 is chosen.
    trials : int
        How often neighbours are drawn, 1 or more.

    References
    ----------
    Guilbeault & Centola, "Topological measures for identifying and predicting the spread of complex
    contagions", Nature Communications 12:4430 (2021), as in the authors' script.
    """

    threshold: int = setting(2, low=1, unit="voices", text="voices that convince")
    trials: int = setting(3, low=1, text="how often neighbours are drawn")

    def gradually(self, network: Network, root_seed: int, progress: Progress | None) -> NDArray[np.float64]:
        """Return the mean over trials of the mean number of steps, to ten digits of the largest."""
        n, work = network.n, network.n * network.m * self.trials
        if work > MOST_WORK:
            raise InputError(
                f"complex_centrality takes at most {MOST_WORK:,} people x ties x trials, about 3,000 people and 100,000"
                f" ties, got {n:,} x {network.m:,} x {self.trials:,}"
            )
        start, other, _ = contacts(network)
        graph = _Graph(network.start, network.listener, start, other)
        heard, convinced, steps = (np.full(n, value, np.int64) for value in (-1, -1, CLOSED))
        voices, order, way = (np.zeros(n, np.int64) for _ in range(3))
        search = _Search(heard, convinced, voices, order, steps, way)
        total, walked = np.zeros(n), Steps(progress, n * self.trials)
        for trial in range(self.trials):
            lots = numbers(root_seed, trial, Purpose.SAMPLE, len(other), name_code("complex_centrality"))
            for begin, end in walked.blocks(n):
                _add_ways(graph, begin, end, self.threshold, lots, trial * n, search, total)
        return settled(total)


class _Graph(NamedTuple):
    """Ties by speaker, and contacts both ways."""

    start: NDArray[np.int64]
    listener: NDArray[np.int32]
    contact_start: NDArray[np.int64]
    contact: NDArray[np.int32]


class _Search(NamedTuple):
    """In which search who has heard or is convinced; voices heard; the convinced in order; a walk among them."""

    heard: NDArray[np.int64]
    convinced: NDArray[np.int64]
    voices: NDArray[np.int64]
    order: NDArray[np.int64]
    steps: NDArray[np.int64]
    way: NDArray[np.int64]


@kernel
def _begin(graph: Any, person: Any, threshold: Any, lots: Any, mark: Any, search: Any) -> Any:
    """Convince somebody and the neighbours with the lowest lots; return how many."""
    search.convinced[person], search.order[0] = mark, person
    count = 1
    while count < threshold:
        best: Any = -1
        for tie in range(graph.contact_start[person], graph.contact_start[person + 1]):
            if search.convinced[graph.contact[tie]] != mark and (best < 0 or lots[tie] < lots[best]):
                best = tie
        if best < 0:
            break
        search.convinced[graph.contact[best]], search.order[count] = mark, graph.contact[best]
        count += 1
    return count


@kernel
def _spread(graph: Any, threshold: Any, count: Any, mark: Any, search: Any) -> Any:
    """Convince whoever hears enough voices; return how many are convinced."""
    place = 0
    while place < count:
        person = search.order[place]
        place += 1
        for tie in range(graph.start[person], graph.start[person + 1]):
            other = graph.listener[tie]
            if search.heard[other] != mark:
                search.heard[other], search.voices[other] = mark, 0
            search.voices[other] += 1
            if search.voices[other] >= threshold and search.convinced[other] != mark:
                search.convinced[other], search.order[count] = mark, other
                count += 1
    return count


@kernel
def _mean_steps(graph: Any, person: Any, count: Any, search: Any) -> Any:
    """Return the mean number of steps to others who are convinced, through such people."""
    for place in range(count):
        search.steps[search.order[place]] = OPEN
    reached, total = walk(graph.start, graph.listener, person, count, search.steps, search.way), 0
    for place in range(reached):
        total += search.steps[search.way[place]]
    for place in range(count):
        search.steps[search.order[place]] = CLOSED
    return total / (reached - 1) if reached > 1 else 0.0


@kernel
def _add_ways(graph: Any, begin: Any, end: Any, threshold: Any, lots: Any, first: Any, search: Any, total: Any) -> None:
    for person in range(begin, end):
        mark = first + person
        count = _begin(graph, person, threshold, lots, mark, search)
        count = _spread(graph, threshold, count, mark, search)
        total[person] += _mean_steps(graph, person, count, search)
