"""What both engines are given, and what they return."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from sim.campaign import Campaign
from sim.luck import bound
from sim.network import Network
from sim.people import People
from sim.theories.base import Law
from sim.world import World

MEASURES = ("aware", "convinced", "buyers")
"""The rows of `Play.counts`."""


@dataclass(frozen=True, eq=False)
class Stage:
    """All that is fixed before luck is drawn and seeds are chosen.

    Parameters
    ----------
    network : Network
        Who hears whom.
    law : Law
        What a theory says about it.
    accept, recommend, buy : (n,) int64 array
        Bounds: a person does if their number in the world is below.
    broadcast : float
        Chance per day that a broadcast reaches a person.
    broadcast_evidence : int
        What it is worth, in the law's units.
    last_day : int
        In 0 ... 32,766.
    """

    network: Network
    law: Law
    accept: NDArray[np.int64]
    recommend: NDArray[np.int64]
    buy: NDArray[np.int64]
    broadcast: float
    broadcast_evidence: int
    last_day: int

    @classmethod
    def of(cls, network: Network, people: People, law: Law, campaign: Campaign) -> Stage:
        """Return the stage for a campaign.

        Parameters
        ----------
        network : Network
            Who hears whom.
        people : People
            Traits ``accept``, ``recommend`` and ``buy`` stand before the campaign's chances.
        law : Law
            What a theory says.
        campaign : Campaign
            What is done. Its broadcast and one of the theory's reach people independently; the
            theory's is worth a voice at least.

        Returns
        -------
        Stage
            Ready to be played.

        Raises
        ------
        InputError
            If a trait is no chance, or there is a broadcast and no horizon.
        """
        chances = {
            name: people.number(name, getattr(campaign, name), 0.0, 1.0) for name in ("accept", "recommend", "buy")
        }
        both = 1.0 - (1.0 - law.broadcast) * (1.0 - campaign.broadcast)
        return cls(
            network,
            law,
            **{name: bound(chance) for name, chance in chances.items()},
            broadcast=max(law.broadcast, campaign.broadcast) if min(law.broadcast, campaign.broadcast) == 0 else both,
            broadcast_evidence=max(campaign.broadcast_worth, int(law.broadcast > 0)) * law.one,
            last_day=campaign.last_day(law.broadcast, law.horizon),
        )

    @property
    def can_start_alone(self) -> bool:
        """Whether anything can happen without seeds."""
        return self.broadcast > 0 or self.law.lowest_threshold <= 0


class Play(NamedTuple):
    """A campaign played in one world.

    Parameters
    ----------
    days, known : (n,) int16 array
        Day of conviction, and of first hearing of it; -1 never. They belong to the engine: copy
        them to keep them.
    counts : (3, days + 1) int64 array
        People aware, convinced and buying by the end of each day, up to the last change.
    """

    days: NDArray[np.int16]
    known: NDArray[np.int16]
    counts: NDArray[np.int64]


class Engine(Protocol):
    """Plays campaigns on one stage."""

    def play(self, world: World, seeds: NDArray[np.int64]) -> Play:
        """Play one campaign in one world."""


def counts_of(play: Play, buys: NDArray[np.bool_], segment: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the counts of a part of the people.

    Parameters
    ----------
    play : Play
        A campaign in one world.
    buys : (n,) bool array
        Who buys in this world, once convinced.
    segment : (n,) bool array
        Whom to count.

    Returns
    -------
    (3, days) int64 array
        As `Play.counts`, of the segment; as long as the play.
    """
    when = (play.known[segment], play.days[segment], play.days[segment & buys])
    length = play.counts.shape[1]
    return np.array([np.bincount(days[days >= 0], minlength=length).cumsum() for days in when])


def trimmed(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return counts up to the last day on which anything changed.

    Parameters
    ----------
    counts : (3, days) int64 array
        Cumulative.

    Returns
    -------
    (3, days) int64 array
        At least day 0.
    """
    changed = np.flatnonzero(np.diff(counts, axis=1).any(axis=0))
    return counts[:, : changed[-1] + 2 if len(changed) else 1]
