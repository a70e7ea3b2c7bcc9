"""Whose words were heeded, by whom and on which day: worked out after a play, which keeps no words."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.effects import MANAGER
from sim.engines.base import Heard, Play
from sim.engines.bounds import first_day, fixed, law_arrays
from sim.engines.done import Done
from sim.kernels import kernel
from sim.luck import bound
from sim.world import World

Mask = NDArray[np.bool_]

EARNED, OWNED, PAID = range(3)
KINDS = ("earned", "owned", "paid")
"""What words are booked as: of people, of the campaign itself, and of people whom it approached."""

OUTSIDE = -1
"""Stands for the speaker of what comes from outside the network."""


class Words(NamedTuple):
    """Words that were heeded before their listeners were convinced and that are worth anything.

    They stand in the order of listeners, then days, then speakers; what comes from outside stands first on a day.

    Parameters
    ----------
    speaker, listener : (k,) int32 array
        Numbers of people; `OUTSIDE` speaks for what comes from outside the network.
    day : (k,) int16 array
        Day on which the word was heeded, from 1.
    evidence : (k,) int64 array
        What it is worth, 1 or more, in the units of the law.
    kind : (k,) uint8 array
        `EARNED`, `OWNED` or `PAID`.
    tie : (k,) int64 array
        Number of the tie in the network's own order; -1 where there is none.
    """

    speaker: NDArray[np.int32]
    listener: NDArray[np.int32]
    day: NDArray[np.int16]
    evidence: NDArray[np.int64]
    kind: NDArray[np.uint8]
    tie: NDArray[np.int64]


@kernel
def _delays(
    numbers: Any,
    start: Any,
    listener: Any,
    law: Any,
    strange: Any,
    unfamiliar: Any,
    factor: Any,
    posts: Any,
    days: Any,
    one_shot: Any,
    out: Any,
) -> None:
    for speaker in range(start.size - 1):
        reach = law.reach[speaker % law.reach.size]
        for tie in range(start[speaker], start[speaker + 1]):
            out[tie] = 0
            if posts[speaker] > 0:
                own = strange if unfamiliar.size > 0 and unfamiliar[listener[tie]] else law
                hear = min(1.0, own.hear[tie % own.hear.size] * factor[speaker])
                out[tie] = first_day(numbers[tie], hear, reach, posts[speaker], days, one_shot)


class Listening:
    """Works out which words were heeded in worlds in which a campaign was played.

    Parameters
    ----------
    heard, done : Heard and Done
        What was played, as both engines are given it.
    """

    def __init__(self, heard: Heard, done: Done) -> None:
        law = heard.law
        self.heard, self.done = heard, done
        self._days = heard.days
        self._law = law_arrays(heard, False)
        self._strange = self._law if law.familiar is None else law_arrays(heard, False, law.unknown)

    def delays(self, world: World, play: Play) -> NDArray[np.int16]:
        """Return how long after the conviction of its speaker each tie is heeded.

        Parameters
        ----------
        world : World
            Random numbers of the world that was played.
        play : Play
            How the campaign went in it.

        Returns
        -------
        (m,) int16 array
            Days, from 1; 0 where the tie is never heeded, or its speaker is not convinced or does not talk.
        """
        network, law, done = self.heard.network, self.heard.law, self.done
        seeded = play.seeded(world.accept < done.accept)
        factor = np.ones(network.n) if done.flag is None else np.where(seeded, done.flag, 1.0)
        factor[(play.marks & MANAGER) > 0] *= done.answer
        talks = (play.days >= 0) & (world.recommend < done.recommend)
        posts = np.where(seeded, done.posts, 1) * talks
        unfamiliar = np.zeros(0, np.bool_) if law.familiar is None else world.familiar >= bound(law.familiar)
        out = np.empty(network.m, np.int16)
        ties = (world.tie, network.start, network.listener, self._law, self._strange, fixed(unfamiliar))
        _delays(*ties, factor, posts, self._days, law.talk_days == 1, out)
        return out

    def words(self, world: World, play: Play) -> Words:
        """Return the words that were heeded in a world.

        Parameters
        ----------
        world : World
            Random numbers of the world that was played.
        play : Play
            How the campaign went in it.

        Returns
        -------
        Words
            All that were worth anything.
        """
        network, done = self.heard.network, self.done
        seeded, delay = play.seeded(world.accept < done.accept), self.delays(world, play)
        tie = np.flatnonzero((delay > 0) & (self.heard.law.evidence > 0))
        speaker, listener = network.speaker[tie], network.listener[tie]
        day = play.days[speaker].astype(np.int64) + delay[tie]
        open_ = (day <= self.heard.last_day) & _open(play, seeded, listener, day)
        tie, speaker, listener, day = tie[open_], speaker[open_], listener[open_], day[open_]
        kind = np.where(seeded[speaker], EARNED if done.earned else PAID, EARNED)
        evidence = self.heard.law.evidence[tie]
        if done.evidence > 0:
            whom, when = done.reached_from_outside(world)
            kept = _open(play, seeded, whom, when)
            whom, when, none = whom[kept], when[kept], np.full(int(kept.sum()), -1)
            tie, speaker = np.append(none, tie), np.append(none, speaker)
            listener, day = np.append(whom, listener), np.append(when, day)
            kind, evidence = np.append(none * 0 + OWNED, kind), np.append(none * 0 + done.evidence, evidence)
        order = np.lexsort((speaker, day, listener))
        return Words(
            speaker[order].astype(np.int32),
            listener[order].astype(np.int32),
            day[order].astype(np.int16),
            evidence[order].astype(np.int64),
            kind[order].astype(np.uint8),
            tie[order].astype(np.int64),
        )


def _open(play: Play, seeded: Mask, listener: NDArray[Any], day: NDArray[Any]) -> Mask:
    """Return whether listeners still listen on a day: who is convinced that day does, unless by the approach."""
    until = play.days[listener] - seeded[listener].astype(np.int64)
    still: Mask = (play.days[listener] < 0) | (day <= until)
    return still
