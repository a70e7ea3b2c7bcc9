"""How the readable engine approaches people, wave by wave."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.engines.persons import Person
from sim.purse import Purse
from sim.schedule import Schedule


class Approaching:
    """Approaches people wave by wave.

    Parameters
    ----------
    waves : Schedule
        When, and how many.
    seeds : (k,) int array
        Whom, in ranked order.
    purse : Purse or None
        What adaptive waves can spend; None is as many people as there are seeds.
    """

    def __init__(self, waves: Schedule, seeds: NDArray[np.int64], purse: Purse | None) -> None:
        self.waves, self.order, self.next = waves, [int(number) for number in seeds], 0
        heads, money, self.fees = purse or Purse(len(self.order), None, np.zeros(0, np.int64))
        self.heads, self.heads_left = waves.parts(heads).tolist(), 0
        self.money, self.money_left = None if money is None else waves.parts(money).tolist(), 0

    def days_left(self, day: int) -> bool:
        """Return whether a wave is still to come.

        Parameters
        ----------
        day : int
            The day that is over.

        Returns
        -------
        bool
            True before the last wave.
        """
        return self.waves.days[-1] > day

    def today(self, day: int, people: list[Person]) -> None:
        """Approach those whose wave is today.

        Parameters
        ----------
        day : int
            Which day is played.
        people : list of Person
            Everybody, by number.
        """
        if day not in self.waves.days:
            return
        wave = self.waves.days.index(day)
        if self.waves.adaptive:
            self._adapt(wave, people)
            return
        for number in self.order[self.next : self.next + self.heads[wave]]:
            people[number].be_approached()
        self.next += self.heads[wave]

    def _adapt(self, wave: int, people: list[Person]) -> None:
        """Go down the whole order, passing over who was approached or is convinced, or costs more than is left."""
        self.heads_left += self.heads[wave]
        self.money_left += 0 if self.money is None else self.money[wave]
        for number in self.order:
            fee = 0 if self.money is None else int(self.fees[number])
            person = people[number]
            if self.heads_left == 0 or person.day_approached >= 0 or person.convinced or fee > self.money_left:
                continue
            self.heads_left -= 1
            self.money_left -= fee
            person.be_approached()
