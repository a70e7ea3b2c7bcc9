"""Four R's: reach (the audience), relevance, resonance, relationship."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.network import Network
from sim.people import People
from sim.ranking import scaled, settled
from sim.seeding.base import Strategy
from sim.settings import setting
from sim.traits import Trait

RS = (
    Trait("audience", "how many people they reach, by whatever count", was=("reach",)),
    Trait("relevance", "how much they have to do with what it is about"),
    Trait("resonance", "how much attention they are paid"),
    Trait("relationship", "how close they are to those who hear them"),
)
"""The first R, reach, is called audience here: of the key person, reach is a share."""


@dataclass(frozen=True)
class FourR(Strategy):
    """Approach the people who are best by four R's, each a share of the largest, weighted.

    A trait of people with one of these names stands before what is taken from the map: *audience*, the R
    for reach, is the number of listeners; *relevance* the same for all; *resonance* how much of their listeners'
    attention people have, a listener's being shared out among all whom they hear; *relationship*
    the mean weight of the ties on which they speak.

    Parameters
    ----------
    audience, relevance, resonance, relationship : float
        Weights, 0 or more; all alike is chosen.

    References
    ----------
    Practitioners' three R's, reach, relevance and resonance (Solis & Webber, *The Rise of Digital
    Influence*, Altimeter Group 2012), and relationship as the fourth.
    """

    audience: float = setting(
        1.0, low=0, text="weight; a trait of that name stands before the number of listeners", was=("reach",)
    )
    relevance: float = setting(1.0, low=0, text="weight; nothing is known unless there is a trait of that name")
    resonance: float = setting(1.0, low=0, text="weight; a trait of that name stands before what the map says")
    relationship: float = setting(1.0, low=0, text="weight; a trait of that name stands before what the map says")

    reads: ClassVar[tuple[Trait, ...]] = RS

    def __post_init__(self) -> None:
        super().__post_init__()
        if not any(getattr(self, one.name) for one in RS):
            names = ", ".join(one.name for one in RS)
            raise InputError(f"{names} are weights of which one is above 0, got 0 for all", field=RS[0].name)

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the weighted mean of the four, in [0, 1]."""
        n, listeners = network.n, np.maximum(network.listeners, 1)
        attention = 1.0 / np.maximum(network.sources, 1)[network.listener]
        mapped = {
            "audience": network.listeners.astype(np.float64),
            "relevance": np.ones(n),
            "resonance": np.bincount(network.speaker, weights=attention, minlength=n),
            "relationship": np.bincount(network.speaker, weights=network.ties["weight"], minlength=n) / listeners,
        }
        weights = [float(getattr(self, one.name)) for one in RS]
        total = np.zeros(n)
        for one, weight in zip(RS, weights, strict=True):
            total += weight * scaled(one.of(people, mapped[one.name]))
        return settled(total / sum(weights))
