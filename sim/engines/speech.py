"""How people speak in a campaign in which they differ in that, for compiled code."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import Heard
from sim.engines.bounds import LawArrays, fixed
from sim.engines.done import Done
from sim.world import World


class Speech(NamedTuple):
    """How people speak who do not speak as their live ties say.

    Parameters
    ----------
    flag : (n,) or (1,) float64 array
        Factor of who is convinced by the approach.
    posts : int
        How often a day they speak.
    mark : (n,) or (0,) uint8 array
        Marks of speakers.
    answer : float
        Factor of who has heeded a manager.
    number : (m,) or (0,) uint32 array
        Random numbers of ties in this world; empty where everybody speaks as their live ties say.
    start, listener : arrays
        Of the network.
    law, strange : LawArrays
        What is heard by listeners who know the brand, and by those who do not.
    unfamiliar : (n,) or (0,) bool array
        Who does not.
    days : int
        For how many days a speaker can be heard at most.
    one_shot : bool
        Whether speakers talk for one day only.
    root_seed, world : int
        Of the numbers.
    cap : int
        How many ties of speakers are looked at before it is given up; 0 where live ties are known.
    drawn : bool
        Whether all numbers are known, else each is drawn when its speaker talks.
    """

    flag: NDArray[np.float64]
    posts: int
    mark: NDArray[np.uint8]
    answer: float
    number: NDArray[np.uint32]
    start: NDArray[np.int64]
    listener: NDArray[np.int32]
    law: LawArrays
    strange: LawArrays
    unfamiliar: NDArray[np.bool_]
    days: int
    one_shot: bool
    root_seed: np.uint64
    world: int
    cap: int = 0
    drawn: bool = True

    @property
    def alike(self) -> bool:
        """Whether everybody speaks as their live ties say, and nobody leaves marks."""
        return not len(self.number) and not len(self.mark)

    def alone(self, world: World, space: NDArray[np.uint32], cap: int) -> Speech:
        """Return the same where no live ties are known.

        Parameters
        ----------
        world : World
            Whose numbers are taken if they are there.
        space : (m,) uint32 array
            Where they are drawn, if they are not.
        cap : int
            How many ties of speakers are looked at before it is given up.

        Returns
        -------
        Speech
            Of everybody.
        """
        there = world.has_drawn_ties
        return self._replace(number=world.tie if there else space, cap=cap, drawn=there)


_ONES, _UNMARKED, _NOBODY = fixed(np.ones(1)), fixed(np.zeros(0, np.uint8)), np.zeros(0, np.uint32)


def speech_of(
    heard: Heard, done: Done, world: World, laws: tuple[LawArrays, LawArrays], unfamiliar: NDArray[np.bool_]
) -> Speech:
    """Return how people speak who do not speak as their live ties say.

    Parameters
    ----------
    heard : Heard
        Who hears whom.
    done : Done
        What the campaign does.
    world : World
        Its numbers of ties are drawn only if somebody speaks otherwise.
    laws : tuple of two LawArrays
        What is heard by listeners who know the brand, and by those who do not.
    unfamiliar : (n,) or (0,) bool array
        Who does not.

    Returns
    -------
    Speech
        Of a campaign in a world.
    """
    return Speech(
        flag=_ONES if done.flag is None else fixed(done.flag),
        posts=done.posts,
        mark=_UNMARKED if done.mark is None else fixed(done.mark),
        answer=float(done.answer),
        number=_NOBODY if done.alike else world.tie,
        start=heard.network.start,
        listener=heard.network.listener,
        law=laws[0],
        strange=laws[1],
        unfamiliar=unfamiliar,
        days=heard.days,
        one_shot=heard.law.talk_days == 1,
        root_seed=np.uint64(world.root_seed),
        world=world.index,
    )
