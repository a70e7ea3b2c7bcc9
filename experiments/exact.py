"""Exact expectations on small networks, written from the definitions and without the simulator.

Networks are lists of arcs (u, v): v hears u. Here are only enumerations: of all subsets of arcs
that may be heard, of all thresholds, and of everybody whom a strategy may approach.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence

Arc = tuple[int, int]
Enough = Callable[[int, set[int]], bool]


def spread(n: int, arcs: Sequence[Arc], seeds: Sequence[int], enough: Enough) -> list[int]:
    """Return the day of conviction of each person if every arc is heard the day after.

    Parameters
    ----------
    n : int
        Number of people.
    arcs : sequence of pairs
        Who is heard by whom.
    seeds : sequence of int
        Convinced on day 0.
    enough : callable
        ``enough(v, heard)`` says whether hearing this set of sources convinces v.

    Returns
    -------
    list of int
        -1 for never.
    """
    day = dict.fromkeys(seeds, 0)
    today = 0
    while True:
        today += 1
        before = {person for person, when in day.items() if when < today}
        new = [v for v in range(n) if v not in day and enough(v, {u for u, w in arcs if w == v and u in before})]
        if not new and today > 1:
            return [day.get(person, -1) for person in range(n)]
        day |= dict.fromkeys(new, today)


def reached(n: int, arcs: Sequence[Arc], seeds: Sequence[int], enough: Enough) -> int:
    """Return how many are convinced in the end.

    Parameters
    ----------
    n, arcs, seeds, enough
        As in `spread`.

    Returns
    -------
    int
        Seeds included.
    """
    return sum(day >= 0 for day in spread(n, arcs, seeds, enough))


def any_voice(person: int, heard: set[int]) -> bool:
    """Return whether one voice is there, which convinces in a cascade.

    Parameters
    ----------
    person : int
        Who listens.
    heard : set of int
        Whom they heard.

    Returns
    -------
    bool
        True if it is anybody.
    """
    return bool(heard)


def live_edge_mean(
    n: int, arcs: Sequence[Arc], chance: Sequence[float], seeds: Sequence[int], enough: Enough = any_voice
) -> float:
    """Return the exact expected reach, by all subsets of arcs that may be heard at all.

    Parameters
    ----------
    n, arcs, seeds, enough
        As in `spread`.
    chance : sequence of float
        Of each arc.

    Returns
    -------
    float
        Expected number of people.
    """
    total = 0.0
    for flags in itertools.product((False, True), repeat=len(arcs)):
        live = [arc for arc, flag in zip(arcs, flags, strict=True) if flag]
        weight = math.prod(c if flag else 1 - c for c, flag in zip(chance, flags, strict=True))
        if weight:
            total += weight * reached(n, live, seeds, enough)
    return total


def threshold_mean(n: int, arcs: Sequence[Arc], seeds: Sequence[int]) -> float:
    """Return the exact expected reach if each needs 1 ... k of their k sources, all as likely.

    Parameters
    ----------
    n, arcs, seeds
        As in `spread`.

    Returns
    -------
    float
        Expected number of people, by all combinations of thresholds.
    """
    sources = [sum(listener == v for _, listener in arcs) for v in range(n)]
    runs = [
        reached(n, arcs, seeds, lambda v, heard, need=need: len(heard) >= need[v])  # type: ignore[misc]
        for need in itertools.product(*(range(1, max(k, 1) + 1) for k in sources))
    ]
    return sum(runs) / len(runs)


def rosters(scores: Sequence[float], budget: int) -> Iterator[tuple[tuple[int, ...], float]]:
    """Yield whom a strategy may approach, with the chance: equal scores are settled by luck.

    Parameters
    ----------
    scores : sequence of float
        Of each person.
    budget : int
        How many are approached.

    Yields
    ------
    tuple of tuple of int and float
        The people, and the chance.
    """
    last = sorted(scores, reverse=True)[budget - 1]
    sure = tuple(person for person, score in enumerate(scores) if score > last)
    maybe = [person for person, score in enumerate(scores) if score == last]
    draws = list(itertools.combinations(maybe, budget - len(sure)))
    for drawn in draws:
        yield sure + drawn, 1 / len(draws)


def over_rosters(scores: Sequence[float], budget: int, value: Callable[[tuple[int, ...]], float]) -> float:
    """Return the expectation of something over everybody whom a strategy may approach.

    Parameters
    ----------
    scores, budget
        As in `rosters`.
    value : callable
        Of the people approached.

    Returns
    -------
    float
        Its mean.
    """
    return sum(chance * value(seeds) for seeds, chance in rosters(scores, budget))


def both_ways(ties: Sequence[Arc]) -> list[Arc]:
    """Return the arcs of undirected ties.

    Parameters
    ----------
    ties : sequence of pairs
        Each given once.

    Returns
    -------
    list of pairs
        Twice as many.
    """
    return [*ties, *((v, u) for u, v in ties)]


def drawn_mean(
    n: int,
    ties: Sequence[Arc],
    chance: float,
    p: float,
    scores: Callable[[Sequence[Arc]], Sequence[float]],
    budget: int,
) -> float:
    """Return the exact expected reach of independent cascade on networks that are drawn.

    Parameters
    ----------
    n : int
        Number of people.
    ties : sequence of pairs
        Undirected; each is there with a chance.
    chance : float
        That a tie is there.
    p : float
        That a tie that is there is heard.
    scores : callable
        Scores of people from the ties that are there.
    budget : int
        How many are approached.

    Returns
    -------
    float
        Expected number of people, by all networks, rosters, and arcs heard.
    """
    total = 0.0
    for flags in itertools.product((False, True), repeat=len(ties)):
        there = [tie for tie, flag in zip(ties, flags, strict=True) if flag]
        arcs = both_ways(there)
        weight = chance ** len(there) * (1 - chance) ** (len(ties) - len(there))

        def mean(seeds: tuple[int, ...], arcs: list[Arc] = arcs) -> float:
            return live_edge_mean(n, arcs, [p] * len(arcs), seeds)

        total += weight * over_rosters(scores(there), budget, mean)
    return total
