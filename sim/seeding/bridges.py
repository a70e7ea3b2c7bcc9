"""Bridges: people whose ties hold the network together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.graph.walks import OPEN, forget, walk
from sim.kernels import kernel
from sim.network import Network
from sim.ranking import settled
from sim.seeding.base import Gradual
from sim.seeding.context import Progress
from sim.seeding.sampling import noted, sampled_sources
from sim.seeding.steps import Steps
from sim.settings import setting

WORK = 1_000_000
"""Ties and people looked at before the terminal is told how far it is; about a tenth of a second."""

DETOURS = 5_000_000_000
"""People behind ties who may be looked at in all; where ways are long, distances are measured from fewer people."""

_SOURCE, _PLACE, _REACHED, _MARK = range(4)
"""Where measuring pauses: from whom, at which of those reached, of how many; how many ties were taken away."""


@dataclass(frozen=True)
class Bridges(Gradual):
    """Approach the people whose ties, taken away, would lengthen paths most.

    The cohesion C of a network is the mean of 1/distance over ordered pairs (0 where there
    is no path); a tie's worth is what C loses without it, a person's the mean over their
    ties, whichever way they point.

    Parameters
    ----------
    exact_up_to : int
        People up to which distances are measured from everybody.
    sources : int
        From how many people, drawn at random, they are measured above, at most.

    References
    ----------
    Valente & Fujimoto, "Bridging: locating critical connectors in a network", Social
    Networks 32:212 (2010), eqs. 1-3.

    Notes
    -----
    A tie matters to the distances from one person only where it is somebody's single way
    in; then only those behind it are measured again. With sampled sources, the paths that
    begin at a tie's own speaker, a large part of its worth, are measured backwards from the
    sampled people: all ties are then estimated from the same people. With 500 of 1,000 people
    the rank correlation with the exact measure is at least 0.9 on a scale-free and on a
    small-world network (tested); it is lower on a uniformly random one, where people differ
    little.
    """

    exact_up_to: int = setting(1000, low=0, unit="people", text="people up to which all distances are measured")
    sources: int = setting(1000, low=1, unit="people", text="people from whom they are measured above")

    def _count(self, network: Network) -> int:
        if network.n <= self.exact_up_to:
            return network.n
        most = min(self.sources, max(100, 300_000_000 // max(network.m, 1)))
        return min(network.n, most, max(10, DETOURS // _behind(network)))

    def gradually(self, network: Network, root_seed: int, progress: Progress | None) -> NDArray[np.float64]:
        """Return the bridging of everybody, to ten digits of the largest."""
        return settled(self.measure(network, root_seed, progress))

    def measure(self, network: Network, root_seed: int = 0, progress: Progress | None = None) -> NDArray[np.float64]:
        """Return the bridging of everybody on the scale of the paper.

        Parameters
        ----------
        network : Network
            Who hears whom.
        root_seed : int
            Address of the luck, where sources are sampled.
        progress : callable, optional
            Told how many people have been measured from, of all.

        Returns
        -------
        (n,) float64 array
            Mean loss of cohesion over a person's ties; 0 for people without one.
        """
        n = network.n
        sources = sampled_sources("bridges", n, self._count(network), root_seed)
        loss = _losses(network, sources, progress) * (n / len(sources)) / max(n * (n - 1), 1)
        total = np.bincount(network.speaker, weights=loss, minlength=n)
        total += np.bincount(network.listener, weights=loss, minlength=n)
        ties = network.listeners + (network.sources if network.directed else 0)
        mean: NDArray[np.float64] = np.divide(total, ties, out=np.zeros(n), where=ties > 0)
        return mean

    def note(self, network: Network) -> str:
        """Return whether all distances are measured."""
        count = self._count(network)
        return noted("ranked-distances", count, network.n)


def _behind(network: Network) -> int:
    """Return the mean sum of steps from four people: everybody is behind at most as many ties as they are away."""
    total, n, order = 0, network.n, np.zeros(network.n, np.int32)
    for person in (0, n // 4, n // 2, 3 * n // 4):
        reached = walk(network.start, network.listener, person, n, steps := np.full(n, OPEN, np.int32), order)
        total += int(steps[order[:reached]].sum(dtype=np.int64))
    return total // 4 + 1


class _Graph(NamedTuple):
    """Ties by speaker, and by listener with their numbers."""

    start: NDArray[np.int64]
    listener: NDArray[np.int32]
    heard_start: NDArray[np.int64]
    speaker: NDArray[np.int32]
    tie: NDArray[np.int64]


class _Search(NamedTuple):
    """Distances from one person, who is behind a tie, and a queue of detours."""

    distance: NDArray[np.int32]
    ways_in: NDArray[np.int32]
    ways_on: NDArray[np.int32]
    order: NDArray[np.int32]
    way_in: NDArray[np.int64]
    stamp: NDArray[np.int64]
    lost: NDArray[np.int64]
    behind: NDArray[np.int64]
    detour: NDArray[np.int64]
    first: NDArray[np.int64]
    following: NDArray[np.int64]
    who: NDArray[np.int64]


@kernel
def _search(graph: Any, source: Any, search: Any) -> Any:
    """Measure distances from one person, the ways in to each, and the ways on from each; return how many are reached.

    Nothing here is a branch: whoever it is is written down as the next one, and only counted if they are.
    """
    distance, order, ways_in = search.distance, search.order, search.ways_in
    distance[source], order[0], ways_in[source] = 0, source, 0
    reached, place = np.int64(1), 0
    while place < reached:
        person = order[place]
        place += 1
        further, before = distance[person] + 1, np.int64(0)
        for tie in range(graph.start[person], graph.start[person + 1]):
            other = graph.listener[tie]
            order[reached] = other
            new = np.int64(distance[other] == OPEN)
            reached += new
            distance[other] += new * (further - OPEN)
            ways_in[other] *= 1 - new
            on = np.int64(distance[other] == further)
            ways_in[other] += on
            before += on
            if on:
                search.way_in[other] = tie
        search.ways_on[person] = before
    return reached


@kernel
def _find_behind(graph: Any, person: Any, mark: Any, search: Any) -> Any:
    """List who is reached only through the single way in to a person; return how many."""
    search.behind[0] = person
    search.stamp[person] = mark
    search.lost[person] = search.ways_in[person]
    count, place = 1, 0
    while place < count:
        one = search.behind[place]
        place += 1
        for tie in range(graph.start[one], graph.start[one + 1]):
            other = graph.listener[tie]
            if search.distance[other] == search.distance[one] + 1:
                if search.stamp[other] != mark:
                    search.stamp[other], search.lost[other] = mark, 0
                search.lost[other] += 1
                if search.lost[other] == search.ways_in[other]:
                    search.behind[count] = other
                    count += 1
    return count


@kernel
def _is_behind(person: Any, mark: Any, search: Any) -> Any:
    return search.stamp[person] == mark and search.lost[person] == search.ways_in[person]


@kernel
def _enter(graph: Any, person: Any, removed: Any, mark: Any, search: Any) -> Any:
    """Return the distance of a person behind a removed tie by the best way from outside."""
    best = np.int64(search.distance.size)
    for place in range(graph.heard_start[person], graph.heard_start[person + 1]):
        speaker = graph.speaker[place]
        outside = search.distance[speaker] >= 0 and not _is_behind(speaker, mark, search)
        if outside and graph.tie[place] != removed:
            best = min(best, search.distance[speaker] + 1)
    return best


@kernel
def _queue(person: Any, entry: Any, search: Any) -> Any:
    """Enter a person under their detour; return the number of the next entry."""
    search.who[entry] = person
    search.following[entry] = search.first[search.detour[person]]
    search.first[search.detour[person]] = entry
    return entry + 1


@kernel
def _shorten(graph: Any, count: Any, mark: Any, search: Any) -> None:
    """Let detours run on among those behind a removed tie (Dijkstra's algorithm, Dial's queue)."""
    far = search.distance.size
    entries, done, distance = 0, 0, far
    for place in range(count):
        person = search.behind[place]
        if search.detour[person] < far:
            distance = min(distance, search.detour[person])
            entries = _queue(person, entries, search)
    while done < entries:
        entry = search.first[distance]
        if entry < 0:
            distance += 1
            continue
        search.first[distance] = search.following[entry]
        done += 1
        person = search.who[entry]
        if search.detour[person] != distance:
            continue
        for tie in range(graph.start[person], graph.start[person + 1]):
            other = graph.listener[tie]
            if distance + 1 < search.detour[other] and _is_behind(other, mark, search):
                search.detour[other] = distance + 1
                entries = _queue(other, entries, search)


@kernel
def _loss(graph: Any, person: Any, mark: Any, search: Any) -> Any:
    """Return what a person's single way in is worth to one source, for all behind and for them, and how many are."""
    removed, count = search.way_in[person], 1
    search.behind[0] = person
    if search.ways_on[person] > 0:
        count = _find_behind(graph, person, mark, search)
    for place in range(count):
        one = search.behind[place]
        search.detour[one] = _enter(graph, one, removed, mark, search)
    if count > 1:
        _shorten(graph, count, mark, search)
    loss, own = 0.0, 0.0
    for place in range(count):
        one = search.behind[place]
        loss += 1.0 / search.distance[one]
        if search.detour[one] < search.distance.size:
            loss -= 1.0 / search.detour[one]
        if place == 0:
            own = loss
    return loss, own, count


