"""Four R's: reach, relevance, resonance, relationship."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError, check_number
from sim.network import Network
from sim.people import People
from sim.ranking import settled
from sim.seeding.around import scaled
from sim.seeding.base import Strategy

RS = ("reach", "relevance", "resonance", "relationship")


@dataclass(frozen=True)
class FourR(Strategy):
    """Approach the people who are best by four R's, each a share of the largest, weighted.

    A trait of people with the name of an R stands before what is taken from the map: *reach* is the
    number of listeners; *relevance* the same for all; *resonance* how much of their listeners'
    attention people have, a listener's being shared out among all whom they hear; *relationship*
    the mean weight of the ties on which they speak.

    Parameters
    ----------
    reach, relevance, resonance, relationship : float
        Weights, 0 or more; all alike is chosen.

    References
    ----------
    Practitioners' three R's, reach, relevance and resonance (Solis & Webber, *The Rise of Digital
    Influence*, Altimeter Group 2012), and relationship as the fourth.
    """

    reach: float = 1.0
    relevance: float = 1.0
    resonance: float = 1.0
    relationship: float = 1.0

    def __post_init__(self) -> None:
        for name in RS:
            check_number(name, getattr(self, name))
        if not any(getattr(self, name) for name in RS):
            raise InputError(f"{', '.join(RS)} are weights of which one is above 0, got 0 for all", field=RS[0])

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the weighted mean of the four, in [0, 1]."""
        n, listeners = network.n, np.maximum(network.listeners, 1)
        attention = 1.0 / np.maximum(network.sources, 1)[network.listener]
        mapped = {
            "reach": network.listeners.astype(np.float64),
            "relevance": np.ones(n),
            "resonance": np.bincount(network.speaker, weights=attention, minlength=n),
            "relationship": np.bincount(network.speaker, weights=network.ties["weight"], minlength=n) / listeners,
        }
        weights = {name: float(getattr(self, name)) for name in RS}
        total = np.zeros(n)
        for name, weight in weights.items():
            total += weight * scaled(people.number(name, mapped[name]))
        return settled(total / sum(weights.values()))
