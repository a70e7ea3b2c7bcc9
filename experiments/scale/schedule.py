"""The schedule of a study on a cluster, simulated, and played on a real one with jobs that only sleep."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import NamedTuple

from sim.pools import Pool
from sim.sweeps.runner import AHEAD


def makespan(
    seconds: Sequence[float], workers: int, handing: float = 0.0, starting: float = 0.0, between: float = 0.0
) -> float:
    """Return how long a study takes on a cluster.

    Parameters
    ----------
    seconds : sequence of float
        What each part takes, in the order in which they are handed out.
    workers : int
        How many there are.
    handing : float
        Seconds in which the driver hands out a part and hears of its end; it does one at a time.
    starting : float
        Seconds that each worker takes before its first part: to load the program, and to open the network.
    between : float
        Seconds that a worker takes for each part besides playing it.

    Returns
    -------
    float
        Seconds. As `sim.sweeps.runner` does it, `AHEAD` parts for each worker are under way at most; the next is handed
        out when one is done, and a free worker takes the part that has waited longest.
    """
    free = [starting] * workers
    heapq.heapify(free)
    ends: list[float] = []
    driver = 0.0
    for own in seconds:
        if len(ends) >= AHEAD * workers:
            driver = max(driver, heapq.heappop(ends))
        driver += handing
        end = max(heapq.heappop(free), driver) + own + between
        heapq.heappush(free, end)
        heapq.heappush(ends, end)
    return max(free) if seconds else 0.0


def played(seconds: Sequence[float], pool: Pool, action: Callable[[float], None] = time.sleep) -> float:
    """Return how long parts that sleep take on a pool, handed out as studies are.

    Parameters
    ----------
    seconds : sequence of float
        What each part takes.
    pool : Pool
        Of `sim.sweeps.pools`, with workers that have begun.
    action : callable
        What a part does.

    Returns
    -------
    float
        Seconds by the clock.
    """
    pending: set[Future[None]] = set()
    began = time.perf_counter()
    for own in seconds:
        if len(pending) >= AHEAD * pool.workers:
            pending = wait(pending, return_when=FIRST_COMPLETED).not_done
        pending.add(pool.executor.submit(action, own))
    wait(pending)
    return time.perf_counter() - began


class Checked(NamedTuple):
    """A study on a local cluster, and in the simulation.

    Parameters
    ----------
    name : str
        What it is made of.
    workers : int
        Of the cluster.
    simulated, seconds : float
        How long it takes, by the simulation and by the clock.
    handing, between : float
        Seconds in which the driver hands out a part, and that a worker takes besides, measured beforehand.
    """

    name: str
    workers: int
    simulated: float
    seconds: float
    handing: float
    between: float
