"""Play on fresh networks: each block is a network of its own in a world of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from sim.campaign import Campaign
from sim.engines.base import parts
from sim.engines.compiled import CompiledEngine
from sim.gallery.experiment import Luck
from sim.network import Network
from sim.networks.base import Source
from sim.networks.drawing import generator
from sim.parallel import each
from sim.theories.base import Theory, law_of
from sim.world import World

Rosters = Sequence[NDArray[np.int64]]
Choose = Callable[[Network, np.random.Generator], Rosters]


def reach_on_fresh(source: Source, theory: Theory, choose: Choose, blocks: int, luck: Luck) -> NDArray[np.int64]:
    """Return how many are convinced in the end, on one network after the other.

    Parameters
    ----------
    source : Source
        Draws a network for each block.
    theory : Theory
        How people convince each other.
    choose : callable
        From a network and a generator of luck to the rosters that are approached, each in a run of
        its own in the block's one world; people are given by number.
    blocks : int
        How many networks.
    luck : Luck
        Root seed and threads.

    Returns
    -------
    (blocks, rosters) int64 array
        Convinced people, those approached included.
    """

    def play(block: int) -> list[int]:
        network, people = source.build(luck.root_seed, block)
        law = law_of(theory, network, people, luck.root_seed)
        heard, done = parts(network, people, law, Campaign())
        engine = CompiledEngine(heard)
        world = World(network.n, network.m, luck.root_seed, block)
        rosters = choose(network, generator(luck.root_seed, block, "rosters"))
        return [int(engine.play(world, done, np.asarray(roster, np.int64)).counts[1, -1]) for roster in rosters]

    return np.array(list(each(play, range(blocks), luck.workers)), dtype=np.int64)


def anybody(rosters: int, people: int = 1) -> Choose:
    """Return a choice of people at random.

    Parameters
    ----------
    rosters : int
        How many rosters are drawn.
    people : int
        How many distinct people are on each.

    Returns
    -------
    callable
        For `reach_on_fresh`.
    """

    def choose(network: Network, rng: np.random.Generator) -> Rosters:
        if people == 1:
            return list(rng.integers(0, network.n, (rosters, 1)))
        return [rng.choice(network.n, people, replace=False) for _ in range(rosters)]

    return choose
