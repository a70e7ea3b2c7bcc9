"""Do the same many times, on one thread or several, with the same result."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def each(
    action: Callable[[Item], Result],
    items: Iterable[Item],
    workers: int = 1,
    progress: Callable[[], object] | None = None,
) -> list[Result]:
    """Return what an action returns for each item, in the order of items.

    Compiled code lets other threads run, so threads share the network without copying it.

    Parameters
    ----------
    action : callable
        Called with each item.
    items : iterable
        What to do it with.
    workers : int
        Threads, 1 or more.
    progress : callable, optional
        Called after each item.

    Returns
    -------
    list
        The same, whatever the number of workers.
    """
    results = []
    with ThreadPoolExecutor(max_workers=workers) as pool:
        try:
            for result in map(action, items) if workers == 1 else pool.map(action, items):
                results.append(result)
                if progress is not None:
                    progress()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return results


def each_world(
    make_worker: Callable[[], Callable[[int], Result]],
    worlds: int,
    workers: int = 1,
    progress: Callable[[], object] | None = None,
) -> list[Result]:
    """Return what a worker returns for each world, in the order of worlds.

    Parameters
    ----------
    make_worker : callable
        Called once in each thread; returns a function of the world's index.
    worlds : int
        Worlds 0 ... worlds - 1 are played.
    workers, progress
        As in `each`.

    Returns
    -------
    list
        One result per world.
    """
    own = threading.local()

    def play(world: int) -> Result:
        if not hasattr(own, "worker"):
            own.worker = make_worker()
        result: Result = own.worker(world)
        return result

    return each(play, range(worlds), workers, progress)