@kernel
def _add_losses(graph: Any, sources: Any, nearest: Any, most: Any, at: Any, search: Any, losses: Any, own: Any) -> None:
    """Add what ties are worth to sources, for people at a distance of at least `nearest`; pause after enough work.

    In `own` is added, for all, what a tie is worth to those alone whom it leads to.
    """
    work = 0
    while at[_SOURCE] < sources.size and work < most:
        if at[_REACHED] == 0:
            at[_REACHED], at[_PLACE] = _search(graph, sources[at[_SOURCE]], search), 1
            work += graph.listener.size
        while at[_PLACE] < at[_REACHED] and work < most:
            person = search.order[at[_PLACE]]
            if search.ways_in[person] == 1:
                loss, alone, behind = _loss(graph, person, at[_MARK], search)
                if search.distance[person] >= nearest:
                    losses[search.way_in[person]] += loss
                own[search.way_in[person]] += alone
                at[_MARK] += 1
                work += behind
            at[_PLACE] += 1
        if at[_PLACE] >= at[_REACHED]:
            forget(search.distance, search.order, at[_REACHED])
            at[_SOURCE], at[_PLACE], at[_REACHED] = at[_SOURCE] + 1, 0, 0


def _losses(network: Network, sources: NDArray[np.int64], progress: Progress | None) -> NDArray[np.float64]:
    """Return for each tie what 1/distance loses without it, summed over sources and people."""
    n, m, heard = network.n, network.m, network.heard
    sizes = [n] * (len(_Search._fields) - 7) + [n + 1, n + m, n + m]
    twice = network.directed and len(sources) < n
    steps = Steps(progress, len(sources) * n * (2 if twice else 1))

    def add(graph: _Graph, nearest: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        losses, own, at, began = np.zeros(m), np.zeros(m), np.zeros(4, np.int64), steps.done
        narrow: list[Any] = [np.full(size, OPEN, np.int32) for size in (n, n, n, n + 1)]
        search = _Search(*narrow, *(np.full(size, -1, np.int64) for size in sizes))
        while at[_SOURCE] < len(sources):
            _add_losses(graph, sources, nearest, WORK, at, search, losses, own)
            steps.go(began + int(at[_SOURCE] * n + at[_PLACE]) - steps.done)
        return losses, own

    forward = _Graph(network.start, network.listener, heard.start, heard.speaker, heard.tie)
    losses, own = add(forward, 1 if len(sources) == n else 2)
    if twice:
        place = np.argsort(heard.tie)
        place.setflags(write=False)  # one type for both directions: compiled once
        _, own = add(_Graph(heard.start, heard.speaker, network.start, network.listener, place), 2)
    if len(sources) < n:
        losses[heard.tie] += own
    return losses
