"""Who is at work on a study: one run, or several shards."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from sim.errors import InputError

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # there are no such locks on Windows
    fcntl = None

PATIENCE = 60.0
"""Seconds that a shard waits for another to set the study up."""


class BusyError(InputError):
    """Somebody else is at work on the study."""


@dataclass
class Lock:
    """Says who is at work on a study: one run, or several shards.

    Parameters
    ----------
    folder : pathlib.Path
        Of the study, made.
    shard : str
        As in "2 of 8"; empty is the whole study.
    """

    folder: Path
    shard: str = ""

    def __post_init__(self) -> None:
        self._held: list[int] = []

    def whole(self) -> bool:
        """Take the study for oneself.

        Returns
        -------
        bool
            False where somebody else is at work.
        """
        return self._take(".lock", shared=False)

    def begin(self) -> bool:
        """Wait for one's turn to set the study up.

        Returns
        -------
        bool
            True where nobody else is at work; False where other shards are, and the study is set up.

        Raises
        ------
        BusyError
            If another run is at work on the study, or on this shard.
        """
        if self.shard and not self._take(f".lock-{self.shard.replace(' ', '-')}", shared=False):
            raise BusyError(f"shard {self.shard} of the study in {self.folder} is being played by another process")
        end = time.monotonic() + (PATIENCE if self.shard else 0)
        while not self.whole():
            if self.shard and self._take(".lock", shared=True):
                return False
            if time.monotonic() >= end:
                raise BusyError(
                    f"another run is at work on the study in {self.folder}: wait for it, or share the work out with"
                    " shard=1/2 and shard=2/2"
                )
            time.sleep(0.1)
        return True

    def share(self) -> None:
        """Let other shards in."""
        if fcntl is not None and self.shard and self._held:
            with suppress(OSError):
                fcntl.flock(self._held[-1], fcntl.LOCK_SH)

    def _take(self, name: str, shared: bool) -> bool:
        if fcntl is None:
            return True
        handle = os.open(self.folder / name, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        except OSError:  # this file system has no locks: parts are whole all the same
            os.close(handle)
            return True
        self._held.append(handle)
        return True

    def release(self) -> None:
        """Let others work."""
        while self._held:
            os.close(self._held.pop())
