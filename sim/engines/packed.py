"""Plays laws that fit into small words."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import Heard, Play, trimmed
from sim.engines.kept import Ties, keep_by_listener, keep_heard, keep_next_day
from sim.engines.manner import manner_of
from sim.engines.packing import Packing
from sim.engines.quick import play
from sim.engines.room import Room
from sim.engines.small import PAGE, SLOTS, TALLIES, Small
from sim.engines.speech import Speech
from sim.engines.state import Luck
from sim.engines.waves import Approach
from sim.world import World

SHARE = 100
"""Of all ties the share, one in so many, that is looked at one by one before all are."""

LEAST = 20_000
"""Ties of a network in which it pays to look at some alone."""

MOST_SKIPPED = 64
"""Worlds in a row in which it is not tried, at most."""


class Patience:
    """When to look at the ties of speakers alone, as in cascades that stay small; each failure doubles the pause.

    Parameters
    ----------
    ties : int
        Of the network.
    """

    def __init__(self, ties: int) -> None:
        self.cap = ties // SHARE if ties >= LEAST else 0
        self._pause = self._left = 0

    def tries(self) -> bool:
        """Return whether to try it in a world in which all ties would be drawn otherwise.

        Returns
        -------
        bool
            True at first, and after a pause.
        """
        if self._left:
            self._left -= 1
            return False
        return self.cap > 0

    def learn(self, small: bool) -> None:
        """Wait longer after a failure, and not at all after a success.

        Parameters
        ----------
        small : bool
            Whether the cascade stayed small.
        """
        self._pause = 0 if small else min(2 * self._pause + 1, MOST_SKIPPED)
        self._left = self._pause


class Packed:
    """Campaigns in the ties of a world that are heard.

    Parameters
    ----------
    heard : Heard
        Who hears whom.
    packing : Packing
        Its law in small words.
    memory : int
        For how many days a word counts; 0 is for ever.
    patience : Patience
        When to look at the ties of speakers alone.
    room : Room
        Where its arrays are.
    """

    def __init__(self, heard: Heard, packing: Packing, memory: int, patience: Patience, room: Room) -> None:
        self.heard, self._packing = heard, packing
        network, n, m, array = heard.network, heard.network.n, heard.network.m, room.array
        if packing.certain:
            self._ties = Ties(network.start, network.listener.view(np.uint32))
        else:
            self._ties = Ties(array("first_entry", n + 1, np.int64), array("entry", m + 1, np.uint32))
            by_day = packing.days > 1 or heard.law.familiar is not None
            self._scratch = array("scratch", m + 1 if by_day else 1, np.uint32)
        self._world, self._needs = cast("World", None), cast("NDArray[np.int16]", None)
        self._patience = patience
        self._unfamiliar: NDArray[np.bool_]
        self._drawn = self._fresh = True
        paged = packing.days > 1 or memory > 0
        pages = m // PAGE + SLOTS + memory + 1 if paged else 1
        self._manner, self._unmarked = manner_of(room, n, packing.days), np.broadcast_to(np.uint8(0), (n,))
        self._small = Small(
            days=array("days", n, np.int16),
            known=array("known", n, np.int16),
            approached=array("approached", n, np.int16),
            word=array("word", n, np.int16),
            order=array("order", n + 1, np.int32),
            heard=array("heard", n + 1, np.int32),
            page=array("page", pages * PAGE, np.uint32),
            following=array("following", pages, np.int32),
            head=array("head_page", SLOTS, np.int64),
            fill=array("fill_of_page", SLOTS, np.int64),
            old_head=array("old_head_page", memory, np.int64),
            old_fill=array("old_fill_of_page", memory, np.int64),
            tally=array("tally_of_small", TALLIES, np.int64),
            counts=array("counts", 3 * (heard.last_day + 1), np.int64).reshape(3, -1),
        )

    def enter(self, world: World, thresholds: NDArray[np.int64], unfamiliar: NDArray[np.bool_]) -> None:
        """Find out what people need in a world; which ties are heard is found when it is needed.

        Parameters
        ----------
        world : World
            Random numbers of the world.
        thresholds : (n,) int64 array
            Evidence that convinces each person in it; empty where any word does.
        unfamiliar : (n,) or (0,) bool array
            Who does not know the brand in it; empty where all do.
        """
        if world is self._world:
            return
        self._world, self._unfamiliar, self._drawn = world, unfamiliar, self._packing.certain
        if self.heard.law.has_fixed_thresholds and self._needs is not None:
            return
        needs = np.maximum(thresholds, 0) if len(thresholds) else np.ones(self.heard.network.n)
        self._needs, self._fresh = needs.astype(np.int16), True

    def _draw(self) -> None:
        """Find out which ties are heard in the world."""
        world, network = self._world, self.heard.network
        given = (network.start, network.listener, self._packing)
        if len(self._unfamiliar):
            keep_by_listener(world.tie, *given, self._unfamiliar, self._scratch, self._ties)
        elif self._packing.days == 1:
            keep_next_day(world.tie, *given, self._ties)
        else:
            keep_heard(world.tie, *given, self._scratch, self._ties)
        self._drawn = True

    def play(self, approach: Approach, evidence: int, luck: Luck, led: NDArray[np.bool_], speech: Speech) -> Play:
        """Play a campaign in the world.

        Parameters
        ----------
        approach : Approach
            When and whom the campaign approaches.
        evidence : int
            Of what comes from outside the network.
        luck : Luck
            What the world has in store for people.
        led : (n,) bool array
            Who buys once they have heeded a leader.
        speech : Speech
            How people speak who do not speak as their live ties say.

        Returns
        -------
        Play
            Its arrays, but for `counts`, are overwritten by the next play.
        """
        given = (approach, evidence, self.heard.last_day, luck, led, self._needs, self._packing, self._ties)
        last = -1
        if not self._drawn and self._patience.tries():
            alone = speech.alone(self._world, self._ties.entry[:-1], self._patience.cap)
            last = self._play(alone, approach, given)
            self._patience.learn(last >= 0)
        if last < 0:
            if not self._drawn:
                self._draw()
            last = self._play(None if speech.alike else speech, approach, given)
        small, marked = self._small, len(speech.mark) > 0
        marks = self._manner[1].marks if marked else self._unmarked
        return Play(small.days, small.known, trimmed(small.counts[:, : last + 1]).copy(), small.approached, marks)

    def _play(self, speech: Speech | None, approach: Approach, given: tuple[Any, ...]) -> int:
        """Return the last day of a play, -1 if it was given up."""
        approach.left[:] = 0
        manner = None if speech is None else self._manner[len(speech.mark) > 0]
        fresh, self._fresh = self._fresh, False
        last: int = play(*(*given, speech, fresh, self._small, manner))
        return last
