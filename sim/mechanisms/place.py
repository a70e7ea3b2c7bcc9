"""Distance: the farther away people are, the fewer of those who are convinced buy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.effects import Effects
from sim.errors import InputError
from sim.mechanisms.base import Mechanism
from sim.network import Network
from sim.people import People
from sim.settings import setting
from sim.traits import Trait, named
from sim.words import number, say

FARTHEST = 1e12
"""The largest distance at which half of the chance can be left."""


@dataclass(frozen=True)
class Place(Mechanism):
    """The chance to buy falls with the distance, in any unit, from where one can buy.

    Parameters
    ----------
    place : str or None
        A trait of everybody, 0 or more: how far away they are. None is no difference.
    half_distance : float or None
        The distance at which half of the chance is left, above 0, in the same unit.

    References
    ----------
    Reilly, "The law of retail gravitation" (1931), for the square of the distance. The formula is chosen.
    """

    place: str | None = setting(
        None,
        what="the name of a column",
        text="a column of numbers: how far away people are, in any unit",
        also={None: "no difference"},
    )
    half_distance: float | None = setting(
        None,
        above=0,
        high=FARTHEST,
        text="where half of the chance to buy is left; together with place",
        also={None: "without place"},
    )

    order: ClassVar[int] = 70
    convinces: ClassVar[bool] = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.place is not None and self.half_distance is None:
            raise InputError(
                f"half_distance is a number of more than 0 where place is set, to {self.place!r}, got None; set both,"
                " or neither",
                field="half_distance",
            )
        if self.place is None and self.half_distance is not None:
            raise InputError(
                f"place is the name of a column where half_distance is set, to {number(self.half_distance)}, got None;"
                " set both, or neither",
                field="place",
            )

    @property
    def read(self) -> tuple[Trait, ...]:
        """The trait that is named."""
        return () if self.place is None else (_distance(self.place),)

    def effects(self, effects: Effects, network: Network, people: People) -> Effects:
        """Return effects in which those far away buy less often, also after a leader's word."""
        share = self._share(people)
        led = None if effects.buy_led is None else effects.buy_led / share
        return replace(effects, buy=effects.buy / share, buy_led=led)

    def _share(self, people: People) -> NDArray[np.float64]:
        """Return what everybody's chance to buy is divided by."""
        name, half = str(self.place), float(self.half_distance or 0.0)
        missing = np.isnan(named(people, "place", name))
        if missing.any():
            raise InputError(
                f"place is a column in which everybody has a distance, got none in {name!r} for {missing.sum():,} of"
                f" {people.n:,} people; fill them in",
                field="place",
            )
        with np.errstate(over="ignore"):  # so far away that nobody buys
            distance = _distance(name).of(people, np.nan) / half
            return np.asarray(1.0 + distance * distance, np.float64)

    @property
    def said(self) -> str:
        """How the chance to buy falls."""
        return say("mechanism-place.says", column=str(self.place), distance=number(float(self.half_distance or 0.0)))


def _distance(name: str) -> Trait:
    return Trait(name, "how far away they are", needed="everybody")
