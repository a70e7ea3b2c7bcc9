"""Linear threshold: voices add up until a personal threshold, drawn anew in every world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.network import Network
from sim.people import People
from sim.settings import setting
from sim.theories.base import Law, Theory
from sim.theories.thresholds import UniformThresholds

WHOLE = 2**30
"""Evidence of all sources of a person together, where weights are shares of influence."""

ROUNDING = 1e-9
"""Influences that add to no more than this above 1 are taken to add to 1."""


@dataclass(frozen=True)
class LinearThreshold(Theory):
    """A person is convinced once the influence of convinced sources exceeds a uniform share.

    Parameters
    ----------
    tie_weight : {"ignored", "share", "influence"}
        What the weight w of a tie means: nothing, all sources of a person have equal influence;
        a share, influence in proportion to w; the influence itself. Influences on a person add to 1
        where they are equal or shares; else to at most 1, and who is below may stay unconvinced.

    Raises
    ------
    InputError
        If weights are influences and add to more than 1 for somebody; raised by `law`.

    References
    ----------
    Granovetter, "Threshold models of collective behavior", AJS 83:1420 (1978); Kempe,
    Kleinberg & Tardos, "Maximizing the spread of influence through a social network", KDD
    2003, section 2.
    """

    tie_weight: str = setting(
        "ignored", choices=("ignored", "share", "influence"), text="what tie weights mean", was=("weights",)
    )

    def law(self, network: Network, people: People, root_seed: int = 0) -> Law:
        """Return the law: all is heard, thresholds are drawn; in whole numbers throughout."""
        if self.tie_weight == "ignored":
            return Law.of(network, hear=1.0, threshold=UniformThresholds(network.sources))
        return Law.of(
            network,
            hear=1.0,
            evidence=_units(network, self.tie_weight == "share"),
            threshold=UniformThresholds(np.full(network.n, WHOLE, dtype=np.int64)),
            one=WHOLE,
        )


def _units(network: Network, shares: bool) -> NDArray[np.int64]:
    """Return each tie's influence on its listener in units of 2^-30.

    Influences are rounded down, and the units left over go to the largest remainders (the
    earlier source first), so that they add to their sum exactly: 2^30 where they are shares.
    """
    heard = network.heard
    weight = network.ties["weight"][heard.tie]
    listener = network.listener[heard.tie]
    whole = np.bincount(listener, weights=weight, minlength=network.n)
    if not shares:
        _check(network, whole)
    total = whole if shares else np.maximum(whole, 1.0)
    sums = np.where(whole > 0, WHOLE, 0) if shares else np.rint(WHOLE * np.minimum(whole, 1.0)).astype(np.int64)
    exact = WHOLE * np.divide(weight, total[listener], out=np.zeros(network.m), where=total[listener] > 0)
    units = np.floor(exact).astype(np.int64)
    missing = sums - np.bincount(listener, weights=units, minlength=network.n).astype(np.int64)
    order = np.lexsort((np.arange(len(units)), units - exact, listener))
    place = np.arange(len(units)) - heard.start[:-1][listener[order]]
    units[order] += place < missing[listener[order]]
    evidence = np.empty(network.m, dtype=np.int64)
    evidence[heard.tie] = units
    return evidence


def _check(network: Network, whole: NDArray[Any]) -> None:
    """Refuse influences that add to more than 1."""
    worst = int(np.argmax(whole)) if network.n else 0
    if network.n and whole[worst] > 1.0 + ROUNDING:
        raise InputError(
            f"linear_threshold.tie_weight=influence needs tie weights that add to at most 1 for each listener, got"
            f" {whole[worst]:.6g} for {str(network.ids[worst])!r}; divide them, or use tie_weight=share",
            field="tie_weight",
            within="linear_threshold",
        )
