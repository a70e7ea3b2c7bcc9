"""The fast engine: a world is drawn once in a stream, then campaigns are played in it.

Only ties that will be heard if their speaker talks are kept (live ties). Who is convinced
enters all of them at once in a diary, a slot for each of the coming days and a chain of
pages in each slot, so that what is due today is read in one go.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import Play, Stage, trimmed
from sim.kernels import kernel
from sim.luck import ONE
from sim.theories.base import Law
from sim.world import World

AWARE, CONVINCED, BUYERS, WAITING, TOLD, PAGES, SPARE = range(7)
PAGE = 64
"""Entries on a page of the diary."""


class _LawArrays(NamedTuple):
    """A law for compiled code: arrays of one value where it holds for all."""

    hear: NDArray[np.float64]
    expose: NDArray[np.float64]
    evidence: NDArray[np.int64]
    reach: NDArray[np.float64]
    heard: NDArray[np.int64]
    known: NDArray[np.int64]
    exposes: bool


class _Live(NamedTuple):
    """Ties that are heard in a world; `worth` and `delay` are empty where all are 1."""

    start: NDArray[np.int64]
    listener: NDArray[np.int32]
    worth: NDArray[np.int64]
    delay: NDArray[np.int16]


class _Luck(NamedTuple):
    """What a world has in store for people; `threshold` is empty where any word convinces."""

    accepts: NDArray[np.bool_]
    recommends: NDArray[np.bool_]
    buys: NDArray[np.bool_]
    threshold: NDArray[np.int64]
    instigators: bool
    told: NDArray[np.int64]
    told_days: NDArray[np.int16]


class _State(NamedTuple):
    """A campaign on its way."""

    days: NDArray[np.int16]
    aware: NDArray[np.bool_]
    evidence: NDArray[np.int64]
    order: NDArray[np.int32]
    diary: NDArray[np.int32]
    worths: NDArray[np.int64]
    following: NDArray[np.int32]
    head: NDArray[np.int32]
    fill: NDArray[np.int32]
    tally: NDArray[np.int64]
    counts: NDArray[np.int64]


@kernel
def _bound_by(chance: Any, reach: Any, days: Any, one_shot: Any) -> Any:
    """Return the bound below which a tie's number is heard within so many days of talking."""
    if one_shot and reach == 1.0:
        return np.int64(math.ceil(chance * ONE))
    miss = 1.0
    whole = np.int64(math.ceil(reach * ONE))
    reached = np.int64(0)
    for _ in range(days):
        miss *= 1.0 - chance
        reached = np.int64(math.ceil(reach * (1.0 - miss) * ONE))
        if reached == whole or chance == 0.0:
            break
    return reached


@kernel
def _bounds(chance: Any, reach: Any, speaker: Any, days: Any, one_shot: Any, out: Any) -> None:
    for tie in range(out.size):
        out[tie] = _bound_by(chance[tie % chance.size], reach[speaker[tie] % reach.size], days, one_shot)


@kernel
def _delay(number: Any, chance: Any, reach: Any) -> Any:
    """Return the first day of talking on which a number below the last bound is heard."""
    miss, day = 1.0, 0
    while True:
        day += 1
        miss *= 1.0 - chance
        if number < reach * (1.0 - miss) * ONE:
            return day


@kernel
def _live_in_a_day(numbers: Any, start: Any, listener: Any, law: Any, live: Any) -> None:
    """Keep the ties that are heard, for talk that lasts one day."""
    kept = 0
    known, heard, evidence = law.known, law.heard, law.evidence
    step, with_worth = np.int64(known.size > 1), live.worth.size > 0
    for speaker in range(start.size - 1):
        live.start[speaker] = kept
        for tie in range(start[speaker], start[speaker + 1]):
            if numbers[tie] < known[tie * step]:
                live.listener[kept] = listener[tie]
                if with_worth:
                    heeded = numbers[tie] < heard[tie % heard.size]
                    live.worth[kept] = evidence[tie % evidence.size] if heeded else 0
                kept += 1
    live.start[start.size - 1] = kept


@kernel
def _keep(live: Any, place: Any, listener: Any, delay: Any, worth: Any) -> Any:
    live.listener[place] = listener
    live.delay[place] = delay
    if live.worth.size > 0:
        live.worth[place] = worth
    return place + 1


