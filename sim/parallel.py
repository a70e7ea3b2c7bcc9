"""Do the same many times, on one thread or several, with the same result."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from sim.errors import InputError

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 16
"""Items that each thread may be ahead of the first that is not done, so that results do not pile up."""

MOST = max(32, os.cpu_count() or 1)
"""Threads that are started at most, however many are asked for: more make nothing faster."""


def each(
    action: Callable[[Item], Result],
    items: Iterable[Item],
    workers: int = 1,
    progress: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """Yield what an action returns for each item, in the order of items.

    Compiled code lets other threads run, so threads share the network without copying it.

    Parameters
    ----------
    action : callable
        Called with each item.
    items : iterable
        What to do it with.
    workers : int
        Threads, 1 or more; at most `MOST` are started.
    progress : callable, optional
        Called after each item.

    Yields
    ------
    object
        The same, whatever the number of workers.

    Raises
    ------
    InputError
        If the machine starts no more threads.
    """
    workers = min(workers, MOST)
    results = map(action, items) if workers == 1 else _on_threads(action, items, workers)
    for result in results:
        if progress is not None:
            progress()
        yield result


def in_order(submit: Callable[[Item], Future[Result]], items: Iterable[Item], ahead: int) -> Iterator[Result]:
    """Yield what becomes of items, in their order.

    Parameters
    ----------
    submit : callable
        Hands an item to whoever is free.
    items : iterable
        What is handed out.
    ahead : int
        Items that others may be ahead of the first that is not done, so that results do not pile up.

    Yields
    ------
    object
        Each result.
    """
    waiting: deque[Future[Result]] = deque()
    for item in items:
        waiting.append(submit(item))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _on_threads(action: Callable[[Item], Result], items: Iterable[Item], workers: int) -> Iterator[Result]:
    with ThreadPoolExecutor(max_workers=workers) as pool:
        try:
            yield from in_order(lambda item: _submitted(pool, action, item), items, AHEAD * workers)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _submitted(pool: ThreadPoolExecutor, action: Callable[[Item], Result], item: Item) -> Future[Result]:
    try:
        return pool.submit(copy_context().run, action, item)  # what is set for this run holds there, too
    except RuntimeError as error:
        raise InputError(f"workers: {error}; ask for fewer", field="workers") from None


def each_world(
    make_worker: Callable[[], Callable[[int], Result]],
    worlds: int,
    workers: int = 1,
    progress: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """Yield what a worker returns for each world, in the order of worlds.

    Parameters
    ----------
    make_worker : callable
        Called once in each thread; returns a function of the world's index.
    worlds : int
        Worlds 0 ... worlds - 1 are played.
    workers, progress
        As in `each`.

    Yields
    ------
    object
        One result per world.
    """
    own = threading.local()

    def play(world: int) -> Result:
        if not hasattr(own, "worker"):
            own.worker = make_worker()
        result: Result = own.worker(world)
        return result

    yield from each(play, range(worlds), workers, progress)
