"""Those who talk, listen and decide in the readable engine, and what they hear each other by."""

from __future__ import annotations

import math
from typing import Any

import mesa

from sim.effects import LEADER, MANAGER
from sim.luck import ONE


class Tie:
    """What one listener may hear from one speaker, with the one number luck gave it.

    Parameters
    ----------
    listener : Person
        Who may hear.
    number : int
        The tie's number in this world.
    hear : float
        Chance to heed the speaker when they speak, on a day without anything special.
    expose : float or None
        Chance to get to know of it then; None is the same.
    reach : float
        Share of ties over which the speaker speaks at all.
    evidence : int
        What the speaker is worth to the listener.
    one_shot : bool
        Whether the speaker talks for one day only.
    """

    def __init__(
        self,
        listener: Person,
        number: int,
        hear: float,
        expose: float | None,
        reach: float,
        evidence: int,
        one_shot: bool,
    ) -> None:
        self.listener, self.number, self.evidence = listener, number, evidence
        self.hear, self.expose, self.reach, self.one_shot = hear, expose, reach, one_shot
        self.miss_hearing = self.miss_knowing = 1.0
        self.open = number < math.ceil(reach * ONE) and (hear if expose is None else expose) > 0

    def talk(self, flag: float, posts: int, mark: int) -> None:
        """Speak for one more day: the listener may get to know, or heed.

        Parameters
        ----------
        flag : float
            What the chance to heed is multiplied by.
        posts : int
            How often the speaker speaks today.
        mark : int
            What a heeded word leaves with the listener.
        """
        hear = min(1.0, self.hear * flag)
        know = hear if self.expose is None else max(self.expose, hear)
        for _ in range(posts):
            self.miss_hearing *= 1.0 - hear
            self.miss_knowing *= 1.0 - know
        if self._is_reached(know, self.miss_knowing, posts):
            self.listener.know()
        if self._is_reached(hear, self.miss_hearing, posts):
            self.listener.heed(self.evidence, mark)
            self.open = False

    def _is_reached(self, chance: float, miss: float, posts: int) -> bool:
        by_now = chance if self.one_shot and self.reach == 1.0 and posts == 1 else self.reach * (1.0 - miss)
        return self.number < math.ceil(by_now * ONE)


class Person(mesa.Agent):
    """Somebody who hears of it, may be convinced, and may then recommend it and buy.

    Parameters
    ----------
    model : WordOfMouth
        Model that this person is part of; it holds the network and the world.
    number : int
        Place in the order of ids.
    own_id : object
        The caller's id.
    """

    def __init__(self, model: Any, number: int, own_id: Any) -> None:
        super().__init__(model)
        done, world = model.done, model.world
        self.number = number
        self.id = own_id
        self.accepts = bool(world.accept[number] < done.accept[number])
        self.recommends = bool(world.recommend[number] < done.recommend[number])
        self.threshold = int(model.thresholds[number])
        self.evidence = 0
        self.words: list[tuple[int, int]] = []
        self.marks = 0
        self.day_known = -1
        self.day_convinced = -1
        self.day_approached = -1
        self.is_seed = False
        self.miss_external = 1.0
        self.external_came = False
        self.ties: list[Tie] = []

    @property
    def aware(self) -> bool:
        """Whether this person has heard of it."""
        return self.day_known >= 0

    @property
    def convinced(self) -> bool:
        """Whether this person is convinced."""
        return self.day_convinced >= 0

    @property
    def buys(self) -> bool:
        """Whether this person buys once convinced, after whom they have heeded."""
        done, led = self.model.done, self.marks & LEADER
        limit = (done.buy_led if led else done.buy)[self.number]
        return bool(self.model.world.buy[self.number] < limit)

    @property
    def flag(self) -> float:
        """What the chance to be heeded is multiplied by, for a convinced person."""
        done, factor = self.model.done, 1.0
        if self.is_seed and done.flag is not None:
            factor = float(done.flag[self.number])
        return factor * done.answer if self.marks & MANAGER else factor

    @property
    def talks(self) -> bool:
        """Whether this person is an advocate who talks today."""
        age = self.model.day - self.day_convinced
        talk_days = self.model.heard.law.talk_days
        return self.convinced and self.recommends and age >= 1 and (talk_days is None or age <= talk_days)

    def know(self) -> None:
        """Get to know of it; who is convinced has known before."""
        if not self.aware:
            self.day_known = self.model.day

    def be_approached(self) -> None:
        """Get to know, and be convinced or refuse."""
        self.day_approached = self.model.day
        self.know()
        if self.accepts and not self.convinced:
            self.is_seed = True
            self.be_convinced()

    def heed(self, evidence: int, mark: int = 0) -> None:
        """Take a word as evidence; if it is worth anything, it may leave a mark.

        Parameters
        ----------
        evidence : int
            What the word is worth, 0 or more.
        mark : int
            What the speaker is, as in `sim.effects`.
        """
        self.evidence += evidence
        self.words.append((self.model.day, evidence))
        self.marks |= mark if evidence > 0 else 0

    def forget(self) -> None:
        """Let words go that were heeded too long ago."""
        memory = self.model.heard.law.memory
        if memory is not None:
            self.evidence -= sum(worth for day, worth in self.words if day == self.model.day - memory)

    def be_convinced(self) -> None:
        """Become convinced today, for good."""
        self.know()
        self.day_convinced = self.model.day

    def hear_from_outside(self) -> None:
        """Be reached from outside the network, if this is the world's day for it."""
        done = self.model.done
        self.miss_external *= 1.0 - self._chance_from_outside()
        number = self.model.world.external[self.number]
        if self.external_came or number >= math.ceil((1.0 - self.miss_external) * ONE):
            return
        self.external_came = True
        if not self.convinced:
            self.know()
            self.heed(done.evidence)

    def _chance_from_outside(self) -> float:
        """Return the chance that at least one of the things from outside reaches this person today."""
        chance = 0.0
        for one in self.model.done.outside:
            own = one.on(self.number, self.model.day)
            chance = max(chance, own) if chance == 0 or own == 0 else 1.0 - (1.0 - chance) * (1.0 - own)
        return chance

    def talk(self) -> None:
        """Speak to all listeners who are not convinced yet."""
        if self.talks:
            self.ties = [tie for tie in self.ties if tie.open and not tie.listener.convinced]
            flag, posts = self.flag, self.model.done.posts if self.is_seed else 1
            mark = 0 if self.model.done.mark is None else int(self.model.done.mark[self.number])
            for tie in self.ties:
                tie.talk(flag, posts, mark)

    def decide(self) -> None:
        """Be convinced if the evidence is enough."""
        if not self.convinced and self.evidence >= self.threshold:
            self.be_convinced()
