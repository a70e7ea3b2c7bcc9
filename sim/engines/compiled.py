"""The fast engine: a world is drawn once in a stream, then campaigns are played in it.

Only ties that will be heard if their speaker talks are kept (live ties). Who is convinced
enters all of them at once in a calendar, a slot for each of the coming days and a chain of
pages in each slot, so that what is due today is read in one go.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.engines import two_pass
from sim.engines.base import Heard, Play, days_of_approach, trimmed
from sim.engines.bounds import fixed, law_arrays
from sim.engines.calendar import play
from sim.engines.done import Done
from sim.engines.live import Live, live_by_listener, live_in_a_day, live_in_days
from sim.engines.room import Room
from sim.engines.speech import MORE_TALLIES, Approach, More, Speech
from sim.engines.state import PAGE, Luck, State
from sim.luck import ONE, bound
from sim.purse import Purse
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
        self._strange = self._law
        if law.familiar is not None:
            self._strange = law_arrays(heard, self._days, self._exposes, law.unknown)
        self._memory = 0 if law.memory is None or self._simple else min(law.memory, heard.last_day + 1)
        self._room = room or Room()
        self._world: World | None = None
        self._thresholds: NDArray[np.int64]
        self._unfamiliar, self._unmarked = _FAMILIAR, np.broadcast_to(np.uint8(0), (heard.network.n,))
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
            tally=array("tally", MORE_TALLIES, np.int64),
            counts=array("counts", 3 * (self.heard.last_day + 1), np.int64).reshape(3, -1),
        )
        self._room.owner, self._world = self, None

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
            self._move_in()
        if world is not self._world:
            self._enter(world)
        if done is not self._done:
            self._prepare(world, done)
        if self._memory or not done.plain:
            return self._play_in_two_passes(world, done, seeds, purse)
        state = self._state
        last = play(seeds, done.evidence, self.heard.last_day, self._luck, self._live, state)
        approached = days_of_approach(done.waves, seeds, self.heard.network.n)
        return Play(state.days, state.known, trimmed(state.counts[:, : last + 1]).copy(), approached, self._unmarked)

    def _play_in_two_passes(self, world: World, done: Done, seeds: NDArray[np.int64], purse: Purse | None) -> Play:
        """Play a campaign in which it matters who is heard on the same day, or who was approached."""
        state, more, network = self._state, self._more(done), self.heard.network
        speech = Speech(
            flag=_ONES if done.flag is None else fixed(done.flag),
            posts=done.posts,
            mark=_UNMARKED if done.mark is None else fixed(done.mark),
            answer=float(done.answer),
            number=world.tie,
            start=network.start,
            listener=network.listener,
            law=self._law,
            strange=self._strange,
            unfamiliar=self._unfamiliar,
            days=self._days,
            one_shot=self.heard.law.talk_days == 1,
            memory=self._memory,
        )
        last = two_pass.play(
            _approach(done, seeds, purse),
            done.evidence,
            self.heard.last_day,
            self._luck,
            self._led,
            self._live,
            speech,
            state,
            more,
        )
        return Play(state.days, state.known, trimmed(state.counts[:, : last + 1]).copy(), more.approached, more.marks)

    def _more(self, done: Done) -> More:
        """Return the arrays that only such campaigns need."""
        n, array = self.heard.network.n, self._room.array
        log = len(self._live.listener) + n if self._memory else 0
        return More(
            approached=array("approached", n, np.int16),
            seed=array("seed", n, np.bool_),
            marks=array("marks", n, np.uint8),
            spoken=array("spoken", 0 if done.mark is None else len(self._state.calendar), np.uint8),
            waiting=array("waiting", n, np.bool_),
            pending=array("pending", n, np.int32),
            logged=array("logged", log, np.int32),
            worth=array("worth", log, np.int64),
            when=array("when", log, np.int16),
        )

    def _enter(self, world: World) -> None:
        """Draw a world: which ties are heard, and who needs how much evidence."""
        network, law = self.heard.network, self.heard.law
        ties = (world.tie, network.start, network.listener, self._law)
        if law.familiar is None:
            draw_live = live_in_days if self._live.delay.size else live_in_a_day
            draw_live(*ties, self._live)
        else:
            self._unfamiliar = fixed(world.familiar >= bound(law.familiar))
            one_shot = law.talk_days == 1
            live_by_listener(*ties, self._strange, self._unfamiliar, self._days, one_shot, self._live)
        self._thresholds = np.empty(0, np.int64) if self._simple else law.thresholds(world.threshold)
        self._world, self._done = world, None

    def _prepare(self, world: World, done: Done) -> None:
        """Find out what people do in the current world."""
        reached, reached_days = done.reached_from_outside(world)
        buys = _happens(done.buy, world, "buy")
        self._luck = Luck(
            accepts=_happens(done.accept, world, "accept"),
            recommends=_happens(done.recommend, world, "recommend"),
            buys=buys,
            threshold=np.ascontiguousarray(self._thresholds),
            instigators=bool((self._thresholds <= 0).any()),
            reached=reached,
            reached_days=reached_days,
        )
        self._led = buys if done.buy_led is done.buy else _happens(done.buy_led, world, "buy")
        self._done = done


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
