"""Who convinced each person: the word that came last and was worth most, and what share each word has in it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.credit.words import OUTSIDE, Listening, Words
from sim.engines.base import Play
from sim.world import World

NONE, PERSON, FROM_OUTSIDE, APPROACH, NOBODY = range(5)
CAUSES = ("", "person", "outside", "approach", "nobody")
"""What convinced somebody; nobody is needed by those whose threshold is 0 or less."""


class Attribution(NamedTuple):
    """Who convinced whom in a world.

    Parameters
    ----------
    words : Words
        All words that were heeded.
    share : (k,) float64 array
        Share of each word in convincing its listener; those of a listener add to 1. It is 0 where the listener was not
        convinced by words, or the word was forgotten.
    cause : (n,) uint8 array
        What convinced each person: one of `NONE` (not convinced) to `NOBODY`.
    parent : (n,) int32 array
        Who convinced each person; -1 where no person did.
    """

    words: Words
    share: NDArray[np.float64]
    cause: NDArray[np.uint8]
    parent: NDArray[np.int32]

    def credit(self, people: int) -> NDArray[np.float64]:
        """Return how many people each person has convinced, in shares.

        Parameters
        ----------
        people : int
            How many there are.

        Returns
        -------
        (people + 1,) float64 array
            The last entry is that of what comes from outside. Together they make up all who were convinced by words.
        """
        speaker = np.where(self.words.speaker == OUTSIDE, people, self.words.speaker)
        return np.bincount(speaker, weights=self.share, minlength=people + 1).astype(np.float64)


def attribution(listening: Listening, world: World, play: Play) -> Attribution:
    """Return who convinced whom in a world.

    The parent of a person is the speaker of the word of the person's own day that is worth most; among several the one
    from outside, and then that of the tie whose number of the purpose `PARENT` is smallest. The share of a word
    is its evidence over that of all words that still counted on that day.

    Parameters
    ----------
    listening : Listening
        What was played.
    world : World
        Random numbers of the world that was played.
    play : Play
        How the campaign went in it.

    Returns
    -------
    Attribution
        The same for equal plays, whichever engine played.
    """
    law, words = listening.heard.law, listening.words(world, play)
    seeded = play.seeded(world.accept < listening.done.accept)
    free = law.thresholds(world.threshold) <= 0
    by_words = (play.days >= 0) & ~seeded & ~free
    counts = by_words[words.listener]
    if law.memory is not None:
        counts &= words.day > play.days[words.listener].astype(np.int64) - law.memory
    total = np.bincount(words.listener, weights=words.evidence * counts, minlength=len(play.days))
    share = words.evidence * counts / np.maximum(total, 1.0)[words.listener]
    parent, last = np.full(len(play.days), -1, np.int32), _last(words, counts, world, play)
    parent[words.listener[last]] = words.speaker[last]
    cause = np.where(by_words, np.where(parent == OUTSIDE, FROM_OUTSIDE, PERSON), NONE)
    cause[seeded] = APPROACH
    cause[(play.days >= 0) & ~seeded & free] = NOBODY
    return Attribution(words, share, cause.astype(np.uint8), parent)


def _last(words: Words, counts: NDArray[np.bool_], world: World, play: Play) -> NDArray[np.int64]:
    """Return the place of the word that convinced, one for each listener whom words convinced."""
    at = np.flatnonzero(counts & (words.day == play.days[words.listener]))
    tie = words.tie[at]
    luck = np.where(tie >= 0, world.parent[tie].astype(np.int64), -1) if len(at) else tie
    order = np.lexsort((tie, luck, -words.evidence[at], words.listener[at]))
    ranked = at[order]
    first = np.ones(len(ranked), np.bool_)
    first[1:] = words.listener[ranked[1:]] != words.listener[ranked[:-1]]
    found: NDArray[np.int64] = ranked[first]
    return found
