"""The fast engine: a world is drawn once in a stream, then campaigns are played in it.

Only ties that will be heard if their speaker talks are kept (live ties). Who is convinced
enters all of them at once in a calendar, a slot for each of the coming days and a chain of
pages in each slot, so that what is due today is read in one go.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import Done, Heard, Play, trimmed
from sim.engines.calendar import PAGE, TALLIES, Luck, State, play
from sim.engines.live import Live, law_arrays, live_in_a_day, live_in_days
from sim.engines.room import Room
from sim.luck import ONE
from sim.theories.base import Law
from sim.world import World


class CompiledEngine:
    """Plays campaigns in which the same is heard with compiled code.

    Ties of the current world are kept until another world is played, so that campaigns in the same
    world share the work of drawing it, whatever they do. What people do in it is kept for one `Done`.

    Parameters
    ----------
    heard : Heard
        Who hears whom.
    room : Room, optional
        Arrays that it shares with other engines of the same thread, which play in turn.
    """

    def __init__(self, heard: Heard, room: Room | None = None) -> None:
        law = heard.law
        self.heard = heard
        self._days = heard.last_day if law.talk_days is None else min(law.talk_days, heard.last_day)
        self._exposes = law.expose is not law.hear
        self._simple = not self._exposes and is_simple(law)
        self._law = law_arrays(heard, self._days, self._exposes)
        self._room = room or Room()
        self._world: World | None = None
        self._thresholds: NDArray[np.int64]
        self._done: Done | None = None
        self._luck: Luck
        self._move_in()

    def _move_in(self) -> None:
        """Take the room's arrays; what another engine has left there means nothing any more."""
        n, ties, array = self.heard.network.n, self.heard.network.m, self._room.array
        ties *= 2 if self._exposes and self._days > 1 else 1
        self._live = Live(
            array("start", n + 1, np.int64),
            array("listener", ties, np.int32),
            array("evidence_of_ties", 0 if self._simple else ties, np.int64),
            array("delay", 0 if self._days <= 1 else ties, np.int16),
        )
        slots = 1 << max(self._days, 1).bit_length()
        pages = ties // PAGE + slots + 1
        self._state = State(
            days=array("days", n, np.int16),
            known=array("known", n, np.int16),
            evidence=array("evidence", 1 if self._simple else n, np.int64),
            order=array("order", n, np.int32),
            calendar=array("calendar", pages * PAGE, np.int32),
            carried=array("carried", 0 if self._simple else pages * PAGE, np.int64),
            following=array("following", pages, np.int32),
            head=array("head", slots, np.int32),
            fill=array("fill", slots, np.int32),
            tally=array("tally", TALLIES, np.int64),
            counts=array("counts", 3 * (self.heard.last_day + 1), np.int64).reshape(3, -1),
        )
        self._room.owner, self._world = self, None

    def play(self, world: World, done: Done, seeds: NDArray[np.int64]) -> Play:
        """Play one campaign in one world.

        Parameters
        ----------
        world : World
            Random numbers of the world that is played.
        done : Done
            What the campaign does; plays with the same one in a row are faster.
        seeds : (k,) int64 array
            Distinct people approached on day 0.

        Returns
        -------
        Play
            Its days are overwritten by the next play.
        """
        if self._room.owner is not self:
            self._move_in()
        if world is not self._world:
            self._enter(world)
        if done is not self._done:
            self._prepare(world, done)
        state = self._state
        last = play(seeds, done.evidence, self.heard.last_day, self._luck, self._live, state)
        return Play(state.days, state.known, trimmed(state.counts[:, : last + 1]).copy())

    def _enter(self, world: World) -> None:
        """Draw a world: which ties are heard, and who needs how much evidence."""
        network, law = self.heard.network, self.heard.law
        draw_live = live_in_days if self._live.delay.size else live_in_a_day
        draw_live(world.tie, network.start, network.listener, self._law, self._live)
        self._thresholds = np.empty(0, np.int64) if self._simple else law.thresholds(world.threshold)
        self._world, self._done = world, None

    def _prepare(self, world: World, done: Done) -> None:
        """Find out what people do in the current world."""
        reached, reached_days = _reached_from_outside(done.chances, world)
        self._luck = Luck(
            accepts=_happens(done.accept, world, "accept"),
            recommends=_happens(done.recommend, world, "recommend"),
            buys=_happens(done.buy, world, "buy"),
            threshold=np.ascontiguousarray(self._thresholds),
            instigators=bool((self._thresholds <= 0).any()),
            reached=reached,
            reached_days=reached_days,
        )
        self._done = done


def is_simple(law: Law) -> bool:
    """Return whether any word of anybody convinces, so that nothing needs to be added up.

    Parameters
    ----------
    law : Law
        What a theory says.

    Returns
    -------
    bool
        True if all thresholds are one unit and every source is worth at least that.
    """
    fixed = isinstance(law.threshold, np.ndarray) and bool((law.threshold == 1).all())
    return fixed and bool((law.evidence >= 1).all())


def _happens(limit: NDArray[np.int64], world: World, purpose: str) -> NDArray[np.bool_]:
    """Return for whom it happens in this world; certainty needs no luck."""
    if (limit == int(ONE)).all():
        return np.ones(len(limit), np.bool_)
    happens: NDArray[np.bool_] = getattr(world, purpose) < limit
    return happens


def _reached_from_outside(chances: NDArray[np.float64], world: World) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    """Return whom something from outside reaches, in the order of days, and on which days."""
    if not chances.size:
        return np.empty(0, np.int64), np.empty(0, np.int16)
    bounds = np.ceil((1.0 - np.multiply.accumulate(1.0 - chances)) * ONE)
    people = np.flatnonzero(world.external < bounds[-1])
    days = np.searchsorted(bounds, world.external[people], side="right").astype(np.int16)
    order = np.argsort(days, kind="stable")
    return people[order], days[order]
