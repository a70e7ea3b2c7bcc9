"""How far a long ranking has come."""

from __future__ import annotations

import time
from collections.abc import Iterator

from sim.seeding.context import Progress

BLOCK = 0.1
"""Seconds that a block of steps takes, about."""


class Steps:
    """Steps that are done, of all.

    Parameters
    ----------
    progress : callable, optional
        Told at once that nothing is done, then after each step.
    total : int
        How many steps there are, 0 or more, as far as is known; may be set anew.
    """

    def __init__(self, progress: Progress | None, total: int) -> None:
        self.done, self.total, self._progress = 0, total, progress
        self._tell()

    def go(self, more: int = 1) -> None:
        """Do some steps.

        Parameters
        ----------
        more : int
            How many, 0 or more; beyond the total, it grows.
        """
        self.done += more
        self.total = max(self.total, self.done)
        if more:
            self._tell()

    def finish(self) -> None:
        """Do what is left."""
        self.go(self.total - self.done)

    def blocks(self, count: int, together: int = 1) -> Iterator[tuple[int, int]]:
        """Cut steps into blocks of about equal time, each done when the next is asked for.

        What is added up block by block must not depend on where they are cut.

        Parameters
        ----------
        count : int
            How many steps, 0 or more.
        together : int
            So many steps, or a multiple of it, are cheaper together than one by one.

        Yields
        ------
        tuple of int
            The first step of a block, and the first after it.
        """
        begin, size = 0, together
        while begin < count:
            end, began = min(begin + size, count), time.monotonic()
            yield begin, end
            seconds = time.monotonic() - began
            self.go(end - begin)
            begin, size = end, max(_next_size(size, seconds) // together, 1) * together

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self.done, self.total)


def _next_size(size: int, seconds: float) -> int:
    if seconds > BLOCK:
        return max(size // 2, 1)
    return 2 * size if seconds < BLOCK / 2 else size
