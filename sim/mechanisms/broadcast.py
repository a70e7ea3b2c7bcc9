"""Posters, mailings, a company's own account: one message that reaches people at random."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from sim.days import External
from sim.effects import Effects, Sent
from sim.mechanisms.base import Change, Mechanism
from sim.network import Network
from sim.people import People
from sim.settings import setting
from sim.words import percent, say

DAYS = 60
"""Days that are played with a broadcast where the campaign sets no horizon and one is only tried."""

WEAK = 0.001
"""Chance per day of a broadcast that is tried where there is none."""


@dataclass(frozen=True)
class Broadcast(Mechanism):
    """A broadcast reaches each person once, on a day that luck settles, whether or not they know anybody.

    A theory's own external influence (Bass) reaches people independently of it.

    Parameters
    ----------
    chance : float
        Chance per day, from day 1, that it reaches a person, in [0, 1]; at 0 there is none. It
        needs a horizon of the campaign, or of the theory.
    worth : int
        Evidence that it adds, in voices, from 0 to 1,000,000; with 0 people only get to know.
    """

    chance: float = setting(
        0.0,
        low=0,
        high=1,
        unit="per day",
        text="chance per day that it reaches a person, once each; needs a horizon; 0 is no broadcast",
    )
    worth: int = setting(1, low=0, high=1_000_000, unit="voices", text="evidence it adds, in voices")

    endless: ClassVar[bool] = True
    order: ClassVar[int] = 60
    moved: ClassVar[Mapping[str, str]] = {"campaign.broadcast": "chance", "campaign.broadcast_worth": "worth"}

    @property
    def on(self) -> bool:
        """Whether it can reach anybody."""
        return self.chance > 0

    def effects(self, effects: Effects, network: Network, people: People) -> Effects:
        """Return effects with it, beside what else reaches people from outside."""
        return replace(effects, sent=(*effects.sent, Sent(External(self.chance, self.worth))))

    @property
    def said(self) -> str:
        """Its chance, and how many voices it counts as."""
        return say("mechanism-broadcast.says", chance=percent(self.chance, 2), voices=self.worth)

    def changes(self) -> Iterator[Change]:
        """Yield a weak broadcast where there is none, and none where there is one."""
        if self.on:
            yield Change("less", say("none"), replace(self, chance=0.0))
        else:
            yield Change(
                "more", say("mechanism-broadcast.weak", chance=percent(WEAK, 1)), replace(self, chance=WEAK), DAYS
            )
