"""A past campaign as it was observed: who was convinced on which day, and after whom of those they hear."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.network import Network

Wholes = NDArray[np.int64]


class Exposure(NamedTuple):
    """What the likelihood needs of a history: people who were not seeds, and whom they hear that was convinced before.

    Parameters
    ----------
    people : (k,) int64 array
        Numbers of the people.
    end : (k,) int64 array
        Day on which each was convinced; the last day for who never was.
    start : (k + 1,) int64 array
        Where the sources of each begin.
    speaker, tie : int64 arrays
        Each source, and the number of the tie in the network's own order.
    talked : int64 array
        Days from each source's conviction to `end`, 1 or more.
    """

    people: Wholes
    end: Wholes
    start: Wholes
    speaker: Wholes
    tie: Wholes
    talked: Wholes


@dataclass(frozen=True, eq=False)
class History:
    """A past campaign on a network.

    Parameters
    ----------
    network : Network
        Who hears whom.
    days : (n,) int64 array
        Day on which each person was convinced, 0 for seeds; -1 for who was not by the last day.
    last : int
        The last day that was observed, 1 or more.
    group : (n,) int64 array
        Number of the group that each belongs to, from 0.
    name : str
        What it is called: of its file.
    """

    network: Network
    days: Wholes
    last: int
    group: Wholes
    name: str = ""

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return int(self.group.max()) + 1

    @cached_property
    def exposure(self) -> Exposure:
        """Who was convinced after whom of those they hear."""
        heard, days = self.network.heard, self.days
        people = np.flatnonzero(days != 0)
        end = np.where(days < 0, self.last, days)
        listener = np.repeat(np.arange(self.network.n), np.diff(heard.start))
        talked = end[listener] - days[heard.speaker]
        counts = (days[listener] != 0) & (days[heard.speaker] >= 0) & (talked >= 1)
        each = np.bincount(listener[counts], minlength=self.network.n)[people]
        start = np.concatenate([[0], np.cumsum(each)]).astype(np.int64)
        ties = (heard.speaker[counts].astype(np.int64), heard.tie[counts], talked[counts].astype(np.int64))
        return Exposure(people.astype(np.int64), end[people].astype(np.int64), start, *ties)
