"""The fast engine: a world is drawn once in a stream, then campaigns are played in it.

Only ties that will be heard if their speaker talks are kept (live ties). Who is convinced
enters all of them at once in a diary, a slot for each of the coming days and a chain of
pages in each slot, so that what is due today is read in one go.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import Play, Stage, trimmed
from sim.engines.diary import PAGE, TALLIES, Luck, State, play
from sim.engines.live import Live, bound_by, delays, law_arrays, live_in_a_day, live_in_days
from sim.luck import ONE
from sim.theories.base import Law
from sim.world import World


class CompiledEngine:
    """Plays campaigns on one stage with compiled code.

    Ties of the current world are kept until another world is played, so that campaigns in
    the same world share the work of drawing it.

    Parameters
    ----------
    stage : Stage
        All that is fixed before luck and seeds.
    """

    def __init__(self, stage: Stage) -> None:
        network, law = stage.network, stage.law
        days = stage.last_day if law.talk_days is None else min(law.talk_days, stage.last_day)
        exposes = law.expose is not law.hear
        simple = not exposes and is_simple(law, stage.broadcast_evidence)
        self.stage = stage
        self._simple = simple
        self._law = law_arrays(stage, days, exposes)
        room = network.m * (2 if exposes and days > 1 else 1)
        self._live = Live(
            np.zeros(network.n + 1, np.int64),
            np.empty(room, np.int32),
            np.empty(0 if simple else room, np.int64),
            np.empty(0 if days <= 1 else room, np.int16),
        )
        slots = 1 << max(days, 1).bit_length()
        pages = room // PAGE + slots + 1
        self._state = State(
            days=np.empty(network.n, np.int16),
            known=np.empty(network.n, np.int16),
            evidence=np.empty(1 if simple else network.n, np.int64),
            order=np.empty(network.n, np.int32),
            diary=np.empty(pages * PAGE, np.int32),
            worths=np.empty(0 if simple else pages * PAGE, np.int64),
            following=np.empty(pages, np.int32),
            head=np.empty(slots, np.int32),
            fill=np.empty(slots, np.int32),
            tally=np.empty(TALLIES, np.int64),
            counts=np.empty((3, stage.last_day + 1), np.int64),
        )
        self._world: World | None = None
        self._luck: Luck

    def play(self, world: World, seeds: NDArray[np.int64]) -> Play:
        """Play one campaign in one world.

        Parameters
        ----------
        world : World
            The luck.
        seeds : (k,) int64 array
            Distinct people approached on day 0.

        Returns
        -------
        Play
            Its days are overwritten by the next play.
        """
        if world is not self._world:
            self._enter(world)
        stage, state = self.stage, self._state
        last = play(seeds, stage.broadcast_evidence, stage.last_day, self._luck, self._live, state)
        return Play(state.days, state.known, trimmed(state.counts[:, : last + 1]).copy())

    def _enter(self, world: World) -> None:
        stage, network = self.stage, self.stage.network
        draw_live = live_in_days if self._live.delay.size else live_in_a_day
        draw_live(world.tie, network.start, network.listener, self._law, self._live)
        told, told_days = _broadcast_days(stage, world)
        thresholds = np.empty(0, np.int64) if self._simple else stage.law.thresholds(world.threshold)
        self._luck = Luck(
            accepts=_happens(stage.accept, world, "accept"),
            recommends=_happens(stage.recommend, world, "recommend"),
            buys=_happens(stage.buy, world, "buy"),
            threshold=np.ascontiguousarray(thresholds),
            instigators=bool((thresholds <= 0).any()),
            told=told,
            told_days=told_days,
        )
        self._world = world


def is_simple(law: Law, broadcast_evidence: int) -> bool:
    """Return whether any word convinces, so that nothing needs to be added up.

    Parameters
    ----------
    law : Law
        What a theory says.
    broadcast_evidence : int
        What a broadcast is worth.

    Returns
    -------
    bool
        True if all thresholds are one unit and every source is worth at least that.
    """
    fixed = isinstance(law.threshold, np.ndarray) and bool((law.threshold == 1).all())
    return fixed and bool((law.evidence >= 1).all()) and broadcast_evidence >= 1


def _happens(limit: NDArray[np.int64], world: World, purpose: str) -> NDArray[np.bool_]:
    """Return for whom it happens in this world; certainty needs no luck."""
    if (limit == int(ONE)).all():
        return np.ones(len(limit), np.bool_)
    happens: NDArray[np.bool_] = getattr(world, purpose) < limit
    return happens


def _broadcast_days(stage: Stage, world: World) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    """Return whom a broadcast reaches, in the order of days, and on which days."""
    if stage.broadcast == 0:
        return np.empty(0, np.int64), np.empty(0, np.int16)
    people = np.flatnonzero(world.broadcast < bound_by(stage.broadcast, 1.0, stage.last_day, False))
    days = np.empty(people.size, np.int16)
    delays(world.broadcast[people], stage.broadcast, days)
    order = np.argsort(days, kind="stable")
    return people[order], days[order]
