"""A test that hangs fails, and does not hold up all others."""

from __future__ import annotations

import faulthandler
import os
import signal
from contextlib import contextmanager

import pytest

USUAL, SLOW = 300, 3600
"""Seconds a test may take, and one that is marked as slow."""

GRACE = 60
"""Seconds until the whole process is ended, where compiled code does not let the test fail."""


@contextmanager
def limited(seconds, stderr):
    """Fail after so many seconds; where this does not help, write where all threads are and end the process.

    There are no alarms on Windows.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return

    def too_long(*_):
        pytest.fail(f"took more than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=stderr)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def limit(item):
    """Return a context in which a test can be set up or run."""
    seconds = SLOW if item.get_closest_marker("slow") else USUAL
    return limited(seconds, item.config.stash[STDERR])


STDERR = pytest.StashKey[int]()


def keep_stderr(config):
    """Keep what is written to the terminal, before tests are kept from writing there."""
    config.stash[STDERR] = os.dup(2)
