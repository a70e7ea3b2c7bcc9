"""Do the same in every world, on one thread or several, with the same result."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def each_world(
    make_worker: Callable[[], Callable[[int], Result]],
    worlds: int,
    workers: int = 1,
    progress: Callable[[], object] | None = None,
) -> list[Result]:
    """Return what a worker returns for each world, in the order of worlds.

    Compiled code lets other threads run, so threads share the network without copying it.

    Parameters
    ----------
    make_worker : callable
        Called once in each thread; returns a function of the world's index.
    worlds : int
        Worlds 0 ... worlds - 1 are played.
    workers : int
        Threads, 1 or more.
    progress : callable, optional
        Called after each world.

    Returns
    -------
    list
        One result per world, whatever the number of workers.
    """
    own = threading.local()

    def play(world: int) -> Result:
        if not hasattr(own, "worker"):
            own.worker = make_worker()
        result: Result = own.worker(world)
        return result

    results = []
    with ThreadPoolExecutor(max_workers=workers) as pool:
        try:
            for result in map(play, range(worlds)) if workers == 1 else pool.map(play, range(worlds)):
                results.append(result)
                if progress is not None:
                    progress()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return results
