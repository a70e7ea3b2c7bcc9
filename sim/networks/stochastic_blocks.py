"""Communities: two people are tied with one chance inside, with another between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import Source
from sim.networks.drawing import distinct, generator, pairs
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import say


@dataclass(frozen=True)
class StochasticBlocks(Source):
    """A stochastic block model with one chance for all ties inside blocks and one between them.

    Parameters
    ----------
    people : int
        From 2 to 1,000,000.
    blocks : int or sequence of int
        How many blocks, as equal in size as can be, or the size of each; at most 1,000.
    inside, outside : float
        Chance that two people of the same block, or of different ones, are tied, in [0, 1]; at most
        50,000,000 ties are expected.

    Notes
    -----
    Trait: ``community``, the number of a person's block.

    References
    ----------
    Holland, Laskey & Leinhardt, "Stochastic blockmodels: first steps", Social Networks 5:109 (1983).
    """

    people: int = setting(10_000, low=2, high=1_000_000)
    blocks: int | Sequence[int] = setting(
        20,
        low=1,
        high=Bound("min(people, 1000)", lambda one: one.people if np.ndim(one.blocks) else min(one.people, 1000)),
        text="how many, or a list with the size of each; trait community",
    )
    inside: float = setting(0.016, low=0, high=1, text="chance of a tie between two people of a block")
    outside: float = setting(0.0002, low=0, high=1, text="chance of a tie between people of different blocks")
    drawn = True

    def __post_init__(self) -> None:
        super().__post_init__()
        sizes = self._sizes()
        if len(sizes) > 1000 or sizes.sum() != self.people:
            raise InputError(
                f"blocks have {self.people:,} people together, in 1,000 blocks at most; "
                f"got {int(sizes.sum()):,} in {len(sizes):,}",
                field="blocks",
            )
        within = float((sizes * (sizes - 1.0)).sum()) / 2
        expected = within * self.inside + (self.people * (self.people - 1.0) / 2 - within) * self.outside
        if expected > 5e7:
            raise InputError(f"inside and outside make at most 50,000,000 ties, got {expected:,.0f}", field="inside")

    def _sizes(self) -> NDArray[np.int64]:
        if hasattr(self.blocks, "__iter__"):
            return np.array(list(cast(Sequence[int], self.blocks)), np.int64)
        return np.diff(np.arange(self.blocks + 1) * self.people // self.blocks)

    @property
    def label(self) -> str:
        """How many people in how many blocks."""
        return say("network-stochastic_blocks", people=say("people", count=self.people), blocks=len(self._sizes()))

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Draw the network: for each block and pair of blocks how many ties, then which.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1, block by block.
        """
        rng, sizes = generator(root_seed, block, "stochastic_blocks"), self._sizes()
        first = np.cumsum(sizes) - sizes
        src: list[NDArray[np.int64]] = []
        dst: list[NDArray[np.int64]] = []
        for one, size in enumerate(sizes.tolist()):
            tied = _drawn(rng, size * (size - 1) // 2, self.inside)
            a, b = pairs(size, tied)
            later = self.people - first[one] - size  # everybody in later blocks
            across = _drawn(rng, size * later, self.outside)
            src += [a + first[one], across // max(later, 1) + first[one]]
            dst += [b + first[one], across % max(later, 1) + first[one] + size]
        network = Network.from_edges(np.concatenate(src), np.concatenate(dst), nodes=np.arange(self.people))
        return network, People(self.people, {"community": np.repeat(np.arange(len(sizes)), sizes)}, made_up=True)


def _drawn(rng: np.random.Generator, possible: int, chance: float) -> NDArray[np.int64]:
    return distinct(rng, possible, int(rng.binomial(possible, chance)))
