"""Where jobs are played: here, in threads, in processes, or on a cluster, all by one interface."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

from sim.errors import InputError

LOCAL = "local"
"""Starts a cluster on this machine."""

_GONE = ("CancelledError", "CommClosedError", "FutureCancelledError", "TimeoutError")
"""Names of what is raised where the scheduler of a cluster is gone."""


def handed(thing: Any) -> Any:
    """Hand something large to workers that share this memory.

    Parameters
    ----------
    thing : object
        What they are to be given.

    Returns
    -------
    object
        The same one.
    """
    return thing


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
    send : callable
        Sends something large to all workers, once; what it returns is handed to them in the place of that, and
        `received` makes it out.
    """

    executor: Executor
    workers: int
    trials: int = 3
    send: Callable[[Any], Any] = handed


@dataclass(frozen=True)
class Filed:
    """Something large that lies in a file of this machine.

    Parameters
    ----------
    file : str
        Where it lies, pickled.
    """

    file: str


def received(thing: Any) -> Any:
    """Return what was sent to a worker.

    Parameters
    ----------
    thing : object
        As a task was given it.

    Returns
    -------
    object
        The same one each time.

    Raises
    ------
    InputError
        If a class is not known here.
    """
    return _opened(thing) if isinstance(thing, Filed) else thing


@lru_cache(1)
def _opened(filed: Filed) -> Any:
    packed = Path(filed.file).read_bytes()
    with _known_to_workers():
        return pickle.loads(packed)


def _file(folder: str, thing: Any) -> Filed:
    with _known_to_workers():
        packed = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
    file = Path(folder) / "sent.pickle"
    file.write_bytes(packed)
    return Filed(str(file))


@contextmanager
def _known_to_workers() -> Iterator[None]:
    """Say what to do about a class that only stands in a notebook, or inside of a function."""
    try:
        yield
    except (pickle.PicklingError, AttributeError, ImportError, TypeError) as error:
        raise InputError(
            f"pool=processes needs classes that stand in a module: {error}; move yours to a file, or write"
            " pool=threads",
            field="pool",
        ) from None


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
        with tempfile.TemporaryDirectory(prefix="grapevine-") as folder:
            yield Pool(executor, workers, send=partial(_file, folder))
    finally:
        own = [*(getattr(executor, "_processes", None) or {}).values()]
        executor.shutdown(wait=False, cancel_futures=True)
        for one in own:
            with suppress(OSError, ValueError):
                one.terminate()
        for one in own:
            with suppress(OSError, ValueError, AssertionError):
                one.join(5)


def _context(*more: str) -> BaseContext:
    """Return how processes are started: by one that has loaded the program and more, where there can be one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["sim.sweeps.warm", *more])
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
        from dask import config
        from dask.distributed import Client, LocalCluster
    except ImportError:
        raise InputError(
            "cluster needs dask.distributed: python -m pip install 'grapevine-sim[cluster]'", field="cluster"
        ) from None
    own = None
    if address == LOCAL:
        started = {"distributed.worker.multiprocessing-method": _context("distributed").get_start_method()}
        with config.set(started):
            own = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
    try:
        try:
            client = Client(own or address, timeout=20)
        except (OSError, ValueError) as error:
            raise InputError(f"cluster is the address of a scheduler that answers, got {address!r}: {error}") from None
        try:
            count = sum(client.nthreads().values())
            send = partial(client.scatter, hash=False)
            yield Pool(client.get_executor(pure=False, retries=2), max(count, 1), trials=1, send=send)
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
