"""Who says yes to an approach: more after days of preparation, fewer where everybody asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.effects import Effects
from sim.mechanisms.base import Mechanism
from sim.network import Network
from sim.people import People
from sim.seeding.public_score import PublicScore
from sim.settings import setting
from sim.traits import Trait
from sim.words import listed, percent, say, sentence


@dataclass(frozen=True)
class Acceptance(Mechanism):
    """The chance to accept an approach grows with each day of preparation, and is less for those whom all ask.

    Parameters
    ----------
    gain : float
        Share of the remaining refusals that each day of the campaign's `lead` wins over, in [0, 1].
    crowding : float
        Share of the chance that the person with the highest public score loses, in [0, 1]; others lose in
        proportion to the share of people whose score is lower.
    """

    gain: float = setting(
        0.0,
        low=0,
        high=1,
        unit="per day of lead",
        text="share of the remaining refusals that a day of campaign.lead wins over",
    )
    crowding: float = setting(
        0.0, low=0, high=1, text="share of the chance to accept that who has the highest public score loses"
    )

    order: ClassVar[int] = 30
    reads: ClassVar[tuple[Trait, ...]] = PublicScore.reads

    @property
    def read(self) -> tuple[Trait, ...]:
        """Traits of the public score, where it counts."""
        return self.reads if self.crowding > 0 else ()

    def effects(self, effects: Effects, network: Network, people: People) -> Effects:
        """Return effects with other chances to accept."""
        accept = effects.accept
        if self.gain > 0 and effects.lead > 0:
            keep = 1.0
            for _ in range(effects.lead):
                keep *= 1.0 - self.gain
            accept = 1.0 - (1.0 - accept) * keep
        if self.crowding > 0:
            accept = accept * (1.0 - self.crowding * share_below(PublicScore().score(network, people)))
        return replace(effects, accept=accept)

    @property
    def said(self) -> str:
        """What moves the chance to accept."""
        how = [] if self.gain == 0 else [say("mechanism-acceptance.says", share=percent(self.gain, 1))]
        if self.crowding > 0:
            how.append(say("mechanism-acceptance.crowding", share=percent(self.crowding, 1)))
        return sentence(listed(how))


def share_below(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the share of the others who have less.

    Parameters
    ----------
    values : (n,) float64 array
        Of each person.

    Returns
    -------
    (n,) float64 array
        In [0, 1]; equal people have equal shares, and somebody alone has 0.

    Examples
    --------
    >>> share_below(np.array([2.0, 1.0, 2.0])).tolist()
    [0.5, 0.0, 0.5]
    """
    below = np.searchsorted(np.sort(values), values, side="left")
    return np.asarray(below / max(len(values) - 1, 1), np.float64)
