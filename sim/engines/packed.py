"""Plays laws that fit into small words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import Heard, Play, trimmed
from sim.engines.kept import Ties, keep_by_listener, keep_heard, keep_next_day
from sim.engines.manner import manner_of
from sim.engines.packing import Packing
from sim.engines.quick import play
from sim.engines.room import Room
from sim.engines.small import PAGE, SLOTS, Small
from sim.engines.speech import Speech
from sim.engines.state import Luck
from sim.engines.waves import Approach
from sim.world import World


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
    room : Room
        Where its arrays are.
    """

    def __init__(self, heard: Heard, packing: Packing, memory: int, room: Room) -> None:
        self.heard, self._packing = heard, packing
        network, n, m, array = heard.network, heard.network.n, heard.network.m, room.array
        if packing.certain:
            self._ties = Ties(network.start, network.listener.view(np.uint32))
        else:
            self._ties = Ties(array("first_entry", n + 1, np.int64), array("entry", m + 1, np.uint32))
            by_day = packing.days > 1 or heard.law.familiar is not None
            self._scratch = array("scratch", m + 1 if by_day else 1, np.uint32)
        self._world: World | None = None
        self._needs: NDArray[np.int16]
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
            tally=array("tally_of_small", 8, np.int64),
            counts=array("counts", 3 * (heard.last_day + 1), np.int64).reshape(3, -1),
        )

    def enter(self, world: World, thresholds: NDArray[np.int64], unfamiliar: NDArray[np.bool_]) -> None:
        """Find out which ties are heard in a world, and what people need.

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
        self._world, network = world, self.heard.network
        needs = np.maximum(thresholds, 0) if len(thresholds) else np.ones(network.n)
        self._needs = needs.astype(np.int16)
        given = (network.start, network.listener, self._packing)
        if self._packing.certain:
            return
        if len(unfamiliar):
            keep_by_listener(world.tie, *given, unfamiliar, self._scratch, self._ties)
        elif self._packing.days == 1:
            keep_next_day(world.tie, *given, self._ties)
        else:
            keep_heard(world.tie, *given, self._scratch, self._ties)

    def play(
        self, approach: Approach, evidence: int, luck: Luck, led: NDArray[np.bool_], speech: Speech | None
    ) -> Play:
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
        speech : Speech or None
            How people speak who do not speak as their live ties say; None where all do and nobody leaves marks.

        Returns
        -------
        Play
            Its arrays, but for `counts`, are overwritten by the next play.
        """
        small, manner, marks = self._small, None, self._unmarked
        if speech is not None:
            manner = self._manner[len(speech.mark) > 0]
            marks = manner.marks if len(speech.mark) else marks
        given = (approach, evidence, self.heard.last_day, luck, led, self._needs, self._packing, self._ties, speech)
        last = play(*given, small, manner)
        return Play(small.days, small.known, trimmed(small.counts[:, : last + 1]).copy(), small.approached, marks)
