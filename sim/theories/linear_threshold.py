"""Linear threshold: voices add up until a personal threshold, drawn anew in every world."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.network import Network
from sim.people import People
from sim.settings import setting
from sim.theories.base import Law, Theory
from sim.theories.thresholds import UniformThresholds

WHOLE = 2**30
"""Evidence of all sources of a person together, where weights are shares of influence."""


@dataclass(frozen=True)
class LinearThreshold(Theory):
    """A person is convinced once the influence of convinced sources exceeds a uniform share.

    Parameters
    ----------
    weights : {"ignored", "share"}
        Whether all sources of a person have equal influence or influence in proportion to
        the weights of their ties. A person's influences add to 1.

    References
    ----------
    Granovetter, "Threshold models of collective behavior", AJS 83:1420 (1978); Kempe,
    Kleinberg & Tardos, "Maximizing the spread of influence through a social network", KDD
    2003, section 2.
    """

    weights: str = setting("ignored", choices=("ignored", "share"), text="what tie weights mean")

    def law(self, network: Network, people: People, root_seed: int = 0) -> Law:
        """Return the law: all is heard, thresholds are drawn; in whole numbers throughout."""
        if self.weights == "ignored":
            return Law.of(network, hear=1.0, threshold=UniformThresholds(network.sources))
        return Law.of(
            network,
            hear=1.0,
            evidence=_rounded_shares(network),
            threshold=UniformThresholds(np.full(network.n, WHOLE, dtype=np.int64)),
            one=WHOLE,
        )


def _rounded_shares(network: Network) -> NDArray[np.int64]:
    """Return each tie's share of its listener's influence in units of 2^-30.

    Shares are rounded down, and the units left over go to the largest remainders (the
    earlier source first), so that they add to 2^30 exactly.
    """
    heard = network.heard
    weight = network.ties["weight"][heard.tie]
    listener = network.listener[heard.tie]
    total = np.bincount(listener, weights=weight, minlength=network.n)[listener]
    exact = WHOLE * np.divide(weight, total, out=np.zeros(network.m), where=total > 0)
    units = np.floor(exact).astype(np.int64)
    given = np.bincount(listener, weights=units, minlength=network.n).astype(np.int64)
    missing = np.where(np.bincount(listener, weights=weight, minlength=network.n) > 0, WHOLE - given, 0)
    order = np.lexsort((np.arange(len(units)), units - exact, listener))
    place = np.arange(len(units)) - heard.start[:-1][listener[order]]
    units[order] += place < missing[listener[order]]
    evidence = np.empty(network.m, dtype=np.int64)
    evidence[heard.tie] = units
    return evidence
