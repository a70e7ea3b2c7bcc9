"""Posters, mailings, a company's own account: one message that reaches people at random."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from sim.days import External
from sim.effects import Effects
from sim.errors import check_chance, check_whole
from sim.mechanisms.base import Change, Mechanism
from sim.network import Network
from sim.people import People

DAYS = 60
"""Days that are played with a broadcast where the campaign sets no horizon and one is only tried."""


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
        How many voices it is worth, from 0 to 1,000,000; with 0 people only get to know.
    """

    chance: float = 0.0
    worth: int = 1

    endless: ClassVar[bool] = True
    order: ClassVar[int] = 60
    moved: ClassVar[Mapping[str, str]] = {"campaign.broadcast": "chance", "campaign.broadcast_worth": "worth"}

    def __post_init__(self) -> None:
        check_chance("chance", self.chance)
        check_whole("worth", self.worth, 0, 1_000_000, of="voices")

    @property
    def on(self) -> bool:
        """Whether it can reach anybody."""
        return self.chance > 0

    def effects(self, effects: Effects, network: Network, people: People) -> Effects:
        """Return effects with it, beside what else reaches people from outside."""
        return replace(effects, external=effects.external.joined(External(self.chance, self.worth)))

    @property
    def said(self) -> str:
        """Chance and worth."""
        return (
            f"A broadcast reaches each person with a chance of {self.chance:.2%} a day;"
            f" it is worth {self.worth} voices."
        )

    def changes(self) -> Iterator[Change]:
        """Yield a weak broadcast where there is none, and none where there is one."""
        if self.on:
            yield Change("less", "none", replace(self, chance=0.0))
        else:
            yield Change("more", "0.001 a day", replace(self, chance=0.001), DAYS)
