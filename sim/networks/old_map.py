"""The map of a network that strategies see: ties missing and wrong, as in any survey or export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sim.luck import ONE, Purpose, bound, name_code, numbers
from sim.network import Network
from sim.rows import ImportCounts
from sim.settings import Checked, setting

Numbers = NDArray[np.int64]

_TRIES = 20


@dataclass(frozen=True)
class OldMap(Checked):
    """How much of the true network the map of strategies shows, and how much of that is wrong.

    Whether a tie is seen, and whether it is wrong, depends on a number of its own: what is seen at a share is
    seen at every larger one. A wrong tie keeps one of its people, drawn at random (in a directed
    network the one who speaks or the one who listens), and leads to somebody drawn at random to whom
    there is no true tie. If two wrong ties coincide, one is left out. A tie keeps its attributes.

    Parameters
    ----------
    map_shows : float
        Chance that a true tie is on the map, in [0, 1].
    map_wrong : float
        Chance that a tie on the map is wrong, in [0, 1].
    """

    map_shows: float = setting(
        1.0,
        was=("seen_share",),
        low=0,
        high=1,
        text="share of the ties that the strategies' map shows; the campaign runs on all of them",
    )
    map_wrong: float = setting(
        0.0, low=0, high=1, text="share of the ties on that map that lead to somebody else", was=("wrong_share",)
    )

    def of(self, network: Network, root_seed: int = 0, block: int = 0) -> Network:
        """Return the map of a network.

        Parameters
        ----------
        network : Network
            The true one.
        root_seed : int
            Address of the luck.
        block : int
            Which draw of the network, where it is drawn.

        Returns
        -------
        Network
            The same people; the network itself if the map shows all and nothing is wrong.
        """
        if self.map_shows == 1.0 and self.map_wrong == 0.0:
            return network
        tie = np.flatnonzero((network.speaker < network.listener) | network.directed)

        def luck(what: str) -> Numbers:
            """Return a number for each tie; an undirected one has that of its first direction."""
            return numbers(root_seed, block, Purpose.NETWORK, network.m, name_code(what))[tie].astype(np.int64)

        src, dst = network.speaker[tie].astype(np.int64), network.listener[tie].astype(np.int64)
        src, dst = _elsewhere(network, src, dst, luck("seen wrong") < bound(self.map_wrong), luck)
        shown = (luck("seen") < bound(self.map_shows)) & _first(network, src, dst)
        return _of_ties(network, src[shown], dst[shown], tie[shown])


def _elsewhere(
    network: Network, src: Numbers, dst: Numbers, wrong: NDArray[np.bool_], luck: Callable[[str], Numbers]
) -> tuple[Numbers, Numbers]:
    """Return ties of which the wrong ones lead elsewhere; where nobody is found in 20 tries, they stay right."""
    true = network.speaker.astype(np.int64) * network.n + network.listener
    stays = luck("seen stays") < ONE / 2
    src, dst = src.copy(), dst.copy()
    for attempt in range(_TRIES):
        if not wrong.any():
            break
        other = (luck(f"seen to {attempt}") * network.n) >> 32
        one, two = np.where(stays, src, other), np.where(stays, other, dst)
        turned = wrong & (one != two) & ~np.isin(one * network.n + two, true)
        src, dst = np.where(turned, one, src), np.where(turned, two, dst)
        wrong = wrong & ~turned
    return src, dst


def _first(network: Network, src: Numbers, dst: Numbers) -> NDArray[np.bool_]:
    """Return which ties are the first between their two people."""
    low, high = (src, dst) if network.directed else (np.minimum(src, dst), np.maximum(src, dst))
    first = np.zeros(len(src), dtype=bool)
    first[np.unique(low * network.n + high, return_index=True)[1]] = True
    return first


def _of_ties(network: Network, src: Numbers, dst: Numbers, tie: Numbers) -> Network:
    """Return a network of the same people with these ties; attributes are those of true ties by number."""
    ties = len(tie)
    if not network.directed:
        src, dst, tie = np.append(src, dst), np.append(dst, src), np.append(tie, network.heard.tie[tie])
    order = np.argsort(src * network.n + dst)
    src, dst, tie = src[order], dst[order], tie[order]
    start = np.searchsorted(src, np.arange(network.n + 1))
    degree = np.bincount(src, minlength=network.n) + np.bincount(dst, minlength=network.n)
    return replace(
        network,
        start=start.astype(np.int64),
        listener=dst.astype(np.int32),
        ties={name: values[tie] for name, values in network.ties.items()},
        counts=ImportCounts(rows=ties, people=network.n, ties=ties, isolated=int((degree == 0).sum())),
    )
