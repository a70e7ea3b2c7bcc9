"""What plays, in how many worlds, with which luck and on how many threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sim.engines.base import Engine, Heard
from sim.engines.compiled import CompiledEngine
from sim.engines.room import Room
from sim.luck import Lookup
from sim.settings import Checked, same, setting


def _agents_engine(heard: Heard, room: Room | None = None) -> Engine:
    """Mesa takes half a second to import: only who plays with agents waits for it."""
    from sim.engines.agents import AgentsEngine

    return AgentsEngine(heard)


ENGINES: dict[str, Callable[..., Engine]] = {"agents": _agents_engine, "compiled": CompiledEngine}
"""By name."""


@dataclass(frozen=True)
class Playing(Checked):
    """Settings of whatever is played.

    Parameters
    ----------
    worlds : int
        How many, from 1 to 2^32.
    root_seed : int
        In [0, 2^64); with the same one, the same numbers.
    engine : {"compiled", "agents"}
        Compiled code or the Mesa model; they agree exactly.
    workers : int
        Threads, 1 or more; no result depends on it.
    """

    worlds: int = setting(1, low=1, high=2**32, text="worlds to play")
    root_seed: int = same(Lookup, "root_seed")
    engine: str = setting(
        "compiled",
        choices=tuple(sorted(ENGINES)),
        text="what plays; the numbers are the same, agents are those of Mesa, and slower",
    )
    workers: int = setting(1, low=1, text="threads, on which no result depends")
