"""Laws under which a campaign reaches whoever a live tie leads to, so that its reach is submodular."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.luck import bound
from sim.network import Network
from sim.seeding.context import Evaluator
from sim.theories.base import Law
from sim.theories.thresholds import UniformThresholds
from sim.world import World

CERTAIN = 2**32


@dataclass(frozen=True, eq=False)
class Triggers:
    """Chances for ties to be live, in the order of listeners (`Network.heard`).

    Where any word convinces, ties are live independently. Under linear threshold each person picks
    one of their ties at most, with chances in proportion to evidence.

    Parameters
    ----------
    network : Network
        Who hears whom.
    heard : (m,) int64 array
        Bounds below which a tie is heard at all.
    until : (m,) int64 array
        Evidence of this tie and of those before it of the same listener; empty where any word
        convinces.
    span : (n,) int64 array
        Of which shares people pick; empty too.
    accept, recommend : (n,) int64 array
        Bounds below which people accept, and recommend.
    """

    network: Network
    heard: NDArray[np.int64]
    until: NDArray[np.int64]
    span: NDArray[np.int64]
    accept: NDArray[np.int64]
    recommend: NDArray[np.int64]

    def live(self, world: World) -> NDArray[np.bool_]:
        """Return which ties are live in a world.

        Parameters
        ----------
        world : World
            Random numbers of the world, for ties, thresholds and recommending.

        Returns
        -------
        (m,) bool array
            In the network's own order.
        """
        network = self.network
        tie = network.heard.tie
        live = world.tie[tie] < self.heard
        live &= (world.recommend < self.recommend)[network.heard.speaker] if self.mute else True
        if self.span.size:
            picked = ((world.threshold.astype(np.int64) * self.span) >> 32)[network.listener[tie]]
            live &= (picked < self.until) & (picked >= self.until - self.evidence)
        own = np.empty(network.m, np.bool_)
        own[tie] = live
        return own

    @property
    def mute(self) -> bool:
        """Whether anybody may not recommend."""
        return bool((self.recommend < CERTAIN).any())

    @property
    def evidence(self) -> NDArray[np.int64]:
        """Evidence of each tie, under linear threshold."""
        first = np.zeros(len(self.until), np.int64)
        first[1:] = self.until[:-1]
        start = self.network.heard.start[:-1]
        first[start[start < len(first)]] = 0
        return self.until - first


def triggers(network: Network, evaluator: Evaluator) -> Triggers | None:
    """Return a law as live ties, if it can be said so.

    It can, if any word convinces, or thresholds are uniform and evidence adds to no more than the
    largest, and nothing but live ties decides who is convinced in the end (`Evaluator.limited`).

    Parameters
    ----------
    network : Network
        Who hears whom.
    evaluator : Evaluator
        Theory and campaign.

    Returns
    -------
    Triggers or None
        None where it cannot.

    References
    ----------
    Kempe, Kleinberg & Tardos, "Maximizing the spread of influence through a social network", KDD
    2003, theorems 2.2 and 2.5.
    """
    law, heard = evaluator.law, network.heard
    if evaluator.limited:
        return None
    none = np.zeros(0, np.int64)
    if isinstance(law.threshold, np.ndarray):
        if not ((law.threshold == 1).all() and (law.evidence >= 1).all()):
            return None
        return Triggers(network, _heard(network, law), none, none, evaluator.accept, evaluator.recommend)
    if not isinstance(law.threshold, UniformThresholds):
        return None
    span = np.maximum(law.threshold.span, 1)
    all_before = np.concatenate([[0], np.cumsum(law.evidence[heard.tie])])
    until = all_before[1:] - all_before[heard.start[:-1]][network.listener[heard.tie]]
    if (np.diff(all_before[heard.start]) > span).any():
        return None
    return Triggers(network, _heard(network, law), until, span, evaluator.accept, evaluator.recommend)


def _heard(network: Network, law: Law) -> NDArray[np.int64]:
    """Return bounds for being heard on any day of talking."""
    if law.talk_days is None:
        once = (law.hear > 0).astype(np.float64)
    else:
        once = law.hear if law.talk_days == 1 else 1.0 - (1.0 - law.hear) ** law.talk_days
    return bound(once * law.reach[network.speaker])[network.heard.tie]
