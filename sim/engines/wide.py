"""Plays any law: ties with an evidence and a day of their own, and what depends on who was approached or is heard."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import Heard, Play, trimmed
from sim.engines.bounds import LawArrays
from sim.engines.calendar import play
from sim.engines.live import Live, live_by_listener, live_in_a_day, live_in_days
from sim.engines.manner import manner_of
from sim.engines.room import Room
from sim.engines.speech import Speech
from sim.engines.state import PAGE, TALLIES, Log, Luck, State
from sim.engines.waves import Approach
from sim.world import World


class Wide:
    """Campaigns in the live ties of a world.

    Parameters
    ----------
    heard : Heard
        Who hears whom.
    law, strange : LawArrays
        What is heard by listeners who know the brand, and by those who do not.
    memory : int
        For how many days a word counts; 0 is for ever.
    simple : bool
        Whether any word of anybody convinces.
    room : Room
        Where its arrays are.
    """

    def __init__(self, heard: Heard, law: LawArrays, strange: LawArrays, memory: int, simple: bool, room: Room) -> None:
        self.heard, self._law, self._strange, self._world = heard, law, strange, cast("World", None)
        days = heard.days
        n, ties, array = heard.network.n, heard.network.m, room.array
        ties *= 2 if law.exposes and days > 1 else 1
        self.live = Live(
            array("start", n + 1, np.int64),
            array("listener", ties, np.int32),
            array("evidence_of_ties", 0 if simple else ties, np.int64),
            array("delay", 0 if days <= 1 else ties, np.int16),
        )
        slots = 1 << max(days, 1).bit_length()
        pages = ties // PAGE + slots + 1
        self.state = State(
            days=array("days", n, np.int16),
            known=array("known", n, np.int16),
            approached=array("approached", n, np.int16),
            evidence=array("evidence", 1 if simple else n, np.int64),
            order=array("order", n, np.int32),
            calendar=array("calendar", pages * PAGE, np.int32),
            carried=array("carried", 0 if simple else pages * PAGE, np.int64),
            following=array("following", pages, np.int32),
            head=array("head", slots, np.int32),
            fill=array("fill", slots, np.int32),
            tally=array("tally", TALLIES, np.int64),
            counts=array("counts", 3 * (heard.last_day + 1), np.int64).reshape(3, -1),
        )
        self._manner, self._unmarked = manner_of(room, n), np.broadcast_to(np.uint8(0), (n,))
        self._log: Log | None = None
        if memory:
            words = ties + n
            logged = (array("logged", words, np.int32), array("worth", words, np.int64), array("when", words, np.int16))
            self._log = Log(*logged, memory)

    def enter(self, world: World, unfamiliar: NDArray[np.bool_]) -> None:
        """Find out which ties are heard in a world.

        Parameters
        ----------
        world : World
            Random numbers of the world.
        unfamiliar : (n,) or (0,) bool array
            Who does not know the brand in it; empty where all do.
        """
        if world is self._world:
            return
        self._world, network = world, self.heard.network
        ties = (world.tie, network.start, network.listener, self._law)
        if len(unfamiliar):
            one_shot = self.heard.law.talk_days == 1
            live_by_listener(*ties, self._strange, unfamiliar, self.heard.days, one_shot, self.live)
        else:
            draw_live = live_in_days if self.live.delay.size else live_in_a_day
            draw_live(*ties, self.live)

    def play(self, approach: Approach, evidence: int, luck: Luck, led: NDArray[np.bool_], speech: Speech) -> Play:
        """Play a campaign in the world.

        Parameters
        ----------
        approach, evidence, luck, led, speech
            As in `sim.engines.packed.Packed.play`.

        Returns
        -------
        Play
            Its arrays, but for `counts`, are overwritten by the next play.
        """
        state, marked = self.state, len(speech.mark) > 0
        told, manner = (None, None) if speech.alike else (speech, self._manner[marked])
        given = (approach, evidence, self.heard.last_day, luck, led, self.live, told, state, manner, self._log)
        last = play(*given)
        marks = self._manner[1].marks if marked else self._unmarked
        return Play(state.days, state.known, trimmed(state.counts[:, : last + 1]).copy(), state.approached, marks)
