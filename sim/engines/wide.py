"""Plays any law: ties with an evidence and a day of their own, and what depends on who was approached or is heard."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray

from sim.engines import two_pass
from sim.engines.base import Heard, Play, days_of_approach, trimmed
from sim.engines.bounds import LawArrays, fixed
from sim.engines.calendar import play
from sim.engines.done import Done
from sim.engines.live import Live, live_by_listener, live_in_a_day, live_in_days
from sim.engines.room import Room
from sim.engines.speech import MORE_TALLIES, Approach, More, Speech
from sim.engines.state import PAGE, Luck, State
from sim.luck import bound
from sim.purse import Purse
from sim.world import World


class Wide:
    """Campaigns in the live ties of a world.

    Parameters
    ----------
    heard : Heard
        Who hears whom.
    law, strange : LawArrays
        What is heard by listeners who know the brand, and by those who do not.
    days : int
        For how many days a speaker can be heard at most.
    simple : bool
        Whether any word of anybody convinces.
    room : Room
        Where its arrays are.
    """

    def __init__(self, heard: Heard, law: LawArrays, strange: LawArrays, days: int, simple: bool, room: Room) -> None:
        self.heard, self._law, self._strange, self._days = heard, law, strange, days
        self.memory = 0 if heard.law.memory is None or simple else min(heard.law.memory, heard.last_day + 1)
        self._room, self._world = room, cast("World", None)
        self._unfamiliar, self._unmarked = _FAMILIAR, np.broadcast_to(np.uint8(0), (heard.network.n,))
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
            evidence=array("evidence", 1 if simple else n, np.int64),
            order=array("order", n, np.int32),
            calendar=array("calendar", pages * PAGE, np.int32),
            carried=array("carried", 0 if simple else pages * PAGE, np.int64),
            following=array("following", pages, np.int32),
            head=array("head", slots, np.int32),
            fill=array("fill", slots, np.int32),
            tally=array("tally", MORE_TALLIES, np.int64),
            counts=array("counts", 3 * (heard.last_day + 1), np.int64).reshape(3, -1),
        )

    def enter(self, world: World) -> None:
        """Find out which ties are heard in a world.

        Parameters
        ----------
        world : World
            Random numbers of the world.
        """
        if world is self._world:
            return
        self._world, network, law = world, self.heard.network, self.heard.law
        ties = (world.tie, network.start, network.listener, self._law)
        if law.familiar is None:
            draw_live = live_in_days if self.live.delay.size else live_in_a_day
            draw_live(*ties, self.live)
        else:
            self._unfamiliar = fixed(world.familiar >= bound(law.familiar))
            one_shot = law.talk_days == 1
            live_by_listener(*ties, self._strange, self._unfamiliar, self._days, one_shot, self.live)

    def play(self, done: Done, seeds: NDArray[np.int64], luck: Luck) -> Play:
        """Play a campaign in the world, while listening.

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
        state = self.state
        last = play(seeds, done.evidence, self.heard.last_day, luck, self.live, state)
        approached = days_of_approach(done.waves, seeds, self.heard.network.n)
        return Play(state.days, state.known, trimmed(state.counts[:, : last + 1]).copy(), approached, self._unmarked)

    def play_in_two_passes(
        self, done: Done, seeds: NDArray[np.int64], purse: Purse | None, luck: Luck, led: NDArray[np.bool_]
    ) -> Play:
        """Play a campaign in which it matters who is heard on the same day, or who was approached.

        Parameters
        ----------
        done, seeds, luck
            As in `play`.
        purse : Purse or None
            What adaptive waves can spend; None is as many people as `seeds` has.
        led : (n,) bool array
            Who buys once they have heeded a leader.

        Returns
        -------
        Play
            Its days are overwritten by the next play.
        """
        state, more, network = self.state, self._more(done), self.heard.network
        speech = Speech(
            flag=_ONES if done.flag is None else fixed(done.flag),
            posts=done.posts,
            mark=_UNMARKED if done.mark is None else fixed(done.mark),
            answer=float(done.answer),
            number=self._world.tie,
            start=network.start,
            listener=network.listener,
            law=self._law,
            strange=self._strange,
            unfamiliar=self._unfamiliar,
            days=self._days,
            one_shot=self.heard.law.talk_days == 1,
            memory=self.memory,
        )
        last = two_pass.play(
            _approach(done, seeds, purse),
            done.evidence,
            self.heard.last_day,
            luck,
            led,
            self.live,
            speech,
            state,
            more,
        )
        return Play(state.days, state.known, trimmed(state.counts[:, : last + 1]).copy(), more.approached, more.marks)

    def _more(self, done: Done) -> More:
        """Return the arrays that only such campaigns need."""
        n, array = self.heard.network.n, self._room.array
        log = len(self.live.listener) + n if self.memory else 0
        return More(
            approached=array("approached", n, np.int16),
            seed=array("seed", n, np.bool_),
            marks=array("marks", n, np.uint8),
            spoken=array("spoken", 0 if done.mark is None else len(self.state.calendar), np.uint8),
            waiting=array("waiting", n, np.bool_),
            pending=array("pending", n, np.int32),
            logged=array("logged", log, np.int32),
            worth=array("worth", log, np.int64),
            when=array("when", log, np.int16),
        )


_ONES, _UNMARKED, _FAMILIAR = fixed(np.ones(1)), fixed(np.zeros(0, np.uint8)), fixed(np.zeros(0, np.bool_))
_NO_MONEY = np.zeros(0, np.int64)


def _approach(done: Done, seeds: NDArray[np.int64], purse: Purse | None) -> Approach:
    """Return when and whom a campaign approaches."""
    waves, days = done.waves, np.array(done.waves.days, np.int64)
    heads = waves.parts(len(seeds) if purse is None else purse.heads)
    money, fees = _NO_MONEY, _NO_MONEY
    if purse is not None and purse.money is not None:
        money, fees = waves.parts(purse.money), np.ascontiguousarray(purse.fees)
    return Approach(np.ascontiguousarray(seeds), days, heads, money, fees, waves.adaptive)
