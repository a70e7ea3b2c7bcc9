"""What distances lose without a tie: who is behind it, and by which detours they are reached."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.graph.walks import OPEN, forget
from sim.kernels import kernel

SOURCE, PLACE, _REACHED, _MARK = range(4)
"""Where measuring pauses: from whom, at which of those reached, of how many; how many ties were taken away."""


class Graph(NamedTuple):
    """Ties by speaker, and by listener with their numbers."""

    start: NDArray[np.int64]
    listener: NDArray[np.int32]
    heard_start: NDArray[np.int64]
    speaker: NDArray[np.int32]
    tie: NDArray[np.int64]


class Search(NamedTuple):
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
def add_losses(graph: Any, sources: Any, nearest: Any, most: Any, at: Any, search: Any, losses: Any, own: Any) -> None:
    """Add what ties are worth to sources; pause after enough work.

    Parameters
    ----------
    graph : Graph
        Ties along which distances are measured.
    sources : (k,) int64 array
        From whom they are.
    nearest : int
        People at a smaller distance, in steps, do not count in `losses`.
    most : int
        Ties and people looked at before a pause.
    at : (4,) int64 array
        Where measuring goes on; filled in place, 0 at first.
    search : Search
        Overwritten; all distances are open at first.
    losses, own : (m,) float64 array
        Added to: what 1/distance loses without each tie, for all behind it, and for the one it leads to.
    """
    work = 0
    while at[SOURCE] < sources.size and work < most:
        if at[_REACHED] == 0:
            at[_REACHED], at[PLACE] = _search(graph, sources[at[SOURCE]], search), 1
            work += graph.listener.size
        while at[PLACE] < at[_REACHED] and work < most:
            person = search.order[at[PLACE]]
            if search.ways_in[person] == 1:
                loss, alone, behind = _loss(graph, person, at[_MARK], search)
                if search.distance[person] >= nearest:
                    losses[search.way_in[person]] += loss
                own[search.way_in[person]] += alone
                at[_MARK] += 1
                work += behind
            at[PLACE] += 1
        if at[PLACE] >= at[_REACHED]:
            forget(search.distance, search.order, at[_REACHED])
            at[SOURCE], at[PLACE], at[_REACHED] = at[SOURCE] + 1, 0, 0
