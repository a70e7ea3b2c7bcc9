"""From whom a strategy looks at the network, where it cannot look from everybody."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.luck import Purpose, name_code, numbers
from sim.network import Network
from sim.ranking import highest
from sim.words import say


def affordable(network: Network, work: int) -> int:
    """Return from how many people a strategy can look.

    Parameters
    ----------
    network : Network
        Who hears whom.
    work : int
        People x ties that may be looked at.

    Returns
    -------
    int
        In 1 ... n; 100 at least, if there are so many.
    """
    return min(network.n, max(100, work // max(network.m, 1)))


def sampled_sources(name: str, n: int, count: int, root_seed: int) -> NDArray[np.int64]:
    """Return distinct people drawn at random.

    Parameters
    ----------
    name : str
        Who asks, a part of the address of the luck.
    n : int
        How many people there are.
    count : int
        How many are wanted, in 1 ... n.
    root_seed : int
        Address of the luck.

    Returns
    -------
    (count,) int64 array
        In the order of their numbers; everybody if `count` is `n`.
    """
    luck = numbers(root_seed, 0, Purpose.SAMPLE, n, name_code(name))
    return np.sort(highest(np.zeros(n), count, luck))


def noted(entry: str, count: int, people: int) -> str:
    """Return how a score was computed that may have been computed from some people only.

    Parameters
    ----------
    entry : str
        Of the catalogue, with `sample` and `people`.
    count : int
        From how many, in 0 ... people.
    people : int
        Of how many.

    Returns
    -------
    str
        "exact" if from all.
    """
    if count == people:
        return say("ranked-exact")
    return say(entry, sample=count, people=say("people", count=people))
