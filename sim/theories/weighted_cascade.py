"""Weighted cascade: everybody is convinced by one of their sources in expectation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.network import Network
from sim.people import People
from sim.settings import setting
from sim.theories.base import Law, Theory


@dataclass(frozen=True)
class WeightedCascade(Theory):
    """An independent cascade in which a tie's chance is one over the listener's sources.

    Parameters
    ----------
    tie_weight : {"ignored", "multiplicity", "share"}
        What the weight w of a tie means, d being the sum of weights of the listener's ties:
        nothing (the chance is one over the number of sources); w parallel ties, so that the
        chance is ``1 - (1 - 1/d)**w``; a share of influence, so that it is ``w / d``.

    References
    ----------
    Kempe, Kleinberg & Tardos, "Maximizing the spread of influence through a social
    network", KDD 2003, section 3.
    """

    tie_weight: str = setting(
        "ignored", choices=("ignored", "multiplicity", "share"), text="what tie weights mean", was=("weights",)
    )

    def law(self, network: Network, people: People, root_seed: int = 0) -> Law:
        """Return the law: `hear` is the one-shot chance, any voice convinces."""
        if self.tie_weight == "ignored":
            return Law.of(network, hear=1.0 / network.sources[network.listener], threshold=1)
        weight = network.ties["weight"]
        total = np.bincount(network.listener, weights=weight, minlength=network.n)[network.listener]
        part = np.divide(weight, total, out=np.zeros(network.m), where=total > 0)
        if self.tie_weight == "multiplicity":
            one = np.divide(1.0, total, out=np.zeros(network.m), where=total > 0)
            part = 1.0 - (1.0 - np.minimum(one, 1.0)) ** weight
        return Law.of(network, hear=np.minimum(part, 1.0), threshold=1)
