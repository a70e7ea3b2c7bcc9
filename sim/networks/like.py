"""A made-up network like an imported one: nobody is anybody, but it looks alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.graph.communities import by_size, communities
from sim.graph.contacts import contacts
from sim.graph.similarity import Value, degree_distance, likeness
from sim.graph.triangles import closed_pairs, mean_share, possible_pairs
from sim.network import Network
from sim.networks.base import Source
from sim.networks.clustering import clustered
from sim.networks.csv import CSV
from sim.networks.drawing import address, generator
from sim.networks.swaps import Ends
from sim.people import People
from sim.settings import same
from sim.words import number, percent, say

Numbers = NDArray[np.int64]

_MIXING, _PATIENCE, _CLUSTERING = 10, 200, 200
"""Swaps per tie; tries per tie to get them; tries per tie to bring back clustering."""


class _Model(NamedTuple):
    """The network to be like, the communities found in it, its triangles and mean clustering."""

    network: Network
    community: Numbers
    triangles: int
    clustering: float


class _Draw(NamedTuple):
    """A drawn network, its people, and the share of ties that are between the same two as before."""

    network: Network
    people: People
    same: float


@dataclass(frozen=True)
class Like(Source):
    """A network with the people, ties, degrees, communities and clustering of an imported one.

    Communities are found by the Louvain method. Ends of ties are swapped at random, ten times per tie; then
    swaps that bring transitivity and mean clustering back to those of the original are kept, until both
    are within a thousandth of them together, or 200 tries per tie are used up. Everybody keeps their
    number of ties, inside their community and outside, and there are as many ties between any two
    communities; in a directed network, ties that go both ways, out and in are kept apart, so that in-
    and out-degrees are exact. Weights are dealt out anew. Ids are new and in random order; traits are
    not taken over.

    Parameters
    ----------
    edges : str or path
        The table of ties of the original, as for `CSV`.
    directed, header
        As for `CSV`.

    Notes
    -----
    Trait: ``community``, a number.

    References
    ----------
    Swaps: Milo et al., "On the uniform generation of random graphs with prescribed degree sequences",
    arXiv:cond-mat/0312028 (2003). Communities: Blondel et al., "Fast unfolding of communities in large
    networks", J. Statistical Mechanics P10008 (2008). The put-together is ours.
    """

    edges: str | Path = same(CSV, "edges", text="table src,dst[,weight] of the original; may be packed (gz, bz2, zip)")
    directed: bool | None = same(CSV, "directed")
    header: bool | None = same(CSV, "header")
    drawn = True

    @property
    def files(self) -> tuple[Path, ...]:
        """The original."""
        return (Path(self.edges),)

    @property
    def label(self) -> str:
        """Which network it is like."""
        return say("network-like", file=Path(self.edges).name)

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Draw the network.

        Returns
        -------
        tuple of Network and People
            Directed if the original is; ids 0 ... people - 1.
        """
        return self._draw(root_seed, block)[:2]

    def remarks(self, root_seed: int = 0, block: int = 0) -> list[str]:
        """Return how near a draw came, a line for each measure.

        Parameters
        ----------
        root_seed, block
            As in `build`.

        Returns
        -------
        list of str
            A table of the original and the draw.
        """
        model, (network, people, same) = self._model, self._draw(root_seed, block)
        looks = likeness(model.network, network, (model.community, people.traits["community"].astype(np.int64)))
        rows = [
            ("", say("like-original"), say("like-drawn")),
            *((name, *map(_told, both)) for name, both in looks.items()),
        ]
        width = max(len(cell) for row in rows for cell in row)
        lines = [f"{name:14s}{one:>{width}}  {other:>{width}}" for name, one, other in rows]
        apart = degree_distance(model.network, network)
        return [*lines, say("like-distance", distance=number(apart), same=percent(same, 1))]

    @cached_property
    def _model(self) -> _Model:
        network, _ = CSV(self.edges, directed=self.directed, header=self.header).build()
        community = by_size(communities(network))
        start, other, _ = contacts(network)
        closed = closed_pairs(start, other)
        return _Model(network, community, int(closed.sum()) // 3, mean_share(closed, possible_pairs(start)))

    @cached_property
    def _last(self) -> dict[tuple[int, int], _Draw]:
        """The last draw, kept for remarks on it."""
        return {}

    def _draw(self, root_seed: int, block: int) -> _Draw:
        drawn = self._last.get((root_seed, block))
        if drawn is None:
            drawn = self._anew(root_seed, block)
            self._last.clear()
            self._last[root_seed, block] = drawn
        return drawn

    def _anew(self, root_seed: int, block: int) -> _Draw:
        network, community, triangles, clustering = self._model
        rng, n = generator(root_seed, block, "like"), network.n
        ends = Ends.of(network, community)
        ties = len(ends.owner) // 2
        if ties:
            ends.mixed(_MIXING * ties, _PATIENCE * ties, address(root_seed, block, "like mixed"))
            clustered(ends, (triangles, clustering), _CLUSTERING * ties, address(root_seed, block, "like clustered"))
        given = ends.kind < 2 if network.directed else ends.owner < ends.head
        number = rng.permutation(n)
        weights = network.ties["weight"][(network.speaker < network.listener) | network.directed]
        src, dst = ends.owner[given], ends.head[given]
        drawn = Network.from_edges(
            number[src], number[dst], rng.permutation(weights), directed=network.directed, nodes=np.arange(n)
        )
        before = np.argsort(community, kind="stable")
        same = np.isin(before[src] * n + before[dst], network.speaker.astype(np.int64) * n + network.listener)
        own = np.empty(n, dtype=np.int64)
        own[number] = ends.community
        return _Draw(drawn, People(n, {"community": own}, made_up=True), float(same.mean()) if len(same) else 0.0)


def _told(value: Value) -> str:
    if value is None:
        return say("undefined")
    return f"{value:,}" if isinstance(value, int) else f"{value:.4f}"
