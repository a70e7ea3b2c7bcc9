"""Fractional threshold: a share of all sources must be convinced first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.network import Network
from sim.people import People
from sim.settings import setting
from sim.theories.base import Law, Theory
from sim.theories.thresholds import share, voices


@dataclass(frozen=True)
class FractionalThreshold(Theory):
    """A person is convinced once at least a share of the people they hear is.

    Parameters
    ----------
    phi : share
        In [0, 1]: int, Fraction, Decimal, text or float. At least one voice is needed.

    References
    ----------
    Watts, "A simple model of global cascades on random networks", PNAS 99:5766 (2002),
    p. 5767 (a threshold is reached at equality).
    """

    phi: Any = setting(
        0.18, low=0, high=1, kind="share", text="share of a person's sources that convinces (Watts 2002, figure 2)"
    )

    learns: ClassVar[tuple[str, ...]] = ("phi",)

    def law(self, network: Network, people: People, root_seed: int = 0) -> Law:
        """Return the law: all is heard, `threshold` is a count of voices."""
        return Law.of(network, hear=1.0, threshold=voices(share("phi", self.phi), network.sources))
