"""By trait: a number that is known of people, highest first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.people import People
from sim.seeding.base import Strategy
from sim.settings import setting
from sim.traits import Trait, named


@dataclass(frozen=True)
class ByTrait(Strategy):
    """Approach the people with the highest value of a trait.

    Parameters
    ----------
    trait : str
        A column of numbers. Who has none comes last.
    lowest : bool
        Whether the lowest come first.

    References
    ----------
    The user's own measure, for instance loyalty or past purchases; on choosing by what customers have spent, see
    Haenlein & Libai, "Targeting revenue leaders for a new product", Journal of Marketing 77:65 (2013).
    """

    trait: str = setting(text="a column of numbers, highest first", what="the name of a column")
    lowest: bool = setting(False, text="whether the lowest come first")

    @property
    def needs(self) -> str:
        """Nothing of who knows whom."""
        return "nothing"

    @property
    def read(self) -> tuple[Trait, ...]:
        """The trait."""
        return (Trait(self.trait, "what people are ranked by"),)

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the trait, turned round where the lowest come first."""
        values = named(people, "trait", self.trait)
        least = np.where(np.isnan(values), -np.inf, -values if self.lowest else values)
        return np.asarray(least, np.float64)
