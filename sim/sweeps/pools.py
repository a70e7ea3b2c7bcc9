"""Where jobs are played: here, in threads, in processes, or on a cluster, all by one interface."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from typing import Any

from sim.errors import InputError

LOCAL = "local"
"""Starts a cluster on this machine."""

_GONE = ("CancelledError", "CommClosedError", "FutureCancelledError", "TimeoutError")
"""Names of what is raised where the scheduler of a cluster is gone."""


@dataclass(frozen=True)
class Pool:
    """Where jobs are played.

    Parameters
    ----------
    executor : concurrent.futures.Executor
        Takes groups of jobs.
    workers : int
        How many groups are played at once.
    trials : int
        How often a job that kills its worker is tried alone.
    """

    executor: Executor
    workers: int
    trials: int = 3


class Inline(Executor):
    """Plays what it is given at once, in this thread."""

    def submit(self, action: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        """Call a function.

        Parameters
        ----------
        action : callable
            The function that is called.
        *args, **named
            What it is called with.

        Returns
        -------
        concurrent.futures.Future
            Done already.
        """
        future: Future[Any] = Future()
        try:
            future.set_result(action(*args, **named))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def inline() -> Iterator[Pool]:
    """Play in this thread.

    Yields
    ------
    Pool
        With one worker.
    """
    yield Pool(Inline(), 1)


@contextmanager
def threads(workers: int) -> Iterator[Pool]:
    """Play in threads of this process.

    Parameters
    ----------
    workers : int
        How many, 1 or more.

    Yields
    ------
    Pool
        What is under way is finished at the end.
    """
    executor = ThreadPoolExecutor(workers)
    try:
        yield Pool(executor, workers)
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def processes(workers: int) -> Iterator[Pool]:
    """Play in processes of their own, which end with this one, however it ends.

    Parameters
    ----------
    workers : int
        How many, 1 or more.

    Yields
    ------
    Pool
        What is under way is given up at the end.
    """
    executor = ProcessPoolExecutor(workers, mp_context=_context(), initializer=_begin)
    try:
        try:
            executor.submit(os.getpid).result()
        except BrokenProcessPool:
            raise InputError("workers cannot be started here: write pool=threads", field="pool") from None
        yield Pool(executor, workers)
    finally:
        own = [*(getattr(executor, "_processes", None) or {}).values()]
        executor.shutdown(wait=False, cancel_futures=True)
        for one in own:
            with suppress(OSError, ValueError):
                one.terminate()
        for one in own:
            with suppress(OSError, ValueError, AssertionError):
                one.join(5)


def _context() -> BaseContext:
    """Return how processes are started: by one that has loaded the program already, where there can be one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["sim.sweeps.played"])
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(os.path.abspath(one) for one in sys.path)  # loads what is loaded here
    try:
        forkserver.ensure_running()
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before
    return context


def _begin() -> None:
    """Begin a worker: who stops the study stops its driver, and nothing outlives that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


@contextmanager
def cluster(address: str, workers: int) -> Iterator[Pool]:
    """Play on a cluster of dask.

    Parameters
    ----------
    address : str
        Of its scheduler, as in "tcp://10.0.0.1:8786"; "local" starts one on this machine.
    workers : int
        Processes of a local cluster.

    Yields
    ------
    Pool
        With as many workers as the cluster has threads.

    Raises
    ------
    InputError
        If dask is not installed, or the scheduler does not answer.
    """
    try:
        from dask.distributed import Client, LocalCluster
    except ImportError:
        raise InputError(
            "cluster needs dask.distributed: python -m pip install 'grapevine-sim[cluster]'", field="cluster"
        ) from None
    own = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) if address == LOCAL else None
    try:
        try:
            client = Client(own or address, timeout=20)
        except (OSError, ValueError) as error:
            raise InputError(f"cluster is the address of a scheduler that answers, got {address!r}: {error}") from None
        try:
            count = sum(client.nthreads().values())
            yield Pool(client.get_executor(pure=False, retries=2), max(count, 1), trials=1)
        finally:
            with suppress(Exception):
                client.close(timeout=5)
    finally:
        if own is not None:
            own.close(timeout=20)


def killed(error: BaseException) -> bool:
    """Return whether a worker died over a group of jobs.

    Parameters
    ----------
    error : BaseException
        What the group's future raised.

    Returns
    -------
    bool
        True also for groups that only stood in the same queue.
    """
    return isinstance(error, BrokenProcessPool) or type(error).__name__ == "KilledWorker"


def gone(error: BaseException) -> bool:
    """Return whether a cluster was lost.

    Parameters
    ----------
    error : BaseException
        What a future raised.

    Returns
    -------
    bool
        True where its scheduler does not answer any more.
    """
    return isinstance(error, CancelledError) or type(error).__name__ in _GONE
