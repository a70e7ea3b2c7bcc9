"""What a seeding strategy is: a score for everybody, and the best are approached first."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.people import People
from sim.ranking import highest
from sim.world import World


class Strategy(ABC):
    """Whom to approach first.

    A strategy is a frozen dataclass in a file of its own; its fields are its settings. It
    scores people once for a network; equal scores are settled by luck in every world.
    """

    @abstractmethod
    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return a score for everybody; higher is approached first.

        Parameters
        ----------
        network : Network
            Who hears whom.
        people : People
            What is known of them.
        root_seed : int
            Address of the luck of a strategy that samples.

        Returns
        -------
        (n,) float64 array
            Equal each time for equal input. All equal means drawn at random.
        """

    def note(self, network: Network) -> str:
        """Return how the score is computed on a network of this size.

        Parameters
        ----------
        network : Network
            Who hears whom.

        Returns
        -------
        str
            "exact", or what is sampled.
        """
        return "exact"


def roster(score: NDArray[np.float64], budget: int, world: World, name: str) -> NDArray[np.int64]:
    """Return whom a strategy approaches in a world.

    Parameters
    ----------
    score : (n,) float64 array
        From `Strategy.score`.
    budget : int
        How many, in 0 ... n.
    world : World
        Whose luck settles ties.
    name : str
        The strategy's name, the address of that luck.

    Returns
    -------
    (budget,) int64 array
        Distinct people, best first.
    """
    return highest(score, budget, world.roster(name))
