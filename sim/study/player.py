"""Plays a design: every plan in the same worlds under every theory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from sim.engines.base import MEASURES
from sim.errors import InputError
from sim.scenario import LARGEST
from sim.study.blocks import Blocks, Open, Work
from sim.study.design import Design
from sim.study.goal import measure_of
from sim.study.instance import Instance, instance_of
from sim.study.ranked import RankingProgress
from sim.study.runs import Runs, bytes_of
from sim.study.store import Store
from sim.study.tally import Tally


@dataclass(frozen=True, eq=False)
class Player:
    """Who plays a design, and with what; no result depends on it.

    Parameters
    ----------
    design : Design
        What is compared.
    engine : {"compiled", "agents"}
        Engine that plays campaigns; both give the same results.
    workers : int
        Threads, 1 or more.
    store : Store
        What has been worked out already; shared by players of designs that vary this one.
    ranking : callable, optional
        Told how far long rankings are, as in `compare`; not pickled.
    apart : callable, optional
        Opens a pool of workers that play blocks instead of threads of this process; not pickled.
    """

    design: Design
    engine: str = "compiled"
    workers: int = 1
    store: Store = field(default_factory=Store)
    ranking: RankingProgress | None = None
    apart: Open | None = None

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"ranking": None, "apart": None}

    @cached_property
    def instance(self) -> Instance:
        """The network with all that is fixed, or the first one where they are drawn."""
        return instance_of(self.design, 0, self.store, self.workers, self.ranking)

    def varied(self, **changes: Any) -> Player:
        """Return a player of a design with changes.

        Parameters
        ----------
        **changes
            Fields of the design to replace.

        Returns
        -------
        Player
            With the same store, so that people are not ranked again where nothing changes it.
        """
        return self.playing(self.design.varied(**changes))

    def playing(self, design: Design) -> Player:
        """Return a player of another design.

        Parameters
        ----------
        design : Design
            What to play.

        Returns
        -------
        Player
            With the same engine, workers, store, `ranking` and `apart`.
        """
        return replace(self, design=design)

    def bytes_of(self, worlds: int) -> int:
        """Return how much memory is kept of so many worlds, curves aside.

        Parameters
        ----------
        worlds : int
            Number of worlds that are played.

        Returns
        -------
        int
            Bytes.
        """
        plays = len(self.design.theories) * len(self.design.plans)
        return bytes_of(worlds, plays, self._own_targets, self.design.nobody is not None, self._own_present)

    @property
    def _own_present(self) -> bool:
        return self.design.campaign.discount > 0

    @property
    def _own_targets(self) -> bool:
        return self.design.campaign.by is not None or self.design.campaign.segment is not None

    def play(self, blocks: range, first: int = 0, rows: int = 0, progress: Callable[[], object] | None = None) -> Runs:
        """Play all plans in the worlds of some blocks under all theories.

        Parameters
        ----------
        blocks : range
            Which; at least one.
        first : int
            0, or `FRESH` or `TUNING` for worlds and networks that nothing else uses.
        rows : int
            Rows of curves to keep at most, a row a theory, plan, world and day.
        progress : callable, optional
            Called after each block that is played.

        Returns
        -------
        Runs
            In the order of blocks; equal for any number of workers.

        Raises
        ------
        InputError
            If what is kept would take more than 2 GiB, or something does not fit the network.
        """
        worlds = len(blocks) * self.design.worlds_per_block
        refuse_size(self.bytes_of(worlds), worlds)
        if self.store.folder is None:
            return self._played(blocks, first, rows, progress)
        unit = f"{self.design.key} {first} {blocks.start} {blocks.stop} {rows}"
        return self.store.runs(unit, lambda: self._played(blocks, first, rows, progress))

    def _played(self, blocks: range, first: int, rows: int, progress: Callable[[], object] | None) -> Runs:
        design = self.design
        total = Tally(
            (tuple(design.theories), tuple(design.plans)),
            blocks.start * design.worlds_per_block,
            len(blocks) * design.worlds_per_block,
            design.worlds_per_block,
            design.campaign.by,
            MEASURES.index(measure_of(design.campaign)),
            rows,
            self._own_targets,
            design.nobody is not None,
            self._own_present,
        )
        own = Blocks(Work(design, self.engine, self.instance, first, self.store, self.ranking))
        played = (
            own.in_threads(blocks, self.workers, progress)
            if self.apart is None or len(blocks) == 1
            else own.apart(blocks, self.apart, progress)
        )
        for block in played:
            total.add(block)
        return total.runs(np.sum(own.counted, axis=0))


def refuse_size(size: int, worlds: int) -> None:
    """Refuse what will not fit.

    Parameters
    ----------
    size : int
        Memory that would be needed, in bytes.
    worlds : int
        Of how many worlds.

    Raises
    ------
    InputError
        If it is more than 2 GiB.
    """
    if size > LARGEST:
        raise InputError(
            f"worlds is a number of which what is kept takes at most 2 GiB, got {worlds:,} ({size / 2**30:,.1f} GiB);"
            " use fewer, or set seconds"
        )
