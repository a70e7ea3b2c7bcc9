"""Plays laws that fit into small words, where everybody speaks alike and nothing is forgotten."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import Heard, Play, days_of_approach, trimmed
from sim.engines.done import Done
from sim.engines.kept import Ties, keep_heard, keep_next_day
from sim.engines.packing import Packing
from sim.engines.room import Room
from sim.engines.small import PAGE, SLOTS, Small, play
from sim.engines.state import Luck
from sim.world import World


class Packed:
    """Campaigns in the ties of a world that are heard.

    Parameters
    ----------
    heard : Heard
        Who hears whom.
    packing : Packing
        Its law in small words.
    room : Room
        Where its arrays are.
    """

    def __init__(self, heard: Heard, packing: Packing, room: Room) -> None:
        self.heard, self._packing = heard, packing
        network, n, m, array = heard.network, heard.network.n, heard.network.m, room.array
        if packing.certain:
            self._ties = Ties(network.start, network.listener.view(np.uint32))
        else:
            self._ties = Ties(array("first_entry", n + 1, np.int64), array("entry", m + 1, np.uint32))
            self._scratch = array("scratch", 1 if packing.days == 1 else m + 1, np.uint32)
        self._world: World | None = None
        self._needs: NDArray[np.int16]
        pages = 1 if packing.days == 1 else m // PAGE + SLOTS + 1
        self._unmarked = np.broadcast_to(np.uint8(0), (n,))
        self._small = Small(
            days=array("days", n, np.int16),
            known=array("known", n, np.int16),
            word=array("word", n, np.int16),
            order=array("order", n + 1, np.int32),
            heard=array("heard", n + 1, np.int32),
            page=array("page", pages * PAGE, np.uint32),
            following=array("following", pages, np.int32),
            head=array("head_page", SLOTS, np.int64),
            fill=array("fill_of_page", SLOTS, np.int64),
            tally=array("tally_of_small", 7, np.int64),
            counts=array("counts", 3 * (heard.last_day + 1), np.int64).reshape(3, -1),
        )

    def enter(self, world: World, thresholds: NDArray[np.int64]) -> None:
        """Find out which ties are heard in a world, and what people need.

        Parameters
        ----------
        world : World
            Random numbers of the world.
        thresholds : (n,) int64 array
            Evidence that convinces each person in it; empty where any word does.
        """
        if world is self._world:
            return
        self._world, network = world, self.heard.network
        needs = np.maximum(thresholds, 0) if len(thresholds) else np.ones(network.n)
        self._needs = needs.astype(np.int16)
        given = (network.start, network.listener, self._packing)
        if self._packing.certain:
            return
        if self._packing.days == 1:
            keep_next_day(world.tie, *given, self._ties)
        else:
            keep_heard(world.tie, *given, self._scratch, self._ties)

    def play(self, done: Done, seeds: NDArray[np.int64], luck: Luck) -> Play:
        """Play a campaign in the world.

        Parameters
        ----------
        done : Done
            What the campaign does; a plain one.
        seeds : (k,) int64 array
            Distinct people to approach, in ranked order.
        luck : Luck
            What the world has in store for people.

        Returns
        -------
        Play
            Its days are overwritten by the next play.
        """
        small = self._small
        last = play(seeds, done.evidence, self.heard.last_day, luck, self._needs, self._packing, self._ties, small)
        approached = days_of_approach(done.waves, seeds, self.heard.network.n)
        return Play(small.days, small.known, trimmed(small.counts[:, : last + 1]).copy(), approached, self._unmarked)
