"""How the readable engine approaches people, wave by wave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.purse import Purse
from sim.schedule import Schedule

if TYPE_CHECKING:
    from sim.engines.agents import WordOfMouth
    from sim.engines.persons import Person


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
        """Return whether a wave is still to come."""
        return self.waves.days[-1] > day

    def today(self, model: WordOfMouth) -> None:
        """Approach those whose wave is today."""
        if model.day not in self.waves.days:
            return
        wave = self.waves.days.index(model.day)
        if self.waves.adaptive:
            self._adapt(wave, model.people)
            return
        for number in self.order[self.next : self.next + self.heads[wave]]:
            model.people[number].be_approached()
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
