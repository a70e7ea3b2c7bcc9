"""The fast engine: a world is drawn once in a stream, then campaigns are played in it.

Only ties that will be heard if their speaker talks are kept (live ties). Who is convinced
enters all of them at once in a calendar, a slot for each of the coming days and a chain of
pages in each slot, so that what is due today is read in one go.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import Heard, Play
from sim.engines.bounds import fixed, law_arrays
from sim.engines.done import Done
from sim.engines.packed import Packed, Patience
from sim.engines.packing import packing_of
from sim.engines.room import Room
from sim.engines.speech import Speech, speech_of
from sim.engines.state import Luck
from sim.engines.waves import approach_of
from sim.engines.wide import Wide
from sim.luck import bound
from sim.purse import Purse
from sim.theories.base import Law
from sim.world import World

_ALL_KNOW, _NONE = fixed(np.zeros(0, np.bool_)), np.zeros(0, np.int64)


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
        exposes = law.expose is not law.hear
        self._simple = not exposes and is_simple(law)
        self._law = law_arrays(heard, exposes)
        self._strange = self._law
        if law.familiar is not None:
            self._strange = law_arrays(heard, exposes, law.unknown)
        self._packing = packing_of(heard, self._law)
        # words that are too old by the last day, or needed by nobody, are never forgotten
        self._memory = 0 if law.memory is None or self._simple or law.memory >= heard.last_day else law.memory
        self._known = None if law.familiar is None else bound(law.familiar)
        self._room = room or Room()
        self._patience = Patience(heard.network.m)
        self._packed: Packed | None = None
        self._wide: Wide | None = None
        self._world: World | None = None
        self._done: Done | None = None
        self._can_need_nothing = law.lowest_threshold <= 0
        self._all = np.ones(heard.network.n, np.bool_)
        self._thresholds: NDArray[np.int64]
        self._unfamiliar: NDArray[np.bool_]
        self._luck: Luck
        self._speech: Speech

    def play(self, world: World, done: Done, seeds: NDArray[np.int64], purse: Purse | None = None) -> Play:
        """Play one campaign in one world.

        Parameters
        ----------
        world : World
            Random numbers of the world that is played.
        done : Done
            What the campaign does; plays with the same one in a row are faster.
        seeds : (k,) int64 array
            Distinct people to approach, in ranked order.
        purse : Purse, optional
            What adaptive waves can spend; by default as many people as `seeds` has.

        Returns
        -------
        Play
            Its days are overwritten by the next play.
        """
        if self._room.owner is not self:
            self._room.owner, self._world, self._packed, self._wide = self, None, None, None
        if world is not self._world:
            self._enter(world)
        if done is not self._done:
            self._prepare(world, done)
        given = (approach_of(done, seeds, purse), done.evidence, self._luck, self._led, self._speech)
        if self._packing:
            self._packed = self._packed or Packed(self.heard, self._packing, self._memory, self._patience, self._room)
            self._packed.enter(world, self._thresholds, self._unfamiliar)
            return self._packed.play(*given)
        laws = (self._law, self._strange)
        self._wide = self._wide or Wide(self.heard, *laws, self._memory, self._simple, self._room)
        self._wide.enter(world, self._unfamiliar)
        return self._wide.play(*given)

    def _enter(self, world: World) -> None:
        """Find out who needs how much evidence in a world, and who does not know the brand."""
        law = self.heard.law
        if self._simple:
            self._thresholds = _NONE
        elif isinstance(law.threshold, np.ndarray):
            self._thresholds = law.threshold
        else:
            self._thresholds = law.threshold.draw(world.threshold)
        self._unfamiliar = _ALL_KNOW if self._known is None else fixed(world.familiar >= self._known)
        self._world, self._done = world, None

    def _prepare(self, world: World, done: Done) -> None:
        """Find out what people do in the current world."""
        reached, reached_days = done.reached_from_outside(world)
        accepts, recommends, buys, led = (
            self._all if sure else getattr(world, purpose) < limit
            for (purpose, limit), sure in zip(done.limits, done.sure, strict=True)
        )
        self._luck = Luck(
            accepts=accepts,
            recommends=recommends,
            buys=buys,
            threshold=np.ascontiguousarray(self._thresholds),
            instigators=self._can_need_nothing and bool((self._thresholds <= 0).any()),
            reached=reached,
            reached_days=reached_days,
        )
        self._led = led
        self._speech = speech_of(self.heard, done, world, (self._law, self._strange), self._unfamiliar)
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
