"""Those who are approached speak otherwise than others: paid, trained, or too often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from sim.effects import Effects
from sim.mechanisms.base import Change, Mechanism
from sim.network import Network
from sim.people import People
from sim.settings import setting
from sim.words import listed, number, percent, say


@dataclass(frozen=True)
class Endorsement(Mechanism):
    """People convinced by being approached are heeded more or less than others, and may speak more often.

    Only the chance to be heeded changes; getting to know of it (`expose`) stays as the theory says. Whoever is
    convinced before an approach speaks like everybody else.

    Parameters
    ----------
    paid : float
        What their chance to be heeded is multiplied by, from 0 to 10.
    train : float
        What each day of the campaign's `lead` adds to it, as a share, from 0 to 10.
    posts : int
        How often a day they speak, from 1 to 100.
    wear_out : float
        What the chance of each of these words is multiplied by for each one beyond the first, in [0, 1].
    voices : {"paid", "earned"}
        As what their words are booked where words are counted (`sim.Outcome.shares`); it changes nothing else.

    References
    ----------
    Friestad & Wright, "The persuasion knowledge model", J. Consumer Research 21:1 (1994), for why words that are paid
    for count less; Pechmann & Stewart, "Advertising repetition: a critical review of wearin and wearout", Current
    Issues and Research in Advertising 11:285 (1988), for repetition. The formula is chosen.
    """

    paid: float = setting(
        1.0, low=0, high=10, text="factor of the chance to be heeded of who is convinced by an approach; 1 is as others"
    )
    train: float = setting(
        0.0, low=0, high=10, unit="per day of lead", text="what each day of campaign.lead adds to that, as a share"
    )
    posts: int = setting(1, low=1, high=100, unit="words a day", text="how often a day they speak")
    wear_out: float = setting(
        1.0, low=0, high=1, text="factor of each word for each one a day beyond the first; 1 is none"
    )

    voices: str = setting(
        "paid",
        choices=("paid", "earned"),
        text="what their words count as where words are counted; changes nothing else",
    )

    order: ClassVar[int] = 40

    @property
    def on(self) -> bool:
        """Whether they speak otherwise, or their words are booked otherwise; wear-out alone does nothing."""
        return self._otherwise or self.voices == "earned"

    @property
    def convinces(self) -> bool:
        """Whether those who are approached speak otherwise; how words are booked changes nothing."""
        return self._otherwise

    @property
    def _otherwise(self) -> bool:
        return self.paid != 1 or self.train > 0 or self.posts > 1

    def effects(self, effects: Effects, network: Network, people: People) -> Effects:
        """Return effects with other words of those who are approached."""
        effects = replace(effects, earned=self.voices == "earned")
        worn = 1.0
        for _ in range(self.posts - 1):
            worn *= self.wear_out
        factor = (self.paid * (1.0 + self.train * effects.lead)) * worn
        if factor == 1.0:
            return replace(effects, posts=self.posts)
        flag = np.broadcast_to(np.float64(factor), (network.n,))
        return replace(effects, flag=flag if effects.flag is None else effects.flag * flag, posts=self.posts)

    @property
    def said(self) -> str:
        """How they are heeded, and how often they speak."""
        how = []
        if self.paid != 1:
            how.append(say("mechanism-endorsement.paid", factor=number(self.paid)))
        if self.train > 0:
            how.append(say("mechanism-endorsement.train", share=percent(self.train, 1)))
        if self.posts > 1:
            entry = "mechanism-endorsement.posts" if self.wear_out == 1 else "mechanism-endorsement.worn"
            how.append(say(entry, posts=self.posts, factor=number(self.wear_out)))
        if self.voices == "earned":
            how.append(say("mechanism-endorsement.earned"))
        return say("mechanism-endorsement.says", how=listed(how))

    def changes(self) -> Iterator[Change]:
        """Yield none, where there is one, and half and double of its numbers."""
        if self._otherwise:
            yield Change("less", say("none"), type(self)(voices=self.voices))
        yield from self.scaled()
