"""Where work is done that is shared out: in threads, in processes, or on a cluster."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sim.playing import Playing
from sim.pools import Pool, cluster, inline, processes, threads
from sim.settings import Checked, same, setting


@dataclass(frozen=True)
class Where(Checked):
    """Where blocks of a comparison, or jobs of a study, are played; no result depends on it.

    Parameters
    ----------
    pool : {"threads", "processes"}
        What workers are on this machine.
    cluster : str or None
        Address of a dask scheduler, or "local" for one that is started here.
    workers : int or None
        As in `sim.compare`; None is one per processor.
    """

    pool: str = setting("threads", choices=("processes", "threads"), text="what workers are on this machine")
    cluster: str | None = setting(
        None,
        what="the address of a dask scheduler",
        text="play on a cluster: tcp://HOST:PORT, or local to start one here",
        also={None: "on this machine"},
    )
    workers: int | None = same(Playing, "workers", default=None, also={None: "one per processor"})

    @property
    def count(self) -> int:
        """How many workers there are on this machine."""
        return self.workers or os.cpu_count() or 1

    @property
    def apart(self) -> bool:
        """Whether workers share no memory with the one who asks."""
        return self.cluster is not None or self.pool == "processes"

    def open(self, workers: int | None = None) -> AbstractContextManager[Pool]:
        """Open a pool.

        Parameters
        ----------
        workers : int or None
            How many; None is as many as the settings say.

        Returns
        -------
        context manager of Pool
            Closed at the end.
        """
        count = workers or self.count
        if self.cluster is not None:
            return cluster(self.cluster, count)
        if self.pool == "threads":
            return inline() if count == 1 else threads(count)
        return processes(count)
