"""Familiarity: who does not know the brand heeds what others say of it less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from sim.mechanisms.base import Change, Mechanism
from sim.network import Network
from sim.people import People
from sim.settings import setting
from sim.theories.base import Law
from sim.traits import Trait
from sim.words import percent, say

FAMILIAR = Trait("familiar", "the chance that they know the brand", 0.0, 1.0)


@dataclass(frozen=True)
class Familiarity(Mechanism):
    """Some people know the brand already; the others heed a word less, but get to know of it as usual.

    Whether a person knows the brand is drawn in each world, and stays. It is not the same as being aware, which is
    having heard of what is recommended.

    Parameters
    ----------
    familiar : float
        Chance that a person knows the brand, in [0, 1]; the trait ``familiar`` of a person stands before it.
    unknown : float
        What the chance to heed a word is multiplied by for those who do not, in [0, 1].

    References
    ----------
    Campbell & Keller, "Brand familiarity and advertising repetition effects", J. Consumer Research 30:292 (2003), for
    what is said of unknown brands being heeded less; the formula is chosen.
    """

    familiar: float = setting(
        1.0, low=0, high=1, text="chance that a person knows the brand; the trait familiar of a person stands before it"
    )
    unknown: float = setting(
        1.0, low=0, high=1, text="factor of the chance to heed a word for those who do not; 1 is no difference"
    )

    order: ClassVar[int] = 50
    reads: ClassVar[tuple[Trait, ...]] = (FAMILIAR,)

    @property
    def read(self) -> tuple[Trait, ...]:
        """Whether they know the brand, if that makes a difference."""
        return self.reads if self.unknown != 1 else ()

    def law(self, law: Law, network: Network, people: People) -> Law:
        """Return a law in which those who do not know the brand heed less."""
        if self.unknown == 1:
            return law
        return replace(law, familiar=FAMILIAR.of(people, self.familiar), unknown=self.unknown)

    @property
    def said(self) -> str:
        """How many know the brand, and how much less the others heed."""
        familiar, unknown = percent(self.familiar, 1), percent(self.unknown, 1)
        return say("mechanism-familiarity.says", familiar=familiar, unknown=unknown)

    def changes(self) -> Iterator[Change]:
        """Yield a brand that everybody knows, and half and double of its numbers."""
        if self.on:
            yield Change("more", say("mechanism-familiarity.everybody"), type(self)())
        yield from self.scaled()