@kernel
def _live_in_days(numbers: Any, start: Any, listener: Any, law: Any, live: Any) -> None:
    """Keep the ties that are heard, with their days; what is only known is worth nothing."""
    kept = 0
    for speaker in range(start.size - 1):
        live.start[speaker] = kept
        share = law.reach[speaker % law.reach.size]
        for tie in range(start[speaker], start[speaker + 1]):
            number = numbers[tie]
            heeded = 0
            if number < law.heard[tie % law.heard.size]:
                heeded = _delay(number, law.hear[tie % law.hear.size], share)
            if law.exposes and number < law.known[tie % law.known.size]:
                known = _delay(number, law.expose[tie % law.expose.size], share)
                if known != heeded:
                    kept = _keep(live, kept, listener[tie], known, 0)
            if heeded > 0:
                kept = _keep(live, kept, listener[tie], heeded, law.evidence[tie % law.evidence.size])
    live.start[start.size - 1] = kept


@kernel
def _delays(numbers: Any, chance: Any, out: Any) -> None:
    for place in range(numbers.size):
        out[place] = _delay(numbers[place], chance, 1.0)


@kernel
def _know(person: Any, state: Any) -> None:
    if not state.aware[person]:
        state.aware[person] = True
        state.tally[AWARE] += 1


@kernel
def _convince(person: Any, today: Any, state: Any) -> None:
    _know(person, state)
    state.days[person] = today
    state.order[state.tally[CONVINCED]] = person
    state.tally[CONVINCED] += 1


@kernel
def _hear(person: Any, worth: Any, today: Any, luck: Any, state: Any) -> None:
    """Let a person hear something; without thresholds, anything convinces."""
    if state.days[person] >= 0:
        return
    _know(person, state)
    if luck.threshold.size > 0:
        state.evidence[person] += worth
        if state.evidence[person] < luck.threshold[person]:
            return
    _convince(person, today, state)


@kernel
def _turn_page(slot: Any, state: Any) -> None:
    """Give a slot of the diary a fresh first page, a used one if there is any."""
    page = state.tally[SPARE]
    if page >= 0:
        state.tally[SPARE] = state.following[page]
    else:
        page = state.tally[PAGES]
        state.tally[PAGES] += 1
    state.following[page] = state.head[slot]
    state.head[slot] = page
    state.fill[slot] = 0


@kernel
def _note(tie: Any, day: Any, live: Any, state: Any) -> None:
    """Enter what the listener of a live tie will hear in the diary."""
    slot = day & (state.head.size - 1)
    if state.head[slot] < 0 or state.fill[slot] == PAGE:
        _turn_page(slot, state)
    at = state.head[slot] * PAGE + state.fill[slot]
    state.diary[at] = live.listener[tie]
    if live.worth.size > 0:
        state.worths[at] = live.worth[tie]
    state.fill[slot] += 1
    state.tally[WAITING] += 1


@kernel
def _end_day(done: Any, today: Any, last_day: Any, luck: Any, live: Any, state: Any) -> None:
    """Let those convinced today buy, and note who will hear them when; write the day's counts."""
    for place in range(done, state.tally[CONVINCED]):
        person = state.order[place]
        state.tally[BUYERS] += luck.buys[person]
        if luck.recommends[person]:
            for tie in range(live.start[person], live.start[person + 1]):
                day = today + (live.delay[tie] if live.delay.size > 0 else 1)
                if day <= last_day:
                    _note(tie, day, live, state)
    for measure in range(3):
        state.counts[measure, today] = state.tally[measure]


@kernel
def _instigate(today: Any, luck: Any, state: Any) -> None:
    """Convince those who need no evidence."""
    for person in range(luck.threshold.size):
        if state.days[person] < 0 and luck.threshold[person] <= 0:
            _convince(person, today, state)


@kernel
def _broadcast(today: Any, worth: Any, luck: Any, state: Any) -> None:
    """Let everybody whose day for it is today hear the broadcast."""
    while state.tally[TOLD] < luck.told.size and luck.told_days[state.tally[TOLD]] == today:
        _hear(luck.told[state.tally[TOLD]], worth, today, luck, state)
        state.tally[TOLD] += 1


@kernel
def _listen(today: Any, luck: Any, state: Any) -> None:
    """Let everybody hear what stands in the diary for today, and free its pages."""
    slot = today & (state.head.size - 1)
    page, entries = state.head[slot], state.fill[slot]
    state.head[slot] = -1
    while page >= 0:
        for at in range(page * PAGE, page * PAGE + entries):
            worth = state.worths[at] if state.worths.size > 0 else 1
            _hear(state.diary[at], worth, today, luck, state)
        state.tally[WAITING] -= entries
        entries = PAGE
        used = page
        page = state.following[used]
        state.following[used] = state.tally[SPARE]
        state.tally[SPARE] = used


