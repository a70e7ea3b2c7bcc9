"""What each worker would do first, done once in the server that forks them: compiled code and sentences are loaded."""

from __future__ import annotations

from contextlib import suppress

from sim.networks import Community
from sim.study.compare import compare
from sim.sweeps import played

__all__ = ["played", "warm"]


def warm() -> None:
    """Play a comparison that is as small as can be."""
    compare(Community(people=30, circle=5), ["flow"], ["random", "hubs"], 1, worlds=1)


with suppress(Exception):  # whatever is wrong here is told by the worker whose job meets it
    warm()
