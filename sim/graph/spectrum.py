"""The largest eigenvalue of who hears whom, and the vector that belongs to it."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

from sim.graph.adjacency import passed_back, spoken
from sim.graph.krylov import Step, added_up, affordable_rounds, is_rounding
from sim.network import Network
from sim.sums import summed

Values = NDArray[np.float64]
ENOUGH = 1e-12
"""An eigenvalue between ends so near to each other, relatively, is known."""
ABOVE = 1e-9
"""So far above the eigenvalue ways are added up, relatively, to find its vector."""


class Largest(NamedTuple):
    """Ends between which the largest eigenvalue lies.

    Parameters
    ----------
    low, high : float
        0 where ties run round nowhere.
    """

    low: float
    high: float

    @property
    def off(self) -> float:
        """How far they are apart, as a share of the higher."""
        return (self.high - self.low) / self.high if self.high > 0.0 else 0.0


class _Rings(NamedTuple):
    """People from whom ways lead back to themselves, and the ties of such ways."""

    ties: Any
    start: NDArray[np.int64]  # of each group of people who can all reach each other
    group: NDArray[np.int64]

    def ratios(self, vector: Values, flow: Values) -> tuple[float, float]:
        """Return ends of the largest eigenvalue by a positive vector (Collatz and Wielandt)."""
        known = vector > 1e-250
        ratio = np.divide(flow, vector, out=np.zeros(len(flow)), where=known)
        highest = np.maximum.reduceat(ratio, self.start)
        lowest = np.minimum.reduceat(np.where(known, ratio, np.inf), self.start)
        return float(lowest.max()), float(highest.max())

    def scaled(self, vector: Values) -> Values:
        """Return a vector as shares of the largest of each group."""
        return vector / np.maximum.reduceat(vector, self.start)[self.group]


def _rings(ties: Any) -> _Rings | None:
    _, label = csgraph.connected_components(ties, directed=True, connection="strong")
    size = np.bincount(label, minlength=1)
    people = np.flatnonzero(size[label] > 1)
    if not len(people):
        return None
    people = people[np.argsort(label[people], kind="stable")]
    place = np.full(ties.shape[0], -1, np.int64)
    place[people] = np.arange(len(people))
    speaker = np.repeat(np.arange(ties.shape[0]), np.diff(ties.indptr))
    inside = (label[speaker] == label[ties.indices]) & (place[speaker] >= 0)
    at = (place[speaker[inside]], place[ties.indices[inside]])
    own = sparse.coo_array((np.ones(len(at[0])), at), shape=(len(people),) * 2).tocsr()
    start = np.flatnonzero(np.diff(label[people], prepend=-1))
    return _Rings(own, start, np.repeat(np.arange(len(start)), np.diff([*start, len(people)])))


def largest(network: Network) -> Largest:
    """Return ends of the largest eigenvalue of who hears whom.

    Parameters
    ----------
    network : Network
        Who hears whom.

    Returns
    -------
    Largest
        Together, unless that would take too long.

    References
    ----------
    Noda, "Note on the computation of the maximal eigenvalue of a non-negative irreducible
    matrix", Numerische Mathematik 17:382 (1971).
    """
    rings = _rings(spoken(network))
    if rings is None:
        return Largest(0.0, 0.0)
    rounds = affordable_rounds(network.n, network.m)
    ends, vector = Largest(0.0, float(np.diff(rings.ties.indptr).max())), np.ones(len(rings.group))
    for again in range(12):
        for _ in range(min(rounds, 20 if again else 200)):
            flow = passed_back(rings.ties, vector)
            ends = _nearer(rings, ends, vector, flow, not network.directed)
            if ends.off <= ENOUGH:
                return ends
            vector, rounds = rings.scaled(vector + flow), rounds - 1
        if rounds <= 0:
            break
        above = ends.high * (1.0 + ENOUGH)
        step = Step(partial(_below, rings.ties, above), not network.directed, rounds // 4)
        new, _ = added_up(step, vector)
        vector = rings.scaled(np.maximum(new, 1e-250)) if np.isfinite(new).all() else vector
        rounds -= step.rounds // 4
    return ends


def _below(ties: Any, above: float, values: Values) -> Values:
    return passed_back(ties, values) / above


def _nearer(rings: _Rings, ends: Largest, vector: Values, flow: Values, symmetric: bool) -> Largest:
    low, high = rings.ratios(vector, flow)
    if symmetric:  # some eigenvalue lies so near to the quotient of Rayleigh, the largest in the end
        square = summed(vector, vector)
        quotient = summed(vector, flow) / square
        rest = flow - quotient * vector
        low = max(low, quotient)
        near = (summed(rest, rest) / square) ** 0.5
        high = min(high, quotient + near) if near < 1e-6 * quotient else high
    low, high = max(low, ends.low), min(high, ends.high)
    return Largest(min(low, high), high)


def leading(network: Network) -> tuple[Values, float]:
    """Return the vector of the largest eigenvalue of who hears whom.

    Parameters
    ----------
    network : Network
        Who hears whom.

    Returns
    -------
    vector : (n,) float64 array
        Where (G + 1)^k leads a vector of ones, as shares of its largest: what all ways add up to, if
        a step counts just less than makes the sum endless.
    off : float
        By how much it may be wrong; 1 where that is not known.
    """
    ties, ends = spoken(network), largest(network)
    vector, left = np.ones(network.n), affordable_rounds(network.n, network.m)
    if ends.high == 0.0:
        return _longest(ties, vector, left)
    above, off, before = ends.high * (1.0 + ABOVE), 1.0, np.inf
    step = Step(partial(_below, ties, above), not network.directed, left // 3)
    for _ in range(8):
        new, rest = added_up(step, vector)
        if not is_rounding(rest, new):
            return vector if off < 1.0 else new / new.max(), 1.0
        new = np.maximum(new, 0.0) / new.max()
        off, vector = float(np.abs(new - vector).max()), new
        if off < 1e-13 or off > 0.5 * before:
            break
        before = off
    return vector, off


def _longest(ties: Any, vector: Values, rounds: int) -> tuple[Values, float]:
    """Return how many of the longest ways begin with everybody, where no way is endless."""
    for _ in range(rounds):
        flow = passed_back(ties, vector)
        if not flow.any():
            return vector, 0.0
        vector = flow / flow.max()
    return vector, 1.0