@kernel
def _reset(state: Any) -> None:
    state.days[:] = -1
    state.aware[:] = False
    state.evidence[:] = 0
    state.head[:] = -1
    state.tally[:] = 0
    state.tally[SPARE] = -1


@kernel
def _play(seeds: Any, broadcast_worth: Any, last_day: Any, luck: Any, live: Any, state: Any) -> Any:
    """Play one campaign; return the last day that was played."""
    _reset(state)
    for person in seeds:
        _know(person, state)
        if luck.accepts[person]:
            _convince(person, 0, state)
    instigators = luck.instigators
    today, done = 0, 0
    while True:
        _end_day(done, today, last_day, luck, live, state)
        done = state.tally[CONVINCED]
        over = state.tally[WAITING] == 0 and state.tally[TOLD] == luck.told.size
        if today >= last_day or (over and not (today == 0 and instigators)):
            return today
        today += 1
        if today == 1 and instigators:
            _instigate(today, luck, state)
        _broadcast(today, broadcast_worth, luck, state)
        _listen(today, luck, state)


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
        self._law = _law_arrays(stage, days, exposes)
        room = network.m * (2 if exposes and days > 1 else 1)
        self._live = _Live(
            np.zeros(network.n + 1, np.int64),
            np.empty(room, np.int32),
            np.empty(0 if simple else room, np.int64),
            np.empty(0 if days <= 1 else room, np.int16),
        )
        slots = 1 << max(days, 1).bit_length()
        pages = room // PAGE + slots + 1
        self._state = _State(
            days=np.empty(network.n, np.int16),
            aware=np.empty(network.n, np.bool_),
            evidence=np.empty(1 if simple else network.n, np.int64),
            order=np.empty(network.n, np.int32),
            diary=np.empty(pages * PAGE, np.int32),
            worths=np.empty(0 if simple else pages * PAGE, np.int64),
            following=np.empty(pages, np.int32),
            head=np.empty(slots, np.int32),
            fill=np.empty(slots, np.int32),
            tally=np.empty(7, np.int64),
            counts=np.empty((3, stage.last_day + 1), np.int64),
        )
        self._world: World | None = None
        self._luck: _Luck

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
            Its ``days`` are overwritten by the next play.
        """
        if world is not self._world:
            self._enter(world)
        stage, state = self.stage, self._state
        last = _play(seeds, stage.broadcast_evidence, stage.last_day, self._luck, self._live, state)
        return Play(state.days, trimmed(state.counts[:, : last + 1]).copy())

    def _enter(self, world: World) -> None:
        stage, network = self.stage, self.stage.network
        draw_live = _live_in_days if self._live.delay.size else _live_in_a_day
        draw_live(world.tie, network.start, network.listener, self._law, self._live)
        told, told_days = _broadcast_days(stage, world)
        thresholds = np.empty(0, np.int64) if self._simple else stage.law.thresholds(world.threshold)
        self._luck = _Luck(
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
    people = np.flatnonzero(world.broadcast < _bound_by(stage.broadcast, 1.0, stage.last_day, False))
    days = np.empty(people.size, np.int16)
    _delays(world.broadcast[people], stage.broadcast, days)
    order = np.argsort(days, kind="stable")
    return people[order], days[order]


def _compact(values: NDArray[Any]) -> NDArray[Any]:
    """Return one value that holds for all as an array of one."""
    return np.ascontiguousarray(values[:1] if values.strides == (0,) or not len(values) else values)


def _law_arrays(stage: Stage, days: int, exposes: bool) -> _LawArrays:
    law, speaker = stage.law, stage.network.speaker
    reach, one_shot = _compact(law.reach), law.talk_days == 1

    def bounds(chance: NDArray[np.float64]) -> NDArray[np.int64]:
        out = np.empty(1 if chance.size == 1 and reach.size == 1 else len(speaker), np.int64)
        _bounds(chance, reach, speaker if out.size > 1 else np.zeros(1, np.int32), days, one_shot, out)
        return out

    hear, expose = _compact(law.hear), _compact(law.expose)
    heard = bounds(hear)
    known = bounds(expose) if exposes else heard
    return _LawArrays(hear, expose, _compact(law.evidence), reach, heard, known, exposes)
