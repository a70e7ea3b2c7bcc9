"""How many ties people have, and with whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.sums import correlation
from sim.words import amount, number, say


@dataclass(frozen=True)
class Degrees:
    """How many ties people have.

    Parameters
    ----------
    least, lower, median, upper, most : float
        Smallest, quartiles and largest.
    mean : float
        Mean number of ties per person.
    table : mapping of int to int
        People with each number of ties.
    """

    least: int
    lower: float
    median: float
    upper: float
    most: int
    mean: float
    table: Mapping[int, int]

    @classmethod
    def of(cls, degree: NDArray[np.int64]) -> Degrees:
        """Return the distribution of these numbers.

        Parameters
        ----------
        degree : (n,) int64 array
            One per person, n at least 1.

        Returns
        -------
        Degrees
            Quartiles interpolated.
        """
        lower, median, upper = (float(one) for one in np.quantile(degree, [0.25, 0.5, 0.75]))
        different, people = np.unique(degree, return_counts=True)
        table = dict(zip(different.tolist(), people.tolist(), strict=True))
        return cls(int(degree.min()), lower, median, upper, int(degree.max()), float(degree.mean()), table)

    def sentence(self) -> str:
        """Return the distribution in a few words.

        Returns
        -------
        str
            Without the table.
        """
        quartiles = {name: number(getattr(self, name)) for name in ("lower", "median", "upper")}
        return say("degrees", least=self.least, most=self.most, mean=amount(self.mean), **quartiles)


def reciprocity(network: Network) -> float | None:
    """Return the share of ties that also run back.

    Parameters
    ----------
    network : Network
        A directed network; in an undirected one all ties run back.

    Returns
    -------
    float or None
        None if there are no ties.
    """
    if not network.m:
        return None
    back = network.listener.astype(np.int64) * network.n + network.speaker
    there = network.speaker.astype(np.int64) * network.n + network.listener
    back.sort()
    place = np.minimum(np.searchsorted(back, there), network.m - 1)
    return float(np.mean(back[place] == there))


def assortativity(network: Network) -> float | None:
    """Return how the number of listeners of speakers goes with the number of sources of their listeners.

    Parameters
    ----------
    network : Network
        Who hears whom.

    Returns
    -------
    float or None
        Pearson's correlation over ties; None if one of them does not vary.
    """
    return correlation(network.listeners[network.speaker], network.sources[network.listener])
