"""Take times of several programs in turns, and check that they compute the same."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.speed.peers import FIRST, PRODUCT, Asked, Peers

ERRORS = 4.5
"""Standard errors that means of programs with luck of their own may differ by; in a thousand comparisons none does."""


class UnlikeError(Exception):
    """Two programs do not compute the same."""


def milliseconds(
    peers: Peers,
    names: Iterable[str],
    graph: Path,
    model: Mapping[str, Any],
    strategies: int = 1,
    seeds: int = 10,
    repeats: int = 5,
    least: float = 0.2,
) -> dict[str, NDArray[np.float64]]:
    """Return what a world and strategy takes each program, in each of some repeats.

    Parameters
    ----------
    peers : Peers
        Where they are.
    names : iterable of str
        Programs; those that could not be installed are left out.
    graph : pathlib.Path
        Written by `write_graph`.
    model : mapping
        What is played.
    strategies, seeds : int
        How many in each world, and people they approach.
    repeats : int
        In each of them all programs have a turn.
    least : float
        Seconds that a turn takes at least.

    Returns
    -------
    dict of str to (repeats,) float64 array
        Milliseconds of processor time.

    Raises
    ------
    UnlikeError
        If two of them do not reach as many people.
    """
    with ExitStack() as stack:
        asked = {one: stack.enter_context(peers.asked(one, graph, model)) for one in names if one in peers.found}
        worlds = {name: _enough(one, strategies, seeds, least) for name, one in asked.items()}
        for one in asked.values():
            one.world = 1
        spent: dict[str, list[float]] = {name: [] for name in asked}
        reached: dict[str, list[int]] = {name: [] for name in asked}
        for repeat in range(repeats):
            for name in list(asked) if repeat % 2 else list(reversed(asked)):
                told = asked[name].play(worlds[name], strategies, seeds)
                spent[name].append(1000 * told["seconds"] / worlds[name] / strategies)
                reached[name] += [each[0] for each in told["reached"]]
    for name in reached:
        check_alike(name, reached[PRODUCT], reached[name], exactly=name in (FIRST, "Mesa"))
    return {name: np.array(times) for name, times in spent.items()}


def _enough(asked: Asked, strategies: int, seeds: int, least: float) -> int:
    """Return how many worlds take a program long enough; what is compiled or loaded is not counted."""
    asked.play(1, strategies, seeds)
    worlds = 1
    while (seconds := asked.play(worlds, strategies, seeds)["seconds"]) < least / 2 and worlds < 10_000:
        worlds *= min(8, max(2, math.ceil(least / max(seconds, 1e-6))))
    return worlds


def check_alike(name: str, ours: list[int], theirs: list[int], exactly: bool) -> None:
    """Refuse figures of programs that do not compute the same.

    Parameters
    ----------
    name : str
        Of the other program.
    ours, theirs : list of int
        How many people were convinced in each world.
    exactly : bool
        Whether it meets the same random numbers, world by world.

    Raises
    ------
    UnlikeError
        If worlds, or means, differ by more than luck allows.
    """
    if exactly:
        both = min(len(ours), len(theirs))
        if ours[:both] != theirs[:both]:
            raise UnlikeError(f"{name} reaches other people in the same worlds")
        return
    error = math.sqrt(sum(float(np.var(one)) / max(len(one) - 1, 1) for one in (ours, theirs)))
    apart = abs(float(np.mean(ours)) - float(np.mean(theirs)))
    if apart > ERRORS * error + 1e-9:
        raise UnlikeError(
            f"{name} reaches {np.mean(theirs):.1f} people on average, and we {np.mean(ours):.1f} +- {error:.2f}"
        )


def times_as_fast(times: Mapping[str, NDArray[np.float64]], other: str) -> float | None:
    """Return how many times as fast as another program the product is.

    Parameters
    ----------
    times : mapping of str to array
        From `milliseconds`.
    other : str
        Name of the other program.

    Returns
    -------
    float or None
        The median over repeats; None if the other is missing.
    """
    return float(np.median(times[other] / times[PRODUCT])) if other in times else None
