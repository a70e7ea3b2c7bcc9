"""What both engines are given, and what they return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from sim.campaign import Campaign
from sim.engines.done import Done
from sim.kernels import kernel
from sim.mechanisms.base import naming
from sim.network import Network
from sim.people import People
from sim.purse import Purse
from sim.schedule import Schedule
from sim.theories.base import Law
from sim.world import World

Count = TypeVar("Count", bound=np.integer[Any])

MEASURES = ("aware", "convinced", "buyers")
"""The rows of `Play.counts`."""


@dataclass(frozen=True, eq=False)
class Heard:
    """Who hears whom, and what it takes to be convinced: the same for all plans that leave it alone.

    Parameters
    ----------
    network : Network
        Who hears whom.
    law : Law
        What a theory and the mechanisms say about it.
    last_day : int
        In 0 ... 32,766.
    """

    network: Network
    law: Law
    last_day: int

    @cached_property
    def days(self) -> int:
        """For how many days a speaker can be heard at most."""
        return self.last_day if self.law.talk_days is None else min(self.law.talk_days, self.last_day)

    @classmethod
    def of(cls, network: Network, people: People, law: Law, campaign: Campaign) -> Heard:
        """Return what is heard during a campaign.

        Parameters
        ----------
        network : Network
            Who hears whom.
        people : People
            Traits that mechanisms read.
        law : Law
            What a theory says.
        campaign : Campaign
            Its horizon, and its mechanisms.

        Returns
        -------
        Heard
            Ready to be played in.

        Raises
        ------
        InputError
            If a trait is out of range, or nothing would end.
        """
        last_day = campaign.last_day(law.external > 0, law.horizon)
        for mechanism in campaign.mechanisms:
            with naming(mechanism):
                law = mechanism.law(law, network, people)
        return cls(network, law, last_day)


def parts(network: Network, people: People, law: Law, campaign: Campaign) -> tuple[Heard, Done]:
    """Return what is heard, and what is done, during a campaign.

    Parameters
    ----------
    network, people, law, campaign
        As in `Heard.of`.

    Returns
    -------
    tuple of Heard and Done
        Ready to be played.

    Raises
    ------
    InputError
        As in `Heard.of` and `Done.of`.
    """
    return Heard.of(network, people, law, campaign), Done.of(network, people, law, campaign)


def can_start_alone(heard: Heard, done: Done) -> bool:
    """Return whether anything can happen without seeds.

    Parameters
    ----------
    heard : Heard
        What it takes to be convinced.
    done : Done
        What is done.

    Returns
    -------
    bool
        True if something reaches people from outside, or somebody can need no evidence.
    """
    return bool(done.outside) or heard.law.lowest_threshold <= 0


class Play(NamedTuple):
    """A campaign played in one world.

    Parameters
    ----------
    days, known : (n,) int16 array
        Day of conviction, and of first hearing of it; -1 never. All arrays but `counts` belong to the engine: copy
        them to keep them.
    counts : (3, days + 1) int64 array
        People aware, convinced and buying by the end of each day, up to the last change.
    approached : (n,) int16 array
        Day on which each person was approached; -1 never.
    marks : (n,) uint8 array
        Whom people had heeded when they were convinced, or by the end: `sim.effects.LEADER`, `MANAGER`, added up.
    """

    days: NDArray[np.int16]
    known: NDArray[np.int16]
    counts: NDArray[np.int64]
    approached: NDArray[np.int16]
    marks: NDArray[np.uint8]

    def seeded(self, accepts: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return who was convinced by being approached.

        Parameters
        ----------
        accepts : (n,) bool array
            Who accepts an approach in this world.

        Returns
        -------
        (n,) bool array
            Those who were not convinced before, and accepted.
        """
        seeds: NDArray[np.bool_] = accepts & (self.approached >= 0) & (self.days == self.approached)
        return seeds


class Engine(Protocol):
    """Plays campaigns in which the same is heard."""

    def play(self, world: World, done: Done, seeds: NDArray[np.int64], purse: Purse | None = None) -> Play:
        """Play one campaign in one world."""


def days_of_approach(waves: Schedule, seeds: NDArray[np.int64], people: int) -> NDArray[np.int16]:
    """Return when people are approached, if that is fixed before the play.

    Parameters
    ----------
    waves : Schedule
        Which cut the list into pieces.
    seeds : (k,) int64 array
        The list, in ranked order.
    people : int
        How many there are.

    Returns
    -------
    (people,) int16 array
        Day, -1 never.
    """
    approached = np.full(people, -1, np.int16)
    if waves.at_once:  # fractions would take longer than a small cascade
        approached[seeds] = 0
        return approached
    approached[seeds] = np.repeat(np.array(waves.days, np.int16), waves.parts(len(seeds)))
    return approached


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
        People aware, convinced and buying by the end of each day.

    Returns
    -------
    (3, days) int64 array
        At least day 0.
    """
    return counts[:, : _length(counts)]


@kernel
def _length(counts: Any) -> Any:
    """Return how many days there are up to the last on which anything changed."""
    days = counts.shape[1]
    while days > 1:
        for measure in range(counts.shape[0]):
            if counts[measure, days - 1] != counts[measure, days - 2]:
                return days
        days -= 1
    return days


def padded(counts: Sequence[NDArray[Count]], days: int) -> NDArray[Count]:
    """Return counts of several runs as one array; a run stays as it ended.

    Parameters
    ----------
    counts : sequence of (3, any) integer arrays
        Counts of each run by the end of each day, as in `Play`.
    days : int
        How many days to pad to, day 0 included.

    Returns
    -------
    (len(counts), 3, days) integer array
        Padded with each run's last day.
    """
    out = np.empty((len(counts), 3, days), dtype=counts[0].dtype if counts else np.int64)
    for place, run in enumerate(counts):
        out[place, :, : run.shape[1]] = run
        out[place, :, run.shape[1] :] = run[:, -1:]
    return out
