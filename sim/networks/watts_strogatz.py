"""A small world: a circle of neighbours, a few of whose ties lead anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.kernels import kernel
from sim.luck import bound, draw
from sim.network import Network
from sim.networks.base import Source
from sim.networks.drawing import address
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import percent, say


@dataclass(frozen=True)
class WattsStrogatz(Source):
    """A ring of people tied to their nearest, each tie rewired with some chance.

    A rewired tie keeps one end; the other goes to somebody drawn at random who is not yet tied to it.
    So the number of ties is always people x neighbours / 2.

    Parameters
    ----------
    people : int
        From 3 to 1,000,000.
    neighbours : int
        Even, from 2, and less than `people`: half of them on each side before rewiring.
    rewired : float
        Chance that a tie is rewired, in [0, 1]; at 0 the ring lattice.

    References
    ----------
    Watts & Strogatz, "Collective dynamics of 'small-world' networks", Nature 393:440 (1998).
    """

    people: int = setting(10_000, low=3, high=1_000_000)
    neighbours: int = setting(
        10,
        low=2,
        high=Bound("(people - 1) // 2 * 2", lambda one: (one.people - 1) // 2 * 2),
        text="even: half on each side before rewiring",
    )
    rewired: float = setting(0.1, low=0, high=1, text="chance that a tie is rewired; 0 is the ring")
    drawn = True

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.neighbours % 2:
            raise InputError(
                f"neighbours is an even number, half on each side, got {self.neighbours}", field="neighbours"
            )

    @property
    def label(self) -> str:
        """How many people, how many neighbours, and how many ties lead anywhere."""
        return say(
            "network-watts_strogatz",
            people=say("people", count=self.people),
            neighbours=self.neighbours,
            share=percent(self.rewired, 1),
        )

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Draw the network.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1 around the circle.
        """
        n, half = self.people, self.neighbours // 2
        other = (np.arange(n)[:, None] + np.arange(1, half + 1)) % n
        coin, where = (address(root_seed, block, f"watts_strogatz {what}") for what in ("rewired", "to"))
        _rewire(other, np.full(n, 2 * half), int(bound(self.rewired)), *coin, where[-1])
        person = np.repeat(np.arange(n), half)
        return Network.from_edges(person, other.ravel(), nodes=np.arange(n)), People(n)


@kernel
def _rewire(
    other: NDArray[np.int64],
    degree: NDArray[np.int64],
    rewired: int,
    root_seed: Any,
    block: int,
    purpose: int,
    coin: int,
    where: int,
) -> None:
    """Rewire ties lap by lap; `other` holds the ties that each person keeps an end of."""
    n, half = other.shape
    luck = 0
    for lap in range(half):
        for person in range(n):
            if draw(root_seed, block, purpose, person * half + lap, coin) >= rewired or degree[person] == n - 1:
                continue
            to = person
            while _is_tied(other, person, to):
                to = (draw(root_seed, block, purpose, luck, where) * n) >> 32
                luck += 1
            degree[other[person, lap]] -= 1
            degree[to] += 1
            other[person, lap] = to


@kernel
def _is_tied(other: NDArray[np.int64], one: int, two: int) -> bool:
    """Return whether two people are tied, or the same."""
    lap, half = 0, other.shape[1]
    while lap < half and other[one, lap] != two and other[two, lap] != one:
        lap += 1
    return one == two or lap < half
